import Convergence
import TestSupport
import Testing

@Suite("Map of participants") struct ParticipantMapTests {
  private func distances(_ points: [(Double, Double)]) -> Distances {
    Distances(count: points.count) { first, second in
      let (x, y) = (points[first].0 - points[second].0, points[first].1 - points[second].1)
      return (x * x + y * y).squareRoot()
    }
  }

  @Test("collinear points are recovered without stress")
  func collinear() throws {
    let places = [0.0, 1, 3, 7, 4]
    let map = ParticipantMap(distances(places.map { ($0, 0) }))
    let points = try map.points.map { try #require($0) }
    #expect(near(map.stress, 0) && near(map.explainedShare, 1) && map.filledPairs == 0)
    for (point, place) in zip(points, places) {
      // Centred on the mean of 3; the farthest, 7, stands on the positive side.
      #expect(near(point.x, place - 3) && point.y == 0)
    }
  }

  @Test("points of the plane are recovered up to turning, without stress")
  func plane() throws {
    var generator = SplitMix64(state: 1)
    for count in [3, 8, 25] {
      let places = (0..<count).map { _ in
        (Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator))
      }
      let given = distances(places)
      let map = ParticipantMap(given)
      #expect(near(map.stress, 0) && near(map.explainedShare, 1))
      let points = try map.points.map { try #require($0) }
      for first in 0..<count {
        for second in 0..<count {
          #expect(near(given[first, second], points[first].distance(to: points[second])))
        }
      }
      for axis in [points.map(\.x), points.map(\.y)] {
        #expect(near(axis.reduce(0, +), 0) && axis.max() ?? 0 >= -(axis.min() ?? 0) - 1e-9)
      }
    }
  }

  @Test("more dimensions than two leave stress: four equally distant points")
  func tetrahedron() throws {
    let map = ParticipantMap(Distances(count: 4) { _, _ in 1 })
    let stress = try #require(map.stress)
    #expect(stress > 0.1 && stress < 0.6 && near(map.explainedShare, 2 / 3.0))
  }

  @Test("one place, two participants, nobody")
  func small() {
    let one = ParticipantMap(Distances(count: 3) { _, _ in 0 })
    #expect(one.points.allSatisfy { $0?.x == 0 && $0?.y == 0 } && one.stress == 0)
    let two = ParticipantMap(Distances(count: 2) { _, _ in 0.5 })
    #expect(near(two.points[0]?.x, 0.25) && near(two.points[1]?.x, -0.25) && near(two.stress, 0))
    for count in 0...1 {
      let map = ParticipantMap(Distances(count: count) { _, _ in 1 })
      #expect(
        map.points == Array(repeating: nil, count: count) && map.stress == nil && map.explainedShare == nil)
    }
  }

  @Test("unknown distances are filled, and who is unknown to all is not on the map")
  func unknown() throws {
    let places = [0.0, 1, 2, 3]
    let map = ParticipantMap(
      Distances(count: 5) { first, second in
        first == 4 || second == 4 || (first, second) == (0, 3) ? nil : places[second] - places[first]
      })
    #expect(map.points[4] == nil && map.points[0...3].allSatisfy { $0 != nil } && map.filledPairs == 1)
    #expect(try #require(map.stress) > 0)
    let refused = Distances(count: 2) { _, _ in .nan }
    #expect(refused[0, 1] == nil && refused[0, 0] == 0 && Distances(count: 2) { _, _ in -1 }[0, 1] == nil)
  }

  @Test("camps stand apart on the map")
  func camps() throws {
    let matrix = try matrix([
      ("AUS", "++++++++++"), ("CHN", "----------"), ("NOR", "+++++++++~"), ("RUS", "---------~"),
      ("OMN", "+++......."),
    ])
    let map = ParticipantMap(of: matrix)
    let points = map.points
    #expect(matrix.participants[3].id == "OMN" && points[3] == nil)
    let near = try #require(points[0]).distance(to: try #require(points[2]))
    let far = try #require(points[0]).distance(to: try #require(points[1]))
    let stress = try #require(map.stress)
    #expect(near < 0.1 && far > 0.9 && stress < 0.05)
  }
}
