public import Codebook
public import Coding
internal import Submissions
internal import Tables

/// Why a participant is coded as it is on an issue: a position's words and cues, or what came nearest to one.
public struct Explanation: Sendable {
  /// A passage as it is shown.
  public struct Shown: Sendable {
    /// Its id, such as `AUS.1.012`.
    public let id: String
    /// The path of its document.
    public let document: String
    /// 1-based lines of the document.
    public let lines: ClosedRange<Int>
    /// What is quoted of it.
    public let quotation: String
    /// What it says by itself; nil where it says too little.
    public let stance: Stance?
    /// How likely it speaks to the issue, 0 to 1.
    public let presence: Double
    /// The words that name the issue.
    public let objects: [String]
    /// The cues that govern them, with their words.
    public let cues: [(cue: Cue, place: PositionEvidence.GoverningCue.Place, words: String)]
  }

  /// The issue.
  public let issue: Codebook.Issue
  /// The participant's code, as the run knows it.
  public let participant: String
  /// The position; nil where the participant is silent or not coded.
  public let position: CodedPosition?
  /// What an analyst decided of the cell; nil where what the program codes stands.
  public let override: PositionOverride?
  /// The languages of its text that could not be coded, by their English names; empty where all could be.
  public let uncodedLanguages: [String]
  /// The passages that carry the position, or the one that came nearest to one.
  public let passages: [Shown]
  /// What weighed most in the first of them; nil where there is none.
  public let reasons: PositionReasons?
  /// How likely a passage must be to speak to the issue for a position, 0 to 1.
  public let leastPresence: (named: Double, unnamed: Double)
  /// The coding frame.
  public let codebook: Codebook

  /// Codes the documents of a folder and explains one cell.
  ///
  /// - Parameters:
  ///   - participant: a code or identifier, in letters of either case.
  ///   - issue: an issue's id, in letters of either case.
  ///   - options: the input folder, the codebook and the overrides, as for a run.
  /// - Throws: `RunError` where nothing can be read, or no such participant or issue is there.
  public init(of participant: String, on issue: String, options: Run.Options) throws(RunError) {
    let tools = try Tools(codebook: options.codebook)
    let input = try InputFolder(options.input, tools: tools, layout: options.layout) { _, _ in }
    let corpus = CodedInput(input.documents, tools: tools, overrides: try OverridesInput(options)).corpus
    let ids = corpus.participants.map(\.id)
    guard let id = ids.first(where: { $0.lowercased() == participant.lowercased() }) else {
      throw .unknownCell("there is no participant '\(participant)'; there are \(ids.joined(separator: ", "))")
    }
    guard let place = tools.codebook.issues.firstIndex(where: { $0.id.lowercased() == issue.lowercased() })
    else {
      throw .unknownCell("there is no issue '\(issue)'; 'synoptic codebook list' lists them")
    }
    let position = corpus.positions.position(of: id, on: place)
    func shown(
      _ entry: Int, _ passage: Int, quotation: Range<Int>?, stance: Stance?, presence: Double,
      evidence: PositionEvidence? = nil
    ) -> Shown {
      let from = corpus.entries[entry]
      let text = from.submission.passages[passage]
      func words(_ range: Range<Int>, of passage: Int) -> String {
        String(decoding: from.submission.passages[passage].text.bytes[range], as: UTF8.self)
      }
      return Shown(
        id: from.passageIDs[passage], document: corpus.documents[from.document].path, lines: text.lines,
        quotation: words(quotation ?? 0..<text.text.bytes.count, of: passage), stance: stance,
        presence: presence, objects: evidence?.objects.map { words($0.range, of: passage) } ?? [],
        cues: evidence?.cues.map {
          ($0.cue, $0.place, words($0.finding.range, of: $0.passage))
        } ?? [])
    }
    if let position {
      passages = position.evidence.map {
        shown(
          $0.entry, $0.passage, quotation: $0.quotation, stance: $0.stance, presence: $0.presence,
          evidence: $0)
      }
    } else {
      passages =
        corpus.positions.nearest(of: id, on: place).map {
          [shown($0.entry, $0.passage, quotation: nil, stance: nil, presence: $0.presence)]
        } ?? []
    }
    let first =
      position?.evidence.first.map { ($0.entry, $0.passage) }
      ?? corpus.positions.nearest(of: id, on: place).map { ($0.entry, $0.passage) }
    reasons = first.map { entry, passage in
      tools.positions.reasons(for: place, in: corpus.entries[entry], passage: passage, model: tools.model)
    }
    self.issue = tools.codebook.issues[place]
    self.participant = id
    self.position = position
    override = corpus.positions.override(of: id, on: place)
    let places = corpus.participants.first { $0.id == id }?.entries ?? []
    uncodedLanguages = corpus.uncodedLanguages(of: places).map {
      $0.map(tools.vocabulary.name(of:)) ?? "a language not told"
    }
    leastPresence = tools.positions.leastPresence
    codebook = tools.codebook
  }
}
