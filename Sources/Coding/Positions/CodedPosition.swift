public import Codebook

/// What a participant is taken to want on one issue, with the words that carry it.
public struct CodedPosition: Sendable {
  /// The participant's code or identifier.
  public let participant: String
  /// The issue's place in `Codebook.issues`.
  public let issue: Int
  /// The stance.
  public let stance: Stance
  /// How likely the stance is right, 0 to 1, as measured on participants that the coder has not seen; 1 where an
  /// analyst decided.
  public let confidence: Double
  /// Whether some passages support and others oppose; the stance is then conditional.
  public let isContradictory: Bool
  /// The passages that carry it, strongest first; at least one, four at the most.
  ///
  /// None only where an analyst's verdict
  /// quotes nothing and nothing was coded.
  public let evidence: [PositionEvidence]
  /// What an analyst decided in place of the program; nil where its stance stands.
  public var override: PositionOverride?

  /// Below which confidence a cell is for a person to check.
  public static let sureFrom = 0.8

  /// Whether a person should check the cell before anyone relies on it.
  public var needsReview: Bool { override == nil && (confidence < Self.sureFrom || isContradictory) }
}

/// A passage that carries a position.
public struct PositionEvidence: Sendable {
  /// A cue with the place it governs from.
  public struct GoverningCue: Hashable, Sendable {
    /// Where a cue stands to what it governs.
    public enum Place: String, Sendable {
      /// In the same clause.
      case clause
      /// In the clause behind, as in "There is a chapter on it. We cannot accept that."
      case next
      /// Before the colon, or in the sentence that opens the list.
      case above
    }

    /// Which cue.
    public let cue: Cue
    /// Where it stands.
    public let place: Place
    /// Its words.
    public let finding: Lexicon.Finding
    /// The passage's place in the submission.
    public let passage: Int
  }

  /// The submission's place in `CodedCorpus.entries`.
  public let entry: Int
  /// The passage's place in the submission.
  public let passage: Int
  /// The sentence or list item that carries the position, as bytes of the passage's text.
  public let quotation: Range<Int>
  /// What this passage by itself says.
  public let stance: Stance
  /// How likely the passage speaks to the issue, 0 to 1.
  public let presence: Double
  /// The concepts of the quotation that name the issue.
  public let objects: [Lexicon.Finding]
  /// The cues that govern them.
  public let cues: [GoverningCue]
}

/// The passage of a silent participant that came nearest to a position.
public struct NearestPassage: Sendable {
  /// The submission's place in `CodedCorpus.entries`.
  public let entry: Int
  /// The passage's place in the submission.
  public let passage: Int
  /// How likely it speaks to the issue, 0 to 1; below what a position takes.
  public let presence: Double
}
