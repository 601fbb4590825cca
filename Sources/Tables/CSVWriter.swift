/// Rows as UTF-8 bytes: CRLF at every line end, quotes only where a field needs them, the rest as the dialect says.
public struct CSVWriter: Sendable {
  /// The file so far.
  public private(set) var bytes: [UInt8] = []
  private let dialect: CSVDialect
  private let separator: UInt8
  private let columns: Int
  /// Empty until the header is written, which is text in every column.
  private var numbers: Set<Int> = []

  /// Begins a file with its header row.
  ///
  /// - Parameters:
  ///   - header: the column names.
  ///   - dialect: which readers the file is meant for.
  ///   - numbers: the places of columns in which the program writes its own numbers, with a decimal point: a sign
  ///     begins no formula there, and the point becomes the dialect's mark.
  public init(header: [String], dialect: CSVDialect = .rfc4180, numbers: Set<Int> = []) {
    self.dialect = dialect
    separator = dialect.separator.asciiValue ?? UInt8(ascii: ",")
    columns = header.count
    if dialect.isForSpreadsheets { bytes = [0xEF, 0xBB, 0xBF] }
    append(header)
    self.numbers = numbers
  }

  /// Adds a row; a short row is filled with empty fields, fields beyond the header's are an error of the caller's.
  ///
  /// - Parameter row: the fields in the header's order.
  public mutating func append(_ row: [String]) {
    precondition(row.count <= columns, "a row of \(row.count) fields under a header of \(columns)")
    for index in 0..<columns {
      if index > 0 { bytes.append(separator) }
      let field = index < row.count ? Array(row[index].utf8) : []
      append(numbers.contains(index) ? number(field) : text(field))
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private func number(_ field: [UInt8]) -> [UInt8] {
    guard let mark = dialect.decimalMark.asciiValue else { return field }
    return field.map { $0 == UInt8(ascii: ".") ? mark : $0 }
  }

  private func text(_ field: [UInt8]) -> [UInt8] {
    dialect.isForSpreadsheets ? FormulaGuard.disarmed(field) : field
  }

  private mutating func append(_ text: [UInt8]) {
    // An empty field alone in its row is quoted too: an empty line is no row. So is a mark at the very start.
    let quoted =
      text.contains { $0 == 0x22 || $0 == separator || $0 == 0x0A || $0 == 0x0D }
      || text.first == 0x20 || text.last == 0x20 || text.isEmpty && columns == 1
      || bytes.isEmpty && text.starts(with: [0xEF, 0xBB, 0xBF])
    guard quoted else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
