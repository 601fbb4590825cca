/// For zsh, with its function `_arguments`.
enum ZshCompletion {
  static var lines: [String] {
    var lines = [
      "#compdef synoptic",
      "",
      "# Completes the words of synoptic in zsh.",
      "_synoptic() {",
      "  local -a typed commands",
      "  local place name state line",
      "  for ((place = 2; place < CURRENT; place++)); do",
      "    case ${words[place]} in",
      "      \(Completions.valuedNames.joined(separator: "|"))) ((place++)) ;;",
      "      -*) ;;",
      "      *) typed+=(\"${words[place]}\") ;;",
      "    esac",
      "  done",
      "  name=${typed[1]}",
      "  case $name in",
      "    \(Completions.pairs.joined(separator: "|"))) name+=\" ${typed[2]}\" ;;",
      "  esac",
      "  case $name in",
    ]
    lines += CommandDefinition.all.flatMap(command)
    for pair in Completions.pairs {
      lines += ["    '\(pair) ')"] + described(Completions.secondWords(behind: pair)) + ["      ;;"]
    }
    let standard = CommandDefinition.named(CommandDefinition.standard)
    lines += ["    '')"] + arguments(of: standard, places: ["'*: :->commands'"])
    lines += ["      [[ $state == commands ]] || return"] + described(Completions.firstWords) + ["      ;;"]
    return lines + [
      "  esac",
      "}",
      "",
      "if [[ ${funcstack[1]} == _synoptic ]]; then _synoptic \"$@\"; else compdef _synoptic synoptic; fi",
    ]
  }

  private static func command(_ command: CommandDefinition) -> [String] {
    // The words of the command's own name come first among the operands.
    let skipped = command.name.split(separator: " ").indices.map { _ in "':: :'" }
    let places = command.operands.map { operand in
      Completions.quoted(
        (operand.isNeeded ? ":" : "::") + escaped(operand.value.placeholder) + ":" + action(of: operand.value)
      )
    }
    return ["    '\(command.name)')"] + arguments(of: command, places: skipped + places) + ["      ;;"]
  }

  private static func arguments(of command: CommandDefinition?, places: [String]) -> [String] {
    let specs = (command?.options ?? []).flatMap { option in
      Completions.names(of: option).map { name in
        let value = option.value.map { ":\(escaped($0.placeholder)):\(action(of: $0))" } ?? ""
        let joined = option.value != nil && name.hasPrefix("--") ? "=" : ""
        return Completions.quoted("\(name)\(joined)[\(escaped(option.meaning))]\(value)")
      }
    }
    return ["      _arguments \\"] + (specs + places).map { "        \($0) \\" }.dropLast()
      + ["        \((specs + places).last ?? "")"]
  }

  private static func described(_ choices: [Value.Choice]) -> [String] {
    let entries = choices.map { Completions.quoted(escaped($0.name) + ":" + $0.meaning) }
    return ["      commands=("] + entries.map { "        " + $0 }
      + ["      )", "      _describe command commands"]
  }

  private static func action(of value: Value) -> String {
    let words = value.choices.map(\.name).joined(separator: " ")
    return switch value.kind {
    case .folder, .output: "_files -/"
    case .file: "_files"
    case .word, .day: " "
    case .one: "(\(words))"
    case .several: "_sequence compadd - \(words)"
    case .command: "(\(Completions.firstWords.map(\.name).joined(separator: " ")))"
    }
  }

  /// A text inside a specification, where colons and brackets mean something.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += ("[]:\\".contains($1) ? "\\" : "") + String($1) }
  }
}
