/// A document's text as one UTF-8 buffer, with what had to be done to get there.
///
/// Everything further up refers to this buffer by byte ranges and to its lines by number.
public struct SourceText: Sendable {
  /// How the file's bytes were read as text.
  public enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf8Marked = "UTF-8 with mark"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"
  }

  /// Why a file's bytes are no text.
  public enum Refusal: Error, Equatable, Sendable {
    /// Nothing, or nothing but white space.
    case empty
    /// Too many bytes that no text holds; the line is the first such byte's, 1-based.
    case binary(line: Int)
    /// Every other byte is zero, as in UTF-16 without its mark.
    case unmarkedUTF16
    /// A mark of UTF-16 and an odd number of bytes after it, or a surrogate without its pair.
    case brokenUTF16(line: Int)
  }

  /// The text, valid UTF-8.
  public let bytes: [UInt8]
  /// The byte range of each line, its end-of-line bytes left out; index 0 is line 1.
  public let lines: [Range<Int>]
  /// The places of the form feeds, which end pages and stand before the first line of the next one.
  public let pageEnds: [Int]
  /// How the file was read.
  public let encoding: Encoding
  /// The first line in which a control character (NUL among them) was replaced by U+FFFD, 1-based.
  public let replacedControlLine: Int?
  /// The first line in which bytes that are not UTF-8 were replaced by U+FFFD, 1-based.
  public let brokenUTF8Line: Int?

  /// Reads a file's bytes as text: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252.
  ///
  /// UTF-8 that is broken in a few places stays UTF-8: Windows-1252 hardly ever holds even one sequence of UTF-8,
  /// so a file with more of them than of other bytes is no Windows-1252, and reading it so would spoil every accent.
  ///
  /// Lines end in LF, CRLF or a lone CR. A form feed stays, as white space at the start of its line.
  ///
  /// - Parameter file: the bytes as they stand on disk.
  /// - Throws: `Refusal` where they hold no text.
  public init(decoding file: [UInt8]) throws(Refusal) {
    var text: [UInt8]
    switch (file.first, file.dropFirst().first, file.dropFirst(2).first) {
    case (0xEF, 0xBB, 0xBF):
      encoding = .utf8Marked
      let marked = Array(file.dropFirst(3))
      let repaired = Self.repairUTF8(marked)
      (text, brokenUTF8Line) = (repaired?.text ?? marked, repaired?.line)
    case (0xFF, 0xFE, _):
      text = try Self.decodeUTF16(file.dropFirst(2), bigEndian: false)
      encoding = .utf16LittleEndian
      brokenUTF8Line = nil
    case (0xFE, 0xFF, _):
      text = try Self.decodeUTF16(file.dropFirst(2), bigEndian: true)
      encoding = .utf16BigEndian
      brokenUTF8Line = nil
    default:
      if Self.alternatesWithZero(file) { throw .unmarkedUTF16 }
      if let line = Self.binaryLine(in: file) { throw .binary(line: line) }
      if let repaired = Self.repairUTF8(file) {
        if repaired.sequences > repaired.broken {
          (text, brokenUTF8Line) = (repaired.text, repaired.line)
          encoding = .utf8
        } else {
          text = Self.decodeWindows1252(file)
          encoding = .windows1252
          brokenUTF8Line = nil
        }
      } else {
        text = file
        encoding = .utf8
        brokenUTF8Line = nil
      }
    }
    if let line = Self.binaryLine(in: text) { throw .binary(line: line) }
    (text, replacedControlLine) = Self.replaceControls(in: text)
    guard !Self.trimmed(text, 0..<text.count).isEmpty else { throw .empty }
    lines = Self.split(text)
    pageEnds = text.indices.filter { text[$0] == 0x0C }
    bytes = text
  }

  /// The text of a range, for people.
  ///
  /// - Parameter range: a byte range of the buffer, on character edges.
  /// - Returns: the text as it stands there.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The number of bytes in a range that are not white space.
  ///
  /// - Parameter range: a byte range of the buffer.
  /// - Returns: a count; no-break spaces count as white space.
  public func inkedBytes(in range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let width = Self.whiteWidth(bytes, index, range.upperBound)
      count += width == 0 ? 1 : 0
      index += max(width, 1)
    }
    return count
  }

  /// The bytes that a white-space character takes at a place: 0 where none stands there.
  ///
  /// Space, tab, form feed and vertical tab take one; U+00A0 takes two; U+2000 to U+200B, U+202F and U+FEFF three.
  static func whiteWidth(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    switch bytes[at] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: return 1
    case 0xC2: return at + 1 < end && bytes[at + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard at + 2 < end, bytes[at + 1] == 0x80 else { return 0 }
      return bytes[at + 2] <= 0x8B || bytes[at + 2] == 0xAF ? 3 : 0
    case 0xEF: return at + 2 < end && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// A range without the white space at its two ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let width = whiteWidth(bytes, start, end)
      if width == 0 { break }
      start += width
    }
    while end > start {
      if whiteWidth(bytes, end - 1, end) == 1 {
        end -= 1
      } else if end - start >= 2, whiteWidth(bytes, end - 2, end) == 2 {
        end -= 2
      } else if end - start >= 3, whiteWidth(bytes, end - 3, end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  private static func split(_ text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x0A || byte == 0x0D {
        lines.append(start..<index)
        if byte == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }

  /// Counts lines while bytes pass by: LF, CRLF and a lone CR end one each.
  private struct LineCounter {
    var line = 1
    private var afterReturn = false

    mutating func pass(_ byte: UInt8) {
      if byte == 0x0D || (byte == 0x0A && !afterReturn) { line += 1 }
      afterReturn = byte == 0x0D
    }
  }

  private struct Repair {
    var text: [UInt8] = []
    /// Characters of more than one byte.
    var sequences = 0
    /// Bytes that belong to no character.
    var broken = 0
    /// Where the first of them stands.
    var line = 0
  }

  /// The text with U+FFFD for each byte that is not UTF-8, by the table of RFC 3629; nil where all is valid.
  private static func repairUTF8(_ text: [UInt8]) -> Repair? {
    var repair = Repair()
    var counter = LineCounter()
    var kept = 0
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        counter.pass(text[index])
        index += 1
        continue
      }
      let width = sequenceWidth(text, index)
      if width > 0 {
        repair.sequences += 1
        index += width
      } else {
        if repair.broken == 0 { repair.line = counter.line }
        repair.broken += 1
        repair.text.append(contentsOf: text[kept..<index])
        repair.text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 1
        kept = index
      }
    }
    if repair.broken == 0 { return nil }
    repair.text.append(contentsOf: text[kept...])
    return repair
  }

  /// The bytes of the character of more than one byte that begins at a place; 0 where none does.
  private static func sequenceWidth(_ text: [UInt8], _ index: Int) -> Int {
    let width: Int
    let second: ClosedRange<UInt8>
    switch text[index] {
    case 0xC2...0xDF: (width, second) = (2, 0x80...0xBF)
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (width, second) = (3, 0x80...0xBF)
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (width, second) = (4, 0x80...0xBF)
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + width <= text.count, second.contains(text[index + 1]) else { return 0 }
    return text[(index + 2)..<max(index + width, index + 2)].allSatisfy { $0 & 0xC0 == 0x80 } ? width : 0
  }

  private static func alternatesWithZero(_ file: [UInt8]) -> Bool {
    let sample = file.prefix(4096)
    guard sample.count >= 8 else { return false }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = sample.count / 2
    return max(zeros[0], zeros[1]) * 10 >= half * 7 && min(zeros[0], zeros[1]) * 10 <= half
  }

  /// The line of the first control byte where more than one byte in a hundred is one; nil for text.
  private static func binaryLine(in text: [UInt8]) -> Int? {
    var controls = 0
    var counter = LineCounter()
    var first: Int?
    for byte in text {
      counter.pass(byte)
      if isControl(byte) {
        controls += 1
        first = first ?? counter.line
      }
    }
    return controls * 100 > text.count ? first : nil
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && !(0x0A...0x0D).contains(byte)) || byte == 0x7F
  }

  private static func replaceControls(in text: [UInt8]) -> ([UInt8], Int?) {
    guard text.contains(where: isControl) else { return (text, nil) }
    var cleaned: [UInt8] = []
    var counter = LineCounter()
    var first: Int?
    for byte in text {
      counter.pass(byte)
      if isControl(byte) {
        first = first ?? counter.line
        cleaned.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        cleaned.append(byte)
      }
    }
    return (cleaned, first)
  }

  private static func decodeUTF16(_ units: ArraySlice<UInt8>, bigEndian: Bool) throws(Refusal) -> [UInt8] {
    var text: [UInt8] = []
    var counter = LineCounter()
    var index = units.startIndex
    var high: UInt32?
    while index < units.endIndex {
      guard index + 1 < units.endIndex else { throw .brokenUTF16(line: counter.line) }
      let pair = (UInt32(units[index]), UInt32(units[index + 1]))
      let unit = bigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
      index += 2
      if let lead = high {
        guard (0xDC00...0xDFFF).contains(unit) else { throw .brokenUTF16(line: counter.line) }
        append(0x1_0000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &text)
        high = nil
      } else if (0xD800...0xDBFF).contains(unit) {
        high = unit
      } else if (0xDC00...0xDFFF).contains(unit) {
        throw .brokenUTF16(line: counter.line)
      } else {
        if unit < 0x80 { counter.pass(UInt8(unit)) }
        append(unit, to: &text)
      }
    }
    if high != nil { throw .brokenUTF16(line: counter.line) }
    return text
  }

  private static func decodeWindows1252(_ file: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(file.count + file.count / 8)
    for byte in file {
      switch byte {
      case 0x80...0x9F: append(windows1252[Int(byte) - 0x80], to: &text)
      default: append(UInt32(byte), to: &text)
      }
    }
    return text
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case ..<0x80: text.append(UInt8(scalar))
    case ..<0x800: text.append(contentsOf: [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 63)])
    case ..<0x1_0000:
      text.append(contentsOf: [
        UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 63), UInt8(0x80 | scalar & 63),
      ])
    default:
      text.append(UInt8(0xF0 | scalar >> 18))
      text.append(contentsOf: [
        UInt8(0x80 | scalar >> 12 & 63), UInt8(0x80 | scalar >> 6 & 63), UInt8(0x80 | scalar & 63),
      ])
    }
  }

  /// What Windows-1252 puts at 80 to 9F; its five empty places become U+FFFD.
  private static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
