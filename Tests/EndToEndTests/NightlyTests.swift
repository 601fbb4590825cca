import Foundation
import TestSupport
import Testing

/// Runs one after the other, as they go by night.
@Suite struct NightlyTests {
  @discardableResult private func runs(_ folder: Folder, _ more: [String] = []) throws -> Shell.Outcome {
    try Program.run(["--input", folder.path("input"), "--output", folder.path("output")] + more)
  }

  private func rows(_ name: String, of folder: Folder) throws -> [[String]] {
    try folder.text("output/csv/\(name).csv").components(separatedBy: "\r\n").dropFirst().filter {
      !$0.isEmpty
    }
    .map { $0.components(separatedBy: ",") }
  }

  private static let peru =
    "   Peru\n\n[Original: English]\n[6 November 2021]\n\n   Technical assistance should be part of the convention.\n"

  private func times(below folder: Folder) throws -> [String: Date] {
    var times: [String: Date] = [:]
    for name in folder.all {
      times[name] =
        try FileManager.default.attributesOfItem(atPath: folder.path(name))[.modificationDate] as? Date
    }
    return times.filter { $0.key != "output" && !$0.key.hasPrefix(".") }
  }

  // MARK: - Unchanged input

  @Test func overUnchangedInputNothingIsRewritten() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    #expect(try runs(folder).output.contains("written: "))
    let before = try times(below: folder)
    let outcome = try runs(folder)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("unchanged: "))
    #expect(try times(below: folder) == before)
    // The same bytes at another time are the same input.
    try folder.write(sampleCompilation, to: "input/a.txt")
    #expect(try runs(folder).output.contains("unchanged: "))
  }

  @Test(arguments: [
    ["--date", "2022-02-28"], ["--language", "fr"],
  ]) func otherOptionsAreAnotherRun(options: [String]) throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try runs(folder)
    #expect(try runs(folder, options).output.contains("written: "))
    #expect(try runs(folder, options).output.contains("unchanged: "))
  }

  @Test func anOutputThatWasTouchedIsWrittenAnew() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try runs(folder)
    let whole = try folder.contents(below: "output")
    for name in ["csv/positions.csv", "briefing/scope.md", "csv/manifest.csv", "csv/extra.csv"] {
      try folder.write("else", to: "output/" + name)
      #expect(try runs(folder).output.contains("written: "), "\(name)")
      let found = try folder.contents(below: "output")
      #expect(found["csv/positions.csv"] == whole["csv/positions.csv"], "\(name)")
      #expect(found["csv/extra.csv"] == nil)
    }
  }

  @Test func faultyInputStaysFaultyWhenItIsUnchanged() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("x", to: "input/b.pdf")
    #expect(try runs(folder).code == 65)
    let outcome = try runs(folder)
    #expect(outcome.code == 65)
    #expect(outcome.output.contains("unchanged: "))
    #expect(outcome.errors.contains("b.pdf"))
  }

  // MARK: - Changes

  @Test func eachRunTellsWhatDiffersFromTheOneBefore() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try runs(folder)
    #expect(try rows("changes", of: folder).isEmpty)
    #expect(try folder.text("output/briefing/changes.md").contains("first run"))
    try folder.write(Self.peru, to: "input/b.txt")
    try runs(folder)
    let changes = try rows("changes", of: folder)
    #expect(Set(changes.map { $0[1] }).subtracting([""]) == ["PER"])
    #expect(changes.map { $0[0] }.contains("participant_new"))
    #expect(changes.allSatisfy { $0[6] == "text" || $0[0] == "convergence" })
    #expect(try folder.text("output/briefing/changes.md").contains("New: Peru."))
    // A night without news leaves the last ones.
    let digest = try folder.text("output/briefing/changes.md")
    try runs(folder)
    #expect(try folder.text("output/briefing/changes.md") == digest)
    try FileManager.default.removeItem(atPath: folder.path("input/b.txt"))
    try runs(folder)
    #expect(try rows("changes", of: folder).map { $0[0] }.contains("participant_gone"))
  }

  @Test func aParagraphAtTheTopOfASubmissionChangesOnlyWhatItSays() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try runs(folder)
    let before = try folder.text("output/csv/positions.csv").components(separatedBy: "\r\n").count
    try folder.write(
      sampleCompilation.replacingOccurrences(
        of: " Scope\n", with: " Good morning to the chair and to all.\n\n Scope\n"), to: "input/a.txt")
    try runs(folder)
    #expect(try folder.text("output/csv/positions.csv").components(separatedBy: "\r\n").count == before)
    let changes = try rows("changes", of: folder)
    #expect(changes.map { $0[0] } == ["document_changed", "passage_new"])
    #expect(changes.last?[1] == "NOR")
  }

  @Test func tablesThatCannotBeComparedWithMakeOneWarning() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try runs(folder)
    try folder.write("participant\n\"", to: "output/csv/positions.csv")
    let outcome = try runs(folder)
    #expect(outcome.code == 0)
    #expect(
      outcome.errors.components(separatedBy: "\n").filter { !$0.isEmpty }.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains("warning"))
    #expect(try folder.text("output/briefing/changes.md").contains("first run"))
  }

  @Test func twoOutputsCanBeCompared() throws {
    let (first, second) = (try Folder(), try Folder())
    try first.write(sampleCompilation, to: "input/a.txt")
    try second.write(sampleCompilation, to: "input/a.txt")
    try second.write(Self.peru, to: "input/b.txt")
    try runs(first)
    try runs(second)
    let outcome = try Program.run([
      "diff", first.path("output"), second.path("output"), "--table", second.path("changes.csv"),
    ])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("New: Peru."))
    // The same as what the next run over the first output would say.
    try first.write(Self.peru, to: "input/b.txt")
    try runs(first)
    #expect(try first.text("output/briefing/changes.md") == outcome.output)
    #expect(try first.text("output/csv/changes.csv") == (try second.text("changes.csv")))
    #expect(try Program.run(["diff", first.path("nowhere"), second.path("output")]).code == 66)
  }

  // MARK: - Overrides

  @Test func overridesHoldWhereverTheirWordsGo() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let form = """
      Participant;Question;Verdict;Analyste;Citation
      Norvège;SC01;opposition;A. Reader;The convention should cover cybercrime and leave cybersecurity aside.
      Atlantis;SC01;oppose;;
      """
    try folder.write(form, to: "input/overrides.csv")
    let outcome = try runs(folder)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("overrides.csv:3:1: error: 'Atlantis'"))
    #expect(try folder.text("output/csv/documents.csv").contains("overrides") == false)
    let cell = try rows("positions", of: folder).first { $0[0] == "NOR" && $0[1] == "SC01" }
    #expect(cell?[3...5] == ["oppose", "1.000", "override"])
    #expect(
      try Program.run(["why", "NOR", "SC01", "--input", folder.path("input")]).output.contains("A. Reader"))
    #expect(try folder.text("input/overrides.csv") == form)
    // The words move on.
    try folder.write(
      sampleCompilation.replacingOccurrences(of: " Scope\n", with: " Good morning.\n\n Scope\n"),
      to: "input/a.txt")
    try runs(folder)
    #expect(try rows("overrides", of: folder).map { $0[1] } == ["applied", "faulty"])
    #expect(try rows("changes", of: folder).allSatisfy { $0[1] != "NOR" || $0[2].isEmpty })
    // And go.
    try folder.write(
      sampleCompilation.replacingOccurrences(
        of: "leave cybersecurity aside", with: "include every crime there is"),
      to: "input/a.txt")
    let last = try runs(folder)
    #expect(last.errors.contains("overrides.csv:2:15: warning"), "\(last.errors)")
    #expect(try rows("overrides", of: folder).map { $0[1] } == ["stale", "faulty"])
    #expect(try folder.text("output/briefing/changes.md").contains("To be looked at anew"))
  }

  @Test func anOverridesFileCanStandElsewhere() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("participant,issue,verdict\nKEN,SC01,oppose\n", to: "mine.csv")
    #expect(try runs(folder, ["--overrides", folder.path("mine.csv")]).code == 0)
    #expect(try rows("overrides", of: folder).map { $0[1] } == ["applied"])
    #expect(try runs(folder, ["--overrides", folder.path("none.csv")]).code == 66)
  }

  // MARK: - History

  @Test func aHistoryKeepsEachRunThatDiffers() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let history = ["--history", folder.path("history")]
    let names = { try FileManager.default.contentsOfDirectory(atPath: folder.path("history")).sorted() }
    try runs(folder, history)
    #expect(try runs(folder, history).output.contains("unchanged: "))
    #expect(try names() == ["2021-11-05"])
    try folder.write(Self.peru.replacingOccurrences(of: "6 November", with: "5 November"), to: "input/b.txt")
    try runs(folder, history)
    try folder.write(Self.peru, to: "input/b.txt")
    try runs(folder, history)
    #expect(try names() == ["2021-11-05", "2021-11-05-2", "2021-11-06"])
    let kept = try rows("history", of: folder).filter { $0[0] == "SC01" }.map { $0[1] }
    #expect(kept == ["2021-11-05", "2021-11-05-2", "2021-11-06"])
    #expect(
      try Program.run(["diff", folder.path("history/2021-11-05"), folder.path("output")]).output.contains(
        "Peru"))
    // The same input in another output folder finds its snapshot.
    try Program.run(["--input", folder.path("input"), "--output", folder.path("other")] + history)
    #expect(try names().count == 3)
  }

  @Test func aLaterSubmissionStandsInPlaceOfAnEarlierOne() throws {
    let folder = try Folder()
    func paper(_ date: String, _ text: String) -> String {
      "   Norway\n\n[Original: English]\n\(date)\n\n   \(text)\n"
    }
    let wide =
      "The convention should include cybersecurity, and provide for a 24/7 network of contact points."
    let narrow = "Cybersecurity should be left out of the convention, which should be limited to cybercrime."
    func stances(_ early: String, _ late: String) throws -> [String: String] {
      try folder.write(paper(early, wide), to: "input/a.txt")
      try folder.write(paper(late, narrow), to: "input/b.txt")
      try runs(folder)
      return Dictionary(
        try rows("positions", of: folder).map { ($0[1], $0[6]) }, uniquingKeysWith: { first, _ in first })
    }
    // Later in time, not in the alphabet: b.txt wins, then a.txt.
    let later = try stances("[3 November 2021]", "[9 November 2021]")
    #expect(later["SC02"]?.hasPrefix("NOR.2") == true, "\(later)")
    #expect(later.values.contains { $0.hasPrefix("NOR.1") }, "\(later)")
    let earlier = try stances("[9 November 2021]", "[3 November 2021]")
    #expect(earlier["SC02"]?.contains("NOR.2") == false, "\(earlier)")
    // Where dates are missing or equal both are read together.
    for (early, late) in [("", "[9 November 2021]"), ("[9 November 2021]", "[9 November 2021]")] {
      #expect(try stances(early, late)["SC02"]?.contains(";") == true)
    }
    #expect(try rows("passages", of: folder).map { $0[0] }.contains("NOR.2.001"))
  }
}
