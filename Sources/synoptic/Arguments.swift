import Codebook

/// What was typed, option by option; what it means is decided in `Command`.
struct Arguments {
  /// The command typed, or the one that is meant where none is.
  let command: CommandDefinition
  /// The words behind the command that belong to no option.
  let operands: [String]
  /// Options with the value typed last, empty for those that take none.
  private let values: [String: String]

  /// Reads the words after the program's name.
  ///
  /// Both `--input DIR` and `--input=DIR` are understood, and what follows `--` is no option.
  ///
  /// - Throws: `UsageError` for an unknown command or option, a value that is missing or not allowed, an option that
  ///   the command does not take.
  init(_ words: [String]) throws(UsageError) {
    var plain: [String] = []
    var values: [String: String] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        plain += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        plain.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let option = try Self.option(parts[0])
      values[option.name] = try Self.value(of: option, typed: parts.count == 2 ? parts[1] : nil, &rest)
    }
    self.values = values
    if values["--help"] != nil { plain.insert("help", at: 0) }
    (command, operands) = try Self.command(of: plain)
    if values["--help"] == nil { try checkOptions() }
  }

  /// The value typed for an option.
  ///
  /// - Parameter option: its name in the table.
  /// - Returns: nil where it was not typed and has no standard.
  subscript(option: String) -> String? { values[option] ?? OptionDefinition.named(option)?.value?.standard }

  /// Whether an option was typed.
  func has(_ option: String) -> Bool { values[option] != nil }

  private static func option(_ typed: String) throws(UsageError) -> OptionDefinition {
    let found = OptionDefinition.all.first { $0.name == typed || $0.letter.map { "-\($0)" } == typed }
    guard let found else {
      let near = NearestNames.hint(for: typed, among: OptionDefinition.all.map(\.name))
      throw UsageError("there is no option '\(typed)'\(near)")
    }
    return found
  }

  private static func value(of option: OptionDefinition, typed: String?, _ rest: inout ArraySlice<String>)
    throws(UsageError) -> String
  {
    guard let value = option.value else {
      if typed != nil { throw UsageError("\(option.name) takes no value") }
      return ""
    }
    guard let text = typed ?? (rest.first?.hasPrefix("--") == true ? nil : rest.popFirst()) else {
      throw UsageError("\(option.name) needs a value, \(value.placeholder)")
    }
    if let fault = value.fault(of: text) { throw UsageError("\(option.name) \(fault)") }
    return text
  }

  /// Tells the command from the words behind it.
  private static func command(of words: [String]) throws(UsageError) -> (CommandDefinition, [String]) {
    let name = words.first ?? CommandDefinition.standard
    if let command = CommandDefinition.named(name) {
      return (command, try operands(Array(words.dropFirst()), of: command))
    }
    if words.count > 1, let command = CommandDefinition.named(words[0] + " " + words[1]) {
      return (command, try operands(Array(words.dropFirst(2)), of: command))
    }
    let parts = CommandDefinition.all(under: name).map { String($0.name.dropFirst(name.count + 1)) }
    if parts.isEmpty {
      let first = CommandDefinition.all.compactMap { $0.name.split(separator: " ").first.map(String.init) }
      let near = NearestNames.hint(for: name, among: Set(first))
      throw UsageError("there is no command '\(name)'\(near)")
    }
    let typed = words.count > 1 ? ", not '\(words[1])'" : ""
    throw UsageError("'\(name)' takes one of \(parts.joined(separator: ", "))\(typed)")
  }

  private static func operands(_ words: [String], of command: CommandDefinition) throws(UsageError)
    -> [String]
  {
    // The name of a command may be two words.
    if case .command? = command.operands.first?.value.kind {
      return words.isEmpty ? [] : [words.joined(separator: " ")]
    }
    if let word = words.dropFirst(command.operands.count).first {
      throw UsageError("'\(word)' means nothing behind '\(command.usage)'", command: command)
    }
    for (operand, word) in zip(command.operands, words) {
      if let fault = operand.value.fault(of: word) {
        throw UsageError("'\(command.name)' \(fault)", command: command)
      }
    }
    if let missing = command.operands.dropFirst(words.count).first(where: \.isNeeded) {
      throw UsageError(
        "'\(command.name)' needs \(missing.value.placeholder): \(missing.meaning)", command: command)
    }
    return words
  }

  /// Whether the command takes the options typed, and has those that it needs.
  private func checkOptions() throws(UsageError) {
    for option in OptionDefinition.all {
      if !has(option.name) {
        guard option.needed.contains(command.name) else { continue }
        throw UsageError("'\(command.name)' needs \(option.usage)", command: command)
      }
      guard option.isTaken(by: command) else {
        throw UsageError("'\(command.name)' does not take \(option.name)", command: command)
      }
      if let partner = option.partner, !has(partner) {
        throw UsageError("\(option.name) needs \(partner)", command: command)
      }
    }
  }
}

/// Words that were typed and mean nothing.
struct UsageError: Error {
  /// What is wrong, and where to read how it is right.
  let message: String

  init(_ message: String, command: CommandDefinition? = nil) {
    self.message = message + "; see synoptic " + (command.map { "help " + $0.name } ?? "--help")
  }
}
