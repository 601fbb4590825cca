public import Codebook
internal import Coding
internal import Convergence
internal import Files
internal import Reporting
public import Submissions
public import Tables

/// One run from start to end: gather the documents, code them, report, publish.
public struct Run {
  /// What a run is asked to do.
  public struct Options: Sendable {
    /// The folder of documents.
    public var input = "input"
    /// The folder that is replaced.
    public var output = "output"
    /// The folder of an analyst's codebook; nil takes the built-in one.
    public var codebook: String?
    /// The file of an analyst's overrides; nil takes `overrides.csv` in the input folder, where there is one.
    public var overrides: String?
    /// The folder that keeps the tables of every run; nil keeps none.
    public var history: String?
    /// The date of the run as `YYYY-MM-DD`; nil takes the newest date in the input.
    public var date: String?
    /// The layout to read every document in; nil where each is to show its own.
    public var layout: Layout?
    /// The language of everything that is the program's own words: English or French.
    public var language = Language.english
    /// Which readers the tables are meant for.
    public var dialect = CSVDialect.rfc4180

    /// The defaults: from `input` to `output`, tables as RFC 4180 has them, the newest date in the input.
    public init() {}
  }

  /// What a run did, in numbers.
  public struct Summary: Sendable, Equatable {
    /// Input files.
    public let documents: Int
    /// Submissions in them.
    public let submissions: Int
    /// Participants who submit.
    public let participants: Int
    /// Passages, headings not counted.
    public let passages: Int
    /// Passages with a theme, headings not counted.
    public let tagged: Int
    /// Positions of participants on issues.
    public let positions: Int
    /// Positions that a person should check before anyone relies on them.
    public let positionsToCheck: Int
    /// Issues in the codebook.
    public let issues: Int
    /// The date of the run, empty where the input has none.
    public let date: String
    /// How much differs from the run before; nil where the output was left as it stands, for nothing that it depends on
    /// has changed.
    public let changes: Int?
    /// What the user should know: problems of documents in their order, then of overrides.
    public let problems: [Problem]
    /// What the workbook had to shorten, as lines; empty as a rule.
    public let cuts: [String]
  }

  /// The program's version.
  public static let version = "0.1.0"

  private let options: Options

  /// Prepares a run.
  ///
  /// - Parameter options: what to do.
  public init(_ options: Options) {
    self.options = options
  }

  /// Carries the run through and publishes its output, all or nothing.
  ///
  /// - Parameters:
  ///   - publishing: false does everything but replace the output folder.
  ///   - tell: called with what happens as it happens.
  /// - Returns: what was done.
  /// - Throws: `RunError`; the output folder then holds what it held.
  public func perform(
    publishing: Bool = true, tell: (RunEvent) -> Void = { _ in }
  ) throws(RunError) -> Summary {
    let tools = try Tools(codebook: options.codebook)
    try refuseEntangledFolders()
    tell(.finished(.prepare, [("issues", tools.codebook.issues.count)]))
    let overrides = try OverridesInput(options)
    let input = try InputFolder(options.input, tools: tools, layout: options.layout) {
      tell(.reading($0, of: $1))
    }
    let documentProblems = input.documents.flatMap(\.problems)
    tell(.problems(documentProblems))
    tell(
      .finished(
        .read,
        [
          ("documents", input.documents.count),
          ("submissions", input.documents.reduce(0) { $0 + $1.submissions.count }),
          ("problems", documentProblems.count),
        ]))
    guard input.documents.contains(where: { $0.kind != .unusable }) else {
      throw .nothingUsable(path: options.input)
    }
    let coded = CodedInput(input.documents, tools: tools, overrides: overrides)
    tell(.problems(coded.problems))
    let corpus = coded.corpus
    tell(
      .finished(
        .code, [("passages", corpus.passages.count), ("positions", corpus.positions.positions.count)]))
    let date = options.date ?? Self.newestDate(in: corpus)
    let facts = RunTables.Facts(
      version: Self.version, date: date, codebook: tools.digest,
      overrides: overrides.bytes.map(SHA256.hexadecimal) ?? "")
    if publishing { Publication.recover(options.output) }
    let history = try options.history.map { (folder) throws(RunError) in try HistoryFolder(folder) }
    let standing = Manifest.bytes(in: options.output)
    if publishing,
      Manifest.isCurrent(
        options.output, inputs: try digest(of: corpus, facts, history), names: Publication.own)
    {
      return summary(of: coded, date: date, issues: tools.codebook.issues.count, problems: documentProblems)
    }
    let comparison: Comparison
    let notes: BriefingNotes
    do throws(PositionsError) {
      comparison = try Comparison(corpus: corpus, codebook: tools.codebook, register: tools.register)
      notes = try BriefingNotes(
        corpus: corpus, comparison: comparison, codebook: tools.codebook,
        language: options.language, date: date)
    } catch {
      throw .comparison(error)
    }
    tell(
      .finished(
        .compare, [("issues", comparison.convergence.count), ("pairs", comparison.pairs.count)]))
    let tables = RunTables(
      corpus: corpus, comparison: comparison, codebook: tools.codebook, overrides: coded.overrides,
      dialect: options.dialect)
    let record = tables.record(facts)
    let previous = PublishedFolder.previous(in: options.output)
    let remarks = previous.problem.map { [$0] } ?? []
    tell(.problems(remarks))
    let changes: RunChanges
    do throws(TableError) {
      changes = RunChanges(from: previous.run, to: try PublishedRun(record))
    } catch {
      throw .table(error)
    }
    if publishing { try history?.keep(record, date: date) }
    let convergence = try history.map { (folder) throws(RunError) in try folder.convergence() }
    let workbook = WorkbookReport(
      corpus: corpus, comparison: comparison, codebook: tools.codebook,
      language: options.language, date: date, version: Self.version,
      accuracy: tools.accuracy.participants > 0 ? tools.accuracy : nil, changes: changes,
      history: convergence)
    let digest = ChangeDigest(changes, language: options.language)
    let publication = Publication(
      tables: tables.files(changes: changes, facts: facts, history: convergence),
      notes: notes.files + [("changes.md", Array(digest.text.utf8))], workbook: workbook,
      inputs: try self.digest(of: corpus, facts, history), standing: standing)
    let cuts = try publishing ? publication.replace(options.output) : publication.rehearse(options.output)
    tell(.finished(publishing ? .publish : .rehearse, []))
    return summary(
      of: coded, date: date, issues: tools.codebook.issues.count, problems: documentProblems,
      published: (changes.changes.count, remarks, cuts))
  }

  /// The digest of all that the results depend on.
  private func digest(of corpus: CodedCorpus, _ facts: RunTables.Facts, _ history: HistoryFolder?)
    throws(RunError)
    -> String
  {
    let lines =
      facts.rows.map { $0.joined(separator: "=") } + [
        "language=\(options.language)", "dialect=\(options.dialect)",
        "layout=\(options.layout?.rawValue ?? "")",
      ]
      + corpus.documents.flatMap {
        ["\($0.path)=\($0.sha256) \($0.conversion ?? "")"] + $0.submissions.map(\.voice.id)
          + $0.problems.map(\.description)
      }
      + ["history=" + (try history?.digest() ?? "none")]
    return SHA256.hexadecimal(of: Array(lines.joined(separator: "\n").utf8))
  }

  private func summary(
    of coded: CodedInput, date: String, issues: Int, problems: [Problem],
    published: (changes: Int, problems: [Problem], cuts: [String])? = nil
  ) -> Summary {
    let corpus = coded.corpus
    let passages = corpus.passages
    return Summary(
      documents: corpus.documents.count, submissions: corpus.entries.count,
      participants: corpus.participants.count,
      passages: passages.count, tagged: passages.count { !$0.1.themes.isEmpty },
      positions: corpus.positions.positions.count,
      positionsToCheck: corpus.positions.positions.count(where: \.needsReview),
      issues: issues, date: date, changes: published?.changes,
      problems: problems + coded.problems + (published?.problems ?? []), cuts: published?.cuts ?? [])
  }

  /// An output below the input would be read as input the next time, a history in the output be replaced with it.
  private func refuseEntangledFolders() throws(RunError) {
    guard let output = try? FileSystem.destination(of: options.output) else { return }
    if let input = try? FileSystem.resolve(options.input), Self.hold(input, output) {
      throw .entangled("input folder", options.input, output: options.output)
    }
    if let folder = options.history, let history = try? FileSystem.destination(of: folder),
      Self.hold(history, output)
    {
      throw .entangled("history", folder, output: options.output)
    }
  }

  /// Whether one of two real paths holds the other.
  private static func hold(_ left: String, _ right: String) -> Bool {
    [(left, right), (right, left)].contains { outer, inner in
      inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
    }
  }

  private static func newestDate(in corpus: CodedCorpus) -> String {
    let dates = corpus.entries.compactMap(\.submission.date) + corpus.documents.compactMap(\.date)
    return dates.max() ?? ""
  }
}

extension CodedCorpus {
  /// The passages that are no headings, each with what coding says of it.
  fileprivate var passages: [(Passage, ThemeCoding)] {
    entries.flatMap { entry in zip(entry.submission.passages, entry.codings).filter { $0.0.kind != .heading }
    }
  }
}
