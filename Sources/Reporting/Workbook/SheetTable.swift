internal import Spreadsheet

/// A column of a table: its heading, its width in digits and how its heading stands.
struct TableColumn {
  let title: String
  let width: Double
  var header = WorkbookStyles.header
}

extension Workbook {
  /// Lays out columns and writes their headings in a row.
  ///
  /// - Parameters:
  ///   - columns: from column A on.
  ///   - row: zero-based row of the headings.
  ///   - sheet: the sheet.
  /// - Throws: `SpreadsheetError` where the sheet has not so many columns.
  mutating func layOut(
    _ columns: [TableColumn], headerRow row: Int, in sheet: Sheet
  ) throws(SpreadsheetError) {
    for (place, column) in columns.enumerated() {
      try setColumns(place...place, in: sheet, LineLayout(size: column.width))
      try write(
        text: column.title, at: CellReference(row, place), in: sheet, format: try format(column.header))
    }
    try setRows(row...row, in: sheet, LineLayout(size: 30))
  }

  /// Writes a title and paragraphs below it, as wide as is comfortable to read.
  ///
  /// - Parameters:
  ///   - title: the caption of the sheet.
  ///   - paragraphs: one row each; empty ones are left out.
  ///   - row: zero-based row of the title.
  ///   - widths: of the columns, from column A on; at least two.
  ///   - sheet: the sheet.
  /// - Returns: the first row after them.
  /// - Throws: `SpreadsheetError` where the sheet has not so many rows.
  mutating func writeHead(
    _ title: String, _ paragraphs: [String], at row: Int = 0, widths: [Double], in sheet: Sheet
  ) throws(SpreadsheetError) -> Int {
    try write(
      text: title, at: CellReference(row, 0), in: sheet,
      format: try format(WorkbookStyles.title.with { $0.fontSize = 14 }))
    try setRows(row...row, in: sheet, LineLayout(size: 24))
    var next = row + 1
    for paragraph in paragraphs where !paragraph.isEmpty {
      try write(paragraph: paragraph, row: next, widths: widths, style: WorkbookStyles.caption, in: sheet)
      next += 1
    }
    return next
  }

  /// Writes a paragraph over as many columns as are comfortable to read, its row high enough.
  ///
  /// - Parameters:
  ///   - text: the paragraph.
  ///   - row: zero-based.
  ///   - first: the column it begins in.
  ///   - widths: of the columns, from column A on; at least two from `first` on.
  ///   - style: how it looks.
  ///   - sheet: the sheet.
  /// - Throws: `SpreadsheetError` where the cells are taken.
  mutating func write(
    paragraph text: String, row: Int, from first: Int = 0, widths: [Double], style: CellStyle, in sheet: Sheet
  ) throws(SpreadsheetError) {
    var last = first
    var width = widths[first]
    while last + 1 < widths.count, last == first || width + widths[last + 1] <= 190 {
      last += 1
      width += widths[last]
    }
    try merge(
      CellRange(rows: row...row, columns: first...last), text: text, in: sheet, format: try format(style))
    let height = TextMeasure.rowHeight([(text, width, style.fontSize ?? 11)])
    try setRows(row...row, in: sheet, LineLayout(size: max(height, 15)))
  }

  /// Writes the heading of a part of a sheet, underlined over its columns.
  ///
  /// - Parameters:
  ///   - text: the heading.
  ///   - row: zero-based.
  ///   - columns: zero-based.
  ///   - sheet: the sheet.
  /// - Throws: `SpreadsheetError` where the sheet has no such cells.
  mutating func write(
    section text: String, row: Int, columns: ClosedRange<Int>, in sheet: Sheet
  ) throws(SpreadsheetError) {
    let format = try format(WorkbookStyles.section)
    for column in columns { try writeBlank(at: CellReference(row, column), in: sheet, format: format) }
    try write(text: text, at: CellReference(row, columns.lowerBound), in: sheet, format: format)
    try setRows(row...row, in: sheet, LineLayout(size: 22))
  }

  /// Makes rows of a table browsable: filter buttons, and headings and first columns that stay in sight.
  ///
  /// - Parameters:
  ///   - rows: how many there are below the headings, which stand in the first row.
  ///   - columns: how many there are.
  ///   - frozen: how many columns stay in sight.
  ///   - sheet: the sheet.
  /// - Throws: `SpreadsheetError` where the sheet has not so many rows.
  mutating func makeBrowsable(
    rows: Int, columns: Int, frozen: Int, in sheet: Sheet
  ) throws(SpreadsheetError) {
    try filter(CellRange(CellReference(0, 0), CellReference(max(rows, 1), columns - 1)), in: sheet)
    try freeze(rows: 1, columns: frozen, in: sheet)
    try hideGridlines(in: sheet)
  }
}

extension PageSetup {
  /// Paper for a sheet: fitted to the width, the program's name and the day at the left of the footer, the
  /// number of the page at the right.
  ///
  /// - Parameters:
  ///   - paper: its size.
  ///   - signature: at the left of the footer.
  ///   - labels: the words for pages.
  ///   - change: sets what differs.
  /// - Returns: the setup.
  static func table(
    _ paper: Paper, signature: String, labels: WorkbookLabels, _ change: (inout PageSetup) -> Void = { _ in }
  ) -> PageSetup {
    PageSetup {
      $0.paper = paper
      $0.landscape = true
      $0.fit = .oneWide
      $0.centeredHorizontally = true
      $0.margins = Margins(left: 0.45, right: 0.45, top: 0.5, bottom: 0.6)
      $0.footer = PageLine(
        left: [.text(signature)], center: [.sheetName],
        right: [.text(labels.page), .page, .text(labels.ofPages), .pageCount])
      change(&$0)
    }
  }
}
