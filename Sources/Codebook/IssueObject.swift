/// A combination of concepts that names what an issue is about, with the side that naming it plainly takes.
///
/// ```
/// issue,side,concepts,unless,turns
/// PR06,support,joint_team,,yes                  "joint investigation teams should be possible"
/// SC04,oppose,state_behaviour|peace_security,,yes   named plainly opposes leaving them out; rejected supports it
/// SC09,support,electronic_evidence any_offence,convention_offences_only,yes   both, and not the third
/// ```
public struct IssueObject: Sendable {
  /// The issue's place in `Codebook.issues`.
  public let issue: Int
  /// The stance of a sentence that asks plainly for it: support or oppose.
  public let side: Stance
  /// Groups of concepts by their places in the lexicon: one of each group must be there, one of the first in the
  /// sentence itself, those of the others also in what stands above it.
  public let groups: [[Int]]
  /// Concepts any of which voids it.
  public let unless: [Int]
  /// Whether a rejection turns the side round: not where the object itself denies, as in "without prejudice to".
  public let turns: Bool
  /// Whether it is made of words that only together name the issue, concepts of the kind `part`: it then finds what
  /// firm objects miss, in the clause itself alone, and teaches the models nothing.
  public let isLoose: Bool
}

/// Which sides the objects of an issue take when they are named plainly.
public enum Sidedness: Sendable {
  /// Plain naming supports, or the issue has no object.
  case plain
  /// Plain naming opposes: the issue is to leave something out.
  case inverted
  /// Some objects support and others oppose.
  case twoSided
}

extension Codebook {
  /// The sidedness of each issue, in the order of `issues`.
  public var sidedness: [Sidedness] {
    let sides = Dictionary(grouping: objects, by: \.issue).mapValues { Set($0.map(\.side)) }
    return issues.indices.map { issue in
      switch sides[issue] {
      case [.oppose]: .inverted
      case [.support, .oppose]: .twoSided
      default: .plain
      }
    }
  }
}
