internal import Codebook
internal import Matching

/// Part of a text under negotiation with the participants that its brackets name for or against it.
struct Alternative {
  /// Codes, in the order of the bracket.
  let participants: [String]
  /// Whether they want it out.
  let opposes: Bool
  /// Pieces of the text they speak of.
  var text: [Int]
  /// The piece that says what they want with it: "delete:".
  var wish: Int?
  /// The pieces of the bracket.
  var bracket: [Int]
}

/// Reads the brackets of a text under negotiation: "[text] [delete: EU, USA]", "[Ghana, Peru: text]", "(Alt 1: proposed
/// by Egypt)".
struct AlternativesReader {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  let voices: VoiceReader

  /// The lines cut at the brackets, with what the brackets say.
  struct Reading {
    var pieces: [LinePiece]
    var alternatives: [Alternative]
  }

  /// A pair of brackets, and what it says where it names participants.
  private struct Bracket {
    let range: Range<Int>
    var tag: Tag?
  }

  private struct Tag {
    let participants: [String]
    let opposes: Bool
    /// The words of the wish, up to their colon.
    let wish: Range<Int>?
    /// The text within the bracket that is theirs.
    let own: Range<Int>?
  }

  private struct Found {
    let tag: Tag
    let bracket: Range<Int>
    let texts: [Range<Int>]
  }

  /// Brackets within brackets that are told apart; no text needs more.
  private static let deepest = 8
  /// Fewer brackets that name participants than this make no text under negotiation.
  private static let least = 2

  /// The reading of a document; nil where hardly any bracket names participants.
  func reading() -> Reading? {
    let runs = paragraphs()
    let brackets = runs.map(brackets(in:))
    guard brackets.joined().count(where: { $0.tag != nil }) >= Self.least else { return nil }
    var found: [Found] = []
    for place in runs.indices {
      var last: [Range<Int>] = []
      var end = runs[place].lowerBound
      for (index, bracket) in brackets[place].enumerated() {
        guard let tag = bracket.tag else { continue }
        let texts: [Range<Int>]
        if let own = tag.own {
          texts = [own]
        } else if !last.isEmpty, isBlank(end..<bracket.range.lowerBound) {
          texts = last
        } else {
          texts = text(of: index, in: brackets, at: place, runs: runs, from: end)
        }
        last = tag.own == nil ? texts : []
        end = bracket.range.upperBound
        found.append(Found(tag: tag, bracket: bracket.range, texts: texts))
      }
    }
    return cut(found.filter { !$0.texts.isEmpty })
  }

  /// Runs of lines with text that no blank line parts, as bytes.
  private func paragraphs() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var line = 0
    while line < page.lines.count {
      let run = page.run(from: line, most: page.lines.count)
      if !run.isEmpty { runs.append(page.range(of: run)) }
      line = max(run.upperBound, line + 1)
    }
    return runs
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    range.isEmpty || SourceText.trimmed(page.text.bytes, range).isEmpty
  }

  // MARK: - Brackets

  /// The outermost brackets of a paragraph that are square, and the round ones that name participants.
  private func brackets(in run: Range<Int>) -> [Bracket] {
    var found: [Bracket] = []
    var open: [Int] = []
    var depth = 0
    for at in run {
      switch page.text.bytes[at] {
      case 0x5B, 0x28:
        depth += 1
        if depth <= Self.deepest { open.append(at) }
      case 0x5D, 0x29:
        depth = max(0, depth - 1)
        guard depth < Self.deepest, let start = open.popLast() else { continue }
        let range = start..<at + 1
        let tag = tag(in: range, after: found.last)
        guard tag != nil || page.text.bytes[start] == 0x5B else { continue }
        // What holds others goes on holding them where it names nobody; else it takes their place.
        let inner = found.reversed().prefix { $0.range.lowerBound > start }
        if tag == nil, inner.contains(where: { $0.tag != nil }) { continue }
        if tag?.own != nil { found.removeLast(inner.count) }
        found.append(Bracket(range: range, tag: tag))
      default: break
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func tag(in range: Range<Int>, after last: Bracket?) -> Tag? {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    let words = Folding.words(
      in: page.text.bytes, range: inside.lowerBound..<min(inside.upperBound, inside.lowerBound + 600))
    let spelt = words.map(\.bytes)
    var at = 0
    if let length = vocabulary.phrases(.alternative).length(at: 0, in: spelt) {
      at = length
      if at < words.count, spelt[at].count <= 3 { at += 1 }
    }
    let delete = vocabulary.phrases(.delete).length(at: at, in: spelt)
    let retain = vocabulary.phrases(.retain).length(at: at, in: spelt)
    if let length = [delete, retain].compactMap({ $0 }).max(), at + length < words.count {
      let names = words[at + length].range.lowerBound..<inside.upperBound
      let list = voices.register.nameList(
        in: Array(page.text.bytes[names]), fillers: voices.fillers.union(Self.by))
      guard list.unknown.isEmpty, !list.participants.isEmpty else { return nil }
      let opposes = (delete ?? 0) > (retain ?? 0)
      return Tag(
        participants: list.participants, opposes: opposes,
        wish: words[at].range.lowerBound..<names.lowerBound, own: nil)
    }
    let isSquare = page.text.bytes[range.lowerBound] == 0x5B
    if isSquare, at < words.count, let colon = page.text.bytes[inside].firstIndex(of: 0x3A),
      words[at].range.lowerBound < colon, !isBlank(colon + 1..<inside.upperBound)
    {
      let list = voices.register.nameList(
        in: Array(page.text.bytes[words[at].range.lowerBound..<colon]), fillers: voices.fillers)
      guard list.unknown.isEmpty, !list.participants.isEmpty else { return nil }
      return Tag(
        participants: list.participants, opposes: false, wish: nil, own: colon + 1..<inside.upperBound)
    }
    // Names alone say whose the bracket before is.
    guard let last, last.tag == nil || !isSquare, last.range.upperBound <= range.lowerBound,
      isBlank(last.range.upperBound..<range.lowerBound), words.count <= 60, !words.isEmpty
    else { return nil }
    let list = voices.register.nameList(in: Array(page.text.bytes[inside]), fillers: voices.fillers)
    guard list.unknown.isEmpty, !list.participants.isEmpty else { return nil }
    return Tag(participants: list.participants, opposes: false, wish: nil, own: nil)
  }

  private static let by = Set(["by", "par", "por", "text", "texte", "texto"].map { Array($0.utf8) })

  // MARK: - The text of a bracket

  /// What a bracket speaks of: the bracket before it, the text before it, or where it opens its paragraph the text after.
  private func text(
    of index: Int, in brackets: [[Bracket]], at place: Int, runs: [Range<Int>], from start: Int
  ) -> [Range<Int>] {
    let own = brackets[place]
    let bracket = own[index]
    if let before = own[..<index].last(where: { $0.range.upperBound <= bracket.range.lowerBound }),
      before.tag == nil,
      isBlank(before.range.upperBound..<bracket.range.lowerBound)
    {
      return [before.range.lowerBound + 1..<before.range.upperBound - 1]
    }
    if !isMarker(start..<bracket.range.lowerBound) { return [start..<bracket.range.lowerBound] }
    let next = own[(index + 1)...].first { $0.tag != nil }?.range.lowerBound ?? runs[place].upperBound
    if !isBlank(bracket.range.upperBound..<next) { return [bracket.range.upperBound..<next] }
    // Alone in its paragraph it speaks of the next one, or where it wants text out of the one before.
    let other = bracket.tag?.opposes == true ? place - 1 : place + 1
    guard runs.indices.contains(other), !brackets[other].contains(where: { $0.tag != nil }) else { return [] }
    return [runs[other]]
  }

  /// Whether bytes hold nothing but the number of a paragraph.
  private func isMarker(_ range: Range<Int>) -> Bool {
    let trimmed = SourceText.trimmed(page.text.bytes, range)
    return trimmed.isEmpty || trimmed.count <= 5 && !page.text.bytes[trimmed].contains(0x20)
  }

  // MARK: - Pieces

  private func cut(_ found: [Found]) -> Reading {
    var cuts: Set<Int> = []
    for item in found {
      for range in item.texts + [item.bracket, item.tag.wish, item.tag.own].compactMap({ $0 }) {
        cuts.formUnion([range.lowerBound, range.upperBound])
      }
    }
    let pieces = page.pieces(cutAt: cuts.sorted()).pieces
    func places(_ range: Range<Int>) -> [Int] {
      var low = 0
      var high = pieces.count
      while low < high {
        let middle = (low + high) / 2
        if pieces[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      return (low..<pieces.count).prefix { pieces[$0].range.lowerBound < range.upperBound }.filter {
        !isBlank(pieces[$0].range)
      }
    }
    let inBrackets = Set(found.filter { $0.tag.own == nil }.flatMap { places($0.bracket) })
    let alternatives = found.map { item in
      let wish = item.tag.wish.flatMap { places($0).first }
      let text = item.texts.flatMap(places).filter { item.tag.own != nil || !inBrackets.contains($0) }
      return Alternative(
        participants: item.tag.participants, opposes: item.tag.opposes, text: text,
        wish: item.tag.opposes ? wish : nil, bracket: places(item.bracket).filter { !text.contains($0) })
    }
    return Reading(pieces: pieces, alternatives: alternatives.filter { !$0.text.isEmpty })
  }
}
