import Foundation
import TestSupport
import Testing

/// `reliability` over an invented gold folder, by what the built program prints and writes.
@Suite struct ReliabilityTests {
  /// A folder with the documents, their gold coding and a corpus small enough to learn from in no time.
  private func sample() throws -> Folder {
    let folder = try Folder()
    try folder.write(Self.compilation, to: "input/a.txt")
    let lines = Self.compilation.components(separatedBy: "\n")
    func line(_ words: String) -> Int { (lines.firstIndex { $0.contains(words) } ?? -1) + 1 }
    let extradition = line("extradition of persons")
    let cybersecurity = line("cybersecurity")
    let rights = line("Human rights")
    let assistance = line("Technical assistance")
    try folder.write(
      """
      document,participant,start_line,end_line,themes,disputed
      a.txt,NOR,\(extradition),\(extradition),cooperation,
      a.txt,NOR,\(cybersecurity),\(cybersecurity),implementation,scope
      a.txt,KEN,\(rights),\(rights),human_rights,
      a.txt,KEN,\(assistance),\(assistance),implementation,

      """, to: "gold/themes.csv")
    // Norway's readers are made to have read the opposite of what it says on extradition.
    try folder.write(
      """
      participant,issue,stance,evidence_lines
      NOR,CO02,oppose,\(extradition)
      NOR,PR01,support,\(cybersecurity)
      KEN,CO02,disputed,

      """, to: "gold/positions.csv")
    let sentences = [
      ("cooperation", "CO02", "support", "Extradition should be provided for"),
      ("cooperation", "CO02", "oppose", "We do not want extradition"),
      ("human_rights", "", "silent", "Human rights must be respected"),
      ("implementation", "", "silent", "Technical assistance matters"), ("", "", "silent", "Thank you"),
    ]
    let rows = (0..<40).map { number in
      let (themes, issue, stance, text) = sentences[number % sentences.count]
      return "XX00-en-t-\(number),en,\(text) \(number),\(themes),\(issue),\(stance),sentence"
    }
    try folder.write(
      (["id,language,text,themes,issue,stance,kind"] + rows).joined(separator: "\n") + "\n",
      to: "corpus/corpus.en.csv")
    try folder.write(
      """
      id,language,kind,text,themes,positions
      d-en-1-1,en,heading,Cooperation,cooperation,
      d-en-1-2,en,paragraph,Extradition should be provided for,cooperation,CO02:support

      """, to: "corpus/submissions.en.csv")
    return folder
  }

  private func reliability(_ folder: Folder, _ options: String...) throws -> Shell.Outcome {
    try Program.run(
      [
        "reliability", "--gold", folder.path("gold"), "--input", folder.path("input"), "--corpus",
        folder.path("corpus"),
      ]
        + options)
  }

  @Test func printsFiguresWithTheirIntervalsTablesAndCurves() throws {
    let outcome = try reliability(try sample()).succeeded()
    let bootstrap = "95% intervals: percentile bootstrap over 2 participants, 1000 resamples, seed 2021"
    #expect(
      outcome.output.hasPrefix("shipped weights: 4 gold paragraphs, 0 without a passage; \(bootstrap)\n"))
    #expect(outcome.output.contains("\npositions: 2 gold cells, "))
    for words in [
      "  theme  ", "  95% interval  alpha\n", "  macro-F1 ", "  found-F1 ", "  stance-F1 ", "  alpha ",
      "recall of oppose 0 of 1", "support taken for oppose or the reverse: 1\n",
      "gold by row, coded by column  support  conditional  oppose  silent  recall\n",
      "calibration of themes: expected calibration error 0.",
      "calibration of positions: expected calibration error 0.",
      "review below  left for review  right of the rest\n", "at an F1 below 0.5: 0\n",
    ] {
      #expect(outcome.output.contains(words), "\(words)")
    }
    #expect(try reliability(try sample()).output == outcome.output)
  }

  @Test func writesAReadingListThatBeginsOnTheWrongSide() throws {
    let folder = try sample()
    _ = try reliability(folder, "--disagreements", folder.path("list.csv")).succeeded()
    let rows = try folder.text("list.csv").components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(
      rows[0]
        == "kind,participant,document,lines,issue_or_theme,label,gold,coded,confidence,quotation,gold_evidence"
    )
    let sentence = "The convention should provide for the extradition of persons accused of its offences."
    #expect(rows[1].hasPrefix("position,NOR,a.txt,") && rows[1].contains(",CO02,"))
    #expect(rows[1].contains(",oppose,support,0.") && rows[1].hasSuffix(",\(sentence),\(sentence)"))
    let kinds = rows.dropFirst().map { String($0.prefix { $0 != "," }) }
    #expect(kinds == kinds.sorted() && kinds.contains("theme"))
    #expect(rows.contains { $0.hasPrefix("theme,NOR,a.txt,") && $0.contains(",implementation,") })
    #expect(!rows.contains { $0.hasPrefix("theme,NOR") && $0.contains(",scope,") }, "disputed")
  }

  @Test func learnsFromLessWhereAsked() throws {
    let folder = try sample()
    let titles = [
      (["--leave-out"], "each participant left out: "),
      (
        ["--leave-out", "--share", "1/2"], "each participant left out, learned from 1/2 of the corpus: "
      ),
      (
        ["--leave-out", "--without", "words,context"],
        "each participant left out, without context and words: "
      ),
      (
        ["--leave-out", "--share=1/8", "--without=corpus,submissions"],
        "each participant left out, learned from 1/8 of the corpus, without corpus and submissions: "
      ),
    ]
    var outputs: [String] = []
    for (options, title) in titles {
      let outcome = try Program.run(
        [
          "reliability", "--gold", folder.path("gold"), "--input", folder.path("input"), "--corpus",
          folder.path("corpus"),
        ] + options
      ).succeeded()
      #expect(outcome.output.hasPrefix(title + "4 gold paragraphs"), "\(outcome.output)")
      #expect(
        outcome.output.contains("submissions written for training, each writer left out")
          == !options.contains { $0.contains("submissions") })
      outputs.append(outcome.output)
    }
    #expect(Set(outputs).count == outputs.count)
  }

  @Test(arguments: [
    (["--share", "1/2"], "--share needs --leave-out"),
    (["--without", "words"], "--without needs --leave-out"),
    (["--leave-out", "--share", "1/3"], "--share takes 1/2, 1/4 or 1/8, not '1/3'"),
    (
      ["--leave-out", "--without", "corpus,letters"],
      "--without takes corpus, submissions, context, words, with commas between several, not 'letters'"
    ),
  ])
  func refusesWhatItCannotLeaveOut(options: [String], message: String) throws {
    let outcome = try Program.run(["reliability", "--gold", "g"] + options)
    #expect(outcome.code == 64 && outcome.errors.contains(message), "\(outcome.errors)")
  }

  private static let compilation = """
    I. Introduction

    1. The secretariat invited comments, and it has put them together in the order in which they came in.

                        Norway

    [Original: English]
    [1 November 2021]

    The convention should provide for the extradition of persons accused of its offences.

    Questions of cybersecurity and of Internet governance should be left out of the convention.

                        Kenya

    [Original: English]
    [5 November 2021]

    Human rights must be respected at every stage of an investigation.

    Technical assistance should be given to developing countries that ask for it.

    """
}
