/// Scripts that let shells complete commands and options, made from the tables of both.
enum Completions {
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static let shells = Shell.allCases.map { Value.Choice($0.rawValue, "") }

  static func text(for shell: Shell) -> String {
    let lines =
      switch shell {
      case .bash: BashCompletion.lines
      case .zsh: ZshCompletion.lines
      case .fish: FishCompletion.lines
      }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The names an option is typed by.
  static func names(of option: OptionDefinition) -> [String] {
    [option.name] + (option.letter.map { ["-\($0)"] } ?? [])
  }

  /// The names of commands up to their first blank, each once, with what they do.
  static var firstWords: [Value.Choice] {
    CommandDefinition.all.reduce(into: []) { words, command in
      let parts = command.name.split(separator: " ").map(String.init)
      if words.contains(where: { $0.name == parts[0] }) { return }
      let others = secondWords(behind: parts[0]).map(\.name)
      words.append(Value.Choice(parts[0], others.isEmpty ? command.summary : others.joined(separator: ", ")))
    }
  }

  /// What may follow the first word of commands that have two.
  static func secondWords(behind word: String) -> [Value.Choice] {
    CommandDefinition.all(under: word).compactMap { command in
      let rest = command.name.dropFirst(word.count + 1)
      return rest.isEmpty ? nil : Value.Choice(String(rest), command.summary)
    }
  }

  /// The first words of commands that have two.
  static var pairs: [String] { firstWords.map(\.name).filter { !secondWords(behind: $0).isEmpty } }

  static var valuedNames: [String] { OptionDefinition.all.filter { $0.value != nil }.flatMap(names) }

  /// A text that the shell takes as one word.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
