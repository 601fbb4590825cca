internal import CLibXLSXWriter
internal import Synchronization

/// One xlsx file in the making.
///
/// ```swift
/// var book = try Workbook(path: "positions.xlsx", properties: properties)
/// let header = try book.format(CellStyle { $0.bold = true })
/// let sheet = try book.addSheet("COP29")
/// try book.write(text: "Party", at: CellReference(0, 0), in: sheet, format: header)
/// let losses = try book.close()
/// ```
///
/// # Why ~Copyable, and how lifetimes hold
///
/// The C library frees a workbook, its sheets, formats and charts all at once: in `workbook_close`, which also
/// writes the file, or in `lxw_workbook_free`, which does not. A copy would free twice, and a use after
/// closing would read freed memory. The compiler rules out both:
///
/// - `Workbook` cannot be copied, and ``close()`` consumes it: no statement after it can name the workbook.
/// - A workbook never closed is freed at the end of its life by `WorkbookHandle`, and leaves no file.
/// - No pointer leaves the module. ``Sheet`` and ``Format`` are indices with the number of their workbook;
///   they can be copied, stored and outlive it without harm, and another workbook refuses them.
/// - What writes is a `mutating` method of the workbook, so the law of exclusivity keeps it to one thread at a
///   time. Two workbooks may be made and closed at the same time, though their files are written one after the
///   other: the library formats dates in a static buffer.
///
/// # What the library does not check, and this module does
///
/// Numbers are finite, cells are within the sheet, texts fit by Excel's count, names follow Excel's rules,
/// merges do not overlap, a column is never described twice: each of these makes a file Excel calls damaged.
/// Text is written as text whatever it starts with; formulas have a method of their own.
public struct Workbook: ~Copyable {
  /// What is known of a sheet on this side.
  struct Tab {
    let name: String
    let pointer: UnsafeMutablePointer<lxw_worksheet>
    var links = 0
    var plainLinks = 0
    var notes = 0
    var missingNotes = 0
    var merges: [CellRange] = []
    /// In constant memory, the row being written: those before it are on disk.
    var currentRow = 0
  }

  private static let counter = Atomic<UInt64>(0)

  let handle: WorkbookHandle
  private let file: WorkbookFile
  private let number: UInt64
  let constantMemory: Bool
  var tabs: [Tab] = []
  private var interned: [CellStyle: Int] = [:]
  private var formats: [UnsafeMutablePointer<lxw_format>] = []
  private var activeTab = 0
  var report = CutReport()

  /// Starts a workbook and makes sure its file can be made; nothing stays on disk before ``close()``.
  ///
  /// - Parameters:
  ///   - path: where the file goes; what is there is replaced, once the new one is complete.
  ///   - properties: what the file says about itself. The same content with the same properties gives the
  ///     same bytes.
  ///   - constantMemory: keep one row in memory. Rows must then be written in ascending order, merges stay
  ///     within a row, and charts carry no copy of their numbers.
  /// - Throws: ``SpreadsheetError`` when the path is unusable or memory is short.
  public init(
    path: String, properties: DocumentProperties, constantMemory: Bool = false
  ) throws(SpreadsheetError) {
    let file = try WorkbookFile(path: path)
    try file.rehearse()
    // Last of what may throw: a structure that owns something is initialised whole or not at all.
    let handle = try WorkbookHandle(path: file.draft, properties: properties, constantMemory: constantMemory)
    self.handle = handle
    self.file = file
    self.constantMemory = constantMemory
    number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// Adds a sheet after the others.
  ///
  /// - Parameter name: at most 31 UTF-16 units; ``SheetName/make(from:avoiding:)`` makes one of any text.
  /// - Returns: the sheet, to hand to the methods that write.
  /// - Throws: ``SpreadsheetError/invalidSheetName(_:_:)`` for a name Excel refuses.
  public mutating func addSheet(_ name: String) throws(SpreadsheetError) -> Sheet {
    if let fault = SheetName.fault(in: name, avoiding: tabs.lazy.map(\.name)) {
      throw .invalidSheetName(name, fault)
    }
    // The library counts sheets in 16 bits.
    try require("number of sheets", Double(tabs.count + 1), in: 1...32_767)
    guard let pointer = workbook_add_worksheet(handle.pointer, name) else {
      throw .library(.cannotCreateTemporaryFile, doing: "adding sheet “\(name)”")
    }
    CStrings.replace(&pointer.pointee.quoted_name, with: SheetName.quoted(name))
    tabs.append(Tab(name: name, pointer: pointer))
    return Sheet(workbook: number, index: tabs.count - 1, name: name)
  }

  /// The names of the sheets, in the order of the tabs.
  public var sheetNames: [String] { tabs.map(\.name) }

  /// Registers a style; the same style always gives the same format.
  ///
  /// - Parameter style: how cells should look.
  /// - Returns: the format, to hand to the methods that write.
  /// - Throws: ``SpreadsheetError/invalidValue(what:value:allowed:)`` for a size, rotation, indent, font name
  ///   or number format beyond the limits, or for the 64,001st style, one more than Excel takes.
  public mutating func format(_ style: CellStyle) throws(SpreadsheetError) -> Format {
    if let index = interned[style] { return Format(workbook: number, index: index) }
    try style.validate()
    try require("number of styles", Double(formats.count + 1), in: 1...64_000)
    guard let pointer = workbook_add_format(handle.pointer) else {
      throw .library(.outOfMemory, doing: "adding a format")
    }
    style.apply(to: pointer)
    interned[style] = formats.count
    formats.append(pointer)
    return Format(workbook: number, index: formats.count - 1)
  }

  /// Chooses the sheet seen when the workbook opens; the first one, unless told otherwise.
  ///
  /// - Parameter sheet: the sheet.
  /// - Throws: ``SpreadsheetError/foreignHandle(_:)`` for a sheet of another workbook.
  public mutating func activate(_ sheet: Sheet) throws(SpreadsheetError) {
    activeTab = try index(of: sheet)
  }

  /// Chooses the leftmost tab in sight when the workbook opens, useful with many tabs.
  ///
  /// - Parameter sheet: the sheet.
  /// - Throws: ``SpreadsheetError/foreignHandle(_:)`` for a sheet of another workbook.
  public mutating func scrollTabs(to sheet: Sheet) throws(SpreadsheetError) {
    worksheet_set_first_sheet(tabs[try index(of: sheet)].pointer)
  }

  /// Writes the file and ends the workbook.
  ///
  /// - Returns: what the workbook could not hold as given.
  /// - Throws: ``SpreadsheetError/cannotWrite(path:reason:)`` or ``SpreadsheetError/library(_:doing:)``; an
  ///   older file at the path is then untouched, and nothing of the new one is left.
  public consuming func close() throws(SpreadsheetError) -> CutReport {
    // Only now: the library marks every sheet activated as selected, and what is typed in one of several
    // selected sheets goes into all of them.
    if tabs.indices.contains(activeTab) { worksheet_activate(tabs[activeTab].pointer) }
    report.plainLinks = tabs.filter { $0.plainLinks > 0 }
      .map { CutReport.PlainLinks(sheet: $0.name, count: $0.plainLinks) }
    report.missingNotes = tabs.filter { $0.missingNotes > 0 }
      .map { CutReport.MissingNotes(sheet: $0.name, count: $0.missingNotes) }
    let (file, report) = (file, report)
    try file.rehearse()
    let code = handle.close()
    guard code == .ok else {
      file.discardDraft()
      throw .library(code, doing: "writing \(file.path)")
    }
    try file.publish()
    return report
  }
}

// MARK: - From handles to pointers

extension Workbook {
  /// The place of a sheet of this workbook.
  func index(of sheet: Sheet) throws(SpreadsheetError) -> Int {
    guard sheet.workbook == number, tabs.indices.contains(sheet.index) else {
      throw .foreignHandle("sheet “\(sheet.name)”")
    }
    return sheet.index
  }

  /// The library's sheet.
  func pointer(to sheet: Sheet) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    tabs[try index(of: sheet)].pointer
  }

  /// The library's format; nil for none.
  func pointer(to format: Format?) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_format>? {
    guard let format else { return nil }
    guard format.workbook == number, formats.indices.contains(format.index) else {
      throw .foreignHandle("the format")
    }
    return formats[format.index]
  }

  /// Checks that a sheet has the cells.
  func locate(_ range: CellRange, in sheet: Sheet) throws(SpreadsheetError) {
    for corner in [range.first, range.last] where !corner.isInSheet {
      throw .outsideSheet(sheet: sheet.name, row: corner.row, column: corner.column)
    }
  }

  /// Turns a code of the library into an error.
  func check(_ code: lxw_error, _ action: @autoclosure () -> String) throws(SpreadsheetError) {
    let code = LibraryCode(rawValue: code.rawValue)
    if code != .ok { throw .library(code, doing: action()) }
  }
}
