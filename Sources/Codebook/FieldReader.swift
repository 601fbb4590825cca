internal import Tables

/// Reads the fields of a table's rows by column, with errors that point at the field.
struct FieldReader {
  private let table: CSVTable
  private let places: [Int]
  private let columns: [String]

  /// - Throws: `TableError` where a column is missing.
  init(_ table: CSVTable, _ columns: [String]) throws(TableError) {
    self.table = table
    self.columns = columns
    var places: [Int] = []
    for column in columns {
      guard let place = table.index(of: column) else {
        throw TableError(table: table.name, line: 1, message: "the column '\(column)' is missing")
      }
      places.append(place)
    }
    self.places = places
  }

  func value(_ row: CSVTable.Row, _ column: Int) -> String {
    row.fields[places[column]]
  }

  func text(_ row: CSVTable.Row, _ column: Int) throws(TableError) -> String {
    let text = value(row, column)
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw fault(row, column, "'\(columns[column])' is empty")
    }
    return text
  }

  func theme(_ row: CSVTable.Row, _ column: Int) throws(TableError) -> Theme {
    try choice(row, column, Theme.allCases.map(\.rawValue), called: "theme", Theme.init)
  }

  /// One of a few words.
  ///
  /// - Throws: `TableError` that says what is allowed.
  func choice<Value>(
    _ row: CSVTable.Row, _ column: Int, _ allowed: [String], called kind: String, _ make: (String) -> Value?
  ) throws(TableError) -> Value {
    let written = value(row, column)
    guard allowed.contains(written), let value = make(written) else {
      throw fault(
        row, column, "'\(written)' is no \(kind); allowed are \(allowed.joined(separator: ", "))")
    }
    return value
  }

  func fault(_ row: CSVTable.Row, _ column: Int, offset: Int = 0, _ message: String) -> TableError {
    table.fault(row, field: places[column], offset: offset, message)
  }
}

/// A value read from a row, which knows where it stands.
struct Placed<Value> {
  let value: Value
  let row: CSVTable.Row
  let reader: FieldReader

  init(_ value: Value, _ row: CSVTable.Row, _ reader: FieldReader) {
    self.value = value
    self.row = row
    self.reader = reader
  }

  /// `file:line` of the row, to point at it from elsewhere.
  var place: String { "\(row.table):\(row.line)" }

  func fault(_ column: Int, offset: Int = 0, _ message: String) -> TableError {
    reader.fault(row, column, offset: offset, message)
  }

  func warning(_ column: Int, _ message: String) -> CodebookWarning {
    CodebookWarning(at: fault(column, message))
  }
}

extension [TableError] {
  /// What a reading gives; where it fails, nil, and the fault is kept.
  mutating func noting<Value>(_ read: @autoclosure () throws(TableError) -> Value) -> Value? {
    do throws(TableError) {
      return try read()
    } catch {
      append(error)
      return nil
    }
  }
}
