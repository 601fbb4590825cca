import Codebook
import Files
import Regeneration
import Tables

/// What `synoptic codebook` does.
enum CodebookCommands {
  /// Prints every fault, or else the warnings and what the codebook holds.
  static func check(_ folder: String?, log: Log) throws(RunError) -> ExitCode {
    let review = try CodebookFolder.check(folder)
    let name = folder ?? "built-in codebook"
    guard review.faults.isEmpty, let codebook = review.codebook else {
      say(review.faults.map(\.description))
      log.complain("\(name): \(counted(review.faults.count, "fault")); this codebook is refused")
      return .badInput
    }
    say(review.warnings.map(\.description))
    let patterns = review.patterns.map { "\($0.count) in \($0.language.code)" }.joined(separator: ", ")
    say([
      "\(name): \(counted(codebook.themes.count, "theme")), \(counted(codebook.issues.count, "issue")), "
        + "\(counted(codebook.objects.count, "object row")), \(counted(codebook.lexicon.concepts.count, "concept")), "
        + "patterns \(patterns) (\(review.sharedPatterns) under several concepts)",
      "\(counted(review.warnings.count, "warning")), no faults",
    ])
    return .done
  }

  /// Writes the built-in tables and prints where.
  static func export(to folder: String) throws(RunError) {
    let names = try CodebookFolder.export(to: folder)
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    say(names.map { "written: " + prefix + $0 } + ["for use: synoptic --codebook \(folder)"])
  }

  /// Prints the issues, those of a theme, or one with all that names it.
  static func list(_ subject: String?, of folder: String?, in language: Language, log: Log)
    throws(RunError) -> ExitCode
  {
    let (codebook, source) = try CodebookFolder.codebook(folder)
    let listing = CodebookListing(codebook: codebook, source: source, language: language)
    guard let subject else {
      say(listing.all)
      return .done
    }
    if let theme = Theme(rawValue: subject.lowercased()) {
      say(listing.lines(of: theme))
    } else if let place = codebook.issues.firstIndex(where: { $0.id == subject.uppercased() }) {
      say(listing.lines(ofIssueAt: place))
    } else {
      let themes = Theme.allCases.map(\.rawValue).joined(separator: ", ")
      log.complain(
        "'\(subject)' is no issue of the codebook and no theme; themes are \(themes); "
          + "'synoptic codebook list' shows the issues")
      return .usage
    }
    return .done
  }

  private static func say(_ lines: [String]) {
    FileSystem.say(lines.map { $0 + "\n" }.joined())
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }
}
