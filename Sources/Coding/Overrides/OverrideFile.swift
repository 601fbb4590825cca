public import Codebook
internal import Matching
internal import Submissions
public import Tables

/// An analyst's file of overrides: the form of `ReviewForm`, filled in, saved as CSV.
///
/// ```
/// participant,issue,passage,verdict,analyst,date,reason,quotation
/// NOR,CO03,,oppose,A. Reader,2026-11-05,"the footnote says so","We see no need for …"
/// NOR,,NOR.1.012,scope;cooperation,A. Reader,2026-11-05,,
/// ```
///
/// Columns stand in any order under their English or French names, others are passed over, and so are rows without a
/// verdict. Fields are parted by commas, semicolons or tabs; the text is UTF-8 with or without a mark, or Windows-1252.
public struct OverrideFile: Sendable {
  /// A row, or the file, that cannot be used.
  public struct Fault: Sendable {
    /// The row; nil where the file as a whole is meant, or a row that cannot be cut in fields.
    public let row: OverrideRow?
    /// What is wrong, with file, line and column.
    public let error: TableError
  }

  /// The rows that can be used, in their order.
  public let overrides: [Override]
  /// The others, in the order of their lines.
  public let faults: [Fault]

  /// A file without rows.
  public static let none = OverrideFile(overrides: [], faults: [])

  private init(overrides: [Override], faults: [Fault]) {
    self.overrides = overrides
    self.faults = faults
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - name: what to call it in errors.
  ///   - codebook: the issues and themes.
  ///   - register: the participants' names.
  ///   - participants: the codes and identifiers of those who submit, beside those of the register.
  public init(
    _ bytes: [UInt8], name: String, codebook: Codebook, register: ParticipantRegister, participants: [String]
  ) {
    var faults: [TableError] = []
    let table: FilledForm
    do throws(TableError) {
      table = try FilledForm(bytes, name: name, faults: &faults)
    } catch {
      self.init(overrides: [], faults: [Fault(row: nil, error: error)])
      return
    }
    let reader = OverrideReader(
      codebook: codebook, register: register,
      participants: Dictionary(
        participants.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }))
    var overrides: [Override] = []
    var found = faults.map { Fault(row: nil, error: $0) }
    for row in table.rows where !row.form[.verdict].isEmpty {
      do throws(OverrideReader.Refusal) {
        overrides.append(try reader.override(row.form))
      } catch {
        found.append(Fault(row: row.form, error: table.fault(row, error.column, error.message)))
      }
    }
    self.init(
      overrides: overrides,
      faults: found.enumerated().sorted {
        ($0.element.error.line, $0.offset) < ($1.element.error.line, $1.offset)
      }
      .map(\.element))
  }
}

/// The rows of a review form below the row that names its columns.
private struct FilledForm {
  let rows: [(form: OverrideRow, row: CSVTable.Row)]
  private let table: CSVTable
  private let places: [ReviewForm.Column: Int]

  private static let separators = [",", ";", "\t"].map { Array($0.utf8)[0] }
  private static let titles: [[UInt8]: ReviewForm.Column] = {
    var titles: [[UInt8]: ReviewForm.Column] = [:]
    for column in ReviewForm.Column.allCases {
      for language in [Language.english, .french] {
        titles[Folding.fold(Array(ReviewForm.title(of: column, in: language).utf8))] = column
      }
    }
    return titles
  }()

  init(_ bytes: [UInt8], name: String, faults: inout [TableError]) throws(TableError) {
    let text: [UInt8]
    do {
      text = try SourceText(decoding: bytes).bytes
    } catch .empty {
      throw TableError(table: name, line: 1, message: "the file is empty; \(Self.needed)")
    } catch {
      throw TableError(table: name, line: 1, message: "this is no text; save the form as CSV")
    }
    for separator in Self.separators {
      var found: [TableError] = []
      let table = try CSVTable(text, name: name, required: [], separator: separator, faults: &found)
      let above = [(line: 1, fields: table.header)] + table.rows.map { ($0.line, $0.fields) }
      for (line, fields) in above {
        let places = Self.places(in: fields)
        guard places[.participant] != nil, places[.verdict] != nil else { continue }
        self.places = places
        self.table = table
        rows = table.rows.filter { $0.line > line }.map { row in
          let fields = places.mapValues { Self.trimmed(row.fields[$0]) }
          return (
            OverrideRow(line: row.line, column: row.columns[places[.verdict] ?? 0], fields: fields), row
          )
        }
        faults = found
        return
      }
    }
    throw TableError(table: name, line: 1, message: Self.needed)
  }

  func fault(_ row: (form: OverrideRow, row: CSVTable.Row), _ column: ReviewForm.Column, _ message: String)
    -> TableError
  {
    table.fault(row.row, field: places[column] ?? -1, message)
  }

  private static let needed =
    "the columns participant, issue or passage, and verdict are needed, named in English or in French"

  /// The first column of each name.
  private static func places(in fields: [String]) -> [ReviewForm.Column: Int] {
    var places: [ReviewForm.Column: Int] = [:]
    for (place, field) in fields.enumerated() {
      guard let column = titles[Folding.fold(Array(field.utf8))], places[column] == nil else { continue }
      places[column] = place
    }
    return places
  }

  private static func trimmed(_ text: String) -> String {
    let inside = text.drop { $0.isWhitespace }
    return String(inside.prefix(inside.count - inside.reversed().prefix { $0.isWhitespace }.count))
  }
}

/// Gives the fields of a row their meaning.
private struct OverrideReader {
  struct Refusal: Error {
    let column: ReviewForm.Column
    let message: String
  }

  let codebook: Codebook
  let register: ParticipantRegister
  /// Codes and identifiers by themselves in lower case.
  let participants: [String: String]

  private static let verdicts: [[UInt8]: ReviewForm.Verdict] = {
    var verdicts: [[UInt8]: ReviewForm.Verdict] = [:]
    for verdict in ReviewForm.Verdict.all {
      for language in [Language.english, .french] {
        verdicts[folded(ReviewForm.word(of: verdict, in: language))] = verdict
      }
    }
    return verdicts
  }()
  private static let noTheme = ["none", "aucun", "aucune"].map(folded)

  private static func folded(_ text: String) -> [UInt8] { Folding.fold(Array(text.utf8)) }

  func override(_ row: OverrideRow) throws(Refusal) -> Override {
    let participant = try participant(row)
    let finding = row[.issue].isEmpty ? try themes(row) : try position(row)
    return Override(participant: participant, finding: finding, row: row)
  }

  private func participant(_ row: OverrideRow) throws(Refusal) -> String {
    let typed = row[.participant]
    if typed.isEmpty { throw Refusal(column: .participant, message: "no participant stands here") }
    if let id = participants[typed.lowercased()] { return id }
    if let known = register.participant(typed.uppercased()) { return known.id }
    if let id = register.participant(named: Array(typed.utf8)) { return id }
    throw Refusal(
      column: .participant,
      message: "'\(typed)' is no participant known; write a code such as NOR, or a name of the register")
  }

  private func position(_ row: OverrideRow) throws(Refusal) -> Override.Finding {
    let typed = row[.issue]
    guard let issue = codebook.issues.firstIndex(where: { $0.id.lowercased() == typed.lowercased() }) else {
      throw Refusal(
        column: .issue, message: "'\(typed)' is no issue; 'synoptic codebook list' lists them")
    }
    guard let verdict = Self.verdicts[Self.folded(row[.verdict])] else {
      let allowed = ReviewForm.Verdict.all.map { ReviewForm.word(of: $0, in: .english) }
      throw Refusal(
        column: .verdict,
        message:
          "'\(row[.verdict])' is no verdict on an issue; allowed are \(allowed.joined(separator: ", "))")
    }
    return .position(issue: issue, verdict)
  }

  private func themes(_ row: OverrideRow) throws(Refusal) -> Override.Finding {
    guard !(row[.passage] + row[.quotation]).isEmpty else {
      throw Refusal(
        column: .issue, message: "neither an issue nor a passage stands here; say what the verdict is on")
    }
    let words = row[.verdict].split(separator: ";").map { Self.folded(String($0)) }.filter { !$0.isEmpty }
    if let only = words.first, words.count == 1, Self.noTheme.contains(only) { return .themes([]) }
    var themes: [Theme] = []
    for word in words {
      guard let entry = codebook.themes.first(where: { names(of: $0).contains(word) }) else { break }
      themes.append(entry.theme)
    }
    guard !words.isEmpty, themes.count == words.count else {
      let allowed = Theme.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        column: .verdict,
        message: "'\(row[.verdict])' is no list of themes, as a row without an issue needs; "
          + "allowed are \(allowed), joined with ;, or none")
    }
    return .themes(ThemeSet(themes))
  }

  private func names(of entry: Codebook.ThemeEntry) -> [[UInt8]] {
    [entry.theme.rawValue, entry.labelEnglish, entry.labelFrench].map(Self.folded)
  }
}
