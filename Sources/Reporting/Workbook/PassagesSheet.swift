internal import Codebook
internal import Coding
internal import Spreadsheet
internal import Submissions

/// Every passage in the order of the documents: where it stands, what it is about, what it says.
struct PassagesSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var sheet: Sheet { sheets.passages }

  /// Zero-based row of the first passage.
  static let firstRow = 1
  /// More names than this do not fit beside a passage of the usual length.
  private static let conceptLimit = 6
  /// What helps to place a passage is smaller than its text: headings above and concepts.
  private static let besideColumns: Set = [6, 9]
  private static let besideSize = 9.0
  private static let textColumn = 10

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let columns = [
      TableColumn(title: labels.columns.passageID, width: 14),
      TableColumn(title: labels.columns.participant, width: 19),
      TableColumn(title: labels.columns.document, width: 24),
      TableColumn(title: labels.columns.firstLine, width: 9, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.lastLine, width: 9, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.kind, width: 11),
      TableColumn(title: labels.columns.headingsAbove, width: 36),
      TableColumn(title: labels.columns.themes, width: 23),
      TableColumn(title: labels.columns.howSure, width: 9, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.concepts, width: 42),
      TableColumn(
        title: labels.columns.text, width: 98, header: WorkbookStyles.header.with { $0.indent = 1 }),
    ]
    try book.layOut(columns, headerRow: 0, in: sheet)
    let voiced = try Formats(in: &book) { _ in }
    let heading = try Formats(in: &book) {
      $0.italic = true
      $0.fontColor = WorkbookStyles.quiet
    }
    for (place, row) in content.passages.enumerated() {
      try write(row, at: Self.firstRow + place, columns: columns, voiced: voiced, heading: heading, to: &book)
    }
    try book.makeBrowsable(rows: content.passages.count, columns: columns.count, frozen: 2, in: sheet)
    try book.setTabColor(Color(rawValue: 0x5B_8DB8), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: labels) { $0.repeatedRows = 0...0 }, of: sheet)
  }

  private func write(
    _ row: WorkbookContent.PassageRow, at place: Int, columns: [TableColumn], voiced: Formats,
    heading: Formats, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let entry = content.corpus.entries[row.entry]
    let passage = entry.submission.passages[row.passage]
    let coding = entry.codings[row.passage]
    let formats = passage.kind == .heading ? heading : voiced
    let given = zip(content.codebook.themes, coding.likelihoods).filter { coding.themes.contains($0.0.theme) }
    let above = passage.headings.map { entry.submission.passages[$0].text.string }
    let texts: [(column: Int, text: String)] = [
      (0, entry.passageIDs[row.passage]), (1, content.participants[row.participant].name),
      (2, content.documentNames[entry.document]), (5, labels.name(of: passage.kind)),
      (6, above.joined(separator: " › ")),
      (7, given.map { labels.label(of: $0.0) }.joined(separator: labels.semicolon)),
      (9, content.conceptNames(coding, limit: Self.conceptLimit).joined(separator: labels.semicolon)),
      (Self.textColumn, passage.text.string),
    ]
    for (column, text) in texts {
      let isBeside = Self.besideColumns.contains(column)
      let format =
        column == Self.textColumn ? formats.quotation : isBeside ? formats.beside : formats.text
      try book.write(text: text, at: CellReference(place, column), in: sheet, format: format)
    }
    for (column, line) in [(3, passage.lines.lowerBound), (4, passage.lines.upperBound)] {
      try book.write(number: Double(line), at: CellReference(place, column), in: sheet, format: formats.line)
    }
    let sure = CellReference(place, 8)
    if let highest = given.map(\.1).max() {
      // Rounded down to a whole percentage: nothing a program says is quite certain.
      try book.write(
        number: min((highest * 100).rounded(.down), 99) / 100, at: sure, in: sheet, format: formats.percentage
      )
    } else {
      try book.writeBlank(at: sure, in: sheet, format: formats.percentage)
    }
    let height = TextMeasure.rowHeight(
      texts.map {
        let isBeside = Self.besideColumns.contains($0.column)
        // The indent of the text takes some of its column.
        let width = columns[$0.column].width - ($0.column == Self.textColumn ? 3 : 0)
        return ($0.text, width, isBeside ? Self.besideSize : WorkbookStyles.size)
      })
    try book.setRows(place...place, in: sheet, LineLayout(size: height))
  }

  /// The looks of a row, asked for once.
  private struct Formats {
    let text: Format
    let beside: Format
    let quotation: Format
    let line: Format
    let percentage: Format

    init(in book: inout Workbook, _ change: (inout CellStyle) -> Void) throws(SpreadsheetError) {
      text = try book.format(WorkbookStyles.body.with(change))
      quotation = try book.format(WorkbookStyles.body.with { $0.indent = 1 }.with(change))
      beside = try book.format(
        WorkbookStyles.body.with {
          $0.fontSize = besideSize
          change(&$0)
        })
      // Lines are looked up, not added up: no separators.
      line = try book.format(WorkbookStyles.number.with { $0.numberFormat = "0" }.with(change))
      percentage = try book.format(WorkbookStyles.percentage.with(change))
    }
  }
}
