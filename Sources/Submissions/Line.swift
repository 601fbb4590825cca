internal import Codebook
internal import Matching

/// What is seen of one line before anything is known about its neighbours.
struct Line {
  /// The text without the white space around it; empty for a blank line.
  let range: Range<Int>
  /// Which line of the file it stands on, from 1; the cells of a table's row share one.
  let number: Int
  /// Columns of white space before the text; a tab reaches to the next multiple of 8.
  let indent: Int
  /// Characters of the text.
  let width: Int
  /// The number, letter or bullet that opens the line.
  let marker: Marker?
  /// Characters that a full line takes where it stands; nil for the document's width.
  let room: Int?
  /// Characters up to its end, those of other pieces of the line before it included.
  let reach: Int
  /// Why it is left out, where that is known beforehand.
  let omission: Omission?
  /// Whether it is a heading by where it stands.
  let isHeading: Bool

  var isBlank: Bool { range.isEmpty }

  init(_ text: SourceText, _ piece: LinePiece, vocabulary: LayoutVocabulary) {
    let trimmed = SourceText.trimmed(text.bytes, piece.range)
    number = piece.line
    room = piece.room
    isHeading = piece.isHeading
    omission = trimmed.isEmpty ? nil : piece.omission
    var indent = 0
    for byte in text.bytes[piece.range.lowerBound..<trimmed.lowerBound] {
      switch byte {
      case 0x09: indent = indent / 8 * 8 + 8
      // A form feed marks a page's start and takes no room; the last bytes of a wide blank count once.
      case 0x0C, 0xA0, 0x80...0x8F: break
      default: indent += 1
      }
    }
    range = trimmed
    self.indent = indent
    width = text.bytes[trimmed].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    reach = piece.lead + width
    marker = trimmed.isEmpty ? nil : Marker(text.bytes, trimmed, vocabulary: vocabulary)
  }
}

/// The number, letter or bullet before a paragraph, item or heading.
struct Marker: Equatable, Sendable {
  /// How it is written; items of one list share a style.
  enum Style: Equatable, Sendable {
    case bullet(UInt32)
    /// `1.` `12)` `(3)`.
    case number(Wrapping)
    /// `1.2` or `1.2.3`, with the count of its parts.
    case outline(parts: Int)
    /// `a)` `(b)`.
    case letter(Wrapping)
    /// `i)` `(iv)`.
    case roman(Wrapping)
    /// `A.`
    case capital(Wrapping)
    /// `IV.`
    case capitalRoman(Wrapping)
    /// "Chapter III.", "Article 4", folded.
    case named([UInt8])
    /// `#` to `######`.
    case markdown(Int)
  }

  /// The punctuation around a number or letter.
  enum Wrapping: Equatable, Sendable {
    case dot, parenthesis, parentheses
  }

  let style: Style
  /// Its place in the list, from 1; 0 for a bullet.
  let value: Int
  /// The same sign read as a letter or capital where `style` reads it as a roman numeral.
  let letterValue: Int?
  /// The bytes it takes, up to the text that follows.
  let length: Int
  /// How many of them are signs of an extractor's and not of the text.
  var idle = 0

  var isBullet: Bool {
    if case .bullet = style { return true }
    return false
  }

  /// Whether it opens an item of a list rather than a numbered paragraph or a heading.
  var isItem: Bool {
    switch style {
    case .bullet, .letter, .roman: true
    default: false
    }
  }

  init(style: Style, value: Int, letterValue: Int?, length: Int) {
    self.style = style
    self.value = value
    self.letterValue = letterValue
    self.length = length
  }

  /// Reads the sign at the start of a line; nil where there is none.
  init?(_ bytes: [UInt8], _ range: Range<Int>, vocabulary: LayoutVocabulary) {
    var at = range.lowerBound
    let end = range.upperBound
    // Markdown's own bullet before a number that the document has ("- 1. ..."): the number counts.
    if end - at > 3, bytes[at] == 0x2D || bytes[at] == 0x2A, bytes[at + 1] == 0x20,
      Self.isDigit(bytes[at + 2]),
      let inner = Marker(bytes, at + 2..<end, vocabulary: vocabulary), case .number = inner.style
    {
      self.init(style: inner.style, value: inner.value, letterValue: nil, length: inner.length + 2)
      idle = 2
      return
    }
    if let bullet = Self.bullet(bytes, at, end) {
      guard at + bullet.length < end, SourceText.whiteWidth(bytes, at + bullet.length, end) > 0 else {
        return nil
      }
      self.init(
        style: .bullet(bullet.scalar), value: 0, letterValue: nil,
        length: Self.pastBlanks(bytes, at + bullet.length, end) - at)
      return
    }
    if bytes[at] == 0x23 {
      var level = 0
      while at < end, bytes[at] == 0x23 {
        level += 1
        at += 1
      }
      guard level <= 6, at < end, bytes[at] == 0x20 else { return nil }
      self.init(
        style: .markdown(level), value: 0, letterValue: nil,
        length: Self.pastBlanks(bytes, at, end) - range.lowerBound)
      idle = length
      return
    }
    let opened = bytes[at] == 0x28
    if opened { at += 1 }
    let start = at
    while at < end, at - start < 9, Self.isDigit(bytes[at]) || Self.isLetter(bytes[at]) { at += 1 }
    let sign = Array(bytes[start..<at])
    guard !sign.isEmpty else { return nil }
    if !opened, sign.count > 3, let named = Self.named(bytes, range, vocabulary: vocabulary) {
      self = named
      return
    }
    guard at < end else { return nil }
    let wrapping: Wrapping
    switch (opened, bytes[at]) {
    case (true, 0x29): wrapping = .parentheses
    case (false, 0x29): wrapping = .parenthesis
    case (false, 0x2E): wrapping = .dot
    default: return nil
    }
    at += 1
    if wrapping == .dot, sign.allSatisfy(Self.isDigit), at < end, Self.isDigit(bytes[at]) {
      guard let outline = Self.outline(bytes, range) else { return nil }
      self = outline
      return
    }
    // A sign stands free of the text: "a)b" and "1.5" are none.
    guard at == end || SourceText.whiteWidth(bytes, at, end) > 0 else { return nil }
    let length = Self.pastBlanks(bytes, at, end) - range.lowerBound
    if sign.allSatisfy(Self.isDigit) {
      guard sign.count <= 3, let value = Int(String(decoding: sign, as: UTF8.self)), value > 0 else {
        return nil
      }
      self.init(style: .number(wrapping), value: value, letterValue: nil, length: length)
      return
    }
    let lower = sign.map { $0 | 0x20 }
    let capital = sign == sign.map { $0 & 0xDF }
    guard capital || sign == lower else { return nil }
    let letter = lower.count == 1 ? Int(lower[0]) - 0x60 : nil
    if let value = Self.romanValue(lower) {
      self.init(
        style: capital ? .capitalRoman(wrapping) : .roman(wrapping), value: value, letterValue: letter,
        length: length)
    } else if let letter {
      self.init(
        style: capital ? .capital(wrapping) : .letter(wrapping), value: letter, letterValue: letter,
        length: length)
    } else if lower.count == 2, lower[0] == lower[1], !capital {
      self.init(style: .letter(wrapping), value: 26 + Int(lower[0]) - 0x60, letterValue: nil, length: length)
    } else {
      return nil
    }
  }

  /// The same sign as a letter, where it can be one: `i)` after `h)`, `C.` after `B.`.
  var asLetter: Marker? {
    guard let letterValue else { return nil }
    switch style {
    case .roman(let wrapping):
      return Marker(style: .letter(wrapping), value: letterValue, letterValue: nil, length: length)
    case .capitalRoman(let wrapping):
      return Marker(style: .capital(wrapping), value: letterValue, letterValue: nil, length: length)
    default: return self
    }
  }

  /// The same sign as a roman numeral's style would have it, for telling whether a list goes on.
  func follows(_ other: Marker) -> Bool {
    if style == other.style { return isBullet || value == other.value + 1 }
    return false
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func pastBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      let width = SourceText.whiteWidth(bytes, at, end)
      if width == 0 { break }
      at += width
    }
    return at
  }

  private static func bullet(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (scalar: UInt32, length: Int)? {
    switch bytes[at] {
    case 0x2D, 0x2A: return (UInt32(bytes[at]), 1)
    case 0xC2 where at + 1 < end && bytes[at + 1] == 0xB7: return (0xB7, 2)
    case 0xE2 where at + 2 < end:
      let scalar = UInt32(0x2000) | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
      switch scalar {
      case 0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25AA, 0x25BA, 0x25CF, 0x25E6, 0x2219, 0x27A2:
        return (scalar, 3)
      default: return nil
      }
    // The private signs by which word processors draw bullets (Symbol and Wingdings fonts).
    case 0xEF where at + 2 < end && (bytes[at + 1] == 0x82 || bytes[at + 1] == 0x83): return (0xF0B7, 3)
    default: return nil
    }
  }

  private static func outline(_ bytes: [UInt8], _ range: Range<Int>) -> Marker? {
    var at = range.lowerBound
    var parts = 1
    var value = 0
    while at < range.upperBound {
      if isDigit(bytes[at]) {
        value = value * 10 + Int(bytes[at] - 0x30)
        if value > 999 { return nil }
      } else if bytes[at] == 0x2E, at + 1 < range.upperBound, isDigit(bytes[at + 1]) {
        parts += 1
        value = 0
      } else {
        break
      }
      at += 1
    }
    let isClosed = at < range.upperBound && bytes[at] == 0x2E
    if isClosed { at += 1 }
    guard parts <= 4, at < range.upperBound, SourceText.whiteWidth(bytes, at, range.upperBound) > 0 else {
      return nil
    }
    // "1.5 million" is a quantity: without a closing dot the text that an outline's number opens begins with a capital.
    let next = pastBlanks(bytes, at, range.upperBound)
    if !isClosed, next < range.upperBound, bytes[next] & 0xE0 == 0x60 || isDigit(bytes[next]) { return nil }
    return Marker(
      style: .outline(parts: parts), value: value, letterValue: nil,
      length: pastBlanks(bytes, at, range.upperBound) - range.lowerBound)
  }

  /// Reads a word that numbers parts, a number and an end, as in "Chapitre III", "Article 4", "Article premier".
  private static func named(_ bytes: [UInt8], _ range: Range<Int>, vocabulary: LayoutVocabulary) -> Marker? {
    guard bytes[range.lowerBound] & 0x20 == 0 else { return nil }
    let words = Folding.words(
      in: bytes, range: range.lowerBound..<min(range.upperBound, range.lowerBound + 60))
    guard words.count >= 2, vocabulary.enumerators.contains(words[0].bytes) else { return nil }
    let sign = words[1].bytes
    let value: Int
    if sign.allSatisfy(isDigit), sign.count <= 3 {
      value = Int(String(decoding: sign, as: UTF8.self)) ?? 0
    } else if let roman = romanValue(sign) {
      value = roman
    } else if sign == Array("premier".utf8) || sign == Array("first".utf8) || sign == Array("one".utf8) {
      value = 1
    } else if sign.count == 1 {
      value = Int(sign[0]) - 0x60
    } else {
      return nil
    }
    // "Article 5 of the Convention provides" is a sentence, not a mark: the number ends its phrase.
    let end = words[1].range.upperBound
    guard
      end == range.upperBound || [0x2E, 0x3A, 0x29].contains(bytes[end])
        || words[1].sentence != words.dropFirst(2).first?.sentence
        || followsDash(bytes, end, range.upperBound)
    else { return nil }
    var at = end
    while at < range.upperBound, [0x2E, 0x3A, 0x29].contains(bytes[at]) { at += 1 }
    return Marker(
      style: .named(words[0].bytes), value: value, letterValue: nil,
      length: pastBlanks(bytes, at, range.upperBound) - range.lowerBound)
  }

  private static func followsDash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let at = pastBlanks(bytes, start, end)
    return at < end && bullet(bytes, at, end) != nil
  }

  /// The value of a lower-case roman numeral up to 89 in its one correct spelling; nil for anything else.
  static func romanValue(_ letters: [UInt8]) -> Int? {
    guard (1...8).contains(letters.count) else { return nil }
    let text = String(decoding: letters, as: UTF8.self)
    return romans[text]
  }

  private static let romans: [String: Int] = {
    var table: [String: Int] = [:]
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
    for ten in tens.indices {
      for unit in units.indices where ten + unit > 0 { table[tens[ten] + units[unit]] = ten * 10 + unit }
    }
    return table
  }()
}
