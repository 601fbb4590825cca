import Codebook
import TestSupport
import Testing

@testable import Coding

@Suite("Krippendorff's alpha") struct KrippendorffAlphaTests {
  /// How often each pair of values was given by two coders, values in the order of their letters.
  private func table(_ first: String, _ second: String) -> [[Int]] {
    let values = Set(first + second).sorted()
    return values.map { row in
      values.map { column in zip(first, second).count { $0 == row && $1 == column } }
    }
  }

  /// The two worked examples without missing values in Krippendorff 2011.
  @Test(arguments: [
    ("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692),
  ])
  func agreesWithTheWorkedExamples(first: String, second: String, alpha: Double) {
    #expect(abs((KrippendorffAlpha.nominal(table(first, second)) ?? 0) - alpha) < 0.0005)
  }

  @Test(arguments: [[0.5, 0.5], [0.1, 0.9], [0.6, 0.05, 0.05, 0.3]])
  func isNothingForRandomCoders(chances: [Double]) {
    var random = SplitMix64(state: 11)
    func draw() -> Int {
      var left = Double.random(in: 0..<1, using: &random)
      for (value, chance) in chances.enumerated() {
        left -= chance
        if left < 0 { return value }
      }
      return chances.count - 1
    }
    var table = chances.map { _ in chances.map { _ in 0 } }
    for _ in 0..<40_000 { table[draw()][draw()] += 1 }
    #expect(abs(KrippendorffAlpha.nominal(table) ?? 1) < 0.02)
  }

  @Test func isOneForPerfectCodersAndNoneWhereNothingCouldDiffer() {
    #expect(KrippendorffAlpha.nominal([[3, 0], [0, 90]]) == 1)
    #expect(KrippendorffAlpha.nominal([[93, 0], [0, 0]]) == nil)
    #expect(KrippendorffAlpha.nominal([[0, 0], [0, 0]]) == nil)
  }

  /// Two coders who always differ on two units each way: below chance.
  @Test func isNegativeBelowChance() {
    #expect(KrippendorffAlpha.nominal([[0, 2], [2, 0]]) == -0.75)
  }
}

@Suite("Bootstrap over participants") struct BootstrapTests {
  @Test func aPerfectCoderIsPerfectInEveryDraw() {
    var participants: [ThemeReliability] = []
    for themes in [[Theme.scope, .procedure], [.objectives], Theme.allCases] {
      var own = ThemeReliability()
      own.add(given: ThemeSet(themes), gold: ThemeSet(themes), disputed: ThemeSet([]))
      participants.append(own)
    }
    let one = ConfidenceInterval(lower: 1, upper: 1)
    #expect(ThemeReliability.intervals(over: participants) == Theme.allCases.map { _ in one })
    #expect(ThemeReliability.macroInterval(over: participants) == one)
  }

  /// Of two participants one is right and one is not: either is drawn twice in a quarter of all draws.
  @Test func twoParticipantsAreDrawnTwiceOrTogether() {
    let interval = Bootstrap.interval(over: [[10, 10, 10], [0, 10, 10]]) { sum in
      2 * Double(sum[0]) / Double(sum[1] + sum[2])
    }
    #expect(interval == ConfidenceInterval(lower: 0, upper: 1))
  }

  @Test func holdsTheFigureAndIsTheSameEachTime() throws {
    let counts = (0..<20).map { [$0 % 5, 5] }
    let share: ([Int]) -> Double? = { Double($0[0]) / Double($0[1]) }
    let interval = try #require(Bootstrap.interval(over: counts, share))
    // The mean of 20 draws from 0, 0.2 ... 0.8 has the standard error 0.0632: 0.4 -+ 1.96 of it.
    #expect(abs(interval.lower - 0.276) < 0.02 && abs(interval.upper - 0.524) < 0.02)
    #expect(Bootstrap.interval(over: counts, share) == interval)
  }

  @Test func saysNothingOfOneParticipantOrOfNoFigure() {
    #expect(Bootstrap.interval(over: [[1]]) { _ in 1 } == nil)
    #expect(Bootstrap.interval(over: [[1], [2]]) { _ in nil } == nil)
  }

  @Test func leavesDrawsWithoutAThemeAside() {
    var with = ThemeReliability()
    for given in [[Theme.scope], []] {
      with.add(given: ThemeSet(given), gold: ThemeSet([.scope]), disputed: ThemeSet([]))
    }
    let interval = ThemeReliability.intervals(over: [with, ThemeReliability(), ThemeReliability()])[0]
    #expect(interval?.lower == 2.0 / 3 && interval?.upper == 2.0 / 3)
  }

  @Test func numbersAreSpreadEvenly() {
    var random = FixedRandom(seed: 1)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<7000 { counts[random.next(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 1000) < 120 })
  }
}

@Suite("Calibration") struct CalibrationTests {
  private func filled() -> Calibration {
    var calibration = Calibration.ofDoubts(from: 0)
    // Six below 0.5 of which one is right, three at 0.75 of which two are, one at 1 that is.
    for place in 0..<6 { calibration.add(0.25, isRight: place == 0) }
    for place in 0..<3 { calibration.add(0.75, isRight: place > 0) }
    calibration.add(1, isRight: true)
    return calibration
  }

  /// |6 x 0.25 - 1| + |3 x 0.75 - 2| + |1 - 1| = 0.75, over ten.
  @Test func theExpectedErrorIsWhatOneReckonsByHand() {
    #expect(filled().expectedError == 0.075)
    #expect(Calibration.ofDoubts(from: 0).expectedError == nil)
  }

  @Test func theCurveOfDoubtIsWhatOneReckonsByHand() {
    let doubts = filled().doubts
    #expect(doubts.map(\.threshold) == [0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
    #expect(doubts.map(\.leftShare) == [0.6, 0.6, 0.6, 0.9, 0.9, 0.9])
    #expect(doubts.map(\.accuracy) == [0.75, 0.75, 0.75, 1, 1, 1])
    #expect(Calibration.ofThemeDoubts.doubts.allSatisfy { $0.leftShare == nil && $0.accuracy == nil })
  }

  @Test func rangesEndWhereTheNextBegins() {
    #expect(Calibration(from: [0, 0.5, 0.9]).bins.map(\.to) == [0.5, 0.9, 1])
  }
}

@Suite("Parts of the training corpus") struct CorpusShareTests {
  private func corpus() throws -> TrainingCorpus {
    var corpus = TrainingCorpus()
    try corpus.add(
      rows((0..<4000).map { "CO01-en-c-\($0),en,Sentence \($0),,,,sentence" }, header: Self.columns),
      name: "c")
    try corpus.addSubmissions(
      rows(
        (0..<400).flatMap { submission in
          (1...3).map { "d-en-\(submission)-\($0),en,paragraph,Text,," }
        }, header: "id,language,kind,text,themes,positions"), name: "s")
    return corpus
  }

  private static let columns = "id,language,text,themes,issue,stance,kind"

  @Test func smallerSharesArePartsOfGreaterOnes() throws {
    let whole = try corpus()
    var greater = Set(whole.rows.map(\.id))
    for parts: UInt64 in [2, 4, 8] {
      var part = whole
      part.keep(oneIn: parts)
      let ids = Set(part.rows.map(\.id))
      #expect(ids.isSubset(of: greater))
      #expect(abs(ids.count - 4000 / Int(parts)) < 120, "\(ids.count) of 1/\(parts)")
      #expect(abs(part.submissions.count - 400 / Int(parts)) < 40)
      #expect(part.submissions.allSatisfy { $0.themes.count == 3 }, "submissions stay whole")
      greater = ids
    }
  }

  @Test func oneOfOneIsAllAndPartsCanBeForgotten() throws {
    var corpus = try corpus()
    corpus.keep(oneIn: 1)
    #expect(corpus.rows.count == 4000 && corpus.submissions.count == 400)
    corpus.removeRows()
    #expect(corpus.rows.isEmpty && corpus.submissions.count == 400)
    corpus.removeSubmissions()
    #expect(corpus.submissions.isEmpty)
  }
}
