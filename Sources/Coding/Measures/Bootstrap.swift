/// Between which values a figure lies in 95 of 100 resamples.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The value below which one in forty lies.
  public let lower: Double
  /// The value above which one in forty lies.
  public let upper: Double
}

/// How far figures depend on which participants happened to be measured: Efron's percentile bootstrap (1979).
///
/// Participants are drawn, not cells: what one delegation says of many issues is said in one voice.
public enum Bootstrap {
  /// How often as many participants as there are are drawn, each as often as it comes.
  public static let resamples = 1000
  /// The seed of the draws, always the same.
  public static let seed: UInt64 = 2021

  /// The interval of a figure.
  ///
  /// - Parameters:
  ///   - counts: the counts of each participant, the same ones in the same order.
  ///   - figure: what the sum of some participants' counts gives; nil where it gives none, which is left aside.
  /// - Returns: nil for fewer than two participants, or where no resample gives a figure.
  static func interval(over counts: [[Int]], _ figure: ([Int]) -> Double?) -> ConfidenceInterval? {
    guard counts.count > 1, let first = counts.first else { return nil }
    var random = FixedRandom(seed: seed)
    var figures: [Double] = []
    for _ in 0..<resamples {
      var sum = first.map { _ in 0 }
      for _ in counts {
        let drawn = counts[random.next(below: counts.count)]
        for place in sum.indices { sum[place] += drawn[place] }
      }
      if let value = figure(sum) { figures.append(value) }
    }
    figures.sort()
    let outside = figures.count / 40
    guard figures.indices.contains(outside) else { return nil }
    return ConfidenceInterval(lower: figures[outside], upper: figures[figures.count - 1 - outside])
  }
}
