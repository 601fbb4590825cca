public import Codebook

/// How often a theme is right, by how likely the model called it.
///
/// Counted are all pairs of passage and theme with a likelihood of at least the threshold, that is, the themes given.
public struct ThemeCalibration: Sendable, Equatable {
  /// Themes given with a likelihood within one range.
  public struct Bin: Sendable, Equatable {
    /// The least likelihood in it.
    public let from: Double
    /// How many themes were given.
    public internal(set) var given = 0
    /// How many of them are gold.
    public internal(set) var right = 0
    /// The sum of their likelihoods.
    var sum = 0.0

    /// The mean likelihood of the themes given; nil where there are none.
    public var said: Double? { given == 0 ? nil : sum / Double(given) }
    /// The share of them that is gold; nil where there are none.
    public var found: Double? { given == 0 ? nil : Double(right) / Double(given) }
  }

  /// From the threshold to 1, in their order.
  public private(set) var bins = [ThemeModel.threshold, 0.6, 0.8, 0.9, 0.95, 0.99].map { Bin(from: $0) }

  /// Nothing compared yet.
  public init() {}

  /// Takes one passage in.
  ///
  /// - Parameters:
  ///   - likelihoods: what the model says of each theme, in the order of `Theme.allCases`.
  ///   - gold: the themes that both readings gave.
  ///   - disputed: the themes that count neither way.
  public mutating func add(_ likelihoods: [Double], gold: ThemeSet, disputed: ThemeSet) {
    for (theme, likelihood) in zip(Theme.allCases, likelihoods) where !disputed.contains(theme) {
      guard let bin = bins.lastIndex(where: { likelihood >= $0.from }) else { continue }
      bins[bin].given += 1
      bins[bin].sum += likelihood
      if gold.contains(theme) { bins[bin].right += 1 }
    }
  }
}
