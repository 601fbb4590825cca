public import Codebook
public import Tables

/// How well coded positions agree with gold coding, counted over cells of participants and issues.
///
/// Agreement on silence proves nothing and counts for nothing but alpha; cells on which the gold readers differ count
/// neither way.
public struct PositionReliability: Sendable, Equatable {
  /// Cells by gold and coded stance, but for those silent in both; silent is nil.
  public private(set) var confusion: [Pair: Int] = [:]
  /// Cells silent in both.
  public private(set) var bothSilent = 0
  /// The participants compared.
  public private(set) var participants = 0
  /// Of the positions coded, how many were right, by how sure the coder was.
  public private(set) var calibration = Calibration.ofPositions
  /// The same by the thresholds of the curve of doubt.
  public private(set) var doubts = Calibration.ofDoubts(from: 0)

  /// A gold stance with the coded one; nil is silent.
  public struct Pair: Hashable, Sendable {
    /// What the readers found.
    public let gold: Stance?
    /// What was coded.
    public let coded: Stance?

    /// Holds two stances against each other.
    ///
    /// - Parameters:
    ///   - gold: what the readers found; nil is silent.
    ///   - coded: what was coded; nil is silent.
    public init(gold: Stance?, coded: Stance?) {
      self.gold = gold
      self.coded = coded
    }
  }

  /// Nothing compared yet.
  public init() {}

  /// A position as coded, for comparing.
  public struct Coded: Sendable {
    /// The issue's place in the codebook.
    public let issue: Int
    /// The stance.
    public let stance: Stance
    /// How sure the coder is, 0 to 1.
    public let confidence: Double

    /// Records a position.
    ///
    /// - Parameters:
    ///   - issue: the issue's place in the codebook.
    ///   - stance: the stance.
    ///   - confidence: how sure the coder is, 0 to 1.
    public init(issue: Int, stance: Stance, confidence: Double) {
      self.issue = issue
      self.stance = stance
      self.confidence = confidence
    }
  }

  /// Takes one participant in.
  ///
  /// - Parameters:
  ///   - gold: its gold cells.
  ///   - coded: its coded positions.
  ///   - issues: how many issues there are.
  /// - Returns: the cells not silent in both, as places in the codebook with both stances, in the codebook's order.
  @discardableResult
  public mutating func add(gold: [GoldPositions.Cell], coded: [Coded], issues: Int) -> [(
    issue: Int, pair: Pair
  )] {
    participants += 1
    var truth: [Int: Stance] = [:]
    var disputed: Set<Int> = []
    for cell in gold {
      if let stance = cell.stance { truth[cell.issue] = stance } else { disputed.insert(cell.issue) }
    }
    var said: [Int: Stance] = [:]
    for position in coded where !disputed.contains(position.issue) {
      said[position.issue] = position.stance
      let isRight = truth[position.issue] == position.stance
      calibration.add(position.confidence, isRight: isRight)
      doubts.add(position.confidence, isRight: isRight)
    }
    let cells = Set(truth.keys).union(said.keys).sorted().map { issue in
      (issue: issue, pair: Pair(gold: truth[issue], coded: said[issue]))
    }
    for cell in cells { add(cell.pair) }
    bothSilent += issues - disputed.count - cells.count
    return cells
  }

  /// Takes one cell in that is not silent in both.
  mutating func add(_ pair: Pair) { confusion[pair, default: 0] += 1 }

  private func count(_ holds: (Pair) -> Bool) -> Int {
    confusion.reduce(0) { holds($1.key) ? $0 + $1.value : $0 }
  }

  /// Gold cells that are not silent.
  public var goldCells: Int { count { $0.gold != nil } }
  /// Coded cells that are not silent.
  public var codedCells: Int { count { $0.coded != nil } }
  /// Cells that neither holds to be silent.
  public var shared: Int { count { $0.gold != nil && $0.coded != nil } }
  /// Cells with the same stance.
  public var right: Int { count { $0.gold != nil && $0.gold == $0.coded } }
  /// Cells where support was taken for opposition or the reverse.
  public var wrongSide: Int {
    count { Set([$0.gold, $0.coded]) == [.support, .oppose] }
  }

  /// F1 of finding a cell that is not silent; 1 where there is none.
  public var foundF1: Double { Self.f1(shared, coded: codedCells, gold: goldCells) }
  /// F1 of finding it with the right stance; 1 where there is none.
  public var stanceF1: Double { Self.f1(right, coded: codedCells, gold: goldCells) }

  /// Gold cells of a stance, and how many of them were coded so.
  public func recall(of stance: Stance) -> (found: Int, gold: Int) {
    (count { $0.gold == stance && $0.coded == stance }, count { $0.gold == stance })
  }

  /// Coded cells of a stance, and how many of them are gold.
  public func precision(of stance: Stance) -> (right: Int, coded: Int) {
    (recall(of: stance).found, count { $0.coded == stance })
  }

  /// The stances that cells are told by, silent last.
  public static let values: [Stance?] = Stance.allCases + [nil]

  /// How many cells are gold as the row and coded as the column says, in the order of `values`.
  public var table: [[Int]] {
    Self.values.map { gold in
      Self.values.map { coded in
        gold == nil && coded == nil ? bothSilent : confusion[Pair(gold: gold, coded: coded)] ?? 0
      }
    }
  }

  /// Krippendorff's alpha over all cells, silence a value like the stances; nil where all cells are alike.
  public var alpha: Double? { KrippendorffAlpha.nominal(table) }

  /// The interval of `foundF1` when participants are drawn anew.
  ///
  /// - Parameter participants: what each participant's cells give.
  /// - Returns: nil for fewer than two participants.
  public static func foundInterval(over participants: [PositionReliability]) -> ConfidenceInterval? {
    interval(over: participants) { $0.shared }
  }

  /// The interval of `stanceF1` when participants are drawn anew.
  ///
  /// - Parameter participants: what each participant's cells give.
  /// - Returns: nil for fewer than two participants.
  public static func stanceInterval(over participants: [PositionReliability]) -> ConfidenceInterval? {
    interval(over: participants) { $0.right }
  }

  private static func interval(
    over participants: [PositionReliability], _ both: (PositionReliability) -> Int
  ) -> ConfidenceInterval? {
    Bootstrap.interval(over: participants.map { [both($0), $0.codedCells, $0.goldCells] }) { sum in
      f1(sum[0], coded: sum[1], gold: sum[2])
    }
  }

  private static func f1(_ both: Int, coded: Int, gold: Int) -> Double {
    coded + gold == 0 ? 1 : 2 * Double(both) / Double(coded + gold)
  }
}

extension PositionReliability {
  /// The table that holds what was measured when the shipped weights were learned.
  public static let tableName = "codebook/position-accuracy.csv"
  static let columns = ["measure", "count"]

  /// Reads what was measured.
  ///
  /// - Parameter source: where the table comes from.
  /// - Throws: `TableError` for an unknown measure or a count that is none.
  public init(from source: CodebookSource) throws(TableError) {
    self.init()
    let table = try source.table(Self.tableName, required: Self.columns)
    let places = Self.columns.compactMap { table.index(of: $0) }
    for row in table.rows {
      let measure = row.fields[places[0]]
      guard let count = Int(row.fields[places[1]]), count >= 0 else {
        throw table.fault(row, field: places[1], "'\(row.fields[places[1]])' is no count")
      }
      guard set(measure.split(separator: ":").map(String.init), to: count) else {
        throw table.fault(row, field: places[0], "'\(measure)' is no measure")
      }
    }
  }

  private mutating func set(_ measure: [String], to count: Int) -> Bool {
    switch (measure.first, measure.count) {
    case ("participants", 1): participants = count
    case ("cells", 3):
      let stances = measure.dropFirst().map { $0 == "silent" ? nil : Stance(rawValue: $0) }
      guard zip(measure.dropFirst(), stances).allSatisfy({ $0 == "silent" || $1 != nil }) else {
        return false
      }
      confusion[Pair(gold: stances[0], coded: stances[1])] = count
    case ("sure", 3): return calibration.set(measure[1], measure[2], to: count)
    default: return false
    }
    return true
  }

  /// The counts as their table: participants, cells by gold and coded stance, positions by how sure they were called.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: Self.columns)
    writer.append(["participants", "\(participants)"])
    for gold in Self.values {
      for coded in Self.values {
        guard let count = confusion[Pair(gold: gold, coded: coded)] else { continue }
        writer.append(["cells:\(gold?.rawValue ?? "silent"):\(coded?.rawValue ?? "silent")", "\(count)"])
      }
    }
    for bin in calibration.bins {
      writer.append(["sure:\(bin.name):cells", "\(bin.given)"])
      writer.append(["sure:\(bin.name):right", "\(bin.right)"])
    }
    return writer.bareLines
  }
}

extension Calibration {
  /// Positions by how sure they are called.
  static var ofPositions: Calibration { Calibration(from: [0, 0.5, 0.6, 0.7, 0.8, 0.9]) }

  /// Sets a count of the bin of a name; false where there is no such bin or count.
  fileprivate mutating func set(_ name: String, _ what: String, to count: Int) -> Bool {
    guard let bin = bins.firstIndex(where: { $0.name == name }) else { return false }
    switch what {
    case "cells": bins[bin].given = count
    case "right": bins[bin].right = count
    default: return false
    }
    return true
  }
}

extension Calibration.Bin {
  /// Its bound in digits, such as `0.9`.
  fileprivate var name: String { "0.\(Int((from * 10).rounded()))" }
}
