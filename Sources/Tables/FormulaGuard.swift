/// Keeps spreadsheets from running text as a formula (OWASP, "CSV Injection").
///
/// A cell runs where it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line end. A cell may begin
/// in the middle of a field too, where a program that goes by another separator cuts it. So an apostrophe is put
/// before each of these signs that begins a field or stands behind a separator; quotes between the two do not count.
///
/// ```
/// =1+1         '=1+1
/// a;=1+1       a;'=1+1
/// a, - b       a, - b      a blank makes text of it
/// ```
enum FormulaGuard {
  private static let apostrophe = UInt8(ascii: "'")
  private static let quote = UInt8(ascii: "\"")

  /// The text with apostrophes where a cell would run.
  static func disarmed(_ text: [UInt8]) -> [UInt8] {
    var disarmed: [UInt8] = []
    var isStart = true
    for place in text.indices {
      let byte = text[place]
      if isStart, runs(text[place...]) { disarmed.append(apostrophe) }
      disarmed.append(byte)
      isStart = separates(byte) || isStart && byte == quote
    }
    return disarmed
  }

  private static func runs(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    // U+FF1D, U+FF0B, U+FF0D, U+FF20
    case 0xEF:
      text.dropFirst().first == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text.dropFirst(2).first)
    default: false
    }
  }

  /// Whether a cell may begin behind a byte: what programs cut rows and fields at.
  private static func separates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
