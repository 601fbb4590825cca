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
    public internal(set) var codings: [ThemeCoding]
  }

  /// The documents in the order of their paths.
  public let documents: [Document]
  /// The submissions, by document and within it in their order.
  public let entries: [Entry]
  /// What each participant wants on each issue.
  public let positions: CodedPositions
  /// The participants some of whose text could not be coded for its language: where no position of theirs is found,
  /// they are not silent.
  public let uncoded: Set<String>

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
      for submission in document.submissions {
        let number = submissionsOf[submission.voice.id, default: 0] + 1
        submissionsOf[submission.voice.id] = number
        let language = submission.language.flatMap { Language.coded.contains($0) ? $0 : nil }
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
    uncoded = Set(entries.filter(Self.isUncoded).map(\.submission.voice.id))
    self.positions = CodedPositions(
      of: Self.participants(of: entries), entries: entries, documents: documents, coder: positions,
      model: model)
  }

  /// A corpus with analysts' verdicts in the place of what was coded.
  init(_ coded: CodedCorpus, entries: [Entry], positions: CodedPositions) {
    documents = coded.documents
    uncoded = coded.uncoded
    self.entries = entries
    self.positions = positions
  }

  /// Participants in the order of their codes, each with the places of its submissions in `entries`.
  public var participants: [(id: String, entries: [Int])] { Self.participants(of: entries) }

  /// The languages that kept text from being coded.
  ///
  /// - Parameter places: places of submissions in `entries`.
  /// - Returns: each once in the order of the submissions, nil for one not told.
  public func uncodedLanguages(of places: [Int]) -> [Language?] {
    var languages: [Language?] = []
    for place in places where Self.isUncoded(entries[place]) {
      let language = entries[place].submission.language
      if !languages.contains(language) { languages.append(language) }
    }
    return languages
  }

  /// Whether a participant speaks in an entry and none of it could be coded.
  private static func isUncoded(_ entry: Entry) -> Bool {
    entry.language == nil && entry.submission.voice.kind != .note && !entry.submission.passages.isEmpty
  }

  private static func participants(of entries: [Entry]) -> [(id: String, entries: [Int])] {
    var places: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      places[entry.submission.voice.id, default: []].append(index)
    }
    return places.map { ($0.key, $0.value) }.sorted { $0.id < $1.id }
  }
}
