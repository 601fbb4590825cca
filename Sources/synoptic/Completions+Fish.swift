/// For fish.
enum FishCompletion {
  static var lines: [String] {
    var lines = [
      "# Completes the words of synoptic in fish.",
      "function __synoptic_words",
      "  set -l skip no",
      "  for word in (commandline -opc)[2..-1]",
      "    if test $skip = yes",
      "      set skip no",
      "    else if contains -- $word \(Completions.valuedNames.joined(separator: " "))",
      "      set skip yes",
      "    else if not string match -q -- '-*' $word",
      "      echo $word",
      "    end",
      "  end",
      "end",
      "# Whether a command was typed, with as many words behind it as the second argument says.",
      "function __synoptic_is",
      "  set -l typed (__synoptic_words)",
      "  set -l name (string split ' ' -- $argv[1])",
      "  set -l count (count $name)",
      "  test \"$typed[1..$count]\" = \"$name\"; or return 1",
      "  test (count $argv) = 1; or test (count $typed) = (math $count + $argv[2])",
      "end",
      "complete -c synoptic -f",
    ]
    lines += Completions.firstWords.map { word("test (count (__synoptic_words)) = 0", $0) }
    for pair in Completions.pairs {
      lines += Completions.secondWords(behind: pair).map { word("__synoptic_is \(pair) 0", $0) }
    }
    return lines + CommandDefinition.all.flatMap(command)
  }

  private static func command(_ command: CommandDefinition) -> [String] {
    var conditions = ["__synoptic_is '\(command.name)'"]
    if command.name == CommandDefinition.standard { conditions.append("test (count (__synoptic_words)) = 0") }
    let options = conditions.flatMap { condition in command.options.map { option(condition, $0) } }
    let operands = command.operands.enumerated().flatMap { place, operand in
      let condition = "__synoptic_is '\(command.name)' \(place)"
      return switch operand.value.kind {
      case .folder, .output, .file: ["\(head(condition)) -a '(\(paths(operand.value.kind)))'"]
      case .command: Completions.firstWords.map { word(condition, $0) }
      default: operand.value.choices.map { word(condition, $0) }
      }
    }
    return options + operands
  }

  private static func option(_ condition: String, _ option: OptionDefinition) -> String {
    var line = "\(head(condition)) -l \(option.name.dropFirst(2))"
    if let letter = option.letter { line += " -s \(letter)" }
    if let value = option.value {
      line += " -x"
      switch value.kind {
      case .folder, .output, .file: line += " -a '(\(paths(value.kind)))'"
      case .word, .day, .command: break
      case .one(let choices): line += " -a \(quoted(choices.map(\.name).joined(separator: " ")))"
      case .several(let choices):
        let names = choices.map(\.name).joined(separator: " ")
        line += " -a '(__fish_append , \(names))'"
      }
    }
    return line + " -d \(quoted(option.meaning))"
  }

  private static func paths(_ kind: Value.Kind) -> String {
    if case .file = kind { "__fish_complete_path" } else { "__fish_complete_directories" }
  }

  private static func word(_ condition: String, _ choice: Value.Choice) -> String {
    "\(head(condition)) -a \(choice.name)" + (choice.meaning.isEmpty ? "" : " -d \(quoted(choice.meaning))")
  }

  private static func head(_ condition: String) -> String { "complete -c synoptic -n \(quoted(condition))" }

  /// A text in single quotes, in which fish knows two escapes.
  private static func quoted(_ text: String) -> String {
    "'" + text.reduce(into: "") { $0 += ("'\\".contains($1) ? "\\" : "") + String($1) } + "'"
  }
}
