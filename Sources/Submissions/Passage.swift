/// The unit of coding: a paragraph, a list item or a heading of a submission, with its place in the document.
public struct Passage: Sendable {
  /// What the passage is in its document.
  public enum Kind: String, Sendable {
    case paragraph, item, heading
  }

  /// What the passage is in its document.
  public internal(set) var kind: Kind
  /// 1-based lines of the document, first to last; lines left out may lie between them.
  public let lines: ClosedRange<Int>
  /// The text of each of its lines, as byte ranges of the document.
  public let segments: [Range<Int>]
  /// The joined text, mended where that is sure, with the way back to the document's bytes.
  public let text: PassageText
  /// Bytes of `text` taken by the number, letter or bullet that opens it.
  public let markerLength: Int
  /// The headings above, outermost first, as places in the submission's passages.
  public let headings: [Int]
  /// The passage whose sentence opens the list that this item is in, as a place in the submission's passages.
  public internal(set) var opener: Int?
  /// The articles of the text under discussion that it is about, by its headings, opener or first words: numbers joined
  /// with `;`, empty where it names none.
  public internal(set) var article = ""
}

extension Passage {
  /// A passage written by itself, such as a sentence of a training corpus.
  ///
  /// - Parameters:
  ///   - sentence: its text, UTF-8, in one line.
  ///   - line: which line that is.
  ///   - kind: what it is in its document.
  ///   - headings: the headings above, outermost first, as places in its submission.
  ///   - opener: the passage that opens its list, as a place in its submission.
  public init(
    sentence: [UInt8], line: Int = 1, kind: Kind = .paragraph, headings: [Int] = [], opener: Int? = nil
  ) {
    self.init(
      kind: kind, lines: line...line, segments: [0..<sentence.count],
      text: PassageText(
        bytes: sentence, pieces: [.init(start: 0, source: 0, length: sentence.count)], mendings: 0),
      markerLength: 0, headings: headings, opener: opener)
  }
}

/// A passage's text in one line, with the way back to the bytes it was read from.
///
/// ```
/// document   "... dans d es\nrésolutions"        stray space and line end
/// text       "... dans des résolutions"          pieces: (0, 100) ... each run of bytes that stands
/// ```
public struct PassageText: Equatable, Sendable {
  /// The text, UTF-8, lines joined by single blanks.
  public let bytes: [UInt8]
  /// Runs of equal bytes: where each begins in the text and in the document.
  let pieces: [Piece]
  /// How many stray spaces inside words were closed.
  public let mendings: Int

  struct Piece: Equatable, Sendable {
    let start: Int
    let source: Int
    let length: Int
  }

  /// The text for people.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Where a part of the text stands in the document.
  ///
  /// - Parameter range: bytes of the text, not empty.
  /// - Returns: the smallest byte range of the document that holds them; what was left out between stays inside.
  public func source(of range: Range<Int>) -> Range<Int> {
    var lower: Int?
    var upper = 0
    for piece in pieces where piece.start < range.upperBound && piece.start + piece.length > range.lowerBound
    {
      let from = max(range.lowerBound, piece.start)
      let to = min(range.upperBound, piece.start + piece.length)
      lower = lower ?? piece.source + (from - piece.start)
      upper = piece.source + (to - piece.start)
    }
    return (lower ?? 0)..<max(upper, lower ?? 0)
  }
}
