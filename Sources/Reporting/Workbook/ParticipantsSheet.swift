internal import Spreadsheet

/// Who speaks: one row a participant, with names, members, documents, languages and dates.
struct ParticipantsSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  /// Zero-based columns that the sheet Profile takes its words from.
  static let code = 0
  static let kind = 1
  static let members = 5
  static let group = 6
  static let documents = 7
  static let original = 8
  static let date = 9
  static let most = 12
  static let least = 13
  static let choice = 14

  /// The cells of a column, for formulas of other sheets; at least one.
  static func cells(_ column: Int, of content: WorkbookContent) -> CellRange {
    CellRange(rows: 1...max(1, content.participants.count), columns: column...column)
  }

  static func members(of participant: WorkbookContent.ParticipantRow) -> String {
    participant.summary.members.joined(separator: ", ")
  }

  static func documents(of participant: WorkbookContent.ParticipantRow, _ labels: WorkbookLabels) -> String {
    participant.documents.joined(separator: labels.semicolon)
  }

  static func originals(of participant: WorkbookContent.ParticipantRow, _ labels: WorkbookLabels) -> String {
    participant.originals.joined(separator: labels.semicolon)
  }

  static func dates(of participant: WorkbookContent.ParticipantRow, _ labels: WorkbookLabels) -> String {
    participant.dates.joined(separator: labels.semicolon)
  }

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
      TableColumn(title: labels.profile.agreesMost, width: 110),
      TableColumn(title: labels.profile.agreesLeast, width: 110),
      TableColumn(title: labels.profile.inList, width: 40),
    ]
    try book.layOut(columns, headerRow: 0, in: sheet)
    let body = try book.format(WorkbookStyles.body)
    let number = try book.format(WorkbookStyles.number)
    for (place, participant) in content.participants.enumerated() {
      let row = place + 1
      let texts: [(column: Int, text: String)] = [
        (0, participant.summary.id), (1, participant.kind), (2, participant.nameEnglish),
        (3, participant.nameFrench),
        (Self.members, Self.members(of: participant)), (Self.group, participant.regionalGroup),
        (Self.documents, Self.documents(of: participant, labels)),
        (Self.original, Self.originals(of: participant, labels)),
        (Self.date, Self.dates(of: participant, labels)),
        (Self.most, content.tieNames(of: participant.summary.id, isLeast: false)),
        (Self.least, content.tieNames(of: participant.summary.id, isLeast: true)),
        (Self.choice, participant.choice),
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
      PageSetup.table(.a4, signature: signature, labels: labels) {
        $0.repeatedRows = 0...0
        // Whom one agrees with is on the sheet Profile; here it would make print tiny.
        $0.printArea = CellRange(rows: 0...max(1, content.participants.count), columns: 0...Self.most - 1)
      }, of: sheet)
  }
}
