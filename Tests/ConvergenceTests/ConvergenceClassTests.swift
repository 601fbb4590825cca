import Codebook
import Convergence
import Testing

@Suite("Class for the reader") struct ConvergenceClassTests {
  @Test(
    "oppose, conditional, support",
    arguments: [
      ([0, 0, 2], ConvergenceClass.tooFewVoices), ([1, 0, 1], .tooFewVoices), ([0, 0, 0], .tooFewVoices),
      ([0, 0, 3], .convergent), ([3, 0, 0], .convergent), ([0, 1, 4], .convergent), ([1, 0, 9], .convergent),
      ([2, 2, 16], .convergent), ([1, 0, 19], .convergent),
      ([0, 3, 0], .convergentWithConditions), ([0, 1, 2], .convergentWithConditions),
      ([0, 10, 10], .convergentWithConditions), ([0, 5, 15], .convergentWithConditions),
      ([1, 10, 9], .convergentWithConditions), ([2, 1, 0], .convergentWithConditions),
      ([1, 0, 8], .leaning), ([1, 0, 2], .leaning), ([5, 0, 15], .leaning), ([1, 4, 1], .leaning),
      ([3, 14, 3], .leaning), ([4, 3, 13], .leaning),
      ([1, 1, 1], .divided), ([7, 6, 7], .divided), ([10, 0, 10], .divided), ([4, 5, 7], .divided),
    ])
  func examples(levels: [Int], expected: ConvergenceClass) {
    let counts = StanceCounts(support: levels[2], conditional: levels[1], oppose: levels[0])
    #expect(ConvergenceClass(counts) == expected)
    let mirrored = StanceCounts(support: levels[0], conditional: levels[1], oppose: levels[2])
    #expect(ConvergenceClass(mirrored) == expected)
  }

  @Test("every triple from 0 to 20 has the class of its mirror image, and the index bears the class out")
  func everyTriple() throws {
    var lowest: [ConvergenceClass: Double] = [:]
    var highest: [ConvergenceClass: Double] = [:]
    for oppose in 0...20 {
      for conditional in 0...20 {
        for support in 0...20 {
          let counts = StanceCounts(support: support, conditional: conditional, oppose: oppose)
          let mirrored = StanceCounts(support: oppose, conditional: conditional, oppose: support)
          let tally = ConvergenceTally(counts: counts, scope: 60)
          try #require(
            tally.convergenceClass == ConvergenceTally(counts: mirrored, scope: 60).convergenceClass)
          try #require((tally.convergenceClass == .tooFewVoices) == (counts.total < 3))
          try #require((tally.index == nil) == (counts.total < 3))
          guard let index = tally.index else { continue }
          lowest[tally.convergenceClass] = min(lowest[tally.convergenceClass] ?? 2, index)
          highest[tally.convergenceClass] = max(highest[tally.convergenceClass] ?? -2, index)
        }
      }
    }
    #expect(try #require(lowest[.convergent]) >= 0.6)
    #expect(try #require(lowest[.convergentWithConditions]) >= 0.35)
    #expect(try #require(highest[.leaning]) < 0.8)
    #expect(try #require(highest[.divided]) < 0.6)
  }

  @Test("one more supporter among supporters never makes an issue less convergent")
  func monotone() throws {
    let rank: [ConvergenceClass: Int] = [
      .tooFewVoices: -1, .divided: 0, .leaning: 1, .convergentWithConditions: 2, .convergent: 3,
    ]
    for oppose in 0...20 {
      for support in oppose...20 where oppose + support >= 3 {
        let here = rank[ConvergenceClass(StanceCounts(support: support, oppose: oppose))] ?? -2
        let more = rank[ConvergenceClass(StanceCounts(support: support + 1, oppose: oppose))] ?? -2
        #expect(more >= here, "\(oppose) against \(support)")
      }
    }
  }
}
