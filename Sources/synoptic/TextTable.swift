/// A table in columns of characters: the first to the left, the others to the right.
struct TextTable {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  mutating func append(_ row: [String]) { rows.append(row) }

  /// The rows below their header, each two blanks in.
  var lines: [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let fields = zip(row, widths).enumerated().map { column, field in
        let space = String(repeating: " ", count: field.1 - field.0.count)
        return column == 0 ? field.0 + space : space + field.0
      }
      return "  " + fields.joined(separator: "  ")
    }
  }
}
