internal import Codebook
public import Tables

/// What a run published, read back from its tables.
///
/// A run and the one before it are compared as tables, so that whoever has two folders of output can compare them too.
public struct PublishedRun: Sendable {
  struct Position: Sendable {
    let stance: Stance
    let isOverride: Bool
    let needsReview: Bool
    let passages: [String]
    let quotation: String
  }

  struct Passage: Sendable {
    let id: String
    let document: String
    let themes: String
    let text: String
    let isOverride: Bool
  }

  struct Participant: Sendable {
    let id: String
    let nameEnglish: String
    let nameFrench: String
    let documents: [String]
  }

  struct Issue: Sendable {
    let id: String
    let theme: Theme
    let labelEnglish: String
    let labelFrench: String
    /// The class of convergence over voices, and agreement A as it is written, which may be empty.
    let convergence: String
    let index: String
  }

  struct Cell: Hashable, Sendable {
    let participant: String
    let issue: String
  }

  /// Those in scope and those known from a note, in the order of their codes.
  let participants: [Participant]
  /// In the order of the codebook.
  let issues: [Issue]
  let positions: [Cell: Position]
  /// By participant, in the order of the documents.
  let passages: [String: [Passage]]
  /// The digest of each document by its path.
  let documents: [String: String]
  /// The verdicts of analysts that no longer rest on their words: participant, issue, line.
  let staleOverrides: [(participant: String, issue: String, line: String)]
  /// The cells that analysts found silent.
  let silenced: Set<Cell>
  /// How many verdicts of analysts hold.
  let overridesInForce: Int
  /// The day of the run, `YYYY-MM-DD`, or empty.
  public let date: String
  /// The digest of all tables of the codebook; empty where an older version published.
  let codebook: String
  /// The program's version; empty where an older version published.
  let version: String

  /// The tables that are read, without which there is nothing to compare.
  public static let needed = [
    "positions.csv", "passages.csv", "participants.csv", "documents.csv", "convergence.csv",
  ]
  /// The tables that are read where they are there.
  public static let welcome = ["run.csv", "overrides.csv"]

  /// Reads the tables of a run.
  ///
  /// - Parameters:
  ///   - files: the bytes of its tables by their names, such as `positions.csv`; others are passed over.
  ///   - folder: the folder that holds them, for errors; empty for none.
  /// - Throws: `TableError` where one is missing, faulty, or of the form meant for spreadsheets, whose text is altered.
  public init(_ files: [String: [UInt8]], in folder: String = "") throws(TableError) {
    let tables = PublishedTables(files: files, folder: folder)
    let rows = tables.rows
    let list = { (field: String) in field.split(separator: ";").map(String.init) }

    participants = try rows("participants.csv", ["participant", "name_en", "name_fr", "document"]).map {
      Participant(id: $0[0], nameEnglish: $0[1], nameFrench: $0[2], documents: list($0[3]))
    }
    issues = try tables.issues()
    var positions: [Cell: Position] = [:]
    for row in try rows(
      "positions.csv", ["participant", "issue", "stance", "source", "needs_review", "passages", "quotation"])
    {
      guard let stance = Stance(rawValue: row[2]) else {
        throw tables.fault("positions.csv", "'\(row[2])' is no stance")
      }
      positions[Cell(participant: row[0], issue: row[1])] = Position(
        stance: stance, isOverride: row[3] == "override", needsReview: row[4] == "true",
        passages: list(row[5]),
        quotation: row[6])
    }
    self.positions = positions
    let passages = try rows("passages.csv", ["participant", "passage_id", "document", "themes", "text"])
    let sources = (try? rows("passages.csv", ["source"])) ?? passages.map { _ in ["coded"] }
    self.passages = Dictionary(
      grouping: zip(passages, sources).map { row, source in
        (
          row[0],
          Passage(
            id: row[1], document: row[2], themes: row[3], text: row[4], isOverride: source == ["override"])
        )
      }, by: \.0
    ).mapValues { $0.map(\.1) }
    documents = Dictionary(
      try rows("documents.csv", ["document", "sha256"]).map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    let overrides =
      files["overrides.csv"] == nil
      ? [] : try rows("overrides.csv", ["status", "participant", "issue", "line"])
    let inForce = overrides.filter { ["applied", "confirmed"].contains($0[0]) }
    staleOverrides = overrides.filter { $0[0] == "stale" }.map { ($0[1], $0[2], $0[3]) }
    overridesInForce = inForce.count
    silenced = Set(inForce.map { Cell(participant: $0[1], issue: $0[2]) }).subtracting(positions.keys)
    let facts = Dictionary(
      files["run.csv"] == nil ? [] : try rows("run.csv", ["item", "value"]).map { ($0[0], $0[1]) },
      uniquingKeysWith: { $1 })
    date = facts["date"] ?? ""
    codebook = facts["codebook"] ?? ""
    version = facts["version"] ?? ""
  }
}

/// Tables that a run published, as bytes.
struct PublishedTables {
  let files: [String: [UInt8]]
  let folder: String

  /// The fields of some columns, row by row.
  func rows(_ name: String, _ columns: [String]) throws(TableError) -> [[String]] {
    guard let bytes = files[name] else { throw fault(name, "there is no such table") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw fault(
        name, "it is written for spreadsheets, which alters text; --csv-dialect rfc4180 leaves it as it is")
    }
    let table = try CSVTable(bytes, name: path(name), required: columns)
    let reader = try FieldReader(table, columns)
    return table.rows.map { row in columns.indices.map { reader.value(row, $0) } }
  }

  /// The issues with their convergence.
  func issues() throws(TableError) -> [PublishedRun.Issue] {
    var issues: [PublishedRun.Issue] = []
    for row in try rows("convergence.csv", ["issue", "theme", "class", "index", "label_en", "label_fr"]) {
      guard let theme = Theme(rawValue: row[1]) else {
        throw fault("convergence.csv", "'\(row[1])' is no theme")
      }
      issues.append(
        PublishedRun.Issue(
          id: row[0], theme: theme, labelEnglish: row[4], labelFrench: row[5], convergence: row[2],
          index: row[3]))
    }
    return issues
  }

  func fault(_ name: String, _ message: String) -> TableError {
    TableError(table: path(name), line: 0, message: message)
  }

  private func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
}
