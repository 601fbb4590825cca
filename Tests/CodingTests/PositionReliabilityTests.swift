import Codebook
import Tables
import TestSupport
import Testing

@testable import Coding

@Suite("Reliability of positions") struct PositionReliabilityTests {
  private func cell(_ issue: Int, _ stance: Stance?) -> GoldPositions.Cell {
    .init(participant: "GHA", issue: issue, stance: stance, lines: [])
  }

  private func coded(_ issue: Int, _ stance: Stance, _ confidence: Double = 0.95) -> PositionReliability.Coded
  {
    .init(issue: issue, stance: stance, confidence: confidence)
  }

  /// Worked by hand: gold 5 cells, coded 5, shared 4, right 2, one disputed left aside.
  @Test("a worked example") func workedExample() {
    var reliability = PositionReliability()
    let cells = reliability.add(
      gold: [
        cell(0, .support), cell(1, .oppose), cell(2, .conditional), cell(3, .support), cell(4, .oppose),
        cell(5, nil),
      ],
      coded: [
        coded(0, .support), coded(1, .support, 0.55), coded(2, .conditional), coded(4, .support, 0.85),
        coded(6, .support, 0.2), coded(5, .oppose),
      ], issues: 10)
    #expect(reliability.goldCells == 5 && reliability.codedCells == 5)
    #expect(reliability.shared == 4 && reliability.right == 2)
    #expect(reliability.foundF1 == 0.8 && reliability.stanceF1 == 0.4)
    #expect(reliability.wrongSide == 2)
    #expect(reliability.recall(of: .oppose) == (0, 2))
    #expect(reliability.recall(of: .conditional) == (1, 1))
    #expect(cells.map(\.issue) == [0, 1, 2, 3, 4, 6])
    #expect(cells.filter { $0.pair.gold != $0.pair.coded }.map(\.issue) == [1, 3, 4, 6])
    // Gold by row, coded by column: support, conditional, oppose, silent; of ten issues six are told and one disputed.
    #expect(reliability.table == [[1, 0, 0, 1], [0, 1, 0, 0], [2, 0, 0, 0], [1, 0, 0, 3]])
    #expect(reliability.precision(of: .support) == (1, 4))
    #expect(reliability.precision(of: .oppose) == (0, 0))
    // Nine cells, four apart; of 18 values 6 support, 2 conditional, 2 oppose, 8 silent:
    // 1 - 8 * 17 / (324 - 36 - 4 - 4 - 64).
    #expect(abs((reliability.alpha ?? 0) - (1 - 136.0 / 216)) < 1e-12)
    #expect(reliability.calibration.bins.map(\.given) == [1, 1, 0, 0, 1, 2])
    #expect(reliability.calibration.bins.map(\.right) == [0, 0, 0, 0, 0, 2])
  }

  @Test("nothing to find and nothing coded is perfect; two perfect coders score one")
  func perfect() {
    #expect(PositionReliability().foundF1 == 1 && PositionReliability().stanceF1 == 1)
    var reliability = PositionReliability()
    reliability.add(
      gold: Stance.allCases.enumerated().map { cell($0, $1) },
      coded: Stance.allCases.enumerated().map { coded($0, $1) }, issues: 3)
    #expect(reliability.alpha == 1)
    #expect(reliability.stanceF1 == 1 && reliability.wrongSide == 0)
  }
}

@Suite("Gold positions") struct GoldPositionsTests {
  private func read(_ rows: [String]) throws -> GoldPositions {
    try GoldPositions(
      bytes((["participant,issue,stance,evidence_lines"] + rows).joined(separator: "\n") + "\n"), name: "g",
      codebook: try Codebook())
  }

  @Test func readsCellsAndParticipants() throws {
    let gold = try read(["GHA,SC01,support,3-5;9", "GHA,SC02,disputed,", "PER,,none,"])
    #expect(gold.cells.map(\.stance) == [.support, nil])
    #expect(gold.cells[0].lines == [3...5, 9...9])
    #expect(gold.participants == ["GHA", "PER"])
  }

  @Test(arguments: [
    ("GHA,XX01,support,", 5), ("GHA,SC01,maybe,", 10), ("GHA,SC01,support,5-3", 18),
    ("GHA,SC01,support,x", 18), ("PER,SC01,oppose,1", 5),
  ])
  func refusesABadRow(row: String, column: Int) {
    do {
      _ = try read(["PER,SC01,support,1", row])
      Testing.Issue.record("taken: \(row)")
    } catch let error as TableError {
      #expect(error.line == 3 && error.column == column)
    } catch {
      Testing.Issue.record("another error: \(error)")
    }
  }
}

@Suite("The table of the reliability of positions") struct PositionAccuracyTests {
  private func source(_ rows: [String]) -> CodebookSource {
    CodebookSource(replacing: [
      PositionReliability.tableName: bytes((["measure,count"] + rows).joined(separator: "\n") + "\n")
    ])
  }

  @Test("counts come back from their table") func roundTrip() throws {
    var reliability = PositionReliability()
    let stances: [Stance?] = Stance.allCases + [nil]
    // One participant holds each pair of stances but silence on both sides, another what is disputed.
    var gold: [GoldPositions.Cell] = []
    var coded: [PositionReliability.Coded] = []
    for (place, pair) in stances.flatMap({ gold in stances.map { (gold, $0) } }).enumerated() {
      if let stance = pair.0 {
        gold.append(.init(participant: "GHA", issue: place, stance: stance, lines: []))
      }
      if let stance = pair.1 {
        coded.append(.init(issue: place, stance: stance, confidence: Double(place) / 15))
      }
    }
    reliability.add(gold: gold, coded: coded, issues: 16)
    reliability.add(
      gold: [.init(participant: "PER", issue: 0, stance: nil, lines: [])],
      coded: [
        .init(issue: 0, stance: .support, confidence: 1), .init(issue: 1, stance: .oppose, confidence: 0.7),
      ], issues: 16)
    let table = reliability.csv
    #expect(
      string(table).hasPrefix(
        "measure,count\nparticipants,2\ncells:support:support,1\ncells:support:conditional,1\n"))
    #expect(string(table).contains("\ncells:silent:oppose,2\n") && !string(table).contains("silent:silent"))
    let read = try PositionReliability(
      from: CodebookSource(replacing: [PositionReliability.tableName: table]))
    #expect(read.participants == 2)
    #expect(read.confusion == reliability.confusion)
    #expect(read.calibration.bins.map(\.given) == reliability.calibration.bins.map(\.given))
    #expect(read.calibration.bins.map(\.right) == reliability.calibration.bins.map(\.right))
    #expect(read.calibration.bins.map(\.given).reduce(0, +) == 13)
    #expect(read.calibration.bins.map(\.right).reduce(0, +) == 3)
    #expect(read.csv == table)
  }

  @Test("the table compiled in is written again byte by byte") func builtIn() throws {
    let source = CodebookSource()
    #expect(try PositionReliability(from: source).csv == source.bytes(of: PositionReliability.tableName))
  }

  @Test("a table without rows is nothing compared") func empty() throws {
    #expect(try PositionReliability(from: source([])) == PositionReliability())
  }

  @Test(
    "faults by line and column",
    arguments: [
      ("participants,-1", "14: error: '-1' is no count"), ("participants,", "14: error: '' is no count"),
      ("participants,2.5", "14: error: '2.5' is no count"),
      ("people,1", "1: error: 'people' is no measure"), (",1", "1: error: '' is no measure"),
      ("participants:all,1", "1: error: 'participants:all' is no measure"),
      ("cells:support,1", "1: error: 'cells:support' is no measure"),
      ("cells::support,1", "1: error: 'cells::support' is no measure"),
      ("cells:support:maybe,1", "1: error: 'cells:support:maybe' is no measure"),
      ("cells:disputed:support,1", "1: error: 'cells:disputed:support' is no measure"),
      ("sure:0.55:cells,1", "1: error: 'sure:0.55:cells' is no measure"),
      ("sure:0.5:wrong,1", "1: error: 'sure:0.5:wrong' is no measure"),
    ])
  func faults(row: String, expected: String) {
    do throws(TableError) {
      _ = try PositionReliability(from: source(["participants,3", row]))
      Testing.Issue.record("taken: \(row)")
    } catch {
      #expect(error.description == "\(PositionReliability.tableName):3:\(expected)")
    }
  }
}
