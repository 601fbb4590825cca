public import Codebook
public import Coding
public import Spreadsheet

/// Stub replaced by the real one.
public struct WorkbookReport {
  /// Stub.
  public init(corpus: CodedCorpus, codebook: Codebook, register: ParticipantRegister, date: String, version: String) {}
  /// Stub.
  public func write(to path: String) throws(SpreadsheetError) -> CutReport {
    var workbook = try Workbook(
      path: path,
      properties: try DocumentProperties(title: "t", subject: "s", author: "a", comments: "c", created: (year: 2021, month: 1, day: 1)))
    _ = try workbook.addSheet("A")
    return try workbook.close()
  }
}
