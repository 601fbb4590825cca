/// A sheet of one workbook, to hand to the methods that write.
///
/// It is an index, not a pointer: given to another workbook it is refused, and it keeps nothing alive.
public struct Sheet: Hashable, Sendable {
  let workbook: UInt64
  let index: Int

  /// The name on the tab.
  public let name: String

  /// Names cells of this sheet for a formula, a chart or a list: `'COP29'!$A$1:$B$2`.
  ///
  /// - Parameter range: the cells.
  /// - Returns: the sheet, always between apostrophes, and the absolute range.
  public func formula(for range: CellRange) -> String {
    SheetName.quoted(name) + "!" + range.a1(absolute: true)
  }
}

/// Cells of a sheet, as charts and lists refer to them.
public struct SheetRange: Hashable, Sendable {
  /// Where the cells are.
  public var sheet: Sheet

  /// Which cells.
  public var cells: CellRange

  /// Points at cells of a sheet.
  ///
  /// - Parameters:
  ///   - sheet: where the cells are.
  ///   - cells: which cells.
  public init(_ sheet: Sheet, _ cells: CellRange) {
    self.sheet = sheet
    self.cells = cells
  }
}
