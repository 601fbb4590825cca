internal import Coding
internal import Submissions

/// The words that carry a position, with where they stand.
struct Quotation {
  /// The sentence or list item, verbatim.
  let text: String
  /// The id of its passage.
  let passageID: String
  /// The document's path below the input folder.
  let path: String
  /// 1-based lines of the document, first to last.
  let lines: ClosedRange<Int>

  /// Looks up what a piece of evidence quotes.
  ///
  /// - Parameters:
  ///   - evidence: a passage that carries a position.
  ///   - corpus: the coded documents.
  init(of evidence: PositionEvidence, in corpus: CodedCorpus) {
    let entry = corpus.entries[evidence.entry]
    let passage = entry.submission.passages[evidence.passage]
    let document = corpus.documents[entry.document]
    text = String(decoding: passage.text.bytes[evidence.quotation], as: UTF8.self)
    passageID = entry.passageIDs[evidence.passage]
    path = document.path
    if let source = document.text {
      let range = passage.text.source(of: evidence.quotation)
      let first = Self.line(of: range.lowerBound, in: source)
      lines = first...max(first, Self.line(of: range.upperBound - 1, in: source))
    } else {
      lines = passage.lines
    }
  }

  /// The last line that begins at or before a byte, 1-based.
  private static func line(of byte: Int, in text: SourceText) -> Int {
    var (low, high) = (0, text.lines.count)
    while low < high {
      let middle = (low + high) / 2
      if text.lines[middle].lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }
}
