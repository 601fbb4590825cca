internal import Codebook
internal import Matching

/// Finds titles, letterheads and courtesies that say whose text follows: "Submission by Ghana", "Permanent Mission of
/// Ghana", "The Permanent Mission of Ghana presents its compliments".
struct TitleFinder {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  let voices: VoiceReader

  /// Lines of a document in which its title stands.
  private static let front = 60
  /// Words of a title, and words between a mission's name and its courtesy, at the most.
  private static let longest = 90

  /// What a line in the first lines of a file gives by itself: "Participant: NZL".
  func given() -> Opening? {
    for line in page.lines.indices.prefix(Self.front) where page.isText(line) {
      let words = Folding.words(in: page.text.bytes, range: page.lines[line].range)
      guard let length = vocabulary.phrases(.given).length(at: 0, in: words.map(\.bytes)),
        length < words.count,
        page.text.bytes[words[length - 1].range.upperBound..<words[length].range.lowerBound].contains(0x3A)
      else { continue }
      let value = Array(page.text.bytes[words[length].range.lowerBound..<page.lines[line].range.upperBound])
      let voice = participant(written: value)
      guard !voice.participants.isEmpty else { continue }
      return opening(.whole, line..<line + 1, String(decoding: value, as: UTF8.self), voice)
    }
    return nil
  }

  /// Who a code or name is.
  func participant(written: [UInt8]) -> VoiceReader.Voice {
    let code = String(decoding: written, as: UTF8.self)
    return voices.register.participant(code) != nil
      ? VoiceReader.Voice(participants: [code]) : voices.voice(of: written)
  }

  // MARK: - Titles

  /// The titles that name a participant, in the order of the text; those that merely repeat the one before are text.
  func titles() -> [Opening] {
    var found: [Opening] = []
    for line in page.lines.indices
    where page.isText(line) && !page.isText(line - 1) && page.opensParagraph(line) {
      let run = page.run(from: line, most: 7)
      guard run.count <= 6, let last = run.last, !isParagraph(run) else { continue }
      guard let title = title(in: run, isFront: line < Self.front) ?? statement(in: run, from: line) else {
        continue
      }
      if found.last?.participants == title.participants, found.last?.onBehalfOf == title.onBehalfOf {
        continue
      }
      found.append(
        opening(.whole, title.lines.lowerBound..<max(title.lines.upperBound, last + 1), title.name, title))
    }
    return found
  }

  /// Whether a paragraph of more than a line stands above a line.
  func isBelowText(_ line: Int) -> Bool {
    (0..<line).contains { above in
      guard page.isText(above), !page.isText(above - 1) else { return false }
      let run = page.run(from: above, most: 7)
      return run.count > 1 && run.upperBound <= line && isParagraph(run)
    }
  }

  /// Running text rather than a title: sentences, or more than a title's length.
  private func isParagraph(_ run: Range<Int>) -> Bool {
    guard let last = run.last else { return true }
    let width = run.reduce(0) { $0 + page.lines[$1].width }
    return width > 500 || page.furniture.endsSentence(last) && (run.count > 1 || width > 100)
  }

  private struct Title {
    let lines: Range<Int>
    let name: String
    let voice: VoiceReader.Voice
    var isSpeech = false
    var participants: [String] { voice.participants }
    var onBehalfOf: [String] { voice.onBehalfOf }
  }

  private func opening(_ shape: Opening.Shape, _ lines: Range<Int>, _ name: String, _ title: Title) -> Opening
  {
    var opening = opening(shape, lines, name, title.voice)
    opening.isSpeech = title.isSpeech
    return opening
  }

  private func opening(
    _ shape: Opening.Shape, _ lines: Range<Int>, _ name: String, _ voice: VoiceReader.Voice
  ) -> Opening {
    Opening(
      shape: shape, lines: lines, name: name, participants: voice.participants, onBehalfOf: voice.onBehalfOf,
      unknown: voice.unknown)
  }

  /// "Submission by Ghana to the Committee", "Working paper submitted by Ghana and Peru"; in the document's first
  /// lines also "Permanent Mission of Ghana".
  private func title(in run: Range<Int>, isFront: Bool) -> Title? {
    let words = Folding.words(in: page.text.bytes, range: page.range(of: run))
    guard words.count <= Self.longest else { return nil }
    let spelt = words.map(\.bytes)
    let start = spelt.first.map(VoiceReader.articles.contains) == true ? 1 : 0
    for at in words.indices where at <= start || isFront {
      let length =
        vocabulary.phrases(.title).length(at: at, in: spelt)
        ?? (at <= start && isFront ? vocabulary.phrases(.office).length(at: at, in: spelt) : nil)
      guard let length, let name = voices.name(at: at + length, in: words, of: page.text.bytes) else {
        continue
      }
      return titled(name, from: at + length, in: words, run)
    }
    return nil
  }

  private func titled(
    _ name: (voice: VoiceReader.Voice, end: Int), from: Int, in words: [FoldedWord], _ run: Range<Int>
  ) -> Title {
    var voice = name.voice
    if voice.onBehalfOf.isEmpty, let others = voices.behalf(in: words[name.end...], of: page.text.bytes) {
      voice =
        others.isEmpty
        ? VoiceReader.Voice(unknown: [page.written(page.range(of: run))])
        : VoiceReader.Voice(
          participants: voice.participants, onBehalfOf: others.filter { !voice.participants.contains($0) })
    }
    let written = page.written(words[from].range.lowerBound..<words[name.end - 1].range.upperBound)
    return Title(lines: run, name: written, voice: voice)
  }

  /// A statement's title with its speaker, the speaker's office and those on whose behalf, on one line or many.
  private func statement(in run: Range<Int>, from line: Int) -> Title? {
    guard line < Self.front else { return nil }
    let first = Folding.words(in: page.text.bytes, range: page.range(of: run))
    let spelt = first.map(\.bytes)
    guard
      let at = first.indices.first(where: {
        opensLine($0, in: first) && vocabulary.phrases(.statement).length(at: $0, in: spelt) != nil
      }),
      let length = vocabulary.phrases(.statement).length(at: at, in: spelt)
    else { return nil }
    if let name = voices.name(at: at + length, in: first, of: page.text.bytes) {
      var title = titled(name, from: at + length, in: first, run)
      title.isSpeech = true
      return title
    }
    // The speaker's name, office and State may stand on lines of their own below.
    var end = run.upperBound
    var blocks = 0
    while blocks < 5, let next = page.nextText(from: end, reach: 3) {
      let further = page.run(from: next, most: 5)
      guard further.count <= 4, !isParagraph(further), let last = further.last,
        !page.furniture.endsSentence(last), further.allSatisfy({ page.lines[$0].width <= 100 })
      else { break }
      end = further.upperBound
      blocks += 1
    }
    let words = Folding.words(in: page.text.bytes, range: page.range(of: run.lowerBound..<end))
    let all = words.map(\.bytes)
    if let others = voices.behalf(in: words[(at + length)...], of: page.text.bytes) {
      let voice =
        others.isEmpty
        ? VoiceReader.Voice(unknown: [page.written(page.range(of: run))])
        : VoiceReader.Voice(participants: others)
      return Title(
        lines: run.lowerBound..<end, name: page.written(page.range(of: run)), voice: voice, isSpeech: true)
    }
    // The State of the speaker's office: the only one that "of" precedes.
    var named: [(voice: VoiceReader.Voice, end: Int)] = []
    for place in words.indices where place > at + length && Self.of.contains(all[place - 1]) {
      guard let name = voices.name(at: place, in: words, of: page.text.bytes),
        !named.contains(where: { $0.voice == name.voice })
      else { continue }
      named.append(name)
    }
    guard named.count == 1, let name = named.first else { return nil }
    let lastLine = (run.lowerBound..<end).last {
      page.isText($0) && page.lines[$0].range.lowerBound < words[name.end - 1].range.upperBound
    }
    return Title(
      lines: run.lowerBound..<max(run.upperBound, (lastLine ?? run.lowerBound) + 1),
      name: page.written(words[at + length].range.lowerBound..<words[name.end - 1].range.upperBound),
      voice: name.voice,
      isSpeech: true)
  }

  private func opensLine(_ place: Int, in words: [FoldedWord]) -> Bool {
    place == 0
      || page.text.bytes[words[place - 1].range.upperBound..<words[place].range.lowerBound].contains {
        $0 == 0x0A || $0 == 0x0D
      }
  }

  private static let of = Set(["of", "de", "du", "des", "del", "d"].map { Array($0.utf8) })

  // MARK: - Notes verbales

  /// The courtesies with which notes verbales open, each at its paragraph, its letterhead above it included.
  func notes() -> [Opening] {
    var found: [Opening] = []
    for line in page.lines.indices
    where page.isText(line) && !page.isText(line - 1) && page.opensParagraph(line) {
      let range = page.range(of: page.run(from: line, most: 8))
      let words = Folding.words(in: page.text.bytes, range: range)
      let spelt = words.map(\.bytes)
      let start = spelt.first.map(VoiceReader.articles.contains) == true ? 1 : 0
      guard let office = vocabulary.phrases(.office).length(at: start, in: spelt),
        let name = voices.name(at: start + office, in: words, of: page.text.bytes),
        (name.end..<min(words.count, name.end + 40)).contains(where: {
          vocabulary.phrases(.compliment).length(at: $0, in: spelt) != nil
        })
      else { continue }
      let floor = found.last?.lines.upperBound ?? 0
      let written = page.written(
        words[start + office].range.lowerBound..<words[name.end - 1].range.upperBound)
      // Between two notes the lines above belong to the second one's letterhead.
      let top = letterhead(above: line, floor: floor)
      found.append(opening(.whole, top..<line, written, name.voice))
    }
    return found
  }

  /// Where the short lines above a note begin; its own line where there are none.
  private func letterhead(above line: Int, floor: Int) -> Int {
    var top = line
    var at = line - 1
    while at >= floor, line - at <= 24 {
      if page.isText(at) {
        guard page.lines[at].width <= 90, !page.furniture.endsSentence(at) || isNumberOfNote(at) else {
          break
        }
        top = at
      }
      at -= 1
    }
    return top
  }

  /// Whether a line is a note's number.
  private func isNumberOfNote(_ line: Int) -> Bool {
    page.lines[line].width <= 40 && page.bytes(line).contains(where: Marker.isDigit)
  }
}
