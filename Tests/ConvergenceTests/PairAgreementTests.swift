import Codebook
import Convergence
import TestSupport
import Testing

@Suite("Agreement of pairs") struct PairAgreementTests {
  private func pair(_ first: String, _ second: String) -> PairAgreement {
    PairAgreement("A", stances(first), "B", stances(second))
  }

  @Test("identical profiles agree by exactly 1", arguments: [1, 3, 10, 71])
  func identical(count: Int) {
    var generator = SplitMix64(state: UInt64(count))
    for signs in ["+", "~", "-", "+~-"] {
      let profile = String((0..<count).map { _ in signs.randomElement(using: &generator) ?? "+" })
      let pair = pair(profile, profile)
      #expect(pair.rawAgreement == 1 && pair.rawIndex == 1 && pair.overlap == 1)
      #expect(pair.agreement == (count < 5 ? nil : 1) && pair.index == pair.agreement)
      #expect(pair.rawKappa == (Set(profile).count == 1 ? nil : 1) && pair.rawPi == pair.rawKappa)
    }
  }

  @Test("nine alike and one support against conditional: 0.95, kappa 0")
  func collapse() {
    let pair = pair("++++++++++", "+++++++++~")
    #expect(pair.agreement == 0.95 && near(pair.index, 0.9) && pair.kappa == 0)
    #expect(near(pair.pi, -1 / 19.0))
    #expect(self.pair("++++++++++", "++++++++++").kappa == nil)
    #expect(self.pair("++++++++++", "++++++++++").pi == nil)
    #expect(self.pair("++++++++++", "----------").agreement == 0)
  }

  @Test("shared issues, overlap, and silence that counts for nothing")
  func overlap() {
    let pair = pair("+-~.+..+-", "+-.++..-~")
    #expect(pair.sharedIssues == 5 && pair.addressedByEither == 7 && near(pair.overlap, 5 / 7.0))
    #expect(pair.distance == 3 && near(pair.agreement, 0.7) && near(pair.index, 0.4))
    let silent = self.pair("...", "...")
    #expect(silent.overlap == nil && silent.rawAgreement == nil && silent.rawIndex == nil)
    #expect(silent.rawKappa == nil && silent.rawPi == nil)
    #expect(self.pair("++", "++.+").addressedByEither == 3)
  }

  @Test("blank below five shared issues")
  func tooFew() {
    let four = pair("+-~+", "+-~-")
    #expect(four.agreement == nil && four.index == nil && four.kappa == nil && four.pi == nil)
    #expect(four.rawAgreement == 0.75 && four.rawKappa != nil && four.rawPi != nil)
    #expect(pair("+-~++", "+-~-+").agreement == 0.8)
  }

  @Test("all pairs of profiles over four issues, against the definitions")
  func everyPair() throws {
    let signs: [Character] = ["+", "~", "-", "."]
    let profiles = (0..<256).map { number in
      stances(String([number & 3, number >> 2 & 3, number >> 4 & 3, number >> 6 & 3].map { signs[$0] }))
    }
    let opposites = profiles.map {
      $0.map { $0.map { $0 == .support ? .oppose : $0 == .oppose ? .support : $0 } }
    }
    var faults = 0
    for (place, first) in profiles.enumerated() {
      for second in profiles {
        let pair = PairAgreement("A", first, "B", second)
        let mirror = PairAgreement("B", second, "A", first)
        let both = zip(first, second).compactMap { one, other in
          one.flatMap { one in other.map { (one, $0) } }
        }
        let either = zip(first, second).count { $0 != nil || $1 != nil }
        var fine = pair.sharedIssues == both.count && pair.addressedByEither == either
        fine = fine && pair.rawAgreement == mirror.rawAgreement && pair.rawIndex == mirror.rawIndex
        fine = fine && pair.rawKappa == mirror.rawKappa && pair.rawPi == mirror.rawPi
        fine = fine && pair.overlap == mirror.overlap && pair.agreement == nil
        if both.isEmpty {
          fine = fine && pair.rawAgreement == nil && pair.rawKappa == nil && pair.rawPi == nil
        } else {
          let count = Double(both.count)
          let mean = both.reduce(0.0) { $0 + 1 - Double(abs($1.0.value - $1.1.value)) / 2 } / count
          fine = fine && near(pair.rawAgreement, mean) && near(pair.rawIndex, 2 * mean - 1)
          fine = fine && (pair.rawAgreement == 1) == both.allSatisfy { $0.0 == $0.1 }
          // Kappa by the sum over all pairings; pi likewise over the pooled stances.
          let observed = both.reduce(0.0) { $0 + Double($1.0.distance(to: $1.1)) } / count
          func expected(_ ones: [Stance], _ others: [Stance]) -> Double {
            ones.reduce(0.0) { sum, one in others.reduce(sum) { $0 + Double(one.distance(to: $1)) } }
              / Double(ones.count * others.count)
          }
          let pooled = both.map(\.0) + both.map(\.1)
          for (value, chance) in [
            (pair.rawKappa, expected(both.map(\.0), both.map(\.1))), (pair.rawPi, expected(pooled, pooled)),
          ] {
            fine = fine && (chance == 0 ? value == nil : near(value, 1 - observed / chance))
          }
        }
        if !fine { faults += 1 }
      }
      let opposite = PairAgreement("A", first, "B", opposites[place])
      if !first.contains(.conditional), opposite.sharedIssues > 0 { #expect(opposite.rawAgreement == 0) }
    }
    #expect(faults == 0)
  }

  @Test("kappa of 20,000 random stances is within 0.02 of 0")
  func random() throws {
    for weights in ["+~-", "++++++~-", "+++---~"] {
      var generator = SplitMix64(state: 2024)
      func draw() -> [Stance?] {
        stances(String((0..<20_000).map { _ in weights.randomElement(using: &generator) ?? "+" }))
      }
      let pair = PairAgreement("A", draw(), "B", draw())
      #expect(near(pair.kappa, 0, within: 0.02), "\(weights): \(String(describing: pair.kappa))")
      #expect(near(pair.pi, 0, within: 0.02), "\(weights): \(String(describing: pair.pi))")
    }
  }

  @Test("overall first, then theme by theme; the themes add up")
  func themes() throws {
    var generator = SplitMix64(state: 3)
    let matrix = try matrix(["NOR", "CHN", "USA", "EGY"].map { ($0, profile(71, &generator)) })
    let all = PairAgreement.all(in: matrix)
    #expect(all.count == 6 * 8)
    #expect(
      all.prefix(6).map { $0.participantA + $0.participantB } == [
        "CHNEGY", "CHNNOR", "CHNUSA", "EGYNOR", "EGYUSA", "NORUSA",
      ])
    #expect(all.map(\.theme) == ([nil] + Theme.allCases).flatMap { Array(repeating: $0, count: 6) })
    for place in 0..<6 {
      let parts = stride(from: place + 6, to: all.count, by: 6).map { all[$0] }
      #expect(parts.reduce(0) { $0 + $1.sharedIssues } == all[place].sharedIssues)
      #expect(parts.reduce(0) { $0 + $1.addressedByEither } == all[place].addressedByEither)
      #expect(parts.reduce(0) { $0 + $1.distance } == all[place].distance)
    }
  }
}
