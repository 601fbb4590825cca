public import Codebook

/// How far two participants agree on the issues that both address.
///
/// `agreement`, `index`, `kappa` and `pi` are nil below `minimumShared` shared issues; the `raw` values are
/// not. The chance-corrected companions weight disagreement by its distance, as `agreement` does, so that all
/// four speak of the same disagreement. They collapse where nearly all stances are the same and never stand
/// alone.
public struct PairAgreement: Hashable, Sendable {
  /// The fewest shared issues for which measures are published: 5.
  public static let minimumShared = 5

  /// The theme compared; nil for all issues.
  public let theme: Theme?
  /// The participant that stands first in the matrix.
  public let participantA: String
  /// The participant that stands second in the matrix.
  public let participantB: String
  /// The stances of the first on the shared issues.
  public let countsA: StanceCounts
  /// The stances of the second on the shared issues.
  public let countsB: StanceCounts
  /// How many issues one of them addresses, or both.
  public let addressedByEither: Int
  /// The sum of |s_i - s_j| over the shared issues.
  public let distance: Int

  /// How many issues both address.
  public var sharedIssues: Int { countsA.total }

  /// Compares two profiles.
  ///
  /// - Parameters:
  ///   - participantA: the first participant's id.
  ///   - stancesA: its stances issue by issue, nil where silent.
  ///   - participantB: the second participant's id.
  ///   - stancesB: its stances on the same issues; where one list is longer, the other is silent.
  ///   - theme: the theme the issues belong to; nil for all.
  public init(
    _ participantA: String, _ stancesA: some Collection<Stance?>, _ participantB: String,
    _ stancesB: some Collection<Stance?>, theme: Theme? = nil
  ) {
    self.theme = theme
    self.participantA = participantA
    self.participantB = participantB
    var countsA = StanceCounts()
    var countsB = StanceCounts()
    var distance = 0
    for case (let first?, let second?) in zip(stancesA, stancesB) {
      countsA.add(first)
      countsB.add(second)
      distance += first.distance(to: second)
    }
    self.countsA = countsA
    self.countsB = countsB
    self.distance = distance
    addressedByEither = stancesA.count { $0 != nil } + stancesB.count { $0 != nil } - countsA.total
  }

  /// Compares every pair of a matrix, overall and theme by theme.
  ///
  /// - Parameter matrix: the participants and their stances.
  /// - Returns: first all issues together, then the themes in their order; within each the pairs in the order
  ///   of the matrix, first participant first.
  public static func all(in matrix: PositionsMatrix) -> [PairAgreement] {
    let scopes: [Theme?] = [nil] + Theme.allCases
    return scopes.flatMap { theme in
      let columns = matrix.issues.indices.filter { theme == nil || matrix.issues[$0].theme == theme }
      let profiles = matrix.participants.indices.map { row in columns.map { matrix[row, $0] } }
      return profiles.indices.flatMap { first in
        profiles.indices.dropFirst(first + 1).map { second in
          PairAgreement(
            matrix.participants[first].id, profiles[first], matrix.participants[second].id, profiles[second],
            theme: theme)
        }
      }
    }
  }

  /// Shared issues by issues that either addresses, from 0 to 1; nil where neither addresses any.
  public var overlap: Double? {
    addressedByEither > 0 ? Double(sharedIssues) / Double(addressedByEither) : nil
  }

  /// The mean of 1 - |s_i - s_j| / 2 over the shared issues, from 0 (opposite) to 1 (identical); nil below
  /// five.
  public var agreement: Double? { isEnough ? rawAgreement : nil }

  /// Signorino and Ritter's S with equal weights (1999), from -1 to 1: twice the agreement less 1; nil below
  /// five.
  public var index: Double? { isEnough ? rawIndex : nil }

  /// Cohen's kappa with weights |s_i - s_j| (Cohen 1968; Häge 2011), 0 as by chance; nil below five shared
  /// issues and where both take the same stance on all of them.
  public var kappa: Double? { isEnough ? rawKappa : nil }

  /// Scott's pi with weights |s_i - s_j| (Scott 1955; Häge 2011), 0 as by chance; nil as `kappa` is.
  public var pi: Double? { isEnough ? rawPi : nil }

  /// `agreement` from one shared issue on; exactly 1 for identical profiles.
  public var rawAgreement: Double? {
    sharedIssues > 0 ? Double(2 * sharedIssues - distance) / Double(2 * sharedIssues) : nil
  }

  /// `index` from one shared issue on.
  public var rawIndex: Double? {
    sharedIssues > 0 ? Double(sharedIssues - distance) / Double(sharedIssues) : nil
  }

  /// `kappa` from one shared issue on; nil where chance leaves no disagreement.
  public var rawKappa: Double? {
    // Observed over expected disagreement, both times n².
    let expected = Self.disagreement(countsA, countsB)
    return expected > 0 ? Double(expected - distance * sharedIssues) / Double(expected) : nil
  }

  /// `pi` from one shared issue on; nil where chance leaves no disagreement.
  public var rawPi: Double? {
    let pooled = StanceCounts(
      support: countsA.support + countsB.support, conditional: countsA.conditional + countsB.conditional,
      oppose: countsA.oppose + countsB.oppose)
    // Observed over expected disagreement, both times (2n)².
    let expected = Self.disagreement(pooled, pooled)
    return expected > 0 ? Double(expected - 4 * distance * sharedIssues) / Double(expected) : nil
  }

  private var isEnough: Bool { sharedIssues >= Self.minimumShared }

  /// The sum of |s - t| over all pairings of a stance of the first with one of the second.
  private static func disagreement(_ first: StanceCounts, _ second: StanceCounts) -> Int {
    Stance.allCases.reduce(0) { sum, stance in
      Stance.allCases.reduce(sum) { $0 + first[stance] * second[$1] * stance.distance(to: $1) }
    }
  }
}
