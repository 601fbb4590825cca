public import Codebook
public import Submissions

/// Learns the weights of the theme coder from gold coding and the training corpus.
///
/// A later stage learns from what the one before would say of submissions it has not seen: the participants are
/// dealt to five folds, and each fold is read by a stage learned without it. The same material gives the same bits.
public struct ThemeTrainer: Sendable {
  /// A submission with its gold coding.
  public struct Lesson: Sendable {
    /// Whose submission it is.
    public let participant: String
    /// The path of its document, and its place among the document's submissions.
    let source: (path: String, place: Int)
    /// Its passages.
    public let passages: [Passage]
    let concepts: [PassageConcepts]
    let text: [FeatureVector]
    let gold: [(themes: ThemeSet, disputed: ThemeSet)?]
    /// How much each of its passages counts.
    let weight: Double
    /// The participants whose submissions its writer had read.
    var read: Set<String> = []
  }

  private let coder: ThemeCoder
  private let stages: [ThemeModel.Stage]
  private let corpusText: [FeatureVector]
  private let corpusThemes: [ThemeSet]
  /// The submissions written for training.
  private let written: [Lesson]

  /// How much a row of the corpus counts beside a gold paragraph, in each stage.
  static let corpusWeight = (text: 0.3, context: 0.15)
  /// How much a passage of a submission written for training counts beside a gold paragraph.
  static let writtenWeight = 0.3
  /// How the weights are fitted: see `LogisticRegression`.
  static let fit = LogisticRegression(passes: 20, tolerance: 0.01)
  /// How many folds of participants the second stage learns from.
  static let folds = 5

  /// Prepares to learn.
  ///
  /// - Parameters:
  ///   - lexicon: the concepts and their wording.
  ///   - corpus: sentences written for training.
  ///   - usesContext: whether more than a passage's own text counts; without, the first stage decides.
  public init(lexicon: Lexicon, corpus: TrainingCorpus, usesContext: Bool = true) {
    stages = usesContext ? ThemeModel.Stage.allCases : [.text]
    let coder = ThemeCoder(lexicon: lexicon, model: ThemeModel())
    self.coder = coder
    corpusText = corpus.rows.map { row in
      coder.textFeatures(PassageConcepts(row.text, language: row.language, lexicon: lexicon))
    }
    corpusThemes = corpus.rows.map(\.themes)
    written = corpus.submissions.map { submission in
      let concepts = coder.concepts(of: submission.passages, language: submission.language)
      return Lesson(
        participant: submission.id, source: ("", 0), passages: submission.passages, concepts: concepts,
        text: concepts.map { coder.textFeatures($0) },
        gold: submission.themes.map { ($0, ThemeSet(rawValue: 0)) }, weight: Self.writtenWeight,
        read: corpus.read[submission.writer] ?? [])
    }
  }

  /// The lessons in some documents: the submissions whose participants the gold coding covers.
  ///
  /// - Parameters:
  ///   - documents: the documents read.
  ///   - gold: their gold coding.
  /// - Returns: the lessons in the order of participants' codes, then of paths.
  public func lessons(from documents: [Document], gold: GoldCoding) -> [Lesson] {
    documents.flatMap { document in
      document.submissions.enumerated().compactMap { place, submission -> Lesson? in
        let themes = gold.themes(of: submission, in: document.path)
        guard themes.contains(where: { $0 != nil }) else { return nil }
        let concepts = coder.concepts(of: submission.passages, language: submission.language)
        return Lesson(
          participant: submission.voice.id, source: (document.path, place), passages: submission.passages,
          concepts: concepts,
          text: concepts.map { coder.textFeatures($0) }, gold: themes, weight: 1)
      }
    }.sorted {
      ($0.participant, $0.source.path, $0.source.place) < ($1.participant, $1.source.path, $1.source.place)
    }
  }

  /// Learns all stages.
  ///
  /// - Parameters:
  ///   - lessons: what to learn from, beside the corpus.
  ///   - participant: whose submissions are left out, and with them what was written by those who had read them.
  ///   - start: a model learned from much the same, whose weights to set out from; learning is faster with it.
  /// - Returns: the model.
  public func train(
    on lessons: [Lesson], leavingOut participant: String? = nil, from start: ThemeModel = ThemeModel()
  ) -> ThemeModel {
    let lessons =
      lessons.filter { $0.participant != participant }
      + written.filter { lesson in participant.map { !lesson.read.contains($0) } ?? true }
    var model = ThemeModel()
    var before: [[[Double]]]?
    for stage in stages {
      let features = lessons.enumerated().map { place, lesson in
        guard let before else { return lesson.text }
        return coder.contextFeatures(of: lesson.passages, text: lesson.text, before: before[place])
      }
      learn(stage, from: zip(lessons, features).map { ($0, $1) }, start: start, into: &model)
      if stage != stages.last {
        before = unseen(stage, lessons: lessons, features: features, start: model)
      }
    }
    return model
  }

  /// How likely a model calls each theme of each passage of a lesson.
  ///
  /// - Parameters:
  ///   - lesson: a submission with its gold coding.
  ///   - model: the model to code with.
  /// - Returns: one row a passage, in the order of `Theme.allCases`.
  public func likelihoods(_ lesson: Lesson, with model: ThemeModel) -> [[Double]] {
    if stages == [.text] { return lesson.text.map { model.probabilities($0, stage: .text) } }
    return coder.likelihoods(of: lesson.passages, concepts: lesson.concepts, model: model)
  }

  /// What a stage says of each lesson when it has learned from the other folds.
  private func unseen(
    _ stage: ThemeModel.Stage, lessons: [Lesson], features: [[FeatureVector]], start: ThemeModel
  ) -> [[[Double]]] {
    let participants = Array(Set(lessons.map(\.participant))).sorted()
    var likelihoods: [[[Double]]] = lessons.map { _ in [] }
    for fold in 0..<Self.folds {
      let held = Set(participants.enumerated().filter { $0.offset % Self.folds == fold }.map(\.element))
      if held.isEmpty { continue }
      var model = ThemeModel()
      learn(
        stage, from: zip(lessons, features).filter { !held.contains($0.0.participant) }, start: start,
        into: &model)
      for (place, lesson) in lessons.enumerated() where held.contains(lesson.participant) {
        likelihoods[place] = features[place].map { model.probabilities($0, stage: stage) }
      }
    }
    return likelihoods
  }

  private func learn(
    _ stage: ThemeModel.Stage, from lessons: [(Lesson, [FeatureVector])], start: ThemeModel,
    into model: inout ThemeModel
  ) {
    var samples = Samples()
    for (lesson, features) in lessons {
      for (features, gold) in zip(features, lesson.gold) {
        if let gold { samples.add(features, gold.themes, disputed: gold.disputed, weight: lesson.weight) }
      }
    }
    let weight = stage == .text ? Self.corpusWeight.text : Self.corpusWeight.context
    for (text, themes) in zip(corpusText, corpusThemes) {
      samples.add(text, themes, disputed: ThemeSet(rawValue: 0), weight: weight)
    }
    samples.learn(into: &model, stage: stage, from: start)
  }
}

/// Samples with the truth on every theme.
private struct Samples {
  private var features: [FeatureVector] = []
  private var truth: [(themes: ThemeSet, disputed: ThemeSet)] = []
  private var weights: [Double] = []

  /// Stems that fewer samples have are not learned.
  static let leastSamples = 3

  mutating func add(_ features: FeatureVector, _ themes: ThemeSet, disputed: ThemeSet, weight: Double) {
    self.features.append(features)
    truth.append((themes, disputed))
    weights.append(weight)
  }

  /// All features but rare stems.
  private var matrix: LogisticRegression.Samples {
    var counts: [String: Int] = [:]
    for vector in features {
      for name in vector.names where name.hasPrefix(FeatureVector.stemPrefix) {
        counts[name, default: 0] += 1
      }
    }
    var matrix = LogisticRegression.Samples()
    for vector in features {
      matrix.add(vector.keeping { counts[$0].map { $0 >= Self.leastSamples } ?? true })
    }
    return matrix
  }

  func learn(into model: inout ThemeModel, stage: ThemeModel.Stage, from start: ThemeModel) {
    let matrix = matrix
    let columns = Theme.allCases.enumerated().map { place, theme in
      ThemeTrainer.fit.fit(
        matrix, truth: truth.map { $0.disputed.contains(theme) ? nil : $0.themes.contains(theme) },
        sampleWeights: weights, from: matrix.names.map { start.weights(of: $0, stage: stage)?[place] ?? 0 })
    }
    for (feature, name) in matrix.names.enumerated() {
      model.set(name, stage: stage, to: columns.map { $0[feature] })
    }
  }
}
