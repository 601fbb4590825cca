/// Participants as points in the plane, the nearer the more they agree.
///
/// Classical scaling (Torgerson 1952) of 1 - agreement: the squared distances, centred by rows and columns,
/// are split into eigenvectors, and the two greatest positive ones are the axes. On each axis the participant
/// farthest out, the first of equals, stands on the positive side. Where the data leave an axis open (all
/// equally far apart), the order of participants decides; direction and axes have no meaning of their own.
///
/// An unknown distance is filled with the mean of the two participants' own mean known distances. Who has no
/// known distance at all is not on the map, for its place would be invented. Filled distances do not enter
/// the stress.
public struct ParticipantMap: Hashable, Sendable {
  /// A place in the plane; distances on the map are in units of 1 - agreement.
  public struct Point: Hashable, Sendable {
    /// The place on the axis that separates most.
    public let x: Double
    /// The place on the axis that separates most of what is left.
    public let y: Double

    /// The straight distance to another point.
    ///
    /// - Parameter other: another point of the map.
    /// - Returns: 0 or above.
    public func distance(to other: Point) -> Double {
      ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
  }

  /// One point a participant, in the order of the matrix; nil for those without a known distance.
  public let points: [Point?]
  /// Kruskal's stress-1 (1964) over the known distances: 0 for a true map, 0.05 good, 0.1 fair, 0.2 poor; nil
  /// without a known distance.
  public let stress: Double?
  /// How many pairs on the map have a distance that was filled in.
  public let filledPairs: Int
  /// The share of the two axes in all eigenvalues, without regard to sign, from 0 to 1; nil where all is one
  /// place.
  public let explainedShare: Double?

  /// Maps the participants of a matrix.
  ///
  /// - Parameter matrix: the participants and their stances.
  public init(of matrix: PositionsMatrix) {
    self.init(Distances(of: matrix))
  }

  /// Maps things by their distances.
  ///
  /// - Parameter distances: between all pairs; unknown ones are filled by the rule above.
  public init(_ distances: Distances) {
    let known = (0..<distances.count).map { first in
      (0..<distances.count).compactMap { $0 == first ? nil : distances[first, $0] }
    }
    let placed = known.indices.filter { !known[$0].isEmpty }
    let means = known.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    func distance(_ first: Int, _ second: Int) -> Double {
      distances[first, second] ?? (means[first] + means[second]) / 2
    }
    let axes = Self.axes(placed.count) { distance(placed[$0], placed[$1]) }
    var points: [Point?] = Array(repeating: nil, count: distances.count)
    for (place, number) in placed.enumerated() {
      points[number] = Point(x: axes.first[place], y: axes.second[place])
    }
    self.points = points
    explainedShare = axes.explained

    var residual = 0.0
    var mapped = 0.0
    var filled = 0
    for (place, first) in placed.enumerated() {
      for second in placed[(place + 1)...] {
        guard let given = distances[first, second] else {
          filled += 1
          continue
        }
        guard let one = points[first], let other = points[second] else { continue }
        let drawn = one.distance(to: other)
        residual += (given - drawn) * (given - drawn)
        mapped += drawn * drawn
      }
    }
    filledPairs = filled
    if placed.isEmpty {
      stress = nil
    } else if mapped > 0 {
      stress = (residual / mapped).squareRoot()
    } else {
      stress = residual > 0 ? nil : 0
    }
  }

  private static func axes(
    _ count: Int, _ distance: (Int, Int) -> Double
  ) -> (first: [Double], second: [Double], explained: Double?) {
    let flat = Array(repeating: 0.0, count: count)
    guard count > 0 else { return (flat, flat, nil) }
    let squares = (0..<count).map { row in
      (0..<count).map { column in
        let value = row == column ? 0 : distance(min(row, column), max(row, column))
        return value * value
      }
    }
    let rows = squares.map { $0.reduce(0, +) / Double(count) }
    let mean = rows.reduce(0, +) / Double(count)
    let centred = SymmetricMatrix(count: count) { -(squares[$0][$1] - rows[$0] - rows[$1] + mean) / 2 }
    let pairs = centred.eigenpairs()
    let size = pairs.reduce(0) { $0 + abs($1.value) }
    guard size > 0 else { return (flat, flat, nil) }

    func axis(_ place: Int) -> (coordinates: [Double], value: Double) {
      // What is left of rounding is no axis.
      guard place < count, pairs[place].value > size * 1e-12 else { return (flat, 0) }
      let (value, vector) = pairs[place]
      let farthest = vector.map { abs($0) }.max() ?? 0
      let leading = vector.first { abs($0) >= farthest * (1 - 1e-9) } ?? 1
      let scale = leading < 0 ? -value.squareRoot() : value.squareRoot()
      // Adding 0 turns -0 into 0.
      return (vector.map { $0 * scale + 0 }, value)
    }
    let (first, second) = (axis(0), axis(1))
    return (first.coordinates, second.coordinates, (first.value + second.value) / size)
  }
}
