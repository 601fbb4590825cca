import Regeneration

/// What `--help` and `synoptic help` print, made from the tables of commands and options.
enum Help {
  /// The width of a line in characters.
  static let width = 96

  static let purpose = "read States' written submissions and tell who wants what"

  /// How to begin, all commands, the options of the standard one and the exit codes.
  static var overview: String {
    let commands = CommandDefinition.all.map { ($0.usage, $0.summary) }
    let codes = ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }
    let standard = CommandDefinition.named(CommandDefinition.standard)
    return text([
      ["synoptic \(Run.version): \(purpose)"],
      ["usage: synoptic [COMMAND] [OPTION...]"],
      ["commands"] + table(commands),
      ["options of \(CommandDefinition.standard)"] + (standard.map(options) ?? []),
      ["exit codes"] + table(codes),
      ["'synoptic help COMMAND' explains a command and all its options."],
    ])
  }

  /// How commands are used, one after the other; all of them in brief where none is given.
  static func text(of commands: [CommandDefinition]) -> String {
    commands.isEmpty ? overview : text(commands.flatMap(sections))
  }

  private static func sections(of command: CommandDefinition) -> [[String]] {
    let name = command.name == CommandDefinition.standard ? "[\(command.name)]" : command.name
    let operands = command.operands.map { ($0.value.placeholder, $0.meaning) }
    return [
      "synoptic \(command.name): \(command.summary)".wrapped(to: width),
      usage("usage: synoptic \(name)", command.usageParts),
      command.details.wrapped(to: width),
      table(operands) + command.operands.flatMap { choices(of: $0.value, indent: 4) },
      ["options"] + options(of: command),
      ["for example"] + command.examples.map { "  " + $0 },
    ]
  }

  /// A command line in lines; no part of it is broken.
  private static func usage(_ head: String, _ parts: [String]) -> [String] {
    var lines = [head]
    for part in parts {
      let last = lines[lines.count - 1]
      if last.count + 1 + part.count > width {
        lines.append(String(repeating: " ", count: head.count) + " " + part)
      } else {
        lines[lines.count - 1] = last + " " + part
      }
    }
    return lines
  }

  private static func options(of command: CommandDefinition) -> [String] {
    let options = command.options
    let names = options.map { ($0.letter.map { "-\($0), " } ?? "    ") + $0.usage }
    let column = (names.map(\.count).max() ?? 0) + 4
    return zip(options, names).flatMap { option, name in
      option.meaning(for: command).wrapped(to: width, behind: "  " + name.padded(to: column - 2))
        + (option.value.map { choices(of: $0, indent: column + 2) } ?? [])
    }
  }

  /// The words allowed that need an explanation, each with its own.
  private static func choices(of value: Value, indent: Int) -> [String] {
    if case .command = value.kind { return [] }
    let explained = value.choices.filter { !$0.meaning.isEmpty }
    if explained.isEmpty, !value.choices.isEmpty {
      return [String(repeating: " ", count: indent) + value.choices.map(\.name).joined(separator: ", ")]
    }
    return table(explained.map { ($0.name, $0.meaning) }, indent: indent)
  }

  private static func table(_ rows: [(String, String)], indent: Int = 2) -> [String] {
    let column = (rows.map(\.0.count).max() ?? 0) + 2
    return rows.flatMap { name, meaning in
      meaning.wrapped(to: width, behind: String(repeating: " ", count: indent) + name.padded(to: column))
    }
  }

  private static func text(_ sections: [[String]]) -> String {
    sections.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }
}
