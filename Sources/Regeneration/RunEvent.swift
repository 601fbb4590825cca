public import Submissions

/// What a run tells while it is at work.
public enum RunEvent: Sendable {
  /// A part of a run.
  public enum Stage: String, Sendable {
    /// The tables of the program and of the analyst.
    case prepare
    /// The documents.
    case read
    /// Themes and positions.
    case code
    /// What is said of issues and pairs, and the notes.
    case compare
    /// The results, in the place of the old ones.
    case publish
    /// The results, written and thrown away.
    case rehearse
  }

  /// A document is about to be read: its number from 1, and how many there are.
  case reading(Int, of: Int)
  /// What was met in the documents, as soon as it is known, also in a run that then fails.
  case problems([Problem])
  /// A stage has ended, with what there is of each kind.
  case finished(Stage, [(kind: String, count: Int)])
}
