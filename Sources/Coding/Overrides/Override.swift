public import Codebook

/// What an analyst finds of a cell or of a passage, in place of what the program codes.
public struct Override: Sendable {
  /// What is found, and of what.
  public enum Finding: Hashable, Sendable {
    /// The stance on an issue, by the issue's place in the codebook.
    case position(issue: Int, ReviewForm.Verdict)
    /// The themes of the passage that holds the words quoted.
    case themes(ThemeSet)
  }

  /// The participant's code or identifier.
  public let participant: String
  /// What is found.
  public let finding: Finding
  /// The row that says so.
  public let row: OverrideRow
}

/// A row of an overrides file as it was typed, white space at the ends of its fields left aside.
public struct OverrideRow: Sendable {
  /// 1-based line of the file on which the row begins.
  public let line: Int
  /// 1-based byte of that line at which the verdict begins.
  public let column: Int
  private let fields: [ReviewForm.Column: String]

  init(line: Int, column: Int, fields: [ReviewForm.Column: String]) {
    self.line = line
    self.column = column
    self.fields = fields
  }

  /// What stands in a column; empty where the file has no such column.
  public subscript(column: ReviewForm.Column) -> String { fields[column] ?? "" }

  /// Who says it, when and why.
  public var signature: OverrideSignature {
    OverrideSignature(
      analyst: self[.analyst], date: AnalystsDate.text(self[.date]), reason: self[.reason], line: line)
  }
}

/// Who decided in place of the program, when and why.
public struct OverrideSignature: Hashable, Sendable {
  /// The analyst as the file names them; may be empty.
  public let analyst: String
  /// `YYYY-MM-DD` where the file's date can be told, else as it stands there; may be empty.
  public let date: String
  /// The reason given; may be empty.
  public let reason: String
  /// 1-based line of the overrides file.
  public let line: Int
}

/// An analyst's verdict on a cell, with what was coded.
public struct PositionOverride: Hashable, Sendable {
  /// What the analyst finds.
  public let verdict: ReviewForm.Verdict
  /// What the program coded; nil for silence, or where it could not code.
  public let coded: Stance?
  /// How sure the program was, 0 to 1; nil where it took no position.
  public let codedConfidence: Double?
  /// Who says so.
  public let signature: OverrideSignature
}

/// An analyst's themes of a passage, with what was coded.
public struct ThemeOverride: Hashable, Sendable {
  /// The themes that the program gave.
  public let coded: ThemeSet
  /// Who says so.
  public let signature: OverrideSignature
}
