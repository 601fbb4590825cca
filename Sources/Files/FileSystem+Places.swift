internal import Glibc

extension FileSystem {
  /// A path from the root, without `.`, `..` and doubled slashes; nothing is looked up and no link is followed.
  ///
  /// - Parameter path: any path; one that does not begin with a slash counts from the current folder.
  /// - Returns: the path, which need not lead anywhere.
  /// - Throws: `FileError` where the current folder is gone.
  public static func absolute(_ path: String) throws(FileError) -> String {
    let typed = path.utf8.first == UInt8(ascii: "/") ? path : try resolve(".") + "/" + path
    var parts: [Substring.UTF8View] = []
    for part in typed.utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual("..".utf8) {
        _ = parts.popLast()
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    return "/" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }

  /// The file of the program that runs, every link resolved.
  ///
  /// - Throws: `FileError` where the system does not tell.
  public static var program: String {
    get throws(FileError) { try resolve("/proc/self/exe") }
  }

  /// Makes a folder of a fresh name where the system keeps temporary files.
  ///
  /// - Returns: its path.
  /// - Throws: `FileError` where it cannot be made.
  public static func makeTemporaryFolder() throws(FileError) -> String {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let pattern = (place.isEmpty ? "/tmp" : place) + "/synoptic-XXXXXX"
    var path = Array(pattern.utf8CString)
    guard mkdtemp(&path) != nil else { throw FileError(.create, pattern, code: errno) }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Looks whether a folder could be replaced, and changes nothing.
  ///
  /// - Parameter folder: the folder, or where it would be made.
  /// - Throws: `FileError` where something else stands in its place or above it, or that may not be written.
  public static func checkReplaceable(_ folder: String) throws(FileError) {
    var path = folder
    while true {
      switch kind(of: path) {
      case .missing where !isLink(path): break
      case .folder:
        if access(path, W_OK | X_OK) != 0 { throw FileError(.create, folder, code: errno) }
        if path != folder { return }
      default: throw FileError(.create, folder, code: ENOTDIR)
      }
      let parent = parent(of: path) ?? "."
      if parent == path { return }
      path = parent
    }
  }
}
