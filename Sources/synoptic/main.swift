import Codebook
import Coding
import Files
import Regeneration
import Submissions

/// Exit codes, as sysexits.h names them.
enum ExitCode: Int32 {
  case done = 0
  case usage = 64
  case badInput = 65
  case noInput = 66
  case faultyProgram = 70
  case cannotCreate = 73
  case cannotWrite = 74
  case busy = 75
}

func complain(_ message: String) {
  FileSystem.say("synoptic: \(message)\n", toError: true)
}

func exitCode(for error: RunError) -> ExitCode {
  switch error {
  case .noInput, .emptyInput, .cannotRead: .noInput
  case .nothingUsable, .faultyInput, .codebook: .badInput
  case .entangled: .usage
  case .busy: .busy
  case .cannotCreate, .occupied: .cannotCreate
  case .cannotWrite, .workbook: .cannotWrite
  case .table, .comparison: .faultyProgram
  }
}

/// Says how far a long run has come, on a terminal only, from the second second on as files go.
func progress(_ number: Int, _ count: Int) {
  guard count >= 200, FileSystem.errorIsTerminal, number % 50 == 0 || number == count else { return }
  FileSystem.say("\rreading \(number) of \(count)" + (number == count ? "\n" : ""), toError: true)
}

func run(_ options: Run.Options, quiet: Bool) throws(RunError) -> ExitCode {
  let summary = try Run(options).perform(progress: progress) { problems in
    for problem in problems where problem.severity == .error { complain(problem.description) }
  }
  for cut in summary.cuts { complain("note: \(cut)") }
  if !quiet {
    let lines = [
      "\(summary.documents) documents, \(summary.submissions) submissions of \(summary.participants) participants",
      "\(summary.passages) passages, \(summary.tagged) of them under at least one theme",
      "written: \(options.output)/positions.xlsx and \(options.output)/csv"
        + (summary.date.isEmpty ? "" : ", dated \(summary.date)"),
    ]
    FileSystem.say(lines.map { $0 + "\n" }.joined())
  }
  return summary.problems.contains { $0.severity == .error } ? .badInput : .done
}

func report(_ measurement: Learning.Measurement, title: String) {
  func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  func figure(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    let digits = String(scaled % 1000)
    return "\(scaled / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
  var lines = [
    "\(title): \(measurement.reliability.paragraphs) gold paragraphs, \(measurement.uncovered.count) without a passage"
  ]
  for (theme, counts) in zip(Theme.allCases, measurement.reliability.counts) {
    lines.append(
      "  " + column(theme.rawValue, 16)
        + "precision \(figure(counts.precision))  recall \(figure(counts.recall))  "
        + "F1 \(figure(counts.f1))  (\(counts.both + counts.missed) in gold)")
  }
  for bin in measurement.calibration.bins {
    guard let said = bin.said, let found = bin.found else { continue }
    lines.append(
      "  called \(figure(bin.from)) likely or more: \(bin.given) themes, \(figure(said)) on average, "
        + "\(figure(found)) of them right")
  }
  lines.append("  macro-F1 \(figure(measurement.reliability.macroF1))")
  FileSystem.say(lines.map { $0 + "\n" }.joined())
}

func report(_ measurement: PositionTrainer.Measurement) {
  func figure(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    let digits = String(scaled % 1000)
    return "\(scaled / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
  let reliability = measurement.reliability
  let oppose = reliability.recall(of: .oppose)
  let conditional = reliability.recall(of: .conditional)
  var lines = [
    "positions: \(reliability.goldCells) gold cells, \(reliability.codedCells) coded, "
      + "\(reliability.shared) shared; \(reliability.participants) participants",
    "  found-F1 \(figure(reliability.foundF1))  stance-F1 \(figure(reliability.stanceF1))",
    "  recall of oppose \(oppose.found) of \(oppose.gold)  of conditional \(conditional.found) of \(conditional.gold)",
    "  support taken for oppose or the reverse: \(reliability.wrongSide)",
  ]
  for bin in reliability.calibration.bins {
    guard let said = bin.said, let found = bin.found else { continue }
    lines.append(
      "  called \(figure(bin.from)) sure or more: \(bin.coded) cells, \(figure(said)) on average, "
        + "\(figure(found)) of them right")
  }
  FileSystem.say(lines.map { $0 + "\n" }.joined())
}

func perform(_ command: Command) throws(RunError) -> ExitCode {
  switch command {
  case .help: FileSystem.say(Help.text)
  case .version: FileSystem.say("synoptic \(Run.version)\n")
  case .run(let options, let quiet): return try run(options, quiet: quiet)
  case .reliability(let input, let gold, let corpus, let codebook, let leaveOut):
    let learning = try Learning(input: input, gold: gold, corpus: corpus, codebook: codebook)
    if leaveOut {
      report(learning.leavingOut(), title: "each participant left out")
      if let positions = learning.positionsLeavingOut() { report(positions) }
    } else {
      report(learning.shipped(), title: "shipped weights")
      if let positions = learning.shippedPositions() { report(positions) }
    }
  case .train(let input, let gold, let corpus, let codebook, let folder):
    let tables = try Learning(input: input, gold: gold, corpus: corpus, codebook: codebook).weights()
    do {
      for table in tables {
        try FileSystem.write(table.bytes, to: folder + "/" + FileSystem.name(of: table.name))
      }
    } catch {
      throw .cannotWrite(error)
    }
  case .checkCodebook(let folder): return try CodebookCommands.check(folder)
  case .exportCodebook(let folder): try CodebookCommands.export(to: folder)
  case .listCodebook(let subject, let folder, let language):
    return try CodebookCommands.list(subject, of: folder, in: language)
  }
  return .done
}

func main() -> ExitCode {
  do {
    return try perform(try Command(try Arguments(Array(CommandLine.arguments.dropFirst()))))
  } catch let error as UsageError {
    complain("\(error.message); see synoptic --help")
    return .usage
  } catch let error as RunError {
    complain("\(error)")
    return exitCode(for: error)
  } catch {
    complain("\(error)")
    return .faultyProgram
  }
}

FileSystem.exit(main().rawValue)
