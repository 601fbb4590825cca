internal import Codebook
internal import Convergence
internal import Spreadsheet

/// Who agrees with whom: participants by participants, the blocs they form, and a map of them.
struct AgreementSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Agreement { content.labels.agreement }
  private var sheet: Sheet { sheets.agreement }
  private var count: Int { content.grid.count }

  /// Zero-based columns: the bloc's number, the participant's name, then the participants.
  private static let firstParticipant = 2
  private static let leftWidths: [Double] = [6, 30]
  private static let cellWidth = 5.3
  /// The parts below need room whatever the number of participants.
  private static let leastColumns = 25

  private var widths: [Double] {
    Self.leftWidths + Array(repeating: Self.cellWidth, count: max(count, Self.leastColumns))
  }
  private var lastColumn: Int { widths.count - 1 }

  private static let fills = [0xF4_F7FA, 0xD5_E3F0, 0xA6_C6E2, 0x6A_A2CE, 0x24_629B].map {
    Color(rawValue: $0)
  }
  /// The least agreements of the classes after the first, in hundredths.
  private static let bounds = [70, 80, 90, 95]

  /// How sure a bloc is called firm, in hundredths: pairs kept together, pairs known, difference outside.
  private static let firm = (stability: 90, known: 80, separation: 5)
  /// Above this stress distances on the map mislead; the classes are Kruskal's (1964).
  private static let stressBounds = [0.05, 0.1, 0.2]
  /// More points than these are named by their codes: names would cover each other.
  private static let namedPoints = 30

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    for (column, width) in widths.enumerated() {
      try book.setColumns(column...column, in: sheet, LineLayout(size: width))
    }
    let header = try book.writeHead(
      words.caption, [words.reading(PairAgreement.minimumShared) + " " + words.elsewhere], widths: widths,
      in: sheet)
    try writeLegend(row: header, to: &book)
    try writeTable(headerRow: header + 1, to: &book)
    var row = try writeBlocs(from: header + 1 + count + 3, to: &book)
    row = try writeMap(from: row + 1, to: &book)
    try book.freeze(rows: header + 2, columns: Self.firstParticipant, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    let width = widths.reduce(0) { $0 + $1 * 5.25 + 3.75 }
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: labels) {
        $0.landscape = false
        $0.printArea = CellRange(rows: 0...row, columns: 0...lastColumn)
        let pages = Int((width * 0.55 / 775).rounded(.up))
        $0.fit = PageSetup.Fit(width: max(1, pages), height: 0)
        if pages > 1 {
          $0.repeatedColumns = 0...1
          $0.repeatedRows = header + 1...header + 1
        }
      }, of: sheet)
  }

  // MARK: - Participants by participants

  private func writeLegend(row: Int, to book: inout Workbook) throws(SpreadsheetError) {
    for (place, text) in words.classes.enumerated() {
      let first = Self.firstParticipant + place * 3
      try book.merge(
        CellRange(rows: row...row, columns: first...first + 2), text: text, in: sheet,
        format: try book.format(style(of: place)))
    }
    try book.write(
      text: labels.sheets.agreement, at: CellReference(row, 1), in: sheet,
      format: try book.format(
        WorkbookStyles.caption.with {
          $0.vertical = .center
          $0.horizontal = .right
        }))
    try book.setRows(row...row, in: sheet, LineLayout(size: 18))
  }

  private func style(of place: Int) -> CellStyle {
    CellStyle {
      $0.fontSize = 9
      $0.horizontal = .center
      $0.vertical = .center
      $0.background = Self.fills[place]
      $0.fontColor = place == Self.fills.count - 1 ? .white : WorkbookStyles.ink
      $0.borders = .thin(.white)
      $0.numberFormat = "0.00"
    }
  }

  private func writeTable(headerRow: Int, to book: inout Workbook) throws(SpreadsheetError) {
    let header = WorkbookStyles.header.with { $0.vertical = .bottom }
    for (column, text) in [words.bloc, labels.columns.participant].enumerated() {
      try book.write(
        text: text, at: CellReference(headerRow, column), in: sheet, format: try book.format(header))
    }
    let upright = try book.format(
      header.with {
        $0.rotation = 90
        $0.wrap = false
        $0.bold = false
        $0.horizontal = .center
      })
    var longest = 10
    let names = content.grid.map {
      WorkbookContent.shortened(content.participants[$0.participant].name, to: 30)
    }
    for (place, name) in names.enumerated() {
      longest = max(longest, name.count)
      try book.write(
        text: name, at: CellReference(headerRow, Self.firstParticipant + place), in: sheet, format: upright)
    }
    try book.setRows(headerRow...headerRow, in: sheet, LineLayout(size: Double(longest) * 5.7 + 10))
    var pairs: [Set<String>: PairAgreement] = [:]
    for pair in content.comparison.pairs where pair.theme == nil {
      pairs[[pair.participantA, pair.participantB]] = pair
    }
    let blocs = numbers
    let shared = try book.format(
      style(of: 0).with {
        $0.background = nil
        $0.fontColor = WorkbookStyles.quiet
        $0.borders = .thin(WorkbookStyles.rule)
        $0.numberFormat = "0"
      })
    let diagonal = try book.format(CellStyle { $0.background = WorkbookStyles.strongRule })
    let text = try book.format(WorkbookStyles.short.with { $0.vertical = .center })
    for (place, participant) in content.grid.enumerated() {
      let row = headerRow + 1 + place
      try book.write(
        text: blocs[participant.id].map(String.init) ?? "", at: CellReference(row, 0), in: sheet,
        format: try book.format(
          WorkbookStyles.short.with {
            $0.vertical = .center
            $0.horizontal = .center
            $0.fontColor = WorkbookStyles.quiet
          }))
      try book.write(text: names[place], at: CellReference(row, 1), in: sheet, format: text)
      for (other, column) in content.grid.enumerated() {
        let cell = CellReference(row, Self.firstParticipant + other)
        guard other != place, let pair = pairs[[participant.id, column.id]] else {
          try book.writeBlank(at: cell, in: sheet, format: diagonal)
          continue
        }
        if other > place {
          try book.write(number: Double(pair.sharedIssues), at: cell, in: sheet, format: shared)
        } else if let agreement = pair.agreement {
          // Classed as it is printed, or a 0.95 could stand in the colour of 0.94.
          let hundredths = Int((agreement * 100).rounded())
          try book.write(
            number: agreement, at: cell, in: sheet,
            format: try book.format(style(of: Self.bounds.count { hundredths >= $0 })))
        } else {
          try book.writeBlank(at: cell, in: sheet, format: shared)
        }
      }
      try book.setRows(row...row, in: sheet, LineLayout(size: 17))
    }
  }

  /// The number of the bloc that each participant is in, from 1.
  private var numbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for (place, bloc) in content.comparison.blocs.blocs.enumerated() {
      for member in bloc.members { numbers[member] = place + 1 }
    }
    return numbers
  }

  // MARK: - Blocs

  /// Returns the first row after it.
  private func writeBlocs(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    let blocs = content.comparison.blocs
    try book.write(section: words.blocsTitle, row: start, columns: 0...lastColumn, in: sheet)
    var row = start + 1
    let firm = Self.firm
    let paragraphs = [
      words.blocsReading(labels.decimal(1 - blocs.cut, places: 1), blocs.reclusterings),
      words.firmRule(
        labels.percent(firm.stability), labels.percent(firm.known),
        labels.decimal(Double(firm.separation) / 100)),
    ]
    for paragraph in paragraphs {
      try book.write(
        paragraph: paragraph, row: row, widths: widths, style: WorkbookStyles.caption, in: sheet)
      row += 1
    }
    if blocs.blocs.isEmpty {
      try book.write(
        paragraph: words.noBloc, row: row, widths: widths, style: WorkbookStyles.body, in: sheet)
      row += 1
    } else {
      try writeBlocs(blocs.blocs, headerRow: row, to: &book)
      row += 1 + blocs.blocs.count
    }
    let alone = blocs.alone.map(content.name(of:))
    let names =
      alone.isEmpty ? words.nobodyAlone : WorkbookContent.listed(alone, to: 900)
    try book.write(
      paragraph: words.alone + labels.colon + names, row: row, widths: widths,
      style: WorkbookStyles.body.with { $0.borders = .none }, in: sheet)
    return row + 1
  }

  /// The columns of the table of blocs: several of the narrow ones joined.
  private var blocColumns: [(title: String, columns: ClosedRange<Int>)] {
    [
      (words.nearest, 2...6), (words.inside, 7...8), (words.towardsNearest, 9...10),
      (words.separation, 11...12), (words.stability, 13...14), (words.weakestTie, 15...16),
      (words.knownShare, 17...18), (words.howFirm, 19...23),
    ]
  }

  private func writeBlocs(
    _ blocs: [Blocs.Bloc], headerRow: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let header = try book.format(WorkbookStyles.header.with { $0.fontSize = 9 })
    try book.write(text: words.bloc, at: CellReference(headerRow, 0), in: sheet, format: header)
    try book.write(text: words.membersOfBloc, at: CellReference(headerRow, 1), in: sheet, format: header)
    for column in blocColumns {
      try book.merge(
        CellRange(rows: headerRow...headerRow, columns: column.columns), text: column.title, in: sheet,
        format: header)
    }
    try book.setRows(headerRow...headerRow, in: sheet, LineLayout(size: 30))
    for (place, bloc) in blocs.enumerated() {
      let row = headerRow + 1 + place
      let members = bloc.members.map(content.name(of:)).joined(separator: ", ")
      let nearest = WorkbookContent.listed(bloc.nearest.map(content.name(of:)), to: 70)
      let body = try book.format(WorkbookStyles.body.with { $0.fontSize = 9 })
      try book.write(text: "\(place + 1)", at: CellReference(row, 0), in: sheet, format: body)
      try book.write(text: members, at: CellReference(row, 1), in: sheet, format: body)
      let firmness = firmness(of: bloc)
      let texts = [
        nearest, number(bloc.agreementInside), number(bloc.agreementNearest), number(bloc.separation),
        bloc.stability.map { labels.percent(Int(($0 * 100).rounded(.down))) } ?? "",
        bloc.weakestTie.map { labels.percent(Int(($0 * 100).rounded(.down))) } ?? "",
        labels.percent(Int((bloc.knownShare * 100).rounded(.down))), firmness,
      ]
      for (column, text) in zip(blocColumns, texts) {
        try book.merge(
          CellRange(rows: row...row, columns: column.columns), text: text, in: sheet, format: body)
      }
      let height = TextMeasure.rowHeight([
        (members, Self.leftWidths[1], 9), (nearest, Self.cellWidth * 5, 9),
        (firmness, Self.cellWidth * 5, 9),
      ])
      try book.setRows(row...row, in: sheet, LineLayout(size: max(17, height)))
    }
  }

  private func number(_ value: Double?) -> String { value.map { labels.decimal($0) } ?? "" }

  /// How sure a bloc is in words, by the rule stated above the table.
  private func firmness(of bloc: Blocs.Bloc) -> String {
    let holds = [
      (bloc.stability ?? 0) * 100 >= Double(Self.firm.stability),
      bloc.knownShare * 100 >= Double(Self.firm.known),
      (bloc.separation ?? 1) * 100 >= Double(Self.firm.separation) - 1e-9,
    ].count { $0 }
    return holds == 3 ? words.firm : holds == 2 ? words.fair : words.weak
  }

  // MARK: - Map

  /// Returns the last row it covers.
  private func writeMap(from start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    let map = content.comparison.map
    try book.write(section: words.mapTitle, row: start, columns: 0...lastColumn, in: sheet)
    let ids = content.comparison.matrix.participants.map(\.id)
    let points = zip(ids, map.points).compactMap { id, point in
      point.map { (id: id, point: $0) }
    }.filter { $0.point.x.isFinite && $0.point.y.isFinite }
    guard points.count > 1 else {
      try book.write(
        paragraph: words.noMap, row: start + 1, widths: widths,
        style: WorkbookStyles.caption, in: sheet)
      return start + 1
    }
    var remarks = [words.mapReading]
    var row = start + 1
    if let stress = map.stress, stress.isFinite {
      let place = Self.stressBounds.count { stress > $0 }
      remarks.append(words.stress(labels.decimal(stress), words.stressWords[place]))
      if place == Self.stressBounds.count { remarks.append(words.stressWarning) }
    }
    if map.filledPairs > 0 { remarks.append(words.filled(map.filledPairs)) }
    let missing = zip(ids, map.points).filter { $1 == nil }.map { content.name(of: $0.0) }
    if !missing.isEmpty {
      remarks.append(words.notOnMap(WorkbookContent.listed(missing, to: 300)))
    }
    try book.write(
      paragraph: remarks.joined(separator: " "), row: row, widths: widths, style: WorkbookStyles.caption,
      in: sheet)
    row += 1
    // The numbers stand in cells at the right of the chart, where the chart reads them.
    let columns = (name: 19, across: 23, up: 24)
    let small = WorkbookStyles.short.with { $0.fontSize = 8 }
    let head = try book.format(
      WorkbookStyles.header.with {
        $0.fontSize = 8
        $0.wrap = false
      })
    try book.merge(
      CellRange(rows: row...row, columns: columns.name...columns.across - 1),
      text: labels.columns.participant, in: sheet, format: head)
    for (column, title) in [(columns.across, words.across), (columns.up, words.up)] {
      try book.write(text: title, at: CellReference(row, column), in: sheet, format: head)
    }
    var names: [String] = []
    let named = points.count <= Self.namedPoints
    for (place, entry) in points.enumerated() {
      let name = WorkbookContent.shortened(content.name(of: entry.id), to: 28)
      let isCrowded = !named || Self.isCrowded(entry.point, among: points.map(\.point))
      let at = row + 1 + place
      try book.merge(
        CellRange(rows: at...at, columns: columns.name...columns.across - 1),
        text: isCrowded ? "\(name) (\(entry.id))" : name, in: sheet,
        format: try book.format(small))
      names.append(isCrowded ? entry.id : name)
      for (column, value) in [(columns.across, entry.point.x), (columns.up, entry.point.y)] {
        try book.write(
          number: value, at: CellReference(at, column), in: sheet,
          format: try book.format(small.with { $0.numberFormat = "0.00" }))
      }
    }
    return try insertMap(points.map(\.point), names: names, headerRow: row, columns: columns, into: &book)
  }

  /// Whether a name at the right of a point would cover another point; its code then stands there.
  private static func isCrowded(_ point: ParticipantMap.Point, among points: [ParticipantMap.Point]) -> Bool {
    let extent = extent(of: points)
    return points.contains { other in
      other != point && abs(other.y - point.y) < extent * 0.05
        && (-extent * 0.02..<extent * 0.5).contains(other.x - point.x)
    }
  }

  /// How far the points reach from the middle, whichever way.
  private static func extent(of points: [ParticipantMap.Point]) -> Double {
    max(0.05, points.map { max(abs($0.x), abs($0.y)) }.max() ?? 0.05)
  }

  private func insertMap(
    _ points: [ParticipantMap.Point], names: [String], headerRow: Int,
    columns: (name: Int, across: Int, up: Int), into book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    let rows = headerRow + 1...headerRow + points.count
    func cells(_ column: Int) -> SheetRange {
      SheetRange(sheet, CellRange(rows: rows, columns: column...column))
    }
    var chart = Chart(
      .scatter,
      series: [
        Chart.Series(
          name: .text(words.mapTitle), categories: cells(columns.across), values: cells(columns.up),
          color: Color(rawValue: 0x24_629B), labels: Chart.Labels(position: .right, fontSize: 8),
          labelTexts: names)
      ])
    // The same scale both ways, or distances could not be compared: a square of the larger extent.
    let extent = Self.extent(of: points)
    func axis(from low: Double, to high: Double) -> Chart.Axis {
      Chart.Axis {
        $0.minimum = (low * extent * 1_000).rounded() / 1_000
        $0.maximum = (high * extent * 1_000).rounded() / 1_000
        $0.labelPosition = .none
        $0.gridlines = false
      }
    }
    // Names stand at the right of their points and need room there.
    chart.categoryAxis = axis(from: -1.1, to: 1.3)
    chart.valueAxis = axis(from: -1.2, to: 1.2)
    chart.legend = .none
    chart.width = 820
    chart.height = 760
    chart.description = words.mapTitle
    try book.insert(chart, at: CellReference(headerRow, 0), in: sheet)
    return max(rows.upperBound, headerRow + chart.height / 20 + 1)
  }
}
