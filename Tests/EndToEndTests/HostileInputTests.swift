import Foundation
import TestSupport
import Testing

/// Whatever stands in the input folder: a clear line each, nothing followed out of it, nothing waited for.
@Suite struct HostileInputTests {
  private func run(_ folder: Folder, _ more: String...) throws -> Shell.Outcome {
    try Program.run(
      ["--quiet", "--input", folder.path("input"), "--output", folder.path("output")] + more)
  }

  @Test func linksPipesAndDepthsAreNamedAndNotFollowed() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/good.txt")
    try folder.write("secret", to: "outside/secret.txt")
    for (name, destination) in [
      ("a-link.txt", "../outside/secret.txt"), ("b-folder", "../outside"), ("c-device.txt", "/dev/zero"),
      ("d-circle", "."), ("e-passwd.txt", "/etc/passwd"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("input/" + name), withDestinationPath: destination)
    }
    try #require(mkfifo(folder.path("input/f-pipe.txt"), 0o600) == 0)
    let deep = Array(repeating: "g", count: 64).joined(separator: "/")
    try folder.write("text", to: "input/\(deep)/deep.txt")
    let outcome = try run(folder)
    #expect(outcome.code == 65)
    #expect(
      outcome.errors == """
        synoptic: a-link.txt: error: this link leads out of the input folder; left out, copy what it leads to
        synoptic: b-folder: error: this link leads out of the input folder; left out, copy what it leads to
        synoptic: c-device.txt: error: this is a pipe or a device and no file; left out
        synoptic: e-passwd.txt: error: this link leads out of the input folder; left out, copy what it leads to
        synoptic: f-pipe.txt: error: this is a pipe or a device and no file; left out
        synoptic: \(deep): error: this folder lies more than 64 folders deep; left out with all it holds

        """)
    let published = try folder.contents(below: "output/csv").values.map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(!published.contains { $0.contains("secret\r") || $0.contains("root:") })
  }

  @Test func aLinkWithinTheFolderIsRead() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/.store/text.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("input/a.txt"), withDestinationPath: ".store/text.txt")
    #expect(try run(folder).code == 0)
    #expect(try folder.text("output/csv/documents.csv").contains("\r\na.txt,"))
  }

  @Test func tooLargeAFileIsNotReadAndTheRestGoesOn() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/good.txt")
    try folder.write("x", to: "input/large.txt")
    try #require(truncate(folder.path("input/large.txt"), 32 << 20 + 1) == 0)
    let outcome = try run(folder)
    #expect(outcome.code == 65)
    #expect(
      outcome.errors == "synoptic: large.txt: error: the file holds more than 32 MiB; left out, split it\n")
  }

  @Test func namesAreShownSafelyAndKeptVerbatim() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/good.txt")
    let name = "=1+1 \u{1B}[2J\n\u{202E}fdp.txt"
    try folder.write("", to: "input/" + name)
    let outcome = try run(folder)
    #expect(
      outcome.errors
        == "synoptic: =1+1 \\u{1b}[2J\\u{a}\\u{202e}fdp.txt: error: the file holds no text; left out\n"
        + "synoptic: note: 4 characters no workbook can hold replaced by U+FFFD\n")
    #expect(try folder.text("output/csv/documents.csv").contains("\"\(name)\","))
    #expect(try run(folder, "--csv-dialect", "excel").code == 65)
    #expect(try folder.text("output/csv/documents.csv").contains("\"'\(name)\","))
  }

  @Test func directionsLookalikesAndFormulasAreTextLikeAnyOther() throws {
    let folder = try Folder()
    // Marks of direction, a Cyrillic a, a tag character, a formula, a null width.
    let text =
      "We \u{202E}support\u{202C} the tre\u{430}ty\u{E0041} \u{2066}=HYPERLINK(1)\u{2069}, a\u{200D}b."
    try folder.write(
      "  Norway\n\n[Original: English]\n\n  \(text)\n\n  =cmd|' /C calc'!A0\n", to: "input/a.txt")
    #expect(try run(folder).code == 0)
    let passages = try folder.text("output/csv/passages.csv")
    #expect(passages.utf8.firstRange(of: text.utf8) != nil)
    #expect(passages.utf8.firstRange(of: ",=cmd|' /C calc'!A0,".utf8) != nil)
    #expect(try run(folder, "--csv-dialect", "excel").code == 0)
    #expect(try folder.text("output/csv/passages.csv").contains(",'=cmd|' /C calc'!A0,"))
  }

  @Test func deepNestingIsRead() throws {
    let folder = try Folder()
    let opening = "  Norway\n\n[Original: English]\n\n"
    let items = (0..<3_000).map { String(repeating: " ", count: $0 % 200) + "(a) We want this:\n\n" }.joined()
    let numbers = (1..<400).map { Array(repeating: "1", count: $0).joined(separator: ".") + " Text:\n\n" }
      .joined()
    let quotes = (0..<2_000).map { String(repeating: ">", count: $0 % 100) + " - * # text\n" }.joined()
    try folder.write(opening + items, to: "input/items.txt")
    try folder.write(opening + numbers, to: "input/numbers.txt")
    try folder.write(opening + quotes, to: "input/quotes.txt")
    try folder.write(opening + "  " + String(repeating: "((([[[", count: 20_000), to: "input/brackets.txt")
    #expect(try [0, 65].contains(run(folder).code))
    #expect(try folder.text("output/csv/documents.csv").components(separatedBy: "\r\n").count == 6)
  }

  @Test func aFileThatGrowsWhileItIsReadEndsSomewhere() throws {
    let folder = try Folder()
    try folder.write("  Norway\n\n[Original: English]\n\n  We agree.\n", to: "input/a.txt")
    let script = """
      for line in $(seq 200000); do echo '  We agree.' >> "$1/input/a.txt"; done & writer=$!
      "$0" --quiet --input "$1/input" --output "$1/output"; code=$?
      kill -KILL $writer; exit $code
      """
    let outcome = try Shell.run("/bin/bash", ["-c", script, Program.executable.path, folder.path])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.text("output/csv/documents.csv").contains("a.txt,,compilation,"))
  }
}
