internal import Matching
internal import Tables

/// The rows of the tables of concepts and wording, read as far as they can be.
struct LexiconTables {
  /// A wording with the place of its concept.
  struct Wording {
    let pattern: Pattern
    let concept: Int
  }

  static let conceptColumns = ["concept", "kind", "label_en", "label_fr"]

  private(set) var concepts: [Placed<Lexicon.Concept>] = []
  private(set) var places: [String: Int] = [:]
  private(set) var patterns: [Language: [Placed<Wording>]] = [:]
  private(set) var skipped: [Language: SkippedWords] = [:]
  /// Every id that stands in the table of concepts, in a faulty row too; nil where the table was not read to its end.
  private(set) var known: Set<String>? = []
  /// What messages call the table of concepts.
  let conceptTable: String

  init(from source: CodebookSource, faults: inout [TableError]) {
    conceptTable = source.display("codebook/concepts.csv")
    readConcepts(from: source, &faults)
    readSkippedWords(from: source, &faults)
    var worded: Set<String>? = []
    for language in Language.coded {
      let found = readWording(of: language, from: source, &faults)
      worded = found.flatMap { worded?.union($0) }
    }
    guard let worded else { return }
    for concept in concepts where !worded.contains(concept.value.id) {
      let tables = Language.coded.map { "wording.\($0.code).csv" }.joined(separator: " or ")
      faults.append(
        concept.fault(
          0, "the concept '\(concept.value.id)' has no pattern in any language; add one to \(tables)")
      )
    }
  }

  /// That a table names a concept that is not there.
  func unknown(_ id: String) -> String {
    "'\(id)' is no concept of \(conceptTable)" + NearestNames.hint(for: id, among: known ?? [])
  }

  private mutating func readConcepts(from source: CodebookSource, _ faults: inout [TableError]) {
    let columns = Self.conceptColumns
    guard let table = source.table("codebook/concepts.csv", required: columns, faults: &faults),
      let reader = faults.noting(try FieldReader(table, columns))
    else {
      known = nil
      return
    }
    var first: [String: String] = [:]
    var ids = Set(table.misfits.compactMap(\.fields.first))
    for row in table.rows {
      let id = faults.noting(try Self.id(reader, row))
      let kind = faults.noting(
        try reader.choice(
          row, 1, Lexicon.Concept.Kind.allCases.map(\.rawValue), called: "kind",
          Lexicon.Concept.Kind.init))
      if let id {
        ids.insert(id)
        if let place = first[id] {
          faults.append(reader.fault(row, 0, "the concept '\(id)' stands twice, first at \(place)"))
          continue
        }
        first[id] = "\(row.table):\(row.line)"
      }
      let english = faults.noting(try reader.text(row, 2))
      let french = faults.noting(try reader.text(row, 3))
      guard let id, let kind, let english, let french else { continue }
      places[id] = concepts.count
      concepts.append(
        Placed(.init(id: id, kind: kind, labelEnglish: english, labelFrench: french), row, reader))
    }
    known = table.isWhole ? ids : nil
  }

  private static func id(_ reader: FieldReader, _ row: CSVTable.Row) throws(TableError) -> String {
    let id = try reader.text(row, 0)
    let isPlain = id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    guard isPlain else {
      throw reader.fault(
        row, 0, "'\(id)' is no concept id: small letters, digits and underscores, such as joint_team")
    }
    return id
  }

  private mutating func readSkippedWords(from source: CodebookSource, _ faults: inout [TableError]) {
    let columns = ["language", "word"]
    guard let table = source.table("codebook/skipped-words.csv", required: columns, faults: &faults),
      let reader = faults.noting(try FieldReader(table, columns))
    else { return }
    var words: [String: [String]] = [:]
    for row in table.rows {
      let language = faults.noting(
        try reader.choice(row, 0, Language.coded.map(\.code), called: "language", { $0 }))
      let word = faults.noting(try reader.text(row, 1))
      if let language, let word { words[language, default: []].append(word) }
    }
    for language in Language.coded { skipped[language] = SkippedWords(words[language.code] ?? []) }
  }

  /// Reads the wording of a language and gives the concepts that have some, those of faulty rows among them; nil
  /// where that cannot be known.
  private mutating func readWording(
    of language: Language, from source: CodebookSource, _ faults: inout [TableError]
  ) -> Set<String>? {
    let columns = ["concept", "pattern"]
    let name = "codebook/wording.\(language.code).csv"
    guard let table = source.table(name, required: columns, faults: &faults),
      let reader = faults.noting(try FieldReader(table, columns))
    else { return nil }
    let skip = skipped[language] ?? SkippedWords.none
    var worded: Set<String> = []
    var found: [Placed<Wording>] = []
    for row in table.rows {
      let id = reader.value(row, 0)
      worded.insert(id)
      if let known, !known.contains(id) { faults.append(reader.fault(row, 0, unknown(id))) }
      guard let written = faults.noting(try reader.text(row, 1)) else { continue }
      do throws(PatternError) {
        let pattern = try Pattern(written, skipping: skip)
        if let place = places[id] {
          found.append(Placed(.init(pattern: pattern, concept: place), row, reader))
        }
      } catch {
        faults.append(reader.fault(row, 1, offset: error.column - 1, error.problem))
      }
    }
    patterns[language] = found
    return table.isWhole && table.misfits.isEmpty ? worded : nil
  }
}
