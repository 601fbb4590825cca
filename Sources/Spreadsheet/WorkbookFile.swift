#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where a workbook goes: first beside its place, then, complete, to its place.
///
/// The library prints to standard error when it cannot make its file, and would leave half a workbook under
/// the final name when the disk fills up. Hence a trial before, and a rename after.
struct WorkbookFile {
  let path: String

  /// The name while the library writes.
  var draft: String { path + ".part" }

  init(path: String) throws(SpreadsheetError) {
    if path.isEmpty || path.utf8.contains(0) {
      throw .invalidValue(what: "path", value: path, allowed: "a path that is not empty and has no NUL")
    }
    self.path = path
  }

  /// Makes an empty draft and takes it away again.
  func rehearse() throws(SpreadsheetError) {
    guard let file = fopen(draft, "wb") else { throw failure() }
    fclose(file)
    discardDraft()
  }

  /// The folder that a path names something in.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(path[...slash])
  }

  /// Puts the finished draft in its place, once it is proved whole.
  func publish() throws(SpreadsheetError) {
    guard WorkbookProof.isWhole(try contents()) else {
      discardDraft()
      throw .cannotWrite(path: path, reason: "a part of it was lost on the way to the disk")
    }
    guard rename(draft, path) == 0 else {
      let error = failure()
      discardDraft()
      throw error
    }
  }

  /// Takes away the draft, if there is one.
  func discardDraft() { _ = unlink(draft) }

  private func contents() throws(SpreadsheetError) -> [UInt8] {
    var bytes: [UInt8] = []
    let file = fopen(draft, "rb")
    guard let file else {
      let error = failure()
      discardDraft()
      throw error
    }
    defer { fclose(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return bytes
  }

  private func failure() -> SpreadsheetError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
