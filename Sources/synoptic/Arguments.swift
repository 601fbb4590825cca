/// What was typed, option by option; what it means is decided in `Command`.
struct Arguments {
  /// The command's word; nil where none was typed.
  let command: String?
  /// The words behind the command that belong to no option.
  let operands: [String]
  /// Options that take a value, with the value typed last.
  let values: [String: String]
  /// Options that take none.
  let flags: Set<String>

  /// Reads the words after the program's name.
  ///
  /// Both `--input DIR` and `--input=DIR` are understood; `-h` and `-q` stand for `--help` and `--quiet`.
  ///
  /// - Throws: `UsageError` for an unknown option or a missing value.
  init(_ words: [String]) throws(UsageError) {
    var command: String?
    var operands: [String] = []
    var values: [String: String] = [:]
    var flags: Set<String> = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else {
        if command == nil { command = word } else { operands.append(word) }
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = Self.short[parts[0]] ?? parts[0]
      if Option.flags.contains(name) {
        if parts.count == 2 { throw UsageError("\(name) takes no value") }
        flags.insert(name)
      } else if Option.valued.contains(name) {
        if parts.count == 2 {
          values[name] = parts[1]
        } else if let value = rest.popFirst() {
          values[name] = value
        } else {
          throw UsageError("\(name) needs a value")
        }
        if values[name]?.isEmpty == true { throw UsageError("\(name) needs a value that is not empty") }
      } else {
        throw UsageError("there is no option '\(parts[0])'")
      }
    }
    self.command = command
    self.operands = operands
    self.values = values
    self.flags = flags
  }

  private static let short = ["-h": "--help", "-q": "--quiet", "-V": "--version"]
}

/// Words that were typed and mean nothing.
struct UsageError: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
