/// How often something said is right, by how sure it was said.
public struct Calibration: Sendable, Equatable {
  /// What was said with a likelihood within one range.
  public struct Bin: Sendable, Equatable {
    /// The least likelihood in it.
    public let from: Double
    /// Where the next range begins; 1 for the last.
    public let to: Double
    /// How often something was said.
    public internal(set) var given = 0
    /// How often it was right.
    public internal(set) var right = 0
    /// The sum of the likelihoods.
    var sum = 0.0

    /// The mean likelihood said; nil where nothing was.
    public var said: Double? { given == 0 ? nil : sum / Double(given) }
    /// The share that is right; nil where nothing was said.
    public var found: Double? { given == 0 ? nil : Double(right) / Double(given) }
  }

  /// The ranges in their order, each up to where the next begins.
  public internal(set) var bins: [Bin]

  /// Nothing compared yet.
  ///
  /// - Parameter bounds: the least likelihood of each range, rising; what is said with less is not counted.
  public init(from bounds: [Double]) {
    bins = zip(bounds, bounds.dropFirst() + [1]).map { Bin(from: $0, to: $1) }
  }

  /// Takes one thing said in.
  ///
  /// - Parameters:
  ///   - likelihood: how likely it was called, 0 to 1.
  ///   - isRight: whether it is right.
  public mutating func add(_ likelihood: Double, isRight: Bool) {
    guard let bin = bins.lastIndex(where: { likelihood >= $0.from }) else { return }
    bins[bin].given += 1
    bins[bin].sum += likelihood
    if isRight { bins[bin].right += 1 }
  }

  /// The expected calibration error over the ranges: how far the mean likelihood said lies from the share that is
  /// right, on average over all that was said (Naeini, Cooper and Hauskrecht 2015); nil where nothing was.
  public var expectedError: Double? {
    let given = bins.reduce(0) { $0 + $1.given }
    if given == 0 { return nil }
    return bins.reduce(0) { $0 + abs($1.sum - Double($1.right)) } / Double(given)
  }
}

extension Calibration {
  /// What becomes of things said when those less likely than a threshold are left for review.
  public struct Doubt: Sendable, Equatable {
    /// The threshold.
    public let threshold: Double
    /// How many are left for review.
    public let left: Int
    /// How many are not.
    public let kept: Int
    /// How many of those are right.
    public let right: Int

    /// The share left for review; nil where nothing was said.
    public var leftShare: Double? { left + kept == 0 ? nil : Double(left) / Double(left + kept) }
    /// The share of the rest that is right; nil where nothing is left.
    public var accuracy: Double? { kept == 0 ? nil : Double(right) / Double(kept) }
  }

  /// Nothing compared yet, with the ranges of which `doubts` is read.
  ///
  /// - Parameter least: the least likelihood of what is said at all.
  /// - Returns: a calibration without a count.
  static func ofDoubts(from least: Double) -> Calibration {
    Calibration(from: [least, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
  }

  /// The curve of doubt: one point where each range but the first begins.
  public var doubts: [Doubt] {
    bins.indices.dropFirst().map { place in
      Doubt(
        threshold: bins[place].from, left: bins[..<place].reduce(0) { $0 + $1.given },
        kept: bins[place...].reduce(0) { $0 + $1.given }, right: bins[place...].reduce(0) { $0 + $1.right })
    }
  }
}
