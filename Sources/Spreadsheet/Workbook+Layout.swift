internal import CLibXLSXWriter

/// How columns or rows are laid out.
public struct LineLayout: Hashable, Sendable {
  /// Width in characters (0 to 255) for columns, height in points (0 to 409) for rows; nil for the usual.
  public var size: Double?
  /// Out of sight.
  public var hidden: Bool
  /// Depth in the outline, 0 to 7.
  public var outlineLevel: Int
  /// Marks the line that carries the "+" of a group folded away.
  public var collapsed: Bool
  /// Look of the cells not written.
  public var format: Format?

  /// Lays out columns or rows.
  ///
  /// - Parameters:
  ///   - size: width in characters for columns, height in points for rows.
  ///   - hidden: out of sight.
  ///   - outlineLevel: depth in the outline, 0 to 7.
  ///   - collapsed: whether the line carries the "+" of a group folded away.
  ///   - format: look of the cells not written.
  public init(
    size: Double? = nil, hidden: Bool = false, outlineLevel: Int = 0, collapsed: Bool = false,
    format: Format? = nil
  ) {
    self.size = size
    self.hidden = hidden
    self.outlineLevel = outlineLevel
    self.collapsed = collapsed
    self.format = format
  }

  fileprivate func native() throws(SpreadsheetError) -> lxw_row_col_options {
    try require("outline level", Double(outlineLevel), in: 0...7)
    return lxw_row_col_options(
      hidden: hidden ? 1 : 0, level: UInt8(outlineLevel), collapsed: collapsed ? 1 : 0)
  }
}

extension Workbook {
  /// Lays out columns; what was said of them before is forgotten.
  ///
  /// - Parameters:
  ///   - columns: zero-based.
  ///   - sheet: the sheet.
  ///   - layout: their width and the rest.
  /// - Throws: ``SpreadsheetError`` when the sheet has no such columns or the layout is beyond its limits.
  public mutating func setColumns(
    _ columns: ClosedRange<Int>, in sheet: Sheet, _ layout: LineLayout
  ) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    try locate(CellRange(rows: 0...0, columns: columns), in: sheet)
    if let width = layout.size { try require("column width", width, in: 0...255) }
    let style = try self.pointer(to: layout.format)
    var options = try layout.native()
    // One by one: two overlapping runs of columns make a file Excel calls damaged.
    for column in columns {
      try check(
        worksheet_set_column_opt(
          pointer, UInt16(column), UInt16(column), layout.size ?? 8.43, style, &options),
        "laying out column \(CellReference.columnName(column)) of \(sheet.name)")
    }
  }

  /// Lays out rows; what was said of them before is forgotten.
  ///
  /// In constant memory, lay out a row before the next one is written.
  ///
  /// - Parameters:
  ///   - rows: zero-based.
  ///   - sheet: the sheet.
  ///   - layout: their height and the rest.
  /// - Throws: ``SpreadsheetError`` when the sheet has no such rows or the layout is beyond its limits.
  public mutating func setRows(
    _ rows: ClosedRange<Int>, in sheet: Sheet, _ layout: LineLayout
  ) throws(SpreadsheetError) {
    try locate(CellRange(rows: rows, columns: 0...0), in: sheet)
    if let height = layout.size { try require("row height", height, in: 0...409) }
    let style = try self.pointer(to: layout.format)
    var options = try layout.native()
    for row in rows {
      let pointer = try startWriting(CellReference(row, 0), in: sheet)
      try check(
        worksheet_set_row_opt(pointer, UInt32(row), layout.size ?? 15, style, &options),
        "laying out row \(row + 1) of \(sheet.name)")
    }
  }

  /// Keeps rows and columns in sight while the rest scrolls.
  ///
  /// - Parameters:
  ///   - rows: how many at the top.
  ///   - columns: how many at the left.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError`` when the sheet has not so many.
  public mutating func freeze(rows: Int, columns: Int, in sheet: Sheet) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    let corner = CellReference(rows, columns)
    try locate(CellRange(corner, corner), in: sheet)
    if rows > 0 || columns > 0 { worksheet_freeze_panes(pointer, UInt32(rows), UInt16(columns)) }
  }

  /// Puts filter buttons on the first row of a table; a sheet has one such table.
  ///
  /// - Parameters:
  ///   - range: the table, its header row included.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError`` when cells are out of the sheet, or its name too long in bytes.
  public mutating func filter(_ range: CellRange, in sheet: Sheet) throws(SpreadsheetError) {
    let index = try index(of: sheet)
    try locate(range, in: sheet)
    try checkDefinedName(sheet.formula(for: range), of: sheet)
    if range.last.row < tabs[index].currentRow {
      throw .rowAlreadyWritten(sheet: sheet.name, row: range.last.row)
    }
    try check(
      worksheet_autofilter(
        tabs[index].pointer, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
        UInt16(range.last.column)),
      "filtering \(sheet.name)!\(range)")
  }

  /// Sets the magnification.
  ///
  /// - Parameters:
  ///   - percent: 10 to 400.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError/invalidValue(what:value:allowed:)`` beyond the limits.
  public mutating func zoom(_ percent: Int, in sheet: Sheet) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    try require("zoom", Double(percent), in: 10...400)
    worksheet_set_zoom(pointer, UInt16(percent))
  }

  /// Says that the line which sums up a group of the outline stands above it, not below.
  ///
  /// - Parameter sheet: the sheet.
  /// - Throws: ``SpreadsheetError/foreignHandle(_:)`` for a sheet of another workbook.
  public mutating func putOutlineHeadsAbove(in sheet: Sheet) throws(SpreadsheetError) {
    worksheet_outline_settings(try pointer(to: sheet), 1, 0, 1, 0)
  }

  /// Colours the tab.
  ///
  /// - Parameters:
  ///   - color: the colour.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError/foreignHandle(_:)`` for a sheet of another workbook.
  public mutating func setTabColor(_ color: Color, of sheet: Sheet) throws(SpreadsheetError) {
    worksheet_set_tab_color(try pointer(to: sheet), color.native)
  }

  /// Takes away the grey lines between cells, on screen and on paper.
  ///
  /// - Parameter sheet: the sheet.
  /// - Throws: ``SpreadsheetError/foreignHandle(_:)`` for a sheet of another workbook.
  public mutating func hideGridlines(in sheet: Sheet) throws(SpreadsheetError) {
    worksheet_gridlines(try pointer(to: sheet), UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
  }

  /// Describes how a sheet goes to paper.
  ///
  /// - Parameters:
  ///   - setup: paper, margins and the rest.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError`` when rows, columns or cells are out of the sheet, a margin, a number of
  ///   pages or a line is beyond its limits, or the name of the sheet too long in bytes.
  public mutating func setUpPage(_ setup: PageSetup, of sheet: Sheet) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    worksheet_set_paper(pointer, setup.paper == .a3 ? 8 : 9)
    if setup.landscape { worksheet_set_landscape(pointer) } else { worksheet_set_portrait(pointer) }
    if let fit = setup.fit {
      try require("pages side by side", Double(fit.width), in: 0...32_767)
      try require("pages one below the other", Double(fit.height), in: 0...32_767)
      worksheet_fit_to_pages(pointer, UInt16(fit.width), UInt16(fit.height))
    }
    let margins = setup.margins
    for margin in [margins.left, margins.right, margins.top, margins.bottom] {
      try require("margin", margin, in: 0...10)
    }
    worksheet_set_margins(pointer, margins.left, margins.right, margins.top, margins.bottom)
    try setTitles(rows: setup.repeatedRows, columns: setup.repeatedColumns, of: sheet)
    if let area = setup.printArea {
      try locate(area, in: sheet)
      try checkDefinedName(sheet.formula(for: area), of: sheet)
      try check(
        worksheet_print_area(
          pointer, UInt32(area.first.row), UInt16(area.first.column), UInt32(area.last.row),
          UInt16(area.last.column)),
        "setting the print area of \(sheet.name)")
    }
    for line in [setup.header, setup.footer] where line.code.utf16.count > PageLine.maximumLength {
      throw .invalidValue(what: "header or footer", value: line.code, allowed: "255 UTF-16 units with codes")
    }
    if !setup.header.code.isEmpty {
      try check(worksheet_set_header(pointer, setup.header.code), "setting the header of \(sheet.name)")
    }
    if !setup.footer.code.isEmpty {
      try check(worksheet_set_footer(pointer, setup.footer.code), "setting the footer of \(sheet.name)")
    }
    if setup.centeredHorizontally { worksheet_center_horizontally(pointer) }
    if setup.centeredVertically { worksheet_center_vertically(pointer) }
  }

  private func setTitles(
    rows: ClosedRange<Int>?, columns: ClosedRange<Int>?, of sheet: Sheet
  ) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    var name = ""
    if let columns {
      try locate(CellRange(rows: 0...0, columns: columns), in: sheet)
      name +=
        SheetName.quoted(sheet.name) + "!$\(CellReference.columnName(columns.lowerBound))"
        + ":$\(CellReference.columnName(columns.upperBound))"
    }
    if let rows {
      try locate(CellRange(rows: rows, columns: 0...0), in: sheet)
      name +=
        (name.isEmpty ? "" : ",") + SheetName.quoted(sheet.name)
        + "!$\(rows.lowerBound + 1):$\(rows.upperBound + 1)"
    }
    try checkDefinedName(name, of: sheet)
    if let rows {
      try check(
        worksheet_repeat_rows(pointer, UInt32(rows.lowerBound), UInt32(rows.upperBound)),
        "repeating rows of \(sheet.name)")
    }
    if let columns {
      try check(
        worksheet_repeat_columns(pointer, UInt16(columns.lowerBound), UInt16(columns.upperBound)),
        "repeating columns of \(sheet.name)")
    }
  }

  /// Refuses what would overflow the 128 bytes the library has for the cells of filters, titles and print
  /// areas: it would cut there, and Excel would call the file damaged.
  private func checkDefinedName(_ formula: String, of sheet: Sheet) throws(SpreadsheetError) {
    guard formula.utf8.count <= 126 else {
      throw .invalidValue(
        what: "sheet name", value: sheet.name,
        allowed:
          "short enough for \(formula) to have 126 bytes of UTF-8, not \(formula.utf8.count), in filters, "
          + "repeated titles and print areas; or repeat rows or columns only")
    }
  }
}
