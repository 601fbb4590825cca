internal import Codebook
public import Coding
internal import Files
public import Reporting
internal import Submissions

/// What gold coding and the coder see differently, with the words of both.
extension Learning {
  /// A passage with what was measured of it.
  struct CodedPassage {
    let document: Document
    let passage: Passage
    let likelihoods: [Double]
  }

  /// The themes on which a gold paragraph and the passages that answer it differ.
  func disagreements(on answer: ThemeReliability.Answer, _ coded: [CodedPassage]) -> [Disagreement] {
    let paragraph = answer.paragraph
    let document = documents.first { FileSystem.name(of: $0.path) == paragraph.document }
    return Theme.allCases.enumerated().compactMap { place, theme in
      let isGold = paragraph.themes.contains(theme)
      guard !paragraph.disputed.contains(theme), answer.themes.contains(theme) != isGold else { return nil }
      let likeliest = answer.passages.map { coded[$0] }.max { $0.likelihoods[place] < $1.likelihoods[place] }
      return Disagreement(
        .theme(theme, isGold: isGold), participant: paragraph.participant,
        document: document?.path ?? paragraph.document, lines: likeliest?.passage.lines ?? paragraph.lines,
        confidence: likeliest.map { isGold ? 1 - $0.likelihoods[place] : $0.likelihoods[place] },
        quotation: likeliest?.passage.text.string ?? "",
        goldEvidence: document?.words(of: paragraph.lines) ?? "")
    }
  }

  /// The positions on which gold coding and the coder differ.
  ///
  /// - Parameter measurement: what was measured over the documents.
  /// - Returns: one a cell, by participant and issue.
  public func disagreements(_ measurement: PositionTrainer.Measurement) -> [Disagreement] {
    let entries = documents.flatMap { document in document.submissions.map { (document, $0) } }
    return measurement.differences.map { cell in
      let own = entries.filter { $0.1.voice.id == cell.participant }
      let gold = cell.goldLines.compactMap { lines in
        own.first { $0.1.passages.contains { $0.lines.overlaps(lines) } }.map { ($0.0, lines) }
      }
      var document = gold.first?.0 ?? own.first?.0
      var lines = gold.first?.1
      var quotation = ""
      if let evidence = cell.evidence {
        let entry = entries[evidence.entry]
        let passage = entry.1.passages[evidence.passage]
        document = entry.0
        lines = entry.0.lines(of: evidence.quotation, in: passage)
        quotation = String(decoding: passage.text.bytes[evidence.quotation], as: UTF8.self)
      }
      return Disagreement(
        .position(issue: cell.issue, cell.pair), participant: cell.participant,
        document: document?.path ?? "",
        lines: lines, confidence: cell.confidence, quotation: quotation,
        goldEvidence: gold.map { $0.0.words(of: $0.1) }.joined(separator: " […] "))
    }
  }
}
