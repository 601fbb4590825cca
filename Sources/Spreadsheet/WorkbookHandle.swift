internal import CLibXLSXWriter
internal import Synchronization

/// The sole owner of a workbook of the C library.
///
/// It holds nothing but the pointer, which lets `close` say `discard self`: the library frees the workbook
/// while closing, so the deinitialiser must not run after it.
struct WorkbookHandle: ~Copyable {
  let pointer: UnsafeMutablePointer<lxw_workbook>

  /// Makes an empty workbook; the file is made by `close`.
  init(path: String, properties: DocumentProperties, constantMemory: Bool) throws(SpreadsheetError) {
    var options = lxw_workbook_options()
    options.constant_memory = constantMemory ? 1 : 0
    var strings = CStrings()
    // Beside the workbook rather than in the system's place, where nobody would remove what a dead process left.
    options.tmpdir = strings.copy(WorkbookFile.folder(of: path))
    guard let pointer = workbook_new_opt(path, &options) else {
      throw .library(.outOfMemory, doing: "starting workbook \(path)")
    }
    var native = lxw_doc_properties()
    native.title = strings.copy(CellText(properties.title, escaping: false).text)
    native.subject = strings.copy(CellText(properties.subject, escaping: false).text)
    native.author = strings.copy(CellText(properties.author, escaping: false).text)
    native.comments = strings.copy(CellText(properties.comments, escaping: false).text)
    native.created = time_t(properties.createdAt)
    let code = LibraryCode(rawValue: workbook_set_properties(pointer, &native).rawValue)
    _ = consume strings
    guard code == .ok else {
      lxw_workbook_free(pointer)
      throw .library(code, doing: "setting the properties of \(path)")
    }
    self.pointer = pointer
  }

  /// Held while a file is written: the library formats its date in a buffer that all workbooks share, and two
  /// of them closed at a time could mix their dates.
  private static let closing = Mutex(())

  /// Writes the file and frees everything, whether writing succeeds or not; one workbook at a time.
  consuming func close() -> LibraryCode {
    let pointer = pointer
    discard self
    return Self.closing.withLock { _ in LibraryCode(rawValue: workbook_close(pointer).rawValue) }
  }

  /// Frees everything and writes nothing.
  deinit { lxw_workbook_free(pointer) }
}
