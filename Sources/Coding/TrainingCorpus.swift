public import Codebook
public import Tables

/// Sentences written for training, with their themes and the stance they take.
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
    let places = columns.compactMap { table.index(of: $0) }
    for row in table.rows {
      let language = Language(row.fields[places[1]])
      guard Language.coded.contains(language) else {
        let allowed = Language.coded.map(\.code).joined(separator: ", ")
        throw table.fault(
          row, field: places[1], "'\(language.code)' has no wording of the concepts; allowed are \(allowed)")
      }
      guard !row.fields[places[2]].isEmpty else {
        throw table.fault(row, field: places[2], "'text' is empty")
      }
      var themes: [Theme] = []
      for id in row.fields[places[3]].split(separator: ";") {
        guard let theme = Theme(rawValue: String(id)) else {
          throw table.fault(row, field: places[3], "'\(id)' is no theme")
        }
        themes.append(theme)
      }
      let stance = Stance(rawValue: row.fields[places[5]])
      guard stance != nil || ["", "silent"].contains(row.fields[places[5]]) else {
        let allowed = (Stance.allCases.map(\.rawValue) + ["silent"]).joined(separator: ", ")
        throw table.fault(
          row, field: places[5], "'\(row.fields[places[5]])' is no stance; allowed are \(allowed)")
      }
      rows.append(
        Row(
          id: row.fields[places[0]], language: language, text: Array(row.fields[places[2]].utf8),
          themes: ThemeSet(themes),
          issue: row.fields[places[4]], stance: stance))
    }
  }
}
