/// The columns of a table that a run writes, with what they hold.
struct TableSchema {
  /// What a column's fields are, in the words of Frictionless Table Schema.
  enum FieldType: String {
    case string, integer, number, date
  }

  /// One column.
  struct Column {
    let name: String
    let type: FieldType
    let description: String
  }

  let name: String
  let title: String
  let columns: [Column]

  var header: [String] { columns.map(\.name) }

  init(_ name: String, _ title: String, _ columns: [(String, FieldType, String)]) {
    self.name = name
    self.title = title
    self.columns = columns.map { Column(name: $0.0, type: $0.1, description: $0.2) }
  }
}
