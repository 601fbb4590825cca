internal import Codebook

/// The place where a submission begins, and what its opening says.
struct Opening {
  /// What kind of opening it is.
  enum Shape {
    /// A name on a line of its own, as in a compilation.
    case entry
    /// Sponsors before ": draft resolution".
    case proposal
  }

  let shape: Shape
  /// Lines of the opening, 0-based; blank lines among them included.
  let lines: Range<Int>
  /// The name or the sponsors as written.
  let name: String
  /// Who speaks: one code, or several for a joint submission; empty where the name is unknown.
  let participants: [String]
  /// Those for whom a single participant speaks too.
  let onBehalfOf: [String]
  /// The language of the original, where it is said.
  let original: Language?
  /// `YYYY-MM-DD`, where it is said.
  let date: String?
  /// Whether the language or a date stands with the name.
  let hasOrigin: Bool
  /// Whether the secretariat's note stands in place of a submission.
  let isNote: Bool
  /// Parts of the name, or of the list of sponsors, that no table knows.
  let unknown: [String]
}
