/// Fits the weights of a logistic model with a quadratic penalty.
///
/// Minimises `sum_i w_i log(1 + exp(-y_i f(x_i))) + |weights|^2 / (2 C)`, the bias among the weights, by Newton steps
/// along one coordinate after another, in a fixed order: the coordinate descent of Yu, Huang and Lin (2011, Machine
/// Learning 85), with the step damped by the curvature's upper bound wherever a full step would not descend.
struct LogisticRegression {
  /// Rows of a sparse matrix, transposed: for each feature the samples that have it.
  struct Samples {
    private(set) var columns: [[(sample: Int, value: Double)]] = []
    private(set) var names: [String] = []
    private var places: [String: Int] = [:]
    private(set) var count = 0

    /// Adds a sample; features are numbered as they first occur.
    mutating func add(_ features: FeatureVector) {
      for (name, value) in zip(features.names, features.values) {
        let place = places[name] ?? newColumn(name)
        columns[place].append((count, value))
      }
      let bias = places[ThemeModel.bias] ?? newColumn(ThemeModel.bias)
      columns[bias].append((count, 1))
      count += 1
    }

    private mutating func newColumn(_ name: String) -> Int {
      places[name] = names.count
      names.append(name)
      columns.append([])
      return names.count - 1
    }
  }

  /// How weak the penalty is; larger fits closer.
  var strength = 3.0
  /// Passes over all coordinates at the most.
  var passes = 40
  /// The largest step in a pass at which it stops.
  var tolerance = 0.001

  /// Fits one weight a feature.
  ///
  /// - Parameters:
  ///   - samples: the features of each sample.
  ///   - truth: whether each sample has the property; nil leaves the sample out.
  ///   - sampleWeights: how much each sample counts.
  /// - Returns: the weights in the order of `samples.names`.
  func fit(_ samples: Samples, truth: [Bool?], sampleWeights: [Double]) -> [Double] {
    var weights = Array(repeating: 0.0, count: samples.columns.count)
    var margins = Array(repeating: 0.0, count: samples.count)
    var chances = Array(repeating: 0.5, count: samples.count)
    let counts = zip(truth, sampleWeights).map { $0 == nil ? 0 : $1 }
    let targets = truth.map { $0 == true ? 1.0 : 0.0 }
    for _ in 0..<passes {
      var largest = 0.0
      for feature in samples.columns.indices {
        var gradient = weights[feature] / strength
        var curvature = 1 / strength
        var bound = 1 / strength
        for (sample, value) in samples.columns[feature] {
          let count = counts[sample]
          if count == 0 { continue }
          let chance = chances[sample]
          gradient += count * (chance - targets[sample]) * value
          curvature += count * chance * (1 - chance) * value * value
          bound += count * 0.25 * value * value
        }
        // Half way between Newton's step and the one that always descends, when the former is a long one.
        var step = -gradient / curvature
        if abs(step) > 0.5 { step = -gradient / ((curvature + bound) / 2) }
        if abs(step) < tolerance / 100 { continue }
        weights[feature] += step
        largest = max(largest, abs(step))
        for (sample, value) in samples.columns[feature] where counts[sample] != 0 {
          margins[sample] += step * value
          chances[sample] = Logistic.value(margins[sample])
        }
      }
      if largest < tolerance { break }
    }
    return weights
  }
}
