public import Codebook
public import Tables

/// How well coded positions agree with gold coding, counted over cells of participants and issues.
///
/// Agreement on silence proves nothing and is not counted; cells on which the gold readers differ count neither way.
public struct PositionReliability: Sendable, Equatable {
  /// Cells by gold and coded stance; silent is nil.
  public private(set) var confusion: [Pair: Int] = [:]
  /// The participants compared.
  public private(set) var participants = 0
  /// Of the positions coded, how many were right, by how sure the coder was.
  public private(set) var calibration = Calibration.ofPositions

  /// A gold stance with the coded one; nil is silent.
  public struct Pair: Hashable, Sendable {
    /// What the readers found.
    public let gold: Stance?
    /// What was coded.
    public let coded: Stance?
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
  /// - Returns: the cells that differ, as places in the codebook with both stances, in the codebook's order.
  @discardableResult
  public mutating func add(gold: [GoldPositions.Cell], coded: [Coded]) -> [(issue: Int, pair: Pair)] {
    participants += 1
    var truth: [Int: Stance] = [:]
    var disputed: Set<Int> = []
    for cell in gold {
      if let stance = cell.stance { truth[cell.issue] = stance } else { disputed.insert(cell.issue) }
    }
    var said: [Int: Stance] = [:]
    for position in coded where !disputed.contains(position.issue) {
      said[position.issue] = position.stance
      calibration.add(position.confidence, isRight: truth[position.issue] == position.stance)
    }
    var differing: [(issue: Int, pair: Pair)] = []
    for issue in Set(truth.keys).union(said.keys).sorted() {
      let pair = Pair(gold: truth[issue], coded: said[issue])
      confusion[pair, default: 0] += 1
      if pair.gold != pair.coded { differing.append((issue, pair)) }
    }
    return differing
  }

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
    let stances: [Stance?] = Stance.allCases + [nil]
    for gold in stances {
      for coded in stances {
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
