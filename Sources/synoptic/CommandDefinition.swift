/// A command: what parsing, help, the man page and the completions of shells know of it.
struct CommandDefinition: Sendable {
  /// A word behind the command that belongs to no option.
  struct Operand: Sendable {
    let value: Value
    let isNeeded: Bool
    let meaning: String

    init(_ placeholder: String, _ kind: Value.Kind, isNeeded: Bool = true, means meaning: String) {
      value = Value(placeholder, kind)
      self.isNeeded = isNeeded
      self.meaning = meaning
    }

    var usage: String { isNeeded ? value.placeholder : "[\(value.placeholder)]" }
  }

  /// One word or two.
  let name: String
  let operands: [Operand]
  /// What it does, in half a line.
  let summary: String
  /// More of it, for its own help; may be empty.
  let details: String
  /// Command lines that show its use.
  let examples: [String]
  /// What the words typed for it mean.
  let meaning: @Sendable (Arguments) throws(UsageError) -> Command

  init(
    _ name: String, _ operands: [Operand] = [], does summary: String, details: String = "",
    examples: [String], meaning: @escaping @Sendable (Arguments) throws(UsageError) -> Command
  ) {
    self.name = name
    self.operands = operands
    self.summary = summary
    self.details = details
    self.examples = examples
    self.meaning = meaning
  }

  /// The options that it takes, in the order of the table.
  var options: [OptionDefinition] { OptionDefinition.all.filter { $0.isTaken(by: self) } }

  /// The command with its operands, as lists of commands show it.
  var usage: String { ([name] + operands.map(\.usage)).joined(separator: " ") }

  /// The parts of a whole command line, the options that are for all commands left out.
  var usageParts: [String] {
    let own = options.filter { $0.commands != nil }
    let isNeeded = { (option: OptionDefinition) in option.needed.contains(self.name) }
    return operands.map(\.usage) + own.filter(isNeeded).map(\.usage)
      + own.filter { !isNeeded($0) }.map { "[\($0.usage)]" }
  }

  static func named(_ name: String) -> CommandDefinition? { all.first { $0.name == name } }

  /// The commands that a word or two stand for: one, or all that begin with them.
  static func all(under words: String) -> [CommandDefinition] {
    all.filter { $0.name == words || $0.name.hasPrefix(words + " ") }
  }
}
