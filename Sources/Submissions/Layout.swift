/// How a document sets out who says what.
public enum Layout: String, CaseIterable, Sendable {
  /// Submissions of several participants, each under its name.
  case compilation
  /// A proposal under its sponsors.
  case resolution = "draft-resolution"
  /// One participant's text under a title or letterhead that names it.
  case submission
  /// Notes verbales, each by the mission that presents its compliments.
  case noteVerbale = "note-verbale"
  /// A speech under the name of who gives it.
  case statement
  /// Speeches of several, each behind its speaker's name, as in records of meetings.
  case record
  /// A table of participants, articles and comments.
  case table
  /// A text under negotiation in whose brackets participants are named.
  case alternatives

  /// How sure the reader is of a layout.
  enum Certainty {
    /// Said by whoever put the file there.
    static let given = 1.0
    /// Every submission opens in a way that nothing else does.
    static let marked = 0.95
    /// Named in a form of words that is nobody else's.
    static let named = 0.9
    /// Told by several signs none of which is proof.
    static let likely = 0.8
    /// Told by the file's name or by names that stand alone.
    static let guessed = 0.6
  }
}
