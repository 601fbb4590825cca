public import Codebook
public import Tables

/// The stances that careful readers found in submissions, to learn from and to measure against.
public struct GoldPositions: Sendable {
  /// What the readers say of one participant on one issue.
  public struct Cell: Sendable {
    /// The participant's code or identifier.
    public let participant: String
    /// The issue's place in the codebook.
    public let issue: Int
    /// The stance; nil where the readers differ, and the cell counts neither way.
    public let stance: Stance?
    /// 1-based lines of the document that carry it; may be empty.
    public let lines: [ClosedRange<Int>]
  }

  /// The cells in the order of their table; those not listed are silent.
  public let cells: [Cell]
  /// The participants that the readers read, in the order of their codes, also those without a position.
  public let participants: [String]

  /// Reads the table `participant,issue,stance,evidence_lines`.
  ///
  /// - Parameters:
  ///   - bytes: the table.
  ///   - name: what to call it in errors.
  ///   - codebook: the issues.
  /// - Throws: `TableError` for an unknown issue or stance, lines that are no range, or a cell that stands twice.
  public init(_ bytes: [UInt8], name: String, codebook: Codebook) throws(TableError) {
    let columns = ["participant", "issue", "stance", "evidence_lines"]
    let table = try CSVTable(bytes, name: name, required: columns)
    let places = columns.compactMap { table.index(of: $0) }
    let issues = codebook.issuePlaces
    var cells: [Cell] = []
    var participants: Set<String> = []
    var seen: Set<[String]> = []
    for row in table.rows {
      let field = { (place: Int) in row.fields[places[place]] }
      participants.insert(field(0))
      // "none" says of a participant that it was read and found to take no position.
      if field(2) == "none" { continue }
      guard let issue = issues[field(1)] else {
        throw table.fault(row, field: places[1], "'\(field(1))' is no issue of the codebook")
      }
      let stance = Stance(rawValue: field(2))
      guard stance != nil || field(2) == "disputed" else {
        let allowed = (Stance.allCases.map(\.rawValue) + ["disputed", "none"]).joined(separator: ", ")
        throw table.fault(row, field: places[2], "'\(field(2))' is no stance; allowed are \(allowed)")
      }
      guard seen.insert([field(0), field(1)]).inserted else {
        throw table.fault(row, field: places[1], "'\(field(0))' stands twice on '\(field(1))'")
      }
      var lines: [ClosedRange<Int>] = []
      for part in field(3).split(separator: ";") {
        let ends = part.split(separator: "-").map { Int($0) ?? 0 }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, first > 0, last >= first else {
          throw table.fault(row, field: places[3], "'\(part)' is no range of lines, such as 12 or 12-15")
        }
        lines.append(first...last)
      }
      cells.append(Cell(participant: field(0), issue: issue, stance: stance, lines: lines))
    }
    self.cells = cells
    self.participants = participants.sorted()
  }
}
