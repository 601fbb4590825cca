internal import Codebook
internal import Coding
internal import Convergence
internal import Spreadsheet
internal import Submissions

/// How positions are found and measured, how accurate that is, what escapes it, and what was read.
struct MethodSheet {
  let content: WorkbookContent
  let sheets: WorkbookSheets
  let accuracy: PositionReliability?
  let signature: String

  private var labels: WorkbookLabels { content.labels }
  private var words: WorkbookLabels.Method { content.labels.method }
  private var sheet: Sheet { sheets.method }

  private static let widths: [Double] = [36, 24, 14, 14, 72]
  private static let last = widths.count - 1

  func write(to book: inout Workbook) throws(SpreadsheetError) {
    for (column, width) in Self.widths.enumerated() {
      try book.setColumns(column...column, in: sheet, LineLayout(size: width))
    }
    var row = try book.writeHead(words.caption, [], widths: Self.widths, in: sheet)
    row = try write(words.coding, at: row, to: &book)
    row = try writeStances(at: row, to: &book)
    row = try write(
      words.confidence(labels.decimal(CodedPosition.sureFrom, places: 2)), at: row, to: &book)
    row = try writeAccuracy(at: row, to: &book)
    row = try write(words.review, at: row, to: &book)
    try book.write(section: words.measuresTitle, row: row, columns: 0...Self.last, in: sheet)
    row += 1
    let measures = words.measures(ConvergenceClass.minimumVoices, PairAgreement.minimumShared)
    for measure in measures { row = try writePair(measure.name, measure.meaning, at: row, to: &book) }
    row = try write(words.limits, at: row + 1, to: &book)
    row = try writeProvenance(at: row, to: &book)
    try book.hideGridlines(in: sheet)
    try book.setTabColor(Color(rawValue: 0xA9_B8C8), of: sheet)
    try book.setUpPage(
      PageSetup.table(.a4, signature: signature, labels: labels) {
        $0.printArea = CellRange(rows: 0...row - 1, columns: 0...Self.last)
      }, of: sheet)
  }

  /// Each part returns the first row after it and a blank one.
  private func write(
    _ section: WorkbookLabels.Method.Section, at start: Int, to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    try book.write(section: section.title, row: start, columns: 0...Self.last, in: sheet)
    for (place, paragraph) in section.paragraphs.enumerated() {
      try book.write(
        paragraph: paragraph, row: start + 1 + place, widths: Self.widths,
        style: WorkbookStyles.prose.with { $0.fontSize = WorkbookStyles.size }, in: sheet)
    }
    return start + section.paragraphs.count + 2
  }

  private func writeStances(at start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try book.write(section: words.stancesTitle, row: start, columns: 0...Self.last, in: sheet)
    let meanings: [(Stance?, String)] = [
      (.support, words.supportMeans), (.conditional, words.conditionalMeans), (.oppose, words.opposeMeans),
      (nil, words.silentMeans),
    ]
    for (place, meaning) in meanings.enumerated() {
      let sign = meaning.0.map(StanceMark.sign) ?? StanceMark.silent
      let name = meaning.0.map(labels.name(of:)) ?? labels.stances.silent
      let style = WorkbookStyles.body.with {
        $0.bold = true
        $0.background = meaning.0.map(StanceMark.fill)
      }
      _ = try writePair(sign + "  " + name, meaning.1, at: start + 1 + place, style: style, to: &book)
    }
    _ = try writePair(
      StanceMark.uncoded + "  " + labels.stances.uncoded, words.uncodedMeans, at: start + 1 + meanings.count,
      style: WorkbookStyles.body.with { $0.bold = true }, to: &book)
    return start + meanings.count + 3
  }

  private func writeAccuracy(at start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try book.write(section: words.accuracyTitle, row: start, columns: 0...Self.last, in: sheet)
    var row = start + 1
    guard let accuracy else {
      try book.write(
        paragraph: words.notMeasured, row: row, widths: Self.widths,
        style: WorkbookStyles.prose.with { $0.fontSize = WorkbookStyles.size }, in: sheet)
      return row + 2
    }
    var facts = words.accuracy(accuracy)
    for (name, value) in [(words.foundF1, accuracy.foundF1), (words.stanceF1, accuracy.stanceF1)] {
      facts.append((name, labels.decimal(value)))
    }
    for fact in facts { row = try writePair(fact.name, fact.value, at: row, to: &book) }
    let bins = accuracy.calibration.bins.filter { $0.given > 0 }
    guard !bins.isEmpty else { return row + 1 }
    try book.write(
      paragraph: words.calibrationReading, row: row, widths: Self.widths, style: WorkbookStyles.caption,
      in: sheet)
    let heads = [words.calledSure, words.calledCells, words.rightCells, words.rightShare]
    for (column, head) in heads.enumerated() {
      try book.write(
        text: head, at: CellReference(row + 1, column), in: sheet,
        format: try book.format(column == 0 ? WorkbookStyles.header : WorkbookStyles.headerOfNumbers))
    }
    row += 2
    for bin in bins {
      try book.write(
        text: labels.decimal(bin.from) + " – " + labels.decimal(bin.to), at: CellReference(row, 0), in: sheet,
        format: try book.format(WorkbookStyles.short))
      for (column, count) in [bin.given, bin.right].enumerated() {
        try book.write(
          number: Double(count), at: CellReference(row, 1 + column), in: sheet,
          format: try book.format(WorkbookStyles.number))
      }
      try book.write(
        number: bin.found ?? 0, at: CellReference(row, 3), in: sheet,
        format: try book.format(WorkbookStyles.percentage))
      row += 1
    }
    return row + 1
  }

  private func writeProvenance(at start: Int, to book: inout Workbook) throws(SpreadsheetError) -> Int {
    try book.write(section: words.provenanceTitle, row: start, columns: 0...Self.last, in: sheet)
    var row = try writePair(words.program, content.program, at: start + 1, to: &book)
    let codebook = content.codebook
    row = try writePair(
      words.codebook,
      words.codebookCounts(codebook.themes.count, codebook.issues.count, codebook.lexicon.concepts.count),
      at: row, to: &book)
    let heads = [
      labels.columns.file, labels.columns.symbol, words.lineCount, labels.columns.submissions, words.hash,
    ]
    for (column, head) in heads.enumerated() {
      try book.write(
        text: head, at: CellReference(row, column), in: sheet,
        format: try book.format(
          column == 2 || column == 3 ? WorkbookStyles.headerOfNumbers : WorkbookStyles.header))
    }
    let body = try book.format(WorkbookStyles.body)
    let number = try book.format(WorkbookStyles.number)
    for document in content.corpus.documents {
      row += 1
      for (column, text) in [(0, document.path), (1, document.symbol), (4, document.sha256)] {
        try book.write(text: text, at: CellReference(row, column), in: sheet, format: body)
      }
      let counts = [document.text?.lines.count ?? 0, document.submissions.count]
      for (column, count) in counts.enumerated() {
        try book.write(
          number: Double(count), at: CellReference(row, 2 + column), in: sheet, format: number)
      }
      let height = TextMeasure.rowHeight([
        (document.path, Self.widths[0], WorkbookStyles.size),
        (document.symbol, Self.widths[1], WorkbookStyles.size),
        (document.sha256, Self.widths[4], WorkbookStyles.size),
      ])
      try book.setRows(row...row, in: sheet, LineLayout(size: height))
    }
    return row + 1
  }

  /// Writes a name with its meaning beside it; returns the next row.
  private func writePair(
    _ name: String, _ meaning: String, at row: Int,
    style: CellStyle = WorkbookStyles.body.with { $0.bold = true }, to book: inout Workbook
  ) throws(SpreadsheetError) -> Int {
    try book.write(text: name, at: CellReference(row, 0), in: sheet, format: try book.format(style))
    try book.merge(
      CellRange(rows: row...row, columns: 1...Self.last), text: meaning, in: sheet,
      format: try book.format(WorkbookStyles.body.with { $0.indent = 1 }))
    let width = Self.widths[1...].reduce(0, +) - 3
    let height = TextMeasure.rowHeight([
      (name, Self.widths[0], WorkbookStyles.size), (meaning, width, WorkbookStyles.size),
    ])
    try book.setRows(row...row, in: sheet, LineLayout(size: max(height, 15)))
    return row + 1
  }
}
