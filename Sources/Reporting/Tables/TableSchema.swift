internal import Tables

/// The columns of a table that a run writes, with what they hold.
struct TableSchema {
  /// What a column's fields are, in the words of Frictionless Table Schema.
  enum FieldType: String {
    case string, integer, number, boolean
  }

  /// One column.
  struct Column {
    let name: String
    let type: FieldType
    let description: String
  }

  let name: String
  let title: String
  /// The names of the columns that tell a row from every other one.
  let key: [String]
  let columns: [Column]

  var header: [String] { columns.map(\.name) }

  init(_ name: String, _ title: String, key: [String], _ columns: [(String, FieldType, String)]) {
    self.name = name
    self.title = title
    self.key = key
    self.columns = columns.map { Column(name: $0.0, type: $0.1, description: $0.2) }
  }

  /// The table as a resource of a Frictionless data package.
  ///
  /// - Parameters:
  ///   - dialect: how the file is written.
  ///   - size: bytes of the file.
  /// - Returns: its name, dialect and columns.
  func resource(dialect: CSVDialect, size: Int) -> JSON {
    .object([
      ("name", .string(name)), ("title", .string(title)), ("path", .string(name + ".csv")),
      ("profile", .string("tabular-data-resource")), ("format", .string("csv")),
      ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")), ("bytes", .integer(size)),
      (
        "dialect",
        .object([
          ("delimiter", .string(String(dialect.separator))), ("lineTerminator", .string("\r\n")),
          ("quoteChar", .string("\"")), ("doubleQuote", .boolean(true)), ("header", .boolean(true)),
        ])
      ),
      (
        "schema",
        .object([
          (
            "fields",
            .array(
              columns.map { column in
                .object(
                  [
                    ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
                    ("description", .string(column.description)),
                  ]
                    + (column.type == .number
                      ? [("decimalChar", .string(String(dialect.decimalMark)))] : []))
              })
          ),
          ("primaryKey", .array(key.map(JSON.string))), ("missingValues", .array([.string("")])),
        ])
      ),
    ])
  }
}
