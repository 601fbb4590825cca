internal import Codebook

/// The stances on an issue among those in scope, with the measures as they are published.
///
/// The measures of agreement are nil below `ConvergenceClass.minimumVoices` stances, and also where fewer
/// voices than that stand behind the stances: one group with thirty members is no agreement of thirty.
public struct ConvergenceTally: Hashable, Sendable {
  /// The stances taken.
  public let counts: StanceCounts
  /// How many are in scope, N.
  public let scope: Int
  /// How many participants speak behind the counts; for voices the same as n.
  public let voices: Int
  /// How many in scope cannot be counted because their groups contradict each other; 0 for voices.
  public let contradictory: Int
  /// How many are out of scope because text of theirs could not be coded and no stance was found.
  public let uncoded: Int

  /// Takes counts.
  ///
  /// - Parameters:
  ///   - counts: the stances taken.
  ///   - scope: how many are in scope.
  ///   - voices: how many participants speak behind the counts; as many as stances where left out.
  ///   - contradictory: how many are left out because their groups contradict each other.
  ///   - uncoded: how many are out of scope because text of theirs could not be coded.
  public init(
    counts: StanceCounts, scope: Int, voices: Int? = nil, contradictory: Int = 0, uncoded: Int = 0
  ) {
    self.counts = counts
    self.scope = scope
    self.voices = voices ?? counts.total
    self.contradictory = contradictory
    self.uncoded = uncoded
  }

  /// How many in scope take no stance.
  public var silent: Int { scope - counts.total - contradictory }

  /// The coverage n/N as a number from 0 to 1; nil where nobody is in scope.
  public var addressedShare: Double? { scope > 0 ? Double(counts.total) / Double(scope) : nil }

  /// Support among those who take a stance, from 0 to 1; nil where nobody does.
  public var supportShare: Double? { counts.supportShare }

  /// (n+ - n-) / n, from -1 to 1; nil where nobody takes a stance.
  public var netSupport: Double? { counts.netSupport }

  /// The index of the issue: van der Eijk's A (2001), from -1 to 1; nil for too few.
  public var index: Double? { isEnough ? counts.agreement : nil }

  /// One minus Leik's D (1966), from 0 to 1; nil for too few.
  public var leikAgreement: Double? { isEnough ? counts.leikAgreement : nil }

  /// Tastle and Wierman's consensus (2007), from 0 to 1; nil for too few.
  public var consensus: Double? { isEnough ? counts.consensus : nil }

  /// The class for the reader; see `ConvergenceClass` for its thresholds.
  public var convergenceClass: ConvergenceClass { isEnough ? ConvergenceClass(counts) : .tooFewVoices }

  private var isEnough: Bool {
    min(counts.total, voices) >= ConvergenceClass.minimumVoices
  }
}
