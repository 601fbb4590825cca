public import Codebook
public import Submissions

/// What theme coding says of a passage.
public struct ThemeCoding: Sendable {
  /// The themes given: an analyst's where one decided, else the program's.
  public private(set) var themes: ThemeSet
  /// How likely each theme is, in the order of `Theme.allCases`, 0 to 1.
  public let likelihoods: [Double]
  /// The concepts found in the passage, with their places in its text.
  public let concepts: PassageConcepts
  /// What an analyst decided in place of the program; nil where its themes stand.
  public private(set) var override: ThemeOverride?

  init(themes: ThemeSet, likelihoods: [Double], concepts: PassageConcepts) {
    self.themes = themes
    self.likelihoods = likelihoods
    self.concepts = concepts
  }

  /// Puts an analyst's themes in the place of those coded.
  mutating func decide(_ themes: ThemeSet, signed signature: OverrideSignature) {
    override = ThemeOverride(coded: self.themes, signature: signature)
    self.themes = themes
  }
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
    let concepts = concepts(of: submission.passages, language: language)
    guard let language, Language.coded.contains(language) else {
      return concepts.map {
        ThemeCoding(
          themes: ThemeSet(rawValue: 0), likelihoods: Array(repeating: 0, count: Theme.allCases.count),
          concepts: $0)
      }
    }
    let likelihoods = likelihoods(of: submission.passages, concepts: concepts, model: model)
    return zip(likelihoods, concepts).map { likelihoods, concepts in
      ThemeCoding(themes: Self.themes(of: likelihoods), likelihoods: likelihoods, concepts: concepts)
    }
  }

  /// The themes that are likely enough to be given.
  ///
  /// - Parameter likelihoods: one a theme, in the order of `Theme.allCases`.
  /// - Returns: those above `ThemeModel.threshold`.
  public static func themes(of likelihoods: [Double]) -> ThemeSet {
    ThemeSet(zip(Theme.allCases, likelihoods).filter { $0.1 > ThemeModel.threshold }.map(\.0))
  }

  /// How likely each theme is for each passage, all stages taken.
  ///
  /// - Parameters:
  ///   - passages: the passages of one submission.
  ///   - concepts: their concepts.
  ///   - model: the model to code with.
  /// - Returns: one list a passage, in the order of `Theme.allCases`.
  func likelihoods(of passages: [Passage], concepts: [PassageConcepts], model: ThemeModel) -> [[Double]] {
    let text = concepts.map { textFeatures($0) }
    let first = text.map { model.probabilities($0, stage: .text) }
    let second = contextFeatures(of: passages, text: text, before: first).map {
      model.probabilities($0, stage: .context)
    }
    return contextFeatures(of: passages, text: text, before: second).map {
      model.probabilities($0, stage: .settled)
    }
  }

  /// The concepts of each passage.
  func concepts(of passages: [Passage], language: Language?) -> [PassageConcepts] {
    passages.map { passage in
      PassageConcepts(passage.text.bytes, language: language, lexicon: lexicon)
    }
  }

  /// What the first stage sees of a passage.
  func textFeatures(_ concepts: PassageConcepts) -> FeatureVector {
    var features = FeatureVector()
    features.addText(concepts, names: lexicon.concepts)
    return features
  }

  /// What the second and the third stage see of each passage.
  ///
  /// - Parameters:
  ///   - passages: the passages of one submission.
  ///   - text: what the first stage sees of them.
  ///   - before: what the stage before makes of them.
  /// - Returns: one vector a passage.
  func contextFeatures(of passages: [Passage], text: [FeatureVector], before: [[Double]]) -> [FeatureVector] {
    let context = PassageContext(passages)
    return passages.indices.map { index in
      let passage = passages[index]
      var features = text[index]
      features.add("k:" + passage.kind.rawValue, 1)
      func add(_ prefix: String, _ values: [Double]) {
        features.add(prefix, 1)
        for (theme, value) in zip(Theme.allCases, values) {
          features.add(prefix + ":" + theme.rawValue, value)
        }
      }
      if let heading = passage.headings.last { add("xh", before[heading]) }
      if passage.headings.count > 1 {
        add("xH", Self.highest(passage.headings.dropLast().map { before[$0] }))
      }
      if let opener = passage.opener {
        add("xo", before[opener])
        if let above = passages[opener].opener { add("xO", before[above]) }
      }
      if let previous = context.previous[index] { add("xp", before[previous]) }
      if !context.around[index].isEmpty { add("xs", Self.mean(context.around[index].map { before[$0] })) }
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
