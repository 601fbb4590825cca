import Codebook
import Regeneration
import Submissions
import Tables

/// All options; a new one takes its entry here and whoever reads it.
extension OptionDefinition {
  /// The commands that take what belongs to a run.
  private static let runs = ["run", "check", "service"]

  static let all: [OptionDefinition] = [
    OptionDefinition(
      "--input", Value("DIR", .folder, standard: "input"),
      means: "the documents: text, PDF, word-processor and web files below this folder",
      of: runs + ["why", "reliability", "train"]),
    OptionDefinition(
      "--output", Value("DIR", .output, standard: "output"), means: "the folder that takes the results",
      of: runs + ["train"], neededBy: ["train"]),
    OptionDefinition(
      "--date", Value("DAY", .day),
      means: "the date of the run as YYYY-MM-DD; by default the newest date that the input holds", of: runs
    ),
    OptionDefinition(
      "--csv-dialect", Value("NAME", .one(of: dialects), standard: CSVDialect.rfc4180.rawValue),
      means: "which readers the tables are written for",
      of: runs),
    OptionDefinition(
      "--language", Value("LANG", .one(of: languages), standard: "en"),
      means: "the language of the program's own words; quotations stay in theirs",
      of: runs + ["diff", "codebook list"]),
    OptionDefinition(
      "--gold", Value("DIR", .folder), means: "gold coding: themes.csv and, for positions, positions.csv",
      of: ["reliability", "train"], neededBy: ["reliability", "train"]),
    OptionDefinition(
      "--corpus", Value("DIR", .folder),
      means: "texts written for training, learned from beside the gold coding",
      of: ["reliability", "train"]),
    OptionDefinition(
      "--leave-out", means: "code each participant by weights learned from the others and the corpus",
      of: ["reliability"]),
    OptionDefinition(
      "--share", Value("PART", .one(of: ["1/2", "1/4", "1/8"].map { Value.Choice($0, "") })),
      means: "learn from a part of the corpus's sentences and submissions only, always the same ones",
      of: ["reliability"], onlyWith: "--leave-out"),
    OptionDefinition(
      "--without", Value("LIST", .several(of: learnedParts)), means: "learn without, joined with commas",
      of: ["reliability"], onlyWith: "--leave-out"),
    OptionDefinition(
      "--disagreements", Value("FILE", .file),
      means: "write what differs as a table to read from the top, with both sides' words", of: ["reliability"]
    ),
    OptionDefinition(
      "--codebook", Value("DIR", .folder),
      means: "tables that take the place of built-in ones (issues.csv) or add rows to them (issues.more.csv)",
      of: runs + ["why", "reliability", "train", "codebook list"]),
    OptionDefinition(
      "--overrides", Value("FILE", .file),
      means: "an analyst's verdicts; by default overrides.csv in the input folder, where there is one",
      of: runs + ["why"]),
    OptionDefinition(
      "--layout", Value("NAME", .one(of: layouts)),
      means: "read every document so; by default each shows how it is set out",
      of: runs + ["why"]),
    OptionDefinition(
      "--history", Value("DIR", .folder),
      means:
        "keep the tables of each run that differs from the one before, by date, and show how issues moved",
      of: runs),
    OptionDefinition(
      "--table", Value("FILE", .file), means: "write the changes as a table too, as in csv/changes.csv",
      of: ["diff"]),
    OptionDefinition(
      "--quiet", letter: "q", means: "no summary; errors and warnings still go to the standard error stream",
      of: runs),
    OptionDefinition(
      "--log-format", Value("FORM", .one(of: logFormats)),
      means: "tell on the standard error stream what each stage took, every line with its time", of: runs),
    OptionDefinition("--help", letter: "h", means: "explain the command and end", of: nil),
    OptionDefinition("--version", letter: "V", means: "print the version and end", of: nil),
  ]

  private static let dialects = CSVDialect.allCases.map { dialect in
    let meaning =
      switch dialect {
      case .rfc4180: "commas, text verbatim: for programs"
      case .excel: "commas; an apostrophe before what a spreadsheet would run as a formula"
      case .excelFrench: "the same with semicolons and decimal commas"
      }
    return Value.Choice(dialect.rawValue, meaning)
  }

  private static let logFormats = Log.Format.allCases.map { format in
    switch format {
    case .text: Value.Choice(format.rawValue, "lines to read")
    case .json: Value.Choice(format.rawValue, "a JSON object a line")
    }
  }

  private static let layouts = Layout.allCases.map { layout in
    let meaning =
      switch layout {
      case .compilation: "submissions, each under its name"
      case .resolution: "a proposal under its sponsors"
      case .submission: "one text under a title or letterhead"
      case .noteVerbale: "notes verbales"
      case .statement: "a speech under the name of who gives it"
      case .record: "speeches, each behind its speaker's name"
      case .table: "a table of participants, articles and comments"
      case .alternatives: "a text in whose brackets participants are named"
      }
    return Value.Choice(layout.rawValue, meaning)
  }

  private static let languages = [
    Value.Choice(Language.english.code, "English"), Value.Choice(Language.french.code, "French"),
  ]

  private static let learnedParts = Learning.Reduction.Part.allCases.map { part in
    let meaning =
      switch part {
      case .corpus: "the sentences of the corpus"
      case .submissions: "its whole submissions"
      case .context: "headings, lists and neighbours, for themes"
      case .words: "stems of words, for stances"
      }
    return Value.Choice(part.rawValue, meaning)
  }
}
