public import Codebook
public import Tables

/// Weights over features, one a theme, for the three stages of theme coding.
///
/// The first stage sees a passage's own concepts. The second sees them too, with what the first makes of the
/// headings and the opener above and of the passages around; the third likewise, with what the second makes of
/// them, so that an item knows its opener as the opener's own heading shows it. The model is a table that people
/// can read: `stage,feature,scope,objectives,...`, one row a feature.
public struct ThemeModel: Sendable {
  /// Which of the three decisions a weight belongs to.
  public enum Stage: Int, Sendable, CaseIterable {
    case text = 1
    case context = 2
    case settled = 3

    /// The stages as they are written, for messages.
    static let list = allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
  }

  /// The table that holds the model the program ships with.
  public static let tableName = "codebook/theme-weights.csv"
  static let bias = "bias"
  static let columns = ["stage", "feature"] + Theme.allCases.map(\.rawValue)
  /// How likely a theme must be to be given, in the last stage.
  public static let threshold = 0.4

  private var weights: [[String: [Double]]]

  /// A model without a weight: it finds no theme.
  public init() {
    weights = Stage.allCases.map { _ in [:] }
  }

  /// Reads the model.
  ///
  /// - Parameter source: where the table comes from.
  /// - Throws: `TableError` for an unknown stage, a doubled feature, or a weight that is no number.
  public init(from source: CodebookSource) throws(TableError) {
    self.init()
    let table = try source.table(Self.tableName, required: Self.columns)
    let places = Self.columns.compactMap { table.index(of: $0) }
    for row in table.rows {
      guard let number = Int(row.fields[places[0]]), let stage = Stage(rawValue: number) else {
        throw table.fault(
          row, field: places[0], "'\(row.fields[places[0]])' is no stage; allowed are \(Stage.list)")
      }
      var values: [Double] = []
      for place in places.dropFirst(2) {
        guard let value = Double(row.fields[place]), value.isFinite else {
          throw table.fault(row, field: place, "'\(row.fields[place])' is no number")
        }
        values.append(value)
      }
      let feature = row.fields[places[1]]
      guard weights[stage.rawValue - 1].updateValue(values, forKey: feature) == nil else {
        throw table.fault(row, field: places[1], "the feature '\(feature)' stands twice in stage \(number)")
      }
    }
  }

  /// Sets the weights of a feature, each rounded to the four decimals that the table holds.
  mutating func set(_ feature: String, stage: Stage, to values: [Double]) {
    weights[stage.rawValue - 1][feature] = values.map(Decimal4.rounded)
  }

  /// Weights smaller than this are not kept in the table.
  private static func least(_ feature: String) -> Double {
    feature.hasPrefix(FeatureVector.stemPrefix) ? 0.1 : 0.005
  }

  /// The weights of a feature in the order of `Theme.allCases`; nil where the stage does not know it.
  func weights(of feature: String, stage: Stage) -> [Double]? { weights[stage.rawValue - 1][feature] }

  /// The model as its table: stages in order, features in the order of their bytes, those left out whose weights
  /// are all below 0.005, or below 0.1 for a stem: they would double the table and decide nothing.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: Self.columns)
    for stage in Stage.allCases {
      let features = weights[stage.rawValue - 1]
      for feature in features.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        guard let values = features[feature],
          values.contains(where: { abs($0) >= Self.least(feature) })
        else { continue }
        writer.append(["\(stage.rawValue)", feature] + values.map(Decimal4.text))
      }
    }
    return writer.bareLines
  }

  /// How likely each theme is, by the logistic function of the weighted sum; in the order of `Theme.allCases`.
  ///
  /// A stage without a bias has learned nothing and calls no theme likely: the function would say one half.
  func probabilities(_ features: FeatureVector, stage: Stage) -> [Double] {
    let table = weights[stage.rawValue - 1]
    guard var sums = table[Self.bias] else { return Array(repeating: 0, count: Theme.allCases.count) }
    for (name, value) in zip(features.names, features.values) {
      guard let weight = table[name] else { continue }
      for theme in sums.indices { sums[theme] += weight[theme] * value }
    }
    return sums.map(Logistic.value)
  }
}

/// The logistic function in plain arithmetic, so that every machine gives the same bits.
enum Logistic {
  /// 1 / (1 + e^-x).
  static func value(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exponential(-x)) : { $0 / (1 + $0) }(exponential(x))
  }

  /// e^x for x at most 0, right to a millionth of a millionth: e^x = (e^(x/1024))^1024, the inner power by its
  /// series.
  static func exponential(_ x: Double) -> Double {
    if x < -700 { return 0 }
    let reduced = x / 1024
    var sum = 0.0
    for coefficient in inverseFactorials { sum = sum * reduced + coefficient }
    for _ in 0..<10 { sum *= sum }
    return sum
  }

  /// 1/9! down to 1/0!.
  private static let inverseFactorials: [Double] = {
    var terms = [1.0]
    for n in 1...9 { terms.append(terms[n - 1] / Double(n)) }
    return terms.reversed()
  }()
}
