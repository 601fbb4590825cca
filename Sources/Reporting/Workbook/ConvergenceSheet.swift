internal import Codebook
internal import Convergence
internal import Spreadsheet

/// One row an issue, the most convergent first: counts that follow the positions, measures, classes in words.
struct ConvergenceSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Convergence { content.labels.convergence }
  private var sheet: Sheet { sheets.convergence }
  private var scope: Int { content.comparison.matrix.participants.count }

  /// Zero-based places of the table.
  static let headerRow = 4
  private static let theme = 0
  private static let id = 1
  private static let issue = 2
  private static let issueClass = 3
  private static let direction = 4
  private static let counts = 5...8
  private static let addressed = 9
  private static let share = 10
  private static let net = 11
  private static let index = 12
  private static let leik = 13
  private static let states = 14...18
  private static let groups = 19

  /// The regional groups of participants, by their ids in the tables; those that only members of groups belong to
  /// have no voice to count.
  private var groups: [String] {
    let all = content.comparison.convergence.first?.regionalGroups ?? []
    return all.filter { $0.voices.scope + $0.voices.uncoded > 0 }.map(\.name)
  }

  private var columns: [TableColumn] {
    let middle = WorkbookStyles.headerInMiddle.with { $0.fontSize = 9 }
    let states =
      StanceMark.stances.map { StanceMark.sign($0) } + [StanceMark.silent, words.contradictory]
    var columns = [
      TableColumn(title: words.theme, width: 25), TableColumn(title: labels.evidence.issueID, width: 9),
      TableColumn(title: labels.evidence.issue, width: 49), TableColumn(title: words.classOfIssue, width: 25),
      TableColumn(title: words.direction, width: 11),
    ]
    columns += StanceMark.stances.map { stance in
      TableColumn(
        title: StanceMark.sign(stance) + " " + labels.name(of: stance), width: 9.5,
        header: middle.with {
          $0.background = StanceMark.fill(stance)
        })
    }
    columns += [
      TableColumn(title: StanceMark.silent + " " + labels.stances.silent, width: 8, header: middle),
      TableColumn(title: words.addressed(scope), width: 9.5, header: middle),
      TableColumn(title: words.addressedShare, width: 10, header: middle),
      TableColumn(title: words.netSupport, width: 11, header: middle),
      TableColumn(title: words.index, width: 11, header: middle),
      TableColumn(title: words.leik, width: 12, header: middle),
    ]
    columns += states.enumerated().map { place, title in
      TableColumn(
        title: title, width: place < 4 ? 5.5 : 9.5,
        header: middle.with { $0.fontSize = place < 4 ? WorkbookStyles.size : 8 })
    }
    columns += groups.map { group in
      let members = content.comparison.convergence.first?.regionalGroups.first { $0.name == group }
      return TableColumn(
        title: words.regional(
          labels.values.regionalGroups[group] ?? group,
          members.map { $0.voices.scope + $0.voices.uncoded } ?? 0),
        width: 13.5, header: middle.with { $0.fontSize = 8 })
    }
    return columns
  }

  /// The issues in the order of the sheet, as places in the codebook.
  static func order(_ convergence: [IssueConvergence]) -> [Int] {
    convergence.indices.sorted { left, right in
      let (first, second) = (convergence[left].voices, convergence[right].voices)
      let ranks = [first, second].map {
        ConvergenceClass.allCases.firstIndex(of: $0.convergenceClass) ?? 0
      }
      if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
      if first.counts.total != second.counts.total { return first.counts.total > second.counts.total }
      let indices = (first.index ?? -2, second.index ?? -2)
      return indices.0 == indices.1 ? left < right : indices.0 > indices.1
    }
  }

  /// The row of an issue in the sheet, by its place in the codebook.
  static func rows(_ convergence: [IssueConvergence]) -> [Int: Int] {
    var rows: [Int: Int] = [:]
    for (place, issue) in order(convergence).enumerated() { rows[issue] = headerRow + 1 + place }
    return rows
  }

  func write(layout: PositionsSheet.Layout, to book: inout Workbook) throws(SpreadsheetError) {
    let columns = columns
    let widths = columns.map(\.width)
    let order = Self.order(content.comparison.convergence)
    let firstRow = Self.headerRow + 1
    let end = firstRow + order.count
    try book.layOut(columns, headerRow: Self.headerRow, in: sheet)
    _ = try book.writeHead(words.caption, [words.order], widths: widths, in: sheet)
    try book.write(
      link: .cell(sheet, CellReference(end + 1, 0)), text: words.below, at: CellReference(2, 0), in: sheet,
      format: try book.format(WorkbookStyles.link.with { $0.borders = .none }))
    try writeGroupHeads(row: Self.headerRow - 1, to: &book)
    try book.setRows(Self.headerRow...Self.headerRow, in: sheet, LineLayout(size: 60))
    for (place, issue) in order.enumerated() {
      try write(issue, row: firstRow + place, source: layout.rows[issue], to: &book)
    }
    if !order.isEmpty {
      try addBars(rows: firstRow...end - 1, to: &book)
      try book.filter(
        CellRange(rows: Self.headerRow...end - 1, columns: 0...columns.count - 1), in: sheet)
    }
    let last = try writeBelow(from: end + 1, layout: layout, widths: widths, to: &book)
    try book.freeze(rows: firstRow, columns: Self.issue + 1, in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    try book.setUpPage(
      PageSetup.table(.a3, signature: signature, labels: labels) {
        $0.repeatedRows = Self.headerRow...Self.headerRow
        // Regional groups are for the screen: on paper they would make print tiny.
        $0.printArea = CellRange(rows: 0...last, columns: 0...Self.states.upperBound)
      }, of: sheet)
  }

  /// Above the columns, whom they count.
  private func writeGroupHeads(row: Int, to book: inout Workbook) throws(SpreadsheetError) {
    var heads = [
      (Self.counts.lowerBound...Self.leik, words.participants), (Self.states, words.memberStates),
    ]
    if groups.count > 1 {
      heads.append((Self.groups...Self.groups + groups.count - 1, words.regionalGroups))
    }
    let style = WorkbookStyles.headerInMiddle.with {
      $0.fontColor = WorkbookStyles.accent
      $0.borders.left = .thin(.white)
      $0.borders.right = .thin(.white)
    }
    for head in heads {
      try book.merge(
        CellRange(rows: row...row, columns: head.0), text: head.1, in: sheet, format: try book.format(style))
    }
    try book.setRows(row...row, in: sheet, LineLayout(size: 18))
  }

  // MARK: - Rows

  private func write(
    _ issue: Int, row: Int, source: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let entry = content.codebook.issues[issue]
    let convergence = content.comparison.convergence[issue]
    let text = try book.format(WorkbookStyles.body.with { $0.vertical = .center })
    let theme = content.label(of: entry.theme)
    try book.write(text: theme, at: CellReference(row, Self.theme), in: sheet, format: text)
    // The short id carries the link: LibreOffice does not wrap the text of a link.
    try book.write(
      link: .cell(sheets.positions, CellReference(source, 0)), text: entry.id,
      at: CellReference(row, Self.id), in: sheet,
      format: try book.format(WorkbookStyles.link.with { $0.vertical = .center }))
    let label = labels.label(of: entry)
    try book.write(text: label, at: CellReference(row, Self.issue), in: sheet, format: text)
    try writeVoices(convergence.voices, row: row, source: source, to: &book)
    try writeOthers(convergence, row: row, to: &book)
    let className = labels.name(of: convergence.voices.convergenceClass)
    let cells = [(theme, 25.0), (label, 49), (className, 25)].map { ($0.0, $0.1, WorkbookStyles.size) }
    try book.setRows(row...row, in: sheet, LineLayout(size: max(17, TextMeasure.rowHeight(cells))))
  }

  /// The participants' counts, taken live from the grid, and the measures over them.
  private func writeVoices(
    _ voices: ConvergenceTally, row: Int, source: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    func name(_ column: Int) -> String { CellReference(row, column).a1(absoluteColumn: true) }
    let (support, conditional, oppose) = (name(5), name(6), name(7))
    let (silent, total) = (name(8), name(Self.addressed))
    let least = ConvergenceClass.minimumVoices
    let text = try book.format(WorkbookStyles.body.with { $0.vertical = .center })

    let values = StanceMark.stances.map { voices.counts[$0] } + [voices.silent]
    let count = try book.format(WorkbookStyles.countInGrid)
    for (place, column) in Self.counts.enumerated() {
      let cell = CellReference(row, column)
      if scope > 0 {
        let from = CellReference(source, PositionsSheet.countColumns.lowerBound + place)
        let formula = "=" + sheets.positions.formula(for: CellRange(from, from))
        try book.write(
          formula: formula, showing: .number(Double(values[place])), at: cell, in: sheet, format: count)
      } else {
        try book.write(number: 0, at: cell, in: sheet, format: count)
      }
    }
    func measure(_ formula: String, _ value: Double?, _ column: Int, _ format: String)
      throws(SpreadsheetError)
    {
      try book.write(
        formula: formula, showing: value.map(CachedValue.number) ?? .text(""), at: CellReference(row, column),
        in: sheet, format: try book.format(WorkbookStyles.countInGrid.with { $0.numberFormat = format }))
    }
    let greatest = "MAX(\(support),\(conditional),\(oppose))"
    let middle = "MEDIAN(\(support),\(conditional),\(oppose))"
    let smallest = "MIN(\(support),\(conditional),\(oppose))"
    try measure(
      "=SUM(\(support),\(conditional),\(oppose))", Double(voices.counts.total), Self.addressed, "0")
    try measure(
      "=IF(\(total)+\(silent)=0,\"\",\(total)/(\(total)+\(silent)))", voices.addressedShare, Self.share, "0%")
    try measure(
      "=IF(\(total)=0,\"\",(\(support)-\(oppose))/\(total))", voices.netSupport, Self.net, "0.00;−0.00;0.00")
    // Van der Eijk's A over three levels: where the middle one is the least filled, what is left of the poles
    // above it counts against agreement, else every layer counts for it.
    try measure(
      "=IF(\(total)<\(least),\"\",IF(\(conditional)<MIN(\(support),\(oppose)),"
        + "\(greatest)-3*\(middle)+2*\(smallest),\(greatest)-\(smallest))/\(total))",
      voices.index, Self.index, "0.00;−0.00;0.00")
    try measure(
      "=IF(\(total)<\(least),\"\",1-(MIN(\(oppose),\(total)-\(oppose))"
        + "+MIN(\(oppose)+\(conditional),\(support)))/\(total))", voices.leikAgreement, Self.leik, "0.00")

    try book.write(
      formula: classFormula(support: support, conditional: conditional, oppose: oppose, total: total),
      showing: .text(labels.name(of: voices.convergenceClass)), at: CellReference(row, Self.issueClass),
      in: sheet, format: text)
    let direction =
      switch voices.counts.prevailing {
      case .support: words.towardsSupport
      case .oppose: words.towardsOppose
      case .conditional, nil: voices.counts.total == 0 ? "" : words.noDirection
      }
    try book.write(
      formula: "=IF(\(total)=0,\"\",IF(\(support)=\(oppose),\(quoted(words.noDirection)),"
        + "IF(\(support)>\(oppose),\(quoted(words.towardsSupport)),\(quoted(words.towardsOppose)))))",
      showing: .text(direction), at: CellReference(row, Self.direction), in: sheet, format: text)
  }

  /// The classes as a formula, by the thresholds that the program itself uses.
  private func classFormula(support: String, conditional: String, oppose: String, total: String) -> String {
    func reached(_ part: String, _ share: ConvergenceClass.Share, of whole: String) -> String {
      "(\(part))*\(share.denominator)>=\(share.numerator)*(\(whole))"
    }
    let lesser = "MIN(\(support),\(oppose))"
    let greater = "MAX(\(support),\(oppose))"
    let tolerated = ConvergenceClass.toleratedOpposition
    let majority = ConvergenceClass.leaningMajority
    func name(_ name: ConvergenceClass) -> String { quoted(labels.name(of: name)) }
    return "=IF(\(total)<\(ConvergenceClass.minimumVoices),\(name(.tooFewVoices)),"
      + "IF(\(lesser)*\(tolerated.denominator)<=\(tolerated.numerator)*\(total),"
      + "IF(\(reached(greater, ConvergenceClass.convergentPole, of: total)),\(name(.convergent)),"
      + "\(name(.convergentWithConditions))),"
      + "IF(OR(\(reached(greater, majority, of: "\(support)+\(oppose)")),"
      + "\(reached(conditional, majority, of: total))),\(name(.leaning)),\(name(.divided)))))"
  }

  /// A word of the program as a text in a formula.
  private func quoted(_ word: String) -> String { "\"\(word)\"" }

  /// Member States and regional groups, as they stood in the run.
  private func writeOthers(
    _ convergence: IssueConvergence, row: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let count = try book.format(
      WorkbookStyles.countInGrid.with {
        $0.numberFormat = "0;-0;·"
        $0.fontColor = WorkbookStyles.quiet
      })
    let states = convergence.memberStates
    let values = StanceMark.stances.map { states.counts[$0] } + [states.silent, states.contradictory]
    for (column, value) in zip(Self.states, values) {
      try book.write(number: Double(value), at: CellReference(row, column), in: sheet, format: count)
    }
    for (place, group) in groups.enumerated() {
      let counts = convergence.regionalGroups.first { $0.name == group }?.voices.counts ?? StanceCounts()
      let text =
        counts.total == 0 ? StanceMark.silent : "\(counts.support) / \(counts.conditional) / \(counts.oppose)"
      try book.write(text: text, at: CellReference(row, Self.groups + place), in: sheet, format: count)
    }
  }

  private func addBars(rows: ClosedRange<Int>, to book: inout Workbook) throws(SpreadsheetError) {
    // One scale for all four counts, or the bars of neighbours could not be compared.
    let most = Double(max(scope, 1))
    for (place, stance) in StanceMark.stances.enumerated() {
      let column = Self.counts.lowerBound + place
      // Digits of ink stand on the bars: none may be as dark as the sign's own colour.
      let color = stance == .oppose ? Color(rawValue: 0xE9_9A6B) : StanceMark.fill(stance)
      try book.addRule(
        .dataBar(color, bounds: 0...most), to: CellRange(rows: rows, columns: column...column), in: sheet)
    }
    try book.addRule(
      .dataBar(StanceMark.silentFill, bounds: 0...most),
      to: CellRange(rows: rows, columns: Self.counts.upperBound...Self.counts.upperBound), in: sheet)
    try book.addRule(
      .dataBar(Color(rawValue: 0xC5_D3E0), bounds: 0...1),
      to: CellRange(rows: rows, columns: Self.share...Self.share), in: sheet)
  }

  // MARK: - Below the table

  /// Writes classes, remarks, the themes' counts and their chart; returns the last row they cover.
  private func writeBelow(
    from start: Int, layout: PositionsSheet.Layout, widths: [Double], to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    var row = start
    try book.write(section: words.classesTitle, row: row, columns: 0...Self.leik, in: sheet)
    row += 1
    func share(_ share: ConvergenceClass.Share) -> String { words.share(share.numerator, share.denominator) }
    let rules = words.classRules(
      ConvergenceClass.minimumVoices, share(ConvergenceClass.toleratedOpposition),
      share(ConvergenceClass.convergentPole), share(ConvergenceClass.leaningMajority))
    for (convergenceClass, rule) in rules {
      try book.merge(
        CellRange(rows: row...row, columns: 0...1), text: labels.name(of: convergenceClass), in: sheet,
        format: try book.format(WorkbookStyles.body.with { $0.bold = true }))
      try book.merge(
        CellRange(rows: row...row, columns: 2...Self.leik), text: rule, in: sheet,
        format: try book.format(WorkbookStyles.body))
      try book.setRows(
        row...row, in: sheet,
        LineLayout(
          size: TextMeasure.rowHeight([(labels.name(of: convergenceClass), 23, WorkbookStyles.size)])))
      row += 1
    }
    try book.write(
      paragraph: words.regionalReading, row: row, widths: Array(widths[...Self.leik]),
      style: WorkbookStyles.caption, in: sheet)
    row += 2
    guard scope > 0, !layout.blocks.isEmpty else { return row }
    return try writeThemes(from: row, layout: layout, to: &book)
  }

  private func writeThemes(
    from start: Int, layout: PositionsSheet.Layout, to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    try book.write(section: words.byTheme, row: start, columns: 0...Self.leik, in: sheet)
    let header = themesHeader
    try book.merge(
      CellRange(rows: header...header, columns: 0...Self.direction), text: words.byThemeReading, in: sheet,
      format: try book.format(WorkbookStyles.caption))
    let names = StanceMark.stances.map(labels.name(of:)) + [labels.stances.silent]
    for (column, name) in zip(Self.counts, names) {
      try book.write(
        text: name, at: CellReference(header, column), in: sheet,
        format: try book.format(WorkbookStyles.headerInMiddle.with { $0.fontSize = 9 }))
    }
    try book.setRows(header...header, in: sheet, LineLayout(size: 26))
    let count = try book.format(WorkbookStyles.countInGrid)
    let convergence = content.comparison.convergence
    for (place, block) in layout.blocks.enumerated() {
      let row = header + 1 + place
      let theme = content.label(of: block.theme)
      try book.write(
        text: theme, at: CellReference(row, Self.issue), in: sheet,
        format: try book.format(WorkbookStyles.short))
      for (offset, column) in Self.counts.enumerated() {
        let from = CellReference(block.band, PositionsSheet.countColumns.lowerBound + offset)
        let value = block.issues.reduce(0) { sum, entry in
          let voices = convergence[entry.issue].voices
          return sum + (offset < 3 ? voices.counts[StanceMark.stances[offset]] : voices.silent)
        }
        try book.write(
          formula: "=" + sheets.positions.formula(for: CellRange(from, from)),
          showing: .number(Double(value)),
          at: CellReference(row, column), in: sheet, format: count)
      }
    }
    let last = header + layout.blocks.count
    guard var chart = themeChart(layout) else { return last }
    chart.width = 1_000
    chart.height = 320
    let top = last + 2
    try book.insert(chart, at: CellReference(top, 0), in: sheet)
    return top + chart.height / 20 + 1
  }

  /// Zero-based row of the heads over the themes' counts.
  private var themesHeader: Int {
    // Below the table come a blank, the heading of the classes, the classes, a remark, a blank and a heading.
    Self.headerRow + 1 + content.comparison.convergence.count + 1 + 1 + ConvergenceClass.allCases.count + 2
      + 1
  }

  /// The positions of each theme side by side, silence included, taken live from this sheet; nil for none.
  func themeChart(_ layout: PositionsSheet.Layout) -> Chart? {
    guard scope > 0, !layout.blocks.isEmpty else { return nil }
    let header = themesHeader
    let rows = header + 1...header + layout.blocks.count
    let colors = StanceMark.stances.map(StanceMark.fill) + [StanceMark.silentFill]
    var chart = Chart(
      .barStackedPercent,
      series: zip(Self.counts, colors).map { part in
        Chart.Series(
          name: .cell(sheet, CellReference(header, part.0)),
          categories: SheetRange(sheet, CellRange(rows: rows, columns: Self.issue...Self.issue)),
          values: SheetRange(sheet, CellRange(rows: rows, columns: part.0...part.0)), color: part.1,
          labels: Chart.Labels(
            // Digits of a few positions are wider than their bars.
            numberFormat: "[<4]\"\";0", color: WorkbookStyles.ink, fontSize: 8))
      })
    chart.legend = .bottom
    chart.gap = 40
    chart.categoryAxis = Chart.Axis {
      $0.reversed = true
      $0.namesAll = true
      $0.fontSize = 8
    }
    chart.valueAxis = Chart.Axis {
      $0.numberFormat = "0%"
      $0.fontSize = 9
      $0.labelPosition = .high
    }
    chart.description = words.byTheme
    return chart
  }
}
