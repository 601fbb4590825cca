internal import Codebook
internal import Coding
internal import Files
internal import Submissions

/// The documents of a run coded, with analysts' overrides in their places.
struct CodedInput {
  let corpus: CodedCorpus
  /// What became of each row of the overrides file, in the order of its lines.
  let overrides: [OverrideOutcome]
  /// What the user should know of the overrides.
  let problems: [Problem]

  init(_ documents: [Document], tools: Tools, overrides file: OverridesInput) {
    let coded = CodedCorpus(
      documents: documents, themes: tools.themes, positions: tools.positions, model: tools.model)
    guard let bytes = file.bytes else {
      corpus = coded
      overrides = []
      problems = file.problem.map { [$0] } ?? []
      return
    }
    let read = OverrideFile(
      bytes, name: file.name, codebook: tools.codebook, register: tools.register,
      participants: coded.participants.map(\.id))
    (corpus, overrides) = coded.applying(read, codebook: tools.codebook)
    var seen: Set<String> = []
    // Rows that contradict each other are one problem.
    problems = overrides.compactMap { outcome in
      guard outcome.status != .conflict || seen.insert(outcome.why).inserted else { return nil }
      return outcome.problem(in: file.name)
    }
  }
}

/// The overrides file of a run as bytes.
struct OverridesInput {
  /// What to call it in messages.
  let name: String
  /// Its bytes; nil where there is none, or it cannot be read.
  let bytes: [UInt8]?
  /// Why it cannot be read.
  let problem: Problem?

  /// The name that a file in the input folder is found by, in letters of either case.
  static let fileName = "overrides.csv"

  /// Reads the file named, or the one in the input folder.
  ///
  /// - Throws: `RunError` where a file was named and cannot be read.
  init(_ options: Run.Options) throws(RunError) {
    if let path = options.overrides {
      name = path
      problem = nil
      do throws(FileError) { bytes = try FileSystem.read(path) } catch { throw .cannotRead(error) }
      return
    }
    let found = (try? FileSystem.names(in: options.input))?.first { $0.lowercased() == Self.fileName }
    name = found ?? Self.fileName
    do throws(FileError) {
      bytes = try found.map { (name) throws(FileError) in try FileSystem.read(options.input + "/" + name) }
      problem = nil
    } catch {
      bytes = nil
      problem = Problem(
        path: name, line: 0, severity: .error,
        message: "\(FileSystem.message(for: error.code)); no override holds in this run")
    }
  }
}
