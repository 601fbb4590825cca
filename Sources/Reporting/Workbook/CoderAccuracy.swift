internal import Codebook
public import Coding

/// How well the coder did on submissions with gold coding that it had not seen.
public struct CoderAccuracy: Sendable {
  /// The cells called sure to some degree, and how many of them were right.
  public struct Bin: Sendable {
    /// The least confidence, 0 to 1.
    public let from: Double
    /// The greatest confidence, 0 to 1.
    public let to: Double
    /// How many cells the coder called so sure.
    public let cells: Int
    /// How many of them had the stance of the gold coding.
    public let right: Int

    /// States what became of the cells called sure to some degree.
    ///
    /// - Parameters:
    ///   - from: the least confidence, 0 to 1.
    ///   - to: the greatest confidence, 0 to 1.
    ///   - cells: how many cells the coder called so sure.
    ///   - right: how many of them had the stance of the gold coding.
    public init(from: Double, to: Double, cells: Int, right: Int) {
      self.from = from
      self.to = to
      self.cells = cells
      self.right = right
    }
  }

  /// How many participants were measured on.
  public let participants: Int
  /// How many cells with a position the gold coding holds.
  public let cells: Int
  /// F1 of finding that there is a position, whichever it is, 0 to 1.
  public let foundF1: Double
  /// F1 of finding a position with the stance of the gold coding, 0 to 1.
  public let stanceF1: Double
  /// How many oppositions the coder found among those that the gold coding holds.
  public let opposeFound: Int
  /// How many oppositions the gold coding holds.
  public let opposeInGold: Int
  /// How many cells went to the opposite side: support for opposition or the reverse.
  public let wrongSide: Int
  /// By confidence, lowest first; empty where it was not measured.
  public let calibration: [Bin]

  /// States what was measured.
  ///
  /// - Parameters:
  ///   - participants: how many participants were measured on.
  ///   - cells: how many cells with a position the gold coding holds.
  ///   - foundF1: F1 of finding that there is a position, 0 to 1.
  ///   - stanceF1: F1 of finding a position with its stance, 0 to 1.
  ///   - opposeFound: how many oppositions the coder found among those that the gold coding holds.
  ///   - opposeInGold: how many oppositions the gold coding holds.
  ///   - wrongSide: how many cells went to the opposite side.
  ///   - calibration: by confidence, lowest first.
  public init(
    participants: Int, cells: Int, foundF1: Double, stanceF1: Double, opposeFound: Int, opposeInGold: Int,
    wrongSide: Int, calibration: [Bin]
  ) {
    self.participants = participants
    self.cells = cells
    self.foundF1 = foundF1
    self.stanceF1 = stanceF1
    self.opposeFound = opposeFound
    self.opposeInGold = opposeInGold
    self.wrongSide = wrongSide
    self.calibration = calibration
  }

  /// Takes what was measured on participants left out of learning.
  ///
  /// - Parameter reliability: the counts.
  public init(_ reliability: PositionReliability) {
    let oppose = reliability.recall(of: .oppose)
    let bins = reliability.calibration.bins
    self.init(
      participants: reliability.participants, cells: reliability.goldCells, foundF1: reliability.foundF1,
      stanceF1: reliability.stanceF1, opposeFound: oppose.found, opposeInGold: oppose.gold,
      wrongSide: reliability.wrongSide,
      calibration: bins.enumerated().filter { $0.element.given > 0 }.map { place, bin in
        Bin(
          from: bin.from, to: place + 1 < bins.count ? bins[place + 1].from : 1, cells: bin.given,
          right: bin.right)
      })
  }
}
