internal import Codebook
internal import Matching

/// A document's lines with what pages add to them told apart.
struct Manuscript {
  let text: SourceText
  let pieces: [LinePiece]
  let lines: [Line]
  let furniture: PageFurniture
  /// Whether a blank line stands below most full lines.
  private let isDoubleSpaced: Bool

  init(_ text: SourceText, pieces: [LinePiece], vocabulary: LayoutVocabulary) {
    self.text = text
    self.pieces = pieces
    let lines = pieces.map { Line(text, $0, vocabulary: vocabulary) }
    let furniture = PageFurniture(text: text, lines: lines, vocabulary: vocabulary)
    self.lines = lines
    isDoubleSpaced = Self.isDoubleSpaced(lines, furniture)
    self.furniture = furniture
  }

  private static func isDoubleSpaced(_ lines: [Line], _ furniture: PageFurniture) -> Bool {
    let full = lines.indices.dropLast().filter { !lines[$0].isBlank && furniture.isFull($0) }
    return full.count { lines[$0 + 1].isBlank && !furniture.endsSentence($0) } * 2 > full.count
  }

  func isText(_ index: Int) -> Bool {
    lines.indices.contains(index) && !lines[index].isBlank && furniture.omissions[index] == nil
  }

  func bytes(_ index: Int) -> [UInt8] { Array(text.bytes[lines[index].range]) }

  /// The next line with text at or after a place, no more than `reach` lines away.
  func nextText(from start: Int, reach: Int) -> Int? {
    var at = start
    while at < lines.count, at <= start + reach {
      if isText(at) { return at }
      at += 1
    }
    return nil
  }

  /// Whether nothing above runs on into a line: what stands right above it has ended; and so has what a blank line or
  /// a page's end parts from it, where these part the lines of a paragraph too.
  func opensParagraph(_ line: Int) -> Bool {
    var above = line - 1
    while above >= 0, line - above <= 3, !isText(above) { above -= 1 }
    guard above >= 0, isText(above) else { return true }
    if furniture.endsSentence(above) { return true }
    guard above < line - 1 else { return false }
    let isParted = isDoubleSpaced || (above + 1..<line).contains { !lines[$0].isBlank }
    return !isParted || !furniture.isFull(above)
  }

  /// Lines with text from a place on that nothing parts, `most` at the most.
  func run(from start: Int, most: Int) -> Range<Int> {
    var end = start
    while end < start + most, isText(end) { end += 1 }
    return start..<end
  }

  /// The bytes from the first of some lines to the last.
  func range(of run: Range<Int>) -> Range<Int> {
    guard let first = run.first, let last = run.last else { return 0..<0 }
    return lines[first].range.lowerBound..<max(lines[first].range.lowerBound, lines[last].range.upperBound)
  }

  /// The words that some bytes spell in one line.
  func written(_ range: Range<Int>) -> String { written(of: [range]) }

  /// The words that some runs of bytes spell together in one line.
  func written(of ranges: [Range<Int>]) -> String {
    let parts = ranges.flatMap { text.bytes[$0].split { $0 == 0x20 || (0x09...0x0D).contains($0) } }
    return String(decoding: Array(parts.joined(separator: [0x20])), as: UTF8.self)
  }

  /// The same text cut further.
  ///
  /// - Parameter cuts: bytes at which a new piece begins, ascending.
  /// - Returns: the pieces, and for each piece of now the place of its first part.
  func pieces(cutAt cuts: [Int]) -> (pieces: [LinePiece], starts: [Int]) {
    var cut: [LinePiece] = []
    var starts: [Int] = []
    for piece in pieces {
      starts.append(cut.count)
      var rest = piece
      var at = Self.firstPlace(in: cuts, above: piece.range.lowerBound)
      while at < cuts.count, cuts[at] < piece.range.upperBound {
        cut.append(part(of: rest, rest.range.lowerBound..<cuts[at]))
        rest = part(of: rest, cuts[at]..<piece.range.upperBound)
        at += 1
      }
      cut.append(rest)
    }
    return (cut, starts)
  }

  private func part(of piece: LinePiece, _ range: Range<Int>) -> LinePiece {
    var part = LinePiece(line: piece.line, range: range, room: piece.room, omission: piece.omission)
    part.lead = piece.lead + text.bytes[piece.range.lowerBound..<range.lowerBound].count { $0 & 0xC0 != 0x80 }
    return part
  }

  private static func firstPlace(in cuts: [Int], above byte: Int) -> Int {
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
