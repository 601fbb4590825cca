import Codebook
import Regeneration
import Submissions
import Tables

/// What the words typed mean.
enum Command {
  case run(Run.Options, quiet: Bool, publishing: Bool)
  case reliability(
    input: String, gold: String, corpus: String?, codebook: String?, leaveOut: Bool,
    reduction: Learning.Reduction, disagreements: String?)
  case why(participant: String, issue: String, options: Run.Options)
  case diff(before: String, after: String, language: Language, table: String?)
  case train(input: String, gold: String, corpus: String?, codebook: String?, folder: String)
  case checkCodebook(folder: String?)
  case exportCodebook(folder: String)
  case listCodebook(subject: String?, folder: String?, language: Language)
  case service(ServiceFiles, [ServiceFiles.File])
  case help([CommandDefinition])
  case manual
  case completions(Completions.Shell)
  case version

  /// Gives the words their meaning.
  ///
  /// - Throws: `UsageError` for words that do not go together.
  init(_ arguments: Arguments) throws(UsageError) {
    self = arguments.has("--version") ? .version : try arguments.command.meaning(arguments)
  }

  @Sendable static func why(_ arguments: Arguments) throws(UsageError) -> Command {
    .why(
      participant: arguments.operands[0], issue: arguments.operands[1], options: options(arguments))
  }

  @Sendable static func diff(_ arguments: Arguments) throws(UsageError) -> Command {
    .diff(
      before: arguments.operands[0], after: arguments.operands[1], language: language(arguments),
      table: arguments["--table"])
  }

  @Sendable static func reliability(_ arguments: Arguments) throws(UsageError) -> Command {
    var reduction = Learning.Reduction()
    if let share = arguments["--share"]?.split(separator: "/").last.flatMap({ UInt64($0) }) {
      reduction.share = share
    }
    let parts = arguments["--without"]?.split(separator: ",") ?? []
    reduction.without = Set(parts.compactMap { Learning.Reduction.Part(rawValue: String($0)) })
    return .reliability(
      input: arguments["--input"] ?? "", gold: arguments["--gold"] ?? "", corpus: arguments["--corpus"],
      codebook: arguments["--codebook"], leaveOut: arguments.has("--leave-out"), reduction: reduction,
      disagreements: arguments["--disagreements"])
  }

  @Sendable static func train(_ arguments: Arguments) throws(UsageError) -> Command {
    .train(
      input: arguments["--input"] ?? "", gold: arguments["--gold"] ?? "", corpus: arguments["--corpus"],
      codebook: arguments["--codebook"], folder: arguments["--output"] ?? "")
  }

  @Sendable static func checkCodebook(_ arguments: Arguments) throws(UsageError) -> Command {
    .checkCodebook(folder: arguments.operands.first)
  }

  @Sendable static func exportCodebook(_ arguments: Arguments) throws(UsageError) -> Command {
    .exportCodebook(folder: arguments.operands[0])
  }

  @Sendable static func listCodebook(_ arguments: Arguments) throws(UsageError) -> Command {
    .listCodebook(
      subject: arguments.operands.first, folder: arguments["--codebook"], language: language(arguments))
  }

  @Sendable static func service(_ arguments: Arguments) throws(UsageError) -> Command {
    let file = arguments.operands.first.flatMap(ServiceFiles.File.init)
    return .service(try ServiceFiles(arguments), file.map { [$0] } ?? ServiceFiles.File.allCases)
  }

  @Sendable static func completions(_ arguments: Arguments) throws(UsageError) -> Command {
    .completions(Completions.Shell(rawValue: arguments.operands[0]) ?? .bash)
  }

  /// Explains the command that the words begin with, or all where there are none.
  @Sendable static func help(_ arguments: Arguments) throws(UsageError) -> Command {
    guard let typed = arguments.operands.first else { return .help([]) }
    let words = typed.split(separator: " ").map(String.init)
    for count in [2, 1] {
      let commands = CommandDefinition.all(under: words.prefix(count).joined(separator: " "))
      if !commands.isEmpty { return .help(commands) }
    }
    let near = NearestNames.hint(for: typed, among: CommandDefinition.all.map(\.name))
    throw UsageError("there is no command '\(typed)'\(near)")
  }

  static func options(_ arguments: Arguments) -> Run.Options {
    var options = Run.Options()
    options.input = arguments["--input"] ?? options.input
    options.output = arguments["--output"] ?? options.output
    options.date = arguments["--date"]
    options.dialect = arguments["--csv-dialect"].flatMap(CSVDialect.init) ?? options.dialect
    options.language = language(arguments)
    options.codebook = arguments["--codebook"]
    options.overrides = arguments["--overrides"]
    options.layout = arguments["--layout"].flatMap(Layout.init)
    options.history = arguments["--history"]
    return options
  }

  private static func language(_ arguments: Arguments) -> Language {
    Language(arguments["--language"] ?? Language.english.code)
  }
}
