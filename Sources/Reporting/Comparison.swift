public import Codebook
public import Coding
public import Convergence
internal import Submissions

/// The positions of a run compared: who stands where on each issue, and who stands with whom.
public struct Comparison: Sendable {
  /// Everyone who speaks, those known only from a note too, in the order of their codes.
  public let participants: [ParticipantSummary]
  /// Everyone who put something forward, and their stances; participants known only from a note are not in scope.
  public let matrix: PositionsMatrix
  /// One entry an issue, in the order of the codebook.
  public let convergence: [IssueConvergence]
  /// Every pair of participants, overall and for each theme.
  public let pairs: [PairAgreement]
  /// Participants gathered by their agreement.
  public let blocs: Blocs
  /// Participants as points of a plane.
  public let map: ParticipantMap

  /// Compares the positions of a run.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - codebook: the coding frame they were coded by.
  ///   - register: the participants and their regional groups.
  /// - Throws: `PositionsError` where the register gives a State two regional groups.
  public init(corpus: CodedCorpus, codebook: Codebook, register: ParticipantRegister) throws(PositionsError) {
    participants = ParticipantSummary.all(in: corpus, register: register)
    let voices = participants.filter { $0.kind != .note }.map {
      summary -> PositionsMatrix.Participant in
      if summary.known?.kind == .state {
        return .init(state: summary.id, regionalGroup: summary.regionalGroup)
      }
      return .init(
        group: summary.id,
        members: summary.members.map {
          .init($0, regionalGroup: register.participant($0)?.regionalGroup)
        }, regionalGroup: summary.regionalGroup)
    }
    let inScope = Set(voices.map(\.id))
    matrix = try PositionsMatrix(
      participants: voices, issues: codebook.issues.map(PositionsMatrix.Issue.init),
      positions: corpus.positions.positions.filter { inScope.contains($0.participant) }.map {
        .init($0.participant, codebook.issues[$0.issue].id, $0.stance)
      }, uncoded: corpus.uncoded)
    convergence = IssueConvergence.all(in: matrix)
    pairs = PairAgreement.all(in: matrix)
    blocs = Blocs(of: matrix)
    map = ParticipantMap(of: matrix)
  }
}
