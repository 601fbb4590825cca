internal import Spreadsheet

/// Who speaks: one row a participant, with names, members, documents, languages and dates.
struct ParticipantsSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let labels = content.labels
    let sheet = sheets.participants
    let columns = [
      TableColumn(title: labels.columns.code, width: 18), TableColumn(title: labels.columns.kind, width: 15),
      TableColumn(title: labels.columns.nameEnglish, width: 30),
      TableColumn(title: labels.columns.nameFrench, width: 30),
      TableColumn(title: labels.columns.memberCount, width: 10, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.members, width: 36),
      TableColumn(title: labels.columns.regionalGroup, width: 34),
      TableColumn(title: labels.columns.documents, width: 26),
      TableColumn(title: labels.columns.originalLanguage, width: 12),
      TableColumn(title: labels.columns.date, width: 12),
      TableColumn(title: labels.columns.passages, width: 10, header: WorkbookStyles.headerOfNumbers),
      TableColumn(title: labels.columns.positions, width: 11, header: WorkbookStyles.headerOfNumbers),
    ]
    try book.layOut(columns, headerRow: 0, in: sheet)
    let body = try book.format(WorkbookStyles.body)
    let number = try book.format(WorkbookStyles.number)
    for (place, participant) in content.participants.enumerated() {
      let row = place + 1
      let texts: [(column: Int, text: String)] = [
        (0, participant.summary.id), (1, participant.kind), (2, participant.nameEnglish),
        (3, participant.nameFrench),
        (5, participant.summary.members.joined(separator: ", ")), (6, participant.regionalGroup),
        (7, participant.documents.joined(separator: "; ")),
        (8, participant.originals.joined(separator: "; ")), (9, participant.dates.joined(separator: "; ")),
      ]
      for (column, text) in texts {
        try book.write(text: text, at: CellReference(row, column), in: sheet, format: body)
      }
      let members = CellReference(row, 4)
      if participant.summary.members.isEmpty {
        try book.writeBlank(at: members, in: sheet, format: number)
      } else {
        try book.write(
          number: Double(participant.summary.members.count), at: members, in: sheet, format: number)
      }
      try book.write(
        number: Double(participant.summary.passages), at: CellReference(row, 10), in: sheet, format: number)
      try book.write(
        number: Double(content.positionCount[participant.summary.id, default: 0]),
        at: CellReference(row, 11), in: sheet, format: number)
      let height = TextMeasure.rowHeight(
        texts.map { ($0.text, columns[$0.column].width, WorkbookStyles.size) })
      try book.setRows(row...row, in: sheet, LineLayout(size: height))
    }
    try book.makeBrowsable(rows: content.participants.count, columns: columns.count, frozen: 1, in: sheet)
    try book.setTabColor(Color(rawValue: 0xA9_B8C8), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) { $0.repeatedRows = 0...0 }, of: sheet)
  }
}
