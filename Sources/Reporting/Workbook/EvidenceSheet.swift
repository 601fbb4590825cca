internal import Codebook
internal import Coding
internal import Spreadsheet
internal import Submissions

/// One row a position: the sentence that carries it, where it stands, what named and turned it.
struct EvidenceSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Evidence { content.labels.evidence }
  private var sheet: Sheet { sheets.evidence }

  /// Zero-based row of the first position.
  static let firstRow = 1
  private static let smallSize = 9.0

  /// The columns from A on.
  ///
  /// Those after `otherWay` are for the screen: on paper they would make print tiny. The last four serve the sheet
  /// Profile, which finds there the positions of the participant it shows.
  enum Column: Int, CaseIterable {
    case id, issue, participant, sign, stance, confidence, review, quotation, passage, document, lines
    case otherWay, named, cues, others, theme, room, short, number, apart

    var isSmall: Bool {
      switch self {
      case .review, .document, .lines, .otherWay, .named, .cues, .others, .theme, .room, .short, .number,
        .apart:
        true
      case .id, .issue, .participant, .sign, .stance, .confidence, .quotation, .passage: false
      }
    }

    var width: Double {
      switch self {
      case .id: 9
      case .issue: 25
      case .participant: 18
      case .sign: 3.5
      case .stance: 16
      case .confidence: 9
      case .review: 15
      case .quotation: 76
      case .passage: 17
      case .document: 14
      case .lines: 11
      case .otherWay: 40
      case .named, .cues: 26
      case .others, .theme, .room, .number, .apart: 18
      case .short: 40
      }
    }
  }

  private func title(of column: Column) -> String {
    switch column {
    case .id: words.issueID
    case .issue: words.issue
    case .participant: labels.columns.participant
    case .sign: ""
    case .stance: words.stance
    case .confidence: words.confidence
    case .review: words.review
    case .quotation: words.quotation
    case .passage: words.firstPassage
    case .document: labels.columns.document
    case .lines: words.lines
    case .otherWay: words.otherWay
    case .named: words.named
    case .cues: words.cues
    case .others: words.otherPassages
    case .theme: labels.columns.theme
    case .room: words.room
    case .short: words.short
    case .number: words.number
    case .apart: words.apart
    }
  }

  private var columns: [TableColumn] {
    Column.allCases.map { column in
      let header =
        switch column {
        case .confidence: WorkbookStyles.headerOfNumbers
        case .id, .issue, .participant, .sign: WorkbookStyles.header
        default: WorkbookStyles.header.with { $0.indent = 1 }
        }
      return TableColumn(title: title(of: column), width: column.width, header: header)
    }
  }

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    let columns = columns
    try book.layOut(columns, headerRow: 0, in: sheet)
    let numbers = numbers
    for (place, position) in content.positions.enumerated() {
      try write(position, row: Self.firstRow + place, numbers: numbers, to: &book)
    }
    if content.positions.isEmpty {
      try book.write(
        text: words.none, at: CellReference(Self.firstRow, 1), in: sheet,
        format: try book.format(WorkbookStyles.caption.with { $0.wrap = false }))
    }
    try book.makeBrowsable(rows: content.positions.count, columns: columns.count, frozen: 3, in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: labels) {
        $0.repeatedRows = 0...0
        $0.printArea = CellRange(
          rows: 0...max(1, content.positions.count), columns: 0...Column.otherWay.rawValue)
      }, of: sheet)
  }

  private func write(
    _ position: CodedPosition, row: Int, numbers: (all: [String], apart: [String]), to book: inout Workbook
  ) throws(SpreadsheetError) {
    let issue = content.codebook.issues[position.issue]
    let theme = content.label(of: issue.theme)
    let first = position.evidence.first.flatMap(content.citation)
    let review =
      content.decision(on: position)
      ?? (position.isContradictory ? words.contradicts : position.needsReview ? words.toCheck : words.sure)
    let others = position.evidence.dropFirst().compactMap(content.citation)
    let strongest = position.evidence.first
    let texts: [(column: Column, text: String)] = [
      (.id, issue.id), (.issue, labels.label(of: issue)),
      (.participant, content.name(of: position.participant)),
      (.sign, StanceMark.sign(position)), (.stance, labels.name(of: position.stance)), (.review, review),
      (.quotation, first?.text ?? ""), (.document, first?.document ?? ""), (.lines, first?.lines ?? ""),
      (.otherWay, otherWay(position)), (.named, strongest.map(objects) ?? ""),
      (.cues, strongest.map(cues) ?? ""), (.others, others.map(\.id).joined(separator: ", ")),
      (.theme, theme), (.room, content.room(on: position.issue)),
      (.short, content.profileQuotation(of: position)),
      (.number, numbers.all[row - Self.firstRow]), (.apart, numbers.apart[row - Self.firstRow]),
    ]
    let body = try book.format(WorkbookStyles.body)
    let small = try book.format(
      WorkbookStyles.body.with {
        $0.fontSize = Self.smallSize
        $0.indent = 1
      })
    let indented = try book.format(WorkbookStyles.body.with { $0.indent = 1 })
    let sign = try book.format(
      WorkbookStyles.body.with {
        $0.bold = true
        $0.italic = position.needsReview
        $0.background = StanceMark.fill(position.stance)
        $0.horizontal = .center
        $0.wrap = false
        $0.numberFormat = "@"
      })
    for (column, text) in texts {
      let format =
        switch column {
        case .sign: sign
        case .quotation, .stance: indented
        default: column.isSmall ? small : body
        }
      try book.write(text: text, at: CellReference(row, column.rawValue), in: sheet, format: format)
    }
    try book.write(
      number: content.shownConfidence(of: position), at: CellReference(row, Column.confidence.rawValue),
      in: sheet, format: try book.format(WorkbookStyles.percentage))
    let passage = CellReference(row, Column.passage.rawValue)
    if let first, let target = first.row {
      try book.write(
        link: .cell(sheets.passages, CellReference(PassagesSheet.firstRow + target, 0)), text: first.id,
        tooltip: words.openPassage, at: passage, in: sheet,
        format: try book.format(
          WorkbookStyles.link.with {
            $0.vertical = .top
            $0.indent = 1
          }))
    } else {
      try book.write(text: first?.id ?? "", at: passage, in: sheet, format: body)
    }
    let height = TextMeasure.rowHeight(
      texts.filter { $0.column != .short }.map {
        // The indent takes some of the column.
        let width = $0.column.width - ($0.column == .quotation || $0.column.isSmall ? 3 : 0)
        return ($0.text, width, $0.column.isSmall ? Self.smallSize : WorkbookStyles.size)
      })
    try book.setRows(row...row, in: sheet, LineLayout(size: height))
  }

  /// What the sheet Profile looks up: the participant's code with the number of the position among all of its own,
  /// and among those on which few stand with it.
  private var numbers: (all: [String], apart: [String]) {
    var counts: [String: (all: Int, apart: Int)] = [:]
    var numbers: (all: [String], apart: [String]) = ([], [])
    for position in content.positions {
      let id = position.participant
      let isApart = content.isApart(position)
      let before = counts[id, default: (0, 0)]
      let count = (all: before.all + 1, apart: before.apart + (isApart ? 1 : 0))
      counts[id] = count
      numbers.all.append(Self.key(id, count.all))
      numbers.apart.append(isApart ? Self.key(id, count.apart) : "")
    }
    return numbers
  }

  /// A participant's code with a number from 1.
  static func key(_ participant: String, _ number: Int) -> String { "\(participant) \(number)" }

  /// The cells of a column, for formulas of other sheets; at least one.
  static func cells(_ column: Column, of content: WorkbookContent) -> CellRange {
    CellRange(
      rows: firstRow...firstRow + max(0, content.positions.count - 1),
      columns: column.rawValue...column.rawValue)
  }

  /// The concepts that name the issue, none twice.
  private func objects(of evidence: PositionEvidence) -> String {
    distinct(evidence.objects.map { labels.label(of: content.codebook.lexicon.concepts[$0.concept]) })
  }

  /// The cues with their words as they stand in the passage.
  private func cues(of evidence: PositionEvidence) -> String {
    guard content.corpus.entries.indices.contains(evidence.entry) else { return "" }
    let passages = content.corpus.entries[evidence.entry].submission.passages
    return distinct(
      evidence.cues.map { cue in
        let name = labels.evidence.cueNames[cue.cue] ?? cue.cue.rawValue
        guard passages.indices.contains(cue.passage) else { return name }
        let bytes = passages[cue.passage].text.bytes
        let range = cue.finding.range.clamped(to: 0..<bytes.count)
        return name + labels.colon + labels.evidence.quoted(String(decoding: bytes[range], as: UTF8.self))
      })
  }

  private func distinct(_ words: [String]) -> String {
    words.distinct.joined(separator: labels.semicolon)
  }

  /// The strongest passage that by itself says something else than the position's first one.
  private func otherWay(_ position: CodedPosition) -> String {
    guard let first = position.evidence.first,
      let other = position.evidence.first(where: { $0.stance != first.stance }),
      let place = content.citation(of: other)
    else { return "" }
    return "\(labels.name(of: other.stance)) (\(place.id))" + labels.colon
      + labels.evidence.quoted(place.text)
  }
}
