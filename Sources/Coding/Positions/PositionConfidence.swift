internal import Codebook

/// How likely a coded cell is right: how likely the participant speaks to the issue at all, times how likely it then
/// speaks this way.
///
/// Two logistic models over a few facts of the decision. Both are learned on participants left out of all other
/// learning; the second also on rows of the corpus left out with their writers, since few delegations oppose.
struct PositionConfidence: Sendable {
  /// What the two models are called in their table.
  enum Factor: String, CaseIterable, Sendable {
    case speaks, stance
  }

  /// The weights by feature, in the order of `Factor.allCases`.
  private(set) var weights: [[String: Double]] = Factor.allCases.map { _ in [:] }

  subscript(factor: Factor) -> [String: Double] {
    get { weights[Self.place(factor)] }
    set { weights[Self.place(factor)] = newValue }
  }

  private static func place(_ factor: Factor) -> Int { factor == .speaks ? 0 : 1 }

  /// What a model sees of a decision.
  static func features(_ decision: PositionCoder.Decision, _ factor: Factor) -> FeatureVector {
    var features = FeatureVector()
    switch factor {
    case .speaks:
      let presence = min(max(decision.candidates.map(\.presence).max() ?? 0, -3), 3)
      // Many long passages that only sound like an issue are no surer than one.
      if decision.candidates.contains(where: \.isNamed) {
        features.add("named", 1)
        features.add("named_presence", presence)
        features.add("named_passages", Double(min(decision.candidates.count, 5)))
      } else {
        features.add("unnamed_presence", presence)
      }
    case .stance:
      features.add("margin", min(decision.margin, 4))
      if decision.agreesWithClauses { features.add("clauses_agree", 1) }
      if decision.stance != .support { features.add(decision.stance.rawValue, 1) }
    }
    return features
  }

  /// The confidence, 0 to 1; a model without weights says one half.
  func value(_ decision: PositionCoder.Decision) -> Double {
    Factor.allCases.reduce(1) { product, factor in
      let features = Self.features(decision, factor)
      var sum = self[factor][PositionModel.bias] ?? 0
      for (name, value) in zip(features.names, features.values) { sum += (self[factor][name] ?? 0) * value }
      return product * Logistic.value(sum)
    }
  }
}
