public import Codebook
internal import Matching

/// A stretch of a passage up to a full stop, semicolon, colon, exclamation or question mark.
///
/// ```
/// Left out should be: cybersecurity; national security. The rest may stay.
/// |------ 0 --------| |---- 1 -----| |------ 2 -------| |----- 3 --------|
/// sentence 0, governs 1 and 2                            sentence 1
/// ```
public struct Clause: Sendable {
  /// Bytes of the passage's text, from the first word to behind the closing mark.
  public let range: Range<Int>
  /// The sentence it belongs to, counted from 0.
  public let sentence: Int
  /// The clause of the same sentence before a colon, whose verb governs this one; nil where there is none.
  public let governor: Int?
  /// The concepts found in it, in the order of the text.
  public let findings: [Lexicon.Finding]
}

/// The clauses of a passage, and its sentences.
public struct PassageClauses: Sendable {
  /// The clauses in the order of the text; at least one where the text holds a word.
  public let clauses: [Clause]
  /// The bytes of each sentence.
  public let sentences: [Range<Int>]
  private let opensList: Bool

  /// Cuts a passage.
  ///
  /// A piece without a word of two letters, such as the `a)` before an item, belongs to the next. A sentence goes on
  /// behind a stop that a small letter or a digit follows, as in `art. 5`.
  ///
  /// - Parameters:
  ///   - bytes: the passage's text.
  ///   - findings: the concepts found in it, in the order of the text.
  ///   - opensList: whether its last sentence opens a list of other passages.
  init(_ bytes: [UInt8], findings: [Lexicon.Finding], opensList: Bool = false) {
    self.opensList = opensList
    let pieces = Self.pieces(bytes)
    var clauses: [Clause] = []
    var sentences: [Range<Int>] = []
    var governor: Int?
    var opened: Int?
    var next = findings.startIndex
    for (place, piece) in pieces.enumerated() {
      let end = place + 1 < pieces.count ? pieces[place + 1].start : bytes.count
      let range = piece.start..<Self.trimmed(bytes, from: piece.start, to: end)
      var own: [Lexicon.Finding] = []
      while next < findings.endIndex, findings[next].range.lowerBound < end {
        own.append(findings[next])
        next += 1
      }
      if opened == nil {
        opened = piece.start
        governor = nil
      }
      clauses.append(Clause(range: range, sentence: sentences.count, governor: governor, findings: own))
      if piece.stop == UInt8(ascii: ":") { governor = governor ?? clauses.count - 1 }
      let goesOn = place + 1 < pieces.count && (Self.isSoft(piece.stop) || pieces[place + 1].startsSmall)
      if !goesOn, let start = opened {
        sentences.append(start..<range.upperBound)
        opened = nil
      }
    }
    self.clauses = clauses
    self.sentences = sentences
  }

  /// Whether a clause speaks of what comes behind it: before a colon, or in the sentence that opens a list.
  ///
  /// - Parameter clause: its place.
  /// - Returns: true where what it rejects or conditions stands behind it.
  func opens(_ clause: Int) -> Bool {
    opensList && clauses[clause].sentence == clauses.last?.sentence
      || clauses.contains { $0.governor == clause }
  }

  private struct Piece {
    let start: Int
    /// The stop behind it; 0 where there is none.
    let stop: UInt8
    let startsSmall: Bool
  }

  private static func isSoft(_ stop: UInt8) -> Bool {
    stop == UInt8(ascii: ";") || stop == UInt8(ascii: ":")
  }

  private static func pieces(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var open: (start: Int, sentence: Int, hasWord: Bool)?
    var end = 0
    /// The last stop between the word read last and the next one.
    func stop(from: Int, to: Int) -> UInt8 {
      bytes[from..<to].first { ".;:!?".utf8.contains($0) } ?? 0
    }
    func close(at start: Int) {
      guard let piece = open else { return }
      pieces.append(
        Piece(
          start: piece.start, stop: stop(from: end, to: start), startsSmall: startsSmall(bytes, piece.start)))
      open = nil
    }
    Folding.forEachWord(in: bytes.span) { word, range, sentence in
      let isWord = word.count > 1 && word[0] > UInt8(ascii: "9")
      if let piece = open, piece.sentence != sentence {
        if piece.hasWord {
          close(at: range.lowerBound)
        } else {
          open = (piece.start, sentence, false)
        }
      }
      open =
        open.map { ($0.start, $0.sentence, $0.hasWord || isWord) } ?? (range.lowerBound, sentence, isWord)
      end = range.upperBound
    }
    close(at: bytes.count)
    return pieces
  }

  /// Whether the first letter of a piece is a small one or a digit.
  private static func startsSmall(_ bytes: [UInt8], _ start: Int) -> Bool {
    let first = bytes[start]
    if first < 0x80 {
      return !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    }
    // À to Þ are capitals; ß to ÿ are small.
    return !(first == 0xC3 && start + 1 < bytes.count && (0x80...0x9E).contains(bytes[start + 1]))
  }

  private static func trimmed(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var end = end
    while end > start {
      let byte = bytes[end - 1]
      if byte <= 0x20 {
        end -= 1
      } else if end - start >= 2, byte == 0xA0, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    // An opening quotation mark or bracket of the next piece is not this one's.
    return end
  }
}
