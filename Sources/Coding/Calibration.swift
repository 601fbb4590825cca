/// How often something said is right, by how sure it was said.
public struct Calibration: Sendable, Equatable {
  /// What was said with a likelihood within one range.
  public struct Bin: Sendable, Equatable {
    /// The least likelihood in it.
    public let from: Double
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
    bins = bounds.map { Bin(from: $0) }
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
}
