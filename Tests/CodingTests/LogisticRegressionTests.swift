import TestSupport
import Testing

@testable import Coding

@Suite struct LogisticRegressionTests {
  private func samples(_ rows: [[(String, Double)]]) -> LogisticRegression.Samples {
    var samples = LogisticRegression.Samples()
    for row in rows {
      var features = FeatureVector()
      for (name, value) in row { features.add(name, value) }
      samples.add(features)
    }
    return samples
  }

  private var exact: LogisticRegression { LogisticRegression(strength: 3, passes: 5000, tolerance: 1e-11) }

  /// The slope of what is minimised, computed from its definition.
  private func gradient(
    _ samples: LogisticRegression.Samples, truth: [Bool?], counts: [Double], weights: [Double],
    strength: Double
  ) -> [Double] {
    var margins = Array(repeating: 0.0, count: samples.count)
    for (feature, column) in samples.columns.enumerated() {
      for (sample, value) in column { margins[sample] += weights[feature] * value }
    }
    return samples.columns.enumerated().map { feature, column in
      column.reduce(weights[feature] / strength) { sum, entry in
        guard let target = truth[entry.sample] else { return sum }
        let miss = Logistic.value(margins[entry.sample]) - (target ? 1 : 0)
        return sum + counts[entry.sample] * miss * entry.value
      }
    }
  }

  @Test func findsNoBiasInEvenCounts() {
    let weights = exact.fit(samples([[], []]), truth: [true, false], sampleWeights: [1, 1])
    #expect(weights.count == 1 && abs(weights[0]) < 1e-9)
  }

  @Test func givesMirroredFeaturesMirroredWeights() {
    let samples = samples([[("a", 1)], [("b", 1)]])
    let weights = exact.fit(samples, truth: [true, false], sampleWeights: [1, 1])
    let byName = Dictionary(uniqueKeysWithValues: zip(samples.names, weights))
    // w / 3 = 1 - s(w) has one root.
    #expect(abs((byName["a"] ?? 0) / 3 - (1 - Logistic.value(byName["a"] ?? 0))) < 1e-9)
    #expect(abs((byName["a"] ?? 0) + (byName["b"] ?? 0)) < 1e-9)
    #expect(abs(byName["bias"] ?? 1) < 1e-9)
  }

  @Test func countsAWeightOfTwoLikeTwoSamples() {
    let once = exact.fit(
      samples([[("a", 0.5)], [("b", 1)], [("a", 1), ("b", 2)]]), truth: [true, false, false],
      sampleWeights: [2, 1, 1])
    let twice = exact.fit(
      samples([[("a", 0.5)], [("b", 1)], [("a", 1), ("b", 2)], [("a", 0.5)]]),
      truth: [true, false, false, true], sampleWeights: [1, 1, 1, 1])
    for (left, right) in zip(once, twice) { #expect(abs(left - right) < 1e-8) }
  }

  @Test func leavesOutWhatHasNoTruth() {
    let with = exact.fit(
      samples([[("a", 1)], [("b", 1)], [("a", 5)]]), truth: [true, false, nil], sampleWeights: [1, 1, 1])
    let without = exact.fit(
      samples([[("a", 1)], [("b", 1)]]), truth: [true, false], sampleWeights: [1, 1])
    #expect(with == without)
  }

  @Test(arguments: 1...8) func endsWhereTheSlopeIsNothing(seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    let rows = (0..<40).map { _ in
      (0..<6).filter { _ in Bool.random(using: &random) }.map {
        ("f\($0)", Double.random(in: -2...2, using: &random))
      }
    }
    let samples = samples(rows)
    let truth = rows.map { _ in Optional(Bool.random(using: &random)) }
    let counts = rows.map { _ in Double.random(in: 0.2...2, using: &random) }
    let weights = exact.fit(samples, truth: truth, sampleWeights: counts)
    let slope = gradient(samples, truth: truth, counts: counts, weights: weights, strength: 3)
    for value in slope { #expect(abs(value) < 1e-6) }
  }

  @Test(arguments: [LogisticRegression.Penalty.quadratic, .absolute], 1...4)
  func endsInOnePlaceFromAnyStart(penalty: LogisticRegression.Penalty, seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    let rows = (0..<40).map { _ in
      (0..<6).filter { _ in Bool.random(using: &random) }.map {
        ("f\($0)", Double.random(in: -2...2, using: &random))
      }
    }
    let samples = samples(rows)
    let truth = rows.map { _ in Int.random(in: 0..<5, using: &random) == 0 ? nil : Bool.random(using: &random)
    }
    let counts = rows.map { _ in Double.random(in: 0.2...2, using: &random) }
    var fit = exact
    fit.penalty = penalty
    let plain = fit.fit(samples, truth: truth, sampleWeights: counts)
    let far = samples.names.map { _ in Double.random(in: -5...5, using: &random) }
    for start in [far, plain] {
      let weights = fit.fit(samples, truth: truth, sampleWeights: counts, from: start)
      for (left, right) in zip(plain, weights) { #expect(abs(left - right) < 1e-5) }
    }
  }

  /// Weights for what only samples left out have must not outlive them.
  @Test(arguments: [LogisticRegression.Penalty.quadratic, .absolute])
  func forgetsWhatNoSampleWithTruthHas(penalty: LogisticRegression.Penalty) {
    var fit = exact
    fit.penalty = penalty
    let samples = samples([[("a", 1)], [("b", 1)], [("c", 1)]])
    let weights = fit.fit(
      samples, truth: [true, false, nil], sampleWeights: [1, 1, 1], from: samples.names.map { _ in 4 })
    #expect(zip(samples.names, weights).first { $0.0 == "c" }?.1 == 0)
  }

  /// Separable samples and large values are where Newton's full steps would run away.
  @Test func settlesOnSeparableSamples() {
    let rows = (0..<30).map { [("x", $0 < 15 ? -30.0 : 30), ("y", Double($0))] }
    let truth = (0..<30).map { Optional($0 >= 15) }
    let counts = Array(repeating: 1.0, count: 30)
    let samples = samples(rows)
    let weights = exact.fit(samples, truth: truth, sampleWeights: counts)
    #expect(weights.allSatisfy { $0.isFinite })
    let slope = gradient(samples, truth: truth, counts: counts, weights: weights, strength: 3)
    for value in slope { #expect(abs(value) < 1e-4) }
  }
}
