/// What went wrong while making a workbook: what, where, why, and what to do.
public enum SpreadsheetError: Error, Equatable, Sendable {
  /// A name Excel refuses for a sheet.
  case invalidSheetName(String, SheetName.Fault)
  /// Rows or columns no sheet has; zero-based numbers.
  case outsideSheet(sheet: String, row: Int, column: Int)
  /// NaN or an infinity, which no cell holds.
  case notFinite(Double, sheet: String, cell: CellReference)
  /// A setting beyond its limits.
  case invalidValue(what: String, value: String, allowed: String)
  /// A sheet or a format of another workbook.
  case foreignHandle(String)
  /// In constant memory, a row before the one being written, or a merge over several rows.
  case rowAlreadyWritten(sheet: String, row: Int)
  /// Merged cells that share a cell with others, which Excel takes for a damaged file.
  case overlappingMerge(sheet: String, range: CellRange, existing: CellRange)
  /// An address that cannot be linked to.
  case invalidLink(String, sheet: String, cell: CellReference, reason: String)
  /// The file could not be put at its path; nothing is left of it.
  case cannotWrite(path: String, reason: String)
  /// The library refused something this module did not foresee.
  case library(LibraryCode, doing: String)
}

extension SpreadsheetError: CustomStringConvertible {
  /// One sentence of fact and one of advice.
  public var description: String {
    switch self {
    case .invalidSheetName(let name, let fault):
      "sheet name “\(name)” refused: \(fault.reason). Use SheetName.make(from:avoiding:)."
    case .outsideSheet(let sheet, let row, let column):
      "sheet “\(sheet)” has no row \(row), column \(column) (from 0): rows go to "
        + "\(CellReference.rowCount - 1), columns to \(CellReference.columnCount - 1). Split the table."
    case .notFinite(let number, let sheet, let cell):
      "“\(sheet)”!\(cell): \(number) is not a number a cell can hold. Leave the cell blank or write why in words."
    case .invalidValue(let what, let value, let allowed):
      "\(what) “\(value)” refused. Allowed: \(allowed)."
    case .foreignHandle(let what):
      "\(what) belongs to another workbook. Ask this one for its own."
    case .rowAlreadyWritten(let sheet, let row):
      "“\(sheet)”, row \(row) (from 0): already on disk. In constant memory write rows in ascending order and "
        + "merge within a row, or open the workbook with constantMemory: false."
    case .overlappingMerge(let sheet, let range, let existing):
      "“\(sheet)”!\(range) overlaps \(existing), merged before. Merge cells once."
    case .invalidLink(let address, let sheet, let cell, let reason):
      "“\(sheet)”!\(cell): cannot link to “\(address)”: \(reason). Write the address as text."
    case .cannotWrite(let path, let reason):
      "cannot write workbook \(path): \(reason). Check that the folder exists, is writable and has room."
    case .library(let code, let action):
      "libxlsxwriter failed \(action): \(code). This is a fault of the program: report it."
    }
  }
}

extension SheetName.Fault {
  var reason: String {
    switch self {
    case .empty: "it is empty"
    case .tooLong(let count): "it has \(count) UTF-16 units, \(SheetName.maximumLength) being the limit"
    case .forbiddenCharacter(let scalar): "it has the character \(scalar.debugDescription)"
    case .apostropheAtEdge: "it starts or ends with an apostrophe"
    case .reserved: "Excel keeps it for itself"
    case .taken: "another sheet has it, capital letters or not"
    }
  }
}

/// Refuses a number that is not finite or out of its limits.
func require(_ what: String, _ value: Double, in limits: ClosedRange<Double>) throws(SpreadsheetError) {
  guard limits.contains(value) else {
    throw .invalidValue(
      what: what, value: "\(value)", allowed: "\(limits.lowerBound) to \(limits.upperBound)")
  }
}
