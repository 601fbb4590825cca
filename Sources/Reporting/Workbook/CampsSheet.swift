internal import Codebook
internal import Coding
internal import Convergence
internal import Spreadsheet

/// Theme by theme and issue by issue: who stands in which camp, and each camp in its own words.
struct CampsSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Camps { content.labels.camps }
  private var sheet: Sheet { sheets.camps }

  private static let widths: [Double] = [7.5, 27, 19, 32, 20, 20, 66]
  /// Of the names and the wording.
  private static let smallSize = 9.0
  /// The columns of the camps, in the order of the stances.
  private static let firstCamp = 3
  private static let wording = 6

  private var headerRow: Int { 2 }

  /// The row of each theme's heading.
  var bands: [(theme: Theme, row: Int)] {
    var row = headerRow + 1
    return Theme.allCases.compactMap { theme in
      let count = content.codebook.issues.count { $0.theme == theme }
      guard count > 0 else { return nil }
      defer { row += count + 1 }
      return (theme, row)
    }
  }

  func write(positions: PositionsSheet.Layout, to book: inout Workbook) throws(SpreadsheetError) {
    let camps = StanceMark.stances.map { stance in
      TableColumn(
        title: StanceMark.sign(stance) + "  " + labels.name(of: stance),
        width: Self.widths[Self.firstCamp],
        header: WorkbookStyles.header.with { $0.background = StanceMark.fill(stance) })
    }
    let titles =
      [labels.evidence.issueID, labels.evidence.issue, labels.convergence.classOfIssue].map {
        TableColumn(title: $0, width: 10)
      } + camps + [TableColumn(title: words.wording, width: 10)]
    let columns = zip(titles, Self.widths).map { TableColumn(title: $0.title, width: $1, header: $0.header) }
    try book.layOut(columns, headerRow: headerRow, in: sheet)
    _ = try book.writeHead(words.caption, [words.reading], widths: Self.widths, in: sheet)
    var last = headerRow
    for band in bands {
      try write(band.theme, row: band.row, to: &book)
      last = band.row
      for (issue, entry) in content.codebook.issues.enumerated() where entry.theme == band.theme {
        last += 1
        try write(issue, row: last, position: positions.rows[issue], to: &book)
      }
    }
    try book.freeze(rows: headerRow + 1, columns: 2, in: sheet)
    try book.putOutlineHeadsAbove(in: sheet)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(WorkbookStyles.accent, of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        $0.repeatedRows = headerRow...headerRow
        $0.printArea = CellRange(rows: 0...last, columns: 0...Self.wording)
      }, of: sheet)
  }

  /// The theme's name and what is said on it, all issues together.
  private func write(_ theme: Theme, row: Int, to book: inout Workbook) throws(SpreadsheetError) {
    let issues = content.codebook.issues.indices.filter { content.codebook.issues[$0].theme == theme }
    let band = try book.format(WorkbookStyles.band)
    for column in Self.widths.indices {
      try book.writeBlank(at: CellReference(row, column), in: sheet, format: band)
    }
    try book.write(text: content.label(of: theme), at: CellReference(row, 0), in: sheet, format: band)
    for (place, stance) in StanceMark.stances.enumerated() {
      let count = issues.reduce(0) { $0 + content.comparison.convergence[$1].voices.counts[stance] }
      try book.write(
        text: words.positions(count), at: CellReference(row, Self.firstCamp + place), in: sheet, format: band)
    }
    let silent = content.grid.filter { column in
      !issues.contains { content.evidenceRow(of: column.id, on: $0) != nil }
        && !content.corpus.uncoded.contains(column.id)
    }.map { content.name(of: $0.id) }
    let text =
      silent.isEmpty
      ? words.nobodySilent : words.silentOnTheme(WorkbookContent.listed(silent.sorted(), to: 160))
    try book.write(
      text: text, at: CellReference(row, Self.wording), in: sheet,
      format: try book.format(
        WorkbookStyles.band.with {
          $0.bold = false
          $0.fontSize = Self.smallSize
          $0.wrap = true
        }))
    let height = TextMeasure.rowHeight([(text, Self.widths[Self.wording], Self.smallSize)])
    try book.setRows(row...row, in: sheet, LineLayout(size: max(18, height)))
  }

  private func write(
    _ issue: Int, row: Int, position: Int, to book: inout Workbook
  ) throws(SpreadsheetError) {
    let entry = content.codebook.issues[issue]
    let voices = content.comparison.convergence[issue].voices
    let label = labels.label(of: entry)
    let link = try book.format(WorkbookStyles.link.with { $0.vertical = .top })
    try book.write(
      link: .cell(sheets.positions, CellReference(position, 0)), text: entry.id, at: CellReference(row, 0),
      in: sheet, format: link)
    try book.write(
      text: label, at: CellReference(row, 1), in: sheet,
      format: try book.format(WorkbookStyles.body.with { $0.bold = true }))
    let classOfIssue = voices.counts.total == 0 ? words.nobody : summary(of: voices)
    let small = try book.format(WorkbookStyles.body.with { $0.fontSize = Self.smallSize })
    try book.write(text: classOfIssue, at: CellReference(row, 2), in: sheet, format: small)
    let positions = content.positions.filter { $0.issue == issue }
    var cells = [
      (label, Self.widths[1], WorkbookStyles.size), (classOfIssue, Self.widths[2], Self.smallSize),
    ]
    for (place, stance) in StanceMark.stances.enumerated() {
      let names = positions.filter { $0.stance == stance }.map { position in
        content.name(of: position.participant) + (position.needsReview ? "\u{202F}" + StanceMark.doubt : "")
      }
      let text = WorkbookContent.listed(names, to: 900)
      let column = Self.firstCamp + place
      try book.write(text: text, at: CellReference(row, column), in: sheet, format: small)
      cells.append((text, Self.widths[column], Self.smallSize))
    }
    let wording = StanceMark.stances.compactMap { quotation(from: positions, of: $0) }
      .joined(separator: "\n")
    try book.write(
      text: wording, at: CellReference(row, Self.wording), in: sheet,
      format: try book.format(
        WorkbookStyles.body.with {
          $0.fontSize = Self.smallSize
          $0.indent = 1
        }))
    cells.append((wording, Self.widths[Self.wording] - 3, Self.smallSize))
    try book.setRows(
      row...row, in: sheet, LineLayout(size: max(17, TextMeasure.rowHeight(cells)), outlineLevel: 1))
  }

  /// The class of an issue, where it leans and how many keep silent.
  private func summary(of voices: ConvergenceTally) -> String {
    let direction: String? =
      switch voices.counts.prevailing {
      case _ where voices.convergenceClass == .divided: nil
      case .support: labels.convergence.towardsSupport
      case .oppose: labels.convergence.towardsOppose
      case .conditional, nil: nil
      }
    let name = labels.name(of: voices.convergenceClass) + (direction.map { labels.colon + $0 } ?? "")
    return name + labels.semicolon + words.silent(voices.silent)
  }

  /// The surest voice of a camp in its own words.
  private func quotation(from positions: [CodedPosition], of stance: Stance) -> String? {
    let camp = positions.filter { $0.stance == stance }
    let surest = camp.enumerated().sorted { left, right in
      left.element.confidence == right.element.confidence
        ? left.offset < right.offset : left.element.confidence > right.element.confidence
    }
    for (_, position) in surest {
      let text = content.shortQuotation(of: position)
      guard !text.isEmpty else { continue }
      return StanceMark.sign(stance) + " " + content.name(of: position.participant) + labels.colon
        + labels.evidence.quoted(text)
    }
    return nil
  }
}
