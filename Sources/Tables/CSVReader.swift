/// A fault in a table, with the place where it stands.
public struct TableError: Error, Equatable, CustomStringConvertible {
  /// The table's name, as the user knows it.
  public let table: String
  /// 1-based line of the fault; 0 where the table as a whole is meant.
  public let line: Int
  /// 1-based column of the line, in UTF-8 bytes; 0 where the whole line is meant.
  public let column: Int
  /// What is wrong and what is allowed.
  public let message: String

  /// Records a fault.
  ///
  /// - Parameters:
  ///   - table: the table's name, as the user knows it.
  ///   - line: 1-based line, 0 for the table as a whole.
  ///   - column: 1-based byte of the line, 0 for the whole line.
  ///   - message: what is wrong and what is allowed; line ends in it, as of a field it quotes, become blanks.
  public init(table: String, line: Int, column: Int = 0, message: String) {
    self.table = table
    self.line = line
    self.column = column
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `table:line:column: error: message`, without the numbers that are 0.
  public var description: String { "\(place): error: \(message)" }

  /// `table:line:column`, without the numbers that are 0.
  public var place: String {
    table + (line > 0 ? ":\(line)" + (column > 0 ? ":\(column)" : "") : "")
  }
}

/// A table read from RFC 4180 bytes, each row knowing the line it began on.
public struct CSVTable: Sendable {
  /// One row below the header.
  public struct Row: Sendable {
    /// The name of the table that the row was read from.
    public let table: String
    /// 1-based line of the file on which the row begins.
    public let line: Int
    /// The fields in the order of the header.
    public let fields: [String]
    /// 1-based byte within the row's first line at which each field begins, its quotation mark left aside (exact
    /// while no field spans lines).
    public let columns: [Int]
  }

  /// The table's name, as the user knows it.
  public let name: String
  /// The column names.
  public let header: [String]
  /// The rows below the header, empty lines left aside.
  public let rows: [Row]
  /// Rows with more or fewer fields than the header; only a reading that goes on behind faults has any.
  public let misfits: [Row]
  /// Whether the reading reached the table's end.
  public let isWhole: Bool

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 with or without a mark; lines end in LF or CRLF; quotes as in RFC 4180.
  ///   - name: what to call the table in errors.
  ///   - required: columns that must be there; their order is free and more may stand beside them.
  /// - Throws: `TableError` for a missing header or column, an unclosed or stray quote, a row of another length.
  public init(_ bytes: [UInt8], name: String, required: [String]) throws(TableError) {
    var faults: [TableError] = []
    let table = try CSVTable(bytes, name: name, required: required, faults: &faults)
    if let first = faults.first { throw first }
    self = table
  }

  /// Reads what can be read of a table and gathers its faults.
  ///
  /// - Parameters:
  ///   - bytes: as above.
  ///   - name: what to call the table in errors.
  ///   - required: columns that must be there.
  ///   - separator: the byte that parts fields.
  ///   - faults: grows by one fault a row of another length, and by the stray or unclosed quote that ends the reading.
  /// - Throws: `TableError` for a missing header or column: nothing below can then be read.
  public init(
    _ bytes: [UInt8], name: String, required: [String], separator: UInt8 = UInt8(ascii: ","),
    faults: inout [TableError]
  ) throws(TableError) {
    var scanner = CSVScanner(bytes: bytes, name: name, separator: separator)
    guard let first = try scanner.next() else {
      throw TableError(
        table: name, line: 1,
        message: "the table is empty; its columns are \(required.joined(separator: ","))")
    }
    for column in required where !first.fields.contains(column) {
      let hint =
        first.fields.count == 1 && first.fields[0].utf8.contains(UInt8(ascii: ";"))
        ? "; fields are parted by commas, not by semicolons" : ""
      throw TableError(
        table: name, line: first.line,
        message: "the column '\(column)' is missing; needed are \(required.joined(separator: ","))" + hint)
    }
    var rows: [Row] = []
    var misfits: [Row] = []
    var isWhole = true
    do throws(TableError) {
      while let row = try scanner.next() {
        if row.fields.count == first.fields.count {
          rows.append(row)
        } else {
          misfits.append(row)
          faults.append(
            TableError(
              table: name, line: row.line,
              message: "\(row.fields.count) fields stand under a header of \(first.fields.count)"))
        }
      }
    } catch {
      faults.append(error)
      isWhole = false
    }
    self.init(name: name, header: first.fields, rows: rows, misfits: misfits, isWhole: isWhole)
  }

  private init(name: String, header: [String], rows: [Row], misfits: [Row], isWhole: Bool) {
    self.name = name
    self.header = header
    self.rows = rows
    self.misfits = misfits
    self.isWhole = isWhole
  }

  /// The table with the rows of another below its own; each row still knows the table it was read from.
  ///
  /// - Parameter other: a table with columns of the same names in any order; columns that only it has are left out,
  ///   those it lacks are empty.
  /// - Returns: the two as one, under this one's name.
  public func followed(by other: CSVTable) -> CSVTable {
    let places = header.map { other.index(of: $0) }
    let added = other.rows.map { row in
      Row(
        table: row.table, line: row.line, fields: places.map { $0.map { row.fields[$0] } ?? "" },
        columns: places.map { $0.map { row.columns[$0] } ?? 0 })
    }
    return CSVTable(
      name: name, header: header, rows: rows + added, misfits: misfits + other.misfits,
      isWhole: isWhole && other.isWhole)
  }

  /// The place of a column in each row's fields.
  ///
  /// - Parameter column: a column name.
  /// - Returns: nil where the table has no such column.
  public func index(of column: String) -> Int? {
    header.firstIndex(of: column)
  }

  /// An error that points at a field.
  ///
  /// - Parameters:
  ///   - row: the row that holds it.
  ///   - field: the field's place in the row.
  ///   - offset: bytes into the field.
  ///   - message: what is wrong and what is allowed.
  /// - Returns: the error, ready to throw.
  public func fault(_ row: Row, field: Int, offset: Int = 0, _ message: String) -> TableError {
    let start = row.columns.indices.contains(field) ? row.columns[field] : 0
    let column = start > 0 ? start + offset : 0
    return TableError(table: row.table, line: row.line, column: column, message: message)
  }
}

/// A pass over the bytes of a table, a row at a time.
private struct CSVScanner {
  let bytes: [UInt8]
  let name: String
  let separator: UInt8
  var at: Int
  var line = 1
  var lineStart: Int

  init(bytes: [UInt8], name: String, separator: UInt8) {
    self.bytes = bytes
    self.name = name
    self.separator = separator
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = at
  }

  mutating func next() throws(TableError) -> CSVTable.Row? {
    // Empty lines are no rows; the header is the first line whatever it holds.
    while line > 1, at < bytes.count, bytes[at] == 0x0A || endsLine(at) {
      at += bytes[at] == 0x0A ? 1 : 2
      line += 1
      lineStart = at
    }
    guard at < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    var columns: [Int] = []
    while true {
      columns.append(at - lineStart + (at < bytes.count && bytes[at] == 0x22 ? 2 : 1))
      fields.append(try field())
      guard at < bytes.count else { break }
      let byte = bytes[at]
      at += 1
      if byte == separator { continue }
      if byte == 0x0D { at += 1 }
      break
    }
    line += 1
    lineStart = at
    return CSVTable.Row(table: name, line: start, fields: fields, columns: columns)
  }

  private mutating func field() throws(TableError) -> String {
    guard at < bytes.count, bytes[at] == 0x22 else {
      let start = at
      while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, !endsLine(at) {
        if bytes[at] == 0x22 {
          throw TableError(
            table: name, line: line, column: at - lineStart + 1,
            message: "a quotation mark stands inside a field; put the field in quotation marks and double it")
        }
        at += 1
      }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    let opened = TableError(
      table: name, line: line, column: at - lineStart + 1,
      message: "a quotation mark is opened here and never closed")
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x22 {
        guard at < bytes.count, bytes[at] == 0x22 else {
          guard at == bytes.count || bytes[at] == separator || bytes[at] == 0x0A || endsLine(at)
          else {
            throw TableError(
              table: name, line: line, column: at - lineStart + 1,
              message:
                "after a closing quotation mark only \(separator == 0x2C ? "a comma" : "a separator") or the line's end may stand"
            )
          }
          return String(decoding: text, as: UTF8.self)
        }
        at += 1
      } else if byte == 0x0A {
        line += 1
        lineStart = at
      }
      text.append(byte)
    }
    throw opened
  }

  private func endsLine(_ index: Int) -> Bool {
    bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
  }
}
