import Codebook
import Coding
import Files
import Regeneration
import Submissions
import Tables

func run(_ options: Run.Options, quiet: Bool, publishing: Bool, log: Log) throws(RunError) -> ExitCode {
  let summary = try Run(options).perform(publishing: publishing, tell: log.tell)
  for cut in summary.cuts { log.complain(cut, level: .note) }
  if !quiet {
    let folder = options.output
    let written = "written: \(folder)/positions.xlsx, \(folder)/csv and \(folder)/briefing"
    let lines = [
      "\(summary.documents) documents, \(summary.submissions) submissions of \(summary.participants) participants",
      "\(summary.passages) passages, \(summary.tagged) of them under at least one theme",
      "\(summary.positions) positions on \(summary.issues) issues, \(summary.positionsToCheck) of them to be checked",
      (!publishing
        ? "nothing written" : summary.changes == nil ? "unchanged: \(folder) is left as it stands" : written)
        + (summary.date.isEmpty ? "" : ", dated \(summary.date)"),
    ]
    FileSystem.say(lines.map { $0 + "\n" }.joined())
  }
  return summary.problems.contains { $0.severity == .error } ? .badInput : .done
}

func print(_ files: [ServiceFiles.File], of service: ServiceFiles, log: Log) throws(RunError) {
  for path in service.hidden {
    log.complain("\(path) lies where a service has temporary files of its own: move it", level: .warning)
  }
  do throws(TableError) {
    var texts: [String] = []
    for file in files { texts.append(try service.text(of: file)) }
    FileSystem.say(texts.joined(separator: "\n"))
  } catch {
    throw .table(error)
  }
}

func perform(_ command: Command, log: Log) throws(RunError) -> ExitCode {
  switch command {
  case .help(let commands): FileSystem.say(Help.text(of: commands))
  case .manual: FileSystem.say(ManualPage.text)
  case .completions(let shell): FileSystem.say(Completions.text(for: shell))
  case .version: FileSystem.say("synoptic \(Run.version)\n")
  case .run(let options, let quiet, let publishing):
    return try run(options, quiet: quiet, publishing: publishing, log: log)
  case .service(let service, let files): try print(files, of: service, log: log)
  case .reliability(
    let input, let gold, let corpus, let codebook, let leaveOut, let reduction, let disagreements):
    try ReliabilityReport(
      learning: try Learning(
        input: input, gold: gold, corpus: corpus, codebook: codebook, reduction: reduction),
      leaveOut: leaveOut, reduction: reduction
    ).write(disagreements: disagreements)
  case .why(let participant, let issue, let options):
    FileSystem.say(
      WhyReport.text(of: try Explanation(of: participant, on: issue, options: options)).visible(
        keepsLines: true))
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
  case .checkCodebook(let folder): return try CodebookCommands.check(folder, log: log)
  case .exportCodebook(let folder): try CodebookCommands.export(to: folder)
  case .listCodebook(let subject, let folder, let language):
    return try CodebookCommands.list(subject, of: folder, in: language, log: log)
  }
  return .done
}

func main() -> ExitCode {
  let words = Array(CommandLine.arguments.dropFirst())
  let log = Log(for: words)
  var code: ExitCode
  do {
    code = try perform(try Command(try Arguments(words)), log: log)
  } catch let error as UsageError {
    log.complain(error.message)
    code = .usage
  } catch let error as RunError {
    log.complain("\(error)")
    code = ExitCode(error)
  } catch {
    log.complain("\(error)")
    code = .faultyProgram
  }
  log.end(code)
  return code
}

FileSystem.exit(main().rawValue)
