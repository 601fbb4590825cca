public import Codebook
public import Submissions

/// Learns the weights of the position coder from gold positions and the training corpus.
///
/// Presence is learned an issue at a time from passages that carry a gold position, from passages of participants who
/// are silent on the issue, and from rows of the corpus; other passages of a participant who does take a position say
/// nothing and are left aside. Stance is learned from passages and rows that take one. Confidence is learned from what
/// is decided of each participant by weights learned from the others. The same material gives the same bits.
public struct PositionTrainer: Sendable {
  /// The submissions of a participant with its gold positions.
  public struct Lesson: Sendable {
    /// Whose submissions they are.
    public let participant: String
    let submissions: [SubmissionReading]
    /// What the models of presence see of each passage of each submission.
    let presence: [[FeatureVector]]
    let gold: [GoldPositions.Cell]
    /// The gold cell of each issue; nil where silent.
    let cells: [GoldPositions.Cell?]
    /// The issues whose gold cell a passage carries, by submission and passage.
    let carried: [[Set<Int>]]
  }

  private let codebook: Codebook
  private let coder: PositionCoder
  private let corpus: [(issue: Int?, stance: Stance?, hasTheme: Bool, reading: SubmissionReading)]
  private let corpusPresence: [FeatureVector]

  /// How presence and stance are fitted: see `LogisticRegression`.
  static let presenceFit = LogisticRegression(penalty: .quadratic, strength: 0.3, passes: 30, tolerance: 0.01)
  static let stanceFit = LogisticRegression(penalty: .absolute, strength: 2, passes: 40, tolerance: 0.01)
  static let confidenceFit = LogisticRegression(
    penalty: .quadratic, strength: 1, passes: 200, tolerance: 0.0001)
  /// How much a gold passage counts beside a row of the corpus in learning stances.
  static let goldWeight = 3.0
  /// Features of stance that fewer examples have are not learned.
  static let leastExamples = 3

  /// Prepares to learn.
  ///
  /// - Parameters:
  ///   - codebook: the issues, the concepts and their wording.
  ///   - corpus: sentences written for training.
  public init(codebook: Codebook, corpus: TrainingCorpus) {
    self.codebook = codebook
    let coder = PositionCoder(codebook: codebook)
    self.coder = coder
    var places: [String: Int] = [:]
    for (place, issue) in codebook.issues.enumerated() { places[issue.id] = place }
    self.corpus = corpus.rows.map { row in
      let passage = Passage(sentence: row.text)
      let concepts = PassageConcepts(codebook.lexicon.findings(in: row.text, language: row.language))
      return (
        places[row.issue], row.stance, !row.themes.isEmpty,
        coder.read([passage], concepts: [concepts], language: row.language)
      )
    }
    corpusPresence = self.corpus.map { coder.features.presence($0.reading, 0) }
  }

  /// The lessons in some documents: the participants whose submissions the gold coding covers.
  ///
  /// - Parameters:
  ///   - documents: the documents read.
  ///   - gold: themes of their paragraphs, which tell the documents that the readers read.
  ///   - positions: the gold positions.
  /// - Returns: the lessons in the order of participants' codes.
  public func lessons(from documents: [Document], gold: GoldCoding, positions: GoldPositions) -> [Lesson] {
    let cells = Dictionary(grouping: positions.cells, by: \.participant)
    var submissions: [String: [SubmissionReading]] = [:]
    for document in documents {
      let name = document.path.split(separator: "/").last.map(String.init) ?? document.path
      for submission in document.submissions {
        let participant = submission.voice.id
        guard positions.participants.contains(participant), submission.voice.kind != .note,
          gold.paragraphs.contains(where: { $0.document == name && $0.participant == participant }),
          let language = document.language
        else { continue }
        let concepts = submission.passages.map {
          PassageConcepts(codebook.lexicon.findings(in: $0.text.bytes, language: language))
        }
        submissions[participant, default: []].append(
          coder.read(submission.passages, concepts: concepts, language: language))
      }
    }
    return submissions.keys.sorted().map { participant in
      let readings = submissions[participant] ?? []
      let gold = cells[participant] ?? []
      var byIssue: [GoldPositions.Cell?] = codebook.issues.map { _ in nil }
      for cell in gold { byIssue[cell.issue] = cell }
      let carried = readings.map { reading in
        reading.passages.map { passage in
          passage.kind == .heading
            ? []
            : Set(gold.filter { $0.lines.contains { $0.overlaps(passage.lines) } }.map(\.issue))
        }
      }
      return Lesson(
        participant: participant, submissions: readings,
        presence: readings.map { reading in
          reading.passages.indices.map { coder.features.presence(reading, $0) }
        }, gold: gold, cells: byIssue, carried: carried)
    }
  }

  // MARK: - Learning

  /// What the models learn from: one sample a passage or row, and one a passage or row that takes a stance.
  private struct Material {
    var presence = LogisticRegression.Samples()
    /// Whether each sample speaks to each issue; nil where that is not known.
    var speaks: [[Bool?]] = []
    /// Whose passage each sample is; empty for rows of the corpus.
    var speaker: [String] = []
    var stance = LogisticRegression.Samples()
    var taken: [Stance] = []
    var taker: [String] = []
    var weights: [Double] = []
  }

  private func material(_ lessons: [Lesson]) -> Material {
    var material = Material()
    var examples: [(features: FeatureVector, stance: Stance, taker: String, weight: Double)] = []
    for lesson in lessons {
      for (place, reading) in lesson.submissions.enumerated() {
        for passage in reading.passages.indices {
          material.presence.add(lesson.presence[place][passage])
          material.speaker.append(lesson.participant)
          let carried = lesson.carried[place][passage]
          material.speaks.append(
            codebook.issues.indices.map { issue in
              guard let cell = lesson.cells[issue] else { return false }
              return cell.stance != nil && carried.contains(issue) ? true : nil
            })
          for issue in carried.sorted() {
            guard let stance = lesson.cells[issue]?.stance else { continue }
            examples.append(
              (
                coder.features.stance(reading, passage, issue: issue), stance, lesson.participant,
                Self.goldWeight
              ))
          }
        }
      }
    }
    for (row, features) in zip(corpus, corpusPresence) {
      material.presence.add(features)
      material.speaker.append("")
      // A row without an issue may speak to some issue in passing, unless it is on no theme at all.
      let elsewhere: Bool? = row.issue == nil && row.hasTheme ? nil : false
      var speaks: [Bool?] = codebook.issues.map { _ in elsewhere }
      if let issue = row.issue {
        speaks[issue] = row.stance != nil
        if let stance = row.stance {
          examples.append((coder.features.stance(row.reading, 0, issue: issue), stance, "", 1))
        }
      }
      material.speaks.append(speaks)
    }
    var counts: [String: Int] = [:]
    for example in examples { for name in example.features.names { counts[name, default: 0] += 1 } }
    for example in examples {
      material.stance.add(example.features.keeping { counts[$0, default: 0] >= Self.leastExamples })
      material.taken.append(example.stance)
      material.taker.append(example.taker)
      material.weights.append(example.weight)
    }
    return material
  }

  /// The weights of all models as fitted, before any is rounded or dropped.
  private struct Fit {
    var presence: [[Double]?]
    var stance: [[Double]]
  }

  private func fit(_ material: Material, without participant: String?, from start: Fit? = nil) -> Fit {
    let ones = Array(repeating: 1.0, count: material.speaker.count)
    let kept = material.speaker.map { participant == nil || $0 != participant }
    let presence = codebook.issues.indices.map { issue -> [Double]? in
      let truth = zip(material.speaks, kept).map { $1 ? $0[issue] : nil }
      guard truth.contains(true), truth.contains(false) else { return nil }
      return Self.presenceFit.fit(
        material.presence, truth: truth, sampleWeights: ones, from: start?.presence[issue])
    }
    let stance = Stance.allCases.enumerated().map { place, stance in
      Self.stanceFit.fit(
        material.stance,
        truth: zip(material.taken, material.taker).map {
          participant != nil && $1 == participant ? nil : $0 == stance
        },
        sampleWeights: material.weights, from: start?.stance[place])
    }
    return Fit(presence: presence, stance: stance)
  }

  private func kept(_ fit: Fit, _ material: Material) -> PositionModel {
    var model = PositionModel(codebook: codebook)
    for (issue, weights) in fit.presence.enumerated() {
      guard let weights else { continue }
      for (name, weight) in zip(material.presence.names, weights)
      where name == PositionModel.bias || abs(weight) >= PositionModel.least.presence {
        model.set(name, issue: issue, to: Decimal4.rounded(weight))
      }
    }
    for (place, name) in material.stance.names.enumerated() {
      let weights = fit.stance.map { Decimal4.rounded($0[place]) }
      if name == PositionModel.bias || weights.contains(where: { abs($0) >= PositionModel.least.stance }) {
        model.set(name, to: weights)
      }
    }
    return model
  }

  /// What learning gives: the model, and what it was measured to do on participants left out.
  public struct Learned: Sendable {
    /// The weights learned from everything.
    public let model: PositionModel
    /// Each participant coded by weights, those of confidence among them, learned from the others.
    public let leftOut: Measurement
  }

  /// A measurement with the cells that differ.
  public struct Measurement: Sendable {
    /// A cell that was not coded as the gold readers coded it.
    public struct Difference: Sendable {
      /// The participant.
      public let participant: String
      /// The issue's place in the codebook.
      public let issue: Int
      /// Both stances; nil is silent.
      public let pair: PositionReliability.Pair
    }

    /// The counts and figures.
    public internal(set) var reliability = PositionReliability()
    /// The cells that differ, by participant and issue.
    public internal(set) var differences: [Difference] = []

    mutating func add(_ lesson: Lesson, _ coded: [PositionReliability.Coded]) {
      for (issue, pair) in reliability.add(gold: lesson.gold, coded: coded) {
        differences.append(Difference(participant: lesson.participant, issue: issue, pair: pair))
      }
    }
  }

  /// Learns all models.
  ///
  /// - Parameter lessons: what to learn from, beside the corpus.
  /// - Returns: the model, and what it was measured to do.
  public func learn(from lessons: [Lesson]) -> Learned {
    let material = material(lessons)
    let whole = fit(material, without: nil)
    let decided = lessons.map { lesson in
      decisions(lesson, model: kept(fit(material, without: lesson.participant, from: whole), material))
    }
    var model = kept(whole, material)
    model.setConfidence(confidence(from: zip(lessons, decided).map { ($0, $1) }))
    var leftOut = Measurement()
    for (place, lesson) in lessons.enumerated() {
      let others = zip(lessons, decided).enumerated().filter { $0.offset != place }.map(\.element)
      let weights = confidence(from: others)
      leftOut.add(
        lesson,
        decided[place].map {
          .init(
            issue: $0.issue, stance: $0.decision.stance,
            confidence: PositionConfidence.value($0.decision, weights: weights))
        })
    }
    return Learned(model: model, leftOut: leftOut)
  }

  /// Measures a model over lessons.
  ///
  /// - Parameters:
  ///   - lessons: submissions with gold positions.
  ///   - model: the weights.
  /// - Returns: the counts, and the cells that differ.
  public func measure(_ lessons: [Lesson], model: PositionModel) -> Measurement {
    var measurement = Measurement()
    for lesson in lessons {
      measurement.add(
        lesson,
        decisions(lesson, model: model).map {
          .init(
            issue: $0.issue, stance: $0.decision.stance,
            confidence: PositionConfidence.value($0.decision, weights: model.confidence))
        })
    }
    return measurement
  }

  private typealias Decided = (issue: Int, decision: PositionCoder.Decision)

  private func decisions(_ lesson: Lesson, model: PositionModel) -> [Decided] {
    coder.candidates(in: lesson.submissions, model: model).enumerated().compactMap { issue, found in
      found.speaking.isEmpty
        ? nil : (issue, coder.decide(issue, found.speaking, in: lesson.submissions, model: model))
    }
  }

  private func confidence(from decided: [(Lesson, [Decided])]) -> [String: Double] {
    var samples = LogisticRegression.Samples()
    var truth: [Bool?] = []
    for (lesson, decisions) in decided {
      for (issue, decision) in decisions {
        let gold = lesson.cells[issue]
        if let gold, gold.stance == nil { continue }
        samples.add(PositionConfidence.features(decision))
        truth.append(gold?.stance == decision.stance)
      }
    }
    let weights = Self.confidenceFit.fit(
      samples, truth: truth, sampleWeights: Array(repeating: 1, count: truth.count))
    return Dictionary(uniqueKeysWithValues: zip(samples.names, weights.map(Decimal4.rounded)))
  }
}
