public import Codebook
public import Coding
internal import Tables

/// What the coder and the gold readers see differently, with the words of both.
public struct Disagreement: Sendable {
  /// What is seen differently.
  public enum Verdict: Sendable {
    /// The stance on an issue, by the issue's place in the codebook.
    case position(issue: Int, PositionReliability.Pair)
    /// Whether a paragraph is on a theme: either gold says so or the coder does.
    case theme(Theme, isGold: Bool)
  }

  /// What is seen differently.
  public let verdict: Verdict
  /// Whose text it is.
  public let participant: String
  /// The document's path below the input folder.
  public let document: String
  /// 1-based lines of the words quoted, or of the gold evidence where there are none; nil where that has none either.
  public let lines: ClosedRange<Int>?
  /// How sure the coder is of what it says, 0 to 1; nil for silence.
  public let confidence: Double?
  /// The words that the coder goes by; empty for silence.
  public let quotation: String
  /// The words that the gold readers go by.
  public let goldEvidence: String

  /// Records what is seen differently.
  ///
  /// - Parameters:
  ///   - verdict: what is seen differently.
  ///   - participant: whose text it is.
  ///   - document: the document's path below the input folder.
  ///   - lines: 1-based lines of the words quoted, or of the gold evidence.
  ///   - confidence: how sure the coder is of what it says, 0 to 1; nil for silence.
  ///   - quotation: the words that the coder goes by.
  ///   - goldEvidence: the words that the gold readers go by.
  public init(
    _ verdict: Verdict, participant: String, document: String, lines: ClosedRange<Int>?, confidence: Double?,
    quotation: String, goldEvidence: String
  ) {
    self.verdict = verdict
    self.participant = participant
    self.document = document
    self.lines = lines
    self.confidence = confidence
    self.quotation = quotation
    self.goldEvidence = goldEvidence
  }

  /// How much an analyst would mind it, 0 the most.
  var rank: Int {
    guard case .position(_, let pair) = verdict else { return 6 }
    switch (pair.gold, pair.coded) {
    case (.support, .oppose), (.oppose, .support): return 0
    case (_, .oppose): return 1
    case (.oppose, _): return 2
    case (.conditional, _), (_, .conditional): return 3
    case (_, nil): return 4
    default: return 5
    }
  }
}

/// Disagreements as a table to read from the top: what an analyst would mind most comes first.
///
/// Positions on the wrong side, oppositions invented and missed, conditions invented and missed, support missed and
/// invented, then themes; within each the ones of which the coder was surest.
public struct ReadingList: Sendable {
  private let disagreements: [Disagreement]
  private let codebook: Codebook

  /// Characters of a passage or paragraph that are shown of a theme.
  private static let shown = 300

  /// Puts disagreements into their order.
  ///
  /// - Parameters:
  ///   - disagreements: in the order that equal ones keep.
  ///   - codebook: the issues.
  public init(_ disagreements: [Disagreement], codebook: Codebook) {
    self.codebook = codebook
    self.disagreements = disagreements.enumerated().sorted { first, second in
      let keys = [first, second].map { ($0.element.rank, -($0.element.confidence ?? -1), $0.offset) }
      return keys[0] < keys[1]
    }.map(\.element)
  }

  /// The table, one row a disagreement.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: [
      "kind", "participant", "document", "lines", "issue_or_theme", "label", "gold", "coded", "confidence",
      "quotation", "gold_evidence",
    ])
    for disagreement in disagreements { writer.append(row(disagreement)) }
    return writer.bytes
  }

  private func row(_ disagreement: Disagreement) -> [String] {
    let lines = disagreement.lines.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
    let place = [disagreement.participant, disagreement.document, lines]
    let sure = Decimal.text(disagreement.confidence)
    switch disagreement.verdict {
    case .position(let number, let pair):
      let issue = codebook.issues[number]
      return ["position"] + place + [issue.id, issue.labelEnglish]
        + [pair.gold, pair.coded].map { $0?.rawValue ?? "silent" }
        + [sure, disagreement.quotation, disagreement.goldEvidence]
    case .theme(let theme, let isGold):
      let label = codebook.themes.first { $0.theme == theme }?.labelEnglish ?? ""
      return ["theme"] + place + [theme.rawValue, label] + (isGold ? ["yes", "no"] : ["no", "yes"]) + [sure]
        + [disagreement.quotation, disagreement.goldEvidence].map {
          WorkbookContent.shortened($0, to: Self.shown)
        }
    }
  }
}
