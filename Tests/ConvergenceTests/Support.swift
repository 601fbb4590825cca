import Codebook
import Convergence
import TestSupport

/// Stances as signs: `+` support, `~` conditional, `-` oppose, anything else silent.
func stances(_ signs: some StringProtocol) -> [Stance?] {
  signs.map { $0 == "+" ? .support : $0 == "~" ? .conditional : $0 == "-" ? .oppose : nil }
}

/// Issues `SC01`, `SC02` and so on, with the themes in turn.
func issues(_ count: Int) -> [PositionsMatrix.Issue] {
  (0..<count).map { place in
    let number = place + 1
    return PositionsMatrix.Issue(
      id: "SC" + (number < 10 ? "0" : "") + String(number),
      theme: Theme.allCases[place % Theme.allCases.count])
  }
}

/// A matrix of States, each with its stances as signs.
func matrix(_ rows: [(id: String, signs: String)]) throws -> PositionsMatrix {
  try matrix(rows.map { PositionsMatrix.Participant(state: $0.id) }, rows.map(\.signs))
}

/// A matrix of participants, each with its stances as signs.
func matrix(_ participants: [PositionsMatrix.Participant], _ signs: [String]) throws -> PositionsMatrix {
  let issues = issues(signs.map(\.count).max() ?? 0)
  return try PositionsMatrix(
    participants: participants, issues: issues,
    positions: zip(participants, signs).flatMap { participant, signs in
      zip(issues, stances(signs)).compactMap { issue, stance in
        stance.map { PositionsMatrix.Position(participant.id, issue.id, $0) }
      }
    })
}

/// A profile of stances drawn at random, a quarter of them silent.
func profile(_ count: Int, _ generator: inout SplitMix64) -> String {
  String((0..<count).map { _ in "+~-.".randomElement(using: &generator) ?? "." })
}

/// Whether two numbers agree to a precision.
func near(_ value: Double?, _ expected: Double, within precision: Double = 1e-9) -> Bool {
  value.map { abs($0 - expected) <= precision } ?? false
}
