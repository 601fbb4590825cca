import Codebook
import Coding
import Submissions
import Tables
import TestSupport

/// A reader under test: inputs for it, and what must hold of its answers whatever they are.
struct FuzzTarget {
  let name: String
  let mutator: Mutator
  /// What is wrong with the reading of some bytes; nil where nothing is.
  let fault: ([UInt8]) -> String?

  /// All readers of what users bring; a further one takes its place here.
  static func all() throws -> [FuzzTarget] { [try document(), csv(), try overrides(), codebook()] }

  // MARK: - Documents

  private static func document() throws -> FuzzTarget {
    let reader = DocumentReader(
      vocabulary: try LayoutVocabulary(), register: try ParticipantRegister(),
      words: try Codebook().lexicon.words)
    return FuzzTarget(name: "document", mutator: Mutator(marks: documentMarks, seeds: documents)) { bytes in
      let document = reader.read(bytes, path: "fuzz.txt")
      if let fault = fault(of: document) { return fault }
      let again = reader.read(bytes, path: "fuzz.txt")
      let isSame =
        document.accounts == again.accounts && document.problems == again.problems
        && document.submissions.map { $0.passages.map(\.text.bytes) }
          == again.submissions.map { $0.passages.map(\.text.bytes) }
      return isSame ? nil : "read again it is another document"
    }
  }

  private static func fault(of document: Document) -> String? {
    guard let text = document.text else {
      return document.problems.count == 1 ? nil : "unusable without its one problem"
    }
    let balance = document.balance
    if balance.total != balance.accounted { return "\(balance)" }
    for problem in document.problems where !(0...text.lines.count).contains(problem.line) {
      return "a problem on line \(problem.line) of \(text.lines.count)"
    }
    for submission in document.submissions {
      for passage in submission.passages {
        if let fault = fault(of: passage, in: text) { return "passage on \(passage.lines): \(fault)" }
      }
    }
    return nil
  }

  private static func fault(of passage: Passage, in text: SourceText) -> String? {
    let bytes = passage.text.bytes
    if passage.lines.lowerBound < 1 || passage.lines.upperBound > text.lines.count {
      return "outside of the text"
    }
    if !String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) { return "cut inside a character" }
    if passage.markerLength > bytes.count { return "shorter than its marker" }
    for segment in passage.segments where segment.lowerBound < 0 || segment.upperBound > text.bytes.count {
      return "segment \(segment) of \(text.bytes.count)"
    }
    for at in bytes.indices {
      let source = passage.text.source(of: at..<at + 1)
      if source.lowerBound < 0 || source.upperBound > text.bytes.count || source.isEmpty {
        return "byte \(at) comes from \(source) of \(text.bytes.count)"
      }
      if bytes[at] != 0x20, bytes[at] != text.bytes[source.lowerBound] { return "byte \(at) is another one" }
    }
    return nil
  }

  private static let documentMarks =
    [
      "\n  Ghana\n\n[Original: English]\n[3 November 2021]\n\n",
      "\n  Côte d’Ivoire\n\n[Original : français]\n",
      "\n  European Union and its member States\n", "\n  Atlantis\n\n[Original: Spanish]\n", "[Original: ",
      "]",
      "Submitted by: Chile, Peru and Ghana\n", "Draft resolution\n", "Recalling ", "\u{C}", "\r", "\r\n",
      "\u{A0}",
      "\u{FEFF}", "\u{200B}", "\u{202E}", "e\u{301}", "😀", "\t", "\n\n\n", "   ", "(a) ", "(iv) ", "1. ",
      "1.1.1 ", "• ", "– ", "— ",
      "* ", "# ", "## ", "**", "[1](http://a.b)", "^{1}", "¹", " 1/", "________________\n1 See the note.\n",
      "12 ",
      "V.21-08421 1/77\n", "A/AC.291/4\n", "https://example.org/x\n", "| a | b |\n", "|---|\n", "- \n", ":",
      ";", ".", "’",
      "l ’", "-\n", "=SUM(1,2)", "\"", "\0", "\u{1}", "We oppose it.\n", "Nous appuyons le texte.\n",
    ].map(bytes) + [
      [0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xFE, 0xFF], [0x96], [0xE9],
    ]

  private static let documents =
    [
      """
      I. Introduction

      1. The secretariat invited comments.

       Ghana

      [Original: English]
      [3 November 2021]

       Scope

       The treaty should cover crimes that depend on computers and leave the
      rest aside, as others have said.1

       (a) Faster mutual legal assistance;

       (b) A network of con-
      tact points.
      __________________
      1 See the other note.

       Pérou

      [Original : espagnol]
      [5 novembre 2021]

       Les droits de l’homme doivent être respectés, et l ’aide fournie.

      """,
      """
      Draft resolution submitted by: Chile, Ghana and Peru

      The General Assembly,

      Recalling its resolution 74/247,

      1. Decides to meet twice a year;

      2. Requests the Secretary-General:

      (i) To report;

      (ii) To help.

      """,
      """
      # Views of Kenya

      ## Objectives

      * The **aims** should be [few](https://example.org).
      * Technical assistance matters^{2}.

      | Topic | View |
      |---|---|
      | Scope | Narrow |

      """,
      "",
    ].map(bytes) + [Array("Caf".utf8) + [0xE9, 0x20, 0x96, 0x0A], [0xFF, 0xFE, 0x41, 0x00, 0x0A, 0x00]]

  // MARK: - Tables

  private static let tableMarks =
    [
      ",", ",,", "\"", "\"\"", "\",\"", "\n", "\r\n", "\r", ";", "|", "*", "...", "\0", "\t", "'", "=1+1",
      "\u{FEFF}",
      "a", "-1", "1.5", "1e999", "nan", "e\u{301}", "SC01", "support", "scope", "yes", "object", " ", "*|*",
      "((", "concept",
    ].map(bytes) + [[0xFF], [0xC3]]

  private static func csv() -> FuzzTarget {
    FuzzTarget(
      name: "csv",
      mutator: Mutator(
        marks: tableMarks,
        seeds: [
          "a,b,c\r\n1,\"two, and\r\nmore\",\"he said \"\"no\"\"\"\r\n,,\r\n", "a,b\nx,y\n", "a\n\"\"\n", "",
        ].map(bytes))
    ) { bytes in
      var faults: [TableError] = []
      guard let table = try? CSVTable(bytes, name: "t", required: [], faults: &faults) else { return nil }
      let lines = bytes.count { $0 == 0x0A } + 1
      for fault in faults where !(0...lines).contains(fault.line) { return "a fault on line \(fault.line)" }
      for row in table.rows + table.misfits where !(1...lines).contains(row.line) {
        return "a row on line \(row.line)"
      }
      if table.rows.contains(where: { $0.fields.count != table.header.count }) {
        return "a row of another length"
      }
      var writer = CSVWriter(header: table.header)
      for row in table.rows { writer.append(row.fields) }
      guard let again = try? CSVTable(writer.bytes, name: "t", required: []) else {
        return "what is written cannot be read"
      }
      let cells = { (table: CSVTable) in
        ([table.header] + table.rows.map(\.fields)).map { $0.map { Array($0.utf8) } }
      }
      return cells(again) == cells(table) ? nil : "other cells after writing and reading"
    }
  }

  private static func overrides() throws -> FuzzTarget {
    let (codebook, register) = (try Codebook(), try ParticipantRegister())
    let seeds = [
      "participant,issue,passage,verdict,analyst,date,reason,quotation\nNOR,SC01,,oppose,A,2026-11-05,,We see no need.\n",
      "\u{FEFF}Participant;Question;Verdict;Motif\r\nGhana;CO03;sous condition;\"dit; oralement\"\r\nKEN;;scope;\r\n",
      "Participant\tIssue\tPassage\tVerdict\nnor\t\tNOR.1.002\tscope;cooperation\nNOR\tXX99\t\tsilent\n",
    ]
    return FuzzTarget(
      name: "overrides", mutator: Mutator(marks: tableMarks, seeds: seeds.map(bytes))
    ) { bytes in
      func read() -> OverrideFile {
        OverrideFile(
          bytes, name: "o.csv", codebook: codebook, register: register, participants: ["NOR", "KEN"])
      }
      let (file, again) = (read(), read())
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      for fault in file.faults where !(0...lines).contains(fault.error.line) {
        return "a fault on line \(fault.error.line)"
      }
      for fault in file.faults where fault.error.description.contains("\n") {
        return "a fault of several lines"
      }
      for one in file.overrides where !(2...max(2, lines)).contains(one.row.line) {
        return "a row on line \(one.row.line)"
      }
      let isSame =
        file.overrides.map(\.finding) == again.overrides.map(\.finding)
        && file.faults.map(\.error) == again.faults.map(\.error)
      return isSame ? nil : "read again it is another file"
    }
  }

  private static func codebook() -> FuzzTarget {
    FuzzTarget(
      name: "codebook",
      mutator: Mutator(
        marks: tableMarks,
        seeds: CodebookSource.written.compactMap { name in
          // The start of a table with its name before it: the reader takes it off again.
          (try? CodebookSource().bytes(of: "codebook/" + name)).map {
            Array((name + "\n").utf8) + $0.prefix(4000)
          }
        })
    ) { bytes in
      let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      let typed = String(decoding: parts[0], as: UTF8.self)
      let name = CodebookSource.written.contains(typed) ? typed : "issues.csv"
      let source = CodebookSource(folder: "fuzz", files: [name: Array(parts.dropFirst().joined())])
      let review = CodebookReview(of: source)
      if review.codebook == nil && review.faults.isEmpty { return "no codebook and no fault" }
      if review.faults.contains(where: { $0.description.contains("\n") }) {
        return "a fault of several lines"
      }
      let again = CodebookReview(of: source)
      return review.faults == again.faults && review.warnings == again.warnings
        ? nil : "reviewed again it is another one"
    }
  }
}
