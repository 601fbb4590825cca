internal import Codebook
internal import Matching

/// Finds speakers named before what they say.
///
/// "Mr. Abe (Ghana): ...", "Mme Roy (Suisse) dit que ...", "The representative of Ghana said that ...", "Ghana: ...".
struct SpeakerFinder {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  let voices: VoiceReader

  /// A place where somebody begins to speak.
  struct Turn {
    /// How sure it is that somebody speaks here.
    enum Form {
      /// A person with title and State, or a representative.
      case person
      /// A State's name and a colon.
      case name
      /// The chair or the secretariat, or the meeting's own course.
      case aside
    }

    let form: Form
    let line: Int
    /// The last line of the name and the byte behind its colon; nil where the name is part of the sentence.
    var head: (line: Int, end: Int)?
    var voice = VoiceReader.Voice()
    var written = ""
    var remark: String?
  }

  /// All turns in the order of the text.
  func turns() -> [Turn] {
    var turns: [Turn] = []
    var line = 0
    while line < page.lines.count {
      if let turn = turn(at: line) {
        turns.append(turn)
        line = (turn.head?.line ?? line) + 1
      } else {
        line += 1
      }
    }
    return turns
  }

  private func turn(at line: Int) -> Turn? {
    guard page.isText(line), page.opensParagraph(line), !page.furniture.startsSmall(line) else { return nil }
    let block = page.range(of: page.run(from: line, most: 4))
    var marker = 0
    switch page.lines[line].marker?.style {
    case nil, .capital, .letter: break
    case .number, .outline: marker = page.lines[line].marker?.length ?? 0
    default: return nil
    }
    let words = Folding.words(
      in: page.text.bytes, range: block.lowerBound + marker..<min(block.upperBound, block.lowerBound + 700))
    let spelt = words.map(\.bytes)
    if vocabulary.phrases(.procedure).length(at: 0, in: spelt) != nil {
      return Turn(form: .aside, line: line)
    }
    if let turn = person(words, spelt, line: line) { return turn }
    if let length = vocabulary.phrases(.presiding).length(at: 0, in: spelt) {
      return presiding(after: length, words, spelt, line: line)
    }
    if let length = vocabulary.phrases(.representative).length(at: 0, in: spelt),
      let name = voices.name(at: length, in: words, of: page.text.bytes)
    {
      return speech(of: name.voice, after: name.end, words, spelt, line: line)
    }
    return name(words, line: line)
  }

  // MARK: - Forms

  /// A person with title and State, and what follows.
  private func person(_ words: [FoldedWord], _ spelt: [[UInt8]], line: Int) -> Turn? {
    let bytes = page.text.bytes
    let article = spelt.first.map(VoiceReader.articles.contains) ?? false
    guard let title = vocabulary.phrases(.honorific).length(at: article ? 1 : 0, in: spelt) else {
      return nil
    }
    let first = title + (article ? 1 : 0)
    // A person's name is no longer than this, and no colon stands in it.
    for at in first..<min(words.count, first + 9) where at > 0 {
      let between = words[at - 1].range.upperBound..<words[at].range.lowerBound
      if at > first, bytes[between].contains(where: { [0x3A, 0x3B, 0x21, 0x3F].contains($0) }) {
        return bytes[between].contains(0x3A) ? Turn(form: .aside, line: line) : nil
      }
      guard let open = bytes[between].firstIndex(of: 0x28), let close = closing(open) else { continue }
      let inside = Array(bytes[open + 1..<close])
      let after = words.firstIndex { $0.range.lowerBound > close } ?? words.count
      let voice = voices.voice(of: inside)
      guard !voice.participants.isEmpty else {
        guard isSpeech(after: after, from: close + 1, words, spelt) else { return nil }
        let written = page.written(open + 1..<close)
        return Turn(
          form: .aside, line: line, written: written,
          remark: "'\(written)' is no participant known; what is said here is left out")
      }
      return speech(of: voice, after: after, words, spelt, line: line, from: close + 1)
    }
    return nil
  }

  /// The bracket that closes the one at a place, within a name's length.
  private func closing(_ open: Int) -> Int? {
    var depth = 0
    for at in open..<min(page.text.bytes.count, open + 160) {
      if page.text.bytes[at] == 0x28 { depth += 1 }
      if page.text.bytes[at] == 0x29 { depth -= 1 }
      if depth == 0 { return at }
    }
    return nil
  }

  private func presiding(after length: Int, _ words: [FoldedWord], _ spelt: [[UInt8]], line: Int) -> Turn? {
    guard let last = words[..<length].last else { return nil }
    var from = last.range.upperBound
    // "The Chair (Ms. Roy): ..."
    let gap = from..<(length < words.count ? words[length].range.lowerBound : from)
    if let open = page.text.bytes[gap].firstIndex(of: 0x28), let close = closing(open) { from = close + 1 }
    let after = words.firstIndex { $0.range.lowerBound >= from } ?? words.count
    return isSpeech(after: after, from: from, words, spelt) ? Turn(form: .aside, line: line) : nil
  }

  /// Whether a colon or a word of saying follows at once.
  private func isSpeech(after: Int, from: Int, _ words: [FoldedWord], _ spelt: [[UInt8]]) -> Bool {
    let end = after < words.count ? words[after].range.lowerBound : min(page.text.bytes.count, from + 3)
    return page.text.bytes[min(from, end)..<end].contains(0x3A)
      || vocabulary.phrases(.said).length(at: after, in: spelt) != nil
  }

  /// What somebody with a State says behind a colon or a word of saying, in his own name or for others.
  private func speech(
    of voice: VoiceReader.Voice, after: Int, _ words: [FoldedWord], _ spelt: [[UInt8]], line: Int,
    from start: Int? = nil
  ) -> Turn? {
    let bytes = page.text.bytes
    var turn = Turn(form: .person, line: line, voice: voice)
    let from = start ?? (after > 0 ? words[after - 1].range.upperBound : 0)
    turn.written = page.written((words.first?.range.lowerBound ?? from)..<from)
    // The clause between the name and the colon or the word of saying.
    let clauseEnd = words.count
    var end = after
    var colon: Int?
    while end <= clauseEnd {
      let low = end == after ? from : words[end - 1].range.upperBound
      let high = end < clauseEnd ? words[end].range.lowerBound : min(bytes.count, low + 3)
      if let at = bytes[low..<max(low, high)].firstIndex(of: 0x3A) {
        colon = at
        break
      }
      if end < clauseEnd, vocabulary.phrases(.said).length(at: end, in: spelt) != nil { break }
      if end > after, bytes[low..<max(low, high)].contains(where: { [0x2E, 0x3B].contains($0) }) { break }
      end += 1
    }
    let clause = words[after..<min(end, clauseEnd)]
    if colon == nil {
      if vocabulary.phrases(.toldOf).length(at: after, in: spelt) != nil {
        return Turn(form: .aside, line: line)
      }
      guard start != nil || vocabulary.phrases(.said).length(at: min(end, clauseEnd), in: spelt) != nil else {
        return nil
      }
    } else if clause.count > 40 {
      return nil
    }
    if let others = voices.behalf(in: clause, of: bytes) {
      if others.isEmpty {
        let written = clause.first.map {
          page.written($0.range.lowerBound..<(clause.last?.range.upperBound ?? 0))
        }
        turn.voice = VoiceReader.Voice(unknown: [written ?? ""])
      } else {
        turn.voice.onBehalfOf = others
      }
    }
    if let colon { turn.head = (lineHolding(colon, from: line), colon + 1) }
    return turn
  }

  /// "Ghana: text" where text follows on the line.
  private func name(_ words: [FoldedWord], line: Int) -> Turn? {
    let range = page.lines[line].range
    let bytes = page.text.bytes
    guard let first = words.first, first.range.lowerBound < range.upperBound,
      let colon = bytes[range].firstIndex(of: 0x3A), colon - first.range.lowerBound <= 160,
      colon + 1 < range.upperBound, first.range.lowerBound < colon
    else { return nil }
    let voice = voices.voice(of: Array(bytes[first.range.lowerBound..<colon]))
    guard !voice.participants.isEmpty else { return nil }
    return Turn(
      form: .name, line: line, head: (line, colon + 1), voice: voice,
      written: page.written(first.range.lowerBound..<colon))
  }

  private func lineHolding(_ byte: Int, from line: Int) -> Int {
    var at = line
    while at + 1 < page.lines.count, page.pieces[at].range.upperBound <= byte { at += 1 }
    return at
  }
}
