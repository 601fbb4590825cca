public import Codebook
public import Submissions

/// All documents of a run with their submissions coded.
public struct CodedCorpus: Sendable {
  /// One submission with what coding says of each of its passages.
  public struct Entry: Sendable {
    /// The document's place in `documents`.
    public let document: Int
    /// The submission.
    public let submission: Submission
    /// The language its text was coded in; nil where it is unknown or has no wording.
    public let language: Language?
    /// One id a passage, such as `AUS.1.012`: participant, which of its submissions, which passage.
    public let passageIDs: [String]
    /// One coding a passage.
    public let codings: [ThemeCoding]
  }

  /// The documents in the order of their paths.
  public let documents: [Document]
  /// The submissions, by document and within it in their order.
  public let entries: [Entry]
  /// What each participant wants on each issue.
  public let positions: CodedPositions

  /// Codes documents.
  ///
  /// - Parameters:
  ///   - documents: the documents in the order of their paths.
  ///   - themes: what decides the themes.
  ///   - positions: what decides the stances.
  ///   - model: the weights it decides by.
  public init(
    documents: [Document], themes: ThemeCoder, positions: PositionCoder, model: PositionModel
  ) {
    var submissionsOf: [String: Int] = [:]
    var entries: [Entry] = []
    for (place, document) in documents.enumerated() {
      let language = document.language.flatMap { Language.coded.contains($0) ? $0 : nil }
      for submission in document.submissions {
        let number = submissionsOf[submission.voice.id, default: 0] + 1
        submissionsOf[submission.voice.id] = number
        let ids = submission.passages.indices.map { index in
          let digits = String(index + 1)
          return "\(submission.voice.id).\(number)." + String(repeating: "0", count: max(0, 3 - digits.count))
            + digits
        }
        entries.append(
          Entry(
            document: place, submission: submission, language: language, passageIDs: ids,
            codings: themes.code(submission, language: language)))
      }
    }
    self.documents = documents
    self.entries = entries
    self.positions = CodedPositions(
      of: Self.participants(of: entries), entries: entries, coder: positions,
      model: model)
  }

  /// Participants in the order of their codes, each with the places of its submissions in `entries`.
  public var participants: [(id: String, entries: [Int])] { Self.participants(of: entries) }

  private static func participants(of entries: [Entry]) -> [(id: String, entries: [Int])] {
    var places: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      places[entry.submission.voice.id, default: []].append(index)
    }
    return places.map { ($0.key, $0.value) }.sorted { $0.id < $1.id }
  }
}
