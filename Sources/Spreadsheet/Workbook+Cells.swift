internal import CLibXLSXWriter

/// What a formula shows before the reader's program computes it.
public enum CachedValue: Hashable, Sendable {
  /// A finite number.
  case number(Double)
  /// A text.
  case text(String)
}

extension Workbook {
  /// Links a sheet holds: Excel's limit.
  public static let maximumLinksPerSheet = 65_530

  /// Notes a sheet takes: no limit of the format, but each is a drawing, and with more of them readers stall.
  public static let maximumNotesPerSheet = 20_000

  /// Writes a text, which stays a text even when it starts with `=`, `+`, `-` or `@`.
  ///
  /// Characters no workbook can hold are replaced by U+FFFD; a text of more than 32,767 UTF-16 units is cut,
  /// ends with ` […]` and is listed in the ``CutReport``. An empty text with a format makes a blank cell.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks.
  /// - Throws: ``SpreadsheetError`` when the cell is out of the sheet or already on disk.
  public mutating func write(
    text: String, at cell: CellReference, in sheet: Sheet, format: Format? = nil
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    let style = try self.pointer(to: format)
    let prepared = note(CellText(text), as: .cell, at: cell, in: sheet)
    try check(
      worksheet_write_string(pointer, UInt32(cell.row), UInt16(cell.column), prepared, style),
      "writing text at \(sheet.name)!\(cell)")
  }

  /// Writes a number.
  ///
  /// - Parameters:
  ///   - number: finite.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks.
  /// - Throws: ``SpreadsheetError/notFinite(_:sheet:cell:)`` for NaN and infinities; other cases when the cell
  ///   is out of the sheet or already on disk.
  public mutating func write(
    number: Double, at cell: CellReference, in sheet: Sheet, format: Format? = nil
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    guard number.isFinite else { throw .notFinite(number, sheet: sheet.name, cell: cell) }
    try check(
      worksheet_write_number(
        pointer, UInt32(cell.row), UInt16(cell.column), number, try self.pointer(to: format)),
      "writing a number at \(sheet.name)!\(cell)")
  }

  /// Writes a formula.
  ///
  /// Build the formula from constants of the program and from ``Sheet/formula(for:)`` only. Nothing that comes
  /// from a document may enter it: a quotation in a formula is a program its author did not mean to write.
  ///
  /// - Parameters:
  ///   - formula: in English with commas, as Excel stores it; the leading `=` may be left out.
  ///   - value: what shows until it is computed; Excel computes on opening, readers of data do not.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks.
  /// - Throws: ``SpreadsheetError`` when the formula is empty, longer than 8,192 UTF-16 units or has a control
  ///   character, when the value is not finite, when the cell is out of the sheet or already on disk.
  public mutating func write(
    formula: String, showing value: CachedValue, at cell: CellReference, in sheet: Sheet,
    format: Format? = nil
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    let style = try self.pointer(to: format)
    if formula.isEmpty || formula == "=" || formula.utf16.count > 8_192 || !CellText.isClean(formula) {
      throw .invalidValue(
        what: "formula", value: formula, allowed: "1 to 8,192 UTF-16 units without control character")
    }
    let (row, column) = (UInt32(cell.row), UInt16(cell.column))
    let code: lxw_error
    switch value {
    case .number(let number):
      guard number.isFinite else { throw .notFinite(number, sheet: sheet.name, cell: cell) }
      code = worksheet_write_formula_num(pointer, row, column, formula, style, number)
    case .text(let text):
      let prepared = note(CellText(text), as: .cell, at: cell, in: sheet)
      code = worksheet_write_formula_str(pointer, row, column, formula, style, prepared)
    }
    try check(code, "writing a formula at \(sheet.name)!\(cell)")
  }

  /// Writes a text that opens something when clicked.
  ///
  /// The 65,531st link of a sheet, and those after it, are written as plain text and counted in the
  /// ``CutReport``: Excel follows no more.
  ///
  /// - Parameters:
  ///   - link: what opens.
  ///   - text: what shows; empty means the address.
  ///   - tooltip: what shows under the pointer, cut at 255 UTF-16 units.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks; blue and underlined unless told otherwise.
  /// - Throws: ``SpreadsheetError/invalidLink(_:sheet:cell:reason:)`` for an address that is not of the web, or
  ///   longer than 2,079 bytes once encoded; other cases when the cell is out of the sheet or already on disk.
  public mutating func write(
    link: LinkTarget, text: String = "", tooltip: String = "", at cell: CellReference, in sheet: Sheet,
    format: Format? = nil
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    let style = try self.pointer(to: format)
    let address = try self.address(of: link, at: cell, in: sheet)
    let label: String
    switch link {
    case .cell(let target, let destination) where text.isEmpty: label = "\(target.name)!\(destination)"
    case .web(let plain) where text.isEmpty: label = plain
    default: label = text
    }
    guard takeLink(in: sheet) else {
      try write(text: label, at: cell, in: sheet, format: format)
      return
    }
    // The library keeps a second copy of the text in an attribute, where it cuts by bytes, within a character
    // if it so falls; so it gets the start, and the cell gets the whole afterwards.
    let start = CellText.prefix(of: CellText(label).text, units: 255)
    try attach(address, showing: start, tooltip: tooltip, at: cell, in: sheet, format: format)
    let whole = note(CellText(label), as: .cell, at: cell, in: sheet)
    if whole != start {
      try check(
        worksheet_write_string(
          pointer, UInt32(cell.row), UInt16(cell.column), whole,
          style ?? workbook_get_default_url_format(handle.pointer)),
        "writing the text of a link at \(sheet.name)!\(cell)")
    }
  }

  /// Writes a number that opens something when clicked, and that formulas can add up all the same.
  ///
  /// The 65,531st link of a sheet, and those after it, are left out, the numbers are written, and the
  /// ``CutReport`` counts them: Excel follows no more.
  ///
  /// - Parameters:
  ///   - link: what opens.
  ///   - number: finite.
  ///   - tooltip: what shows under the pointer, cut at 255 UTF-16 units.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks; blue and underlined unless told otherwise.
  /// - Throws: ``SpreadsheetError/notFinite(_:sheet:cell:)`` for NaN and infinities;
  ///   ``SpreadsheetError/invalidLink(_:sheet:cell:reason:)`` for an address that is not of the web, or longer
  ///   than 2,079 bytes once encoded; other cases when the cell is out of the sheet or already on disk. Nothing
  ///   is then written.
  public mutating func write(
    link: LinkTarget, number: Double, tooltip: String = "", at cell: CellReference, in sheet: Sheet,
    format: Format? = nil
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    let style = try self.pointer(to: format)
    guard number.isFinite else { throw .notFinite(number, sheet: sheet.name, cell: cell) }
    let address = try self.address(of: link, at: cell, in: sheet)
    guard takeLink(in: sheet) else {
      try write(number: number, at: cell, in: sheet, format: format)
      return
    }
    // The library has links on texts only: the number takes the place of the text, and the link stays.
    let shown = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    try attach(address, showing: shown, tooltip: tooltip, at: cell, in: sheet, format: format)
    try check(
      worksheet_write_number(
        pointer, UInt32(cell.row), UInt16(cell.column), number,
        style ?? workbook_get_default_url_format(handle.pointer)),
      "writing the number of a link at \(sheet.name)!\(cell)")
  }

  /// Writes a formula whose value opens something when clicked.
  ///
  /// The 65,531st link of a sheet, and those after it, are left out, the formulas are written, and the
  /// ``CutReport`` counts them: Excel follows no more.
  ///
  /// - Parameters:
  ///   - link: what opens.
  ///   - formula: as for a formula without a link.
  ///   - value: what shows until it is computed.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks.
  /// - Throws: ``SpreadsheetError/invalidLink(_:sheet:cell:reason:)`` for an address that is not of the web, or longer
  ///   than 2,079 bytes once encoded; other cases as for a formula without a link.
  public mutating func write(
    link: LinkTarget, formula: String, showing value: CachedValue, at cell: CellReference, in sheet: Sheet,
    format: Format
  ) throws(SpreadsheetError) {
    _ = try startWriting(cell, in: sheet)
    let address = try self.address(of: link, at: cell, in: sheet)
    if takeLink(in: sheet) {
      // The library has links on texts only: the formula takes the place of the text, and the link stays.
      try attach(address, showing: "=", tooltip: "", at: cell, in: sheet, format: format)
    }
    try write(formula: formula, showing: value, at: cell, in: sheet, format: format)
  }

  /// Gives an empty cell a look.
  ///
  /// - Parameters:
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - format: how it looks.
  /// - Throws: ``SpreadsheetError`` when the cell is out of the sheet or already on disk.
  public mutating func writeBlank(
    at cell: CellReference, in sheet: Sheet, format: Format
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    try check(
      worksheet_write_blank(pointer, UInt32(cell.row), UInt16(cell.column), try self.pointer(to: format)),
      "writing a blank at \(sheet.name)!\(cell)")
  }

  /// Attaches a note to a cell, seen under the pointer; a second one replaces the first.
  ///
  /// The 20,001st note of a sheet, and those after it, are left out and counted in the ``CutReport``.
  ///
  /// - Parameters:
  ///   - note: any text, treated like the text of a cell.
  ///   - author: who says so.
  ///   - cell: where.
  ///   - sheet: the sheet.
  ///   - width: of the box, in pixels, 16 to 2,000.
  ///   - height: of the box, in pixels, 16 to 2,000.
  /// - Throws: ``SpreadsheetError`` when the cell is out of the sheet or already on disk, or the box is beyond
  ///   its limits.
  public mutating func write(
    note: String, author: String = "", at cell: CellReference, in sheet: Sheet, width: Int = 128,
    height: Int = 74
  ) throws(SpreadsheetError) {
    let pointer = try startWriting(cell, in: sheet)
    try require("width of a note", Double(width), in: 16...2_000)
    try require("height of a note", Double(height), in: 16...2_000)
    guard tabs[sheet.index].notes < Self.maximumNotesPerSheet else {
      tabs[sheet.index].missingNotes += 1
      return
    }
    tabs[sheet.index].notes += 1
    let prepared = self.note(CellText(note), as: .note, at: cell, in: sheet)
    var strings = CStrings()
    var options = lxw_comment_options()
    options.author = strings.copy(CellText(author, limit: 255).text)
    options.width = UInt16(width)
    options.height = UInt16(height)
    let code = worksheet_write_comment_opt(
      pointer, UInt32(cell.row), UInt16(cell.column), prepared, &options)
    _ = consume strings
    try check(code, "writing a note at \(sheet.name)!\(cell)")
  }

  /// Joins cells into one that holds a text.
  ///
  /// - Parameters:
  ///   - range: at least two cells; in constant memory, within a row.
  ///   - text: any text, treated like the text of a cell.
  ///   - sheet: the sheet.
  ///   - format: how it looks.
  /// - Throws: ``SpreadsheetError/overlappingMerge(sheet:range:existing:)`` when some are joined already; other
  ///   cases for a single cell, and when cells are out of the sheet or already on disk.
  public mutating func merge(
    _ range: CellRange, text: String, in sheet: Sheet, format: Format? = nil
  ) throws(SpreadsheetError) {
    try locate(range, in: sheet)
    if constantMemory, range.rowCount > 1 {
      throw .rowAlreadyWritten(sheet: sheet.name, row: range.first.row)
    }
    let pointer = try startWriting(range.first, in: sheet)
    let style = try self.pointer(to: format)
    if range.first == range.last {
      throw .invalidValue(what: "merge", value: range.a1, allowed: "at least two cells")
    }
    if let existing = tabs[sheet.index].merges.first(where: range.overlaps) {
      throw .overlappingMerge(sheet: sheet.name, range: range, existing: existing)
    }
    let prepared = note(CellText(text), as: .cell, at: range.first, in: sheet)
    try check(
      worksheet_merge_range(
        pointer, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
        UInt16(range.last.column), prepared, style),
      "merging \(sheet.name)!\(range)")
    tabs[sheet.index].merges.append(range)
  }

  /// Checks a cell about to be written, and, in constant memory, moves on to its row.
  mutating func startWriting(
    _ cell: CellReference, in sheet: Sheet
  ) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    let index = try index(of: sheet)
    guard cell.isInSheet else {
      throw .outsideSheet(sheet: sheet.name, row: cell.row, column: cell.column)
    }
    if constantMemory {
      if cell.row < tabs[index].currentRow { throw .rowAlreadyWritten(sheet: sheet.name, row: cell.row) }
      tabs[index].currentRow = cell.row
    }
    return tabs[index].pointer
  }

  /// Where a link goes, as the library wants it, once it is known to go somewhere.
  private func address(
    of link: LinkTarget, at cell: CellReference, in sheet: Sheet
  ) throws(SpreadsheetError) -> String {
    if case .cell(let target, let destination) = link {
      _ = try index(of: target)
      try locate(CellRange(destination, destination), in: target)
    }
    switch link.address() {
    case .success(let address): return address
    case .failure(let refusal):
      throw .invalidLink(refusal.address, sheet: sheet.name, cell: cell, reason: refusal.reason)
    }
  }

  /// Counts a link of a sheet; false where the sheet is full of them, which the report then tells.
  private mutating func takeLink(in sheet: Sheet) -> Bool {
    guard tabs[sheet.index].links < Self.maximumLinksPerSheet else {
      tabs[sheet.index].plainLinks += 1
      return false
    }
    tabs[sheet.index].links += 1
    return true
  }

  /// Makes a cell a link with a text of at most 255 UTF-16 units.
  private mutating func attach(
    _ address: String, showing text: String, tooltip: String, at cell: CellReference, in sheet: Sheet,
    format: Format?
  ) throws(SpreadsheetError) {
    let tip = note(CellText(tooltip, limit: 255), as: .tooltip, at: cell, in: sheet)
    try check(
      worksheet_write_url_opt(
        tabs[sheet.index].pointer, UInt32(cell.row), UInt16(cell.column), address,
        try pointer(to: format), text, tip.isEmpty ? nil : tip),
      "writing a link at \(sheet.name)!\(cell)")
  }

  /// Records what a text lost, and hands over what is left.
  private mutating func note(
    _ text: CellText, as place: CutReport.Place, at cell: CellReference, in sheet: Sheet
  ) -> String {
    report.replacedCharacters += text.replaced
    if let length = text.cutFrom {
      report.cuts.append(.init(sheet: sheet.name, cell: cell, place: place, originalLength: length))
    }
    return text.text
  }
}
