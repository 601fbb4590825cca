public import Tables

/// The coding frame: themes and issues with their meaning, and the concepts that texts are read by.
///
/// Everything in it comes from tables, which are checked as they are read. `CodebookReview` tells all that is wrong
/// with them, this type the first fault only.
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
  /// The issues by theme, within a theme in the order of their table.
  public let issues: [Issue]
  /// The concepts and their wording.
  public let lexicon: Lexicon
  /// What names the issues in a sentence, in the order of its table.
  public let objects: [IssueObject]

  /// The places in `issues` by id.
  public var issuePlaces: [String: Int] {
    Dictionary(issues.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads and checks the coding frame.
  ///
  /// - Parameter source: where the tables come from.
  /// - Throws: `TableError` with file, line and column for the first fault.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    let tables = CodebookTables(from: source)
    if let first = tables.faults.first { throw first }
    self.init(tables)
  }

  /// Takes tables without a fault.
  init(_ tables: CodebookTables) {
    themes = tables.themes
    issues = tables.issues.map(\.value)
    lexicon = Lexicon(tables.lexicon)
    objects = tables.objects.map(\.value)
  }
}
