internal import Codebook
internal import Spreadsheet

/// What support and opposition mean on each issue, under the theme it belongs to.
struct IssuesSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let labels = content.labels
    let sheet = sheets.issues
    let columns = [
      TableColumn(title: labels.evidence.issueID, width: 8),
      TableColumn(title: labels.evidence.issue, width: 44),
      TableColumn(title: StanceMark.sign(.support) + " " + labels.issues.supportMeans, width: 62),
      TableColumn(title: StanceMark.sign(.oppose) + " " + labels.issues.opposeMeans, width: 62),
    ]
    let widths = columns.map(\.width)
    let header = try book.writeHead(labels.issues.caption, [labels.issues.reading], widths: widths, in: sheet)
    try book.layOut(columns, headerRow: header, in: sheet)
    let body = try book.format(WorkbookStyles.body)
    let band = try book.format(WorkbookStyles.band)
    var row = header
    for theme in content.codebook.themes {
      let issues = content.codebook.issues.filter { $0.theme == theme.theme }
      row += 1
      try book.writeBlank(at: CellReference(row, 0), in: sheet, format: band)
      try book.write(text: labels.label(of: theme), at: CellReference(row, 1), in: sheet, format: band)
      let covers = labels.issues.filedUnder(theme.covers)
      try book.merge(
        CellRange(rows: row...row, columns: 2...3), text: covers, in: sheet,
        format: try book.format(
          WorkbookStyles.band.with {
            $0.bold = false
            $0.fontSize = 9
            $0.wrap = true
          }))
      try book.setRows(
        row...row, in: sheet, LineLayout(size: max(17, TextMeasure.rowHeight([(covers, 124, 9)]))))
      for issue in issues {
        row += 1
        let texts = [issue.id, labels.label(of: issue), issue.supportMeans, issue.opposeMeans]
        for (column, text) in texts.enumerated() {
          try book.write(text: text, at: CellReference(row, column), in: sheet, format: body)
        }
        try book.setRows(
          row...row, in: sheet,
          LineLayout(size: TextMeasure.rowHeight(zip(texts, widths).map { ($0, $1, WorkbookStyles.size) })))
      }
    }
    try book.freeze(rows: header + 1, columns: 2, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(Color(rawValue: 0xA9_B8C8), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) { $0.repeatedRows = header...header },
      of: sheet)
  }
}
