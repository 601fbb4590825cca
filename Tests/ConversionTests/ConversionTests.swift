import Files
import Foundation
import TestSupport
import Testing

@testable import Conversion

/// Programs of the tests' own stand on PATH in place of the real ones.
@Suite struct ConversionTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// A conversion that finds only these programs, each a shell script.
  private func conversion(_ programs: [String: String], cache: String? = nil, seconds: UInt32 = 20) throws
    -> Conversion
  {
    for (name, script) in programs {
      try folder.write("#!/bin/sh\n" + script, to: "bin/" + name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/" + name))
    }
    return Conversion(
      cache: cache, searchPath: "relative:" + folder.path("bin"),
      limits: .init(seconds: seconds, fileSize: 1 << 20))
  }

  /// A stand-in for `pdftotext`: it says its version, or does this with `$1` and so on.
  private static func pdftotext(_ script: String) -> String {
    """
    if [ "$1" = -v ]; then echo "pdftotext version 1.2.3" >&2; exit 0; fi
    \(script)
    """
  }

  @Test func textIsWhatTheProgramMakes() throws {
    let text = try conversion(["pdftotext": Self.pdftotext("cat document.pdf > text.txt")])
      .text(of: Array("One line\n\u{0C}".utf8), format: .pdf)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "One line\n\u{0C}")
    #expect(text.programs == "pdftotext 1.2.3")
    #expect(text.emptyPages == [])
  }

  @Test func theProgramWorksInAFolderOfItsOwnThatGoes() throws {
    let script = Self.pdftotext("(pwd; echo $HOME $TMPDIR $LC_ALL; env | wc -l; ls -A) > text.txt")
    let text = try conversion(["pdftotext": script]).text(of: [0x41], format: .pdf)
    let lines = String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let home = try #require(lines.first)
    #expect(lines[1] == "\(home) \(home) C.UTF-8")
    #expect(lines.contains("document.pdf"))
    #expect(FileSystem.kind(of: home) == .missing)
  }

  @Test func aMissingProgramIsNamedWithItsPackage() throws {
    #expect(throws: ConversionError.missing(program: "pdftotext", package: "poppler-utils")) {
      try conversion([:]).text(of: [0x41], format: .pdf)
    }
    #expect(throws: ConversionError.missing(program: "pandoc", package: "pandoc")) {
      try conversion([:]).text(of: [0x41], format: .docx)
    }
  }

  @Test func aProgramThatFailsIsQuoted() throws {
    let script = Self.pdftotext("echo; echo 'Syntax Error: no pages' >&2; exit 3")
    #expect(throws: ConversionError.failed(program: "pdftotext", reason: "Syntax Error: no pages")) {
      try conversion(["pdftotext": script]).text(of: [0x41], format: .pdf)
    }
  }

  @Test func aProgramThatMakesNothingFails() throws {
    #expect(throws: ConversionError.failed(program: "pdftotext", reason: "nothing came of it")) {
      try conversion(["pdftotext": Self.pdftotext("exit 0")]).text(of: [0x41], format: .pdf)
    }
  }

  @Test func aSlowProgramIsEndedWithItsChildren() throws {
    let script = Self.pdftotext("sleep 600 & echo $! > \(folder.path("child")); wait")
    #expect(throws: ConversionError.tooSlow(program: "pdftotext", seconds: 1)) {
      try conversion(["pdftotext": script], seconds: 1).text(of: [0x41], format: .pdf)
    }
    let child = try folder.text("child").split(separator: "\n")[0]
    let state = (try? FileSystem.read("/proc/\(child)/stat")).map { String(decoding: $0, as: UTF8.self) }
    #expect(state.map { $0.contains(") Z ") } ?? true)
  }

  @Test func aBusyProgramIsEndedToo() throws {
    #expect(throws: ConversionError.tooSlow(program: "pdftotext", seconds: 1)) {
      try conversion(["pdftotext": Self.pdftotext("while :; do :; done")], seconds: 1)
        .text(of: [0x41], format: .pdf)
    }
  }

  @Test func aTextWithoutEndIsCutOff() throws {
    #expect {
      try conversion(["pdftotext": Self.pdftotext("exec cat /dev/zero > text.txt")])
        .text(of: [0x41], format: .pdf)
    } throws: { error in
      guard case ConversionError.failed("pdftotext", let reason) = error else { return false }
      return reason.contains("too large") || reason.contains("File")
    }
  }

  @Test func pagesWithoutWordsAreCounted() throws {
    let some = Self.pdftotext("printf 'a\\n\\f \\n\\fb\\n\\f' > text.txt")
    #expect(try conversion(["pdftotext": some]).text(of: [0x41], format: .pdf).emptyPages == [2])
    let none = Self.pdftotext("printf '\\f\\f' > text.txt")
    #expect(throws: ConversionError.noText) {
      try conversion(["pdftotext": none]).text(of: [0x41], format: .pdf)
    }
  }

  @Test func whatWasMadeIsKeptByContentAndVersion() throws {
    let script = Self.pdftotext("echo x >> \(folder.path("calls")); cat document.pdf > text.txt")
    let cache = folder.path("cache")
    for _ in 0..<2 {
      let text = try conversion(["pdftotext": script], cache: cache).text(of: [0x41, 0x0A], format: .pdf)
      #expect(text.bytes == [0x41, 0x0A])
    }
    #expect(try folder.text("calls") == "x\n")
    _ = try conversion(["pdftotext": script], cache: cache).text(of: [0x42, 0x0A], format: .pdf)
    #expect(try folder.text("calls") == "x\nx\n")
    let newer = script.replacing("1.2.3", with: "1.2.4")
    _ = try conversion(["pdftotext": newer], cache: cache).text(of: [0x41, 0x0A], format: .pdf)
    #expect(try folder.text("calls") == "x\nx\nx\n")
    #expect(try FileSystem.names(in: cache).count == 3)
  }

  @Test func formatsAreToldByTheEndOfTheName() {
    #expect(DocumentFormat(path: "a/Note Verbale.DOCX") == .docx)
    #expect(DocumentFormat(path: "page.htm") == .html)
    #expect(DocumentFormat(path: "x.md") == .markdown)
    #expect(DocumentFormat(path: "pdf") == nil)
    #expect(DocumentFormat(path: "x.txt") == nil)
  }
}

@Suite struct ColumnsTests {
  private let left = "words of the first column here"
  private let right = "words of the second column there"

  @Test func aPageInTwoColumnsIsTold() {
    let line = left + "     " + right
    #expect(Columns.fill(Array(String(repeating: line + "\n", count: 30).utf8)))
    #expect(Columns.fill(Array(String(repeating: "    Ünïcödé " + line + "\n", count: 30).utf8)))
  }

  @Test func aPageInOneColumnIsNot() {
    let line = left + " and " + right
    #expect(!Columns.fill(Array(String(repeating: line + "\n", count: 30).utf8)))
    let list = "  (a)     " + left + "\n          " + right + "\n"
    #expect(!Columns.fill(Array(String(repeating: list, count: 20).utf8)))
    #expect(!Columns.fill([]))
  }

  @Test func aFewLinesWithGapsDoNotMakeColumns() {
    let plain = left + " and " + right + "\n"
    let gapped = left + "     " + right + "\n"
    let text = String(repeating: plain, count: 20) + String(repeating: gapped, count: 6)
    #expect(!Columns.fill(Array(text.utf8)))
  }
}
