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
