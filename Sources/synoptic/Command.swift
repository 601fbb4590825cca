import Codebook
import Regeneration
import Tables

/// What the words typed mean.
enum Command {
  case run(Run.Options, quiet: Bool)
  case reliability(input: String, gold: String, corpus: String?, leaveOut: Bool)
  case train(input: String, gold: String, corpus: String?, folder: String)
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
    let name = arguments.command ?? "run"
    guard let allowed = Option.byCommand[name] else {
      let names = Option.byCommand.keys.sorted().joined(separator: ", ")
      throw UsageError("there is no command '\(name)'; the commands are \(names)")
    }
    for option in arguments.values.keys.sorted() + arguments.flags.sorted() where !allowed.contains(option) {
      throw UsageError("'\(name)' does not take \(option)")
    }
    let values = arguments.values
    switch name {
    case "reliability":
      self = .reliability(
        input: values["--input"] ?? "input", gold: try Self.needed("--gold", by: name, in: values),
        corpus: values["--corpus"], leaveOut: arguments.flags.contains("--leave-out"))
    case "train":
      self = .train(
        input: values["--input"] ?? "input", gold: try Self.needed("--gold", by: name, in: values),
        corpus: values["--corpus"], folder: try Self.needed("--output", by: name, in: values))
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
      if let language = values["--language"] {
        guard Language.coded.map(\.code).contains(language) else {
          throw UsageError("--language takes en or fr, not '\(language)'")
        }
        options.language = Language(language)
      }
      self = .run(options, quiet: arguments.flags.contains("--quiet"))
    }
  }

  private static func needed(_ option: String, by command: String, in values: [String: String])
    throws(UsageError) -> String
  {
    guard let value = values[option] else { throw UsageError("'\(command)' needs \(option)") }
    return value
  }

  private static func isDate(_ text: String) -> Bool {
    CalendarDay.year(of: text).map { $0 >= 1900 } ?? false
  }
}

/// The options there are, and which command takes which.
enum Option {
  static let flags: Set<String> = ["--help", "--version", "--quiet", "--leave-out"]
  static let valued: Set<String> = [
    "--input", "--output", "--date", "--csv", "--language", "--gold", "--corpus",
  ]
  static let byCommand: [String: Set<String>] = [
    "run": ["--input", "--output", "--date", "--csv", "--language", "--quiet"],
    "reliability": ["--input", "--gold", "--corpus", "--leave-out"],
    "train": ["--input", "--gold", "--corpus", "--output"],
  ]
}
