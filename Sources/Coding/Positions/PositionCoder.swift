public import Codebook
internal import Submissions

/// Decides what participants want on each issue.
public struct PositionCoder: Sendable {
  private let codebook: Codebook
  private let reader: ObjectReader

  /// Prepares to code.
  ///
  /// - Parameter codebook: the issues, and what names them.
  public init(codebook: Codebook) {
    self.codebook = codebook
    reader = ObjectReader(codebook: codebook)
  }

  /// Codes all submissions of one participant together.
  ///
  /// - Parameters:
  ///   - participant: the participant's code or identifier.
  ///   - submissions: its submissions with their places in the corpus and the concepts of their passages.
  /// - Returns: its positions in the order of the codebook, and for every issue without one the nearest passage.
  func code(
    _ participant: String, _ submissions: [(entry: Int, submission: Submission, concepts: [PassageConcepts])]
  ) -> (positions: [CodedPosition], nearest: [Int: NearestPassage]) {
    var evidence: [[PositionEvidence]] = codebook.issues.map { _ in [] }
    for (entry, submission, concepts) in submissions {
      if submission.voice.kind == .note { continue }
      let clauses = zip(submission.passages, concepts).map {
        PassageClauses($0.text.bytes, findings: $1.findings)
      }
      let hits = reader.hits(in: submission.passages, clauses: clauses)
      for (place, hits) in hits.enumerated() where submission.passages[place].kind != .heading {
        for (issue, hits) in Dictionary(grouping: hits, by: \.issue) {
          guard let first = hits.first else { continue }
          let clause = clauses[place].clauses[first.clause]
          evidence[issue].append(
            PositionEvidence(
              entry: entry, passage: place, quotation: clauses[place].sentences[clause.sentence],
              stance: first.effective, presence: 0.8, objects: first.objects, cues: first.near + first.above))
        }
      }
    }
    let positions = evidence.enumerated().compactMap { issue, evidence -> CodedPosition? in
      guard !evidence.isEmpty else { return nil }
      let sides = Set(evidence.map(\.stance))
      return CodedPosition(
        participant: participant, issue: issue,
        stance: sides.count > 1 ? .conditional : evidence[0].stance,
        confidence: 0.7, isContradictory: sides.count > 1, evidence: Array(evidence.prefix(4)))
    }
    return (positions, [:])
  }
}

/// The positions of all participants of a run.
public struct CodedPositions: Sendable {
  /// The positions taken, by participant in the order of their codes, then by issue in that of the codebook.
  public let positions: [CodedPosition]
  private let places: [Cell: Int]
  private let nearest: [Cell: NearestPassage]

  private struct Cell: Hashable {
    let participant: String
    let issue: Int
  }

  /// Codes every participant of a corpus.
  ///
  /// - Parameters:
  ///   - participants: codes with the places of their submissions in the corpus, in the order of the codes.
  ///   - entries: the submissions with their themes coded.
  ///   - coder: what decides the stances.
  init(
    of participants: [(id: String, entries: [Int])], entries: [CodedCorpus.Entry], coder: PositionCoder
  ) {
    var positions: [CodedPosition] = []
    var places: [Cell: Int] = [:]
    var nearest: [Cell: NearestPassage] = [:]
    for participant in participants {
      let coded = coder.code(
        participant.id,
        participant.entries.map { ($0, entries[$0].submission, entries[$0].codings.map(\.concepts)) })
      for position in coded.positions {
        places[Cell(participant: participant.id, issue: position.issue)] = positions.count
        positions.append(position)
      }
      for (issue, passage) in coded.nearest {
        nearest[Cell(participant: participant.id, issue: issue)] = passage
      }
    }
    self.positions = positions
    self.places = places
    self.nearest = nearest
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
