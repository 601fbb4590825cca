import Files
import TestSupport
import Testing

@testable import Submissions

@Suite("Encodings and bytes") struct EncodingTests {
  /// One text with every kind of letter that two languages need.
  static let text = "Chili\n\n[Original : français]\n\nL’État « œuvre » à 100 € — çà et là.\n"

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  static let windows1252: [UInt8] = text.unicodeScalars.map { scalar in
    switch scalar {
    case "’": 0x92
    case "œ": 0x9C
    case "€": 0x80
    case "—": 0x97
    default: UInt8(scalar.value)
    }
  }

  static let files: [(SourceText.Encoding, [UInt8])] = [
    (.utf8, bytes(text)),
    (.utf8Marked, [0xEF, 0xBB, 0xBF] + bytes(text)),
    (.utf16LittleEndian, [0xFF, 0xFE] + utf16(text, bigEndian: false)),
    (.utf16BigEndian, [0xFE, 0xFF] + utf16(text, bigEndian: true)),
    (.windows1252, windows1252),
  ]

  @Test("the same text in every encoding reads the same", arguments: files)
  func decodes(encoding: SourceText.Encoding, file: [UInt8]) throws {
    let text = try SourceText(decoding: file)
    #expect(text.encoding == encoding)
    #expect(String(decoding: text.bytes, as: UTF8.self) == Self.text)
    #expect(text.lines.map(text.string).last == "L’État « œuvre » à 100 € — çà et là.")
    let document = try read(file)
    #expect(document.problems == [])
    #expect(document.submissions.map(\.voice.id) == ["CHL"])
    #expect(document.size == file.count)
  }

  @Test("line ends", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let written = Self.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    let text = try SourceText(decoding: bytes(written))
    #expect(
      text.lines.map(text.string) == [
        "Chili", "", "[Original : français]", "", "L’État « œuvre » à 100 € — çà et là.",
      ])
    let document = try read(written)
    #expect(document.submissions.first?.passages.first?.lines == 5...5)
  }

  @Test("mixed line ends count one each, and a last line needs none")
  func mixedEnds() throws {
    let text = try SourceText(decoding: bytes("a\rb\r\nc\n\rd\n\ne"))
    #expect(text.lines.map(text.string) == ["a", "b", "c", "", "d", "", "e"])
  }

  @Test("every Windows-1252 byte has its character")
  func windowsTable() throws {
    // The Unicode consortium's CP1252 table, the five empty places aside.
    let characters =
      "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ"
    let file = bytes("a\n") + (0x80...0x9F).map { UInt8($0) } + [0x0A] + (0xA1...0xFF).map { UInt8($0) }
    let text = try SourceText(decoding: file)
    #expect(text.encoding == .windows1252)
    #expect(text.string(text.lines[1]) == characters)
    #expect(
      text.string(text.lines[2])
        == String(String.UnicodeScalarView((0xA1...0xFF).compactMap(Unicode.Scalar.init))))
  }

  @Test("astral characters come through UTF-16")
  func surrogates() throws {
    for big in [false, true] {
      let mark: [UInt8] = big ? [0xFE, 0xFF] : [0xFF, 0xFE]
      let text = try SourceText(decoding: mark + Self.utf16("é 😀 x", bigEndian: big))
      #expect(text.string(text.lines[0]) == "é 😀 x")
    }
  }

  @Test("white space is told by width, at every offset")
  func white() {
    for (character, width) in [
      (" ", 1), ("\t", 1), ("\u{C}", 1), ("\u{A0}", 2), ("\u{2003}", 3), ("\u{202F}", 3), ("\u{FEFF}", 3),
      ("é", 0), ("’", 0), ("x", 0),
    ] {
      let text = bytes("ab" + character)
      #expect(SourceText.whiteWidth(text, 2, text.count) == width)
      for end in 3..<max(3, text.count) { #expect(SourceText.whiteWidth(text, 2, end) == 0) }
    }
    let text = bytes(" \u{A0}\u{202F}é x\u{A0} \u{FEFF}")
    #expect(String(decoding: text[SourceText.trimmed(text, 0..<text.count)], as: UTF8.self) == "é x")
  }
}

@Suite("Bad input") struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: [UInt8]
    let line: Int
    let words: String
    var kind: Document.Kind = .unusable
    var severity: Problem.Severity = .error
  }

  static let entry = "Chile\n[Original: Spanish]\n[29 October 2021]\n\nThe text names its aims.\n"

  static let cases: [Case] = [
    Case(testDescription: "nothing", file: [], line: 0, words: "holds no text"),
    Case(testDescription: "white space", file: bytes(" \n\t\r\n\u{C}"), line: 0, words: "holds no text"),
    Case(
      testDescription: "no-break spaces", file: bytes("\u{A0}\n\u{202F}\u{FEFF}"), line: 0,
      words: "holds no text"),
    Case(testDescription: "a mark alone", file: [0xEF, 0xBB, 0xBF], line: 0, words: "holds no text"),
    Case(
      testDescription: "zip", file: bytes("PK\u{3}\u{4}\u{14}\n") + (0..<200).map { UInt8($0) }, line: 1,
      words: "no text file"),
    Case(
      testDescription: "binary after lines", file: bytes("a\nb\n") + [UInt8](repeating: 1, count: 9), line: 3,
      words: "no text file"),
    Case(
      testDescription: "binary after CR lines", file: bytes("a\rb\r") + [UInt8](repeating: 1, count: 9),
      line: 3, words: "no text file"),
    Case(
      testDescription: "UTF-16 without mark", file: EncodingTests.utf16("Chili, le texte", bigEndian: false),
      line: 1, words: "UTF-16 without"),
    Case(
      testDescription: "odd UTF-16", file: [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x62], line: 2, words: "broken here"
    ),
    Case(
      testDescription: "odd UTF-16 after CRs", file: [0xFF, 0xFE, 0x61, 0, 0x0D, 0, 0x62], line: 2,
      words: "broken here"),
    Case(
      testDescription: "half a surrogate", file: [0xFE, 0xFF, 0xD8, 0x3D, 0, 0x61], line: 1,
      words: "broken here"),
    Case(
      testDescription: "a NUL",
      file: bytes(entry) + bytes("It\u{0} goes on" + String(repeating: " and on", count: 40)), line: 6,
      words: "control character", kind: .compilation),
    Case(
      testDescription: "broken UTF-8",
      file: bytes(entry) + bytes("Élan, « été », déjà") + [0xC3] + bytes(" vu.\n"), line: 6,
      words: "broken UTF-8", kind: .compilation),
    Case(
      testDescription: "broken UTF-8 after CR lines", file: bytes("é\rè\rà à\r") + [0xE2, 0x80], line: 4,
      words: "broken UTF-8", kind: .context),
    Case(
      testDescription: "broken marked UTF-8", file: [0xEF, 0xBB, 0xBF] + bytes(entry) + [0xC3, 0x0A], line: 6,
      words: "broken UTF-8", kind: .compilation),
    Case(
      testDescription: "unknown participant",
      file: bytes(entry + "\nRuritania\n[Original: English]\n\nIt agrees with all of that.\n"),
      line: 7, words: "'Ruritania' is no participant known", kind: .compilation),
    Case(
      testDescription: "two entries", file: bytes(entry + "\n" + entry), line: 7,
      words: "second entry for CHL, first on line 1", kind: .compilation),
    Case(
      testDescription: "empty entry",
      file: bytes(entry + "\nPeru\n[Original: Spanish]\n\n" + "Cuba\n[Original: Spanish]\n\nIt agrees.\n"),
      line: 7, words: "entry of PER is empty", kind: .compilation),
    Case(
      testDescription: "empty last entry", file: bytes(entry + "\nPeru\n[Original: Spanish]\n"), line: 7,
      words: "entry of PER is empty", kind: .compilation),
  ]

  @Test("gives one problem with its place", arguments: cases)
  func problem(bad: Case) throws {
    let document = try read(bad.file)
    #expect(document.kind == bad.kind)
    #expect(document.problems.count == 1, "\(document.problems)")
    let problem = try #require(document.problems.first)
    #expect(problem.line == bad.line)
    #expect(problem.path == "in/texte.txt")
    #expect(problem.severity == bad.severity)
    #expect(problem.message.contains(bad.words), "\(problem.message)")
    let place = bad.line > 0 ? "in/texte.txt:\(bad.line): error: " : "in/texte.txt: error: "
    #expect(problem.description.hasPrefix(place))
    #expect(faults(of: document) == [])
  }

  @Test("an unreadable file says why")
  func unreadable() throws {
    let document = try Tools.shared.get().reader.unreadable(
      path: "é.txt", error: .init(.read, "é.txt", code: 2))
    #expect(document.kind == .unusable)
    #expect(
      document.problems.map(\.description) == [
        "é.txt: error: cannot be read: No such file or directory; left out"
      ])
  }

  @Test("one line of 5 MB", .timeLimit(.minutes(1)))
  func longLine() throws {
    let word = bytes("coopération ")
    let line = (0..<5_000_000 / word.count).flatMap { _ in word }
    let document = try read(bytes(Self.entry) + line + bytes(".\n"))
    #expect(document.problems.map(\.severity) == [.warning])
    #expect(document.submissions.first?.passages.map(\.lines) == [5...6])
    #expect(faults(of: document) == [])
  }

  @Test("the unknown participant's text is kept under a name of its own")
  func unknown() throws {
    let document = try read(Self.entry + "\nRuritania\n[Original: English]\n\nIt agrees with all of that.\n")
    #expect(document.submissions.map(\.voice.id) == ["CHL", "UNKNOWN-RURITANIA"])
    #expect(document.submissions.map(\.voice.kind) == [.state, .unknown])
    #expect(document.submissions.last?.passages.map(\.text.string) == ["It agrees with all of that."])
  }
}
