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
    /// The places of its submissions among all of the documents; empty for what was written for training.
    let entries: [Int]
    /// What the models of presence see of each passage of each submission.
    let presence: [[FeatureVector]]
    let gold: [GoldPositions.Cell]
    /// The gold cell of each issue; nil where silent.
    let cells: [GoldPositions.Cell?]
    /// The stance that each passage takes, by issue; by submission and passage.
    let stances: [[[Int: Stance]]]
    /// Whether a passage that takes no stance is known to be silent though another of its participant is not.
    let isCodedByPassage: Bool
    /// Where its passages come from as samples.
    fileprivate let source: Source
    /// How much one of its passages counts beside a row of the corpus in learning stances.
    let weight: Double
  }

  private let codebook: Codebook
  private let coder: PositionCoder
  private struct Row: Sendable {
    let issue: Int?
    let stance: Stance?
    let hasTheme: Bool
    /// Which of the parts left out in turn it belongs to, by its writer.
    let fold: Int
    let reading: SubmissionReading
  }

  private let corpus: [Row]
  private let corpusPresence: [FeatureVector]
  /// The submissions written for training, each a participant of its own.
  private let written: [Lesson]

  /// How presence and stance are fitted: see `LogisticRegression`.
  static let presenceFit = LogisticRegression(penalty: .quadratic, strength: 0.3, passes: 30, tolerance: 0.01)
  /// How much a row of the corpus counts beside a passage of a submission in learning presence: a sentence by itself is
  /// more easily told from others than a passage is.
  static let rowWeight = 0.3
  static let stanceFit = LogisticRegression(penalty: .absolute, strength: 2, passes: 40, tolerance: 0.01)
  static let confidenceFit = LogisticRegression(
    penalty: .quadratic, strength: 1, passes: 200, tolerance: 0.0001)
  /// How much a gold passage counts beside a row of the corpus in learning stances.
  static let goldWeight = 3.0
  /// How much a passage of a submission written for training counts.
  static let writtenWeight = 1.5
  /// Features of stance that fewer examples have are not learned.
  static let leastExamples = 3

  /// Prepares to learn.
  ///
  /// - Parameters:
  ///   - codebook: the issues, the concepts and their wording.
  ///   - corpus: sentences written for training.
  ///   - usesWords: whether stances are learned from stems of words too, and not from concepts alone.
  public init(codebook: Codebook, corpus: TrainingCorpus, usesWords: Bool = true) {
    self.codebook = codebook
    let coder = PositionCoder(codebook: codebook, usesWords: usesWords)
    self.coder = coder
    let places = codebook.issuePlaces
    self.corpus = corpus.rows.map { row in
      let passage = Passage(sentence: row.text)
      let concepts = PassageConcepts(codebook.lexicon.findings(in: row.text, language: row.language))
      return Row(
        issue: places[row.issue], stance: row.stance, hasTheme: !row.themes.isEmpty, fold: Self.fold(row.id),
        reading: coder.read([passage], concepts: [concepts], language: row.language))
    }
    corpusPresence = self.corpus.map { coder.features.presence($0.reading, 0) }
    written = corpus.submissions.map { submission in
      let concepts = submission.passages.map {
        PassageConcepts(codebook.lexicon.findings(in: $0.text.bytes, language: submission.language))
      }
      let reading = coder.read(submission.passages, concepts: concepts, language: submission.language)
      let stances = submission.stances.map { stances in
        Dictionary(uniqueKeysWithValues: stances.compactMap { id, stance in places[id].map { ($0, stance) } })
      }
      let cells = codebook.issues.indices.map { issue -> GoldPositions.Cell? in
        let taken = Set(stances.compactMap { $0[issue] })
        // Passages that differ are support and opposition both, or support under a condition.
        return taken.first.map {
          GoldPositions.Cell(
            participant: submission.id, issue: issue, stance: taken.count > 1 ? .conditional : $0, lines: [])
        }
      }
      return Lesson(
        participant: submission.id, submissions: [reading], entries: [],
        presence: [reading.passages.indices.map { coder.features.presence(reading, $0) }],
        gold: cells.compactMap { $0 }, cells: cells, stances: [stances], isCodedByPassage: true,
        source: Source(
          fold: Self.fold(writer: submission.writer), read: corpus.read[submission.writer] ?? []),
        weight: Self.writtenWeight)
    }
  }

  /// Into how many parts the corpus is dealt by its writers.
  static let folds = 5

  /// The part of a row: rows of one writer in one language, `en-c` of `CO01-en-c-001`, stay together.
  private static func fold(_ id: String) -> Int {
    let parts = id.split(separator: "-")
    return fold(writer: parts.dropFirst().dropLast().joined(separator: "-"))
  }

  private static func fold(writer: some StringProtocol) -> Int {
    writer.utf8.reduce(0) { ($0 * 31 + Int($1)) % 1_000_003 } % folds
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
    var entries: [String: [Int]] = [:]
    var entry = -1
    for document in documents {
      let name = document.path.split(separator: "/").last.map(String.init) ?? document.path
      for submission in document.submissions {
        entry += 1
        let participant = submission.voice.id
        guard positions.participants.contains(participant), submission.voice.kind != .note,
          gold.paragraphs.contains(where: { $0.document == name && $0.participant == participant }),
          let language = submission.language
        else { continue }
        let concepts = submission.passages.map {
          PassageConcepts(codebook.lexicon.findings(in: $0.text.bytes, language: language))
        }
        entries[participant, default: []].append(entry)
        submissions[participant, default: []].append(
          coder.read(submission.passages, concepts: concepts, language: language))
      }
    }
    return submissions.keys.sorted().map { participant in
      let readings = submissions[participant] ?? []
      let gold = cells[participant] ?? []
      var byIssue: [GoldPositions.Cell?] = codebook.issues.map { _ in nil }
      for cell in gold { byIssue[cell.issue] = cell }
      let stances = readings.map { reading in
        reading.passages.map { passage -> [Int: Stance] in
          if passage.kind == .heading { return [:] }
          let carried = gold.filter { $0.lines.contains { $0.overlaps(passage.lines) } }
          return Dictionary(
            carried.compactMap { cell in cell.stance.map { (cell.issue, $0) } },
            uniquingKeysWith: { first, _ in first })
        }
      }
      return Lesson(
        participant: participant, submissions: readings, entries: entries[participant] ?? [],
        presence: readings.map { reading in
          reading.passages.indices.map { coder.features.presence(reading, $0) }
        }, gold: gold, cells: byIssue, stances: stances, isCodedByPassage: false,
        source: Source(participant: participant), weight: Self.goldWeight)
    }
  }

  // MARK: - Learning

  /// Where a sample comes from.
  fileprivate struct Source {
    /// Whose submission it is in; nil for what was written for training.
    var participant: String?
    /// The part of the corpus that it belongs to; nil for submissions of participants.
    var fold: Int?
    /// The participants whose submissions its writer had read.
    var read: Set<String> = []
  }

  /// What is not learned from.
  private enum LeftOut {
    case nothing
    /// The submissions of a participant, and what was written by those who had read them.
    case participant(String)
    /// A part of the corpus.
    case fold(Int)

    func holds(_ source: Source) -> Bool {
      switch self {
      case .nothing: false
      case .participant(let participant):
        source.participant == participant || source.read.contains(participant)
      case .fold(let fold): source.fold == fold
      }
    }
  }

  /// What the models learn from: one sample a passage or row, and one a passage or row that takes a stance.
  private struct Material {
    var presence = LogisticRegression.Samples()
    /// Whether each sample speaks to each issue; nil where that is not known.
    var speaks: [[Bool?]] = []
    /// Whose passage each sample is.
    var speaker: [Source] = []
    /// How much each sample of presence counts.
    var presenceWeights: [Double] = []
    var stance = LogisticRegression.Samples()
    var taken: [Stance] = []
    var taker: [Source] = []
    var weights: [Double] = []
  }

  private func material(_ lessons: [Lesson]) -> Material {
    var material = Material()
    var examples: [(features: FeatureVector, stance: Stance, taker: Source, weight: Double)] = []
    for lesson in lessons + written {
      for (place, reading) in lesson.submissions.enumerated() {
        for passage in reading.passages.indices {
          material.presence.add(lesson.presence[place][passage])
          material.speaker.append(lesson.source)
          material.presenceWeights.append(1)
          let stances = lesson.stances[place][passage]
          material.speaks.append(
            codebook.issues.indices.map { issue in
              if stances[issue] != nil { return true }
              return lesson.isCodedByPassage || lesson.cells[issue] == nil ? false : nil
            })
          for (issue, stance) in stances.sorted(by: { $0.key < $1.key }) {
            let features = coder.features.stance(reading, passage, issue: issue)
            examples.append((features, stance, lesson.source, lesson.weight))
          }
        }
      }
    }
    for (row, features) in zip(corpus, corpusPresence) {
      material.presence.add(features)
      material.speaker.append(Source(fold: row.fold))
      material.presenceWeights.append(Self.rowWeight)
      // A row without an issue may speak to some issue in passing, unless it is on no theme at all.
      let elsewhere: Bool? = row.issue == nil && row.hasTheme ? nil : false
      var speaks: [Bool?] = codebook.issues.map { _ in elsewhere }
      if let issue = row.issue {
        speaks[issue] = row.stance != nil
        if let stance = row.stance {
          examples.append(
            (coder.features.stance(row.reading, 0, issue: issue), stance, Source(fold: row.fold), 1))
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

  private func fit(_ material: Material, without left: LeftOut, from start: Fit? = nil) -> Fit {
    let kept = material.speaker.map { !left.holds($0) }
    let presence = codebook.issues.indices.map { issue -> [Double]? in
      let truth = zip(material.speaks, kept).map { $1 ? $0[issue] : nil }
      guard truth.contains(true), truth.contains(false) else { return nil }
      return Self.presenceFit.fit(
        material.presence, truth: truth, sampleWeights: material.presenceWeights, from: start?.presence[issue]
      )
    }
    let stance = Stance.allCases.enumerated().map { place, stance in
      Self.stanceFit.fit(
        material.stance,
        truth: zip(material.taken, material.taker).map { left.holds($1) ? nil : $0 == stance },
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
    /// Each submission written for training coded by weights learned without its writer's part of the corpus; the
    /// weights of confidence are those of the model.
    public let writersLeftOut: Measurement
  }

  /// A measurement with the cells it was made on.
  public struct Measurement: Sendable {
    /// A cell that gold coding, the coder or both hold to be a position.
    public struct Cell: Sendable {
      /// The participant.
      public let participant: String
      /// The issue's place in the codebook.
      public let issue: Int
      /// Both stances; nil is silent.
      public let pair: PositionReliability.Pair
      /// How sure the coder is of its stance, 0 to 1; nil where it is silent.
      public let confidence: Double?
      /// The passage that carries what was coded; its entry is the submission's place among all of the documents.
      ///
      /// Nil where the coder is silent, and for submissions written for training.
      public let evidence: PositionEvidence?
      /// 1-based lines that carry the gold stance.
      public let goldLines: [ClosedRange<Int>]
    }

    /// The counts and figures.
    public internal(set) var reliability = PositionReliability()
    /// The same, one a participant.
    public internal(set) var participants: [PositionReliability] = []
    /// The cells by participant and issue.
    public internal(set) var cells: [Cell] = []

    /// The cells that were not coded as the gold readers coded them.
    public var differences: [Cell] { cells.filter { $0.pair.gold != $0.pair.coded } }

    /// What the cells of each issue give, by the issue's place in the codebook.
    public var byIssue: [Int: PositionReliability] {
      cells.reduce(into: [:]) { $0[$1.issue, default: PositionReliability()].add($1.pair) }
    }

    fileprivate mutating func add(_ lesson: Lesson, _ decided: [Decided], by confidence: PositionConfidence) {
      let coded = decided.map {
        PositionReliability.Coded(
          issue: $0.issue, stance: $0.decision.stance, confidence: confidence.value($0.decision))
      }
      var own = PositionReliability()
      own.add(gold: lesson.gold, coded: coded, issues: lesson.cells.count)
      participants.append(own)
      for (issue, pair) in reliability.add(gold: lesson.gold, coded: coded, issues: lesson.cells.count) {
        let place = decided.firstIndex { $0.issue == issue }
        cells.append(
          Cell(
            participant: lesson.participant, issue: issue, pair: pair,
            confidence: place.map { coded[$0].confidence }, evidence: place.flatMap { decided[$0].evidence },
            goldLines: lesson.cells[issue]?.lines ?? []))
      }
    }
  }

  /// Learns all models.
  ///
  /// - Parameter lessons: what to learn from, beside the corpus.
  /// - Returns: the model, and what it was measured to do.
  public func learn(from lessons: [Lesson]) -> Learned {
    let material = material(lessons)
    let whole = fit(material, without: .nothing)
    let decided = lessons.map { lesson in
      decisions(
        lesson,
        model: kept(fit(material, without: .participant(lesson.participant), from: whole), material))
    }
    var rows: [(decision: PositionCoder.Decision, isRight: Bool)] = []
    var writtenDecided: [(Lesson, [Decided])] = []
    for fold in 0..<Self.folds {
      let model = kept(fit(material, without: .fold(fold), from: whole), material)
      rows += decisions(fold: fold, model: model)
      writtenDecided += written.filter { $0.source.fold == fold }.map { ($0, decisions($0, model: model)) }
    }
    var model = kept(whole, material)
    model.set(confidence(from: zip(lessons, decided).map { ($0, $1) }, rows: rows))
    var leftOut = Measurement()
    for (place, lesson) in lessons.enumerated() {
      let others = zip(lessons, decided).enumerated().filter { $0.offset != place }.map(\.element)
      let confidence = confidence(from: others, rows: rows)
      leftOut.add(lesson, decided[place], by: confidence)
    }
    let confidence = model.confidence
    var writersLeftOut = Measurement()
    for (lesson, decisions) in writtenDecided {
      writersLeftOut.add(lesson, decisions, by: confidence)
    }
    return Learned(model: model, leftOut: leftOut, writersLeftOut: writersLeftOut)
  }

  /// Measures a model over lessons.
  ///
  /// - Parameters:
  ///   - lessons: submissions with gold positions.
  ///   - model: the weights.
  /// - Returns: the counts, and the cells.
  public func measure(_ lessons: [Lesson], model: PositionModel) -> Measurement {
    var measurement = Measurement()
    for lesson in lessons {
      measurement.add(lesson, decisions(lesson, model: model), by: model.confidence)
    }
    return measurement
  }

  /// What was decided of an issue, with the passage that carries it first.
  fileprivate struct Decided {
    let issue: Int
    let decision: PositionCoder.Decision
    let evidence: PositionEvidence?
  }

  private func decisions(_ lesson: Lesson, model: PositionModel) -> [Decided] {
    coder.candidates(in: lesson.submissions, model: model).enumerated().compactMap { issue, found in
      if found.speaking.isEmpty { return nil }
      let decision = coder.decide(issue, found.speaking, in: lesson.submissions, model: model)
      let evidence =
        lesson.entries.isEmpty
        ? []
        : coder.evidence(
          for: issue, decision, in: lesson.submissions, entries: lesson.entries, model: model)
      return Decided(issue: issue, decision: decision, evidence: evidence.first)
    }
  }

  /// Rows of a part of the corpus that are coded on their own issue, with whether the stance is right.
  private func decisions(fold: Int, model: PositionModel) -> [(
    decision: PositionCoder.Decision, isRight: Bool
  )] {
    corpus.filter { $0.fold == fold }.compactMap { row in
      guard let issue = row.issue, let stance = row.stance else { return nil }
      let found = coder.candidates(in: [row.reading], model: model)[issue]
      if found.speaking.isEmpty { return nil }
      let decision = coder.decide(issue, found.speaking, in: [row.reading], model: model)
      return (decision, decision.stance == stance)
    }
  }

  private func confidence(
    from decided: [(Lesson, [Decided])], rows: [(decision: PositionCoder.Decision, isRight: Bool)]
  ) -> PositionConfidence {
    var speaking = LogisticRegression.Samples()
    var speaks: [Bool?] = []
    var taking = LogisticRegression.Samples()
    var isRight: [Bool?] = []
    for (lesson, decisions) in decided {
      for decided in decisions {
        let decision = decided.decision
        let gold = lesson.cells[decided.issue]
        if let gold, gold.stance == nil { continue }
        speaking.add(PositionConfidence.features(decision, .speaks))
        speaks.append(gold != nil)
        guard let stance = gold?.stance else { continue }
        taking.add(PositionConfidence.features(decision, .stance))
        isRight.append(stance == decision.stance)
      }
    }
    // Cells of participants and rows of the corpus count the same together.
    let cells = isRight.count
    for row in rows {
      taking.add(PositionConfidence.features(row.decision, .stance))
      isRight.append(row.isRight)
    }
    let weight = rows.isEmpty ? 1 : Double(cells) / Double(rows.count)
    var confidence = PositionConfidence()
    for (factor, samples, truth) in [
      (PositionConfidence.Factor.speaks, speaking, speaks), (.stance, taking, isRight),
    ] {
      let weights = Self.confidenceFit.fit(
        samples, truth: truth,
        sampleWeights: truth.indices.map { factor == .stance && $0 >= cells ? weight : 1 })
      confidence[factor] = Dictionary(uniqueKeysWithValues: zip(samples.names, weights.map(Decimal4.rounded)))
    }
    return confidence
  }
}
