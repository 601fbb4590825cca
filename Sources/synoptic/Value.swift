import Codebook

/// What may be typed in one place: the value of an option, or a word behind a command.
struct Value: Sendable {
  /// One of the words allowed.
  struct Choice: Sendable {
    let name: String
    let meaning: String

    init(_ name: String, _ meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  enum Kind: Sendable {
    case folder, file, word
    /// A folder that is made, or that a new one takes the place of.
    case output
    /// A day as YYYY-MM-DD.
    case day
    /// The name of a command.
    case command
    case one(of: [Choice])
    /// Some of the words, joined with commas.
    case several(of: [Choice])
  }

  /// How help names it, such as `DIR`.
  let placeholder: String
  let kind: Kind
  /// What stands where nothing was typed; nil where nothing does.
  let standard: String?

  init(_ placeholder: String, _ kind: Kind, standard: String? = nil) {
    self.placeholder = placeholder
    self.kind = kind
    self.standard = standard
  }

  /// The words allowed; empty where any is.
  var choices: [Choice] {
    switch kind {
    case .one(let choices), .several(let choices): choices
    case .command: CommandDefinition.all.map { Choice($0.name, $0.summary) }
    case .folder, .file, .output, .word, .day: []
    }
  }

  /// What is wrong with a text in this place, as the end of a sentence; nil where nothing is.
  func fault(of text: String) -> String? {
    if text.isEmpty { return "needs a \(placeholder) that is not empty" }
    switch kind {
    case .folder, .file, .output, .word, .command: return nil
    case .day:
      let isDay = CalendarDay.year(of: text).map { $0 >= 1900 } ?? false
      return isDay ? nil : "takes a day as YYYY-MM-DD, not '\(text)'"
    case .one(let choices):
      let names = choices.map(\.name)
      if names.contains(text) { return nil }
      let listed = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
      return "takes \(listed), not '\(text)'"
    case .several(let choices):
      let names = choices.map(\.name)
      let typed = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let wrong = typed.first(where: { !names.contains($0) }) else { return nil }
      return "takes \(names.joined(separator: ", ")), with commas between several, not '\(wrong)'"
    }
  }
}
