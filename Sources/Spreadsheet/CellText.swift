/// Text on its way to a cell: what a workbook cannot hold is replaced in sight, what is too long is cut in
/// sight.
///
/// | in the document            | in the cell                                                          |
/// |----------------------------|----------------------------------------------------------------------|
/// | CR LF, lone CR             | a newline                                                            |
/// | other controls, U+FFFE/F   | U+FFFD, counted: a NUL would end the text, U+FFFE the reading of XML  |
/// | `_x0041_`                  | `_x005F_x0041_` in the file, which Excel shows as `_x0041_`, not `A`  |
/// | beyond 32,767 UTF-16 units | cut between characters, ` […]` added, listed in the ``CutReport``     |
struct CellText {
  /// Excel's limit for a cell and a note, in UTF-16 units.
  static let maximumLength = 32_767

  /// What shows where a text was cut.
  static let cutMark = " […]"

  /// Ready for the library.
  let text: String

  /// Scalars replaced by U+FFFD.
  let replaced: Int

  /// In UTF-16 units, before the cut; nil when the text is whole.
  let cutFrom: Int?

  /// Prepares text.
  ///
  /// - Parameters:
  ///   - original: any text.
  ///   - limit: in UTF-16 units.
  ///   - escaping: whether the place is one where Excel decodes `_xHHHH_`; charts and properties are not.
  init(_ original: String, limit: Int = maximumLength, escaping: Bool = true) {
    var text = original
    var replaced = 0
    if Self.needsRewriting(original) {
      (text, replaced) = Self.rewritten(original, escaping: escaping)
    }
    self.replaced = replaced
    // A UTF-16 count never exceeds the UTF-8 count, which native strings know without looking.
    guard text.utf8.count > limit, text.utf16.count > limit else {
      self.text = text
      cutFrom = nil
      return
    }
    self.text = Self.prefix(of: text, units: limit - Self.cutMark.utf16.count) + Self.cutMark
    cutFrom = original.utf16.count
  }

  /// A text with a space before the `=` it may start with.
  ///
  /// For the places where the library would take it for a formula, or drop the sign: titles, names of series,
  /// messages.
  static func notFormula(_ text: String, escaping: Bool = true) -> String {
    let clean = CellText(text, escaping: escaping).text
    return clean.hasPrefix("=") ? " " + clean : clean
  }

  /// The longest start of a text that fits, cut between characters, never inside one.
  static func prefix(of text: String, units: Int) -> String {
    guard text.utf16.count > units else { return text }
    var end = text.startIndex
    var used = 0
    for index in text.indices {
      used += text[index].utf16.count
      if used > units { break }
      end = text.index(after: index)
    }
    return String(text[..<end])
  }

  /// Whether a text has nothing to replace, tab and newline included.
  static func isClean(_ text: String) -> Bool {
    !text.unicodeScalars.contains { isUnwritable($0) || $0 == "\r" || $0 == "\n" || $0 == "\t" }
  }

  /// Controls but tab, newline and carriage return, and the two code points XML leaves out.
  static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// A sweep over bytes that lets nearly every text pass untouched; a false alarm costs only time.
  private static func needsRewriting(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        switch byte {
        case 0x09, 0x0A: break
        case 0x00..<0x20, 0x7F: return true
        case 0x80...0x9F where previous == 0xC2: return true
        case 0xBE, 0xBF: if previous == 0xBF { return true }
        case UInt8(ascii: "x") where previous == UInt8(ascii: "_"): return true
        default: break
        }
        previous = byte
      }
      return false
    }
  }

  private static func rewritten(_ text: String, escaping: Bool) -> (String, Int) {
    var result = String.UnicodeScalarView()
    var replaced = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\r" {
        let nextIsNewline = index + 1 < scalars.count && scalars[index + 1] == "\n"
        if !nextIsNewline { result.append("\n") }
      } else if isUnwritable(scalar) {
        result.append("\u{FFFD}")
        replaced += 1
      } else {
        if escaping, scalar == "_", isEscape(scalars[index...].prefix(7)) {
          result.append(contentsOf: "_x005F".unicodeScalars)
        }
        result.append(scalar)
      }
    }
    return (String(result), replaced)
  }

  /// Recognises `_xHHHH_`, four hexadecimal digits of either case.
  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let start = scalars.startIndex
    return scalars.count == 7 && scalars[start + 1] == "x" && scalars[start + 6] == "_"
      && scalars[(start + 2)...(start + 5)].allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }
}
