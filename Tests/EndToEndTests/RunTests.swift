import Foundation
import TestSupport
import Testing

@Suite struct RunTests {
  private func shipped(_ folder: Folder) -> [String] {
    ["--input", Repository.root.appendingPathComponent("input").path, "--output", folder.path("output")]
  }

  @Test func shippedInputGivesEveryFileOfTheContract() throws {
    let folder = try Folder()
    let outcome = try Program.run(shipped(folder))
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("2 documents, 28 submissions of 27 participants\n"))
    let files = try folder.contents(below: "output")
    #expect(
      files.keys.sorted() == [
        "briefing/changes.md", "briefing/cooperation.md", "briefing/criminalisation.md",
        "briefing/human_rights.md",
        "briefing/implementation.md", "briefing/objectives.md", "briefing/procedure.md", "briefing/scope.md",
        "csv/agreement.csv", "csv/arrangement.csv", "csv/blocs.csv", "csv/changes.csv",
        "csv/convergence-by-group.csv",
        "csv/convergence.csv", "csv/datapackage.json", "csv/documents.csv", "csv/issues.csv",
        "csv/left-out.csv", "csv/manifest.csv", "csv/member-states.csv", "csv/overrides.csv",
        "csv/participants.csv",
        "csv/passages.csv",
        "csv/positions.csv", "csv/run.csv", "csv/themes.csv", "positions.xlsx",
      ])
    let fixed = [
      "passages": "passage_id,document,participant,start_line,end_line,heading,themes,text",
      "themes":
        "participant,scope,objectives,criminalisation,procedure,cooperation,human_rights,implementation,untagged",
      "participants":
        "participant,name_en,name_fr,kind,members,regional_group,document,original_language,date",
      "positions": "participant,issue,theme,stance,confidence,source,passages,quotation",
      "issues": "participant,SC01",
      "convergence":
        "issue,theme,support,oppose,conditional,silent,addressed_share,support_share,index,class",
      "agreement": "theme,participant_a,participant_b,shared_issues,agreement,index",
      "changes": "kind,participant,issue,before,after,passages",
      "documents": "document,symbol,kind,language,participants,passages,sha256,note",
    ]
    for (name, columns) in fixed {
      let table = try folder.text("output/csv/\(name).csv")
      #expect(table.hasPrefix(columns + ","), "\(name)")
      #expect(table.hasSuffix("\r\n"), "\(name)")
    }
  }

  @Test func eachShippedParticipantSpeaks() throws {
    let folder = try Folder()
    try Program.run(shipped(folder))
    let rows = try folder.text("output/csv/themes.csv").components(separatedBy: "\r\n").dropFirst().filter {
      !$0.isEmpty
    }
    #expect(rows.count == 27)
    for row in rows {
      let fields = row.components(separatedBy: ",")
      #expect((Int(fields[9]) ?? 0) >= 1, "\(fields[0])")
    }
  }

  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati"], ["TZ": "America/New_York", "LC_ALL": "C"],
    ["SWIFT_DETERMINISTIC_HASHING": "1"],
  ])
  func sameInputGivesSameBytes(environment: [String: String]) throws {
    let (first, second) = (try Folder(), try Folder())
    try Program.run(shipped(first))
    try Program.run(shipped(second), environment: environment)
    let (before, after) = (try first.contents(below: "output"), try second.contents(below: "output"))
    #expect(before.keys.sorted() == after.keys.sorted())
    for (name, bytes) in before { #expect(after[name] == bytes, "\(name)") }
  }

  @Test func theRunCommandIsTheDefaultAndQuietIsQuiet() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let outcome = try Program.run([
      "run", "--quiet", "--input=" + folder.path("input"), "--output", folder.path("output"),
    ])
    #expect(outcome.code == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    let passages = try folder.text("output/csv/passages.csv")
    #expect(passages.contains("NOR.1.005,a.txt,NOR,"))
    #expect(passages.contains("\"(b) =SUM(1,2) is text, and so is this.\",item,NOR.1.004,"))
  }

  @Test func theSpreadsheetDialectMakesFormulasHarmlessAndSaysSo() throws {
    let folder = try Folder()
    try folder.write("  Norway\n\n[Original: English]\n\n  =1+1 is what we say.\n", to: "input/a.txt")
    try Program.run([
      "--csv-dialect", "excel", "--input", folder.path("input"), "--output", folder.path("output"),
    ])
    let passages = try Data(contentsOf: folder.url.appendingPathComponent("output/csv/passages.csv"))
    #expect(passages.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(String(decoding: passages, as: UTF8.self).contains(",'=1+1 is what we say.,"))
    #expect(try folder.text("output/csv/datapackage.json").contains("\"csvDialect\": \"excel\""))
  }

  @Test func dateComesFromTheOptionOrTheNewestInput() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let arguments = ["--input", folder.path("input"), "--output", folder.path("output")]
    #expect(try Program.run(arguments).output.contains("dated 2021-11-05"))
    #expect(try Program.run(arguments + ["--date", "2022-02-28"]).output.contains("dated 2022-02-28"))
  }

  @Test func aUsersFilesInTheOutputStay() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("mine", to: "output/notes/mine.txt")
    try folder.write("stale", to: "output/csv/stale.csv")
    try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    let files = try folder.contents(below: "output")
    #expect(files["notes/mine.txt"] == Data("mine".utf8))
    #expect(files["csv/stale.csv"] == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["input", "output"])
  }
}
