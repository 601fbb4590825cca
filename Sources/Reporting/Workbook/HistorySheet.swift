internal import Codebook
internal import Spreadsheet

/// How the convergence of each issue moved across the runs of a history.
struct HistorySheet {
  let history: ConvergenceHistory
  let content: WorkbookContent
  let sheet: Sheet
  let signature: String

  /// The most runs side by side: the last ones.
  private static let most = 24

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let words = ChangeWords(content.labels.language)
    let snapshots = history.snapshots.suffix(Self.most)
    let columns =
      [
        TableColumn(title: content.labels.evidence.issueID, width: 8),
        TableColumn(title: content.labels.evidence.issue, width: 46),
      ] + snapshots.map { TableColumn(title: $0.name, width: 11, header: WorkbookStyles.headerOfNumbers) }
      + [TableColumn(title: words.classNow, width: 26)]
    let header = try book.writeHead(
      words.historySheetName, [words.historyReading], widths: columns.map(\.width), in: sheet)
    try book.layOut(columns, headerRow: header, in: sheet)
    let body = try book.format(WorkbookStyles.body)
    let number = try book.format(WorkbookStyles.number.with { $0.numberFormat = "0.00" })
    for (place, issue) in content.codebook.issues.enumerated() {
      let row = header + 1 + place
      try book.write(text: issue.id, at: CellReference(row, 0), in: sheet, format: body)
      try book.write(
        text: content.labels.label(of: issue), at: CellReference(row, 1), in: sheet, format: body)
      for (column, snapshot) in snapshots.enumerated() {
        guard let index = snapshot.issues[issue.id].flatMap({ Double($0.index) }) else { continue }
        try book.write(number: index, at: CellReference(row, 2 + column), in: sheet, format: number)
      }
      let convergence = snapshots.last?.issues[issue.id]?.convergence ?? ""
      try book.write(
        text: words.value(convergence), at: CellReference(row, 2 + snapshots.count), in: sheet, format: body)
    }
    try book.freeze(rows: header + 1, columns: 2, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: content.labels) {
        $0.repeatedRows = header...header
      },
      of: sheet)
  }
}
