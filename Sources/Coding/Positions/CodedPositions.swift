internal import Codebook
internal import Submissions

/// The positions of all participants of a run.
public struct CodedPositions: Sendable {
  /// The positions taken, by participant in the order of their codes, then by issue in that of the codebook; where an
  /// analyst decided, theirs.
  public let positions: [CodedPosition]
  private let places: [Cell: Int]
  private let nearest: [Cell: NearestPassage]
  private let overrides: [Cell: PositionOverride]

  private struct Cell: Hashable {
    let participant: String
    let issue: Int
  }

  /// Codes every participant of a corpus; one known only from a note takes no position.
  ///
  /// - Parameters:
  ///   - participants: codes with the places of their submissions in the corpus, in the order of the codes.
  ///   - entries: the submissions with their themes coded.
  ///   - documents: the documents they stand in.
  ///   - coder: what decides the stances.
  ///   - model: the weights it decides by.
  init(
    of participants: [(id: String, entries: [Int])], entries: [CodedCorpus.Entry], documents: [Document],
    coder: PositionCoder, model: PositionModel
  ) {
    var positions: [CodedPosition] = []
    var nearest: [Cell: NearestPassage] = [:]
    for participant in participants {
      let speaking = participant.entries.filter {
        entries[$0].language != nil && entries[$0].submission.voice.kind != .note
      }
      var own: [Int: CodedPosition] = [:]
      for round in Self.rounds(of: speaking, in: entries, of: documents) {
        let readings = round.map { place in
          coder.read(
            entries[place].submission.passages, concepts: entries[place].codings.map(\.concepts),
            language: entries[place].language)
        }
        for (issue, found) in coder.candidates(in: readings, model: model).enumerated()
        where own[issue] == nil {
          if found.speaking.isEmpty {
            let cell = Cell(participant: participant.id, issue: issue)
            nearest[cell] =
              nearest[cell]
              ?? found.nearest.map {
                NearestPassage(
                  entry: round[$0.submission], passage: $0.passage, presence: Logistic.value($0.presence))
              }
            continue
          }
          let decision = coder.decide(issue, found.speaking, in: readings, model: model)
          own[issue] = CodedPosition(
            participant: participant.id, issue: issue, stance: decision.stance,
            confidence: model.confidence.value(decision), isContradictory: decision.isContradictory,
            evidence: coder.evidence(for: issue, decision, in: readings, entries: round, model: model))
        }
      }
      for issue in own.keys.sorted() {
        nearest[Cell(participant: participant.id, issue: issue)] = nil
        positions += [own[issue]].compactMap(\.self)
      }
    }
    places = Self.places(of: positions)
    self.positions = positions
    self.nearest = nearest
    overrides = [:]
  }

  /// A participant's submissions by age, the latest first; those of one round are read together.
  ///
  /// A later submission stands in place of an earlier one on every issue on which it speaks; on the others the earlier
  /// one stands. Which is later is told by documents of one kind, for a draft resolution does not take back what its
  /// sponsor says of a convention: where each document dates all that the participant says in it, one with a newer date
  /// is later. Where any date is missing, and within one document, all are read together.
  static func rounds(of speaking: [Int], in entries: [CodedCorpus.Entry], of documents: [Document]) -> [[Int]]
  {
    let isProposal = { (place: Int) in documents[entries[place].document].kind == .proposal }
    let kinds = [speaking.filter(isProposal), speaking.filter { !isProposal($0) }]
    let rounds = kinds.map { byAge($0, in: entries) }
    return (0..<(rounds.map(\.count).max() ?? 0)).map { round in
      rounds.flatMap { $0.dropFirst(round).first ?? [] }.sorted()
    }
  }

  /// Submissions of one kind by the dates of their documents, the latest first.
  private static func byAge(_ places: [Int], in entries: [CodedCorpus.Entry]) -> [[Int]] {
    var dates: [Int: String] = [:]
    for place in places {
      guard let date = entries[place].submission.date else { return [places] }
      dates[entries[place].document] = max(dates[entries[place].document] ?? "", date)
    }
    let rounds = Dictionary(grouping: places) { dates[entries[$0].document] ?? "" }
    return rounds.sorted { $0.key > $1.key }.map(\.value)
  }

  private static func places(of positions: [CodedPosition]) -> [Cell: Int] {
    var places: [Cell: Int] = [:]
    for (place, position) in positions.enumerated() {
      places[Cell(participant: position.participant, issue: position.issue)] = place
    }
    return places
  }

  /// The positions with analysts' verdicts in their places.
  ///
  /// - Parameters:
  ///   - coded: what the program codes.
  ///   - decided: one verdict a cell, with the passage that it quotes where there is one.
  init(
    _ coded: CodedPositions,
    decided: [(participant: String, issue: Int, override: PositionOverride, quoted: PositionEvidence?)]
  ) {
    var overrides = coded.overrides
    var added: [CodedPosition] = []
    for (participant, issue, override, quoted) in decided {
      overrides[Cell(participant: participant, issue: issue)] = override
      guard case .stance(let stance) = override.verdict else { continue }
      let others = (coded.position(of: participant, on: issue)?.evidence ?? []).filter {
        ($0.entry, $0.passage) != (quoted?.entry, quoted?.passage)
      }
      added.append(
        CodedPosition(
          participant: participant, issue: issue, stance: stance, confidence: 1, isContradictory: false,
          evidence: Array(([quoted].compactMap(\.self) + others).prefix(PositionCoder.shown)),
          override: override))
    }
    positions =
      (coded.positions.filter { overrides[Cell(participant: $0.participant, issue: $0.issue)] == nil } + added)
      .sorted { ($0.participant, $0.issue) < ($1.participant, $1.issue) }
    places = Self.places(of: positions)
    self.overrides = overrides
    nearest = coded.nearest
  }

  /// What an analyst decided of a cell, silence too.
  ///
  /// - Parameters:
  ///   - participant: the participant's code or identifier.
  ///   - issue: the issue's place in the codebook.
  /// - Returns: nil where what the program codes stands.
  public func override(of participant: String, on issue: Int) -> PositionOverride? {
    overrides[Cell(participant: participant, issue: issue)]
  }

  /// The position of a participant on an issue.
  ///
  /// - Parameters:
  ///   - participant: the participant's code or identifier.
  ///   - issue: the issue's place in the codebook.
  /// - Returns: nil where it is silent.
  public func position(of participant: String, on issue: Int) -> CodedPosition? {
    places[Cell(participant: participant, issue: issue)].map { positions[$0] }
  }

  /// What came nearest to a position where there is none.
  ///
  /// - Parameters:
  ///   - participant: the participant's code or identifier.
  ///   - issue: the issue's place in the codebook.
  /// - Returns: nil where there is a position, or no passage at all.
  public func nearest(of participant: String, on issue: Int) -> NearestPassage? {
    nearest[Cell(participant: participant, issue: issue)]
  }
}

extension PositionCoder {
  /// How many passages a cell shows at the most.
  static let shown = 4

  /// The passages that carry a decision, with the words that do.
  func evidence(
    for issue: Int, _ decision: Decision, in readings: [SubmissionReading], entries: [Int],
    model: PositionModel
  ) -> [PositionEvidence] {
    var shown = Array(decision.candidates.prefix(Self.shown))
    // Evidence both ways shows both.
    if decision.isContradictory {
      let sides = [Stance.support, .oppose].compactMap { side in
        decision.candidates.first { Self.likeliest($0.stances) == side }
      }
      let others = decision.candidates.filter { candidate in
        !sides.contains { $0.submission == candidate.submission && $0.passage == candidate.passage }
      }
      shown = Array((sides + others).prefix(Self.shown))
    }
    return shown.map { candidate in
      let reading = readings[candidate.submission]
      let clauses = reading.clauses[candidate.passage]
      let stance = Self.likeliest(candidate.stances)
      let hits = reading.hits[candidate.passage].filter { $0.issue == issue }
      let hit = hits.first { $0.effective == stance } ?? hits.first
      let clause = hit?.clause ?? loudestClause(of: candidate, issue, reading, model)
      return PositionEvidence(
        entry: entries[candidate.submission], passage: candidate.passage,
        quotation: quotation(clauses, clause), stance: stance,
        presence: Logistic.value(candidate.presence), objects: hit?.objects ?? [],
        cues: hit?.cues ?? [])
    }
  }

  /// The clause whose concepts speak most for the issue.
  private func loudestClause(
    of candidate: Candidate, _ issue: Int, _ reading: SubmissionReading, _ model: PositionModel
  ) -> Int {
    let sums = reading.clauses[candidate.passage].clauses.map { clause in
      Set(clause.findings.map(\.concept)).sorted().reduce(0) {
        $0 + model.presenceWeight(features.name(ofConcept: $1), issue: issue)
      }
    }
    var best = 0
    for place in sums.indices where sums[place] > sums[best] { best = place }
    return best
  }

  /// Longer sentences than this are quoted by the clause, in bytes.
  private static let longestQuotation = 700

  private func quotation(_ clauses: PassageClauses, _ clause: Int) -> Range<Int> {
    guard clauses.clauses.indices.contains(clause) else { return 0..<0 }
    let sentence = clauses.sentences[clauses.clauses[clause].sentence]
    return sentence.count > Self.longestQuotation ? clauses.clauses[clause].range : sentence
  }
}
