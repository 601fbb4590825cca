import Codebook
import TestSupport
import Testing

@testable import Coding

@Suite struct ThemeReliabilityTests {
  private static let none = ThemeSet(rawValue: 0)

  @Test func isPerfectWhereAllAgree() {
    var reliability = ThemeReliability()
    for bits in 0..<128 {
      let themes = ThemeSet(rawValue: UInt8(bits))
      reliability.add(given: themes, gold: themes, disputed: Self.none)
    }
    #expect(reliability.macroF1 == 1 && reliability.paragraphs == 128)
    #expect(reliability.counts.allSatisfy { $0.both == 64 && $0.precision == 1 && $0.recall == 1 })
  }

  @Test func countsByHand() {
    var reliability = ThemeReliability()
    reliability.add(given: ThemeSet([.scope, .procedure]), gold: ThemeSet([.scope]), disputed: Self.none)
    reliability.add(given: ThemeSet([.scope]), gold: ThemeSet([.scope, .procedure]), disputed: Self.none)
    reliability.add(given: ThemeSet([.scope]), gold: Self.none, disputed: Self.none)
    let scope = reliability.counts[0]
    #expect(scope.both == 2 && scope.given == 1 && scope.missed == 0)
    #expect(abs(scope.precision - 2.0 / 3) < 1e-12 && scope.recall == 1 && abs(scope.f1 - 0.8) < 1e-12)
    #expect(reliability.counts[3].f1 == 0)
    #expect(abs(reliability.macroF1 - (0.8 + 0 + 5) / 7) < 1e-12)
  }

  @Test func leavesDisputedThemesOut() {
    var reliability = ThemeReliability()
    reliability.add(
      given: ThemeSet([.scope]), gold: ThemeSet([.procedure]), disputed: ThemeSet([.scope, .procedure]))
    #expect(reliability.macroF1 == 1)
    #expect(reliability.counts.map(\.neither) == [0, 1, 1, 0, 1, 1, 1])
    #expect(reliability.counts.allSatisfy { $0.both + $0.given + $0.missed == 0 })
  }

  /// Coders who toss coins of chances p and q agree at F1 = 2pq / (p + q).
  @Test(arguments: [(0.5, 0.5), (0.2, 0.2), (0.3, 0.6)])
  func meetsChanceForRandomCoders(given: Double, gold: Double) {
    var random = SplitMix64(state: 7)
    func toss(_ chance: Double) -> ThemeSet {
      ThemeSet(Theme.allCases.filter { _ in Double.random(in: 0..<1, using: &random) < chance })
    }
    var reliability = ThemeReliability()
    for _ in 0..<6000 {
      let first = toss(given)
      reliability.add(given: first, gold: toss(gold), disputed: Self.none)
    }
    #expect(abs(reliability.macroF1 - 2 * given * gold / (given + gold)) < 0.02)
  }

  @Test func holdsAParagraphAgainstTheUnionOfItsPassages() throws {
    let gold = try GoldCoding(
      rows(
        ["a.txt,GHA,1,4,scope;procedure,", "a.txt,GHA,10,12,scope,", "b.txt,GHA,1,4,scope,"],
        header: goldHeader),
      name: "themes.csv")
    var reliability = ThemeReliability()
    let answers = reliability.add(
      gold.paragraphs,
      given: [
        .init(path: "in/a.txt", lines: 1...2, themes: ThemeSet([.scope])),
        .init(path: "in/a.txt", lines: 3...4, themes: ThemeSet([.procedure])),
        .init(path: "in/a.txt", lines: 12...20, themes: ThemeSet([.objectives])),
      ])
    #expect(answers.map(\.passages) == [[0, 1], [], []])
    #expect(answers.map(\.themes.list) == ["scope;procedure", "", ""])
    #expect(reliability.counts[0].both == 1 && reliability.counts[0].missed == 2)
    #expect(reliability.counts[3].f1 == 1 && reliability.counts[1].given == 0)
  }
}
