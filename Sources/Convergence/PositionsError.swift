public import Codebook

/// Why participants, issues and stances do not make a matrix.
public enum PositionsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The same participant is given twice.
  case participantTwice(String)
  /// The same issue is given twice.
  case issueTwice(String)
  /// A stance names a participant that is not among those given.
  case unknownParticipant(String, issue: String)
  /// A stance names an issue that is not among those given.
  case unknownIssue(String, participant: String)
  /// A participant has two different stances on one issue.
  case twoStances(participant: String, issue: String, Stance, Stance)
  /// A Member State is given with two different regional groups.
  case twoRegionalGroups(member: String, String, String)

  /// The fault in a sentence, with what to do.
  public var description: String {
    switch self {
    case .participantTwice(let id): "the participant '\(id)' is given twice; give it once"
    case .issueTwice(let id): "the issue '\(id)' is given twice; give it once"
    case .unknownParticipant(let id, let issue):
      "the stance on '\(issue)' is of '\(id)', which is no participant given; add it or leave the stance out"
    case .unknownIssue(let id, let participant):
      "'\(participant)' has a stance on '\(id)', which is no issue given; add it or leave the stance out"
    case .twoStances(let participant, let issue, let first, let second):
      "'\(participant)' has two stances on '\(issue)', \(first.rawValue) and \(second.rawValue); decide for one"
    case .twoRegionalGroups(let member, let first, let second):
      "'\(member)' is given in two regional groups, \(first) and \(second); decide for one"
    }
  }
}
