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
    lines = document.lines(of: evidence.quotation, in: passage)
  }
}
