/// Counts over ordered levels, and how far they gather on one level.
///
/// A worked example of `agreement` over three levels, 7 oppose, 6 conditional, 7 support:
///
///     layer of height 6 over the pattern 111: weight 18/20, A = 0
///     layer of height 1 over the pattern 101: weight  2/20, A = -1
///     A = 18/20 · 0 + 2/20 · (-1) = -0.10
public struct OrderedCounts: Hashable, Sendable {
  /// The counts from the lowest level to the highest.
  public let levels: [Int]
  /// The sum of the counts.
  public let total: Int

  /// Takes counts over levels in their order.
  ///
  /// - Parameter levels: at least three counts, none below 0; anything else gives nil, for the measures are
  ///   defined from three levels on.
  public init?(_ levels: [Int]) {
    guard levels.count >= 3, levels.allSatisfy({ $0 >= 0 }) else { return nil }
    self.levels = levels
    total = levels.reduce(0, +)
  }

  /// Agreement A: -1 for an even split between the two poles, 0 for a flat distribution, 1 for one level.
  ///
  /// Cees van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35 (2001). Nil
  /// without counts. Over three levels the value is exact but for one division.
  public var agreement: Double? {
    guard total > 0 else { return nil }
    var rest = levels
    var weighted = 0.0
    while let height = rest.filter({ $0 > 0 }).min() {
      let pattern = rest.map { $0 > 0 }
      let filled = pattern.count { $0 }
      weighted += Double(height * filled) * Self.agreement(of: pattern, filled: filled)
      for level in rest.indices where pattern[level] { rest[level] -= height }
    }
    return weighted / Double(total)
  }

  /// One minus Leik's D: 0 for an even split between the two poles, 1 for one level.
  ///
  /// Robert Leik, "A measure of ordinal consensus", Pacific Sociological Review 9 (1966). Nil without counts.
  public var leikAgreement: Double? {
    guard total > 0 else { return nil }
    var cumulated = 0
    var differences = 0
    for count in levels.dropLast() {
      cumulated += count
      differences += min(cumulated, total - cumulated)
    }
    let most = (levels.count - 1) * total
    return Double(most - 2 * differences) / Double(most)
  }

  /// Consensus: 0 for an even split between the two poles, 1 for one level.
  ///
  /// William Tastle and Mark Wierman, "Consensus and dissention: a measure of ordinal dispersion",
  /// International Journal of Approximate Reasoning 45 (2007). Nil without counts.
  public var consensus: Double? {
    guard total > 0 else { return nil }
    let width = levels.count - 1
    let sum = levels.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    func term(_ level: Int) -> Double {
      guard levels[level] > 0 else { return 0 }
      // 1 - |x - mean| / width, as a quotient of integers.
      let nearness = Double(total * width - abs(level * total - sum)) / Double(total * width)
      return Double(levels[level]) * Logarithm.base2(nearness)
    }
    // From both ends at once, so that swapping the poles gives the same bits.
    var terms = 0.0
    for low in 0..<levels.count / 2 { terms += term(low) + term(width - low) }
    if levels.count % 2 == 1 { terms += term(levels.count / 2) }
    return min(1, max(0, 1 + terms / Double(total)))
  }

  /// A of one layer: U (1 - (S - 1) / (K - 1)), U = ((K - 2) TU - (K - 1) TDU) / ((K - 2) (TU + TDU)).
  private static func agreement(of pattern: [Bool], filled: Int) -> Double {
    let count = pattern.count
    if filled == 1 { return 1 }
    if filled == count { return 0 }
    var unimodal = 0
    var bimodal = 0
    for first in 0..<count {
      for second in first + 1..<count {
        for third in second + 1..<count {
          switch (pattern[first], pattern[second], pattern[third]) {
          case (true, true, false), (false, true, true): unimodal += 1
          case (true, false, true): bimodal += 1
          default: break
          }
        }
      }
    }
    // Two or more filled levels beside an empty one always make a triple: the divisor is above 0.
    let share =
      Double((count - 2) * unimodal - (count - 1) * bimodal) / Double((count - 2) * (unimodal + bimodal))
    return share * Double(count - filled) / Double(count - 1)
  }
}
