public import Codebook
internal import Coding
internal import Convergence
internal import Files
internal import Reporting
internal import Spreadsheet
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
    /// The date of the run as `YYYY-MM-DD`; nil takes the newest date in the input.
    public var date: String?
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
    /// What the user should know: problems of documents, in their order.
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

  /// What a run leaves in the output folder; anything else there is the user's and stays.
  static let own: Set<String> = ["positions.xlsx", "csv", "briefing"]

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
    let input = try InputFolder(options.input, reader: tools.reader) { tell(.reading($0, of: $1)) }
    let problems = input.documents.flatMap(\.problems)
    tell(.problems(problems))
    tell(
      .finished(
        .read,
        [
          ("documents", input.documents.count),
          ("submissions", input.documents.reduce(0) { $0 + $1.submissions.count }),
          ("problems", problems.count),
        ]))
    guard input.documents.contains(where: { $0.kind != .unusable }) else {
      throw .nothingUsable(path: options.input)
    }
    let corpus = CodedCorpus(
      documents: input.documents, themes: tools.themes, positions: tools.positions,
      model: tools.model)
    let passages = corpus.entries.flatMap { entry in
      zip(entry.submission.passages, entry.codings).filter { $0.0.kind != .heading }
    }
    let positions = corpus.positions.positions
    tell(.finished(.code, [("passages", passages.count), ("positions", positions.count)]))
    let date = options.date ?? Self.newestDate(in: corpus)
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
      corpus: corpus, comparison: comparison, codebook: tools.codebook,
      dialect: options.dialect)
    let workbook = WorkbookReport(
      corpus: corpus, comparison: comparison, codebook: tools.codebook,
      language: options.language, date: date, version: Self.version,
      accuracy: tools.accuracy.participants > 0 ? tools.accuracy : nil)
    let cuts = try publishing ? publish(tables, notes, workbook) : rehearse(tables, notes, workbook)
    tell(.finished(publishing ? .publish : .rehearse, []))
    return Summary(
      documents: corpus.documents.count, submissions: corpus.entries.count,
      participants: corpus.participants.count,
      passages: passages.count, tagged: passages.count { !$0.1.themes.isEmpty },
      positions: positions.count, positionsToCheck: positions.count(where: \.needsReview),
      issues: tools.codebook.issues.count, date: date,
      problems: problems, cuts: cuts)
  }

  /// An output below the input would be read as input the next time.
  private func refuseEntangledFolders() throws(RunError) {
    guard let input = try? FileSystem.resolve(options.input), let output = Self.resolved(options.output)
    else { return }
    let holds = { (outer: String, inner: String) in
      inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
    }
    if holds(input, output) || holds(output, input) {
      throw .entangled(input: options.input, output: options.output)
    }
  }

  /// The real path of a folder that may not exist yet.
  private static func resolved(_ path: String) -> String? {
    if let real = try? FileSystem.resolve(path) { return real }
    let parent = FileSystem.parent(of: path) ?? "."
    return resolved(parent, below: path)
  }

  private static func resolved(_ parent: String, below path: String) -> String? {
    guard parent != path, let real = resolved(parent) else { return nil }
    return (real == "/" ? "" : real) + "/" + FileSystem.name(of: path)
  }

  private static func newestDate(in corpus: CodedCorpus) -> String {
    let dates = corpus.entries.compactMap(\.submission.date) + corpus.documents.compactMap(\.date)
    return dates.max() ?? ""
  }

  /// Fills a folder beside the output and puts it in the output's place.
  private func publish(
    _ tables: RunTables, _ notes: BriefingNotes, _ workbook: WorkbookReport
  ) throws(RunError) -> [String] {
    let swap: FolderSwap
    let lock: FolderLock?
    do throws(FileError) {
      try FileSystem.makeFolder(options.output)
      lock = try FolderLock.take(beside: try FileSystem.resolve(options.output))
    } catch {
      throw .cannotCreate(error)
    }
    guard let lock else { throw .busy(output: options.output) }
    defer { withExtendedLifetime(lock) {} }
    do throws(FileError) {
      swap = try FolderSwap(replacing: options.output)
    } catch {
      throw .cannotCreate(error)
    }
    do throws(RunError) {
      let cuts = try fill(swap.staging, tables, notes, workbook)
      do throws(FileError) { try swap.publish(own: Self.own) } catch { throw RunError.cannotWrite(error) }
      return cuts
    } catch {
      swap.abandon()
      throw error
    }
  }

  /// Writes everything where the system keeps temporary files, and takes it away again.
  private func rehearse(
    _ tables: RunTables, _ notes: BriefingNotes, _ workbook: WorkbookReport
  ) throws(RunError) -> [String] {
    let folder: String
    do throws(FileError) {
      try FileSystem.checkReplaceable(options.output)
      folder = try FileSystem.makeTemporaryFolder()
    } catch {
      throw .cannotCreate(error)
    }
    defer { try? FileSystem.remove(folder) }
    return try fill(folder, tables, notes, workbook)
  }

  private func fill(
    _ staging: String, _ tables: RunTables, _ notes: BriefingNotes, _ workbook: WorkbookReport
  ) throws(RunError) -> [String] {
    do throws(FileError) {
      try FileSystem.makeFolder(staging + "/csv")
      for file in tables.files { try FileSystem.write(file.bytes, to: staging + "/csv/" + file.name) }
      try FileSystem.makeFolder(staging + "/briefing")
      for file in notes.files { try FileSystem.write(file.bytes, to: staging + "/briefing/" + file.name) }
    } catch {
      throw .cannotWrite(error)
    }
    do throws(SpreadsheetError) {
      let cuts = try workbook.write(to: staging + "/positions.xlsx")
      return cuts.isEmpty ? [] : [cuts.description]
    } catch {
      throw .workbook(error)
    }
  }
}
