import Codebook
import Convergence
import TestSupport
import Testing

@Suite("Changes") struct PositionChangesTests {
  @Test("new, changed, withdrawn, and why")
  func kinds() throws {
    let before = try matrix([("CHN", "+-~."), ("EGY", "+...")])
    let issues = Array(before.issues[0..<3]) + [PositionsMatrix.Issue(id: "ZZ01", theme: .scope)]
    let after = try PositionsMatrix(
      participants: [.init(state: "CHN"), .init(state: "NOR")], issues: issues,
      positions: [
        .init("CHN", "SC01", .oppose), .init("CHN", "SC02", .oppose), .init("CHN", "ZZ01", .support),
        .init("NOR", "SC02", .conditional), .init("NOR", "ZZ01", .support),
      ])
    let changes = PositionChanges(from: before, to: after).changes
    let lines = changes.map { change in
      [
        change.kind.rawValue, change.cause.rawValue, change.participant, change.issue,
        change.before?.rawValue ?? "", change.after?.rawValue ?? "",
      ].joined(separator: " ")
    }
    #expect(
      lines == [
        "changed position CHN SC01 support oppose", "withdrawn position CHN SC03 conditional ",
        "new issue CHN ZZ01  support", "withdrawn participant EGY SC01 support ",
        "new participant NOR SC02  conditional", "new issue NOR ZZ01  support",
      ])
  }

  @Test("applied to the matrix before they give the one after")
  func replay() throws {
    var generator = SplitMix64(state: 9)
    for _ in 0..<20 {
      let before = try matrix(["AAA", "BBB", "CCC"].map { ($0, profile(12, &generator)) })
      let after = try matrix(["BBB", "CCC", "DDD"].map { ($0, profile(14, &generator)) })
      var cells = Set(before.positions)
      for change in PositionChanges(from: before, to: after).changes {
        if let stance = change.before {
          #expect(cells.remove(.init(change.participant, change.issue, stance)) != nil)
        }
        if let stance = change.after { cells.insert(.init(change.participant, change.issue, stance)) }
      }
      #expect(cells == Set(after.positions))
      #expect(PositionChanges(from: after, to: after).changes.isEmpty)
    }
  }
}
