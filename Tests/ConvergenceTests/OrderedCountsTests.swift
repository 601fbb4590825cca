import Codebook
import Convergence
import Foundation
import Testing

@Suite("Ordered counts") struct OrderedCountsTests {
  @Test(
    "the oracle over three levels: counts, A, consensus, 1 - Leik, net",
    arguments: [
      ([0, 0, 20], [1.00, 1.00, 1.00, 1.00]), ([1, 0, 19], [0.80, 0.71, 0.90, 0.90]),
      ([2, 2, 16], [0.70, 0.48, 0.70, 0.70]), ([5, 0, 15], [0.00, 0.19, 0.50, 0.50]),
      ([0, 5, 15], [0.75, 0.69, 0.75, 0.75]), ([0, 10, 10], [0.50, 0.58, 0.50, 0.50]),
      ([10, 0, 10], [-1.00, 0.00, 0.00, 0.00]), ([7, 6, 7], [-0.10, 0.30, 0.30, 0.00]),
    ])
  func oracle(levels: [Int], expected: [Double]) {
    let counts = StanceCounts(support: levels[2], conditional: levels[1], oppose: levels[0])
    #expect(near(counts.agreement, expected[0]))
    #expect(near(counts.consensus, expected[1], within: 0.005))
    #expect(near(counts.leikAgreement, expected[2]))
    #expect(near(counts.netSupport, expected[3]))
  }

  @Test("the worked example over seven levels")
  func sevenLevels() throws {
    let counts = try #require(OrderedCounts([30, 40, 210, 130, 530, 50, 10]))
    #expect(counts.total == 1000)
    #expect(near(counts.agreement, 0.6113, within: 0.00005))
    #expect(near(counts.consensus, 0.7257, within: 0.00005))
    #expect(near(counts.leikAgreement, 0.7133, within: 0.00005))
  }

  @Test("one level, an even split and a flat distribution over 3 to 9 levels")
  func landmarks() throws {
    for count in 3...9 {
      for level in 0..<count {
        var levels = Array(repeating: 0, count: count)
        levels[level] = 7
        let one = try #require(OrderedCounts(levels))
        #expect(one.agreement == 1 && one.leikAgreement == 1 && one.consensus == 1)
      }
      var levels = Array(repeating: 0, count: count)
      levels[0] = 4
      levels[count - 1] = 4
      let split = try #require(OrderedCounts(levels))
      #expect(near(split.agreement, -1) && split.leikAgreement == 0 && split.consensus == 0)
      #expect(OrderedCounts(Array(repeating: 3, count: count))?.agreement == 0)
    }
  }

  @Test("no counts have no measure; fewer than three levels and negative counts are refused")
  func undefined() {
    #expect(OrderedCounts([0, 0, 0])?.agreement == nil)
    #expect(OrderedCounts([0, 0, 0])?.consensus == nil)
    #expect(OrderedCounts([0, 0, 0])?.leikAgreement == nil)
    #expect(OrderedCounts([1, 2]) == nil)
    #expect(OrderedCounts([]) == nil)
    #expect(OrderedCounts([1, -1, 2]) == nil)
    #expect(StanceCounts(support: -4) == StanceCounts())
  }

  @Test("every triple from 0 to 20: range, poles swapped, extremes only where they belong")
  func everyTriple() throws {
    var faults: [String] = []
    for oppose in 0...20 {
      for conditional in 0...20 {
        for support in 0...20 where oppose + conditional + support > 0 {
          let counts = StanceCounts(support: support, conditional: conditional, oppose: oppose)
          let mirrored = StanceCounts(support: oppose, conditional: conditional, oppose: support)
          let agreement = try #require(counts.agreement)
          let consensus = try #require(counts.consensus)
          let leik = try #require(counts.leikAgreement)
          let filled = [oppose, conditional, support].count { $0 > 0 }
          let split = conditional == 0 && oppose == support
          if !(-1...1).contains(agreement) || !(0...1).contains(consensus) || !(0...1).contains(leik)
            || agreement != mirrored.agreement || consensus != mirrored.consensus
            || leik != mirrored.leikAgreement || counts.netSupport != mirrored.netSupport.map({ 0 - $0 })
            || (agreement == 1) != (filled == 1) || (consensus == 1) != (filled == 1)
            || (leik == 1) != (filled == 1) || (agreement == -1) != split || (consensus == 0) != split
            || (leik == 0) != split
          {
            faults.append("\(oppose),\(conditional),\(support): \(agreement) \(consensus) \(leik)")
          }
        }
      }
    }
    #expect(faults.isEmpty, "\(faults.prefix(5))")
  }

  @Test("consensus equals the formula with the system's logarithm")
  func consensusFormula() throws {
    for low in 0...12 {
      for middle in 0...12 {
        for high in 0...12 where low + middle + high > 0 {
          let counts = [low, middle, high]
          let total = Double(low + middle + high)
          let mean = Double(high - low) / total
          var expected = 1.0
          for (place, count) in counts.enumerated() where count > 0 {
            expected += Double(count) / total * log2(1 - abs(Double(place - 1) - mean) / 2)
          }
          let consensus = try #require(OrderedCounts(counts)?.consensus)
          #expect(abs(consensus - expected) < 1e-14)
        }
      }
    }
  }
}
