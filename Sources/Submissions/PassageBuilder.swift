internal import Codebook

/// Turns the blocks of a submission into passages that know their headings and the sentence that opens their list.
struct PassageBuilder {
  let text: SourceText
  let lines: [Line]
  let furniture: PageFurniture
  let mender: TextMender
  let footnotes: Set<Int>

  /// The passages of some blocks, in their order.
  ///
  /// - Parameters:
  ///   - blocks: the blocks.
  ///   - start: how many passages the submission has already.
  /// - Returns: the passages, which know one another by their places in the submission.
  func passages(from blocks: [Block], after start: Int = 0) -> [Passage] {
    var outline = Outline()
    var passages: [Passage] = []
    for (place, block) in blocks.enumerated() {
      let heading = isHeading(place, in: blocks)
      var segments = block.lines.map { lines[$0].range }
      let marker = block.marker
      // Markdown's signs are no text; a number or letter is, and stays.
      if let marker, let first = segments.first {
        segments[0] = first.lowerBound + marker.idle..<first.upperBound
      }
      let joined = mender.join(segments, footnotes: footnotes)
      let opens = joined.bytes.last == 0x3A || endsWithColon(joined.bytes)
      let context = outline.place(marker, isHeading: heading, opensList: opens, as: start + passages.count)
      let kind: Passage.Kind = heading ? .heading : context.isItem ? .item : .paragraph
      var markerLength = 0
      if let marker { markerLength = min(joinedMarkerLength(marker, block), joined.bytes.count) }
      guard let first = block.lines.first, let last = block.lines.last else { continue }
      passages.append(
        Passage(
          kind: kind, lines: lines[first].number...lines[last].number, segments: segments, text: joined,
          markerLength: markerLength,
          headings: context.headings, opener: context.opener))
    }
    return passages
  }

  /// Bytes of the marker in the joined text, where runs of blanks are one.
  private func joinedMarkerLength(_ marker: Marker, _ block: Block) -> Int {
    guard let first = block.lines.first else { return 0 }
    let start = lines[first].range.lowerBound + marker.idle
    var length = 0
    var blank = false
    for byte in text.bytes[start..<start + marker.length - marker.idle] {
      if byte == 0x20 || byte == 0x09 || byte == 0xA0 {
        if !blank { length += 1 }
        blank = true
      } else if byte != 0xC2 || blank {
        length += 1
        blank = false
      }
    }
    return length
  }

  private func endsWithColon(_ bytes: [UInt8]) -> Bool {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x20 || Marker.isDigit(bytes[end - 1]) { end -= 1 }
    return end > 0 && bytes[end - 1] == 0x3A
  }

  // MARK: - Headings

  private static let longestHeading = 150

  /// Whether a block is a heading: short, without a stop, free of a list, and with text to come.
  private func isHeading(_ place: Int, in blocks: [Block]) -> Bool {
    let block = blocks[place]
    guard let last = block.lines.last, let first = block.lines.first, place + 1 < blocks.count,
      block.lines.count <= 3
    else {
      return false
    }
    if lines[first].isHeading { return true }
    if case .markdown? = block.marker?.style { return true }
    let length = block.lines.reduce(0) { $0 + lines[$1].width + 1 }
    if isHeadingWithColon(place, in: blocks) { return true }
    guard length <= Self.longestHeading, !furniture.endsSentence(last),
      !furniture.startsSmall(first) || block.marker != nil
    else {
      return false
    }
    let end = text.bytes[lines[last].range.upperBound - 1]
    if end == 0x2C { return false }
    // What goes on with a small letter goes on with this line.
    if let next = blocks[place + 1].lines.first, blocks[place + 1].marker == nil, furniture.startsSmall(next)
    {
      return false
    }
    guard let marker = block.marker else {
      // After a colon a bare line is what the colon announces.
      return place == 0 || !endsWithColonOrComma(blocks[place - 1])
    }
    if marker.isItem { return false }
    // Lines that count up one after the other are a list of chapters, not headings with text below them.
    if let next = blocks[place + 1].marker, next.follows(marker) { return false }
    if place > 0, let before = blocks[place - 1].marker, marker.follows(before) { return false }
    return true
  }

  /// Whether a block is a heading that closes with a colon ("Structure:"): a few words, and below them a paragraph
  /// rather than a list.
  private func isHeadingWithColon(_ place: Int, in blocks: [Block]) -> Bool {
    let block = blocks[place]
    let next = blocks[place + 1]
    guard block.marker == nil, block.lines.count == 1, let line = block.lines.first, block.gap > 0,
      next.marker == nil, let first = next.lines.first, let last = next.lines.last,
      text.bytes[lines[line].range].last == 0x3A, !furniture.startsSmall(line),
      text.bytes[lines[line].range].count(where: { $0 == 0x20 }) <= 4
    else { return false }
    return furniture.isFull(first) && furniture.endsSentence(last) && !furniture.startsSmall(first)
  }

  private func endsWithColonOrComma(_ block: Block) -> Bool {
    guard let last = block.lines.last else { return false }
    let range = lines[last].range
    return endsWithColon(Array(text.bytes[range])) || text.bytes[range.upperBound - 1] == 0x2C
  }
}

/// The headings above and the lists around the place that has been reached.
private struct Outline {
  private struct Level {
    let style: Marker.Style?
    let passage: Int
  }

  private struct List {
    var marker: Marker
    let opener: Int?
  }

  /// Lists within lists, and plain headings one right below the other, that are told apart: no text needs more, and
  /// without a bound a file of nothing but short lines would hang each below all others.
  private static let deepest = 6

  private var headings: [Level] = []
  private var lists: [List] = []
  private var last: (passage: Int, opensList: Bool, isHeading: Bool)?

  struct Context {
    let headings: [Int]
    let opener: Int?
    let isItem: Bool
  }

  /// Takes the next passage in and tells what stands above it.
  mutating func place(_ marker: Marker?, isHeading: Bool, opensList: Bool, as passage: Int) -> Context {
    defer { last = (passage, opensList, isHeading) }
    if isHeading {
      lists = []
      enter(heading: marker?.style, passage)
      return Context(headings: headings.dropLast().map(\.passage), opener: nil, isItem: false)
    }
    let above = headings.map(\.passage)
    guard let marker else {
      // A plain paragraph between items leaves its lists open to be taken up again, but belongs to none.
      return Context(headings: above, opener: nil, isItem: false)
    }
    let list = take(marker)
    return Context(headings: above, opener: list.opener, isItem: marker.isItem || list.opener != nil)
  }

  /// Puts a heading in its place: it replaces the last one of its style, or goes below what is open.
  private mutating func enter(heading style: Marker.Style?, _ passage: Int) {
    if case .markdown(let level)? = style {
      headings.removeAll { other in
        if case .markdown(let otherLevel)? = other.style { return otherLevel >= level }
        return false
      }
      headings.append(Level(style: style, passage: passage))
      return
    }
    if let same = headings.lastIndex(where: { $0.style == style }) {
      // Two plain headings with nothing between: the second stands below the first.
      let depth = headings.count { $0.style == style }
      let isBelow =
        style == nil && last?.isHeading == true && last?.passage == headings[same].passage
        && depth < Self.deepest
      if !isBelow { headings.removeSubrange(same...) }
    }
    headings.append(Level(style: style, passage: passage))
  }

  /// The list that a marked passage belongs to: one already open, or a new one below the sentence before.
  private mutating func take(_ marker: Marker) -> List {
    for reading in [marker, marker.asLetter].compactMap({ $0 }) {
      if let at = lists.lastIndex(where: { reading.follows($0.marker) }) {
        lists.removeSubrange((at + 1)...)
        lists[at].marker = reading
        return lists[at]
      }
    }
    let opener = last.flatMap { $0.opensList && !$0.isHeading ? $0.passage : nil }
    // A new list that no sentence opens starts afresh; one that a sentence opens hangs on what is open.
    if opener == nil { lists.removeAll { $0.marker.style == marker.style } }
    let inherited = opener ?? (marker.isItem ? lists.last?.opener : nil)
    if lists.count >= Self.deepest { lists.removeFirst() }
    let list = List(marker: marker, opener: inherited)
    lists.append(list)
    return list
  }
}
