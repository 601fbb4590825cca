internal import Codebook
internal import Matching

/// Reads tables of participants, articles and comments, drawn with strokes, tabs or wide gaps, cell by cell.
///
/// ```
/// State      Article   Comment                      pieces, in this order:
/// Ghana      5         Keep the article,            Ghana
///                      for it is short.             5
///                                                   Keep the article,
///                                                   for it is short.
/// ```
struct TableReader {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  let voices: VoiceReader

  /// What a column holds.
  enum Column {
    case participant, article, text, comment, other
  }

  /// A document whose tables have been taken apart.
  struct Reading {
    var pieces: [LinePiece] = []
    /// Rows by the place of their first piece; empty where no column names participants.
    var openings: [Opening] = []
    /// Whether a column names participants.
    var namesParticipants = false
  }

  private struct Cell {
    var column: Int
    var range: Range<Int>
  }

  private struct Table {
    var header: Int
    var columns: [Column]
    /// Where each column begins, in characters; empty for a table drawn with strokes or tabs.
    var starts: [Int]
    var sign: UInt8?
  }

  /// The document with its tables read cell by cell; nil where it has none.
  func reading() -> Reading? {
    var reading = Reading()
    var line = 0
    var isFound = false
    while line < page.lines.count {
      guard let table = table(at: line) else {
        reading.pieces.append(page.pieces[line])
        line += 1
        continue
      }
      isFound = true
      line = read(table, into: &reading)
    }
    return isFound ? reading : nil
  }

  // MARK: - Headers

  /// The table whose heading a line is.
  private func table(at line: Int) -> Table? {
    guard page.isText(line) else { return nil }
    for sign in [0x7C, 0x09] as [UInt8] {
      let cells = cells(of: line, by: sign)
      if cells.count >= 2, let columns = columns(of: cells) {
        return Table(header: line, columns: columns, starts: [], sign: sign)
      }
    }
    let parts = segments(of: line)
    guard parts.count >= 2, let columns = columns(of: parts.map { Cell(column: 0, range: $0.range) }) else {
      return nil
    }
    var starts = [0]
    for (place, part) in parts.enumerated().dropFirst() {
      starts.append(usualStart(near: part.column, after: parts[place - 1].column, below: line))
    }
    return Table(header: line, columns: columns, starts: starts, sign: nil)
  }

  /// What the columns hold by their headings: one of comments beside one of participants, articles or texts.
  private func columns(of cells: [Cell]) -> [Column]? {
    let columns = cells.map { cell -> Column in
      let words = Folding.words(in: page.text.bytes, range: cell.range).map(\.bytes)
      func opens(_ phrase: Phrase) -> Bool {
        words.count <= 6 && vocabulary.phrases(phrase).length(at: 0, in: words) != nil
      }
      if opens(.columnParticipant) { return .participant }
      if opens(.columnComment) { return .comment }
      if opens(.columnText) { return .text }
      return opens(.columnArticle) ? .article : .other
    }
    let known = columns.count { $0 != .other }
    return columns.contains(.comment) && known >= 2 ? columns : nil
  }

  /// The start that most lines below share near a heading, which may be centred over its column.
  private func usualStart(near column: Int, after before: Int, below line: Int) -> Int {
    var counts: [Int: Int] = [:]
    for at in line..<min(page.lines.count, line + 80) where page.isText(at) {
      for part in segments(of: at) where part.column > before + 1 && part.column <= column + 3 {
        counts[part.column, default: 0] += 1
      }
    }
    return counts.max {
      ($0.value, -abs($0.key - column), $0.key) < ($1.value, -abs($1.key - column), $1.key)
    }?.key
      ?? column
  }

  // MARK: - Lines

  /// The parts of a line that two blanks or more set apart, each with the column in which it begins.
  private func segments(of line: Int) -> [(column: Int, range: Range<Int>)] {
    var parts: [(column: Int, range: Range<Int>)] = []
    let range = page.pieces[line].range
    var column = 0
    var blanks = 2
    var at = range.lowerBound
    while at < range.upperBound {
      let white = SourceText.whiteWidth(page.text.bytes, at, range.upperBound)
      if white > 0 {
        let isTab = page.text.bytes[at] == 0x09
        column = isTab ? column / 8 * 8 + 8 : page.text.bytes[at] == 0x0C ? column : column + 1
        blanks += isTab ? 2 : 1
        at += white
        continue
      }
      var end = at + 1
      while end < range.upperBound, page.text.bytes[end] & 0xC0 == 0x80 { end += 1 }
      if blanks >= 2 {
        parts.append((column, at..<end))
      } else {
        parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<end
      }
      (blanks, column, at) = (0, column + 1, end)
    }
    return parts
  }

  /// The cells of a line between strokes or tabs.
  private func cells(of line: Int, by sign: UInt8) -> [Cell] {
    var range = page.lines[line].range
    guard page.text.bytes[range].contains(sign) else { return [] }
    if sign == 0x09 { range = page.pieces[line].range }
    if sign == 0x7C, page.text.bytes[range.lowerBound] == sign {
      range = range.lowerBound + 1..<range.upperBound
    }
    if sign == 0x7C, page.text.bytes[range].last == sign { range = range.lowerBound..<range.upperBound - 1 }
    var cells: [Cell] = []
    var start = range.lowerBound
    for at in range where page.text.bytes[at] == sign {
      cells.append(Cell(column: cells.count, range: start..<at))
      start = at + 1
    }
    cells.append(Cell(column: cells.count, range: start..<range.upperBound))
    return cells
  }

  /// The cells of a line by the columns' starts; nil where its text runs across them.
  private func cells(of line: Int, in table: Table) -> [Cell]? {
    if let sign = table.sign {
      let cells = cells(of: line, by: sign)
      return cells.count >= 2 && cells.count <= table.columns.count ? cells : nil
    }
    var cells: [Cell] = []
    for part in segments(of: line) {
      var rest = part
      var column = table.starts.lastIndex { $0 <= rest.column + 1 } ?? 0
      while column + 1 < table.starts.count {
        let reach = rest.column + page.text.bytes[rest.range].count { $0 & 0xC0 != 0x80 }
        guard reach > table.starts[column + 1] else { break }
        // A cell as wide as its column leaves one blank only before the next.
        guard let cut = byte(at: table.starts[column + 1] - rest.column, in: rest.range),
          cut > rest.range.lowerBound, page.text.bytes[cut - 1] == 0x20
        else { return nil }
        cells.append(Cell(column: column, range: rest.range.lowerBound..<cut))
        rest = (table.starts[column + 1], cut..<rest.range.upperBound)
        column += 1
      }
      if let last = cells.last, last.column == column {
        cells[cells.count - 1].range = last.range.lowerBound..<rest.range.upperBound
      } else {
        cells.append(Cell(column: column, range: rest.range))
      }
    }
    return cells
  }

  private func byte(at characters: Int, in range: Range<Int>) -> Int? {
    var left = characters
    for at in range where page.text.bytes[at] & 0xC0 != 0x80 {
      if left == 0 { return at }
      left -= 1
    }
    return nil
  }

  /// Whether the columns' headings stand on a line once more, as on each page.
  private func isHeader(_ line: Int, of table: Table) -> Bool {
    self.table(at: line).map { $0.columns == table.columns } ?? false
  }

  private func isFrame(_ line: Int) -> Bool {
    let bytes = page.text.bytes[page.lines[line].range]
    return bytes.count >= 3
      && bytes.allSatisfy { [0x2D, 0x7C, 0x2B, 0x3D, 0x5F, 0x3A, 0x20, 0x09].contains($0) }
  }

  // MARK: - Rows

  private struct Row {
    var cells: [[(line: Int, range: Range<Int>)]]
    /// Lines of the row in their order, and which of them hold no cell.
    var lines: [Int] = []
  }

  /// Reads a table's rows; returns the first line behind it.
  private func read(_ table: Table, into reading: inout Reading) -> Int {
    omit(table.header, .frame, into: &reading)
    let key =
      table.columns.firstIndex(of: .participant) ?? table.columns.firstIndex { $0 == .article || $0 == .text }
    reading.namesParticipants = reading.namesParticipants || table.columns.contains(.participant)
    var row: Row?
    var line = table.header + 1
    var blanks = 0
    while line < page.lines.count {
      if page.lines[line].isBlank {
        blanks += 1
        reading.pieces.append(page.pieces[line])
        line += 1
        continue
      }
      if page.furniture.omissions[line] != nil || isFrame(line) || isHeader(line, of: table) {
        omit(line, page.furniture.omissions[line] ?? .frame, into: &reading)
        line += 1
        continue
      }
      guard let cells = cells(of: line, in: table), blanks < 6 else {
        guard goesOn(behind: line, in: table) else { break }
        omit(line, .sectionHeading, into: &reading)
        line += 1
        continue
      }
      let opensRow = cells.contains { $0.column == key && !isEmpty($0.range) }
      let isFresh =
        row.map { !isNameOpen($0, key: key ?? 0, line: line, cells: cells, table: table, gap: blanks) }
        ?? true
      if opensRow, isFresh, cells.count == 1, isNoName(cells[0], key: key, of: table) {
        guard goesOn(behind: line, in: table) else { break }
        omit(line, .sectionHeading, into: &reading)
        line += 1
        continue
      }
      if opensRow && isFresh {
        if let row { write(row, of: table, into: &reading) }
        row = Row(cells: Array(repeating: [], count: table.columns.count))
      }
      if row == nil { row = Row(cells: Array(repeating: [], count: table.columns.count)) }
      for cell in cells where !isEmpty(cell.range) { row?.cells[cell.column].append((line, cell.range)) }
      row?.lines.append(line)
      blanks = 0
      line += 1
    }
    if let row { write(row, of: table, into: &reading) }
    if reading.namesParticipants {
      // What stands below a table is not its last row's.
      reading.openings.append(
        Opening(shape: .aside, lines: reading.pieces.count..<reading.pieces.count, name: "", participants: [])
      )
    }
    return line
  }

  /// Whether a line that fills the participants' column alone names none: a heading, or the end of the table.
  private func isNoName(_ cell: Cell, key: Int?, of table: Table) -> Bool {
    cell.column == key && table.sign == nil && table.columns[cell.column] == .participant
      && name([Array(page.text.bytes[cell.range])]).participants.isEmpty
  }

  private func isEmpty(_ range: Range<Int>) -> Bool { SourceText.trimmed(page.text.bytes, range).isEmpty }

  private func omit(_ line: Int, _ reason: Omission, into reading: inout Reading) {
    var piece = page.pieces[line]
    piece.omission = reason
    reading.pieces.append(piece)
  }

  /// Whether a line that runs across the columns is a heading within the table: a row follows soon.
  private func goesOn(behind line: Int, in table: Table) -> Bool {
    guard page.lines[line].width <= 100, !page.furniture.endsSentence(line) else { return false }
    let key = table.columns.firstIndex(of: .participant) ?? 0
    return (line + 1..<min(page.lines.count, line + 6)).contains { next in
      guard page.isText(next), let cells = cells(of: next, in: table) else { return false }
      return cells.count >= 2 && cells.contains { $0.column == key && !isEmpty($0.range) }
    }
  }

  /// Whether the first column's words on a line go on with the row: a name broken over lines.
  private func isNameOpen(_ row: Row, key: Int, line: Int, cells: [Cell], table: Table, gap: Int) -> Bool {
    guard table.sign == nil, gap == 0, let last = row.cells[key].last, last.line == row.lines.last,
      let next = cells.first(where: { $0.column == key })
    else { return false }
    guard table.columns[key] == .participant else { return true }
    // The name and what may complete it below: the longest reading wins.
    var written = row.cells[key].map { Array(page.text.bytes[$0.range]) }
    if written.count >= 4 { return false }
    let isName = !name(written).participants.isEmpty
    if let end = row.cells[key].last.map({ page.text.bytes[SourceText.trimmed(page.text.bytes, $0.range)] })?
      .last,
      end == 0x2C
    {
      return true
    }
    let alone = name([Array(page.text.bytes[next.range])])
    written.append(Array(page.text.bytes[next.range]))
    let joined = name(written).participants
    if !joined.isEmpty { return joined.count == 1 || alone.participants.isEmpty }
    if isName, !alone.participants.isEmpty { return false }
    var at = line + 1
    while written.count < 5, page.isText(at),
      let further = self.cells(of: at, in: table)?.first(where: { $0.column == key })
    {
      written.append(Array(page.text.bytes[further.range]))
      if name(written).participants.count == 1 { return true }
      at += 1
    }
    return !isName && alone.participants.isEmpty
  }

  private func name(_ parts: [[UInt8]]) -> VoiceReader.Voice {
    let joined = Array(parts.map { Array($0) }.joined(separator: [0x20])).filter { $0 != 0x2A && $0 != 0x23 }
    let end = joined.lastIndex { $0 != 0x20 && $0 != 0x3A } ?? -1
    return voices.voice(of: Array(joined[..<(end + 1)]))
  }

  /// Puts a row's pieces down, cell after cell, and opens its participant's turn.
  private func write(_ row: Row, of table: Table, into reading: inout Reading) {
    let order: [Column] = [.participant, .article, .text, .comment, .other]
    let columns = table.columns.indices.sorted {
      (order.firstIndex(of: table.columns[$0]) ?? 0, $0) < (order.firstIndex(of: table.columns[$1]) ?? 0, $1)
    }
    if let sign = table.sign { writeFrames(of: row, sign, into: &reading) }
    var opening: Opening?
    for column in columns {
      let kind = table.columns[column]
      let cells = row.cells[column]
      let start = reading.pieces.count
      let room = width(of: column, in: table)
      for (place, cell) in cells.enumerated() {
        if place > 0, cell.line > cells[place - 1].line + 1, hasGap(cells[place - 1].line, cell.line) {
          reading.pieces.append(blank(cell))
        }
        var piece = LinePiece(line: page.pieces[cell.line].line, range: cell.range, room: room)
        piece.isHeading = kind == .article && cells.count <= 4
        if kind == .text, !isLabel(cell.range) { piece.omission = .draft }
        reading.pieces.append(piece)
      }
      if kind == .participant {
        let parts = cells.map { Array(page.text.bytes[$0.range]) }
        let voice = name(parts)
        let written = page.written(of: cells.map(\.range))
        opening = Opening(
          shape: .turn, lines: start..<reading.pieces.count, name: written, participants: voice.participants,
          onBehalfOf: voice.onBehalfOf, unknown: voice.participants.isEmpty ? [written] : [])
      } else if kind == .article || kind == .text {
        opening?.article = ArticleReader(vocabulary: vocabulary).article(
          ofLabel: Array(cells.prefix(3).map { Array(page.text.bytes[$0.range]) }.joined(separator: [0x20])))
      }
      if let last = cells.last { reading.pieces.append(blank(last)) }
    }
    if let opening { reading.openings.append(opening) }
  }

  /// Whether a line of the text under discussion is the label of an article rather than its words.
  private func isLabel(_ range: Range<Int>) -> Bool {
    !ArticleReader(vocabulary: vocabulary).article(ofLabel: Array(page.text.bytes[range])).isEmpty
  }

  private func blank(_ cell: (line: Int, range: Range<Int>)) -> LinePiece {
    LinePiece(line: page.pieces[cell.line].line, range: cell.range.upperBound..<cell.range.upperBound)
  }

  private func hasGap(_ before: Int, _ after: Int) -> Bool {
    (before + 1..<after).contains { page.furniture.omissions[$0] == nil && !isFrame($0) }
      && !(before + 1..<after).contains { page.furniture.omissions[$0] != nil }
  }

  private func width(of column: Int, in table: Table) -> Int? {
    guard table.sign == nil else { return nil }
    guard column + 1 < table.starts.count else {
      return max(1, page.furniture.fullWidth - table.starts[column])
    }
    return table.starts[column + 1] - table.starts[column] - 1
  }

  /// The strokes between cells, which are no text of anybody's.
  private func writeFrames(of row: Row, _ sign: UInt8, into reading: inout Reading) {
    guard sign == 0x7C else { return }
    for line in row.lines {
      let range = page.lines[line].range
      for at in range where page.text.bytes[at] == sign {
        reading.pieces.append(
          LinePiece(line: page.pieces[line].line, range: at..<at + 1, omission: .frame))
      }
    }
  }
}
