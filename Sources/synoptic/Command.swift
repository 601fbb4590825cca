import Codebook
import Regeneration
import Tables

/// What the words typed mean.
enum Command {
  case run(Run.Options, quiet: Bool)
  case reliability(
    input: String, gold: String, corpus: String?, codebook: String?, leaveOut: Bool,
    reduction: Learning.Reduction, disagreements: String?)
  case why(participant: String, issue: String, options: Run.Options)
  case train(input: String, gold: String, corpus: String?, codebook: String?, folder: String)
  case checkCodebook(folder: String?)
  case exportCodebook(folder: String)
  case listCodebook(subject: String?, folder: String?, language: Language)
  case help
  case version

  /// Gives the words their meaning.
  ///
  /// - Throws: `UsageError` for an unknown command, an option that the command does not take, a bad value.
  init(_ arguments: Arguments) throws(UsageError) {
    if arguments.flags.contains("--help") || arguments.command == "help" {
      self = .help
      return
    }
    if arguments.flags.contains("--version") {
      self = .version
      return
    }
    var name = arguments.command ?? "run"
    var operands = arguments.operands[...]
    if name == "codebook" {
      guard let what = operands.popFirst() else {
        throw UsageError("'codebook' needs one of check, export, list")
      }
      name += " " + what
    }
    guard let allowed = Option.byCommand[name] else {
      let names = Option.byCommand.keys.sorted().joined(separator: ", ")
      throw UsageError("there is no command '\(name)'; the commands are \(names)")
    }
    let most = Option.operands[name] ?? 0
    if let word = operands.dropFirst(most).first {
      throw UsageError("'\(word)' stands after the command '\(name)' and means nothing there")
    }
    for option in arguments.values.keys.sorted() + arguments.flags.sorted() where !allowed.contains(option) {
      throw UsageError("'\(name)' does not take \(option)")
    }
    let values = arguments.values
    switch name {
    case "reliability":
      self = .reliability(
        input: values["--input"] ?? "input", gold: try Self.needed("--gold", by: name, in: values),
        corpus: values["--corpus"], codebook: values["--codebook"],
        leaveOut: arguments.flags.contains("--leave-out"), reduction: try Self.reduction(arguments),
        disagreements: values["--disagreements"])
    case "why":
      guard let participant = operands.popFirst(), let issue = operands.popFirst() else {
        throw UsageError("'why' needs a participant and an issue, such as NOR CO03")
      }
      var options = Run.Options()
      options.input = values["--input"] ?? options.input
      options.codebook = values["--codebook"]
      self = .why(participant: participant, issue: issue, options: options)
    case "train":
      self = .train(
        input: values["--input"] ?? "input", gold: try Self.needed("--gold", by: name, in: values),
        corpus: values["--corpus"], codebook: values["--codebook"],
        folder: try Self.needed("--output", by: name, in: values))
    case "codebook check":
      self = .checkCodebook(folder: try Self.folder(operands.first))
    case "codebook export":
      guard let folder = try Self.folder(operands.first) else {
        throw UsageError("'codebook export' needs a folder to write to")
      }
      self = .exportCodebook(folder: folder)
    case "codebook list":
      self = .listCodebook(
        subject: operands.first, folder: values["--codebook"],
        language: try Self.language(values["--language"]))
    default:
      var options = Run.Options()
      options.input = values["--input"] ?? options.input
      options.output = values["--output"] ?? options.output
      if let date = values["--date"] {
        guard Self.isDate(date) else { throw UsageError("--date takes a day as YYYY-MM-DD, not '\(date)'") }
        options.date = date
      }
      if let form = values["--csv"] {
        guard let known = CSVWriter.Form(rawValue: form) else {
          throw UsageError("--csv takes verbatim or spreadsheet, not '\(form)'")
        }
        options.form = known
      }
      options.language = try Self.language(values["--language"])
      options.codebook = values["--codebook"]
      self = .run(options, quiet: arguments.flags.contains("--quiet"))
    }
  }

  private static func needed(_ option: String, by command: String, in values: [String: String])
    throws(UsageError) -> String
  {
    guard let value = values[option] else { throw UsageError("'\(command)' needs \(option)") }
    return value
  }

  /// The language of the program's own words, which are fewer than those it reads; English where none was typed.
  private static func language(_ code: String?) throws(UsageError) -> Language {
    guard let code else { return .english }
    guard let language = [Language.english, .french].first(where: { $0.code == code }) else {
      throw UsageError("--language takes en or fr, not '\(code)'")
    }
    return language
  }

  /// What is left out of learning; all is there where nothing was typed.
  private static func reduction(_ arguments: Arguments) throws(UsageError) -> Learning.Reduction {
    var reduction = Learning.Reduction()
    for option in ["--share", "--without"] {
      guard arguments.values[option] == nil || arguments.flags.contains("--leave-out") else {
        throw UsageError("\(option) needs --leave-out: the shipped weights have learned already")
      }
    }
    if let share = arguments.values["--share"] {
      guard let parts: UInt64 = ["1/2": 2, "1/4": 4, "1/8": 8][share] else {
        throw UsageError("--share takes 1/2, 1/4 or 1/8, not '\(share)'")
      }
      reduction.share = parts
    }
    for name in arguments.values["--without"]?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
      guard let part = Learning.Reduction.Part(rawValue: String(name)) else {
        let allowed = Learning.Reduction.Part.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("--without takes \(allowed), with commas between several, not '\(name)'")
      }
      reduction.without.insert(part)
    }
    return reduction
  }

  private static func folder(_ operand: String?) throws(UsageError) -> String? {
    if operand?.isEmpty == true { throw UsageError("the name of the folder is empty") }
    return operand
  }

  private static func isDate(_ text: String) -> Bool {
    CalendarDay.year(of: text).map { $0 >= 1900 } ?? false
  }
}

/// The options there are, and which command takes which.
enum Option {
  static let flags: Set<String> = ["--help", "--version", "--quiet", "--leave-out"]
  static let valued: Set<String> = [
    "--input", "--output", "--date", "--csv", "--language", "--gold", "--corpus", "--codebook",
    "--disagreements", "--share", "--without",
  ]
  static let byCommand: [String: Set<String>] = [
    "run": ["--input", "--output", "--date", "--csv", "--language", "--codebook", "--quiet"],
    "reliability": [
      "--input", "--gold", "--corpus", "--codebook", "--leave-out", "--share", "--without", "--disagreements",
    ],
    "why": ["--input", "--codebook"],
    "train": ["--input", "--gold", "--corpus", "--codebook", "--output"],
    "codebook check": [],
    "codebook export": [],
    "codebook list": ["--codebook", "--language"],
  ]
  /// How many words may follow a command; none where it is not listed.
  static let operands = ["why": 2, "codebook check": 1, "codebook export": 1, "codebook list": 1]
}
