public import Codebook
public import Tables

/// Sentences and whole submissions written for training, with their themes and the stances they take.
public struct TrainingCorpus: Sendable {
  /// One sentence.
  public struct Row: Sendable {
    /// Who wrote it for what, with its number, such as `CO01-en-c-001`.
    public let id: String
    /// The language it is written in.
    public let language: Language
    /// The sentence, UTF-8.
    public let text: [UInt8]
    /// Its themes.
    public let themes: ThemeSet
    /// The id of the issue it was written for; empty where there is none.
    public let issue: String
    /// The stance it takes on that issue; nil where it takes none.
    public let stance: Stance?
  }

  /// The sentences in the order of their tables.
  public private(set) var rows: [Row] = []
  /// The whole submissions in the order of their tables.
  public private(set) var submissions: [WrittenSubmission] = []
  /// The participants whose submissions a writer had read, by the writer; none for those not listed.
  public private(set) var read: [String: Set<String>] = [:]

  /// A corpus without a row.
  public init() {}

  /// Adds the rows of a table `id,language,text,themes,issue,stance,kind`.
  ///
  /// - Parameters:
  ///   - bytes: the table.
  ///   - name: what to call it in errors.
  /// - Throws: `TableError` for an unknown theme, language or stance, or an empty text.
  public mutating func add(_ bytes: [UInt8], name: String) throws(TableError) {
    let columns = ["id", "language", "text", "themes", "issue", "stance", "kind"]
    let table = try CSVTable(bytes, name: name, required: columns)
    let reader = try FieldReader(table, columns)
    for row in table.rows {
      let language = try Self.language(reader, row, 1)
      let text = try reader.text(row, 2)
      let themes = try Self.themes(reader, row, 3)
      let stance: Stance? = try reader.choice(
        row, 5, Stance.allCases.map(\.rawValue) + ["silent", ""], called: "stance"
      ) { .some(Stance(rawValue: $0)) }
      rows.append(
        Row(
          id: reader.value(row, 0), language: language, text: Array(text.utf8), themes: themes,
          issue: reader.value(row, 4), stance: stance))
    }
  }

  /// Adds the submissions of a table; see `WrittenSubmission.read`.
  ///
  /// - Parameters:
  ///   - bytes: the table.
  ///   - name: what to call it in errors.
  /// - Throws: `TableError` for a faulty row.
  public mutating func addSubmissions(_ bytes: [UInt8], name: String) throws(TableError) {
    submissions += try WrittenSubmission.read(bytes, name: name)
  }

  /// Adds a table `writer,read` of the participants, joined with `;`, whose submissions a writer had read.
  ///
  /// What such a writer wrote is left out together with them.
  ///
  /// - Parameters:
  ///   - bytes: the table.
  ///   - name: what to call it in errors.
  /// - Throws: `TableError` for an empty field.
  public mutating func addWriters(_ bytes: [UInt8], name: String) throws(TableError) {
    let columns = ["writer", "read"]
    let table = try CSVTable(bytes, name: name, required: columns)
    let reader = try FieldReader(table, columns)
    for row in table.rows {
      let participants = try reader.text(row, 1).split(separator: ";").map(String.init)
      read[try reader.text(row, 0), default: []].formUnion(participants)
    }
  }

  /// A language whose wording of the concepts is known.
  static func language(_ reader: FieldReader, _ row: CSVTable.Row, _ column: Int) throws(TableError)
    -> Language
  {
    try reader.choice(row, column, Language.coded.map(\.code), called: "language with wording", Language.init)
  }

  /// Themes joined with `;`.
  static func themes(_ reader: FieldReader, _ row: CSVTable.Row, _ column: Int) throws(TableError) -> ThemeSet
  {
    ThemeSet(
      try reader.choices(row, column, Theme.allCases.map(\.rawValue), called: "theme", Theme.init(rawValue:)))
  }
}

extension TrainingCorpus {
  /// Keeps a part of the rows and of the whole submissions, as their ids alone decide.
  ///
  /// - Parameter parts: one in how many is kept; what one in eight keeps, one in four keeps too.
  public mutating func keep(oneIn parts: UInt64) {
    rows.removeAll { FixedRandom.number(of: $0.id) % parts != 0 }
    submissions.removeAll { FixedRandom.number(of: $0.id) % parts != 0 }
  }

  /// Forgets the sentences.
  public mutating func removeRows() { rows = [] }

  /// Forgets the whole submissions.
  public mutating func removeSubmissions() { submissions = [] }
}
