/// Fits the weights of a logistic model with a penalty on their size.
///
/// Minimises `sum_i w_i log(1 + exp(-y_i f(x_i))) + penalty / C`, the bias among the weights, by Newton steps along
/// one coordinate after another, in a fixed order: the coordinate descent of Yu, Huang and Lin (2011, Machine
/// Learning 85), for the absolute penalty that of Yuan and others (2010, JMLR 11), with the step damped by the
/// curvature's upper bound wherever a full step would not descend.
struct LogisticRegression {
  /// What large weights cost.
  enum Penalty {
    /// Half the sum of squares: all weights shrink.
    case quadratic
    /// The sum of absolute values: most weights are exactly zero.
    case absolute
  }

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

  /// What large weights cost.
  var penalty = Penalty.quadratic
  /// How weak the penalty is, C; larger fits closer.
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
  ///   - start: the weights to set out from, in the order of `samples.names`; nil sets out from zero.
  /// - Returns: the weights in the order of `samples.names`.
  func fit(_ samples: Samples, truth: [Bool?], sampleWeights: [Double], from start: [Double]? = nil)
    -> [Double]
  {
    var weights = start ?? Array(repeating: 0.0, count: samples.columns.count)
    var margins = Array(repeating: 0.0, count: samples.count)
    for (feature, weight) in weights.enumerated() where weight != 0 {
      for (sample, value) in samples.columns[feature] { margins[sample] += weight * value }
    }
    var chances = margins.map(Logistic.value)
    let counts = zip(truth, sampleWeights).map { $0 == nil ? 0 : $1 }
    let targets = truth.map { $0 == true ? 1.0 : 0.0 }
    for _ in 0..<passes {
      var largest = 0.0
      for feature in samples.columns.indices {
        var gradient = 0.0
        var curvature = 0.0
        var bound = 0.0
        for (sample, value) in samples.columns[feature] {
          let count = counts[sample]
          if count == 0 { continue }
          let chance = chances[sample]
          gradient += count * (chance - targets[sample]) * value
          curvature += count * chance * (1 - chance) * value * value
          bound += count * 0.25 * value * value
        }
        // Half way between Newton's step and the one that always descends, when the former is a long one.
        var step = step(from: weights[feature], gradient, curvature)
        if abs(step) > 0.5 { step = self.step(from: weights[feature], gradient, (curvature + bound) / 2) }
        if abs(step) < tolerance / 10 { continue }
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

  /// The step along one coordinate to the least of the loss's parabola and the penalty together.
  private func step(from weight: Double, _ gradient: Double, _ curvature: Double) -> Double {
    switch penalty {
    case .quadratic: return -(gradient + weight / strength) / (curvature + 1 / strength)
    case .absolute:
      let curvature = max(curvature, 1e-12)
      if gradient + 1 / strength <= curvature * weight { return -(gradient + 1 / strength) / curvature }
      if gradient - 1 / strength >= curvature * weight { return -(gradient - 1 / strength) / curvature }
      return -weight
    }
  }
}
