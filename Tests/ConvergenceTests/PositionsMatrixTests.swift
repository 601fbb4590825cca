import Codebook
import Convergence
import TestSupport
import Testing

@Suite("Positions matrix") struct PositionsMatrixTests {
  private let europe = "western_european_other"

  private func union() -> [PositionsMatrix.Participant] {
    [
      .init(
        group: "EU",
        members: ["FRA", "DEU", "POL"].map {
          .init($0, regionalGroup: $0 == "POL" ? "eastern_european" : europe)
        }),
      .init(state: "FRA", regionalGroup: europe),
      .init(state: "EGY", regionalGroup: "african"),
      .init(group: "DEU+EGY", members: [.init("EGY", regionalGroup: "african"), .init("DEU")]),
    ]
  }

  @Test("who could not be coded is not silent and not in scope where no stance was found")
  func uncoded() throws {
    let matrix = try PositionsMatrix(
      participants: union(), issues: issues(3),
      positions: [
        .init("EU", "SC01", .support), .init("FRA", "SC01", .oppose), .init("EU", "SC02", .support),
        .init("EGY", "SC02", .oppose),
      ], uncoded: ["FRA", "EGY"])
    let row = try #require(matrix.participants.firstIndex { $0.id == "FRA" })
    #expect((0..<3).map { matrix.isUncoded(participant: row, issue: $0) } == [false, true, true])
    // What is found counts; what its group says counts for it.
    #expect(matrix.memberStance(of: "FRA", on: "SC01") == .own(.oppose))
    #expect(matrix.memberStance(of: "FRA", on: "SC02") == .through("EU", .support))
    #expect(matrix.memberStance(of: "FRA", on: "SC03") == .uncoded)
    #expect(matrix.memberStance(of: "EGY", on: "SC01") == .uncoded)
    #expect(matrix.memberStance(of: "POL", on: "SC03") == .silent)
    let all = IssueConvergence.all(in: matrix)
    #expect(all.map(\.voices.scope) == [3, 3, 2] && all.map(\.voices.silent) == [1, 1, 2])
    #expect(all.map(\.voices.uncoded) == [1, 1, 2])
    #expect(near(all[0].voices.addressedShare, 2 / 3.0))
    // DEU stands in no State's place of its own: its groups could be coded.
    #expect(all.map(\.memberStates.uncoded) == [1, 0, 2])
    #expect(all.map(\.memberStates.silent) == [0, 0, 2])
    for issue in all {
      #expect(issue.memberStates.scope + issue.memberStates.uncoded == 4)
      #expect(issue.regionalGroups.reduce(0) { $0 + $1.memberStates.uncoded } <= issue.memberStates.uncoded)
    }
  }

  @Test("a State that speaks for itself and through a group shows both and is counted once")
  func ownAndGroup() throws {
    let matrix = try matrix(union(), ["+~+", "-..", "~.-", "..-"])
    #expect(matrix.participants.map(\.id) == ["DEU+EGY", "EGY", "EU", "FRA"])
    #expect(matrix.memberStates.map(\.id) == ["DEU", "EGY", "FRA", "POL"])
    #expect(matrix.voices(for: "FRA") == ["FRA", "EU"])
    #expect(matrix.voices(for: "DEU") == ["DEU+EGY", "EU"])
    #expect(matrix.voices(for: "XXX").isEmpty)
    #expect(
      matrix.positions(for: "FRA", on: "SC01") == [
        .init("FRA", "SC01", .oppose), .init("EU", "SC01", .support),
      ])
    #expect(matrix.memberStance(of: "FRA", on: "SC01") == .own(.oppose))
    #expect(matrix.memberStance(of: "FRA", on: "SC02") == .through("EU", .conditional))
    #expect(matrix.memberStance(of: "DEU", on: "SC03") == .through("DEU+EGY", .oppose))
    #expect(matrix.memberStance(of: "EGY", on: "SC02") == .silent)
    #expect(matrix.memberStance(of: "XXX", on: "SC02") == .silent)

    let all = IssueConvergence.all(in: matrix)
    #expect(all.map(\.issue.id) == ["SC01", "SC02", "SC03"])
    #expect(all[0].voices.counts == StanceCounts(support: 1, conditional: 1, oppose: 1))
    #expect(all[0].voices.scope == 4 && all[0].voices.silent == 1)
    #expect(all[0].voices.addressedShare == 0.75 && near(all[0].voices.supportShare, 1 / 3.0))
    #expect(all[0].voices.convergenceClass == .divided)
    // DEU and POL through EU, FRA by itself, EGY by itself.
    #expect(all[0].memberStates.counts == StanceCounts(support: 2, conditional: 1, oppose: 1))
    #expect(all[0].memberStates.scope == 4 && all[0].memberStates.voices == 3)
    // Three Member States, but one voice.
    #expect(all[1].memberStates.counts == StanceCounts(conditional: 3))
    #expect(all[1].memberStates.index == nil && all[1].memberStates.convergenceClass == .tooFewVoices)
    // DEU through the smaller group, EGY by itself, FRA and POL through EU.
    #expect(all[2].memberStates.counts == StanceCounts(support: 2, oppose: 2))

    #expect(all[0].regionalGroups.map(\.name) == ["african", "eastern_european", europe])
    let western = all[0].regionalGroups[2]
    #expect(western.voices.counts == StanceCounts(oppose: 1) && western.voices.scope == 1)
    #expect(western.memberStates.counts == StanceCounts(support: 1, oppose: 1))
    #expect(western.memberStates.scope == 2 && western.memberStates.convergenceClass == .tooFewVoices)
    #expect(
      all[0].regionalGroups[1].voices.scope == 0 && all[0].regionalGroups[1].voices.addressedShare == nil)
    #expect(all[0].regionalGroups[1].memberStates.counts == StanceCounts(support: 1))
  }

  @Test("equally close groups that contradict each other leave the State out")
  func contradictory() throws {
    let matrix = try matrix(
      [
        .init(group: "A", members: [.init("NOR"), .init("ISL")]),
        .init(group: "B", members: [.init("NOR"), .init("CHE")]),
      ], ["++", "-+"])
    #expect(matrix.memberStance(of: "NOR", on: "SC01") == .contradictory)
    #expect(matrix.memberStance(of: "NOR", on: "SC02") == .through("A", .support))
    let issue = try #require(IssueConvergence.all(in: matrix).first)
    #expect(issue.contradictory == ["NOR"])
    #expect(issue.memberStates.counts == StanceCounts(support: 1, oppose: 1))
    #expect(issue.memberStates.contradictory == 1 && issue.memberStates.silent == 0)
  }

  @Test("the codebook's issues make a matrix")
  func codebook() throws {
    let issues = try Codebook().issues.map { PositionsMatrix.Issue($0) }
    let matrix = try PositionsMatrix(participants: [], issues: issues, positions: [])
    #expect(matrix.issues.count == issues.count && IssueConvergence.all(in: matrix).count == issues.count)
    #expect(IssueConvergence.all(in: matrix).allSatisfy { $0.voices.addressedShare == nil })
    #expect(PairAgreement.all(in: matrix).isEmpty)
    #expect(Blocs(of: matrix).blocs.isEmpty && ParticipantMap(of: matrix).points.isEmpty)
  }

  @Test("what makes no matrix is refused with a reason")
  func errors() {
    let states = [PositionsMatrix.Participant(state: "EGY"), .init(state: "FRA")]
    func fault(
      _ participants: [PositionsMatrix.Participant], _ issues: [PositionsMatrix.Issue],
      _ positions: [PositionsMatrix.Position]
    ) -> PositionsError? {
      do throws(PositionsError) {
        _ = try PositionsMatrix(participants: participants, issues: issues, positions: positions)
        return nil
      } catch {
        #expect(!error.description.isEmpty)
        return error
      }
    }
    let one = issues(1)
    #expect(fault(states + states, one, []) == .participantTwice("EGY"))
    #expect(fault(states, one + one, []) == .issueTwice("SC01"))
    #expect(fault(states, one, [.init("XXX", "SC01", .support)]) == .unknownParticipant("XXX", issue: "SC01"))
    #expect(fault(states, one, [.init("EGY", "XX", .support)]) == .unknownIssue("XX", participant: "EGY"))
    let twice: [PositionsMatrix.Position] = [.init("EGY", "SC01", .support), .init("EGY", "SC01", .oppose)]
    let expected = PositionsError.twoStances(participant: "EGY", issue: "SC01", .support, .oppose)
    #expect(fault(states, one, twice) == expected)
    #expect(fault(states, one, twice.reversed()) == expected)
    #expect(fault(states, one, [twice[0], twice[0]]) == nil)
    let group = PositionsMatrix.Participant(group: "G", members: [.init("EGY", regionalGroup: "b")])
    #expect(
      fault([.init(state: "EGY", regionalGroup: "a"), group], one, [])
        == .twoRegionalGroups(member: "EGY", "a", "b"))
  }

  @Test("nothing depends on the order in which participants and positions are given")
  func permuted() throws {
    var generator = SplitMix64(state: 7)
    let ids = ["ARG", "BRA", "CHN", "EGY", "EU", "FRA", "IND", "JPN", "MEX", "NOR", "RUS", "USA"]
    let participants = ids.map { id in
      id == "EU"
        ? PositionsMatrix.Participant(group: id, members: ["FRA", "DEU", "ESP"].map { .init($0) })
        : PositionsMatrix.Participant(state: id, regionalGroup: String(id.prefix(1)))
    }
    let matrix = try matrix(participants, ids.map { _ in profile(24, &generator) })
    for _ in 0..<5 {
      let other = try PositionsMatrix(
        participants: participants.shuffled(using: &generator), issues: matrix.issues,
        positions: matrix.positions.shuffled(using: &generator))
      #expect(other == matrix)
      #expect(IssueConvergence.all(in: other) == IssueConvergence.all(in: matrix))
      #expect(PairAgreement.all(in: other) == PairAgreement.all(in: matrix))
      #expect(Blocs(of: other, cut: 0.4) == Blocs(of: matrix, cut: 0.4))
      #expect(ParticipantMap(of: other) == ParticipantMap(of: matrix))
      #expect(PositionChanges(from: matrix, to: other).changes.isEmpty)
    }
  }
}
