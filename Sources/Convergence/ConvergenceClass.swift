internal import Codebook

/// What a reader is told about an issue in one word, by thresholds on shares of the stances taken.
///
/// The first case that holds, where n is the number of stances taken and the *lesser pole* is the less
/// numerous of support and oppose:
///
/// 1. `tooFewVoices`: n is below `minimumVoices`.
/// 2. The lesser pole holds at most `toleratedOpposition` of n: `convergent` where the other pole holds at
///    least `convergentPole` of n, else `convergentWithConditions`.
/// 3. `leaning`: of those who take a side the greater pole holds at least `leaningMajority`, or the
///    conditional hold as much of n.
/// 4. `divided`: anything else.
///
/// Swapping the poles leaves the class as it is; `StanceCounts.prevailing` says in which direction it goes.
/// Shares are compared as integers, so that a share that equals a threshold is never lost to rounding.
public enum ConvergenceClass: String, CaseIterable, Hashable, Sendable {
  case convergent
  case convergentWithConditions = "convergent_with_conditions"
  case leaning
  case divided
  case tooFewVoices = "too_few_voices"

  /// A threshold as a fraction, which can be printed and compared without rounding.
  public struct Share: Hashable, Sendable {
    /// The upper part of the fraction.
    public let numerator: Int
    /// The lower part of the fraction.
    public let denominator: Int

    /// The fraction as a number from 0 to 1.
    public var value: Double { Double(numerator) / Double(denominator) }

    func isReached(by part: Int, of whole: Int) -> Bool { part * denominator >= numerator * whole }
    func isExceeded(by part: Int, of whole: Int) -> Bool { part * denominator > numerator * whole }
  }

  /// The fewest stances, and the fewest voices behind them, that are classed: 3.
  ///
  /// With one voice every measure is perfect, with two it can only be perfect, halved or opposite.
  public static let minimumVoices = 3

  /// The share of open opposition that convergence bears: one in ten, thus none among fewer than ten.
  ///
  /// Consensus in the United Nations is adoption without objection; the tolerance is for errors of coding.
  public static let toleratedOpposition = Share(numerator: 1, denominator: 10)

  /// The share of one pole from which an issue is convergent without mention of conditions: four in five.
  public static let convergentPole = Share(numerator: 4, denominator: 5)

  /// The share of those who take a side from which an issue leans: two thirds.
  ///
  /// The majority of those present and voting that substantive decisions need without consensus (General
  /// Assembly resolution 75/282); who sets conditions counts as who abstains, not as voting.
  public static let leaningMajority = Share(numerator: 2, denominator: 3)

  /// Classes counts; every triple has a class.
  ///
  /// - Parameter counts: stances of voices or of Member States.
  public init(_ counts: StanceCounts) {
    let greater = max(counts.support, counts.oppose)
    let lesser = min(counts.support, counts.oppose)
    let total = counts.total
    if total < Self.minimumVoices {
      self = .tooFewVoices
    } else if !Self.toleratedOpposition.isExceeded(by: lesser, of: total) {
      self = Self.convergentPole.isReached(by: greater, of: total) ? .convergent : .convergentWithConditions
    } else if Self.leaningMajority.isReached(by: greater, of: greater + lesser)
      || Self.leaningMajority.isReached(by: counts.conditional, of: total)
    {
      self = .leaning
    } else {
      self = .divided
    }
  }
}
