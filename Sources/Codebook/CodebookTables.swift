internal import Tables

/// The rows of the codebook's tables, read as far as they can be, with every fault found on the way.
struct CodebookTables {
  static let objectColumns = ["issue", "side", "concepts", "unless", "turns"]

  private(set) var themes: [Codebook.ThemeEntry] = []
  /// By theme, within a theme in the order of the table.
  private(set) var issues: [Placed<Codebook.Issue>] = []
  private(set) var lexicon: LexiconTables
  private(set) var objects: [Placed<IssueObject>] = []
  /// In the order of the tables; in a table, rows of a wrong length before the others.
  private(set) var faults: [TableError]
  /// Every issue id that stands in the table, in a faulty row too; nil where the table was not read to its end.
  private var known: Set<String>?

  init(from source: CodebookSource) {
    var faults = source.faults
    themes = Self.readThemes(from: source, &faults)
    let read = Self.readIssues(from: source, &faults)
    (issues, known) = read
    lexicon = LexiconTables(from: source, faults: &faults)
    self.faults = faults
    checkCues(in: source)
    readObjects(from: source)
  }

  private static func readThemes(from source: CodebookSource, _ faults: inout [TableError])
    -> [Codebook.ThemeEntry]
  {
    let columns = ["theme", "label_en", "label_fr", "covers", "does_not_cover"]
    guard let table = source.table("codebook/themes.csv", required: columns, faults: &faults),
      let reader = faults.noting(try FieldReader(table, columns))
    else { return [] }
    var entries: [Theme: Codebook.ThemeEntry] = [:]
    var first: [Theme: String] = [:]
    for row in table.rows {
      guard let theme = faults.noting(try reader.theme(row, 0)) else { continue }
      if let place = first[theme] {
        faults.append(
          reader.fault(row, 0, "the theme '\(theme.rawValue)' stands twice, first at \(place)"))
        continue
      }
      first[theme] = "\(row.table):\(row.line)"
      let english = faults.noting(try reader.text(row, 1))
      let french = faults.noting(try reader.text(row, 2))
      guard let english, let french else { continue }
      entries[theme] = Codebook.ThemeEntry(
        theme: theme, labelEnglish: english, labelFrench: french, covers: reader.value(row, 3),
        doesNotCover: reader.value(row, 4))
    }
    let cut = Set(table.misfits.compactMap(\.fields.first))
    for theme in Theme.allCases
    where first[theme] == nil && table.isWhole && !cut.contains(theme.rawValue) {
      faults.append(
        TableError(table: table.name, line: 1, message: "the theme '\(theme.rawValue)' is missing"))
    }
    return Theme.allCases.compactMap { entries[$0] }
  }

  private static func readIssues(from source: CodebookSource, _ faults: inout [TableError])
    -> (issues: [Placed<Codebook.Issue>], known: Set<String>?)
  {
    let columns = ["issue", "theme", "label_en", "label_fr", "support_means", "oppose_means"]
    guard let table = source.table("codebook/issues.csv", required: columns, faults: &faults),
      let reader = faults.noting(try FieldReader(table, columns))
    else { return ([], nil) }
    var first: [String: String] = [:]
    var issues: [Placed<Codebook.Issue>] = []
    for row in table.rows {
      let id = faults.noting(try issueId(reader, row))
      if let id {
        if let place = first[id] {
          faults.append(reader.fault(row, 0, "the issue '\(id)' stands twice, first at \(place)"))
          continue
        }
        first[id] = "\(row.table):\(row.line)"
      }
      let theme = faults.noting(try reader.theme(row, 1))
      var texts: [String] = []
      for column in 2...5 { if let text = faults.noting(try reader.text(row, column)) { texts.append(text) } }
      guard let id, let theme, texts.count == 4 else { continue }
      let issue = Codebook.Issue(
        id: id, theme: theme, labelEnglish: texts[0], labelFrench: texts[1], supportMeans: texts[2],
        opposeMeans: texts[3])
      issues.append(Placed(issue, row, reader))
    }
    if table.rows.isEmpty && table.misfits.isEmpty && table.isWhole {
      faults.append(TableError(table: table.name, line: 1, message: "the table holds no issue"))
    }
    let known = Set(first.keys).union(table.misfits.compactMap(\.fields.first))
    // Rows that a file adds stand with those of their theme.
    let ordered = Theme.allCases.flatMap { theme in issues.filter { $0.value.theme == theme } }
    return (ordered, table.isWhole ? known : nil)
  }

  private static func issueId(_ reader: FieldReader, _ row: CSVTable.Row) throws(TableError) -> String {
    let id = try reader.text(row, 0)
    let shape = Array(id.utf8)
    guard shape.count == 4, shape[..<2].allSatisfy({ (0x41...0x5A).contains($0) }),
      shape[2...].allSatisfy({ (0x30...0x39).contains($0) })
    else {
      throw reader.fault(row, 0, "'\(id)' is no issue id: two capital letters and two digits, such as CO03")
    }
    return id
  }

  private mutating func checkCues(in source: CodebookSource) {
    guard let concepts = lexicon.known else { return }
    for cue in Cue.concepts where !concepts.contains(cue) {
      faults.append(
        TableError(
          table: lexicon.conceptTable, line: 1,
          message: "the concept '\(cue)' is missing; positions are read by "
            + Cue.concepts.joined(separator: ", ")))
    }
  }

  private mutating func readObjects(from source: CodebookSource) {
    let name = "codebook/issue-objects.csv"
    guard let table = source.table(name, required: Self.objectColumns, faults: &faults),
      let reader = faults.noting(try FieldReader(table, Self.objectColumns))
    else { return }
    let issueTable = source.display("codebook/issues.csv")
    var places: [String: Int] = [:]
    for (place, issue) in issues.enumerated() { places[issue.value.id] = place }
    var first: [[String]: String] = [:]
    for row in table.rows {
      let id = reader.value(row, 0)
      if let known, !known.contains(id) {
        faults.append(
          reader.fault(
            row, 0, "'\(id)' is no issue of \(issueTable)" + NearestNames.hint(for: id, among: known)))
      }
      let sides = [Stance.support, .oppose].map(\.rawValue)
      let side = faults.noting(try reader.choice(row, 1, sides, called: "side", Stance.init))
      let groups = readGroups(row, reader)
      let unless = reader.value(row, 3).isEmpty ? [] : readUnless(row, reader)
      let turns = faults.noting(
        try reader.choice(row, 4, ["yes", "no"], called: "answer to 'turns'", { $0 == "yes" }))
      let key = [id, reader.value(row, 1), reader.value(row, 2), reader.value(row, 3)]
      if let place = first[key] {
        faults.append(
          reader.fault(row, 2, "the same combination stands twice for '\(id)', first at \(place)"))
      } else {
        first[key] = "\(row.table):\(row.line)"
      }
      guard let issue = places[id], let side, let groups, let unless, let turns else { continue }
      objects.append(
        Placed(
          IssueObject(
            issue: issue, side: side, groups: groups, unless: unless, turns: turns,
            isLoose: groups.joined().contains { lexicon.concepts[$0].value.kind == .part }), row, reader)
      )
    }
  }

  /// The groups written `one|another third`; nil where one of the concepts is not there.
  private mutating func readGroups(_ row: CSVTable.Row, _ reader: FieldReader) -> [[Int]]? {
    guard let written = faults.noting(try reader.text(row, 2)) else { return nil }
    var groups: [[Int]?] = []
    var start = 0
    for group in written.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
      if !group.isEmpty { groups.append(readGroup(String(group) ?? "", row, 2, at: start, reader)) }
      start += group.count + 1
    }
    let whole = groups.compactMap { $0 }
    return whole.count == groups.count ? whole : nil
  }

  private mutating func readUnless(_ row: CSVTable.Row, _ reader: FieldReader) -> [Int]? {
    let written = reader.value(row, 3)
    if let blank = Array(written.utf8).firstIndex(of: 0x20) {
      faults.append(
        reader.fault(
          row, 3, offset: blank, "a blank stands in 'unless', which is one group; write `|` between concepts")
      )
      return nil
    }
    return readGroup(written, row, 3, at: 0, reader)
  }

  /// The concepts of a group written `one|another`, each fault at its own byte.
  private mutating func readGroup(
    _ group: String, _ row: CSVTable.Row, _ column: Int, at start: Int, _ reader: FieldReader
  ) -> [Int]? {
    var concepts: [Int] = []
    var isSound = true
    var offset = start
    for part in group.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      let id = String(part) ?? ""
      if let place = lexicon.places[id] {
        concepts.append(place)
      } else {
        isSound = false
        if id.isEmpty {
          faults.append(
            reader.fault(
              row, column, offset: offset, "a concept is missing; write one on both sides of `|`"))
        } else if let known = lexicon.known, !known.contains(id) {
          faults.append(reader.fault(row, column, offset: offset, lexicon.unknown(id)))
        }
      }
      offset += part.count + 1
    }
    return isSound ? concepts : nil
  }
}
