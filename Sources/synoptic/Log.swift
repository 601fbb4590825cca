import Files
import Regeneration
import Submissions
import Tables

/// Lines on the standard error stream for whoever operates the program.
///
/// Without a format they tell problems alone. With one every line has its time, and each stage of a run one with its
/// counts and milliseconds.
///
/// ```
/// synoptic: a.txt:3: error: 'Atlantis' is no participant known; its text is kept under UNKNOWN-ATLANTIS
/// 2021-11-05T08:30:00.250Z synoptic: read: 2 documents, 28 submissions, 0 problems, 132 milliseconds
/// {"time":"2021-11-05T08:30:00.250Z","level":"info","stage":"read","documents":2,…,"milliseconds":132}
/// ```
final class Log {
  enum Format: String, CaseIterable {
    case text, json
  }

  private let format: Format?
  private let start = ContinuousClock.now
  private var stageStart = ContinuousClock.now

  init(_ format: Format?) { self.format = format }

  /// Takes the format from words that may not be understood as a whole: what is wrong with them is told in it too.
  convenience init(for words: [String]) {
    let name = "--log-format"
    let typed = zip(words, words.dropFirst() + [""]).compactMap { word, next in
      word == name ? next : word.hasPrefix(name + "=") ? String(word.dropFirst(name.count + 1)) : nil
    }
    self.init(typed.last.flatMap(Format.init))
  }

  /// Tells what went wrong, or what should be known.
  func complain(_ message: String, level: Problem.Severity = .error) {
    write(
      level.rawValue, [("message", .string(message))],
      (level == .error ? "" : "\(level.rawValue): ") + message)
  }

  /// Tells something met in a document.
  func complain(_ problem: Problem) {
    let line = problem.line > 0 ? [("line", JSON.integer(problem.line))] : []
    write(
      problem.severity.rawValue,
      [("path", .string(problem.path))] + line + [("message", .string(problem.message))],
      problem.description)
  }

  /// Tells what a run tells: problems always, the rest as the format has it.
  func tell(_ event: RunEvent) {
    switch event {
    case .reading(let number, let count): if format == nil { progress(number, count) }
    case .problems(let problems):
      for problem in problems where problem.severity != .note { complain(problem) }
    case .finished(let stage, let counts):
      let figures = counts + [("milliseconds", Self.milliseconds(since: stageStart))]
      stageStart = .now
      tell(
        stage.rawValue, figures.map { ($0.kind, .integer($0.count)) },
        figures.map { "\($0.count) \($0.kind)" }.joined(separator: ", "))
    }
  }

  /// Tells how it all ended.
  func end(_ code: ExitCode) {
    let milliseconds = Self.milliseconds(since: start)
    tell(
      "end", [("exit_code", .integer(Int(code.rawValue))), ("milliseconds", .integer(milliseconds))],
      "exit code \(code.rawValue), \(milliseconds) milliseconds")
  }

  private func tell(_ stage: String, _ members: [(String, JSON)], _ text: String) {
    if format != nil { write("info", [("stage", .string(stage))] + members, "\(stage): \(text)") }
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Int {
    Int((start.duration(to: .now) / .milliseconds(1)).rounded())
  }

  /// Says how far a long run has come, on a terminal only, from the second second on as files go.
  private func progress(_ number: Int, _ count: Int) {
    guard count >= 200, FileSystem.errorIsTerminal, number % 50 == 0 || number == count else { return }
    FileSystem.say("\rreading \(number) of \(count)" + (number == count ? "\n" : ""), toError: true)
  }

  private func write(_ level: String, _ members: [(String, JSON)], _ text: String) {
    let line =
      switch format {
      case nil: "synoptic: " + text.visible()
      case .text: WallClock.now + " synoptic: " + text.visible()
      case .json: JSON.object([("time", .string(WallClock.now)), ("level", .string(level))] + members).line
      }
    FileSystem.say(line + "\n", toError: true)
  }
}
