/// A footnote found below its rule.
public struct Footnote: Sendable {
  /// Its number; 0 for an asterisk or a letter.
  public let number: Int
  /// 1-based lines, first to last.
  public let lines: ClosedRange<Int>
  /// The text of each of its lines, as byte ranges of the document; the first begins after the mark.
  public let segments: [Range<Int>]
}
