import Foundation
import TestSupport
import Testing

/// Whatever goes wrong with the output, the one of the run before stays whole.
@Suite struct PublishingTests {
  private func prepared() throws -> (folder: Folder, arguments: [String], before: [String: Data]) {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let arguments = ["--input", folder.path("input"), "--output", folder.path("output")]
    try Program.run(arguments)
    try folder.write(
      sampleCompilation + "   Ghana\n\n[Original: English]\n\n   We agree.\n", to: "input/b.txt")
    return (folder, arguments, try folder.contents(below: "output"))
  }

  @Test func aWriteThatFailsPublishesNothing() throws {
    let (folder, arguments, before) = try prepared()
    // A limit on file size stands for a full disk: every write beyond 1 KiB fails.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""
    let outcome = try Shell.run("/bin/bash", ["-c", script, Program.executable.path] + arguments)
    #expect(outcome.code == 74, "\(outcome.errors)")
    #expect(outcome.errors.contains("the output stays as it was"))
    #expect(try folder.contents(below: "output") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["input", "output"])
  }

  @Test func aRunKilledWhileWritingPublishesNothingAndTheNextCleansUp() throws {
    let (folder, arguments, before) = try prepared()
    // Without the trap the same limit kills the process in the middle of its first long file.
    let outcome = try Shell.run(
      "/bin/bash", ["-c", "ulimit -f 1; exec \"$0\" \"$@\"", Program.executable.path] + arguments)
    #expect(outcome.code != 0)
    #expect(try folder.contents(below: "output") == before)
    let next = try Program.run(arguments)
    #expect(next.code == 0, "\(next.errors)")
    #expect(try folder.contents(below: "output") != before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["input", "output"])
  }

  @Test func anOutputThatIsAFileOrHasNoPlaceIsRefused() throws {
    let (folder, arguments, before) = try prepared()
    try folder.write("x", to: "file")
    for output in [folder.path("file"), folder.path("file/below")] {
      let outcome = try Program.run(Array(arguments.dropLast()) + [output])
      #expect(outcome.code == 73, "\(outcome.errors)")
    }
    #expect(try folder.text("file") == "x")
    #expect(try folder.contents(below: "output") == before)
  }

  @Test func inputAndOutputMustNotHoldEachOther() throws {
    let (folder, arguments, _) = try prepared()
    for output in [folder.path("input"), folder.path("input/out"), folder.path] {
      #expect(try Program.run(Array(arguments.dropLast()) + [output]).code == 64)
    }
    #expect(try folder.contents(below: "input").keys.sorted() == ["a.txt", "b.txt"])
  }

  @Test func aSecondRunAtTheSameTimeGivesWay() throws {
    let (folder, arguments, before) = try prepared()
    guard let flock = Shell.find("flock") else { return }
    let outcome = try Shell.run(
      flock, [folder.path(".synoptic-lock-output"), Program.executable.path] + arguments)
    #expect(outcome.code == 75, "\(outcome.errors)")
    #expect(try folder.contents(below: "output") == before)
  }

  @Test func anOutputBehindALinkIsReplacedWhereItStands() throws {
    let (folder, arguments, before) = try prepared()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("output"))
    let outcome = try Program.run(Array(arguments.dropLast()) + [folder.path("link")])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("output"))
    #expect(try folder.contents(below: "output") != before)
  }

  @Test func aReaderKeepsTheOldTableOpen() throws {
    let (folder, arguments, before) = try prepared()
    let open = try FileHandle(forReadingFrom: folder.url.appendingPathComponent("output/csv/passages.csv"))
    try Program.run(arguments)
    #expect(try open.readToEnd() == before["csv/passages.csv"])
  }
}
