import Convergence
import TestSupport
import Testing

@Suite("Blocs") struct BlocsTests {
  @Test("two camps and a participant alone")
  func camps() throws {
    let west = "++++++++++----------"
    let east = "----------++++++++++"
    let matrix = try matrix([
      ("AUS", west), ("CHN", east), ("CAN", west), ("RUS", east), ("USA", west),
      ("MEX", "++++++++++++++++++++"),
      ("OMN", "+..................."),
    ])
    let blocs = Blocs(of: matrix)
    #expect(blocs.blocs.map { Set($0.members) } == [["AUS", "CAN", "USA"], ["CHN", "RUS"]])
    #expect(Set(blocs.alone) == ["MEX", "OMN"])
    #expect(Set(blocs.order) == Set(matrix.participants.map(\.id)) && blocs.order.count == 7)
    #expect(blocs.reclusterings == 20)
    for bloc in blocs.blocs {
      #expect(
        bloc.agreementInside == 1 && bloc.knownShare == 1 && bloc.stability == 1 && bloc.weakestTie == 1)
      #expect(bloc.nearest == ["MEX"] && near(bloc.agreementNearest, 0.5) && near(bloc.separation, 0.5))
      #expect(bloc.silhouette == 1)
    }
    #expect(blocs.keptTogether("AUS", "USA") == 1 && blocs.keptTogether("AUS", "CHN") == 0)
    #expect(blocs.keptTogether("AUS", "XXX") == nil)
    // Blocs are runs of the order.
    let runs = zip(blocs.order, blocs.order.dropFirst()).map { Set([$0, $1]) }
    #expect(runs.contains(["CHN", "RUS"]))
  }

  @Test("a bloc that hangs on one issue is unstable")
  func unstable() throws {
    // 1 - agreement is 1/11, just below the cut; without any issue on which they agree it is 1/10, at the
    // cut.
    let matrix = try matrix([("AAA", "+++++++++++"), ("BBB", "++++++++++-")])
    let blocs = Blocs(of: matrix)
    let bloc = try #require(blocs.blocs.first)
    #expect(near(bloc.agreementInside, 10 / 11.0) && near(bloc.stability, 1 / 11.0))
    #expect(bloc.silhouette == nil && bloc.separation == nil && bloc.nearest.isEmpty)
    #expect(Blocs(of: try self.matrix([("AAA", 10), ("BBB", 9)])).blocs.isEmpty)
  }

  private func matrix(_ rows: [(String, Int)]) throws -> PositionsMatrix {
    try matrix(
      rows.map { ($0.0, String(repeating: "+", count: $0.1) + String(repeating: "-", count: 10 - $0.1)) })
  }

  private func matrix(_ rows: [(String, String)]) throws -> PositionsMatrix {
    try ConvergenceTests.matrix(rows.map { (id: $0.0, signs: $0.1) })
  }

  @Test("pairs with too few shared issues neither join nor part")
  func unknown() throws {
    // A and B never meet; both agree with C in all. A, B and C hold together by what is known.
    let matrix = try matrix([
      ("AAA", "+++++....."), ("BBB", ".....+++++"), ("CCC", "++++++++++"), ("DDD", "++++......"),
    ])
    let blocs = Blocs(of: matrix)
    #expect(blocs.blocs.map { Set($0.members) } == [["AAA", "BBB", "CCC"]] && blocs.alone == ["DDD"])
    #expect(near(blocs.blocs.first?.knownShare, 2 / 3.0))
    #expect(blocs.blocs.first?.agreementNearest == nil)
  }

  @Test("average linkage on a worked example, ties to the lowest numbers")
  func linkage() {
    let places = [0.0, 4, 1, 10, 5]
    let tree = Dendrogram(Distances(count: 5) { abs(places[$0] - places[$1]) }, unknown: 0)
    #expect(tree.joins.map(\.height) == [1, 1, 4, 7.5])
    #expect(tree.joins.map { [$0.first, $0.second] } == [[0, 2], [1, 4], [5, 6], [7, 3]])
    #expect(tree.leafOrder == [0, 2, 1, 4, 3])
    #expect(tree.clusters(below: 1) == [[0], [2], [1], [4], [3]])
    #expect(tree.clusters(below: 4) == [[0, 2], [1, 4], [3]])
    #expect(tree.clusters(below: 100) == [[0, 2, 1, 4, 3]])
  }

  @Test("the order of leaves is the best the tree allows")
  func leafOrder() {
    var generator = SplitMix64(state: 11)
    for count in 0...7 {
      for _ in 0..<20 {
        let values = (0..<count * count).map { _ in Double.random(in: 0...1, using: &generator) }
        let distances = Distances(count: count) { values[$0 * count + $1] }
        let tree = Dendrogram(distances, unknown: 1)
        func length(_ order: [Int]) -> Double {
          zip(order, order.dropFirst()).reduce(0) { $0 + (distances[$1.0, $1.1] ?? 9) }
        }
        // All orders: every join turned or not.
        var orders: [[[Int]]] = (0..<count).map { [[$0]] }
        for join in tree.joins {
          orders.append(
            orders[join.first].flatMap { one in orders[join.second].flatMap { [one + $0, $0 + one] } })
        }
        guard let best = orders.last?.map(length).min() else { continue }
        #expect(tree.leafOrder.sorted() == Array(0..<count))
        #expect(near(length(tree.leafOrder), best, within: 1e-6))
        #expect(orders.last?.contains(tree.leafOrder) == true)
        #expect(zip(tree.joins, tree.joins.dropFirst()).allSatisfy { $0.height <= $1.height })
        if let first = tree.leafOrder.first, let last = tree.leafOrder.last { #expect(first <= last) }
      }
    }
  }

  @Test("any matrix is split into blocs and participants alone, each once")
  func partition() throws {
    var generator = SplitMix64(state: 5)
    for count in [0, 1, 2, 5, 12] {
      let matrix = try matrix((0..<count).map { ("S\($0)", profile(30, &generator)) })
      for cut in [0, 0.1, 0.4, 0.5, 1, 2] {
        let blocs = Blocs(of: matrix, cut: cut)
        #expect((blocs.blocs.flatMap(\.members) + blocs.alone).sorted() == matrix.participants.map(\.id))
        #expect(blocs.order.sorted() == matrix.participants.map(\.id))
        for bloc in blocs.blocs {
          #expect(bloc.silhouette.map { (-1...1).contains($0) } ?? true)
          #expect((0...1).contains(bloc.stability ?? 0) && (0...1).contains(bloc.knownShare))
        }
      }
    }
  }
}
