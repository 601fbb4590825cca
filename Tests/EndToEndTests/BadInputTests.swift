import Foundation
import TestSupport
import Testing

/// Each kind of bad input gives one clear line, loses nothing else, and the exit code remembers.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// What the one line on the standard error stream says after the program's name.
    let line: String
    /// What documents.csv calls the file.
    let kind: String

    var testDescription: String { name }
  }

  static let entry = "  Norway\n\n[Original: English]\n[3 November 2021]\n\n  The text should be narrow.\n"

  static let cases = [
    Case(
      name: "binary", bytes: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) },
      line: "bad.txt:1: error: this is no text file", kind: "unusable"),
    Case(
      name: "empty", bytes: [], line: "bad.txt: error: the file holds no text; left out", kind: "unusable"),
    Case(
      name: "blank", bytes: Array(" \n\n\t\n".utf8), line: "bad.txt: error: the file holds no text",
      kind: "unusable"),
    Case(
      name: "UTF-16 without mark", bytes: entry.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      line: "bad.txt:1: error: this looks like UTF-16 without its byte-order mark", kind: "unusable"),
    Case(
      name: "one NUL",
      bytes: Array((entry + String(repeating: "  More text follows here.\n", count: 20)).utf8) + [
        0x0A, 0x00, 0x0A,
      ],
      line: "bad.txt:28: error: a control character stands here", kind: "compilation"),
    Case(
      name: "unknown participant",
      bytes: Array((entry + "\n  Atlantis\n\n[Original: English]\n\n  We want a text.\n").utf8),
      line: "bad.txt:8: error: 'Atlantis' is no participant known; its text is kept under UNKNOWN-ATLANTIS",
      kind: "compilation"),
    Case(
      name: "two entries", bytes: Array((entry + "\n" + entry).utf8),
      line: "bad.txt:8: error: a second entry for NOR, first on line 1; both are kept", kind: "compilation"),
    Case(
      name: "empty entry",
      bytes: Array((entry + "\n  Kenya\n\n[Original: English]\n[5 November 2021]\n").utf8),
      line: "bad.txt:8: error: the entry of KEN is empty", kind: "compilation"),
  ]

  @Test(arguments: cases) func eachGivesOneLine(_ bad: Case) throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/good.txt")
    try folder.write(bad.bytes, to: "input/bad.txt")
    let outcome = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(outcome.code == 65)
    #expect(outcome.errors.hasPrefix("synoptic: " + bad.line), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    let documents = try folder.text("output/csv/documents.csv").components(separatedBy: "\r\n")
    #expect(documents[1].hasPrefix("bad.txt,,\(bad.kind),"), "\(documents[1])")
    #expect(documents[2].hasPrefix("good.txt,,compilation,en,NOR;KEN,"))
    #expect(try folder.text("output/csv/passages.csv").contains("good.txt,KEN,"))
  }

  @Test func brokenUTF8IsReadAsWindows1252AndSaidSo() throws {
    let folder = try Folder()
    try folder.write(
      Array("  Norway\n\n[Original: English]\n\n  A caf".utf8) + [0xE9, 0x20, 0x96] + Array(" text.\n".utf8),
      to: "input/a.txt")
    let outcome = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(outcome.code == 0)
    #expect(try folder.text("output/csv/passages.csv").contains("A café – text."))
    #expect(try folder.text("output/csv/documents.csv").contains("not UTF-8: read as Windows-1252"))
  }

  @Test func oneEnormousLineIsRead() throws {
    let folder = try Folder()
    let sentence = "We support extradition and mutual legal assistance in all cases. "
    try folder.write(
      "  Norway\n\n[Original: English]\n\n  " + String(repeating: sentence, count: 40_000) + "\n",
      to: "input/a.txt")
    let outcome = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.text("output/csv/passages.csv").utf8.count > 40_000 * sentence.utf8.count)
  }

  @Test func anotherKindOfFileIsNotPassedOverInSilence() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/good.txt")
    try folder.write("x", to: "input/views.xlsx")
    try folder.write("x", to: "input/README.md")
    let outcome = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(outcome.code == 65)
    #expect(
      outcome.errors
        == "synoptic: views.xlsx: error: a document ends in .txt, .pdf, .docx, .odt, .rtf, .doc, .html, .htm, .md, "
        + ".markdown; left out, save it as one of these\n")
    #expect(try folder.text("output/csv/documents.csv").contains("views.xlsx,,unusable,"))
  }

  @Test func aFileThatCannotBeReadIsNamedAndTheRestGoesOn() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/good.txt")
    // A link that leads nowhere: permissions would not stop a test that runs as root.
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("input/gone.txt"), withDestinationPath: folder.path("nowhere.txt"))
    let outcome = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(outcome.code == 65)
    #expect(
      outcome.errors
        == "synoptic: gone.txt: error: cannot be read: No such file or directory; left out\n")
    let documents = try folder.text("output/csv/documents.csv")
    #expect(documents.contains("\r\ngone.txt,,unusable,"))
    #expect(documents.contains("\r\ngood.txt,,compilation,en,NOR;KEN,"))
  }

  @Test func noInputLeavesTheOutputAsItWas() throws {
    let folder = try Folder()
    try folder.write("old", to: "output/csv/themes.csv")
    try folder.write(sampleCompilation, to: "empty/.hidden.txt")
    try folder.write([0, 1, 2, 3], to: "useless/a.txt")
    for (input, code) in [("missing", 66), ("empty", 66), ("useless", 65), ("useless/a.txt", 66)] {
      let outcome = try Program.run(["--input", folder.path(input), "--output", folder.path("output")])
      #expect(outcome.code == Int32(code), "\(input)")
      #expect(outcome.errors.hasPrefix("synoptic: "), "\(input)")
      #expect(outcome.output == "", "\(input)")
    }
    #expect(try folder.contents(below: "output") == ["csv/themes.csv": Data("old".utf8)])
  }

  @Test(arguments: [
    ["--bogus"], ["nonsense"], ["run", "run"], ["--date", "2021-02-29"], ["--date"],
    ["--csv-dialect", "wide"],
    ["--quiet=yes"],
    ["--gold", "x"], ["reliability"], ["train", "--gold", "x"], ["--input", ""],
  ])
  func wrongUsage(words: [String]) throws {
    let outcome = try Program.run(words)
    #expect(outcome.code == 64)
    #expect(outcome.errors.hasPrefix("synoptic: ") && outcome.errors.contains("; see synoptic "))
  }

  @Test func faultyOrMissingGoldCodingIsToldFromAFaultOfTheProgram() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write(
      "document,participant,start_line,end_line,themes,disputed\na.txt,NOR,1,2,weather,\n",
      to: "gold/themes.csv")
    let faulty = try Program.run([
      "reliability", "--gold", folder.path("gold"), "--input", folder.path("input"),
    ])
    #expect(faulty.code == 65)
    #expect(faulty.errors.contains("themes.csv:2:15: error: 'weather' is no theme; allowed are scope, "))
    let missing = try Program.run([
      "reliability", "--gold", folder.path("none"), "--input", folder.path("input"),
    ])
    #expect(missing.code == 66)
    #expect(missing.errors.hasPrefix("synoptic: cannot read "))
  }
}
