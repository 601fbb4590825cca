/// A tree of joins by average linkage, with its leaves in an order in which like stands beside like.
///
/// Average linkage is UPGMA (Sokal and Michener 1958): the two clusters with the least mean distance between
/// their members join first. An unknown distance takes a value that the caller states. Of equal distances
/// (within `tolerance`) that of the clusters with the lowest-numbered members joins first.
///
/// The leaves stand in the order that, of all the tree allows, makes the sum of distances between neighbours
/// least (Bar-Joseph, Gifford and Jaakkola 2001), turned so that of its two ends the lower-numbered comes
/// first.
public struct Dendrogram: Hashable, Sendable {
  /// One join of two clusters.
  public struct Join: Hashable, Sendable {
    /// The node that holds the lowest-numbered leaf; below `count` a leaf, else `count` plus the place of a
    /// join.
    public let first: Int
    /// The other node, numbered likewise.
    public let second: Int
    /// The mean distance between the members of the two.
    public let height: Double
  }

  /// Distances this near to each other count as equal; it is far above rounding and far below one issue's
  /// weight.
  public static let tolerance = 1e-9

  /// How many leaves there are; they are numbered from 0.
  public let count: Int
  /// The joins from the lowest to the highest, one less than leaves.
  public let joins: [Join]
  /// All leaves, like beside like.
  public let leafOrder: [Int]

  /// Joins things into a tree.
  ///
  /// - Parameters:
  ///   - distances: between all pairs of things.
  ///   - unknown: what an unknown distance is taken for.
  public init(_ distances: Distances, unknown: Double) {
    let count = distances.count
    self.count = count
    let filled = (0..<count).map { first in (0..<count).map { distances[first, $0] ?? unknown } }
    joins = Self.join(filled)
    leafOrder = Self.order(count: count, joins: joins, filled)
  }

  /// The clusters that are joined below a height.
  ///
  /// - Parameter height: joins at this height (within `tolerance`) or above are undone.
  /// - Returns: every leaf once, clusters and their leaves in the order of the leaves.
  public func clusters(below height: Double) -> [[Int]] {
    var clusters: [Int: Int] = [:]
    for leaf in 0..<count { clusters[leaf] = leaf }
    // Heights never fall from join to join, so the joins that hold are the first ones.
    let kept = joins.prefix { $0.height < height - Self.tolerance }
    var members = (0..<count).map { [$0] }
    for (place, join) in kept.enumerated() {
      members.append(members[join.first] + members[join.second])
      for leaf in members[count + place] { clusters[leaf] = count + place }
    }
    var result: [[Int]] = []
    var last: Int?
    for leaf in leafOrder {
      if clusters[leaf] == last, !result.isEmpty {
        result[result.count - 1].append(leaf)
      } else {
        result.append([leaf])
      }
      last = clusters[leaf]
    }
    return result
  }

  private static func join(_ distances: [[Double]]) -> [Join] {
    let count = distances.count
    // A cluster lives in the place of its lowest leaf; sums are over all pairs of members.
    var sums = distances
    var sizes = Array(repeating: 1, count: count)
    var nodes = Array(0..<count)
    var alive = Array(0..<count)
    var joins: [Join] = []
    while alive.count > 1 {
      var best = (first: alive[0], second: alive[1], height: Double.infinity)
      for (offset, first) in alive.enumerated() {
        for second in alive[(offset + 1)...] {
          let height = sums[first][second] / Double(sizes[first] * sizes[second])
          if height < best.height - tolerance { best = (first, second, height) }
        }
      }
      let (first, second, height) = best
      // Mathematically heights never fall; rounding and tolerance must not make them.
      joins.append(
        Join(first: nodes[first], second: nodes[second], height: max(height, joins.last?.height ?? 0)))
      nodes[first] = count + joins.count - 1
      sizes[first] += sizes[second]
      alive.removeAll { $0 == second }
      for other in alive where other != first {
        let sum = sums[first][other] + sums[second][other]
        sums[first][other] = sum
        sums[other][first] = sum
      }
    }
    return joins
  }

  /// The best order by dynamic programming over the two ends of every subtree, in time cubic in the leaves.
  ///
  /// Two leaves are the ends of the order of one subtree only, the smallest that holds both; so one table by
  /// pair of leaves serves all subtrees.
  private static func order(count: Int, joins: [Join], _ distances: [[Double]]) -> [Int] {
    guard let root = joins.last else { return Array(0..<count) }
    var members = (0..<count).map { [$0] }
    var costs = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    // For the ends (left, right): where the left part ends and the right part begins.
    var seams = Array(repeating: Array(repeating: (left: 0, right: 0), count: count), count: count)

    /// The leaves at which the order of a node can end when it begins with a leaf.
    func otherEnds(_ node: Int, from leaf: Int) -> [Int] {
      guard node >= count else { return [leaf] }
      let join = joins[node - count]
      return members[join.first].contains(leaf) ? members[join.second] : members[join.first]
    }

    for join in joins {
      let lefts = members[join.first]
      let rights = members[join.second]
      let leftEnds = lefts.map { otherEnds(join.first, from: $0) }
      let rightEnds = rights.map { otherEnds(join.second, from: $0) }
      for (left, inner) in zip(lefts, leftEnds) {
        var toSeam: [Int: (cost: Double, end: Int)] = [:]
        for begin in rights {
          var best = (cost: Double.infinity, end: left)
          for end in inner {
            let cost = costs[left][end] + distances[end][begin]
            if cost < best.cost - tolerance { best = (cost, end) }
          }
          toSeam[begin] = best
        }
        for (right, begins) in zip(rights, rightEnds) {
          var best = Double.infinity
          for begin in begins {
            guard let part = toSeam[begin] else { continue }
            let cost = part.cost + costs[begin][right]
            if cost < best - tolerance {
              best = cost
              seams[left][right] = (part.end, begin)
            }
          }
          costs[left][right] = best
          costs[right][left] = best
        }
      }
      members.append((lefts + rights).sorted())
    }

    func leaves(_ node: Int, from left: Int, to right: Int) -> [Int] {
      guard node >= count else { return [left] }
      let join = joins[node - count]
      guard members[join.first].contains(left) else { return leaves(node, from: right, to: left).reversed() }
      let seam = seams[left][right]
      return leaves(join.first, from: left, to: seam.left) + leaves(join.second, from: seam.right, to: right)
    }

    var best = (left: 0, right: 0, cost: Double.infinity)
    for left in members[root.first] {
      for right in members[root.second] where costs[left][right] < best.cost - tolerance {
        best = (left, right, costs[left][right])
      }
    }
    let order = leaves(count + joins.count - 1, from: best.left, to: best.right)
    return best.left < best.right ? order : order.reversed()
  }
}
