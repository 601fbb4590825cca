internal import Codebook
internal import Coding
internal import Convergence
internal import Spreadsheet

/// Issues by participants: one cell a position, with totals that follow when someone changes it.
///
/// There are two: like beside like, where marks can be changed, and by name, which follows the first cell by cell.
struct PositionsSheet {
  /// How the participants stand side by side.
  enum Order {
    /// As their agreement brings them together.
    case blocs
    /// By their names.
    case names
  }

  let order: Order
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var sheet: Sheet { order == .blocs ? sheets.positions : sheets.positionsByName }

  /// Zero-based columns: the issue's id and label, then how many support, condition, oppose, keep silent.
  static let countColumns = 2...5
  static let silentColumn = 5
  static let firstParticipant = 6

  private static let leftWidths: [Double] = [8.5, 46, 5.5, 5.5, 5.5, 5.5]
  private static let participantWidth = 4.3

  private var participantCount: Int { content.columns.count }
  /// The participants from left to right, each with its column on the sheet where marks are changed.
  private var columns: [(id: String, participant: Int, source: Int)] {
    let inBlocs = content.columns.enumerated().map { place, column in
      (id: column.id, participant: column.participant, source: Self.firstParticipant + place)
    }
    return order == .blocs ? inBlocs : inBlocs.sorted { $0.participant < $1.participant }
  }
  private var lastColumn: Int { Self.firstParticipant + participantCount - 1 }
  private var widths: [Double] {
    Self.leftWidths + Array(repeating: Self.participantWidth, count: participantCount)
  }

  private var paragraphs: [String] {
    let marks = self.order == .blocs ? labels.positions.reading : labels.positions.readingByName
    var order = [self.order == .blocs ? labels.positions.order : labels.positions.orderByName]
    if participantCount < content.grid.count {
      order.append(labels.positions.beyond(content.grid.count - participantCount))
    }
    if !content.outOfGrid.isEmpty {
      order.append(labels.positions.notInGrid(WorkbookContent.listed(content.outOfGrid, to: 300)))
    }
    let uncoded = content.uncoded
    if !uncoded.isEmpty { order.append(labels.positions.uncoded(WorkbookContent.listed(uncoded, to: 300))) }
    if content.isOverridden { order.append(OverrideWords(language: labels.language).legend) }
    return [marks, order.joined(separator: " ")]
  }

  /// Where the blocks stand, for this sheet and those that refer to it.
  struct Layout {
    /// Zero-based row of the participants' names.
    let headerRow: Int
    /// A theme with issues: its band and the rows of its issues.
    let blocks: [(theme: Theme, band: Int, issues: [(issue: Int, row: Int)])]
    /// The row of each issue by its place in the codebook.
    let rows: [Int]
    /// The first row below the issues.
    let end: Int

    init(_ codebook: Codebook, paragraphs: Int) {
      headerRow = 1 + paragraphs
      var next = headerRow + 1
      var blocks: [(theme: Theme, band: Int, issues: [(issue: Int, row: Int)])] = []
      var rows = Array(repeating: 0, count: codebook.issues.count)
      for theme in Theme.allCases {
        let issues = codebook.issues.indices.filter { codebook.issues[$0].theme == theme }
        guard !issues.isEmpty else { continue }
        let band = next
        var placed: [(issue: Int, row: Int)] = []
        for issue in issues {
          next += 1
          rows[issue] = next
          placed.append((issue, next))
        }
        next += 1
        blocks.append((theme, band, placed))
      }
      self.blocks = blocks
      self.rows = rows
      end = next
    }
  }

  var layout: Layout { Layout(content.codebook, paragraphs: paragraphs.count) }

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let layout = layout
    for (column, width) in widths.enumerated() {
      try book.setColumns(column...column, in: sheet, LineLayout(size: width))
    }
    _ = try book.writeHead(
      order == .blocs ? labels.positions.caption : labels.positions.captionByName, paragraphs, widths: widths,
      in: sheet)
    try writeHeader(row: layout.headerRow, to: &book)
    for block in layout.blocks { try write(block, to: &book) }
    if participantCount > 0 {
      try writeTotals(layout, to: &book)
    } else {
      try book.write(
        text: labels.themesSheet.noParticipant, at: CellReference(layout.end + 1, 0), in: sheet,
        format: try book.format(WorkbookStyles.caption.with { $0.wrap = false }))
    }
    try book.freeze(rows: layout.headerRow + 1, columns: Self.firstParticipant, in: sheet)
    try book.putOutlineHeadsAbove(in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    try setUpPage(layout, of: &book)
  }

  // MARK: - Parts

  private func writeHeader(row: Int, to book: inout Workbook) throws(SpreadsheetError) {
    let header = WorkbookStyles.header.with { $0.vertical = .bottom }
    try book.write(
      text: labels.evidence.issueID, at: CellReference(row, 0), in: sheet,
      format: try book.format(header.with { $0.wrap = false }))
    try book.write(
      text: labels.evidence.issue, at: CellReference(row, 1), in: sheet, format: try book.format(header))
    // The heads of the totals are the legend too: sign, word and colour together.
    let upright = header.with {
      $0.rotation = 90
      $0.wrap = false
      $0.horizontal = .center
    }
    for (place, stance) in StanceMark.stances.enumerated() {
      try book.write(
        text: StanceMark.sign(stance) + "  " + labels.name(of: stance),
        at: CellReference(row, Self.countColumns.lowerBound + place), in: sheet,
        format: try book.format(
          upright.with {
            $0.background = StanceMark.fill(stance)
          }))
    }
    try book.write(
      text: StanceMark.silent + "  " + labels.stances.silent, at: CellReference(row, Self.silentColumn),
      in: sheet, format: try book.format(upright))
    let name = try book.format(upright.with { $0.bold = false })
    var longest = 14
    for (place, column) in columns.enumerated() {
      let text = WorkbookContent.shortened(content.participants[column.participant].name, to: 30)
      longest = max(longest, text.count)
      try book.write(
        text: text, at: CellReference(row, Self.firstParticipant + place), in: sheet, format: name)
    }
    try book.setRows(row...row, in: sheet, LineLayout(size: Double(longest) * 5.7 + 10))
  }

  private func write(
    _ block: (theme: Theme, band: Int, issues: [(issue: Int, row: Int)]), to book: inout Workbook
  ) throws(SpreadsheetError) {
    let band = WorkbookStyles.band
    let label = content.label(of: block.theme)
    let blank = try book.format(band)
    for column in 0..<widths.count where column != 1 {
      try book.writeBlank(at: CellReference(block.band, column), in: sheet, format: blank)
    }
    try book.write(text: label, at: CellReference(block.band, 1), in: sheet, format: blank)
    try book.setRows(block.band...block.band, in: sheet, LineLayout(size: 17))
    guard let first = block.issues.first?.row, let last = block.issues.last?.row else { return }
    for (issue, row) in block.issues { try write(issue: issue, row: row, to: &book) }
    guard participantCount > 0 else { return }
    let sum = try book.format(band.with { $0.horizontal = .center })
    for column in Self.countColumns {
      let cells = CellRange(rows: first...last, columns: column...column)
      let value = block.issues.reduce(0) { $0 + counts(of: $1.issue)[column - Self.countColumns.lowerBound] }
      try book.write(
        formula: "=SUM(\(cells.a1))", showing: .number(Double(value)),
        at: CellReference(block.band, column), in: sheet, format: sum)
    }
    let grid = CellRange(rows: first...last, columns: Self.firstParticipant...lastColumn)
    try book.addStanceRules(to: grid, in: sheet)
    let silent = try book.format(StanceMark.ruleStyle(nil))
    for sign in [StanceMark.silent, StanceMark.uncoded, ""] {
      try book.addRule(.cell(.text(sign), silent), to: grid, in: sheet)
    }
    guard order == .blocs else { return }
    var list = DropDown(.words(StanceMark.choices))
    list.objectionTitle = labels.positions.refusedTitle
    list.objection = labels.positions.refused
    try book.offer(list, at: grid, in: sheet)
  }

  /// Support, conditional, oppose, silent of an issue.
  private func counts(of issue: Int) -> [Int] {
    let stances = content.columns.map { content.corpus.positions.position(of: $0.id, on: issue)?.stance }
    let silent = zip(content.columns, stances).count {
      $1 == nil && content.markOfNone($0.id, on: issue) != StanceMark.uncoded
    }
    return StanceMark.stances.map { stance in stances.count { $0 == stance } } + [silent]
  }

  private func write(issue: Int, row: Int, to book: inout Workbook) throws(SpreadsheetError) {
    let entry = content.codebook.issues[issue]
    let text = WorkbookStyles.short.with { $0.vertical = .center }
    try book.write(
      text: entry.id, at: CellReference(row, 0), in: sheet,
      format: try book.format(text.with { $0.fontColor = WorkbookStyles.quiet }))
    let label = labels.label(of: entry)
    try book.write(
      text: label, at: CellReference(row, 1), in: sheet, format: try book.format(text.with { $0.wrap = true })
    )
    let height = max(17, TextMeasure.rowHeight([(label, Self.leftWidths[1], WorkbookStyles.size)]))
    try book.setRows(row...row, in: sheet, LineLayout(size: height, outlineLevel: 1))
    guard participantCount > 0 else { return }
    let number = try book.format(WorkbookStyles.countInGrid)
    let cells = CellRange(rows: row...row, columns: Self.firstParticipant...lastColumn).a1
    let values = counts(of: issue)
    for (place, stance) in StanceMark.stances.enumerated() {
      // The star takes in the mark of doubt.
      try book.write(
        formula: "=COUNTIF(\(cells),\"\(StanceMark.sign(stance))*\")",
        showing: .number(Double(values[place])),
        at: CellReference(row, Self.countColumns.lowerBound + place), in: sheet, format: number)
    }
    let taken = CellRange(
      rows: row...row, columns: Self.countColumns.lowerBound...Self.silentColumn - 1
    ).a1
    try book.write(
      formula: "=COLUMNS(\(cells))-SUM(\(taken))-COUNTIF(\(cells),\"\(StanceMark.uncoded)\")",
      showing: .number(Double(values[3])),
      at: CellReference(row, Self.silentColumn), in: sheet, format: number)
    for (place, column) in columns.enumerated() {
      try write(
        column.id, issue, source: column.source, at: CellReference(row, Self.firstParticipant + place),
        to: &book)
    }
  }

  private func write(
    _ participant: String, _ issue: Int, source: Int, at cell: CellReference, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let origin = CellReference(cell.row, source)
    let formula = "=" + sheets.positions.formula(for: CellRange(origin, origin))
    guard let position = content.corpus.positions.position(of: participant, on: issue),
      let row = content.evidenceRow(of: participant, on: issue)
    else {
      let mark = content.markOfNone(participant, on: issue)
      let format = try book.format(StanceMark.style(nil))
      if order == .blocs {
        try book.write(text: mark, at: cell, in: sheet, format: format)
      } else {
        try book.write(formula: formula, showing: .text(mark), at: cell, in: sheet, format: format)
      }
      return
    }
    let link = LinkTarget.cell(sheets.evidence, CellReference(EvidenceSheet.firstRow + row, 0))
    let mark = StanceMark.sign(position)
    let format = try book.format(StanceMark.style(position.stance, isUnsure: position.needsReview))
    if order == .blocs {
      try book.write(link: link, text: mark, at: cell, in: sheet, format: format)
    } else {
      try book.write(
        link: link, formula: formula, showing: .text(mark), at: cell, in: sheet, format: format)
    }
    let note = note(on: position)
    try book.write(
      note: note, author: content.program, at: cell, in: sheet, width: 340,
      height: 24 + TextMeasure.lineCount(of: note, width: 46, size: 9) * 15)
  }

  /// Who takes which position on what, how sure that is, and in which words.
  private func note(on position: CodedPosition) -> String {
    let stance =
      labels.name(of: position.stance) + (position.needsReview ? " (\(labels.stances.unsure))" : "")
    let head = labels.positions.noteHead(
      content.name(of: position.participant), labels.label(of: content.codebook.issues[position.issue]),
      stance)
    let quotation = content.shortQuotation(of: position)
    return quotation.isEmpty ? head : head + "\n" + labels.evidence.quoted(quotation)
  }

  /// Below the issues: the sums of the rows' counts, then each participant's own counts.
  private func writeTotals(_ layout: Layout, to book: inout Workbook) throws(SpreadsheetError) {
    let issues = layout.headerRow + 1...max(layout.headerRow + 1, layout.end - 1)
    let band = try book.format(WorkbookStyles.band.with { $0.horizontal = .center })
    for column in 0..<widths.count {
      try book.writeBlank(at: CellReference(layout.end, column), in: sheet, format: band)
    }
    try book.write(
      text: labels.positions.totals, at: CellReference(layout.end, 1), in: sheet,
      format: try book.format(WorkbookStyles.band))
    for (place, column) in Self.countColumns.enumerated() {
      let bands = layout.blocks.map { CellReference($0.band, column).a1 }.joined(separator: ",")
      guard !bands.isEmpty else { continue }
      let value = content.codebook.issues.indices.reduce(0) { $0 + counts(of: $1)[place] }
      try book.write(
        formula: "=SUM(\(bands))", showing: .number(Double(value)), at: CellReference(layout.end, column),
        in: sheet, format: band)
    }
    let names = StanceMark.stances.map { StanceMark.sign($0) + "  " + labels.name(of: $0) }
    for (place, name) in (names + [StanceMark.silent + "  " + labels.stances.silent]).enumerated() {
      try writeParticipantCounts(place, name, row: layout.end + 1 + place, issues: issues, to: &book)
    }
  }

  /// One row of the participants' counts: support, conditional, oppose or, at place 3, silence.
  private func writeParticipantCounts(
    _ place: Int, _ name: String, row: Int, issues: ClosedRange<Int>, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let style = WorkbookStyles.short.with { $0.vertical = .center }
    try book.write(
      text: name, at: CellReference(row, 1), in: sheet,
      format: try book.format(style.with { $0.horizontal = .right }))
    try book.setRows(row...row, in: sheet, LineLayout(size: 16))
    let number = try book.format(WorkbookStyles.countInGrid.with { $0.fontSize = 9 })
    let ids = CellRange(rows: issues, columns: 0...0).a1(absolute: true)
    for (offset, column) in columns.enumerated() {
      let sheetColumn = Self.firstParticipant + offset
      let cells = CellRange(rows: issues, columns: sheetColumn...sheetColumn).a1
      let formula: String
      let value: Int
      if place < StanceMark.stances.count {
        let stance = StanceMark.stances[place]
        formula = "=COUNTIF(\(cells),\"\(StanceMark.sign(stance))*\")"
        value = content.codebook.issues.indices.count {
          content.corpus.positions.position(of: column.id, on: $0)?.stance == stance
        }
      } else {
        let above = CellRange(rows: row - place...row - 1, columns: sheetColumn...sheetColumn).a1
        formula = "=COUNTA(\(ids))-SUM(\(above))-COUNTIF(\(cells),\"\(StanceMark.uncoded)\")"
        value =
          content.corpus.uncoded.contains(column.id)
          ? 0 : content.codebook.issues.count - content.positionCount[column.id, default: 0]
      }
      try book.write(
        formula: formula, showing: .number(Double(value)), at: CellReference(row, sheetColumn), in: sheet,
        format: number)
    }
  }

  /// On A3: upright on one page where letters stay large enough, else lying, with names and issues repeated.
  private func setUpPage(_ layout: Layout, of book: inout Workbook) throws(SpreadsheetError) {
    let width = widths.reduce(0) { $0 + $1 * 5.25 + 3.75 }
    let height = Double(layout.end - layout.headerRow) * 17.5 + 260
    let lastRow = participantCount > 0 ? layout.end + 4 : layout.end + 1
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: labels) {
        $0.printArea = CellRange(rows: 0...lastRow, columns: 0...widths.count - 1)
        if min(775 / width, 1_100 / height) >= 0.65 {
          $0.landscape = false
          $0.fit = PageSetup.Fit(width: 1, height: 1)
          return
        }
        $0.fit = PageSetup.Fit(width: max(1, Int((width * 0.6 / 1_120).rounded(.up))), height: 0)
        $0.repeatedRows = layout.headerRow...layout.headerRow
        $0.repeatedColumns = 0...1
      }, of: sheet)
  }
}
