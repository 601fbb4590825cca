/// How a table is written as text, after the readers it is meant for.
public enum CSVDialect: String, Sendable, CaseIterable {
  /// RFC 4180: commas, text verbatim, for programs.
  case rfc4180
  /// Commas behind a byte-order mark, formulas disarmed, for a spreadsheet of an English-speaking system.
  case excel
  /// Semicolons behind a byte-order mark, decimal commas, formulas disarmed, for a French-speaking system.
  case excelFrench = "excel-fr"

  /// What stands between the fields of a row.
  public var separator: Character { self == .excelFrench ? ";" : "," }

  /// What stands before the decimals of a number.
  public var decimalMark: Character { self == .excelFrench ? "," : "." }

  /// Whether the file is meant for spreadsheets: it begins with a byte-order mark, and no text in it runs as a formula.
  public var isForSpreadsheets: Bool { self != .rfc4180 }
}
