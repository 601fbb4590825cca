internal import Tables

/// A combination of concepts that names what an issue is about, with the side that naming it plainly takes.
///
/// ```
/// issue,side,concepts,unless,turns
/// PR06,support,joint_team,,yes                  "joint investigation teams should be possible"
/// SC04,oppose,state_behaviour|peace_security,,yes   named plainly opposes leaving them out; rejected supports it
/// SC09,support,electronic_evidence any_offence,convention_offences_only,yes   both, and not the third
/// ```
public struct IssueObject: Sendable {
  /// The issue's place in `Codebook.issues`.
  public let issue: Int
  /// The stance of a sentence that asks plainly for it: support or oppose.
  public let side: Stance
  /// Groups of concepts by their places in the lexicon: one of each group must be there, one of the first in the
  /// sentence itself, those of the others also in what stands above it.
  public let groups: [[Int]]
  /// Concepts any of which voids it.
  public let unless: [Int]
  /// Whether a rejection turns the side round: not where the object itself denies, as in "without prejudice to".
  public let turns: Bool

  static let table = "codebook/issue-objects.csv"
  static let columns = ["issue", "side", "concepts", "unless", "turns"]

  /// Reads and checks the table.
  ///
  /// - Throws: `TableError` for an unknown issue, side or concept, an empty combination, a row that stands twice.
  static func all(from source: CodebookSource, issues: [Codebook.Issue], lexicon: Lexicon) throws(TableError)
    -> [IssueObject]
  {
    let table = try source.table(Self.table, required: columns)
    let reader = try FieldReader(table, columns)
    var places: [String: Int] = [:]
    for (place, issue) in issues.enumerated() { places[issue.id] = place }
    var seen: Set<[String]> = []
    var objects: [IssueObject] = []
    for row in table.rows {
      guard let issue = places[reader.value(row, 0)] else {
        throw reader.fault(row, 0, "'\(reader.value(row, 0))' is no issue of codebook/issues.csv")
      }
      guard let side = Stance(rawValue: reader.value(row, 1)), side != .conditional else {
        throw reader.fault(row, 1, "'\(reader.value(row, 1))' is no side; allowed are support, oppose")
      }
      let turns = reader.value(row, 4)
      guard turns == "yes" || turns == "no" else {
        throw reader.fault(row, 4, "'\(turns)' is neither yes nor no")
      }
      let written = try reader.text(row, 2)
      guard seen.insert([reader.value(row, 0), reader.value(row, 1), written, reader.value(row, 3)]).inserted
      else {
        throw reader.fault(row, 2, "the same combination stands twice for '\(reader.value(row, 0))'")
      }
      var groups: [[Int]] = []
      for group in written.split(separator: " ") {
        groups.append(try concepts(String(group), row, 2, reader, lexicon))
      }
      let unless = reader.value(row, 3)
      objects.append(
        IssueObject(
          issue: issue, side: side, groups: groups,
          unless: unless.isEmpty ? [] : try concepts(unless, row, 3, reader, lexicon), turns: turns == "yes"))
    }
    return objects
  }

  /// The concepts of a group written as `one|another`.
  private static func concepts(
    _ group: String, _ row: CSVTable.Row, _ column: Int, _ reader: FieldReader, _ lexicon: Lexicon
  ) throws(TableError) -> [Int] {
    var concepts: [Int] = []
    for id in group.split(separator: "|", omittingEmptySubsequences: false) {
      guard let place = lexicon.place(of: String(id)) else {
        throw reader.fault(row, column, "'\(id)' is no concept of codebook/concepts.csv")
      }
      concepts.append(place)
    }
    return concepts
  }
}

/// Which sides the objects of an issue take when they are named plainly.
public enum Sidedness: Sendable {
  /// Plain naming supports, or the issue has no object.
  case plain
  /// Plain naming opposes: the issue is to leave something out.
  case inverted
  /// Some objects support and others oppose.
  case twoSided
}

extension Codebook {
  /// The sidedness of each issue, in the order of `issues`.
  public var sidedness: [Sidedness] {
    let sides = Dictionary(grouping: objects, by: \.issue).mapValues { Set($0.map(\.side)) }
    return issues.indices.map { issue in
      switch sides[issue] {
      case [.oppose]: .inverted
      case [.support, .oppose]: .twoSided
      default: .plain
      }
    }
  }
}
