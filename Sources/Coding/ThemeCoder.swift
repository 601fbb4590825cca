public import Codebook
public import Submissions

/// What theme coding says of a passage.
public struct ThemeCoding: Sendable {
  /// The themes given.
  public let themes: ThemeSet
  /// How likely each theme is, in the order of `Theme.allCases`, 0 to 1.
  public let likelihoods: [Double]
  /// The concepts found in the passage, with their places in its text.
  public let concepts: PassageConcepts
}

/// Files the passages of a submission under the themes.
public struct ThemeCoder: Sendable {
  private let lexicon: Lexicon
  private let model: ThemeModel

  /// Prepares to code.
  ///
  /// - Parameters:
  ///   - lexicon: the concepts and their wording.
  ///   - model: the weights over them.
  public init(lexicon: Lexicon, model: ThemeModel) {
    self.lexicon = lexicon
    self.model = model
  }

  /// Codes all passages of a submission.
  ///
  /// - Parameters:
  ///   - submission: the submission with its passages.
  ///   - language: the language of its text; in one without wording, or unknown, no theme is given.
  /// - Returns: one coding a passage, in their order.
  public func code(_ submission: Submission, language: Language?) -> [ThemeCoding] {
    let concepts = concepts(of: submission, language: language)
    guard let language, Language.coded.contains(language) else {
      return concepts.map {
        ThemeCoding(themes: ThemeSet(rawValue: 0), likelihoods: Array(repeating: 0, count: Theme.allCases.count), concepts: $0)
      }
    }
    let first = concepts.map { model.probabilities(textFeatures($0), stage: .text) }
    return contextFeatures(of: submission.passages, concepts: concepts, first: first).enumerated().map { place, features in
      let likelihoods = model.probabilities(features, stage: .context)
      let given = zip(Theme.allCases, likelihoods).filter { $0.1 > ThemeModel.threshold }.map(\.0)
      return ThemeCoding(themes: ThemeSet(given), likelihoods: likelihoods, concepts: concepts[place])
    }
  }

  /// The concepts of each passage.
  func concepts(of submission: Submission, language: Language?) -> [PassageConcepts] {
    submission.passages.map { passage in
      PassageConcepts(language.map { lexicon.findings(in: passage.text.bytes, language: $0) } ?? [])
    }
  }

  /// What the first stage sees of a passage.
  func textFeatures(_ concepts: PassageConcepts) -> FeatureVector {
    var features = FeatureVector()
    features.addText(concepts, names: lexicon.concepts)
    return features
  }

  /// What the second stage sees of each passage.
  ///
  /// - Parameters:
  ///   - passages: the passages of one submission.
  ///   - concepts: their concepts.
  ///   - first: what the first stage makes of them.
  func contextFeatures(of passages: [Passage], concepts: [PassageConcepts], first: [[Double]]) -> [FeatureVector] {
    let context = PassageContext(passages)
    return passages.indices.map { index in
      let passage = passages[index]
      var features = textFeatures(concepts[index])
      features.add("k:" + passage.kind.rawValue, 1)
      func add(_ prefix: String, _ values: [Double]) {
        features.add(prefix, 1)
        for (theme, value) in zip(Theme.allCases, values) { features.add(prefix + ":" + theme.rawValue, value) }
      }
      if let heading = passage.headings.last {
        for concept in concepts[heading].sorted { features.add("h:" + lexicon.concepts[concept].id, 1) }
        add("xh", first[heading])
      }
      if passage.headings.count > 1 { add("xH", Self.highest(passage.headings.dropLast().map { first[$0] })) }
      if let opener = passage.opener {
        for concept in concepts[opener].sorted { features.add("o:" + lexicon.concepts[concept].id, 1) }
        add("xo", first[opener])
        if let above = passages[opener].opener { add("xO", first[above]) }
      }
      if let previous = context.previous[index] { add("xp", first[previous]) }
      if !context.around[index].isEmpty { add("xs", Self.mean(context.around[index].map { first[$0] })) }
      return features
    }
  }

  private static func highest(_ rows: [[Double]]) -> [Double] {
    Theme.allCases.indices.map { theme in rows.reduce(0) { max($0, $1[theme]) } }
  }

  private static func mean(_ rows: [[Double]]) -> [Double] {
    Theme.allCases.indices.map { theme in rows.reduce(0) { $0 + $1[theme] } / Double(rows.count) }
  }
}
