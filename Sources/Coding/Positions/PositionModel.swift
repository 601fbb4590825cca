public import Codebook
public import Tables

/// The weights by which positions are found, read from tables that people can read.
///
/// ```
/// presence-weights.csv     issue,feature,weight            one model an issue: does a passage speak to it?
/// stance-weights.csv       feature,support,oppose,conditional   shared by all issues: which way?
/// confidence-weights.csv   factor,feature,weight           how likely a cell is right
/// ```
/// The features are those of `PositionFeatures`. An issue without a model is found by its objects alone.
public struct PositionModel: Sendable {
  /// The tables that hold the model the program ships with.
  public static let tableNames = (
    presence: "codebook/presence-weights.csv", stance: "codebook/stance-weights.csv",
    confidence: "codebook/confidence-weights.csv"
  )
  static let presenceColumns = ["issue", "feature", "weight"]
  static let stanceColumns = ["feature"] + Stance.allCases.map(\.rawValue)
  static let confidenceColumns = ["factor", "feature", "weight"]
  static let bias = "bias"
  /// Weights smaller than these are not kept: they would treble the tables and decide nothing.
  static let least = (presence: 0.1, stance: 0.005)

  /// Weights over issues by feature.
  private var presence: [String: [(issue: Int, weight: Double)]] = [:]
  /// The bias of each issue; nil where it has no model.
  private var biases: [Double?]
  /// Weights in the order of `Stance.allCases` by feature.
  private var stances: [String: [Double]] = [:]
  /// See `PositionConfidence`.
  private(set) var confidence = PositionConfidence()

  /// A model that has learned nothing: all issues are found by their objects alone.
  ///
  /// - Parameter codebook: the issues.
  public init(codebook: Codebook) {
    biases = codebook.issues.map { _ in nil }
  }

  /// Reads the model.
  ///
  /// Weights for issues that the codebook no longer has are left aside.
  ///
  /// - Parameters:
  ///   - source: where the tables come from.
  ///   - codebook: the issues.
  /// - Throws: `TableError` for a doubled feature or a weight that is no number.
  public init(from source: CodebookSource, codebook: Codebook) throws(TableError) {
    self.init(codebook: codebook)
    let places = codebook.issuePlaces
    var table = try source.table(Self.tableNames.presence, required: Self.presenceColumns)
    var columns = Self.presenceColumns.compactMap { table.index(of: $0) }
    var seen: Set<[String]> = []
    for row in table.rows {
      let (issue, feature) = (row.fields[columns[0]], row.fields[columns[1]])
      let weight = try Self.number(table, row, columns[2])
      guard seen.insert([issue, feature]).inserted else {
        throw table.fault(row, field: columns[1], "the feature '\(feature)' stands twice for '\(issue)'")
      }
      guard let place = places[issue] else { continue }
      set(feature, issue: place, to: weight)
    }
    table = try source.table(Self.tableNames.stance, required: Self.stanceColumns)
    columns = Self.stanceColumns.compactMap { table.index(of: $0) }
    for row in table.rows {
      var weights: [Double] = []
      for column in columns.dropFirst() { weights.append(try Self.number(table, row, column)) }
      let feature = row.fields[columns[0]]
      guard stances.updateValue(weights, forKey: feature) == nil else {
        throw table.fault(row, field: columns[0], "the feature '\(feature)' stands twice")
      }
    }
    table = try source.table(Self.tableNames.confidence, required: Self.confidenceColumns)
    columns = Self.confidenceColumns.compactMap { table.index(of: $0) }
    for row in table.rows {
      let (factor, feature) = (row.fields[columns[0]], row.fields[columns[1]])
      guard let known = PositionConfidence.Factor(rawValue: factor) else {
        let allowed = PositionConfidence.Factor.allCases.map(\.rawValue).joined(separator: ", ")
        throw table.fault(row, field: columns[0], "'\(factor)' is no factor; allowed are \(allowed)")
      }
      let weight = try Self.number(table, row, columns[2])
      guard confidence[known].updateValue(weight, forKey: feature) == nil else {
        throw table.fault(row, field: columns[1], "the feature '\(feature)' stands twice for '\(factor)'")
      }
    }
  }

  private static func number(_ table: CSVTable, _ row: CSVTable.Row, _ column: Int) throws(TableError)
    -> Double
  {
    guard let value = Double(row.fields[column]), value.isFinite else {
      throw table.fault(row, field: column, "'\(row.fields[column])' is no number")
    }
    return value
  }

  // MARK: - Use

  /// How far each issue is spoken to, as log odds; nil where the issue has no model.
  func presence(_ features: FeatureVector) -> [Double?] {
    var scores = biases
    for (name, value) in zip(features.names, features.values) {
      for (issue, weight) in presence[name] ?? [] {
        if let score = scores[issue] { scores[issue] = score + weight * value }
      }
    }
    return scores
  }

  /// The weight of one feature for an issue; 0 where it has none.
  func presenceWeight(_ feature: String, issue: Int) -> Double {
    presence[feature]?.first { $0.issue == issue }?.weight ?? 0
  }

  /// How far a passage speaks each way, in the order of `Stance.allCases`, as log odds.
  func stance(_ features: FeatureVector) -> [Double] {
    var scores = stances[Self.bias] ?? Stance.allCases.map { _ in 0 }
    for (name, value) in zip(features.names, features.values) {
      guard let weights = stances[name] else { continue }
      for place in scores.indices { scores[place] += weights[place] * value }
    }
    return scores
  }

  /// The weights of one feature in the order of `Stance.allCases`; zeros where it has none.
  func stanceWeights(_ feature: String) -> [Double] {
    stances[feature] ?? Stance.allCases.map { _ in 0 }
  }

  // MARK: - Learning

  mutating func set(_ feature: String, issue: Int, to weight: Double) {
    if feature == Self.bias {
      biases[issue] = weight
    } else {
      presence[feature, default: []].append((issue, weight))
    }
  }

  mutating func set(_ feature: String, to weights: [Double]) { stances[feature] = weights }

  mutating func set(_ confidence: PositionConfidence) { self.confidence = confidence }

  /// The three tables by their names, rows in the order of the codebook and of the features' bytes.
  ///
  /// - Parameter codebook: the issues.
  /// - Returns: the tables' bytes.
  public func tables(codebook: Codebook) -> [(name: String, bytes: [UInt8])] {
    var byIssue: [[(feature: String, weight: Double)]] = biases.map { $0.map { [(Self.bias, $0)] } ?? [] }
    for (feature, weights) in presence {
      for (issue, weight) in weights { byIssue[issue].append((feature, weight)) }
    }
    var writer = CSVWriter(header: Self.presenceColumns)
    for (issue, weights) in byIssue.enumerated() {
      for (feature, weight) in weights.sorted(by: { Self.before($0.feature, $1.feature) }) {
        writer.append([codebook.issues[issue].id, feature, Decimal4.text(weight)])
      }
    }
    var stanceWriter = CSVWriter(header: Self.stanceColumns)
    for (feature, weights) in stances.sorted(by: { Self.before($0.key, $1.key) }) {
      stanceWriter.append([feature] + weights.map(Decimal4.text))
    }
    var confidenceWriter = CSVWriter(header: Self.confidenceColumns)
    for factor in PositionConfidence.Factor.allCases {
      for (feature, weight) in confidence[factor].sorted(by: { Self.before($0.key, $1.key) }) {
        confidenceWriter.append([factor.rawValue, feature, Decimal4.text(weight)])
      }
    }
    return [
      (Self.tableNames.presence, writer), (Self.tableNames.stance, stanceWriter),
      (Self.tableNames.confidence, confidenceWriter),
    ].map { ($0.0, $0.1.bareLines) }
  }

  private static func before(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}
