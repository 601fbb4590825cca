internal import Glibc

extension FileSystem {
  /// Gives a file or folder another name in one step.
  ///
  /// - Parameters:
  ///   - path: what to rename.
  ///   - target: its new name on the same disk; a folder that holds something is not replaced.
  /// - Throws: `FileError` where it cannot be renamed; both names are then as they were.
  public static func move(_ path: String, to target: String) throws(FileError) {
    if rename(path, target) != 0 { throw FileError(.replace, target, code: errno) }
    if let parent = parent(of: target) { try? flush(parent) }
  }
}
