internal import Codebook
internal import Matching

/// Joins a passage's lines to one text and closes stray spaces inside words where that is sure.
///
/// A stray space is closed only where the joined word is known, from the document or the project's own
/// vocabulary, and the parts are not both words: "d es" and "internation aux" become words, "par don" stays.
struct TextMender {
  private let text: SourceText
  private let vocabulary: LayoutVocabulary
  /// How often each folded word stands in the document.
  private let counts: [[UInt8]: Int]
  private let lexicon: Set<[UInt8]>
  private let functionWords: Set<[UInt8]>
  private let letterWords: Set<[UInt8]>
  private let isMarkdown: Bool

  /// Prepares to mend the text of one document.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - vocabulary: the words by which documents mark their parts.
  ///   - language: the document's language, where it is told.
  ///   - lexicon: folded words that are known to be words of a language whatever the document says.
  init(
    text: SourceText, vocabulary: LayoutVocabulary, language: Language?, lexicon: [Language: Set<[UInt8]>]
  ) {
    self.text = text
    self.vocabulary = vocabulary
    self.lexicon = language.flatMap { lexicon[$0] } ?? []
    var counts: [[UInt8]: Int] = [:]
    for word in Folding.words(in: text.bytes) { counts[word.bytes, default: 0] += 1 }
    self.counts = counts
    functionWords = language.flatMap { vocabulary.functionWords[$0] } ?? []
    letterWords = language.flatMap { vocabulary.letterWords[$0] } ?? []
    isMarkdown = Self.holds(text.bytes, Array("](".utf8))
  }

  /// The joined text of some lines.
  ///
  /// - Parameters:
  ///   - segments: the lines' texts, white space around them left out.
  ///   - footnotes: numbers of the document's footnotes, whose marks in the text are left out.
  /// - Returns: the text, with the way back to the document.
  func join(_ segments: [Range<Int>], footnotes: Set<Int>) -> PassageText {
    var builder = PassageTextBuilder()
    for segment in segments where !segment.isEmpty {
      if let last = builder.bytes.last, last != 0x20 {
        switch lineJoint(builder.bytes, segment) {
        case .blank: builder.blank(at: segment.lowerBound - 1)
        case .nothing: break
        case .dropHyphen: builder.dropLast()
        }
      }
      append(segment, footnotes: footnotes, to: &builder)
    }
    return mendSpaces(builder.finish())
  }

  // MARK: - Line ends

  private enum Joint {
    case blank, nothing, dropHyphen
  }

  /// How a line goes on in the next: a word cut by a hyphen is one word where only the whole is known.
  private func lineJoint(_ joined: [UInt8], _ next: Range<Int>) -> Joint {
    if joined.suffix(2).elementsEqual([0xC2, 0xAD]) { return .nothing }
    guard joined.last == 0x2D, joined.count >= 2, Self.isWordByte(joined[joined.count - 2]),
      Self.isWordByte(text.bytes[next.lowerBound])
    else { return .blank }
    let head = joined.dropLast().suffix(40).split { !Self.isWordByte($0) }.last.map(Array.init) ?? []
    let tail = Array(text.bytes[next].prefix { Self.isWordByte($0) })
    let whole = Folding.fold(head + tail)
    return isKnown(whole) && !isWord(Folding.fold(head)) ? .dropHyphen : .nothing
  }

  // MARK: - Within a line

  private func append(_ segment: Range<Int>, footnotes: Set<Int>, to builder: inout PassageTextBuilder) {
    let bytes = text.bytes
    var at = segment.lowerBound
    let end = segment.upperBound
    while at < end {
      let white = SourceText.whiteWidth(bytes, at, end)
      if white > 0 {
        let next = Marker.pastBlanks(bytes, at, end)
        if let mark = footnoteMark(at: next, end: end, footnotes: footnotes, builder.bytes, spaced: true) {
          at = mark
        } else {
          if next < end, builder.bytes.last != 0x20 { builder.blank(at: at) }
          at = next
        }
        continue
      }
      if let mark = footnoteMark(at: at, end: end, footnotes: footnotes, builder.bytes, spaced: false) {
        // "general5 , drawn up": the blank after the mark goes with it before a comma or a stop.
        let next = Marker.pastBlanks(bytes, mark, end)
        at = next < end && (bytes[next] == 0x2C || bytes[next] == 0x2E) ? next : mark
        continue
      }
      if isMarkdown, let past = markdown(at: at, end: end, into: &builder) {
        at = past
        continue
      }
      builder.append(bytes[at], from: at)
      at += 1
    }
  }

  /// The end of a footnote's mark at a place: digits glued to a word or its punctuation; nil where none stands.
  private func footnoteMark(at: Int, end: Int, footnotes: Set<Int>, _ before: [UInt8], spaced: Bool) -> Int? {
    guard at < end, !footnotes.isEmpty, Marker.isDigit(text.bytes[at]), let last = before.last else {
      return nil
    }
    if !spaced {
      // After a letter or closing mark; a digit after a digit or a symbol's part is a number.
      guard !Marker.isDigit(last), last != 0x20,
        last != 0x2E || before.count < 2 || !Marker.isDigit(before[before.count - 2]),
        last != 0x2C || before.count < 2 || !Marker.isDigit(before[before.count - 2]),
        ![0x2F, 0x2D, 0x28, 0x3A, 0x27, 0x5B, 0x99].contains(last)
      else { return nil }
      // "CO2", "G77", "A4": a short run of capitals and digits is a name, and so is one with letters after it.
      let word = before.suffix(12).split { !Self.isWordByte($0) }.last ?? []
      if Self.isWordByte(last), word.count <= 3, word.allSatisfy({ (0x41...0x5A).contains($0) }) {
        return nil
      }
    }
    var past = at
    while past < end, Marker.isDigit(text.bytes[past]) { past += 1 }
    guard past - at <= 3, let number = Int(String(decoding: text.bytes[at..<past], as: UTF8.self)),
      footnotes.contains(number)
    else { return nil }
    // Older documents set the mark "1/", with or without a blank before it.
    if past < end, text.bytes[past] == 0x2F,
      past + 1 == end || SourceText.whiteWidth(text.bytes, past + 1, end) > 0
    {
      return past + 1
    }
    if spaced {
      // " 2 ." or " 10 . Ces": a mark set off by a blank stands before the stop it belongs to.
      let next = Marker.pastBlanks(text.bytes, past, end)
      guard next > past, next < end,
        text.bytes[next] == 0x2E || text.bytes[next] == 0x2C || text.bytes[next] == 0x3B
      else {
        return nil
      }
      return next
    }
    if past < end, Self.isWordByte(text.bytes[past]) || text.bytes[past] == 0x2F { return nil }
    return past
  }

  /// Takes Markdown's signs out (emphasis, links, superscripts) and keeps the words; returns the place after them.
  private func markdown(at: Int, end: Int, into builder: inout PassageTextBuilder) -> Int? {
    let bytes = text.bytes
    switch bytes[at] {
    case 0x2A:
      return at + 1
    case 0x5B:
      // Bounds keep a line of nothing but brackets linear.
      guard let close = bytes[at..<min(end, at + 400)].firstIndex(of: 0x5D), close + 1 < end,
        bytes[close + 1] == 0x28,
        let finish = bytes[close..<min(end, close + 2000)].firstIndex(of: 0x29)
      else { return nil }
      for place in at + 1..<close { builder.append(bytes[place], from: place) }
      return finish + 1
    case 0x5E where at + 1 < end && bytes[at + 1] == 0x7B:
      guard let close = bytes[at..<min(end, at + 40)].firstIndex(of: 0x7D) else { return nil }
      for place in at + 2..<close { builder.append(bytes[place], from: place) }
      return close + 1
    default: return nil
    }
  }

  // MARK: - Stray spaces

  private func mendSpaces(_ joined: PassageText) -> PassageText {
    let bytes = joined.bytes
    var drops: [Int] = []
    for at in bytes.indices where bytes[at] == 0x20 && at > 0 && at + 1 < bytes.count {
      // The next space is weighed with what is left of it as it stands, so two in one word need a known whole each.
      if isStray(at, in: bytes) { drops.append(at) }
    }
    guard !drops.isEmpty else { return joined }
    return joined.dropping(drops)
  }

  private func isStray(_ at: Int, in bytes: [UInt8]) -> Bool {
    let next = bytes[at + 1]
    let head = Self.wordEnding(at, in: bytes)
    // "l ’information": the elided letter belongs to its apostrophe.
    if next == 0x27
      || (next == 0xE2 && at + 3 < bytes.count && bytes[at + 2] == 0x80 && bytes[at + 3] == 0x99)
    {
      let past = at + (next == 0x27 ? 2 : 4)
      return vocabulary.elisions.contains(Folding.fold(head)) && past < bytes.count
        && Self.isWordByte(bytes[past])
    }
    // "ci -dessus": a hyphen between two words of which the hyphened whole is known.
    if next == 0x2D, at + 2 < bytes.count, Self.isWordByte(bytes[at + 2]), let before = bytes[..<at].last,
      Self.isWordByte(before)
    {
      return true
    }
    guard Self.isWordByte(bytes[at - 1]), Self.isWordByte(next) else { return false }
    let tail = Self.wordStarting(at + 1, in: bytes)
    let (first, second) = (Folding.fold(head), Folding.fold(tail))
    guard Self.isLetters(first), Self.isLetters(second), first.count + second.count <= 30 else {
      return false
    }
    if isWord(first) && isWord(second) { return false }
    // "liste d’infractions": what an apostrophe follows begins the next word.
    let after = at + 1 + tail.count
    if after < bytes.count, bytes[after] == 0x27 || bytes[after...].starts(with: [0xE2, 0x80, 0x99]) {
      return false
    }
    // A capital opens a word of its own; "É tats" alone is a capital cut off.
    if Self.startsWithCapital(tail) { return false }
    // "a long", "de ville": a common small word before a whole word that the document happens to hold once.
    if functionWords.contains(first) || letterWords.contains(first), second.count >= 4 { return false }
    return isKnown(first + second)
  }

  /// Whether a piece stands for itself: known to the lexicon, or seen twice and no single letter.
  private func isWord(_ piece: [UInt8]) -> Bool {
    if piece.count == 1 { return letterWords.contains(piece) }
    if functionWords.contains(piece) || lexicon.contains(piece) { return true }
    return piece.count >= 3 && (counts[piece] ?? 0) >= 2
  }

  private func isKnown(_ word: [UInt8]) -> Bool {
    word.count >= 2 && (counts[word] != nil || lexicon.contains(word))
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    Marker.isLetter(byte) || Marker.isDigit(byte) || (byte >= 0xC3 && byte <= 0xC5)
      || (0x80...0xBF).contains(byte) && byte != 0xA0
  }

  private static func isLetters(_ piece: [UInt8]) -> Bool {
    !piece.isEmpty && piece.allSatisfy { Marker.isLetter($0) }
  }

  private static func startsWithCapital(_ piece: [UInt8]) -> Bool {
    guard let first = piece.first else { return false }
    if (0x41...0x5A).contains(first) { return true }
    return first == 0xC3 && piece.count > 1 && piece[1] < 0x9F
  }

  /// The run of letters that ends before a place.
  private static func wordEnding(_ end: Int, in bytes: [UInt8]) -> [UInt8] {
    var start = end
    while start > 0, isLetterByte(bytes, start - 1) { start -= 1 }
    return Array(bytes[start..<end])
  }

  private static func wordStarting(_ start: Int, in bytes: [UInt8]) -> [UInt8] {
    var end = start
    while end < bytes.count, isLetterByte(bytes, end) { end += 1 }
    return Array(bytes[start..<end])
  }

  /// Whether a byte is part of a Latin letter: not of a typographic mark, which begins with C2 or E2.
  private static func isLetterByte(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte < 0x80 { return Marker.isLetter(byte) }
    if (0xC3...0xC5).contains(byte) { return true }
    return byte & 0xC0 == 0x80 && at > 0 && (0xC3...0xC5).contains(bytes[at - 1])
  }

  private static func holds(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    for at in 0...(bytes.count - needle.count)
    where bytes[at] == needle[0] && bytes[at...].starts(with: needle) { return true }
    return false
  }
}

/// Collects a text with the places its bytes come from.
struct PassageTextBuilder {
  private(set) var bytes: [UInt8] = []
  private var pieces: [PassageText.Piece] = []
  private var mendings = 0

  mutating func append(_ byte: UInt8, from source: Int) {
    if let last = pieces.last, last.source + last.length == source, last.start + last.length == bytes.count {
      pieces[pieces.count - 1] = PassageText.Piece(
        start: last.start, source: last.source, length: last.length + 1)
    } else {
      pieces.append(PassageText.Piece(start: bytes.count, source: source, length: 1))
    }
    bytes.append(byte)
  }

  /// A blank that stands for white space or a line's end.
  mutating func blank(at source: Int) {
    append(0x20, from: source)
  }

  mutating func dropLast() {
    guard let last = pieces.last else { return }
    bytes.removeLast()
    pieces[pieces.count - 1] = PassageText.Piece(
      start: last.start, source: last.source, length: last.length - 1)
    if last.length == 1 { pieces.removeLast() }
  }

  mutating func finish() -> PassageText {
    while bytes.last == 0x20 { dropLast() }
    return PassageText(bytes: bytes, pieces: pieces, mendings: mendings)
  }
}

extension PassageText {
  /// The text without some of its bytes, in ascending order.
  func dropping(_ drops: [Int]) -> PassageText {
    var builder = PassageTextBuilder()
    var next = 0
    for piece in pieces {
      for offset in 0..<piece.length {
        let at = piece.start + offset
        if next < drops.count, drops[next] == at {
          next += 1
        } else {
          builder.append(bytes[at], from: piece.source + offset)
        }
      }
    }
    let text = builder.finish()
    return PassageText(bytes: text.bytes, pieces: text.pieces, mendings: mendings + drops.count)
  }
}
