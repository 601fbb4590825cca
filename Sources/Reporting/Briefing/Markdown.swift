/// Text of others as part of a Markdown file.
enum Markdown {
  /// The text with every mark that Markdown could take for layout made plain (CommonMark 0.31, 2.4).
  ///
  /// - Parameter text: any text; line ends become blanks.
  /// - Returns: text that shows as it was, wherever in a paragraph it stands.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    var atStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
        escaped.append(" ")
        continue
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "$": escaped.append("\\")
      // A bullet or a rule where a line begins; the scheme of a bare address anywhere.
      case "-", "+", "=": if atStart { escaped.append("\\") }
      case ":": if text.contains("://") { escaped.append("\\") }
      default: break
      }
      escaped.append(scalar)
      atStart = false
    }
    return String(escaped)
  }
}
