public import Codebook
internal import Submissions

/// What weighed in a decision, as the weights of the models say it.
public struct PositionReasons: Sendable {
  /// Something a passage holds, and what it adds to the log odds.
  public struct Weight: Sendable {
    /// What it is.
    public let feature: Feature
    /// What it adds.
    public let weight: Double
  }

  /// What a feature stands for.
  public enum Feature: Sendable {
    /// A concept by its place in the lexicon.
    case concept(Int)
    /// A clause names the issue.
    case named
    /// A cue that governs what names the issue.
    case governed(Cue)
    /// Words of the passage, cut to their stems.
    case words(String)
    /// Something else, by the name that the tables of weights give it.
    case other(String)
  }

  /// What makes the passage speak to the issue, the heaviest first.
  public let presence: [Weight]
  /// What makes it speak the way it does rather than the next likeliest, the heaviest first.
  public let stance: [Weight]
}

extension PositionCoder {
  /// How many reasons are given of each kind.
  private static let given = 5

  /// What weighed in a passage for an issue.
  ///
  /// - Parameters:
  ///   - issue: the issue's place in the codebook.
  ///   - entry: the submission.
  ///   - passage: the passage's place in it.
  ///   - model: the weights.
  /// - Returns: the heaviest reasons.
  public func reasons(
    for issue: Int, in entry: CodedCorpus.Entry, passage: Int, model: PositionModel
  ) -> PositionReasons {
    let reading = read(
      entry.submission.passages, concepts: entry.codings.map(\.concepts), language: entry.language)
    let present = features.presence(reading, passage)
    let presence = zip(present.names, present.values).map {
      PositionReasons.Weight(
        feature: feature($0, issue), weight: model.presenceWeight($0, issue: issue) * $1)
    }
    let taken = features.stance(reading, passage, issue: issue)
    let scores = model.stance(taken)
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    let stance = zip(taken.names, taken.values).map { name, value in
      let weights = model.stanceWeights(name)
      return PositionReasons.Weight(
        feature: feature(name, issue), weight: (weights[order[0]] - weights[order[1]]) * value)
    }
    return PositionReasons(presence: Self.heaviest(presence), stance: Self.heaviest(stance))
  }

  private static func heaviest(_ weights: [PositionReasons.Weight]) -> [PositionReasons.Weight] {
    Array(
      weights.enumerated().filter { $0.element.weight > 0.05 }
        .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        .prefix(given).map(\.element))
  }

  private func feature(_ name: String, _ issue: Int) -> PositionReasons.Feature {
    let parts = name.split(separator: ":").map(String.init)
    guard let kind = parts.first, let last = parts.last else { return .other(name) }
    switch kind {
    case "r" where last.hasPrefix(codebook.issues[issue].id): return .named
    case "s", "c", "i", "n", "o": return codebook.lexicon.place(of: last).map { .concept($0) } ?? .other(name)
    case "governed":
      return parts.lazy.compactMap(Cue.init(rawValue:)).first.map { .governed($0) } ?? .other(name)
    case "w", "b":
      return .words(last.split(separator: "_").joined(separator: " "))
    default: return .other(name)
    }
  }
}
