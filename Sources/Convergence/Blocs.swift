/// Participants gathered into blocs by their agreement, with how sure each bloc is.
///
/// Average linkage over 1 - agreement, cut at a height. A pair with too few shared issues takes the height of
/// the cut as its distance: it speaks neither for a bloc nor against it, so that a bloc holds together
/// exactly where its known pairs do. Joins at the height of the cut are undone; who knows nobody thus joins
/// nobody.
public struct Blocs: Hashable, Sendable {
  /// Two or more participants that stand together.
  public struct Bloc: Hashable, Sendable {
    /// The members' ids in the order of the leaves.
    public let members: [String]
    /// The mean agreement of the pairs inside with enough shared issues, from 0 to 1; nil without such a
    /// pair.
    public let agreementInside: Double?
    /// The share of pairs inside that have enough shared issues, from 0 to 1: how much evidence the bloc has.
    public let knownShare: Double
    /// The bloc or lone participant outside with the highest mean agreement with the bloc, as members' ids.
    public let nearest: [String]
    /// That mean agreement, from 0 to 1; nil where no pair across has enough shared issues.
    public let agreementNearest: Double?
    /// The mean silhouette of the members (Rousseeuw 1987), from -1 (misplaced) to 1 (well apart); nil where
    /// there is nobody outside.
    public let silhouette: Double?
    /// The mean over the pairs inside of the share of re-clusterings that keep them together, from 0 to 1.
    public let stability: Double?
    /// The least such share of a pair inside: the bloc's weakest tie.
    public let weakestTie: Double?

    /// Agreement inside less agreement with the nearest outside, from -1 to 1; nil where either is unknown.
    public var separation: Double? {
      guard let agreementInside, let agreementNearest else { return nil }
      return agreementInside - agreementNearest
    }
  }

  /// The height at which the tree is cut by default: 0.1, members agree by more than nine tenths on average.
  ///
  /// One plain opposition in ten shared issues keeps two participants apart. Most stances that delegations
  /// write down are support, so mean agreement is high to start with and a laxer cut makes one bloc of
  /// everybody.
  public static let defaultCut = 0.1

  /// The height at which the tree was cut.
  public let cut: Double
  /// All participants' ids, like beside like.
  public let order: [String]
  /// The blocs in that order.
  public let blocs: [Bloc]
  /// The ids of the participants in no bloc, in that order.
  public let alone: [String]
  /// The tree; leaves are numbered as the participants of the matrix.
  public let dendrogram: Dendrogram
  /// How many re-clusterings there are: one for each issue that two or more participants address, left out
  /// once.
  public let reclusterings: Int
  private let numbers: [String: Int]
  /// Row by row, how many re-clusterings put two participants into the same bloc.
  private let together: [Int]

  /// Finds the blocs of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: the participants and their stances.
  ///   - cut: the mean distance, 1 - agreement, from which clusters stay apart, from 0 to 1.
  public init(of matrix: PositionsMatrix, cut: Double = Blocs.defaultCut) {
    let ids = matrix.participants.map(\.id)
    let count = ids.count
    let shared = SharedIssues(matrix)
    let distances = shared.distances(without: nil)
    let dendrogram = Dendrogram(distances, unknown: cut)
    let clusters = dendrogram.clusters(below: cut)

    // An issue that one participant addresses alone compares nobody: to leave it out changes nothing.
    let issues = matrix.issues.indices.filter { issue in
      matrix.participants.indices.count { matrix[$0, issue] != nil } > 1
    }
    var together = Array(repeating: 0, count: count * count)
    for issue in issues {
      let reduced = Dendrogram(shared.distances(without: issue), unknown: cut)
      for cluster in reduced.clusters(below: cut) {
        for first in cluster {
          for second in cluster { together[first * count + second] += 1 }
        }
      }
    }
    self.cut = cut
    self.dendrogram = dendrogram
    order = dendrogram.leafOrder.map { ids[$0] }
    alone = clusters.filter { $0.count == 1 }.map { ids[$0[0]] }
    reclusterings = issues.count
    self.together = together
    var numbers: [String: Int] = [:]
    for (number, id) in ids.enumerated() { numbers[id] = number }
    self.numbers = numbers
    let measured = Measured(distances: distances, unknown: cut, clusters: clusters)
    blocs = clusters.indices.filter { clusters[$0].count > 1 }.map { place in
      let members = clusters[place]
      let nearest = measured.nearest(to: place)
      let ties =
        issues.isEmpty
        ? []
        : Self.pairs(members).map {
          Double(together[$0 * count + $1]) / Double(issues.count)
        }
      let inside = measured.agreements(members, members)
      return Bloc(
        members: members.map { ids[$0] }, agreementInside: Self.mean(inside),
        knownShare: Double(inside.count) / Double(members.count * (members.count - 1)),
        nearest: nearest.map { clusters[$0.place].map { ids[$0] } } ?? [],
        agreementNearest: nearest?.agreement, silhouette: measured.silhouette(of: place),
        stability: Self.mean(ties), weakestTie: ties.min())
    }
  }

  /// The share of re-clusterings, each without one issue, that put two participants into the same bloc.
  ///
  /// - Parameters:
  ///   - first: a participant's id.
  ///   - second: another participant's id.
  /// - Returns: from 0 to 1; nil for an unknown id and where no issue is addressed twice.
  public func keptTogether(_ first: String, _ second: String) -> Double? {
    guard let one = numbers[first], let other = numbers[second], reclusterings > 0 else { return nil }
    return Double(together[one * numbers.count + other]) / Double(reclusterings)
  }

  fileprivate static func pairs(_ members: [Int]) -> [(Int, Int)] {
    members.indices.flatMap { first in members[(first + 1)...].map { (members[first], $0) } }
  }

  fileprivate static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

/// Clusters with the distances inside and between them.
private struct Measured {
  let distances: Distances
  let unknown: Double
  let clusters: [[Int]]

  /// The known agreements of one side's members with the other's, nobody with itself.
  func agreements(_ one: [Int], _ other: [Int]) -> [Double] {
    one.flatMap { first in
      other.compactMap { second in first == second ? nil : distances[first, second].map { 1 - $0 } }
    }
  }

  /// The other cluster with the highest mean agreement, the first of equals.
  func nearest(to place: Int) -> (place: Int, agreement: Double)? {
    var best: (place: Int, agreement: Double)?
    for other in clusters.indices where other != place {
      guard let mean = Blocs.mean(agreements(clusters[place], clusters[other])) else { continue }
      if mean > (best?.agreement ?? -1) + Dendrogram.tolerance { best = (other, mean) }
    }
    return best
  }

  /// The mean of (b - a) / max(a, b): a the mean distance to the own cluster, b to the nearest other one.
  func silhouette(of place: Int) -> Double? {
    guard clusters.count > 1 else { return nil }
    let own = clusters[place]
    return Blocs.mean(
      own.map { member in
        let inside = distance(member, own) * Double(own.count) / Double(own.count - 1)
        let outside =
          clusters.indices.filter { $0 != place }.map { distance(member, clusters[$0]) }.min() ?? 0
        let greater = max(inside, outside)
        return greater > 0 ? (outside - inside) / greater : 0
      })
  }

  private func distance(_ member: Int, _ others: [Int]) -> Double {
    others.reduce(0) { $0 + (distances[member, $1] ?? unknown) } / Double(others.count)
  }
}
