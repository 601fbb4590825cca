/// For bash 4.4 and later.
enum BashCompletion {
  static var lines: [String] {
    let pairs = Completions.pairs
    var lines = [
      "# Completes the words of synoptic in bash.",
      "_synoptic() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command words=() place",
      "  # Bash cuts --option=value into three words.",
      "  if [[ $word == = ]]; then",
      "    word=",
      "  elif [[ $before == = ]]; then",
      "    before=${COMP_WORDS[COMP_CWORD-2]}",
      "  fi",
      "  for ((place = 1; place < COMP_CWORD; place++)); do",
      "    case ${COMP_WORDS[place]} in",
      "      \(Completions.valuedNames.joined(separator: "|")))",
      "        [[ ${COMP_WORDS[place+1]} == = ]] && ((place++))",
      "        ((place++)) ;;",
      "      -*) ;;",
      "      *) words+=(\"${COMP_WORDS[place]}\") ;;",
      "    esac",
      "  done",
      "  case $before in",
    ]
    lines += OptionDefinition.all.flatMap(values)
    lines += [
      "  esac",
      "  case ${words[0]-} in",
      "    \(pairs.joined(separator: "|"))) command=\"${words[0]} ${words[1]-}\" words=(\"${words[@]:2}\") ;;",
      "    *) command=${words[0]-} words=(\"${words[@]:1}\") ;;",
      "  esac",
      "  if [[ $word == -* ]]; then",
      "    case $command in",
    ]
    lines += CommandDefinition.all.map(options)
    lines += ["    esac", "    return", "  fi", "  case $command,${#words[@]} in"]
    lines += ["    ,0) \(reply(Completions.firstWords)) ;;"]
    lines += pairs.map { "    '\($0) ',0) \(reply(Completions.secondWords(behind: $0))) ;;" }
    lines += CommandDefinition.all.flatMap(operands)
    return lines + ["  esac", "}", "complete -F _synoptic synoptic"]
  }

  private static func values(of option: OptionDefinition) -> [String] {
    guard let value = option.value else { return [] }
    return [
      "    \(Completions.names(of: option).joined(separator: "|"))) \(completion(of: value)); return ;;"
    ]
  }

  private static func options(of command: CommandDefinition) -> String {
    let names = command.options.map(\.name).joined(separator: " ")
    let pattern = (command.name == CommandDefinition.standard ? "''|" : "") + "'\(command.name)'"
    return "      \(pattern)) mapfile -t COMPREPLY < <(compgen -W '\(names)' -- \"$word\") ;;"
  }

  private static func operands(of command: CommandDefinition) -> [String] {
    command.operands.enumerated().map { place, operand in
      "    '\(command.name)',\(place)) \(completion(of: operand.value)) ;;"
    }
  }

  private static func completion(of value: Value) -> String {
    switch value.kind {
    case .folder, .output: "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")"
    case .file: "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")"
    case .word, .day: ":"
    case .one(let choices): reply(choices)
    case .command: reply(Completions.firstWords)
    case .several(let choices):
      "local head=; [[ $word == *,* ]] && head=${word%,*},; "
        + "mapfile -t COMPREPLY < <(compgen -P \"$head\" -W '\(words(choices))' -- \"${word##*,}\")"
    }
  }

  private static func reply(_ choices: [Value.Choice]) -> String {
    "mapfile -t COMPREPLY < <(compgen -W '\(words(choices))' -- \"$word\")"
  }

  private static func words(_ choices: [Value.Choice]) -> String {
    choices.map(\.name).joined(separator: " ")
  }
}
