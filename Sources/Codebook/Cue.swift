/// A word that turns, conditions or doubts what a sentence asks for, by the id of its concept.
public enum Cue: String, CaseIterable, Sendable {
  /// Rejected, kept out.
  case reject
  /// A weaker sign of rejection: better elsewhere, already covered.
  case rejectSoft = "reject_soft"
  /// Only on a named condition.
  case condition = "condition_strict"
  /// Only where, only if.
  case onlyWhere = "only_where"
  /// Undecided, too early, to be examined.
  case undecided
  /// Would be acceptable if.
  case conditionalAssent = "conditional_assent"

  /// The concept of words that turn the thought, such as "however": no cue reaches across them.
  public static let turn = "turn"

  /// The concepts that positions are read by; a codebook without one of them is refused.
  public static let concepts: [String] = allCases.map(\.rawValue) + [turn]
}
