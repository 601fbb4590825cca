internal import Codebook

/// Symmetric distances between numbered things, some of them unknown.
public struct Distances: Hashable, Sendable {
  /// How many things there are; they are numbered from 0.
  public let count: Int
  /// Row by row; nil where unknown.
  private let values: [Double?]

  /// Asks for every pair once, the lower number first.
  ///
  /// - Parameters:
  ///   - count: how many things there are.
  ///   - distance: the distance of two things; nil for unknown, and so is anything below 0 or not finite.
  public init(count: Int, _ distance: (Int, Int) -> Double?) {
    self.count = count
    var values: [Double?] = Array(repeating: nil, count: count * count)
    for first in 0..<count {
      values[first * count + first] = 0
      for second in first + 1..<count {
        guard let value = distance(first, second), value >= 0, value.isFinite else { continue }
        values[first * count + second] = value
        values[second * count + first] = value
      }
    }
    self.values = values
  }

  /// One minus the agreement of participants, numbered as in the matrix; unknown below
  /// `PairAgreement.minimumShared` shared issues.
  ///
  /// - Parameter matrix: the participants and their stances.
  public init(of matrix: PositionsMatrix) {
    self = SharedIssues(matrix).distances(without: nil)
  }

  /// The distance of two things, 0 of a thing from itself; nil where it is unknown.
  ///
  /// - Parameters:
  ///   - first: a number from 0 to `count - 1`.
  ///   - second: likewise.
  public subscript(first: Int, second: Int) -> Double? { values[first * count + second] }
}

/// Shared issues and summed distances of all pairs, from which an issue can be taken out cheaply.
struct SharedIssues {
  private let matrix: PositionsMatrix
  private let shared: [Int]
  private let distance: [Int]

  init(_ matrix: PositionsMatrix) {
    self.matrix = matrix
    let count = matrix.participants.count
    var shared = Array(repeating: 0, count: count * count)
    var distance = shared
    let profiles = (0..<count).map(matrix.profile)
    for first in 0..<count {
      for second in first + 1..<count {
        for case (let one?, let other?) in zip(profiles[first], profiles[second]) {
          shared[first * count + second] += 1
          distance[first * count + second] += one.distance(to: other)
        }
      }
    }
    self.shared = shared
    self.distance = distance
  }

  /// Distances over all issues but one.
  func distances(without issue: Int?) -> Distances {
    let count = matrix.participants.count
    return Distances(count: count) { first, second in
      var shared = self.shared[first * count + second]
      var distance = self.distance[first * count + second]
      if let issue, let one = matrix[first, issue], let other = matrix[second, issue] {
        shared -= 1
        distance -= one.distance(to: other)
      }
      return shared >= PairAgreement.minimumShared ? Double(distance) / Double(2 * shared) : nil
    }
  }
}
