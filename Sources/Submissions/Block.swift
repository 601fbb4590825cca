/// Lines that belong together: a paragraph, an item or a heading before it is known which.
struct Block {
  /// The lines with its text, 0-based; lines left out (a page's foot, say) may lie between them.
  var lines: [Int]
  /// The sign that opens it.
  var marker: Marker?
  /// Blank lines before it.
  let gap: Int
  /// Whether a blank line stands between some of its lines.
  var isSoft = false
}

/// Puts the lines of a submission together to blocks.
struct BlockBuilder {
  let text: SourceText
  let lines: [Line]
  let furniture: PageFurniture

  /// The blocks of a run of lines.
  ///
  /// - Parameter range: 0-based lines; those left out as furniture are passed over.
  /// - Returns: the blocks in their order; each line with text that is not left out is in exactly one.
  func blocks(in range: Range<Int>) -> [Block] {
    var blocks: [Block] = []
    var gap = 0
    var interrupted = false
    for index in range {
      if lines[index].isBlank {
        gap += 1
        continue
      }
      if furniture.omissions[index] != nil {
        interrupted = true
        continue
      }
      let isFurther =
        !blocks.isEmpty && goesOn(blocks, index, gap: gap, interrupted: interrupted, in: range)
      if isFurther {
        // In place: a copy for each line would make a long paragraph quadratic.
        let isApart = gap == 1 && !interrupted
        blocks[blocks.count - 1].lines.append(index)
        blocks[blocks.count - 1].isSoft = blocks[blocks.count - 1].isSoft || isApart
      } else {
        blocks.append(Block(lines: [index], marker: lines[index].marker, gap: gap))
      }
      gap = 0
      interrupted = false
    }
    return blocks
  }

  /// Whether a line goes on with the last block before it.
  private func goesOn(
    _ blocks: [Block], _ index: Int, gap: Int, interrupted: Bool, in range: Range<Int>
  ) -> Bool {
    guard let block = blocks.last, let first = block.lines.first, let last = block.lines.last else {
      return false
    }
    let ended = furniture.endsSentence(last)
    let line = lines[index]
    if gap == 0 && !interrupted {
      if let marker = line.marker,
        opensItem(marker, after: block, index: index, ended: ended) || ended && isAwaited(marker, in: blocks)
      {
        return false
      }
      if line.marker == nil, ended, !furniture.startsSmall(index),
        line.indent >= continuationIndent(of: block) + 2,
        !isCentred(first, index)
      {
        return false
      }
      // A sentence that ends well short of the margin ends its paragraph: the next word would have had room.
      return line.marker != nil || !endsShort(last, before: index)
    }
    if let marker = line.marker, !isWrapped(marker, after: block, index: index, gap: gap, ended: ended) {
      return false
    }
    if ended {
      // A sentence that ends with its page: the paragraph goes on where the next line is set as its further lines are.
      return interrupted && gap <= 4 && block.marker == nil && lines[first].indent >= 2 && line.indent <= 1
        && furniture.isFull(last) && furniture.isFull(index) && line.marker == nil
    }
    if furniture.startsSmall(index) {
      return interrupted || furniture.isFull(last) || endsOpen(last)
        || isDoubleSpaced(around: index, in: range)
    }
    guard gap == 1 || interrupted, furniture.isFull(last) || endsMidWord(last) else { return false }
    if line.indent > continuationIndent(of: block) + (interrupted ? 1 : 0) { return false }
    return interrupted || block.isSoft || isDoubleSpaced(around: index, in: range)
  }

  /// Whether a number or letter is the next of a list that an earlier block belongs to.
  private func isAwaited(_ marker: Marker, in blocks: [Block]) -> Bool {
    guard let block = blocks.last, !holdsPredecessor(of: marker, in: block) else { return false }
    return blocks.suffix(60).contains { earlier in
      guard let before = earlier.marker else { return false }
      return marker.follows(before) || marker.asLetter.map { $0.follows(before.asLetter ?? before) } ?? false
    }
  }

  /// Whether a sentence ends well short of the margin although the next line's first word would have had room.
  private func endsShort(_ last: Int, before index: Int) -> Bool {
    furniture.endsSentence(last) && !furniture.isFull(last) && !furniture.startsSmall(index)
  }

  /// The indent of a block's further lines: of its second line where it has one, else none.
  private func continuationIndent(of block: Block) -> Int {
    block.lines.count > 1 ? lines[block.lines[1]].indent : 0
  }

  private func isCentred(_ first: Int, _ index: Int) -> Bool {
    lines[first].indent > 20 && lines[index].indent > 20
  }

  /// Whether a marked line right below another line opens an item, or is a wrapped line that happens to look so.
  private func opensItem(_ marker: Marker, after block: Block, index: Int, ended: Bool) -> Bool {
    guard let last = block.lines.last, let first = block.lines.first else { return true }
    if marker.isBullet {
      // A dash may open a wrapped line too; a round bullet never does.
      if case .bullet(let sign) = marker.style, ![0x2D, 0x2A, 0x2013, 0x2014].contains(sign) { return true }
      return ended || block.marker?.style == marker.style
    }
    // "... i) in one country; ii) in two;" within a paragraph: the number before this one stands inside a line.
    if holdsPredecessor(of: marker, in: block) { return false }
    if case .markdown = marker.style { return true }
    if case .named = marker.style { return ended || lines[first].width < furniture.fullWidth / 2 }
    if let own = block.marker, marker.follows(own) || marker.asLetter?.follows(own) == true { return true }
    return ended && lines[index].indent >= lines[last].indent || endsWithJoint(last)
      || (ended && marker.value == 1)
  }

  /// Whether a marked line after a gap is a wrapped line all the same: a year or a day in a sentence left open.
  private func isWrapped(_ marker: Marker, after block: Block, index: Int, gap: Int, ended: Bool) -> Bool {
    if ended || marker.isBullet || gap > 1 { return false }
    if holdsPredecessor(of: marker, in: block) { return true }
    guard case .number(.dot) = marker.style, let last = block.lines.last else { return false }
    return furniture.isFull(last) && block.isSoft && block.lines.count > 1 && marker.value > 1
  }

  /// Whether the sign of the item before stands inside the block's text rather than at its start.
  private func holdsPredecessor(of marker: Marker, in block: Block) -> Bool {
    let before: String
    switch marker.style {
    case .letter, .roman, .number:
      guard let sign = predecessor(of: marker) else { return false }
      before = sign
    default: return false
    }
    let sign = Array(before.utf8)
    // The sign before is no further off than a long item is long; a bound keeps endless paragraphs linear.
    for index in block.lines.suffix(40) {
      let range = lines[index].range
      var at = range.lowerBound + (index == block.lines.first ? lines[index].marker?.length ?? 0 : 0)
      while at + sign.count < range.upperBound {
        if text.bytes[at] == sign[0], text.bytes[at..<at + sign.count].elementsEqual(sign),
          at == range.lowerBound || text.bytes[at - 1] == 0x20 || text.bytes[at - 1] == 0x28
        {
          return true
        }
        at += 1
      }
    }
    return false
  }

  /// The written sign of the item before: `ii)` before `iii)`, `a)` before `b)`.
  private func predecessor(of marker: Marker) -> String? {
    let value = marker.value - 1
    guard value >= 1 else { return nil }
    switch marker.style {
    case .letter(.parenthesis): return value <= 26 ? String(UnicodeScalar(UInt8(0x60 + value))) + ")" : nil
    case .letter(.parentheses):
      return value <= 26 ? "(" + String(UnicodeScalar(UInt8(0x60 + value))) + ")" : nil
    case .roman(.parenthesis): return Self.numerals.indices.contains(value) ? Self.numerals[value] + ")" : nil
    case .roman(.parentheses):
      return Self.numerals.indices.contains(value) ? "(" + Self.numerals[value] + ")" : nil
    case .number(.parenthesis): return "\(value))"
    case .number(.parentheses): return "(\(value))"
    default: return nil
    }
  }

  private static let numerals = [
    "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
  ]

  /// Whether the line ends with a comma, a dash or a word that joins.
  private func endsOpen(_ index: Int) -> Bool {
    let range = lines[index].range
    let last = text.bytes[range.upperBound - 1]
    return last == 0x2C || endsMidWord(index) || endsWithJoint(index)
  }

  private func endsMidWord(_ index: Int) -> Bool {
    text.bytes[lines[index].range.upperBound - 1] == 0x2D
  }

  private func endsWithJoint(_ index: Int) -> Bool {
    let range = lines[index].range
    return [" et", " ou", " and", " or", " et/ou", " and/or"].contains { joint in
      range.count > joint.utf8.count && text.bytes[range].suffix(joint.utf8.count).elementsEqual(joint.utf8)
    }
  }

  /// Whether the lines hereabouts are set with a blank line between each two.
  private func isDoubleSpaced(around index: Int, in range: Range<Int>) -> Bool {
    var pairs = 0
    var spaced = 0
    var before: Int?
    for at in max(range.lowerBound, index - 24)..<min(range.upperBound, index + 24) {
      guard !lines[at].isBlank, furniture.omissions[at] == nil else { continue }
      if let before, furniture.isFull(before) {
        pairs += 1
        spaced += at == before + 2 ? 1 : 0
      }
      before = at
    }
    return pairs >= 3 && spaced * 10 >= pairs * 8
  }
}
