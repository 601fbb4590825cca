internal import Codebook
internal import Coding
internal import Spreadsheet
internal import Submissions

/// The first sheet: what this is, how much there is of it, what was read, how to read the rest.
struct FrontSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let date: String
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var sheet: Sheet { sheets.front }

  /// Widths of the columns that all tables of the sheet share.
  private static let widths: [Double] = [32, 18, 17, 12, 12, 12, 13, 44]
  private static let last = widths.count - 1

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    for (column, width) in Self.widths.enumerated() {
      try book.setColumns(column...column, in: sheet, LineLayout(size: width))
    }
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    var row = try writeHead(to: &book)
    row = try writeGlance(from: row + 1, to: &book)
    row = try writeDocuments(from: row + 1, to: &book)
    row = try writeProblems(from: row + 1, to: &book)
    row = try writeThemes(from: row + 1, to: &book)
    row = try writeColours(from: row + 1, to: &book)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        // One page holds about sixty rows that one can still read.
        if row <= 64 { $0.fit = PageSetup.Fit(width: 1, height: 1) }
        $0.printArea = CellRange(rows: 0...row - 1, columns: 0...Self.last)
      }, of: sheet)
  }

  // MARK: - Parts, each returning the first row after it

  private func writeHead(to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try book.write(
      text: labels.documentTitle, at: CellReference(0, 0), in: sheet,
      format: try book.format(WorkbookStyles.title))
    try book.setRows(0...0, in: sheet, LineLayout(size: 30))
    try spread(labels.whatThisIs, row: 1, columns: 0...Self.last, style: WorkbookStyles.prose, in: &book)
    try spread(
      labels.howToTake, row: 2, columns: 0...Self.last,
      style: WorkbookStyles.prose.with { $0.bold = true }, in: &book)
    try spread(
      labels.runOf(date) + " · " + signature.prefix { $0 != "," }, row: 3, columns: 0...Self.last,
      style: WorkbookStyles.caption, in: &book)
    return 4
  }

  /// The counts at the left, the links to the sheets at the right.
  private func writeGlance(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(labels.atAGlance, row: start, columns: 0...1, in: &book)
    try section(labels.sheetsTitle, row: start, columns: 3...Self.last, in: &book)
    let participants = content.participants
    let passages = participants.reduce(0) { $0 + $1.summary.passages }
    let untagged = participants.reduce(0) { $0 + $1.summary.untagged }
    let counts: [(String, Int)] = [
      (labels.documentCount, content.corpus.documents.count),
      (labels.submissionCount, content.corpus.entries.count), (labels.participantCount, participants.count),
      (labels.passageCount, passages), (labels.taggedCount, passages - untagged),
      (labels.untaggedCount, untagged),
    ]
    for (place, count) in counts.enumerated() {
      let row = start + 1 + place
      try book.write(
        text: count.0, at: CellReference(row, 0), in: sheet, format: try book.format(WorkbookStyles.short))
      try book.write(
        number: Double(count.1), at: CellReference(row, 1), in: sheet,
        format: try book.format(WorkbookStyles.number))
    }
    let links: [(Sheet, String)] = [
      (sheets.themes, labels.aboutThemes), (sheets.passages, labels.aboutPassages),
      (sheets.participants, labels.aboutParticipants), (sheets.leftOut, labels.aboutLeftOut),
    ]
    for (place, link) in links.enumerated() {
      let row = start + 1 + place
      try book.write(
        link: .cell(link.0, CellReference(0, 0)), text: link.0.name, at: CellReference(row, 3), in: sheet,
        format: try book.format(WorkbookStyles.link))
      try spread(link.1, row: row, columns: 4...Self.last, style: WorkbookStyles.short, in: &book)
    }
    return start + 1 + counts.count
  }

  private func writeDocuments(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(labels.documentsTitle, row: start, columns: 0...Self.last, in: &book)
    let titles = [
      labels.file, labels.symbol, labels.kind, labels.language, labels.submissions, labels.passages,
    ]
    for (column, title) in titles.enumerated() {
      try book.write(
        text: title, at: CellReference(start + 1, column), in: sheet,
        format: try book.format(column > 3 ? WorkbookStyles.headerOfNumbers : WorkbookStyles.header))
    }
    try spread(
      labels.remarks, row: start + 1, columns: 6...Self.last,
      style: WorkbookStyles.header.with { $0.indent = 1 }, in: &book)
    let body = try book.format(WorkbookStyles.body)
    let number = try book.format(WorkbookStyles.number)
    for (place, document) in content.corpus.documents.enumerated() {
      let row = start + 2 + place
      let texts = [
        document.path, document.symbol, labels.name(of: document.kind),
        document.language.map(labels.name(of:)) ?? "",
      ]
      for (column, text) in texts.enumerated() {
        try book.write(text: text, at: CellReference(row, column), in: sheet, format: body)
      }
      let passages = document.submissions.reduce(0) { sum, submission in
        sum + submission.passages.count { $0.kind != .heading }
      }
      for (column, count) in [document.submissions.count, passages].enumerated() {
        try book.write(
          number: Double(count), at: CellReference(row, 4 + column), in: sheet, format: number)
      }
      let remarks = remarks(on: document)
      try spread(
        remarks, row: row, columns: 6...Self.last, style: WorkbookStyles.body.with { $0.indent = 1 },
        in: &book, beside: zip(texts, Self.widths).map { ($0, $1, WorkbookStyles.size) })
    }
    return start + 2 + content.corpus.documents.count
  }

  private func writeThemes(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(labels.themesTitle, row: start, columns: 0...Self.last, in: &book)
    for (place, entry) in content.codebook.themes.enumerated() {
      let row = start + 1 + place
      let label = labels.label(of: entry)
      try book.write(
        text: label, at: CellReference(row, 0), in: sheet,
        format: try book.format(WorkbookStyles.body.with { $0.bold = true }))
      try spread(entry.covers, row: row, columns: 1...Self.last, style: WorkbookStyles.body, in: &book)
    }
    return start + 1 + content.codebook.themes.count
  }

  private func writeColours(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(labels.coloursTitle, row: start, columns: 0...Self.last, in: &book)
    try book.write(
      text: labels.shareOfPassages, at: CellReference(start + 1, 0), in: sheet,
      format: try book.format(WorkbookStyles.short.with { $0.vertical = .center }))
    for (place, words) in labels.shareClasses.enumerated() {
      try book.write(
        text: words, at: CellReference(start + 1, 1 + place), in: sheet,
        format: try book.format(WorkbookStyles.share(place)))
    }
    try book.setRows(start + 1...start + 1, in: sheet, LineLayout(size: 20))
    try spread(
      labels.colourRule, row: start + 2, columns: 0...Self.last, style: WorkbookStyles.caption, in: &book)
    return start + 3
  }

  /// Errors first, then notes, each with its place.
  private func writeProblems(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(labels.problemsTitle, row: start, columns: 0...Self.last, in: &book)
    let all = content.corpus.documents.flatMap(\.problems)
    let problems = all.filter { $0.severity == .error } + all.filter { $0.severity == .note }
    if problems.isEmpty {
      try spread(
        labels.noProblems, row: start + 1, columns: 0...Self.last, style: WorkbookStyles.caption, in: &book)
      return start + 2
    }
    for (place, problem) in problems.enumerated() {
      let row = start + 1 + place
      let isError = problem.severity == .error
      let position = problem.line > 0 ? "\(problem.path):\(problem.line)" : problem.path
      try book.write(
        text: position, at: CellReference(row, 0), in: sheet, format: try book.format(WorkbookStyles.body))
      try book.write(
        text: isError ? labels.error : labels.note, at: CellReference(row, 1), in: sheet,
        format: try book.format(
          WorkbookStyles.short.with {
            $0.bold = isError
            $0.fontColor = isError ? WorkbookStyles.errorInk : WorkbookStyles.quiet
          }))
      try spread(
        problem.message, row: row, columns: 2...Self.last, style: WorkbookStyles.body, in: &book,
        beside: [(position, Self.widths[0], WorkbookStyles.size)])
    }
    return start + 1 + problems.count
  }

  // MARK: - Helpers

  private func remarks(on document: Document) -> String {
    var remarks: [String] = []
    switch document.kind {
    case .unusable: remarks.append(labels.unusableRemark)
    case .context: remarks.append(labels.contextRemark)
    case .compilation, .proposal, .mixed:
      if let language = document.language {
        if !Language.coded.contains(language) { remarks.append(labels.uncodedLanguageRemark) }
      } else {
        remarks.append(labels.unknownLanguageRemark)
      }
    }
    let errors = document.problems.count { $0.severity == .error }
    if !document.problems.isEmpty {
      remarks.append(labels.problemsRemark(errors, document.problems.count - errors))
    }
    return remarks.joined(separator: " ")
  }

  private func section(
    _ text: String, row: Int, columns: ClosedRange<Int>, in book: inout Workbook
  ) throws(SpreadsheetError) {
    let format = try book.format(WorkbookStyles.section)
    for column in columns { try book.writeBlank(at: CellReference(row, column), in: sheet, format: format) }
    try book.write(text: text, at: CellReference(row, columns.lowerBound), in: sheet, format: format)
    try book.setRows(row...row, in: sheet, LineLayout(size: 22))
  }

  /// Writes a text over several columns and makes its row high enough, also for the cells beside it.
  private func spread(
    _ text: String, row: Int, columns: ClosedRange<Int>, style: CellStyle, in book: inout Workbook,
    beside: [(text: String, width: Double, size: Double)] = []
  ) throws(SpreadsheetError) {
    try book.merge(
      CellRange(rows: row...row, columns: columns), text: text, in: sheet, format: try book.format(style))
    // An indent takes about three digits.
    let width = Self.widths[columns].reduce(0, +) - Double(style.indent * 3)
    let height = TextMeasure.rowHeight(beside + [(text, width, style.fontSize ?? 11)])
    try book.setRows(row...row, in: sheet, LineLayout(size: max(height, 17)))
  }
}
