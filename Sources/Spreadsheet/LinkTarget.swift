/// What a link opens.
public enum LinkTarget: Hashable, Sendable {
  /// A cell of the same workbook.
  case cell(Sheet, CellReference)

  /// An address that starts with `http://`, `https://` or `mailto:`.
  case web(String)

  /// Excel's limit, which is also the size of the library's buffer.
  static let maximumLength = 2_079

  /// The address as the library wants it, or why there is none.
  func address() -> Result<String, Refusal> {
    switch self {
    case .cell(let sheet, let cell):
      if sheet.name.contains("#") {
        // The library would split the address there.
        return .failure(Refusal(address: sheet.name, reason: "the name of the sheet has a “#”"))
      }
      return .success("internal:" + SheetName.quoted(sheet.name) + "!" + cell.a1)
    case .web(let text):
      let start = text.prefix(8).lowercased()
      guard ["http://", "https://", "mailto:"].contains(where: start.hasPrefix) else {
        return .failure(
          Refusal(address: text, reason: "it starts with neither http://, https:// nor mailto:"))
      }
      let encoded = Self.percentEncoded(text)
      guard encoded.utf8.count <= Self.maximumLength else {
        return .failure(
          Refusal(
            address: text,
            reason: "it has \(encoded.utf8.count) bytes encoded, \(Self.maximumLength) at most"))
      }
      return .success(encoded)
    }
  }

  /// Why an address is refused.
  struct Refusal: Error {
    let address: String
    let reason: String
  }

  /// Encodes what an address may not hold, and two words the library looks for anywhere in an address:
  /// `https://example.org/?q=internal:x` would become a link within the workbook.
  private static func percentEncoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let keep =
        switch byte {
        case UInt8(ascii: "%"): bytes[(index + 1)...].prefix(2).count(where: isHexadecimal) == 2
        case UInt8(ascii: ":"):
          !["internal", "external"].contains { bytes[..<index].suffix(8).elementsEqual($0.utf8) }
        case 0x21...0x7E: !#""<>[]\^`{}|"#.utf8.contains(byte)
        default: false
        }
      if keep {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
    case UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }
}
