public import Submissions

/// A run of lines that is in no passage, with the reason.
public struct LeftOut: Sendable {
  /// Why lines are in no passage.
  public enum Reason: Equatable, Sendable {
    /// They hold no position.
    case omitted(Omission)
    /// They are the name, language and date that open a submission.
    case opening
  }

  /// Why.
  public let reason: Reason
  /// 1-based lines, first to last; blank lines may lie between.
  public let lines: ClosedRange<Int>
  /// Bytes that are no white space.
  public let bytes: Int
  /// The lines' text joined by blanks.
  public let text: String

  /// The runs of a document, in the order of its lines.
  ///
  /// - Parameter document: the document.
  /// - Returns: consecutive lines left out for one reason, blank lines between them passed over; the openings of
  ///   two submissions are two runs. None for a document without text.
  public static func runs(of document: Document) -> [LeftOut] {
    guard let text = document.text else { return [] }
    var runs: [LeftOut] = []
    var open: (account: LineAccount, lines: [Int])?
    func close() {
      guard let run = open, let first = run.lines.first, let last = run.lines.last else { return }
      open = nil
      let reason: Reason
      switch run.account {
      case .omitted(let omission): reason = .omitted(omission)
      case .entryHeader: reason = .opening
      case .blank, .passage, .heading: return
      }
      let parts = run.lines.map { line in
        text.string(text.lines[line]).split { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.joined(
          separator: " ")
      }
      runs.append(
        LeftOut(
          reason: reason, lines: first + 1...last + 1,
          bytes: run.lines.reduce(0) { $0 + text.inkedBytes(in: text.lines[$1]) },
          text: parts.joined(separator: " ")))
    }
    for (line, account) in document.accounts.enumerated() {
      switch account {
      case .blank: continue
      case .passage, .heading: close()
      case .omitted, .entryHeader:
        if open?.account == account {
          open?.lines.append(line)
        } else {
          close()
          open = (account, [line])
        }
      }
    }
    close()
    return runs
  }
}
