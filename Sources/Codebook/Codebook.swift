public import Tables

/// The coding frame: themes and issues with their meaning, and the concepts that texts are read by.
///
/// Everything in it comes from tables, which are checked as they are read.
public struct Codebook: Sendable {
  /// A theme's row: what it is called and what belongs to it.
  public struct ThemeEntry: Sendable {
    /// The theme.
    public let theme: Theme
    /// Its name in English.
    public let labelEnglish: String
    /// Its name in French.
    public let labelFrench: String
    /// What is filed under it.
    public let covers: String
    /// What is not, and where that goes.
    public let doesNotCover: String
  }

  /// An issue's row: the proposition on which States take a stance.
  public struct Issue: Sendable {
    /// Two letters of the theme and two digits, such as `CO03`.
    public let id: String
    /// The theme it belongs to.
    public let theme: Theme
    /// Its name in English.
    public let labelEnglish: String
    /// Its name in French.
    public let labelFrench: String
    /// What a State asks for that supports it.
    public let supportMeans: String
    /// What a State asks for that opposes it.
    public let opposeMeans: String
  }

  /// The seven themes in the order of `Theme.allCases`.
  public let themes: [ThemeEntry]
  /// The issues in the order of the codebook.
  public let issues: [Issue]
  /// The concepts and their wording.
  public let lexicon: Lexicon
  /// What names the issues in a sentence, in the order of its table.
  public let objects: [IssueObject]

  /// Reads and checks the coding frame.
  ///
  /// - Parameter source: where the tables come from.
  /// - Throws: `TableError` with file, line and column for the first fault.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    themes = try Self.readThemes(from: source)
    issues = try Self.readIssues(from: source)
    lexicon = try Lexicon(from: source)
    objects = try IssueObject.all(from: source, issues: issues, lexicon: lexicon)
  }

  private static func readThemes(from source: CodebookSource) throws(TableError) -> [ThemeEntry] {
    let table = try source.table(
      "codebook/themes.csv", required: ["theme", "label_en", "label_fr", "covers", "does_not_cover"])
    let reader = try FieldReader(table, ["theme", "label_en", "label_fr", "covers", "does_not_cover"])
    var entries: [Theme: ThemeEntry] = [:]
    for row in table.rows {
      let theme = try reader.theme(row, 0)
      guard entries[theme] == nil else {
        throw reader.fault(row, 0, "the theme '\(theme.rawValue)' stands twice")
      }
      entries[theme] = ThemeEntry(
        theme: theme, labelEnglish: try reader.text(row, 1), labelFrench: try reader.text(row, 2),
        covers: reader.value(row, 3), doesNotCover: reader.value(row, 4))
    }
    var ordered: [ThemeEntry] = []
    for theme in Theme.allCases {
      guard let entry = entries[theme] else {
        throw TableError(table: table.name, line: 1, message: "the theme '\(theme.rawValue)' is missing")
      }
      ordered.append(entry)
    }
    return ordered
  }

  private static func readIssues(from source: CodebookSource) throws(TableError) -> [Issue] {
    let columns = ["issue", "theme", "label_en", "label_fr", "support_means", "oppose_means"]
    let table = try source.table("codebook/issues.csv", required: columns)
    let reader = try FieldReader(table, columns)
    var seen: Set<String> = []
    var issues: [Issue] = []
    for row in table.rows {
      let id = try reader.text(row, 0)
      let shape = Array(id.utf8)
      guard shape.count == 4, shape[..<2].allSatisfy({ (0x41...0x5A).contains($0) }),
        shape[2...].allSatisfy({ (0x30...0x39).contains($0) })
      else {
        throw reader.fault(row, 0, "'\(id)' is no issue id: two capital letters and two digits, such as CO03")
      }
      guard seen.insert(id).inserted else { throw reader.fault(row, 0, "the issue '\(id)' stands twice") }
      issues.append(
        Issue(
          id: id, theme: try reader.theme(row, 1), labelEnglish: try reader.text(row, 2),
          labelFrench: try reader.text(row, 3), supportMeans: try reader.text(row, 4),
          opposeMeans: try reader.text(row, 5)))
    }
    return issues
  }
}

/// Reads the fields of a table's rows by column, with errors that point at the field.
struct FieldReader {
  private let table: CSVTable
  private let places: [Int]
  private let columns: [String]

  /// - Throws: `TableError` where a column is missing.
  init(_ table: CSVTable, _ columns: [String]) throws(TableError) {
    self.table = table
    self.columns = columns
    var places: [Int] = []
    for column in columns {
      guard let place = table.index(of: column) else {
        throw TableError(table: table.name, line: 1, message: "the column '\(column)' is missing")
      }
      places.append(place)
    }
    self.places = places
  }

  func value(_ row: CSVTable.Row, _ column: Int) -> String {
    row.fields[places[column]]
  }

  func text(_ row: CSVTable.Row, _ column: Int) throws(TableError) -> String {
    let text = value(row, column)
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw fault(row, column, "'\(columns[column])' is empty")
    }
    return text
  }

  func theme(_ row: CSVTable.Row, _ column: Int) throws(TableError) -> Theme {
    guard let theme = Theme(rawValue: value(row, column)) else {
      let allowed = Theme.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(row, column, "'\(value(row, column))' is no theme; allowed are \(allowed)")
    }
    return theme
  }

  func fault(_ row: CSVTable.Row, _ column: Int, offset: Int = 0, _ message: String) -> TableError {
    table.fault(row, field: places[column], offset: offset, message)
  }
}
