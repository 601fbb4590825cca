/// Reads the fields of a table's rows by column, with errors that point at the field.
public struct FieldReader: Sendable {
  private let table: CSVTable
  private let places: [Int]
  private let columns: [String]

  /// Finds the columns.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - columns: the names of those to be read, which the functions below number from 0.
  /// - Throws: `TableError` where a column is missing.
  public init(_ table: CSVTable, _ columns: [String]) throws(TableError) {
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

  /// A field as it stands.
  public func value(_ row: CSVTable.Row, _ column: Int) -> String {
    row.fields[places[column]]
  }

  /// A field that must hold more than white space.
  ///
  /// - Throws: `TableError` where it does not.
  public func text(_ row: CSVTable.Row, _ column: Int) throws(TableError) -> String {
    let text = value(row, column)
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw fault(row, column, "'\(columns[column])' is empty")
    }
    return text
  }

  /// One of a few words.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - column: the column's number.
  ///   - allowed: the words.
  ///   - kind: what messages call them.
  ///   - make: gives the value of a word.
  /// - Returns: the value of the word.
  /// - Throws: `TableError` that says what is allowed.
  public func choice<Value>(
    _ row: CSVTable.Row, _ column: Int, _ allowed: [String], called kind: String, _ make: (String) -> Value?
  ) throws(TableError) -> Value {
    try choice(value(row, column), row, column, allowed, called: kind, make)
  }

  /// One of a few words each, joined with `;`.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - column: the column's number.
  ///   - allowed: the words.
  ///   - kind: what messages call them.
  ///   - make: gives the value of a word.
  /// - Returns: the values of the words in their order; none for an empty field.
  /// - Throws: `TableError` that says what is allowed.
  public func choices<Value>(
    _ row: CSVTable.Row, _ column: Int, _ allowed: [String], called kind: String, _ make: (String) -> Value?
  ) throws(TableError) -> [Value] {
    var values: [Value] = []
    for part in value(row, column).split(separator: ";") {
      values.append(try choice(String(part), row, column, allowed, called: kind, make))
    }
    return values
  }

  private func choice<Value>(
    _ written: String, _ row: CSVTable.Row, _ column: Int, _ allowed: [String], called kind: String,
    _ make: (String) -> Value?
  ) throws(TableError) -> Value {
    guard allowed.contains(written), let value = make(written) else {
      throw fault(
        row, column, "'\(written)' is no \(kind); allowed are \(allowed.joined(separator: ", "))")
    }
    return value
  }

  /// An error that points at a field.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - column: the column's number.
  ///   - offset: characters into the field.
  ///   - message: what is wrong.
  /// - Returns: the error.
  public func fault(_ row: CSVTable.Row, _ column: Int, offset: Int = 0, _ message: String) -> TableError {
    table.fault(row, field: places[column], offset: offset, message)
  }
}
