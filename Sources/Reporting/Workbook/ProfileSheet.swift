internal import Codebook
internal import Coding
internal import Spreadsheet
internal import Submissions

/// One participant at a time, chosen from a list: who it is, whom it stands with, where it stands apart, what it says.
///
/// Formulas look everything up on the sheets Evidence and Participants, with functions that Excel and LibreOffice have
/// had for long. Their values are written beside them for the first participant, so that a viewer that computes
/// nothing shows that one. One sheet serves two hundred participants as well as twenty; a sheet each would not.
struct ProfileSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Profile { content.labels.profile }
  private var sheet: Sheet { sheets.profile }

  private enum Column: Int, CaseIterable {
    case theme, issueID, sign, confidence, room, issue, quotation
    /// Out of sight: the row of what is looked up, 0 for none.
    case row

    var width: Double {
      switch self {
      case .theme: 27
      case .issueID: 8
      case .sign: 8
      case .confidence: 9
      case .room: 17
      case .issue: 42
      case .quotation: 73
      case .row: 8
      }
    }
  }

  /// Zero-based rows.
  private static let choiceRow = 2
  private static let factsRow = 3
  /// Letters of a quotation, so that rows of one height hold any.
  static let quotationLength = 240
  private static let rowHeight = 39.0
  private static let smallSize = 9.0

  private static let lastShown = Column.quotation.rawValue
  private static let widths = Column.allCases.map(\.width)

  /// The place of the participant that the written values are of: the first State with a position.
  private var firstPlace: Int {
    content.participants.firstIndex {
      $0.summary.kind == .state && content.positionCount[$0.summary.id] != nil
    } ?? 0
  }

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    for column in Column.allCases {
      try book.setColumns(
        column.rawValue...column.rawValue, in: sheet,
        LineLayout(size: column.width, hidden: column == .row))
    }
    var last = try book.writeHead(
      words.caption, [words.reading], widths: Array(Self.widths.dropLast()), in: sheet)
    if content.participants.indices.contains(firstPlace) {
      let first = content.participants[firstPlace]
      try writeChoice(first, to: &book)
      var row = try writeFacts(first, to: &book)
      row = try writeThemes(first, from: row + 1, to: &book)
      last = try writeList(first, from: row + 1, to: &book)
    } else {
      try book.write(
        text: labels.themesSheet.noParticipant, at: CellReference(last, 0), in: sheet,
        format: try book.format(WorkbookStyles.caption.with { $0.wrap = false }))
    }
    try book.freeze(rows: Self.choiceRow + 1, columns: 0, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        $0.printArea = CellRange(rows: 0...last, columns: 0...Self.lastShown)
      }, of: sheet)
  }

  // MARK: - Formulas

  /// The row of the chosen participant among the participants.
  private var chosen: String {
    CellReference(Self.choiceRow, Column.row.rawValue).a1(absoluteRow: true, absoluteColumn: true)
  }

  /// The code of the chosen participant.
  private var code: String {
    CellReference(Self.factsRow, Column.row.rawValue).a1(absoluteRow: true, absoluteColumn: true)
  }

  private func evidence(_ column: EvidenceSheet.Column) -> String {
    sheets.evidence.formula(for: EvidenceSheet.cells(column, of: content))
  }

  private func participants(_ column: Int) -> String {
    sheets.participants.formula(for: ParticipantsSheet.cells(column, of: content))
  }

  // MARK: - Parts, each returning the first row after it

  private func writeChoice(
    _ first: WorkbookContent.ParticipantRow, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let row = Self.choiceRow
    try book.write(
      text: words.choose, at: CellReference(row, 0), in: sheet,
      format: try book.format(WorkbookStyles.section.with { $0.borders = .none }))
    let field = CellRange(rows: row...row, columns: 1...Column.issue.rawValue)
    try book.merge(
      field, text: first.choice, in: sheet,
      format: try book.format(
        WorkbookStyles.section.with {
          $0.background = WorkbookStyles.entryFill
          $0.borders = .thin(WorkbookStyles.strongRule)
          $0.indent = 1
          // A name that looks like a formula stays a name when it is chosen.
          $0.numberFormat = "@"
        }))
    var list = DropDown(
      .cells(
        SheetRange(sheets.participants, ParticipantsSheet.cells(ParticipantsSheet.choice, of: content))))
    list.objectionTitle = words.refusedTitle
    list.objection = words.refused
    try book.offer(list, at: CellRange(field.first, field.first), in: sheet)
    try book.setRows(row...row, in: sheet, LineLayout(size: 26))
    let hidden = try book.format(WorkbookStyles.short)
    let choice = field.first.a1(absoluteRow: true, absoluteColumn: true)
    try book.write(
      formula: "=IFERROR(MATCH(\(choice),\(participants(ParticipantsSheet.choice)),0),0)",
      showing: .number(Double(firstPlace + 1)), at: CellReference(row, Column.row.rawValue), in: sheet,
      format: hidden)
    try book.write(
      formula: "=IF(\(chosen)=0,\"\",INDEX(\(participants(ParticipantsSheet.code)),\(chosen)))",
      showing: .text(first.summary.id), at: CellReference(Self.factsRow, Column.row.rawValue), in: sheet,
      format: hidden)
  }

  private func writeFacts(
    _ first: WorkbookContent.ParticipantRow, to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    let facts: [(name: String, column: Int, value: String, lines: Int)] = [
      (labels.columns.kind, ParticipantsSheet.kind, first.kind, 1),
      (labels.columns.regionalGroup, ParticipantsSheet.group, first.regionalGroup, 1),
      (labels.columns.members, ParticipantsSheet.members, ParticipantsSheet.members(of: first), 1),
      (
        labels.columns.documents, ParticipantsSheet.documents, ParticipantsSheet.documents(of: first, labels),
        1
      ),
      (
        labels.columns.originalLanguage, ParticipantsSheet.original,
        ParticipantsSheet.originals(of: first, labels), 1
      ),
      (labels.columns.date, ParticipantsSheet.date, ParticipantsSheet.dates(of: first, labels), 1),
      (words.agreesMost, ParticipantsSheet.most, content.tieNames(of: first.summary.id, isLeast: false), 2),
      (words.agreesLeast, ParticipantsSheet.least, content.tieNames(of: first.summary.id, isLeast: true), 2),
    ]
    let name = try book.format(WorkbookStyles.short.with { $0.fontColor = WorkbookStyles.quiet })
    let value = try book.format(WorkbookStyles.body)
    for (place, fact) in facts.enumerated() {
      let row = Self.factsRow + place
      try book.write(text: fact.name, at: CellReference(row, 0), in: sheet, format: name)
      let cells = CellRange(rows: row...row, columns: 1...Self.lastShown)
      try book.merge(cells, text: "", in: sheet, format: value)
      // Joined to nothing, or an empty cell would come as 0.
      try book.write(
        formula: "=IF(\(chosen)=0,\"\",INDEX(\(participants(fact.column)),\(chosen))&\"\")",
        showing: .text(fact.value), at: cells.first, in: sheet, format: value)
      try book.setRows(row...row, in: sheet, LineLayout(size: fact.lines == 1 ? 17 : 30))
    }
    return Self.factsRow + facts.count
  }

  /// The themes at the left; at the right, row by row, the positions on which few stand with the participant.
  private func writeThemes(
    _ first: WorkbookContent.ParticipantRow, from start: Int, to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    let apart = content.apart(first.summary.id)
    try book.write(
      section: words.themesTitle, row: start, columns: 0...Column.room.rawValue, in: sheet)
    try book.write(
      section: "", row: start, columns: Column.issue.rawValue...Self.lastShown, in: sheet)
    try book.write(
      formula: "=\"\(words.apartTitle)\(labels.colon)\"&COUNTIF(\(evidence(.apart)),\(code)&\" *\")",
      showing: .text("\(words.apartTitle)\(labels.colon)\(apart.count)"),
      at: CellReference(start, Column.issue.rawValue), in: sheet,
      format: try book.format(WorkbookStyles.section))
    try writeThemeHeads(row: start + 1, to: &book)
    let text = try book.format(WorkbookStyles.short)
    let number = try book.format(WorkbookStyles.countInGrid)
    var row = start + 2
    let own = content.positions(of: first.summary.id)
    for theme in Theme.allCases {
      let issues = content.codebook.issues.count { $0.theme == theme }
      guard issues > 0 else { continue }
      try book.write(text: content.label(of: theme), at: CellReference(row, 0), in: sheet, format: text)
      let name = CellReference(row, 0).a1(absoluteColumn: true)
      var total = 0
      for (place, stance) in StanceMark.stances.enumerated() {
        let count = own.count { $0.stance == stance && content.codebook.issues[$0.issue].theme == theme }
        total += count
        // The star takes in the number of the position, and the mark of doubt.
        try book.write(
          formula: "=COUNTIFS(\(evidence(.number)),\(code)&\" *\",\(evidence(.theme)),\(name),"
            + "\(evidence(.sign)),\"\(StanceMark.sign(stance))*\")",
          showing: .number(Double(count)), at: CellReference(row, 1 + place), in: sheet, format: number)
      }
      let counts = CellRange(rows: row...row, columns: 1...StanceMark.stances.count).a1
      try book.write(
        formula: "=\(issues)-SUM(\(counts))", showing: .number(Double(issues - total)),
        at: CellReference(row, 1 + StanceMark.stances.count), in: sheet, format: number)
      let place = row - start - 2
      try writeApart(
        apart.indices.contains(place) ? apart[place] : nil, number: place + 1, row: row, to: &book)
      try book.setRows(row...row, in: sheet, LineLayout(size: 17))
      row += 1
    }
    return row
  }

  private func writeThemeHeads(row: Int, to book: inout Workbook) throws(SpreadsheetError) {
    let heads =
      [labels.columns.theme] + StanceMark.stances.map { StanceMark.sign($0) + " " + labels.name(of: $0) }
      + [words.noPosition]
    for (column, head) in heads.enumerated() {
      try book.write(
        text: head, at: CellReference(row, column), in: sheet,
        format: try book.format(
          WorkbookStyles.headerInMiddle.with {
            $0.fontSize = 8
            if column == 0 { $0.horizontal = .left }
            if (1...3).contains(column) { $0.background = StanceMark.fill(StanceMark.stances[column - 1]) }
          }))
    }
    for (column, head) in [(Column.issue, labels.evidence.issue), (.quotation, labels.evidence.room)] {
      try book.write(
        text: head, at: CellReference(row, column.rawValue), in: sheet,
        format: try book.format(WorkbookStyles.header.with { $0.fontSize = Self.smallSize }))
    }
    try book.setRows(row...row, in: sheet, LineLayout(size: 26))
  }

  /// A position on which few stand with the participant: its sign and issue, and what the others say.
  private func writeApart(
    _ position: CodedPosition?, number: Int, row: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let format = try book.format(WorkbookStyles.short.with { $0.fontSize = Self.smallSize })
    try writePointer(position, number: number, among: .apart, row: row, to: &book)
    let pointer = CellReference(row, Column.row.rawValue).a1(absoluteColumn: true)
    let issue = position.map { labels.label(of: content.codebook.issues[$0.issue]) }
    let text = "INDEX(\(evidence(.sign)),\(pointer))&\"  \"&INDEX(\(evidence(.issue)),\(pointer))"
    try book.write(
      formula: "=IF(\(pointer)=0,\"\",\(link(pointer, text)))",
      showing: .text(position.map { StanceMark.sign($0) + "  " + (issue ?? "") } ?? ""),
      at: CellReference(row, Column.issue.rawValue), in: sheet, format: format)
    try book.write(
      formula: "=IF(\(pointer)=0,\"\",INDEX(\(evidence(.room)),\(pointer)))",
      showing: .text(position.map { content.room(on: $0.issue) } ?? ""),
      at: CellReference(row, Column.quotation.rawValue), in: sheet, format: format)
  }

  /// Out of sight: where a position stands on the sheet Evidence, found by its number in a column there.
  private func writePointer(
    _ position: CodedPosition?, number: Int, among keys: EvidenceSheet.Column, row: Int,
    to book: inout Workbook
  ) throws(SpreadsheetError) {
    let place = position.flatMap { content.evidenceRow(of: $0.participant, on: $0.issue) }
    try book.write(
      formula: "=IF(\(chosen)=0,0,IFERROR(MATCH(\(code)&\" \(number)\",\(evidence(keys)),0),0))",
      showing: .number(place.map { Double($0 + 1) } ?? 0), at: CellReference(row, Column.row.rawValue),
      in: sheet, format: try book.format(WorkbookStyles.short))
  }

  /// A formula for a text that leads to a row of the sheet Evidence.
  private func link(_ pointer: String, _ text: String) -> String {
    let target = sheets.evidence.formula(for: CellRange(rows: 0...0, columns: 0...0)).prefix { $0 != "!" }
    return "HYPERLINK(\"#\(target)!A\"&(\(pointer)+\(EvidenceSheet.firstRow)),\(text))"
  }

  /// All positions one below the other, with room for those of whoever has most.
  private func writeList(
    _ first: WorkbookContent.ParticipantRow, from start: Int, to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    try book.write(section: words.positionsTitle, row: start, columns: 0...Self.lastShown, in: sheet)
    let own = content.positions(of: first.summary.id)
    let count = content.positionCount.values.max() ?? 0
    let heads: [(Column, String)] = [
      (.theme, labels.columns.theme), (.issueID, labels.evidence.issueID), (.sign, labels.evidence.stance),
      (.confidence, labels.evidence.confidence), (.room, labels.evidence.room),
      (.issue, labels.evidence.issue), (.quotation, labels.evidence.quotation),
    ]
    for (column, head) in heads {
      try book.write(
        text: head, at: CellReference(start + 1, column.rawValue), in: sheet,
        format: try book.format(WorkbookStyles.header.with { $0.fontSize = Self.smallSize }))
    }
    try book.setRows(start + 1...start + 1, in: sheet, LineLayout(size: 26))
    guard count > 0 else { return start + 2 }
    for place in 0..<count {
      try write(
        own.indices.contains(place) ? own[place] : nil, number: place + 1, row: start + 2 + place, to: &book)
    }
    let rows = start + 2...start + 1 + count
    try book.addStanceRules(
      to: CellRange(rows: rows, columns: Column.sign.rawValue...Column.sign.rawValue), in: sheet)
    return start + 2 + count
  }

  private func write(
    _ position: CodedPosition?, number: Int, row: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    try writePointer(position, number: number, among: .number, row: row, to: &book)
    let pointer = CellReference(row, Column.row.rawValue).a1(absoluteColumn: true)
    let plain = WorkbookStyles.body.with {
      $0.borders = .none
      $0.fontSize = Self.smallSize
    }
    func look(
      _ column: Column, _ source: EvidenceSheet.Column, _ value: String?, _ style: CellStyle
    ) throws(SpreadsheetError) {
      try book.write(
        formula: "=IF(\(pointer)=0,\"\",INDEX(\(evidence(source)),\(pointer))&\"\")",
        showing: .text(value ?? ""), at: CellReference(row, column.rawValue), in: sheet,
        format: try book.format(style))
    }
    let issue = position.map { content.codebook.issues[$0.issue] }
    let quiet = plain.with { $0.fontColor = WorkbookStyles.quiet }
    try look(.theme, .theme, issue.map { content.label(of: $0.theme) }, quiet)
    try look(.issueID, .id, issue?.id, quiet)
    try look(.issue, .issue, issue.map(labels.label(of:)), plain)
    try look(.room, .room, position.map { content.room(on: $0.issue) }, plain)
    try look(.quotation, .short, position.map(content.profileQuotation), plain)
    try book.write(
      formula: "=IF(\(pointer)=0,\"\",INDEX(\(evidence(.confidence)),\(pointer)))",
      showing: position.map { .number(content.shownConfidence(of: $0)) } ?? .text(""),
      at: CellReference(row, Column.confidence.rawValue), in: sheet,
      format: try book.format(
        plain.with {
          $0.numberFormat = "0%"
          $0.horizontal = .center
        }))
    let sign = "INDEX(\(evidence(.sign)),\(pointer))"
    try book.write(
      formula: "=IF(\(pointer)=0,\"\",\(link(pointer, sign)))",
      showing: .text(position.map(StanceMark.sign) ?? ""), at: CellReference(row, Column.sign.rawValue),
      in: sheet,
      format: try book.format(
        plain.with {
          $0.bold = true
          $0.horizontal = .center
          $0.fontSize = 11
        }))
    try book.setRows(row...row, in: sheet, LineLayout(size: Self.rowHeight))
  }
}
