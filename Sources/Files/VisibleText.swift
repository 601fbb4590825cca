extension String {
  /// The text for a terminal, with what the terminal would obey made visible.
  ///
  /// Control characters and the marks that turn the direction of writing (Unicode UAX #9) become `\u{1b}` and the
  /// like, so that a name or a passage can neither hide a line nor pass for another.
  ///
  /// - Parameter keepsLines: line feeds stay.
  /// - Returns: the text, otherwise as it is.
  public func visible(keepsLines: Bool = false) -> String {
    guard unicodeScalars.contains(where: Self.isObeyed) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if Self.isObeyed(scalar), !(keepsLines && scalar == "\n") {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
