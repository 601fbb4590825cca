internal import Codebook
public import Submissions
internal import Tables

/// What became of one row of an overrides file.
public struct OverrideOutcome: Sendable {
  /// Whether a row holds, and if not why.
  public enum Status: String, CaseIterable, Sendable {
    /// It stands in place of what was coded.
    case applied
    /// It says what was coded.
    case confirmed
    /// The words it rests on are gone, or changed in what they say.
    case stale
    /// Another row says something else of the same cell or passage.
    case conflict
    /// It cannot be read.
    case faulty
  }

  /// The row as it was typed; nil where the file as a whole is meant, or a row that cannot be cut in fields.
  public let row: OverrideRow?
  /// 1-based line of the file.
  public let line: Int
  /// 1-based byte of the line, 0 where the whole line is meant.
  public let column: Int
  /// Whether it holds.
  public let status: Status
  /// Why it does not hold, or what is to be said of one that does; may be empty.
  public let why: String
  /// The code or identifier of the participant; nil for a faulty row.
  public let participant: String?
  /// What was coded: a stance, `silent`, `not_coded`, or theme ids joined with `;`; empty where the row has no place.
  public let coded: String
  /// The id of the passage in which its words stand now; empty where it has none.
  public let passage: String

  /// The row as something that the user should know; nil for one that holds.
  ///
  /// - Parameter file: what to call the overrides file.
  /// - Returns: an error, for a stale row a warning.
  public func problem(in file: String) -> Problem? {
    switch status {
    case .applied, .confirmed: nil
    case .stale: Problem(path: file, line: line, column: column, severity: .warning, message: why)
    case .conflict, .faulty:
      Problem(path: file, line: line, column: column, severity: .error, message: why)
    }
  }
}

extension OverrideOutcome {
  init(_ fault: OverrideFile.Fault) {
    self.init(
      row: fault.row, line: fault.error.line, column: fault.error.column, status: .faulty,
      why: fault.error.message, participant: nil, coded: "", passage: "")
  }

  init(
    _ override: Override, _ status: Status, why: String, coded: String = "", passage: String = ""
  ) {
    self.init(
      row: override.row, line: override.row.line, column: override.row.column, status: status, why: why,
      participant: override.participant, coded: coded, passage: passage)
  }
}
