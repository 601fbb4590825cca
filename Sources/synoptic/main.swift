import Codebook
import Coding
import Files
import Regeneration
import Submissions

func complain(_ message: String) {
  FileSystem.say("synoptic: \(message)\n", toError: true)
}

/// Says how far a long run has come, on a terminal only, from the second second on as files go.
func progress(_ number: Int, _ count: Int) {
  guard count >= 200, FileSystem.errorIsTerminal, number % 50 == 0 || number == count else { return }
  FileSystem.say("\rreading \(number) of \(count)" + (number == count ? "\n" : ""), toError: true)
}

func run(_ options: Run.Options, quiet: Bool) throws(RunError) -> ExitCode {
  let summary = try Run(options).perform(progress: progress) { problems in
    for problem in problems where problem.severity != .note { complain(problem.description) }
  }
  for cut in summary.cuts { complain("note: \(cut)") }
  if !quiet {
    let lines = [
      "\(summary.documents) documents, \(summary.submissions) submissions of \(summary.participants) participants",
      "\(summary.passages) passages, \(summary.tagged) of them under at least one theme",
      "\(summary.positions) positions on \(summary.issues) issues, \(summary.positionsToCheck) of them to be checked",
      (summary.changes == nil
        ? "unchanged: \(options.output) is left as it stands"
        : "written: \(options.output)/positions.xlsx, \(options.output)/csv and \(options.output)/briefing")
        + (summary.date.isEmpty ? "" : ", dated \(summary.date)"),
    ]
    FileSystem.say(lines.map { $0 + "\n" }.joined())
  }
  return summary.problems.contains { $0.severity == .error } ? .badInput : .done
}

func perform(_ command: Command) throws(RunError) -> ExitCode {
  switch command {
  case .help(let commands): FileSystem.say(Help.text(of: commands))
  case .manual: FileSystem.say(ManualPage.text)
  case .completions(let shell): FileSystem.say(Completions.text(for: shell))
  case .version: FileSystem.say("synoptic \(Run.version)\n")
  case .run(let options, let quiet): return try run(options, quiet: quiet)
  case .reliability(
    let input, let gold, let corpus, let codebook, let leaveOut, let reduction, let disagreements):
    try ReliabilityReport(
      learning: try Learning(
        input: input, gold: gold, corpus: corpus, codebook: codebook, reduction: reduction),
      leaveOut: leaveOut, reduction: reduction
    ).write(disagreements: disagreements)
  case .why(let participant, let issue, let options):
    FileSystem.say(WhyReport.text(of: try Explanation(of: participant, on: issue, options: options)))
  case .diff(let before, let after, let language, let table):
    let difference = try RunDifference(from: before, to: after)
    do {
      if let table { try FileSystem.write(difference.csv, to: table) }
    } catch {
      throw .cannotWrite(error)
    }
    FileSystem.say(difference.text(in: language))
  case .train(let input, let gold, let corpus, let codebook, let folder):
    let learning = try Learning(input: input, gold: gold, corpus: corpus, codebook: codebook)
    do {
      try FileSystem.makeFolder(folder)
    } catch {
      throw .cannotCreate(error)
    }
    let tables = learning.weights()
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
    complain(error.message)
    return .usage
  } catch let error as RunError {
    complain("\(error)")
    return ExitCode(error)
  } catch {
    complain("\(error)")
    return .faultyProgram
  }
}

FileSystem.exit(main().rawValue)
