import Foundation
import TestSupport
import Testing

/// What is told to whoever operates the program, and a run that publishes nothing.
@Suite struct LogTests {
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func folder(_ name: String = "a.txt") throws -> (folder: Folder, arguments: [String]) {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/" + name)
    return (folder, ["--input", folder.path("input"), "--output", folder.path("output")])
  }

  private static func isTime(_ text: some StringProtocol) -> Bool {
    text.range(of: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", options: .regularExpression)
      != nil
  }

  @Test func aRunTellsEachStageAsAnObjectALine() throws {
    let (folder, arguments) = try folder()
    let outcome = try Program.run(arguments + ["--log-format", "json", "-q"])
    #expect(outcome.code == 0 && outcome.output == "")
    #expect(folder.all.contains("output/positions.xlsx"))
    let lines = try objects(outcome.errors)
    try #require(
      lines.map { $0["stage"] as? String } == ["prepare", "read", "code", "compare", "publish", "end"])
    for line in lines {
      #expect(line["level"] as? String == "info" && Self.isTime(line["time"] as? String ?? ""))
      #expect((line["milliseconds"] as? Int).map { $0 >= 0 } == true)
    }
    #expect(lines[1]["documents"] as? Int == 1 && lines[1]["submissions"] as? Int == 2)
    #expect(lines[2]["passages"] as? Int == 5 && lines[2]["positions"] as? Int != nil)
    #expect(lines[5]["exit_code"] as? Int == 0)
  }

  @Test func aRunTellsEachStageAsALine() throws {
    let (folder, arguments) = try folder()
    let lines = try Program.run(arguments + ["--log-format=text"]).errors.split(separator: "\n")
    #expect(folder.all.contains("output/positions.xlsx"))
    try #require(lines.count == 6)
    for line in lines { #expect(Self.isTime(line.prefix { $0 != " " }) && line.hasSuffix(" milliseconds")) }
    #expect(lines[1].contains(" synoptic: read: 1 documents, 2 submissions, 0 problems, "))
  }

  /// Whatever a file is called, a line is one object and the name is in it.
  @Test(arguments: ["a\nb.txt", "a\"b\\c.txt", "é\u{1B}[31m.txt", "\u{2028}.txt", "{}.txt", "a\tb.txt"])
  func problemsGoThroughTheSameLines(name: String) throws {
    let (folder, arguments) = try folder("good.txt")
    try folder.write([0, 1, 2], to: "input/" + name)
    let json = try Program.run(arguments + ["-q", "--log-format", "json"])
    #expect(json.code == 65)
    let problem = try #require(try objects(json.errors).first { $0["level"] as? String == "error" })
    #expect(problem["path"] as? String == name)
    #expect((problem["message"] as? String)?.isEmpty == false)
    for line in try Program.run(arguments + ["-q"]).errors.dropLast().split(separator: "\n") {
      let hasControl = line.unicodeScalars.contains { $0.properties.generalCategory == .control }
      #expect(line.hasPrefix("synoptic: ") && !hasControl, "\(line)")
    }
    #expect(folder.all.contains("input/good.txt"))
  }

  @Test func faultsOfTheCommandLineAndOfARunDoToo() throws {
    for (words, code) in [(["--bogus"], 64), (["--input", "/nowhere"], 66)] {
      for format in [["--log-format", "json"], ["--log-format=json"]] {
        let outcome = try Program.run(words + format)
        #expect(outcome.code == Int32(code))
        let lines = try objects(outcome.errors)
        #expect(lines.first { $0["level"] as? String == "error" }?["message"] != nil)
        #expect(lines.last?["exit_code"] as? Int == code)
      }
    }
  }

  @Test func timesAreInTheLogAlone() throws {
    let (first, arguments) = try folder()
    try Program.run(arguments)
    let before = try first.contents(below: "output")
    try Program.run(arguments + ["--log-format", "json"])
    #expect(try first.contents(below: "output") == before)
  }

  // MARK: - check

  @Test func aCheckTellsWhatARunTellsAndWritesNothing() throws {
    let (folder, arguments) = try folder()
    try folder.write([0, 1, 2], to: "input/bad.txt")
    try folder.write("mine", to: "output/csv/old.csv")
    let temporary = ["TMPDIR": folder.path("temporary")]
    try FileManager.default.createDirectory(
      atPath: folder.path("temporary"), withIntermediateDirectories: true)
    let check = try Program.run(["check"] + arguments, environment: temporary)
    #expect(try folder.contents(below: "output") == ["csv/old.csv": Data("mine".utf8)])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "input", "output", "temporary",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("temporary")) == [])
    let run = try Program.run(arguments)
    #expect(check.code == 65 && run.code == 65)
    #expect(check.errors == run.errors)
    let (checked, ran) = (check.output.split(separator: "\n"), run.output.split(separator: "\n"))
    #expect(checked.dropLast() == ran.dropLast())
    #expect(checked.last == "nothing written, dated 2021-11-05")
  }

  @Test func aCheckEndsAsARunWould() throws {
    let (folder, arguments) = try folder()
    try folder.write("x", to: "file")
    for more in [
      ["--output", folder.path("file")], ["--output", folder.path("file/below")],
      ["--output", folder.path("input/x")],
      ["--input", folder.path("none")], ["--codebook", folder.path("input")], ["--bogus"],
    ] {
      let check = try Program.run(["check"] + arguments + more)
      let run = try Program.run(arguments + more)
      #expect(check.code == run.code && check.code != 0, "\(more): \(check.errors)\(run.errors)")
    }
    #expect(try Program.run(["check"] + arguments + ["-q"]).code == 0)
    #expect(folder.all.sorted() == ["file", "input", "input/a.txt"])
    let full = try Program.run(["check"] + arguments, environment: ["TMPDIR": folder.path("none")])
    #expect(full.code == 73, "\(full.errors)")
  }
}
