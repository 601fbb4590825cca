/// What became of a line that holds text: it belongs to exactly one of these.
public enum LineAccount: Equatable, Sendable {
  /// White space alone.
  case blank
  /// Part of a passage, by the submission's and the passage's place in the document.
  case passage(submission: Int, passage: Int)
  /// Part of a heading, by the submission's and the passage's place in the document.
  case heading(submission: Int, passage: Int)
  /// The name, language and date that open a submission.
  case entryHeader(submission: Int)
  /// Left out, for a reason.
  case omitted(Omission)
}

/// Why a line of a document is in no passage.
public enum Omission: String, CaseIterable, Sendable {
  /// A link on a line of its own, as extraction leaves them at page ends.
  case address
  /// Running header or footer: symbol, job number, page number, repeated title.
  case pageHeader = "page header or footer"
  /// A footnote below its rule, or the rule itself.
  case footnote
  /// What stands before the first submission: title, introduction.
  case frontMatter = "front matter"
  /// A section heading of the document between two submissions.
  case sectionHeading = "section heading of the document"
  /// Text of a document in which nobody takes a position.
  case context
  /// Said by somebody who is no participant: the chair, the secretariat.
  case aside = "words of no participant"
  /// Strokes, rules and headings of a table's columns.
  case frame = "frame of a table"
  /// The text under discussion, which is nobody's position.
  case draft = "text under discussion"
}
