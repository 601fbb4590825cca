/// A word of a text: its folded letters and digits, and where it stands in the original bytes.
public struct FoldedWord: Hashable, Sendable {
  /// Lower-case letters without accents, and digits, as UTF-8.
  public let bytes: [UInt8]
  /// Where the word was written: UTF-8 offsets in the buffer given.
  public let range: Range<Int>
  /// Number of the sentence, from 0; it rises at a sentence wall.
  public let sentence: Int
}

/// Cuts UTF-8 text in words without case or accents, and finds the ends of sentences.
///
/// A word is a maximal run of letters and digits. Latin letters lose case and accents (`É` is `e`, `œ` is
/// `oe`, `ß` is `ss`), combining marks, soft hyphens and zero-width characters count for nothing, letters of
/// other scripts stay as they are. Every other character separates words, and so does every byte that is
/// not valid UTF-8.
///
/// A sentence wall stands at each of `. ; : ! ?` that is followed by white space, by a closing quotation
/// mark or bracket, or by the end of the range: `art. 5` holds a wall, `24.7` and `un.org` do not.
public enum Folding {
  /// Cuts a range of a text in words.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8.
  ///   - range: the part to read, in UTF-8 offsets, cut to the text; nil reads all of it.
  /// - Returns: the words in reading order.
  public static func words(in bytes: [UInt8], range: Range<Int>? = nil) -> [FoldedWord] {
    var words: [FoldedWord] = []
    forEachWord(in: bytes.span, range: range) { folded, range, sentence in
      var letters: [UInt8] = []
      letters.reserveCapacity(folded.count)
      for index in folded.indices { letters.append(folded[index]) }
      words.append(FoldedWord(bytes: letters, range: range, sentence: sentence))
    }
    return words
  }

  /// Folds a text to its words, one blank between two.
  ///
  /// - Parameter bytes: the text, UTF-8.
  /// - Returns: the folded words joined by blanks.
  public static func fold(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    forEachWord(in: bytes.span) { folded, _, _ in
      if !result.isEmpty { result.append(UInt8(ascii: " ")) }
      for index in folded.indices { result.append(folded[index]) }
    }
    return result
  }

  /// Visits the words of a range of a text without allocating for each of them.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8.
  ///   - range: the part to read, in UTF-8 offsets, cut to the text; nil reads all of it.
  ///   - visit: called with the folded bytes, the original range, and the number of the sentence from 0.
  public static func forEachWord(
    in bytes: Span<UInt8>, range: Range<Int>? = nil,
    _ visit: (_ folded: Span<UInt8>, _ range: Range<Int>, _ sentence: Int) -> Void
  ) {
    let range = clamp(range, to: bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var reader = SentenceReader(bytes: bytes, range: range)
      var sink = SentenceBuffer()
      var sentence = 0
      repeat {
        sink.removeAll()
        reader.readSentence(into: &sink)
        var start = 0
        for word in sink.words {
          visit(sink.folded.span.extracting(start..<word.foldedEnd), word.range, sentence)
          start = word.foldedEnd
        }
        if !sink.words.isEmpty { sentence += 1 }
      } while !reader.isAtEnd
    }
  }

  /// The part of a range that lies within `0..<count`.
  static func clamp(_ range: Range<Int>?, to count: Int) -> Range<Int> {
    range?.clamped(to: 0..<count) ?? 0..<count
  }
}

/// Receives the folded bytes of a sentence, word by word.
protocol FoldedWordSink {
  /// A word starts.
  mutating func beginWord()
  /// The next folded byte of the word.
  mutating func feed(_ byte: UInt8)
  /// Feeds the ASCII letters and digits from `index` on, stopping at anything else or at `end`.
  ///
  /// A loop of the sink's own, so that its state stays in registers.
  mutating func feedASCII(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int) -> Int
  /// The word is complete; `range` is where it stands in the original bytes.
  mutating func endWord(_ range: Range<Int>)
}

/// Keeps the folded words of one sentence.
struct SentenceBuffer: FoldedWordSink {
  private let ascii = FoldingTables.shared.ascii
  var folded: [UInt8] = []
  var words: [(range: Range<Int>, foldedEnd: Int)] = []

  mutating func removeAll() {
    folded.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
  }

  mutating func beginWord() {}
  mutating func feed(_ byte: UInt8) { folded.append(byte) }

  mutating func feedASCII(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int) -> Int {
    var index = index
    while index < end {
      let code = ascii[Int(bytes[index])]
      if code < FoldingTables.firstLetter { break }
      folded.append(code)
      index &+= 1
    }
    return index
  }

  mutating func endWord(_ range: Range<Int>) { words.append((range, folded.count)) }
}
