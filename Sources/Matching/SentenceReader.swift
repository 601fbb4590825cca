/// Reads text up to the next sentence wall, handing its folded words to a sink.
///
/// The one place where bytes become words: the automaton and `Folding` both stand on it, so that a pattern
/// and a text can never be folded differently. The buffer must outlive the reader.
struct SentenceReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let tables = FoldingTables.shared
  private var position: Int

  /// - Parameters:
  ///   - bytes: the text.
  ///   - range: the part to read; lies within the text.
  init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position == end }

  /// Reads on to just behind the next wall, or to the end.
  @inline(__always)
  mutating func readSentence(into sink: inout some FoldedWordSink) {
    let firstLetter = FoldingTables.firstLetter
    let (bytes, end) = (bytes, end)
    position = tables.ascii.withUnsafeBufferPointer { ascii in
      var index = position
      var wordStart = -1
      var wordEnd = 0
      while index < end {
        var code = ascii[Int(bytes[index])]
        if code >= firstLetter {
          if wordStart < 0 {
            wordStart = index
            sink.beginWord()
          }
          index = sink.feedASCII(bytes, from: index, to: end)
          wordEnd = index
          if index == end { break }
          code = ascii[Int(bytes[index])]
        }
        var length = 1
        if code == FoldingTables.beyondASCII {
          let fold: FoldedScalar
          (fold, length) = scalar(at: index)
          var isPartOfWord = true
          switch fold {
          case .dropped: break
          case .mark:
            if wordStart >= 0 { wordEnd = index &+ length }
          case .separator, .blank, .closing: isPartOfWord = false
          default:
            if wordStart < 0 {
              wordStart = index
              sink.beginWord()
            }
            if fold == .kept {
              for place in index..<index &+ length { sink.feed(bytes[place]) }
            } else {
              var rest = fold.packed
              for _ in 0..<fold.count {
                rest >>= 8
                sink.feed(UInt8(truncatingIfNeeded: rest))
              }
            }
            wordEnd = index &+ length
          }
          if isPartOfWord {
            index &+= length
            continue
          }
        }
        if wordStart >= 0 {
          sink.endWord(wordStart..<wordEnd)
          wordStart = -1
        }
        index &+= length
        if code == FoldingTables.stop && endsSentence(before: index) { return index }
      }
      if wordStart >= 0 { sink.endWord(wordStart..<wordEnd) }
      return end
    }
  }

  /// Whether what follows a stop makes it the end of a sentence.
  private func endsSentence(before start: Int) -> Bool {
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x09...0x0D, 0x20, 0x22, 0x27, 0x29, 0x5D, 0x7D: return true
      case 0x00...0x7F: return false
      default:
        let (fold, length) = scalar(at: index)
        if fold == .blank || fold == .closing { return true }
        if fold != .dropped { return false }
        index += length
      }
    }
    return true
  }

  /// Decodes a scalar beyond ASCII; what is not valid UTF-8 is a separator one byte long.
  @inline(__always)
  private func scalar(at index: Int) -> (fold: FoldedScalar, length: Int) {
    let lead = UInt32(bytes[index])
    // U+0080 to U+023F, nearly all there is in European text.
    if lead >= 0xC2 && lead <= 0xC8 && index &+ 1 < end && bytes[index &+ 1] & 0xC0 == 0x80 {
      let place = Int((lead & 0x1F) << 6 | UInt32(bytes[index &+ 1]) & 0x3F) &- 0x80
      return (FoldedScalar(packed: tables.latin[place]), 2)
    }
    let length: Int
    var value: UInt32
    let least: UInt32
    switch lead {
    case 0xC2...0xDF: (length, value, least) = (2, lead & 0x1F, 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, lead & 0x0F, 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, lead & 0x07, 0x10000)
    default: return (.separator, 1)
    }
    guard index &+ length <= end else { return (.separator, 1) }
    for place in index &+ 1..<index &+ length {
      let byte = UInt32(bytes[place])
      guard byte & 0xC0 == 0x80 else { return (.separator, 1) }
      value = value << 6 | byte & 0x3F
    }
    guard value >= least, value <= 0x10FFFF, value & 0x1F_F800 != 0xD800 else { return (.separator, 1) }
    if let place = FoldingTables.latinIndex(value) {
      return (FoldedScalar(packed: tables.latin[place]), length)
    }
    return (FoldingTables.foldOther(value), length)
  }
}
