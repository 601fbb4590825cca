internal import Codebook

/// How likely a coded cell is right, from how it was decided.
///
/// A logistic model over a few facts of the decision, learned on participants left out of all other learning, so that
/// of the cells called 0.9 sure about nine in ten are right.
enum PositionConfidence {
  /// What the model sees of a decision.
  static func features(_ decision: PositionCoder.Decision) -> FeatureVector {
    var features = FeatureVector()
    let presence = decision.candidates.map(\.presence).max() ?? 0
    features.add("presence", min(max(presence, -2), 4))
    let share = decision.stances.max() ?? 0
    features.add("clear", share)
    features.add("stance:" + decision.stance.rawValue, 1)
    if decision.candidates.contains(where: \.isNamed) { features.add("named", 1) }
    if decision.candidates.count > 1 { features.add("several", 1) }
    if decision.isContradictory { features.add("both", 1) }
    return features
  }

  /// The confidence by a model's weights, 0 to 1; 0.5 where the model has none.
  static func value(_ decision: PositionCoder.Decision, weights: [String: Double]) -> Double {
    let features = features(decision)
    var sum = weights[PositionModel.bias] ?? 0
    for (name, value) in zip(features.names, features.values) { sum += (weights[name] ?? 0) * value }
    return Logistic.value(sum)
  }
}
