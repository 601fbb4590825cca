public import Codebook
public import Coding
public import Spreadsheet

/// The workbook for analysts: positions, how far they converge, who agrees with whom, and the sentences behind
/// them; then themes, passages, participants, method, and what was left out.
///
/// The same corpus, date and version give the same bytes. Text from documents is only ever written as text:
/// formulas, names of sheets and page headers hold the program's own words.
public struct WorkbookReport {
  private let content: WorkbookContent
  private let date: String
  private let accuracy: PositionReliability?
  private let changes: RunChanges?
  private let history: ConvergenceHistory?

  /// Gathers what the sheets show.
  ///
  /// - Parameters:
  ///   - corpus: the documents of the run with their passages coded.
  ///   - comparison: their positions compared.
  ///   - codebook: the coding frame they were coded by.
  ///   - language: of everything that is the program's own words, English or French.
  ///   - date: the day of the run, `YYYY-MM-DD`, or empty where the input has no date; shown on the front sheet and in the file's properties.
  ///   - version: the program's version, shown beside it.
  ///   - accuracy: how well the coder of positions did where it was measured; nil makes the workbook say that it was not.
  ///   - changes: what differs from the run before; nil leaves their sheet out.
  ///   - history: the convergence of earlier runs and this one; nil leaves their sheet out.
  public init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, language: Language = .english,
    date: String, version: String, accuracy: PositionReliability? = nil, changes: RunChanges? = nil,
    history: ConvergenceHistory? = nil
  ) {
    self.init(
      content: WorkbookContent(
        corpus: corpus, comparison: comparison, codebook: codebook, labels: .of(language),
        program: "synoptic \(version)"), date: date, accuracy: accuracy, changes: changes, history: history)
  }

  /// Takes what the sheets show as it is.
  init(
    content: WorkbookContent, date: String, accuracy: PositionReliability?, changes: RunChanges? = nil,
    history: ConvergenceHistory? = nil
  ) {
    self.content = content
    self.date = date
    self.accuracy = accuracy
    self.changes = changes
    self.history = history
  }

  /// Writes the workbook; a file at the path is replaced once the new one is complete.
  ///
  /// - Parameter path: where the file goes; its folder must exist.
  /// - Returns: the texts and links that the workbook could not hold whole.
  /// - Throws: `SpreadsheetError` when the date is none of the calendar, the path is unusable, or there are
  ///   more rows than a sheet has.
  public func write(to path: String) throws(SpreadsheetError) -> CutReport {
    let labels = content.labels
    let signature = date.isEmpty ? content.program : "\(content.program), \(date)"
    let properties = try DocumentProperties(
      title: labels.documentTitle, subject: labels.documentSubject, author: content.program,
      comments: labels.front.howToTake, created: Self.day(of: date))
    var book = try Workbook(path: path, properties: properties)
    // All sheets first: links point forwards as well as backwards.
    let names = labels.sheets
    let sheets = WorkbookSheets(
      front: try book.addSheet(names.front), review: try book.addSheet(names.review),
      positions: try book.addSheet(names.positions),
      positionsByName: try book.addSheet(names.positionsByName),
      convergence: try book.addSheet(names.convergence), camps: try book.addSheet(names.camps),
      agreement: try book.addSheet(names.agreement), profile: try book.addSheet(names.profile),
      evidence: try book.addSheet(names.evidence), themes: try book.addSheet(names.themes),
      passages: try book.addSheet(names.passages), participants: try book.addSheet(names.participants),
      issues: try book.addSheet(names.issues), method: try book.addSheet(names.method),
      leftOut: try book.addSheet(names.leftOut))
    let positions = PositionsSheet(order: .blocs, content: content, sheets: sheets, signature: signature)
    try FrontSheet(
      content: content, sheets: sheets, positions: positions.layout, date: date, signature: signature
    ).write(to: &book)
    try ReviewSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try positions.write(to: &book)
    try PositionsSheet(order: .names, content: content, sheets: sheets, signature: signature).write(to: &book)
    try ConvergenceSheet(content: content, sheets: sheets, signature: signature)
      .write(layout: positions.layout, to: &book)
    try CampsSheet(content: content, sheets: sheets, signature: signature)
      .write(positions: positions.layout, to: &book)
    try AgreementSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try ProfileSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try EvidenceSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try ThemesSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try PassagesSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try ParticipantsSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try IssuesSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    try MethodSheet(
      content: content, sheets: sheets, accuracy: accuracy, signature: signature
    ).write(to: &book)
    try LeftOutSheet(content: content, sheets: sheets, signature: signature).write(to: &book)
    let words = ChangeWords(labels.language)
    if let changes {
      let sheet = try book.addSheet(words.sheetName)
      try ChangesSheet(changes: changes, content: content, sheet: sheet, signature: signature).write(
        to: &book)
    }
    if let history {
      let sheet = try book.addSheet(words.historySheetName)
      try HistorySheet(history: history, content: content, sheet: sheet, signature: signature).write(
        to: &book)
    }
    return try book.close()
  }

  /// The parts of a date; zeros, which no calendar has, where it is not written `YYYY-MM-DD`.
  ///
  /// A workbook must bear some date to be the same on every day: an undated run's bears the first of 2000.
  private static func day(of date: String) -> DocumentProperties.Day {
    if date.isEmpty { return (2000, 1, 1) }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    return parts.count == 3 ? (parts[0], parts[1], parts[2]) : (0, 0, 0)
  }
}

/// The sheets of the workbook, for links from one to another.
struct WorkbookSheets {
  let front: Sheet
  let review: Sheet
  let positions: Sheet
  let positionsByName: Sheet
  let convergence: Sheet
  let camps: Sheet
  let agreement: Sheet
  let profile: Sheet
  let evidence: Sheet
  let themes: Sheet
  let passages: Sheet
  let participants: Sheet
  let issues: Sheet
  let method: Sheet
  let leftOut: Sheet
}
