public import Codebook
internal import Submissions

/// Decides what participants want on each issue.
///
/// A passage speaks to an issue when its model of presence says so; the objects that its clauses name are among what
/// the model sees, and decide alone where the issue has no model. Which way it speaks is said by three models shared
/// by all issues, over the cues that govern the objects, the concepts and the words of the clauses that name it.
/// The passages of a participant are then weighed together.
public struct PositionCoder: Sendable {
  /// What the decision turns on; see `decide`.
  struct Thresholds: Sendable {
    /// The least log odds of presence.
    var presence = -1.0
    /// The least log odds of presence where a clause names the issue.
    var namedPresence = -1.5
    /// The least log odds of presence where a clause names the issue loosely.
    var looselyNamedPresence = -3.5
    /// The least log odds of presence where clauses reject the issue and the models of stance agree.
    var rejectedPresence = -2.5
    /// How likely a side must be to be said; a likelier one than the others that is less sure is conditional.
    var sideSure = 0.6
    /// What naming a counter-object, and no object that supports, adds to the log odds of opposition.
    var counterObject = 1.5
    /// From which share of the weight each side is evidence both ways.
    var bothWays = 0.35
    /// How likely each side's best passage must be to be evidence both ways.
    var bothWaysSure = 0.8
    /// What the side that the clauses name adds to its log odds for an issue whose plain naming opposes: it decides.
    var namedSide = 50.0
    /// Log odds of presence given to an issue without a model where a clause names it.
    var namedWithoutModel = 0.0
  }

  let codebook: Codebook
  private let sidedness: [Sidedness]
  private let reader: ObjectReader
  let features: PositionFeatures
  let thresholds: Thresholds

  /// How likely a passage must be to speak to an issue for a position, where a clause names the issue and where none
  /// does, 0 to 1.
  public var leastPresence: (named: Double, unnamed: Double) {
    (Logistic.value(thresholds.namedPresence), Logistic.value(thresholds.presence))
  }

  /// Prepares to code.
  ///
  /// - Parameter codebook: the issues, and what names them.
  public init(codebook: Codebook) {
    self.init(codebook: codebook, usesWords: true)
  }

  init(codebook: Codebook, thresholds: Thresholds = Thresholds(), usesWords: Bool) {
    self.codebook = codebook
    self.thresholds = thresholds
    sidedness = codebook.sidedness
    reader = ObjectReader(codebook: codebook)
    features = PositionFeatures(codebook: codebook, usesWords: usesWords)
  }

  /// Reads a submission for positions.
  ///
  /// - Parameters:
  ///   - passages: its passages.
  ///   - concepts: the concepts of each.
  ///   - language: the language of its text.
  /// - Returns: its clauses and the issues that they name.
  func read(_ passages: [Passage], concepts: [PassageConcepts], language: Language?) -> SubmissionReading {
    let opening = Set(passages.compactMap(\.opener))
    let clauses = zip(passages, concepts).enumerated().map { place, read in
      PassageClauses(
        read.0.text.bytes, findings: reader.undenied(read.1.findings), opensList: opening.contains(place))
    }
    return SubmissionReading(
      passages: passages, clauses: clauses, hits: reader.hits(in: passages, clauses: clauses),
      language: language)
  }

  /// What a participant's passages say on an issue before anything is decided.
  struct Candidate {
    /// The submission's place among those read together.
    let submission: Int
    let passage: Int
    /// Log odds that the passage speaks to the issue.
    let presence: Double
    let isNamed: Bool
    /// How likely each stance is, in the order of `Stance.allCases`, for this passage alone.
    var stances: [Double] = []
    /// The same as log odds.
    var scores: [Double] = []
  }

  /// What is decided of a cell.
  struct Decision {
    let stance: Stance
    let isContradictory: Bool
    /// By how much the log odds of the likeliest stance exceed the next.
    let margin: Double
    /// Whether the clauses that name the issue all take the side said.
    let agreesWithClauses: Bool
    /// The passages that speak to the issue, those that carry the stance first, then by presence.
    let candidates: [Candidate]
  }

  /// The passages that speak to each issue, and the one that comes nearest where none does.
  func candidates(in submissions: [SubmissionReading], model: PositionModel)
    -> [(speaking: [Candidate], nearest: Candidate?)]
  {
    var result: [(speaking: [Candidate], nearest: Candidate?)] = codebook.issues.map { _ in ([], nil) }
    for (place, submission) in submissions.enumerated() {
      for (passage, kind) in submission.passages.map(\.kind).enumerated() where kind != .heading {
        let named = Set(submission.hits[passage].filter { !$0.isLoose }.map(\.issue))
        let looselyNamed = Set(submission.hits[passage].filter(\.isLoose).map(\.issue))
        let scores = model.presence(features.presence(submission, passage))
        for (issue, score) in scores.enumerated() {
          let isNamed = named.contains(issue)
          let isAtAll = isNamed || looselyNamed.contains(issue)
          guard let score = score ?? (isAtAll ? thresholds.namedWithoutModel : nil) else { continue }
          let candidate = Candidate(submission: place, passage: passage, presence: score, isNamed: isNamed)
          let threshold =
            looselyNamed.contains(issue)
            ? thresholds.looselyNamedPresence : least(issue, passage, isNamed, submission, model: model)
          if score > threshold {
            result[issue].speaking.append(candidate)
          } else if score > result[issue].nearest?.presence ?? -.infinity {
            result[issue].nearest = candidate
          }
        }
      }
    }
    return result
  }

  /// The least log odds of presence at which a passage speaks to an issue.
  private func least(
    _ issue: Int, _ passage: Int, _ isNamed: Bool, _ reading: SubmissionReading, model: PositionModel
  ) -> Double {
    guard isNamed else { return thresholds.presence }
    guard sidedness[issue] != .inverted,
      reading.hits[passage].allSatisfy({ $0.issue != issue || $0.effective == .oppose })
    else { return thresholds.namedPresence }
    let scores = model.stance(features.stance(reading, passage, issue: issue))
    return scores[Stance.oppose.place] > scores[Stance.support.place]
      ? thresholds.rejectedPresence : thresholds.namedPresence
  }

  /// Decides a cell from the passages that speak to the issue; at least one.
  func decide(
    _ issue: Int, _ speaking: [Candidate], in submissions: [SubmissionReading], model: PositionModel
  ) -> Decision {
    var candidates = speaking
    // Passages that name the issue say more of it than those that only sound like it.
    if candidates.contains(where: \.isNamed) { candidates.removeAll { !$0.isNamed } }
    for place in candidates.indices {
      let candidate = candidates[place]
      let reading = submissions[candidate.submission]
      candidates[place].scores = scores(of: candidate, issue, in: reading, model: model)
      candidates[place].stances = Self.shares(candidates[place].scores)
    }
    let weights = candidates.map { Logistic.value($0.presence) }
    let total = weights.reduce(0, +)
    var scores = Stance.allCases.map { _ in 0.0 }
    for (candidate, weight) in zip(candidates, weights) {
      for place in scores.indices { scores[place] += candidate.scores[place] * weight / total }
    }
    let side = sidedness[issue] == .inverted ? sideNamed(issue, candidates, in: submissions) : nil
    if let side { scores[side.place] += thresholds.namedSide }
    let shares = Self.shares(scores)
    var stance = Self.likeliest(shares)
    if (shares.max() ?? 0) < thresholds.sideSure { stance = .conditional }
    let isContradictory = side == nil && speaksBothWays(candidates, weights: weights)
    if isContradictory { stance = .conditional }
    let carrying: (Candidate) -> Bool = { Self.likeliest($0.stances) == stance }
    candidates.sort { first, second in
      let (left, right) = (carrying(first), carrying(second))
      if left != right { return left }
      if first.presence != second.presence { return first.presence > second.presence }
      return (first.submission, first.passage) < (second.submission, second.passage)
    }
    let sides = candidates.flatMap { candidate in
      submissions[candidate.submission].firmHits(on: issue, in: candidate.passage).map(\.effective)
    }
    let order = scores.sorted(by: >)
    return Decision(
      stance: stance, isContradictory: isContradictory, margin: order[0] - order[1],
      agreesWithClauses: !sides.isEmpty && sides.allSatisfy { $0 == stance }, candidates: candidates)
  }

  /// The side that clauses take on an issue whose plain naming opposes: support where any of them rejects it.
  private func sideNamed(_ issue: Int, _ candidates: [Candidate], in submissions: [SubmissionReading])
    -> Stance?
  {
    let hits = candidates.flatMap { candidate in
      submissions[candidate.submission].firmHits(on: issue, in: candidate.passage)
    }
    if hits.isEmpty { return nil }
    return hits.contains { $0.effective == .support } ? .support : .oppose
  }

  private func scores(
    of candidate: Candidate, _ issue: Int, in reading: SubmissionReading, model: PositionModel
  ) -> [Double] {
    let hits = reading.firmHits(on: issue, in: candidate.passage)
    var scores = model.stance(features.stance(reading, candidate.passage, issue: issue))
    if !hits.isEmpty, hits.allSatisfy({ $0.effective == .oppose && $0.side == .oppose }) {
      scores[Stance.oppose.place] += thresholds.counterObject
    }
    return scores
  }

  private func speaksBothWays(_ candidates: [Candidate], weights: [Double]) -> Bool {
    let total = weights.reduce(0, +)
    return [Stance.support, .oppose].allSatisfy { side in
      let share = zip(candidates, weights).reduce(0) {
        Self.likeliest($1.0.stances) == side ? $0 + $1.1 : $0
      }
      return share >= thresholds.bothWays * total
        && candidates.contains { $0.stances[side.place] >= thresholds.bothWaysSure }
    }
  }

  /// Log odds as shares that add up to one.
  private static func shares(_ scores: [Double]) -> [Double] {
    let highest = scores.max() ?? 0
    let powers = scores.map { Logistic.exponential($0 - highest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }

  /// The stance with the greatest share, the first of equal ones.
  static func likeliest(_ shares: [Double]) -> Stance {
    var best = 0
    for place in shares.indices where shares[place] > shares[best] { best = place }
    return Stance.allCases[best]
  }
}

extension Stance {
  /// Its place in `Stance.allCases`, where scores and shares keep it.
  fileprivate var place: Int {
    switch self {
    case .support: 0
    case .conditional: 1
    case .oppose: 2
    }
  }
}
