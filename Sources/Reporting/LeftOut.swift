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
    var open: (account: LineAccount, pieces: [LinePiece])?
    func close() {
      guard let run = open, let first = run.pieces.map(\.line).min(), let last = run.pieces.map(\.line).max()
      else { return }
      open = nil
      let reason: Reason
      switch run.account {
      case .omitted(let omission): reason = .omitted(omission)
      case .entryHeader: reason = .opening
      case .blank, .passage, .heading: return
      }
      let parts = run.pieces.map { piece in
        text.string(piece.range).split { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.joined(
          separator: " ")
      }
      runs.append(
        LeftOut(
          reason: reason, lines: first...last,
          bytes: run.pieces.reduce(0) { $0 + text.inkedBytes(in: $1.range) },
          text: parts.joined(separator: " ")))
    }
    for (piece, account) in zip(document.pieces, document.accounts) {
      switch account {
      case .blank: continue
      case .passage, .heading: close()
      case .omitted, .entryHeader:
        if open?.account == account {
          open?.pieces.append(piece)
        } else {
          close()
          open = (account, [piece])
        }
      }
    }
    close()
    return runs
  }
}
