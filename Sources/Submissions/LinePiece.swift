/// A line of a document, or the part of one that is read by itself.
///
/// Most lines are read whole. A row of a table is read cell by cell, so that its lines come in as many pieces as the
/// table has columns, each column's in turn; a speaker's name is a piece apart from what is said behind it.
public struct LinePiece: Equatable, Sendable {
  /// 1-based line.
  public let line: Int
  /// Its bytes in the text; all pieces together hold each byte of text once.
  public let range: Range<Int>
  /// Characters of the line's text before it that belong to another piece.
  var lead = 0
  /// Characters that a full line takes where it stands, as in a table's column; nil for the document's width.
  var room: Int?
  /// Whether it is a heading by where it stands, as in a table's column of articles.
  var isHeading = false
  /// Why it is left out, where it is a frame of a table or text that is nobody's there.
  var omission: Omission?

  /// The lines of a text, each in one piece.
  static func whole(_ text: SourceText) -> [LinePiece] {
    text.lines.enumerated().map { LinePiece(line: $0.offset + 1, range: $0.element) }
  }
}
