import Regeneration

/// The manual page as roff with the macros of man(7), made from the tables of commands and options.
enum ManualPage {
  static var text: String {
    var lines = [".TH SYNOPTIC 1 \"\" \"synoptic \(Run.version)\" \"User Commands\""]
    lines += [".SH NAME", escaped("synoptic - \(Help.purpose)")]
    lines += [".SH SYNOPSIS"] + CommandDefinition.all.flatMap(synopsis)
    lines += [".SH DESCRIPTION"] + description.map(escaped)
    lines += [".SH COMMANDS"] + CommandDefinition.all.flatMap(section)
    lines += [".SH OPTIONS"] + OptionDefinition.all.flatMap(entry)
    lines += [".SH \"EXIT STATUS\""]
    lines += ExitCode.allCases.flatMap { tagged(bold("\($0.rawValue)"), sentence($0.meaning)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let description = [
    "Reads the .txt files of a folder, tells who submitted what, files each passage under themes,",
    "codes who supports and opposes what, and writes a workbook, tables and briefing notes.",
  ]

  private static func synopsis(of command: CommandDefinition) -> [String] {
    let name = escaped("synoptic " + command.name)
    return [".SY \"\(name)\""] + command.usageParts.map(unbroken) + [".YS"]
  }

  private static func section(of command: CommandDefinition) -> [String] {
    var lines = [".SS " + escaped(command.usage), escaped(sentence(command.summary))]
    if !command.details.isEmpty { lines.append(escaped(command.details)) }
    for operand in command.operands {
      lines +=
        tagged(italic(operand.value.placeholder), sentence(operand.meaning)) + choices(of: operand.value)
    }
    return lines + [".PP", ".EX"] + command.examples.map { "  " + escaped($0) } + [".EE"]
  }

  private static func entry(of option: OptionDefinition) -> [String] {
    let names = (option.letter.map { [bold("-\($0)")] } ?? []) + [bold(option.name)]
    let tag = names.joined(separator: ", ") + (option.value.map { " " + italic($0.placeholder) } ?? "")
    let takers = option.commands.map { "Taken by " + $0.joined(separator: ", ") + "." }
    let standard = option.value?.standard.map { "By default \($0)." }
    let sentences = [sentence(option.meaning), standard, takers].compactMap { $0 }
    return tagged(tag, sentences.joined(separator: " ")) + (option.value.map(choices) ?? [])
  }

  private static func choices(of value: Value) -> [String] {
    if case .command = value.kind { return [] }
    let explained = value.choices.filter { !$0.meaning.isEmpty }
    if explained.isEmpty {
      return value.choices.isEmpty
        ? [] : [".br", "Allowed: " + value.choices.map { bold($0.name) }.joined(separator: ", ") + "."]
    }
    return [".RS"] + explained.flatMap { tagged(bold($0.name), sentence($0.meaning)) } + [".RE"]
  }

  private static func tagged(_ tag: String, _ text: String) -> [String] { [".TP", tag, escaped(text)] }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  private static func unbroken(_ words: String) -> String {
    words.split(separator: " ").map { escaped(String($0)) }.joined(separator: "\\ ")
  }

  private static func bold(_ text: String) -> String { "\\fB" + escaped(text) + "\\fR" }

  private static func italic(_ text: String) -> String { "\\fI" + escaped(text) + "\\fR" }

  /// A text that roff shows as it is.
  private static func escaped(_ text: String) -> String {
    let start = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    return text.unicodeScalars.reduce(into: start) { escaped, scalar in
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "\"": escaped += "\\(dq"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "`": escaped += "\\(ga"
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default: escaped += "\\[u" + String(scalar.value, radix: 16, uppercase: true).padded4 + "]"
      }
    }
  }
}

extension String {
  /// Hexadecimal digits, four at least.
  fileprivate var padded4: String { String(repeating: "0", count: Swift.max(0, 4 - count)) + self }
}
