/// An option: what parsing, help, the man page and the completions of shells know of it.
struct OptionDefinition: Sendable {
  let name: String
  /// What may be typed for it after one dash.
  let letter: Character?
  /// Nil for an option that takes no value.
  let value: Value?
  let meaning: String
  /// The commands that take it; nil where all do.
  let commands: [String]?
  /// The commands that cannot do without it.
  let needed: [String]
  /// The option without which it makes no sense.
  let partner: String?

  init(
    _ name: String, letter: Character? = nil, _ value: Value? = nil, means meaning: String,
    of commands: [String]?, neededBy needed: [String] = [], onlyWith partner: String? = nil
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.meaning = meaning
    self.commands = commands
    self.needed = needed
    self.partner = partner
  }

  func isTaken(by command: CommandDefinition) -> Bool { commands?.contains(command.name) ?? true }

  /// The option with its value as usage shows it.
  var usage: String { name + (value.map { " " + $0.placeholder } ?? "") }

  /// What it means, with what holds where it is not typed.
  func meaning(for command: CommandDefinition) -> String {
    let standard = needed.contains(command.name) ? nil : value?.standard
    return meaning + (partner.map { "; only with \($0)" } ?? "") + (standard.map { " (\($0))" } ?? "")
  }

  static func named(_ name: String) -> OptionDefinition? { all.first { $0.name == name } }
}
