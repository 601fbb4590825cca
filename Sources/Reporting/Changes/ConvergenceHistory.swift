public import Tables

/// How the convergence of each issue moved across the runs kept in a history.
public struct ConvergenceHistory: Sendable {
  /// One run's state of the issues.
  public struct Snapshot: Sendable {
    /// What the history calls it: its date, with a number where a day has several.
    public let name: String
    let issues: [String: PublishedRun.Issue]

    /// The table that holds it.
    public static let table = "convergence.csv"

    /// Reads a run's table of convergence.
    ///
    /// - Parameters:
    ///   - name: its name in the history.
    ///   - bytes: its table.
    ///   - folder: the folder that holds the table, for errors.
    /// - Throws: `TableError` where it is faulty.
    public init(name: String, convergence bytes: [UInt8], in folder: String) throws(TableError) {
      self.name = name
      issues = Dictionary(
        try PublishedTables(files: [Self.table: bytes], folder: folder).issues().map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The oldest first.
  let snapshots: [Snapshot]

  /// Gathers runs.
  ///
  /// - Parameter snapshots: the oldest first; the last is the run itself.
  public init(_ snapshots: [Snapshot]) {
    self.snapshots = snapshots
  }

  /// The rows of the table, by issue, then by age.
  var rows: [[String]] {
    guard let last = snapshots.last else { return [] }
    return last.issues.keys.sorted().flatMap { issue in
      snapshots.compactMap { snapshot in
        snapshot.issues[issue].map { [issue, snapshot.name, $0.convergence, $0.index] }
      }
    }
  }
}

extension RunTables {
  static let historySchema = TableSchema(
    "history", "History: how the convergence of each issue moved across the runs kept, the oldest first",
    key: ["issue", "snapshot"],
    [
      ("issue", .string, "issue id"), ("snapshot", .string, "the run's name in the history: its date"),
      ("class", .string, "class of convergence over voices, as in convergence.csv"),
      ("index", .number, "agreement A over voices, -1 to 1; empty below 3 voices"),
    ])
}
