public import Codebook

/// What differs between two matrices, cell by cell.
///
/// Applied to the matrix before, the changes give the matrix after. A difference need not be a delegation's
/// doing: `Cause` tells a moved position from a participant or an issue that only one of the two matrices
/// has.
public struct PositionChanges: Hashable, Sendable {
  /// What happened to a cell.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case new, changed, withdrawn
  }

  /// Why a cell differs.
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// Both matrices have the participant and the issue: the position itself moved.
    case position
    /// Only one matrix has the participant, for instance because a document was added.
    case participant
    /// Only one matrix has the issue: the codebook moved, not the participant.
    case issue
  }

  /// One cell that differs.
  public struct Change: Hashable, Sendable {
    /// What happened.
    public let kind: Kind
    /// Why; an issue that only one matrix has goes before a participant that only one has.
    public let cause: Cause
    /// The participant's id.
    public let participant: String
    /// The issue's id.
    public let issue: String
    /// The stance before; nil where it is new.
    public let before: Stance?
    /// The stance after; nil where it is withdrawn.
    public let after: Stance?
  }

  /// The cells that differ: participants in the order of their ids, issues in the order after, then those
  /// gone.
  public let changes: [Change]

  /// Compares two matrices.
  ///
  /// - Parameters:
  ///   - before: the earlier matrix.
  ///   - after: the later matrix.
  public init(from before: PositionsMatrix, to after: PositionsMatrix) {
    let participants = Set((before.participants + after.participants).map(\.id)).sorted()
    let issues = after.issues.map(\.id) + before.issues.map(\.id).filter { after.place(ofIssue: $0) == nil }
    changes = participants.flatMap { participant in
      issues.compactMap { issue in
        let old = before.stance(of: participant, on: issue)
        let new = after.stance(of: participant, on: issue)
        guard old != new else { return nil }
        let cause: Cause =
          if before.place(ofIssue: issue) == nil || after.place(ofIssue: issue) == nil {
            .issue
          } else if !before.contains(participant: participant) || !after.contains(participant: participant) {
            .participant
          } else {
            .position
          }
        return Change(
          kind: old == nil ? .new : new == nil ? .withdrawn : .changed, cause: cause,
          participant: participant,
          issue: issue, before: old, after: new)
      }
    }
  }
}
