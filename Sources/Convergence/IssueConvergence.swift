internal import Codebook

/// How far those in scope converge on one issue: as voices, as Member States, and by regional group.
public struct IssueConvergence: Hashable, Sendable {
  /// One regional group's part.
  public struct RegionalGroup: Hashable, Sendable {
    /// The regional group's name as the participants give it.
    public let name: String
    /// The participants that belong to it.
    public let voices: ConvergenceTally
    /// The Member States that belong to it, whoever speaks for them.
    public let memberStates: ConvergenceTally
  }

  /// The issue.
  public let issue: PositionsMatrix.Issue
  /// Every participant counted once, a group as one voice.
  public let voices: ConvergenceTally
  /// Every Member State counted once; see `MemberStance` for the stance it is counted with.
  public let memberStates: ConvergenceTally
  /// The regional groups of participants and members, in the order of their names.
  public let regionalGroups: [RegionalGroup]
  /// The Member States not counted because groups equally close to them contradict each other, by id.
  public let contradictory: [String]

  /// Computes every issue of a matrix.
  ///
  /// - Parameter matrix: the participants in scope and their stances.
  /// - Returns: one entry an issue, in the order of the matrix.
  public static func all(in matrix: PositionsMatrix) -> [IssueConvergence] {
    matrix.issues.indices.map { IssueConvergence(of: $0, in: matrix) }
  }

  private init(of column: Int, in matrix: PositionsMatrix) {
    issue = matrix.issues[column]
    let stances = matrix.memberStates.indices.map { matrix.memberStance(member: $0, issue: column) }

    func voices(in group: String?) -> ConvergenceTally {
      var counts = StanceCounts()
      var scope = 0
      var uncoded = 0
      for (row, participant) in matrix.participants.enumerated()
      where group == nil || matrix.regionalGroup(of: participant) == group {
        if matrix.isUncoded(participant: row, issue: column) {
          uncoded += 1
          continue
        }
        scope += 1
        if let stance = matrix[row, column] { counts.add(stance) }
      }
      return ConvergenceTally(counts: counts, scope: scope, uncoded: uncoded)
    }

    func memberStates(in group: String?) -> ConvergenceTally {
      var counts = StanceCounts()
      var scope = 0
      var contradictory = 0
      var uncoded = 0
      var speaking: Set<Int> = []
      for (member, (stance, voice)) in zip(matrix.memberStates, stances)
      where group == nil || member.regionalGroup == group {
        if stance == .uncoded {
          uncoded += 1
          continue
        }
        scope += 1
        if stance == .contradictory { contradictory += 1 }
        if let stance = stance.stance { counts.add(stance) }
        if let voice { speaking.insert(voice) }
      }
      return ConvergenceTally(
        counts: counts, scope: scope, voices: speaking.count, contradictory: contradictory,
        uncoded: uncoded)
    }

    self.voices = voices(in: nil)
    self.memberStates = memberStates(in: nil)
    let names = Set(
      matrix.participants.compactMap(matrix.regionalGroup) + matrix.memberStates.compactMap(\.regionalGroup))
    regionalGroups = names.sorted().map {
      RegionalGroup(name: $0, voices: voices(in: $0), memberStates: memberStates(in: $0))
    }
    contradictory = zip(matrix.memberStates, stances).filter { $1.stance == .contradictory }.map(\.0.id)
  }
}
