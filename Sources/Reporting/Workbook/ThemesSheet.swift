internal import Codebook
internal import Spreadsheet

/// Participants by themes: how many passages of each carry each theme.
struct ThemesSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var sheet: Sheet { sheets.themes }

  /// Zero-based places of the table.
  static let headerRow = 3
  static let firstThemeColumn = 3

  private var themeCount: Int { content.codebook.themes.count }
  private var untaggedColumn: Int { Self.firstThemeColumn + themeCount }
  private var totalColumn: Int { untaggedColumn + 1 }
  private var firstRow: Int { Self.headerRow + 1 }
  private var totalRow: Int { firstRow + content.participants.count }

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    try writeHead(to: &book)
    // The rows above and below the participants, in points.
    var height = 160.0
    for (place, participant) in content.participants.enumerated() {
      height += try write(participant, row: firstRow + place, to: &book)
    }
    var end = totalRow
    var pages = Pages(width: tableWidth, height: 0, chartHeight: 0)
    if content.participants.isEmpty {
      try book.write(
        text: labels.themesSheet.noParticipant, at: CellReference(totalRow, 0), in: sheet,
        format: try book.format(WorkbookStyles.caption.with { $0.wrap = false }))
    } else {
      try writeTotals(to: &book)
      let chart = try insertChart(below: totalRow + 3, into: &book)
      end = totalRow + 2
      pages = Pages(width: tableWidth, height: height, chartHeight: Double(chart - end) * 15)
      if pages.hasChart { end = chart }
    }
    try book.freeze(rows: firstRow, columns: 1, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(Color(rawValue: 0x5B_8DB8), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        $0.landscape = pages.isLandscape
        $0.printArea = CellRange(rows: 0...end, columns: 0...totalColumn)
        if pages.isSingle {
          $0.fit = PageSetup.Fit(width: 1, height: 1)
        } else {
          $0.repeatedRows = Self.headerRow...Self.headerRow
        }
      }, of: sheet)
  }

  /// How the table goes to A4: the way up that shrinks it least, with the chart where both fit one page.
  private struct Pages {
    var isLandscape = true
    var isSingle = true
    var hasChart = true

    /// Below this scale, letters of 10 points are too small to read on paper.
    private static let leastScale = 0.6

    /// Takes points.
    init(width: Double, height: Double, chartHeight: Double) {
      for tall in [height + chartHeight, height] {
        let lying = min(775 / width, 515 / tall)
        let standing = min(530 / width, 760 / tall)
        isLandscape = lying >= standing
        hasChart = tall > height
        if max(lying, standing) >= Self.leastScale { return }
      }
      isLandscape = true
      isSingle = false
      hasChart = false
    }
  }

  private var columns: [TableColumn] {
    var columns = [
      TableColumn(title: labels.columns.participant, width: 32),
      TableColumn(title: labels.columns.code, width: 18),
      TableColumn(title: labels.columns.kind, width: 14),
    ]
    columns += content.codebook.themes.map {
      TableColumn(title: labels.label(of: $0), width: 14, header: WorkbookStyles.headerInMiddle)
    }
    columns += [labels.columns.untagged, labels.columns.passages].map {
      TableColumn(title: $0, width: 11, header: WorkbookStyles.headerOfNumbers)
    }
    return columns
  }

  /// In points: a digit of the default font is 7 pixels of three quarters of a point.
  private var tableWidth: Double { columns.reduce(0) { $0 + $1.width * 5.25 + 3.75 } }

  private func writeHead(to book: inout Workbook) throws(SpreadsheetError) {
    let columns = columns
    try book.layOut(columns, headerRow: Self.headerRow, in: sheet)
    try book.write(
      text: labels.themesSheet.caption, at: CellReference(0, 0), in: sheet,
      format: try book.format(WorkbookStyles.title.with { $0.fontSize = 14 }))
    try book.setRows(0...0, in: sheet, LineLayout(size: 24))
    try book.merge(
      CellRange(rows: 1...1, columns: 0...totalColumn), text: labels.themesSheet.reading, in: sheet,
      format: try book.format(WorkbookStyles.caption))
    let width = columns.reduce(0) { $0 + $1.width }
    try book.setRows(
      1...1, in: sheet,
      LineLayout(size: TextMeasure.rowHeight([(labels.themesSheet.reading, width, WorkbookStyles.size)])))
    try book.write(
      text: labels.themesSheet.share, at: CellReference(2, 0), in: sheet,
      format: try book.format(WorkbookStyles.caption.with { $0.vertical = .center }))
    for (place, words) in labels.themesSheet.shareClasses.enumerated() {
      try book.write(
        text: words, at: CellReference(2, Self.firstThemeColumn + place), in: sheet,
        format: try book.format(WorkbookStyles.share(place)))
    }
    try book.setRows(2...2, in: sheet, LineLayout(size: 30))
  }

  /// Writes a row; returns its height in points.
  private func write(
    _ participant: WorkbookContent.ParticipantRow, row: Int, to book: inout Workbook
  ) throws(SpreadsheetError) -> Double {
    let name = try book.format(WorkbookStyles.body.with { $0.vertical = .center })
    let quiet = try book.format(
      WorkbookStyles.short.with {
        $0.vertical = .center
        $0.fontColor = WorkbookStyles.quiet
      })
    let number = try book.format(WorkbookStyles.number.with { $0.vertical = .center })
    try book.write(text: participant.name, at: CellReference(row, 0), in: sheet, format: name)
    try book.write(text: participant.summary.id, at: CellReference(row, 1), in: sheet, format: quiet)
    try book.write(text: participant.kind, at: CellReference(row, 2), in: sheet, format: quiet)
    for (column, count) in participant.summary.passagesByTheme.enumerated() {
      let cell = CellReference(row, Self.firstThemeColumn + column)
      let shareClass = WorkbookStyles.shareClass(of: count, among: participant.summary.passages)
      let format = try book.format(WorkbookStyles.share(shareClass))
      if let first = participant.first[column] {
        try book.write(
          link: .cell(sheets.passages, CellReference(PassagesSheet.firstRow + first, 0)),
          number: Double(count),
          tooltip: labels.themesSheet.openPassages(
            participant.name, labels.label(of: content.codebook.themes[column])),
          at: cell, in: sheet, format: format)
      } else {
        try book.write(number: Double(count), at: cell, in: sheet, format: format)
      }
    }
    try book.write(
      number: Double(participant.summary.untagged), at: CellReference(row, untaggedColumn), in: sheet,
      format: number)
    try book.write(
      number: Double(participant.summary.passages), at: CellReference(row, totalColumn), in: sheet,
      format: number)
    let height = max(17, TextMeasure.rowHeight([(participant.name, 32, WorkbookStyles.size)]))
    try book.setRows(row...row, in: sheet, LineLayout(size: height))
    return height
  }

  /// Sums, shares of all passages, and how many participants have any; live, with their values beside them.
  private func writeTotals(to book: inout Workbook) throws(SpreadsheetError) {
    let passages = content.participants.reduce(0) { $0 + $1.summary.passages }
    let words = [
      labels.themesSheet.allParticipants, labels.themesSheet.shareOfAll,
      labels.themesSheet.participantsWithOne,
    ]
    for (place, text) in words.enumerated() {
      let style = totalStyle(place)
      for column in 0..<Self.firstThemeColumn {
        try book.write(
          text: column == 0 ? text : "", at: CellReference(totalRow + place, column), in: sheet,
          format: try book.format(style))
      }
      try book.setRows(totalRow + place...totalRow + place, in: sheet, LineLayout(size: 18))
    }
    for column in Self.firstThemeColumn...totalColumn {
      let values = content.participants.map { value(of: $0, in: column) }
      let sum = values.reduce(0, +)
      let cells = CellRange(rows: firstRow...totalRow - 1, columns: column...column).a1
      let total = CellReference(totalRow, column)
      let all = CellReference(totalRow, totalColumn).a1(absoluteRow: true, absoluteColumn: true)
      let formulas: [(String, Double)] = [
        ("=SUM(\(cells))", Double(sum)),
        ("=IF(\(all)=0,0,\(total.a1)/\(all))", passages == 0 ? 0 : Double(sum) / Double(passages)),
        ("=COUNTIF(\(cells),\">0\")", Double(values.count { $0 > 0 })),
      ]
      for (place, formula) in formulas.enumerated() {
        let style = totalStyle(place).with {
          $0.horizontal = column < untaggedColumn ? .center : .right
          $0.indent = column < untaggedColumn ? 0 : 1
          $0.numberFormat = place == 1 ? "0%" : "#,##0"
        }
        try book.write(
          formula: formula.0, showing: .number(formula.1), at: CellReference(totalRow + place, column),
          in: sheet, format: try book.format(style))
      }
    }
  }

  private func totalStyle(_ place: Int) -> CellStyle {
    WorkbookStyles.total.with {
      $0.bold = place == 0
      $0.background = place == 0 ? WorkbookStyles.headerFill : nil
      if place == 0 { $0.borders.top = .thin(WorkbookStyles.strongRule) }
    }
  }

  private func value(of participant: WorkbookContent.ParticipantRow, in column: Int) -> Int {
    switch column {
    case untaggedColumn: participant.summary.untagged
    case totalColumn: participant.summary.passages
    default: participant.summary.passagesByTheme[column - Self.firstThemeColumn]
    }
  }

  /// Draws the sums; returns the last row that the chart covers.
  private func insertChart(below row: Int, into book: inout Workbook) throws(SpreadsheetError) -> Int {
    let themes = Self.firstThemeColumn...untaggedColumn - 1
    var chart = Chart(
      .bar,
      series: [
        Chart.Series(
          name: .text(labels.columns.passages),
          categories: SheetRange(
            sheet, CellRange(rows: Self.headerRow...Self.headerRow, columns: themes)),
          values: SheetRange(sheet, CellRange(rows: totalRow...totalRow, columns: themes)),
          color: Color(rawValue: 0x24_629B),
          labels: Chart.Labels(position: .outsideEnd, numberFormat: "#,##0"))
      ])
    chart.legend = .none
    chart.gap = 45
    chart.categoryAxis = Chart.Axis {
      $0.reversed = true
      $0.fontSize = 8
    }
    chart.valueAxis = Chart.Axis {
      $0.minimum = 0
      $0.numberFormat = "#,##0"
      $0.gridlines = false
      $0.labelPosition = .none
    }
    chart.width = 860
    chart.height = 240
    chart.description = labels.themesSheet.chartTitle
    // A cell for the title: charts set theirs larger than that of the sheet.
    try book.write(
      text: labels.themesSheet.chartTitle, at: CellReference(row + 1, 0), in: sheet,
      format: try book.format(WorkbookStyles.section.with { $0.borders = .none }))
    try book.insert(chart, at: CellReference(row + 2, 0), in: sheet)
    // Rows of 15 points are 20 pixels high.
    return row + 2 + chart.height / 20
  }
}
