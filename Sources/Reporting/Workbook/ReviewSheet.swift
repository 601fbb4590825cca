internal import Codebook
internal import Coding
internal import Spreadsheet

/// The form on which a person checks the positions that are not sure.
///
/// Saved as CSV the sheet is an overrides file as it is: headings in the first row, one row a position, nothing else.
/// So what there is to say about it stands in the notes of the headings.
struct ReviewSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Review { content.labels.review }
  private var sheet: Sheet { sheets.review }

  /// Zero-based row of the first position.
  static let firstRow = 1
  /// Rows below the last that take verdicts on what was not to be checked.
  private static let spareRows = 200
  private static let smallSize = 9.0
  /// As overrides read a day, whatever the language of the spreadsheet.
  private static let dayFormat = "yyyy-mm-dd"

  private static let columns = ReviewForm.Column.allCases

  /// The column of a field, zero-based.
  static func place(of column: ReviewForm.Column) -> Int { columns.firstIndex(of: column) ?? 0 }

  private static func width(of column: ReviewForm.Column) -> Double {
    switch column {
    case .participant: 12
    case .name: 16
    case .issue: 8.5
    case .subject: 23
    case .coded: 12
    case .confidence: 11.5
    case .doubt: 16
    case .verdict: 13.5
    case .reason: 18
    case .analyst: 10
    case .date: 10.5
    case .quotation: 62
    case .passage: 14
    }
  }

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let columns = Self.columns.map { column in
      TableColumn(
        title: ReviewForm.title(of: column, in: labels.language), width: Self.width(of: column),
        header: column == .confidence
          ? WorkbookStyles.headerOfNumbers : WorkbookStyles.header.with { $0.indent = 1 })
    }
    try book.layOut(columns, headerRow: 0, in: sheet)
    // The whole column, so that rows added below write their days alike.
    let day = try book.format(CellStyle { $0.numberFormat = Self.dayFormat })
    try book.setColumns(
      Self.place(of: .date)...Self.place(of: .date), in: sheet,
      LineLayout(size: Self.width(of: .date), format: day))
    for column in Self.columns {
      guard let note = words.notes[column] else { continue }
      try book.write(
        note: note, author: content.program, at: CellReference(0, Self.place(of: column)), in: sheet,
        width: 320, height: 40 + TextMeasure.lineCount(of: note, width: 44, size: 9) * 15)
    }
    let rows = content.review.rows
    for (place, row) in rows.enumerated() { try write(row, at: Self.firstRow + place, to: &book) }
    try offerVerdicts(rows: Self.firstRow...rows.count + Self.spareRows, in: &book)
    try book.makeBrowsable(rows: rows.count, columns: columns.count, frozen: 3, in: sheet)
    try book.zoom(90, in: sheet)
    try book.setTabColor(StanceMark.fill(.oppose), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        $0.repeatedRows = 0...0
        $0.printArea = CellRange(rows: 0...max(1, rows.count), columns: 0...columns.count - 1)
      }, of: sheet)
  }

  /// What the analyst fills in: paper-white between coloured neighbours.
  private static let entry = WorkbookStyles.body.with {
    $0.background = WorkbookStyles.entryFill
    $0.borders = .thin(WorkbookStyles.strongRule)
    $0.indent = 1
  }

  private func offerVerdicts(rows: ClosedRange<Int>, in book: inout Workbook) throws(SpreadsheetError) {
    var list = DropDown(.words(ReviewForm.Verdict.all.map { ReviewForm.word(of: $0, in: labels.language) }))
    list.objectionTitle = words.refusedTitle
    list.objection = words.refused
    let column = Self.place(of: .verdict)
    try book.offer(list, at: CellRange(rows: rows, columns: column...column), in: sheet)
  }

  private func write(
    _ row: ReviewList.Row, at place: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let position = row.position
    let issue = content.codebook.issues[position.issue]
    let citation = position.evidence.first.flatMap(content.citation)
    let texts: [(column: ReviewForm.Column, text: String)] = [
      (.participant, position.participant), (.name, content.name(of: position.participant)),
      (.issue, issue.id), (.subject, labels.label(of: issue)),
      (.coded, ReviewForm.word(of: .stance(position.stance), in: labels.language)),
      (.doubt, words.doubts[row.doubt] ?? ""), (.quotation, citation?.text ?? ""),
      (.passage, citation?.id ?? ""),
    ]
    let body = try book.format(WorkbookStyles.body.with { $0.indent = 1 })
    let small = try book.format(
      WorkbookStyles.body.with {
        $0.indent = 1
        $0.fontSize = Self.smallSize
      })
    for (column, text) in texts {
      let cell = CellReference(place, Self.place(of: column))
      switch column {
      case .coded:
        try book.write(
          link: evidence(of: position), text: text, tooltip: words.openEvidence, at: cell, in: sheet,
          format: try book.format(
            WorkbookStyles.link.with {
              $0.vertical = .top
              $0.background = StanceMark.fill(position.stance)
              $0.indent = 1
            }))
      case .passage:
        if let target = citation?.row {
          try book.write(
            link: .cell(sheets.passages, CellReference(PassagesSheet.firstRow + target, 0)), text: text,
            tooltip: labels.evidence.openPassage, at: cell, in: sheet,
            format: try book.format(
              WorkbookStyles.link.with {
                $0.vertical = .top
                $0.indent = 1
              }))
        } else {
          try book.write(text: text, at: cell, in: sheet, format: body)
        }
      case .doubt: try book.write(text: text, at: cell, in: sheet, format: small)
      default: try book.write(text: text, at: cell, in: sheet, format: body)
      }
    }
    try book.write(
      number: content.shownConfidence(of: position),
      at: CellReference(place, Self.place(of: .confidence)), in: sheet,
      format: try book.format(WorkbookStyles.number.with { $0.numberFormat = "0.00" }))
    let entry = try book.format(Self.entry)
    for column in [ReviewForm.Column.verdict, .reason, .analyst] {
      try book.writeBlank(at: CellReference(place, Self.place(of: column)), in: sheet, format: entry)
    }
    try book.writeBlank(
      at: CellReference(place, Self.place(of: .date)), in: sheet,
      format: try book.format(Self.entry.with { $0.numberFormat = Self.dayFormat }))
    let height = TextMeasure.rowHeight(
      // The indent takes some of the column.
      texts.map {
        ($0.text, Self.width(of: $0.column) - 3, $0.column == .doubt ? Self.smallSize : WorkbookStyles.size)
      })
    try book.setRows(place...place, in: sheet, LineLayout(size: max(height, 17)))
  }

  private func evidence(of position: CodedPosition) -> LinkTarget {
    let row = content.evidenceRow(of: position.participant, on: position.issue) ?? 0
    return .cell(sheets.evidence, CellReference(EvidenceSheet.firstRow + row, 0))
  }
}
