public import Codebook
public import Submissions
public import Tables

/// Themes that careful readers gave to the paragraphs of documents, to learn from and to measure against.
public struct GoldCoding: Sendable {
  /// A paragraph with its themes.
  public struct Paragraph: Sendable {
    /// The document's file name.
    public let document: String
    /// Whose submission it stands in.
    public let participant: String
    /// 1-based lines of the document.
    public let lines: ClosedRange<Int>
    /// The themes that both readings gave.
    public let themes: ThemeSet
    /// The themes on which the readings differ; they count neither way.
    public let disputed: ThemeSet
  }

  /// The paragraphs in the order of their table.
  public let paragraphs: [Paragraph]

  /// Reads the table `document,participant,start_line,end_line,themes,disputed`.
  ///
  /// - Parameters:
  ///   - bytes: the table.
  ///   - name: what to call it in errors.
  /// - Throws: `TableError` for an unknown theme or lines that are no range.
  public init(_ bytes: [UInt8], name: String) throws(TableError) {
    let columns = ["document", "participant", "start_line", "end_line", "themes", "disputed"]
    let table = try CSVTable(bytes, name: name, required: columns)
    let places = columns.compactMap { table.index(of: $0) }
    var paragraphs: [Paragraph] = []
    for row in table.rows {
      guard let first = Int(row.fields[places[2]]), let last = Int(row.fields[places[3]]), first > 0,
        last >= first
      else {
        throw table.fault(
          row, field: places[2], "'start_line' and 'end_line' must be 1-based lines in their order")
      }
      paragraphs.append(
        Paragraph(
          document: row.fields[places[0]], participant: row.fields[places[1]], lines: first...last,
          themes: try Self.themes(table, row, places[4]), disputed: try Self.themes(table, row, places[5])))
    }
    self.paragraphs = paragraphs
  }

  private static func themes(_ table: CSVTable, _ row: CSVTable.Row, _ place: Int) throws(TableError)
    -> ThemeSet
  {
    var themes: [Theme] = []
    for id in row.fields[place].split(separator: ";") {
      guard let theme = Theme(rawValue: String(id)) else {
        let allowed = Theme.allCases.map(\.rawValue).joined(separator: ", ")
        throw table.fault(row, field: place, "'\(id)' is no theme; allowed are \(allowed)")
      }
      themes.append(theme)
    }
    return ThemeSet(themes)
  }

  /// Whether a paragraph and a passage are of the same text: they share lines, at least half of the shorter's.
  ///
  /// - Parameters:
  ///   - lines: 1-based lines of a gold paragraph.
  ///   - other: 1-based lines of a passage of the same document.
  /// - Returns: true where they answer each other.
  public static func answer(_ lines: ClosedRange<Int>, _ other: ClosedRange<Int>) -> Bool {
    let shared = min(lines.upperBound, other.upperBound) - max(lines.lowerBound, other.lowerBound) + 1
    return shared > 0 && 2 * shared >= min(lines.count, other.count)
  }

  /// Whether a paragraph and a passage are the same text, or nearly: most of the lines of both are shared.
  ///
  /// To learn from, half of the shorter is not enough: a heading glued to a long paragraph would learn all its themes.
  private static func isSame(_ lines: ClosedRange<Int>, _ other: ClosedRange<Int>) -> Bool {
    let shared = min(lines.upperBound, other.upperBound) - max(lines.lowerBound, other.lowerBound) + 1
    return shared > 0 && 2 * shared > lines.count + other.count - shared
  }

  /// The gold themes of each passage of a submission: nil where no paragraph is the same text.
  ///
  /// - Parameters:
  ///   - submission: the submission.
  ///   - path: the path of its document; the file name counts.
  /// - Returns: themes and disputed themes, one entry a passage.
  public func themes(of submission: Submission, in path: String) -> [(themes: ThemeSet, disputed: ThemeSet)?]
  {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let here = paragraphs.filter { $0.document == name && $0.participant == submission.voice.id }
    return submission.passages.map { passage in
      let answers = here.filter { Self.isSame($0.lines, passage.lines) }
      guard !answers.isEmpty else { return nil }
      return answers.reduce((ThemeSet(rawValue: 0), ThemeSet(rawValue: 0))) {
        ($0.0.union($1.themes), $0.1.union($1.disputed))
      }
    }
  }
}
