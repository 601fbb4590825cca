internal import Coding
internal import Spreadsheet
internal import Submissions

/// What is in no passage: every such run of lines with its reason, so that nothing goes missing in silence.
struct LeftOutSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  /// Characters of a run that are shown.
  private static let shown = 300

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let labels = content.labels
    let sheet = sheets.leftOut
    let columns = [
      TableColumn(title: labels.columns.document, width: 26),
      TableColumn(title: labels.columns.firstLine, width: 10, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.lastLine, width: 10, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.reason, width: 42),
      TableColumn(title: labels.columns.text, width: 90),
    ]
    try book.layOut(columns, headerRow: 0, in: sheet)
    let body = try book.format(WorkbookStyles.body)
    let number = try book.format(WorkbookStyles.number.with { $0.numberFormat = "0" })
    var row = 0
    for (place, document) in content.corpus.documents.enumerated() {
      for run in runs(of: document) {
        row += 1
        let texts: [(column: Int, text: String)] = [
          (0, content.documentNames[place]), (3, run.reason),
          (4, WorkbookContent.shortened(run.text, to: Self.shown)),
        ]
        for (column, text) in texts {
          try book.write(text: text, at: CellReference(row, column), in: sheet, format: body)
        }
        for (column, line) in [(1, run.lines?.lowerBound), (2, run.lines?.upperBound)] {
          let cell = CellReference(row, column)
          if let line {
            try book.write(number: Double(line), at: cell, in: sheet, format: number)
          } else {
            try book.writeBlank(at: cell, in: sheet, format: number)
          }
        }
        let height = TextMeasure.rowHeight(
          texts.map { ($0.text, columns[$0.column].width, WorkbookStyles.size) })
        try book.setRows(row...row, in: sheet, LineLayout(size: height))
      }
    }
    try book.makeBrowsable(rows: row, columns: columns.count, frozen: 1, in: sheet)
    try book.setTabColor(Color(rawValue: 0xA9_B8C8), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) { $0.repeatedRows = 0...0 }, of: sheet)
  }

  /// A row of the sheet.
  private struct Run {
    /// 1-based; nil for a whole file that holds no usable line.
    let lines: ClosedRange<Int>?
    let reason: String
    let text: String
  }

  /// The runs of a document in the order of its lines; a file that could not be used is one run.
  private func runs(of document: Document) -> [Run] {
    let labels = content.labels
    guard document.text != nil else {
      let fault = document.problems.first { $0.severity == .error }?.message ?? ""
      return [Run(lines: nil, reason: labels.values.unusableFile, text: fault)]
    }
    return LeftOut.runs(of: document).map {
      Run(lines: $0.lines, reason: labels.name(of: $0.reason), text: $0.text)
    }
  }
}
