internal import Codebook

/// The place where a submission begins, and what its opening says.
struct Opening {
  /// What kind of opening it is.
  enum Shape {
    /// A name on a line of its own, as in a compilation.
    case entry
    /// Sponsors before ": draft resolution".
    case proposal
    /// A title or letterhead, or what is known of the file: all that follows is one participant's.
    case whole
    /// One of the places where a participant speaks in a text of many; all its turns are one submission.
    case turn
    /// Somebody speaks who is no participant.
    case aside
  }

  var shape: Shape
  /// Lines of the opening, 0-based; blank lines among them included; empty where the text begins at once.
  let lines: Range<Int>
  /// The name or the sponsors as written.
  let name: String
  /// Who speaks: one code, or several for a joint submission; empty where the name is unknown.
  var participants: [String]
  /// Those for whom a single participant speaks too.
  var onBehalfOf: [String] = []
  /// The language of the original, where it is said.
  var original: Language?
  /// `YYYY-MM-DD`, where it is said.
  var date: String?
  /// Whether the language or a date stands with the name.
  var hasOrigin = false
  /// Whether the secretariat's note stands in place of a submission.
  var isNote = false
  /// Parts of the name, or of the list of sponsors, that no table knows.
  var unknown: [String] = []
  /// Whether a statement is announced rather than a submission.
  var isSpeech = false
  /// The article that its text is about, where the opening says it; else empty.
  var article = ""
  /// What the user should know of how the name was read.
  var remark: String?
}
