internal import Tables

extension FieldReader {
  /// The theme that a field names.
  ///
  /// - Throws: `TableError` that says what is allowed.
  func theme(_ row: CSVTable.Row, _ column: Int) throws(TableError) -> Theme {
    try choice(row, column, Theme.allCases.map(\.rawValue), called: "theme", Theme.init)
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
