internal import Codebook
internal import Coding
internal import Convergence
internal import Spreadsheet
internal import Submissions

/// The first sheet: the situation in a few lines, what was read, and the way to the other sheets.
struct FrontSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let positions: PositionsSheet.Layout
  let date: String
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Front { content.labels.front }
  private var sheet: Sheet { sheets.front }

  /// Widths of the columns that all tables of the sheet share.
  private static let widths: [Double] = [32, 18, 17, 13, 15, 12, 13, 40]
  private static let last = widths.count - 1

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    for (column, width) in Self.widths.enumerated() {
      try book.setColumns(column...column, in: sheet, LineLayout(size: width))
    }
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    var row = try writeHead(to: &book)
    row = try writeGlance(from: row + 1, to: &book)
    row = try writeIssues(from: row + 1, to: &book)
    row = try writeVoices(from: row + 1, to: &book)
    row = try writeReview(from: row + 1, to: &book)
    row = try writeSheets(from: row + 1, to: &book)
    row = try writeDocuments(from: row + 1, to: &book)
    row = try writeProblems(from: row + 1, to: &book)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        // One page holds about seventy rows that one can still read.
        $0.landscape = row > 76
        if row <= 76 { $0.fit = PageSetup.Fit(width: 1, height: 1) }
        $0.printArea = CellRange(rows: 0...row - 1, columns: 0...Self.last)
      }, of: sheet)
  }

  // MARK: - Parts, each returning the first row after it

  private func writeHead(to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try book.write(
      text: labels.documentTitle, at: CellReference(0, 0), in: sheet,
      format: try book.format(WorkbookStyles.title))
    try book.setRows(0...0, in: sheet, LineLayout(size: 30))
    try spread(words.whatThisIs, row: 1, columns: 0...Self.last, style: WorkbookStyles.prose, in: &book)
    try spread(
      words.howToTake, row: 2, columns: 0...Self.last,
      style: WorkbookStyles.prose.with { $0.bold = true }, in: &book)
    let day = date.isEmpty ? words.undated : words.runOf(labels.dayInWords(date))
    try spread(
      day + " · " + signature.prefix { $0 != "," }, row: 3, columns: 0...Self.last,
      style: WorkbookStyles.caption, in: &book)
    return 4
  }

  /// The counts at the left, the themes at the right.
  private func writeGlance(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.atAGlance, row: start, columns: 0...1, in: &book)
    try section(labels.convergence.byTheme, row: start, columns: 3...Self.last, in: &book)
    let participants = content.participants
    let passages = participants.reduce(0) { $0 + $1.summary.passages }
    let untagged = participants.reduce(0) { $0 + $1.summary.untagged }
    let positions = content.positions
    let cells = content.comparison.convergence.reduce(0) { $0 + $1.voices.scope }
    let share = cells > 0 ? Double(positions.count) / Double(cells) : 0
    let counts: [(words: String, value: Double, format: String, link: Sheet?)] = [
      (words.positionCount, Double(positions.count), "#,##0", sheets.positions),
      (words.cellsSpoken, share, "0%", nil),
      (words.reviewCount, Double(content.review.rows.count), "#,##0", sheets.review),
      (words.opposeCount, Double(positions.count { $0.stance == .oppose }), "#,##0", nil),
      (words.documentCount, Double(content.corpus.documents.count), "#,##0", nil),
      (words.submissionCount, Double(content.corpus.entries.count), "#,##0", nil),
      (words.participantCount, Double(participants.count), "#,##0", sheets.participants),
      (words.passageCount, Double(passages), "#,##0", sheets.passages),
      (words.untaggedCount, Double(untagged), "#,##0", nil),
    ]
    for (place, count) in counts.enumerated() {
      let row = start + 1 + place
      let name = CellReference(row, 0)
      if let target = count.link {
        try book.write(
          link: .cell(target, CellReference(0, 0)), text: count.words, at: name, in: sheet,
          format: try book.format(WorkbookStyles.link.with { $0.bold = place == 0 }))
      } else {
        try book.write(text: count.words, at: name, in: sheet, format: try book.format(WorkbookStyles.short))
      }
      try book.write(
        number: count.value, at: CellReference(row, 1), in: sheet,
        format: try book.format(
          WorkbookStyles.number.with {
            $0.bold = place == 0
            $0.numberFormat = count.format
          }))
      try book.setRows(row...row, in: sheet, LineLayout(size: Self.lineHeight))
    }
    var end = start + 1 + counts.count
    let convergence = ConvergenceSheet(content: content, sheets: sheets, signature: signature)
    if var chart = convergence.themeChart(self.positions) {
      chart.width = Self.chartWidth
      chart.height = Self.chartHeight
      try book.insert(chart, at: CellReference(start + 1, 3), in: sheet)
      // Points of a row are three quarters of the chart's pixels.
      let rows = Int((Double(Self.chartHeight) * 0.75 / Self.lineHeight).rounded(.up))
      for row in end..<max(end, start + 1 + rows) {
        try book.setRows(row...row, in: sheet, LineLayout(size: Self.lineHeight))
      }
      end = max(end, start + 1 + rows)
    }
    return end
  }

  private static let lineHeight = 17.0
  /// In pixels: the chart covers the columns right of the counts.
  private static let chartWidth = 660
  private static let chartHeight = 290

  /// The issues on which most agree at the left, those on which they part at the right.
  private func writeIssues(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.mostConvergent, row: start, columns: 0...2, in: &book)
    try section(words.mostDivided, row: start, columns: 3...Self.last, in: &book)
    let convergence = content.comparison.convergence
    let convergent = Array(
      ConvergenceSheet.order(convergence).filter {
        convergence[$0].voices.convergenceClass == .convergent
      }.prefix(Self.listed))
    let divided = Array(
      convergence.indices.filter {
        [.divided, .leaning].contains(convergence[$0].voices.convergenceClass)
      }.sorted { left, right in
        let (first, second) = (convergence[left].voices, convergence[right].voices)
        let indices = (first.index ?? 1, second.index ?? 1)
        if indices.0 != indices.1 { return indices.0 < indices.1 }
        return first.counts.total == second.counts.total
          ? left < right : first.counts.total > second.counts.total
      }.prefix(Self.listed))
    let rows = ConvergenceSheet.rows(convergence)
    for (place, issue) in convergent.enumerated() {
      try write(issue, row: start + 1 + place, target: rows[issue] ?? 0, from: 0, to: &book)
    }
    for (place, issue) in divided.enumerated() {
      try write(issue, row: start + 1 + place, target: rows[issue] ?? 0, from: 3, to: &book)
    }
    if convergent.isEmpty {
      try spread(
        words.noneConvergent, row: start + 1, columns: 0...2, style: WorkbookStyles.caption, in: &book)
    }
    if divided.isEmpty {
      try spread(
        words.noneDivided, row: start + 1, columns: 3...Self.last, style: WorkbookStyles.caption, in: &book)
    }
    let row = start + 1 + max(1, convergent.count, divided.count)
    let classes = ConvergenceClass.allCases.map { convergenceClass in
      labels.name(of: convergenceClass) + labels.colon
        + "\(convergence.count { $0.voices.convergenceClass == convergenceClass })"
    }
    try spread(
      words.allIssues(convergence.count) + "  " + classes.joined(separator: "  ·  "), row: row,
      columns: 0...Self.last, style: WorkbookStyles.caption, in: &book)
    return row + 1
  }

  /// How many issues each of the two lists holds.
  private static let listed = 5

  private func write(
    _ issue: Int, row: Int, target: Int, from column: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let voices = content.comparison.convergence[issue].voices
    let label = labels.label(of: content.codebook.issues[issue])
    let counts = StanceMark.stances.map { "\(voices.counts[$0])\u{A0}\(StanceMark.sign($0))" }
      .joined(separator: "  ")
    let wide = column == 0 ? 0...1 : 3...6
    let narrow = column == 0 ? 2...2 : 7...Self.last
    // A link in the first cell of the joined ones: joined first, then written over.
    let style = WorkbookStyles.link.with { $0.wrap = true }
    try book.merge(
      CellRange(rows: row...row, columns: wide), text: label, in: sheet, format: try book.format(style))
    try book.write(
      link: .cell(sheets.convergence, CellReference(target, 0)), text: label,
      at: CellReference(row, wide.lowerBound), in: sheet, format: try book.format(style))
    try book.write(
      text: counts, at: CellReference(row, narrow.lowerBound), in: sheet,
      format: try book.format(WorkbookStyles.short))
    let width = Self.widths[wide].reduce(0, +)
    // Both lists share the row; the longest label of the codebook takes a line of either.
    let height = TextMeasure.rowHeight([(label, width, WorkbookStyles.size)])
    try book.setRows(row...row, in: sheet, LineLayout(size: max(17, height)))
  }

  /// Who has positions on most issues, on fewest, on none.
  private func writeVoices(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.whoSpeaks, row: start, columns: 0...Self.last, in: &book)
    let counted = content.grid.map { (name: content.name(of: $0.id), id: $0.id) }.map {
      (name: $0.name, count: content.positionCount[$0.id, default: 0])
    }
    let speaking = counted.filter { $0.count > 0 }.sorted {
      $0.count == $1.count ? $0.name < $1.name : $0.count > $1.count
    }
    func listed(_ entries: [(name: String, count: Int)]) -> String {
      entries.isEmpty
        ? words.nobody : entries.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
    }
    let silent = content.grid.filter {
      content.positionCount[$0.id, default: 0] == 0 && !content.corpus.uncoded.contains($0.id)
    }.map { content.name(of: $0.id) }.sorted()
    let few = speaking.count > Self.listed ? Array(speaking.suffix(Self.listed).reversed()) : []
    var lines: [(String, String)] = [
      (words.mostPositions, listed(Array(speaking.prefix(Self.listed)))),
      (words.fewestPositions, listed(few)),
      (words.noPositions, silent.isEmpty ? words.nobody : WorkbookContent.listed(silent, to: 200)),
    ]
    let uncoded = content.uncoded
    if !uncoded.isEmpty { lines.append((words.notCoded, WorkbookContent.listed(uncoded, to: 200))) }
    for (place, line) in lines.enumerated() {
      let row = start + 1 + place
      try book.write(
        text: line.0, at: CellReference(row, 0), in: sheet, format: try book.format(WorkbookStyles.short))
      try spread(line.1, row: row, columns: 1...Self.last, style: WorkbookStyles.body, in: &book)
    }
    return start + 1 + lines.count
  }

  /// What to check first, with the words it rests on.
  private func writeReview(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.checkFirst, row: start, columns: 0...Self.last, in: &book)
    let rows = content.review.rows
    if rows.isEmpty {
      try spread(
        words.nothingToCheck, row: start + 1, columns: 0...Self.last, style: WorkbookStyles.caption, in: &book
      )
      return start + 2
    }
    for (place, entry) in rows.prefix(Self.listed).enumerated() {
      let row = start + 1 + place
      let position = entry.position
      let issue = content.codebook.issues[position.issue]
      let quotation = labels.evidence.quoted(
        WorkbookContent.shortened(content.shortQuotation(of: position), to: 150))
      let name = content.name(of: position.participant) + labels.colon + issue.id
      try spread(
        quotation, row: row, columns: 3...Self.last, style: WorkbookStyles.body.with { $0.fontSize = 9 },
        in: &book, beside: [(name, Self.widths[0], WorkbookStyles.size)])
      try book.write(
        link: .cell(sheets.review, CellReference(ReviewSheet.firstRow + place, 0)), text: name,
        tooltip: labels.label(of: issue), at: CellReference(row, 0), in: sheet,
        format: try book.format(WorkbookStyles.link.with { $0.vertical = .top }))
      try book.write(
        text: labels.review.doubts[entry.doubt] ?? "", at: CellReference(row, 1), in: sheet,
        format: try book.format(WorkbookStyles.body.with { $0.fontSize = 9 }))
      let mark = StanceMark.sign(position) + "  " + labels.name(of: position.stance)
      let style = WorkbookStyles.link.with {
        $0.vertical = .top
        $0.background = StanceMark.fill(position.stance)
      }
      let column = content.columns.firstIndex { $0.id == position.participant }
      if let column {
        try book.write(
          link: .cell(
            sheets.positions,
            CellReference(positions.rows[position.issue], PositionsSheet.firstParticipant + column)),
          text: mark, at: CellReference(row, 2), in: sheet, format: try book.format(style))
      } else {
        try book.write(text: mark, at: CellReference(row, 2), in: sheet, format: try book.format(style))
      }
    }
    return start + 1 + min(rows.count, Self.listed)
  }

  /// The way to the other sheets, and how to read their signs.
  private func writeSheets(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.sheetsTitle, row: start, columns: 0...Self.last, in: &book)
    try spread(words.marks, row: start + 1, columns: 0...Self.last, style: WorkbookStyles.caption, in: &book)
    let links: [(Sheet, String)] = [
      (sheets.review, words.aboutReview), (sheets.positions, words.aboutPositions),
      (sheets.positionsByName, words.aboutPositionsByName), (sheets.convergence, words.aboutConvergence),
      (sheets.camps, words.aboutCamps), (sheets.agreement, words.aboutAgreement),
      (sheets.profile, words.aboutProfile), (sheets.evidence, words.aboutEvidence),
      (sheets.themes, words.aboutThemes), (sheets.passages, words.aboutPassages),
      (sheets.participants, words.aboutParticipants), (sheets.issues, words.aboutIssues),
      (sheets.method, words.aboutMethod), (sheets.leftOut, words.aboutLeftOut),
    ]
    for (place, link) in links.enumerated() {
      let row = start + 2 + place
      try book.write(
        link: .cell(link.0, CellReference(0, 0)), text: link.0.name, at: CellReference(row, 0), in: sheet,
        format: try book.format(WorkbookStyles.link))
      try spread(link.1, row: row, columns: 1...Self.last, style: WorkbookStyles.short, in: &book)
    }
    return start + 2 + links.count
  }

  private func writeDocuments(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.documentsTitle, row: start, columns: 0...Self.last, in: &book)
    let titles = [
      labels.columns.file, labels.columns.symbol, labels.columns.kind, labels.columns.language,
      labels.columns.submissions, labels.columns.passages,
    ]
    for (column, title) in titles.enumerated() {
      try book.write(
        text: title, at: CellReference(start + 1, column), in: sheet,
        format: try book.format(column > 3 ? WorkbookStyles.headerOfNumbers : WorkbookStyles.header))
    }
    try spread(
      labels.columns.remarks, row: start + 1, columns: 6...Self.last,
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

  /// Errors first, then notes, each with its place.
  private func writeProblems(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try section(words.problemsTitle, row: start, columns: 0...Self.last, in: &book)
    let all = content.corpus.documents.flatMap(\.problems)
    let problems = [Problem.Severity.error, .warning, .note].flatMap { severity in
      all.filter { $0.severity == severity }
    }
    if problems.isEmpty {
      try spread(
        words.noProblems, row: start + 1, columns: 0...Self.last, style: WorkbookStyles.caption, in: &book)
      return start + 2
    }
    var first = start + 1
    if !words.messagesLanguage.isEmpty {
      try spread(
        words.messagesLanguage, row: first, columns: 0...Self.last, style: WorkbookStyles.caption, in: &book)
      first += 1
    }
    for (place, problem) in problems.enumerated() {
      let row = first + place
      let isError = problem.severity == .error
      let position = problem.line > 0 ? "\(problem.path):\(problem.line)" : problem.path
      try book.write(
        text: position, at: CellReference(row, 0), in: sheet, format: try book.format(WorkbookStyles.body))
      try book.write(
        text: isError ? words.error : problem.severity == .warning ? words.warning : words.note,
        at: CellReference(row, 1), in: sheet,
        format: try book.format(
          WorkbookStyles.short.with {
            $0.bold = isError
            $0.fontColor = isError ? WorkbookStyles.errorInk : WorkbookStyles.quiet
          }))
      try spread(
        problem.message, row: row, columns: 2...Self.last, style: WorkbookStyles.body, in: &book,
        beside: [(position, Self.widths[0], WorkbookStyles.size)])
    }
    return first + problems.count
  }

  // MARK: - Helpers

  private func remarks(on document: Document) -> String {
    var remarks: [String] = []
    switch document.kind {
    case .unusable: remarks.append(words.unusableRemark)
    case .context: remarks.append(words.contextRemark)
    case .compilation, .submission, .proposal, .mixed:
      let languages = document.submissions.filter { !$0.passages.isEmpty }.map(\.language)
      let uncoded = languages.compactMap(\.self).filter { !Language.coded.contains($0) }.distinct
      if !uncoded.isEmpty {
        remarks.append(words.uncodedLanguageRemark(uncoded.map(labels.name(of:)).joined(separator: ", ")))
      }
      if languages.contains(nil) { remarks.append(words.unknownLanguageRemark) }
    }
    let errors = document.problems.count { $0.severity == .error }
    if !document.problems.isEmpty {
      remarks.append(words.problemsRemark(errors, document.problems.count - errors))
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
