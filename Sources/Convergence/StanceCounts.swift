public import Codebook

/// How many support, set conditions and oppose.
public struct StanceCounts: Hashable, Sendable {
  /// How many support.
  public private(set) var support: Int
  /// How many support on conditions or are undecided.
  public private(set) var conditional: Int
  /// How many oppose.
  public private(set) var oppose: Int

  /// Takes three counts; a count below 0 is taken as 0.
  ///
  /// - Parameters:
  ///   - support: how many support.
  ///   - conditional: how many set conditions.
  ///   - oppose: how many oppose.
  public init(support: Int = 0, conditional: Int = 0, oppose: Int = 0) {
    self.support = max(0, support)
    self.conditional = max(0, conditional)
    self.oppose = max(0, oppose)
  }

  /// Adds one stance.
  mutating func add(_ stance: Stance) {
    switch stance {
    case .support: support += 1
    case .conditional: conditional += 1
    case .oppose: oppose += 1
    }
  }

  /// The count of one stance.
  ///
  /// - Parameter stance: which count is asked for.
  public subscript(stance: Stance) -> Int {
    switch stance {
    case .support: support
    case .conditional: conditional
    case .oppose: oppose
    }
  }

  /// The sum of the three counts, n.
  public var total: Int { support + conditional + oppose }

  /// Support among those who take a stance, from 0 to 1; nil where nobody does.
  public var supportShare: Double? {
    total > 0 ? Double(support) / Double(total) : nil
  }

  /// (n+ - n-) / n, from -1 (all oppose) to 1 (all support); nil where nobody takes a stance.
  public var netSupport: Double? {
    total > 0 ? Double(support - oppose) / Double(total) : nil
  }

  /// The pole with more voices; nil where both have the same number.
  public var prevailing: Stance? {
    support == oppose ? nil : support > oppose ? .support : .oppose
  }

  /// Van der Eijk's A over the three levels, from -1 to 1, however few the counts; nil only for none.
  public var agreement: Double? { levels?.agreement }

  /// One minus Leik's D over the three levels, from 0 to 1, however few the counts; nil only for none.
  public var leikAgreement: Double? { levels?.leikAgreement }

  /// Tastle and Wierman's consensus over the three levels, from 0 to 1, however few the counts; nil for none.
  public var consensus: Double? { levels?.consensus }

  /// The counts as ordered levels, from oppose to support.
  public var levels: OrderedCounts? { OrderedCounts([oppose, conditional, support]) }
}
