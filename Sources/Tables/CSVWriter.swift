/// Rows as RFC 4180 bytes: UTF-8, CRLF at every line end, quotes only where a field needs them.
public struct CSVWriter: Sendable {
  /// Which readers the file is meant for.
  public enum Form: String, Sendable, CaseIterable {
    /// Text is verbatim, as programs read it.
    case verbatim
    /// A byte-order mark first, and a field that a spreadsheet would run as a formula begins with an apostrophe.
    case spreadsheet
  }

  /// The file so far.
  public private(set) var bytes: [UInt8] = []
  private let form: Form
  private let columns: Int
  /// Empty until the header is written, which is text in every column.
  private var numbers: Set<Int> = []

  /// Begins a file with its header row.
  ///
  /// - Parameters:
  ///   - header: the column names.
  ///   - form: which readers the file is meant for.
  ///   - numbers: the places of columns in which the program writes its own numbers: a sign begins no formula there.
  public init(header: [String], form: Form = .verbatim, numbers: Set<Int> = []) {
    self.form = form
    columns = header.count
    if form == .spreadsheet { bytes = [0xEF, 0xBB, 0xBF] }
    append(header)
    self.numbers = numbers
  }

  /// Adds a row; a short row is filled with empty fields, fields beyond the header's are an error of the caller's.
  ///
  /// - Parameter row: the fields in the header's order.
  public mutating func append(_ row: [String]) {
    precondition(row.count <= columns, "a row of \(row.count) fields under a header of \(columns)")
    for index in 0..<columns {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field: index < row.count ? row[index] : "", isNumber: numbers.contains(index))
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private mutating func append(field: String, isNumber: Bool) {
    var text = Array(field.utf8)
    if form == .spreadsheet, !isNumber, let first = text.first, Self.startsFormula(first) {
      text.insert(UInt8(ascii: "'"), at: 0)
    }
    // An empty field alone in its row is quoted too: an empty line is no row. So is a mark at the very start.
    let quoted =
      text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
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

  /// Whether a spreadsheet may take a field that begins so for a formula (OWASP, "CSV injection").
  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }
}
