internal import Codebook
internal import Spreadsheet

/// One row a change since the run before.
struct ChangesSheet {
  let changes: RunChanges
  let content: WorkbookContent
  let sheet: Sheet
  let signature: String

  private var words: ChangeWords { ChangeWords(content.labels.language) }

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let columns = words.columns.map { TableColumn(title: $0.title, width: $0.width) }
    let state = changes.before.map { words.since($0.date) + "." } ?? words.firstRun
    let header = try book.writeHead(
      words.title, [state, words.sheetReading], widths: columns.map(\.width), in: sheet)
    try book.layOut(columns, headerRow: header, in: sheet)
    let body = try book.format(WorkbookStyles.body)
    for (place, change) in changes.changes.enumerated() {
      let row = header + 1 + place
      let texts = texts(of: change)
      for (column, text) in texts.enumerated() {
        try book.write(text: text, at: CellReference(row, column), in: sheet, format: body)
      }
      let height = TextMeasure.rowHeight(zip(texts, columns).map { ($0, $1.width, WorkbookStyles.size) })
      try book.setRows(row...row, in: sheet, LineLayout(size: height))
    }
    let last = header + max(1, changes.changes.count)
    try book.filter(CellRange(rows: header...last, columns: 0...columns.count - 1), in: sheet)
    try book.freeze(rows: header + 1, columns: 2, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: content.labels) {
        $0.repeatedRows = header...header
      },
      of: sheet)
  }

  private func texts(of change: RunChanges.Change) -> [String] {
    let issue =
      content.codebook.issues.first { $0.id == change.issue }.map(content.labels.label(of:)) ?? change.issue
    // The words of an unmoved passage say nothing; those of a quotation that stayed are shown once.
    let before = change.wordsBefore == change.wordsAfter ? "" : change.wordsBefore
    return [
      words.name(of: change.kind), content.name(of: change.participant), issue, words.value(change.before),
      words.value(change.after), change.causes.map(words.name).joined(separator: "; "),
      change.passages.first ?? change.document, WorkbookContent.shortened(before, to: 900),
      WorkbookContent.shortened(change.wordsAfter, to: 900),
    ]
  }
}
