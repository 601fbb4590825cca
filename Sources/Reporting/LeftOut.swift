public import Submissions

/// A run of lines that is in no passage, with the reason.
public struct LeftOut: Sendable {
  /// Why.
  public let reason: Omission
  /// 1-based lines, first to last; blank lines may lie between.
  public let lines: ClosedRange<Int>
  /// Bytes that are no white space.
  public let bytes: Int
  /// The lines' text joined by blanks.
  public let text: String

  /// The runs of a document, in the order of its lines.
  ///
  /// - Parameter document: the document.
  /// - Returns: consecutive lines left out for one reason, blank lines between them passed over.
  public static func runs(of document: Document) -> [LeftOut] {
    guard let text = document.text else { return [] }
    var runs: [LeftOut] = []
    var open: (reason: Omission, lines: [Int])?
    func close(_ run: (reason: Omission, lines: [Int])?) {
      guard let run, let first = run.lines.first, let last = run.lines.last else { return }
      let parts = run.lines.map { line in
        text.string(text.lines[line]).split { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.joined(
          separator: " ")
      }
      runs.append(
        LeftOut(
          reason: run.reason, lines: first + 1...last + 1,
          bytes: run.lines.reduce(0) { $0 + text.inkedBytes(in: text.lines[$1]) },
          text: parts.joined(separator: " ")))
    }
    for (line, account) in document.accounts.enumerated() {
      switch account {
      case .blank: continue
      case .omitted(let reason) where open?.reason == reason: open?.lines.append(line)
      case .omitted(let reason):
        close(open)
        open = (reason, [line])
      default:
        close(open)
        open = nil
      }
    }
    close(open)
    return runs
  }
}
