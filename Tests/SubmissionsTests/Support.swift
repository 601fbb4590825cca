import Codebook
import Files
import Foundation
import TestSupport
import Testing

@testable import Submissions

/// What every test reads with: the project's own tables, loaded once.
struct Tools: Sendable {
  let vocabulary: LayoutVocabulary
  let register: ParticipantRegister
  let words: [Language: Set<[UInt8]>]

  var reader: DocumentReader {
    DocumentReader(vocabulary: vocabulary, register: register, words: words)
  }

  static let shared = Result {
    Tools(
      vocabulary: try LayoutVocabulary(), register: try ParticipantRegister(),
      words: try Codebook().lexicon.words)
  }
}

func read(_ text: String, path: String = "in/texte.txt") throws -> Document {
  try read(bytes(text), path: path)
}

func read(_ file: [UInt8], path: String = "in/texte.txt") throws -> Document {
  try Tools.shared.get().reader.read(file, path: path)
}

// MARK: - Marked text

/// Text with a margin of two columns in which a letter says what becomes of the line.
///
/// ```
/// E|  Ghana                      E  an entry opens; e  more of its opening
/// e|[Original: English]
///  |                             a blank line
/// h|  Objectives                 h heading, p paragraph, i item; +  more of the passage
/// p|  The treaty should speed up
/// +|mutual assistance.
/// @|https://example.org          @ address, = header or footer, ^ footnote, - front matter,
///                                s section heading of the document, c context, a words of no participant,
///                                # frame of a table, d text under discussion
/// ```
///
/// The margin is what the reader is expected to find, so a whole reading is compared as one text.
enum MarkedText {
  /// The text without its margin.
  static func plain(_ marked: String) -> String {
    marked.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.dropFirst(2)) }
      .joined(separator: "\n")
  }

  /// The text of a document with the margin that the reading gives it.
  static func render(_ document: Document) -> String {
    guard let text = document.text else { return "" }
    var last: LineAccount?
    var rendered: [String] = []
    for (piece, account) in zip(document.pieces, document.accounts) {
      rendered.append("\(sign(account, after: last, in: document))|\(text.string(piece.range))")
      if account != .blank { last = carries(account) ? account : last }
    }
    return rendered.joined(separator: "\n")
  }

  private static func carries(_ account: LineAccount) -> Bool {
    switch account {
    case .blank, .omitted: false
    case .passage, .heading, .entryHeader: true
    }
  }

  private static func sign(_ account: LineAccount, after last: LineAccount?, in document: Document) -> String
  {
    switch account {
    case .blank: return " "
    case .heading: return account == last ? "+" : "h"
    case .passage(let submission, let passage):
      if account == last { return "+" }
      return document.submissions[submission].passages[passage].kind == .item ? "i" : "p"
    case .entryHeader: return account == last ? "e" : "E"
    case .omitted(.address): return "@"
    case .omitted(.pageHeader): return "="
    case .omitted(.footnote): return "^"
    case .omitted(.frontMatter): return "-"
    case .omitted(.sectionHeading): return "s"
    case .omitted(.context): return "c"
    case .omitted(.aside): return "a"
    case .omitted(.frame): return "#"
    case .omitted(.draft): return "d"
    }
  }
}

/// Reads the text of a marked text and expects its margin.
@discardableResult
func expectReading(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Document {
  let document = try read(MarkedText.plain(marked))
  let rendered = MarkedText.render(document)
  if rendered != marked {
    Issue.record("read as\n\(rendered)\nbut expected\n\(marked)", sourceLocation: sourceLocation)
  }
  #expect(faults(of: document) == [], sourceLocation: sourceLocation)
  return document
}

// MARK: - What holds for every document

/// What is not whole in a document; empty for a sound one.
func faults(of document: Document) -> [String] {
  guard let text = document.text else {
    return document.problems.count == 1 ? [] : ["an unusable document without its one problem"]
  }
  var faults: [String] = []
  func check(_ holds: Bool, _ fault: @autoclosure () -> String) {
    if !holds && faults.count < 20 { faults.append(fault()) }
  }
  let balance = document.balance
  check(balance.total == balance.accounted, "balance \(balance)")
  check(document.accounts.count == document.pieces.count, "one account a piece")
  // Where lines are read cell by cell, or a speaker speaks twice, places do not rise from passage to passage.
  let isInOrder =
    [nil, .compilation, .resolution, .submission].contains(document.layout)
    && document.submissions.allSatisfy { $0.openings.count <= 1 }
  for (piece, account) in zip(document.pieces, document.accounts) {
    switch account {
    case .blank:
      check(text.inkedBytes(in: piece.range) == 0, "line \(piece.line) is not blank")
    case .entryHeader(let submission):
      guard document.submissions.indices.contains(submission) else {
        check(false, "line \(piece.line) names submission \(submission)")
        continue
      }
      check(
        document.submissions[submission].openings.contains { $0.contains(piece.line) },
        "line \(piece.line) is no opening")
    case .passage(let submission, let passage), .heading(let submission, let passage):
      guard document.submissions.indices.contains(submission),
        document.submissions[submission].passages.indices.contains(passage)
      else {
        check(false, "line \(piece.line) names passage \(submission)/\(passage)")
        continue
      }
      let found = document.submissions[submission].passages[passage]
      check(found.lines.contains(piece.line), "line \(piece.line) is outside its passage \(found.lines)")
      check(
        found.segments.contains { $0.overlaps(piece.range) || $0.isEmpty }, "line \(piece.line) unread")
      if case .heading = account {
        check(found.kind == .heading, "line \(piece.line) is no heading")
      } else {
        check(found.kind != .heading, "line \(piece.line) is a heading")
      }
    case .omitted(.context): check(document.submissions.isEmpty, "line \(piece.line) is context")
    case .omitted: break
    }
  }
  var end = 0
  for (place, submission) in document.submissions.enumerated() {
    if let opening = submission.openings.first {
      check(!isInOrder || opening.lowerBound > end, "submission \(place) opens too early")
      end = opening.upperBound
    }
    for (number, passage) in submission.passages.enumerated() {
      let name = "passage \(place)/\(number) on \(passage.lines)"
      check(!isInOrder || passage.lines.lowerBound > end, "\(name) overlaps the one before")
      end = passage.lines.upperBound
      check(end <= text.lines.count, "\(name) ends after the text")
      check(passage.headings.allSatisfy { $0 < number && $0 >= 0 }, "\(name) has headings below it")
      check(
        passage.headings.allSatisfy { submission.passages[$0].kind == .heading }, "\(name): heading is none")
      check(passage.opener.map { $0 < number && $0 >= 0 } ?? true, "\(name) is opened from below")
      check(passage.markerLength <= passage.text.bytes.count, "\(name) is shorter than its marker")
      var at = 0
      for segment in passage.segments {
        check(
          segment.lowerBound >= at && segment.upperBound <= text.bytes.count, "\(name): segment \(segment)")
        at = segment.upperBound
      }
      for fault in textFaults(of: passage, in: text) { check(false, "\(name): \(fault)") }
    }
  }
  for problem in document.problems {
    check(problem.path == document.path && !problem.message.isEmpty, "a problem without its file")
    check((0...text.lines.count).contains(problem.line), "a problem on line \(problem.line)")
  }
  return faults
}

/// What is wrong with the way back from a passage's text to the document.
private func textFaults(of passage: Passage, in text: SourceText) -> [String] {
  let joined = passage.text.bytes
  if joined.isEmpty { return passage.segments.allSatisfy { text.inkedBytes(in: $0) < 64 } ? [] : ["empty"] }
  if !joined.elementsEqual(passage.text.string.utf8) { return ["cut inside a character"] }
  var at = 0
  for piece in passage.text.pieces {
    if piece.start != at || piece.length < 1 { return ["pieces with a hole at \(at)"] }
    if piece.source < 0 || piece.source + piece.length > text.bytes.count { return ["piece out of bounds"] }
    for offset in 0..<piece.length where joined[at + offset] != 0x20 {
      if joined[at + offset] != text.bytes[piece.source + offset] { return ["other bytes at \(at + offset)"] }
    }
    at += piece.length
  }
  if at != joined.count { return ["pieces end at \(at) of \(joined.count)"] }
  let whole = passage.text.source(of: 0..<joined.count)
  if whole.lowerBound < 0 || whole.upperBound > text.bytes.count { return ["source \(whole)"] }
  // A few parts of it, so that the check stays linear.
  for step in 1...8 {
    let from = joined.count * (step - 1) / 8
    let part = passage.text.source(of: from..<min(joined.count, from + step))
    if part.lowerBound < whole.lowerBound || part.upperBound > whole.upperBound || part.isEmpty {
      return ["source of \(from) is \(part), outside \(whole)"]
    }
  }
  return []
}

/// Real input, which stays outside the repository.
enum Seeds {
  static let folder = Repository.shared.path + "/seeds"
  static let gold = Repository.shared.path + "/gold/themes.csv"
  static var areThere: Bool { FileSystem.kind(of: folder) == .folder }
}
