public import Codebook

/// One input file as it was read: its facts, its submissions, and what became of each of its lines.
public struct Document: Sendable {
  /// What a document is, by what it holds.
  public enum Kind: String, Sendable {
    /// Submissions of several participants, each under its name.
    case compilation
    /// One participant's submission.
    case submission
    /// Proposals under their sponsors.
    case proposal
    /// Both.
    case mixed
    /// Nobody takes a position in it.
    case context
    /// Its bytes could not be used.
    case unusable
  }

  /// The path relative to the input folder.
  public let path: String
  /// What it is, by what it holds.
  public let kind: Kind
  /// How it sets out who says what; nil where nobody does.
  public let layout: Layout?
  /// How sure the reader is of the layout, from 0 to 1.
  public let layoutConfidence: Double?
  /// The text; nil for an unusable file.
  public let text: SourceText?
  /// The language of the text, where it is told.
  public let language: Language?
  /// What the document says of itself.
  public let facts: Facts
  /// Submissions in the order of the document.
  public let submissions: [Submission]
  /// The lines and parts of lines that were read each by itself, in the order of reading.
  public let pieces: [LinePiece]
  /// What became of each piece.
  public let accounts: [LineAccount]
  /// The footnotes that were set apart.
  public let footnotes: [Footnote]
  /// What the user should know, in the order of lines.
  public internal(set) var problems: [Problem]
  /// 64 hexadecimal digits over the file's bytes.
  public internal(set) var sha256: String
  /// Bytes in the file.
  public internal(set) var size: Int
  /// What made the text of a file that is none, such as `pdftotext 22.12.0`; nil for plain text.
  public internal(set) var conversion: String?

  /// What a document says of itself before anybody speaks.
  public struct Facts: Equatable, Sendable {
    /// The symbol, such as `A/AC.291/4`; empty where none stands in the text.
    public var symbol = ""
    /// A date among the lines before the first submission, as `YYYY-MM-DD`.
    public var date: String?
    /// The session, as written: "First session", "Soixante-quatorzième session".
    public var session = ""
    /// The number of the agenda item, such as `107` or `4 (b)`.
    public var agendaItem = ""
    /// The language of the original.
    public var original: Language?
  }

  /// The document's symbol, such as `A/AC.291/4`, where it stands in the text; else empty.
  public var symbol: String { facts.symbol }
  /// A date among the lines before the first submission, as `YYYY-MM-DD`; else nil.
  public var date: String? { facts.date }

  /// How many bytes that are no white space each kind of account holds, and how many there are in all.
  public struct Balance: Equatable, Sendable {
    /// In the whole text.
    public var total = 0
    /// In passages.
    public var passages = 0
    /// In headings.
    public var headings = 0
    /// In the openings of submissions.
    public var openings = 0
    /// Left out, by reason.
    public var omitted: [Omission: Int] = [:]

    /// What the parts hold together; equal to `total`, or text was lost.
    public var accounted: Int {
      passages + headings + openings + omitted.values.reduce(0, +)
    }
  }

  /// The account of the text in bytes.
  public var balance: Balance {
    var balance = Balance()
    guard let text else { return balance }
    for (piece, account) in zip(pieces, accounts) {
      let bytes = text.inkedBytes(in: piece.range)
      balance.total += bytes
      switch account {
      case .blank: break
      case .passage: balance.passages += bytes
      case .heading: balance.headings += bytes
      case .entryHeader: balance.openings += bytes
      case .omitted(let reason): balance.omitted[reason, default: 0] += bytes
      }
    }
    return balance
  }
}

extension Document {
  /// Where a part of a passage stands.
  ///
  /// - Parameters:
  ///   - range: bytes of the passage's text, not empty.
  ///   - passage: a passage of this document.
  /// - Returns: 1-based lines, first to last.
  public func lines(of range: Range<Int>, in passage: Passage) -> ClosedRange<Int> {
    guard let text else { return passage.lines }
    let source = passage.text.source(of: range)
    let first = Self.line(of: source.lowerBound, in: text)
    return first...max(first, Self.line(of: source.upperBound - 1, in: text))
  }

  /// The last line that begins at or before a byte, 1-based.
  private static func line(of byte: Int, in text: SourceText) -> Int {
    var (low, high) = (0, text.lines.count)
    while low < high {
      let middle = (low + high) / 2
      if text.lines[middle].lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  /// The words that some lines hold, as one line.
  ///
  /// - Parameter lines: 1-based lines; those that the document does not have hold none.
  /// - Returns: the words with single blanks between them.
  public func words(of lines: ClosedRange<Int>) -> String {
    guard let text else { return "" }
    let words = text.lines.dropFirst(lines.lowerBound - 1).prefix(lines.count).flatMap { line in
      text.bytes[line].split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }
}

/// Something in a document that the user should know of, with its place.
public struct Problem: Equatable, Sendable, CustomStringConvertible {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// Some input could not be used as it stands; the exit code remembers.
    case error
    /// Kept, but less is made of it than its reader may expect; the exit code says nothing of it.
    case warning
    /// Used, with a remark.
    case note
  }

  /// The path relative to the input folder.
  public let path: String
  /// 1-based line, 0 where the whole file is meant.
  public let line: Int
  /// 1-based byte of the line, 0 where the whole line is meant.
  public let column: Int
  /// How much it matters.
  public let severity: Severity
  /// What was met and what was done with it.
  public let message: String

  /// Records something met in a document.
  ///
  /// - Parameters:
  ///   - path: the path relative to the input folder.
  ///   - line: 1-based line, 0 where the whole file is meant.
  ///   - column: 1-based byte of the line, 0 where the whole line is meant.
  ///   - severity: how much it matters.
  ///   - message: what was met and what was done with it.
  public init(path: String, line: Int, column: Int = 0, severity: Severity, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
  }

  /// `path:line:column: error: message` without the numbers that are 0; `warning` or `note` in place of `error`.
  public var description: String {
    let place = line > 0 ? "\(path):\(line)" + (column > 0 ? ":\(column)" : "") : path
    return "\(place): \(severity.rawValue): \(message)"
  }
}
