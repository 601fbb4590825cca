internal import CFileSwap
internal import Glibc

/// A folder made beside a target and put in its place in one step, so that whoever opens the target
/// finds the old contents or the new ones and never a mix.
///
/// ```
/// output/                 .synoptic-new-output/          the names are exchanged by one system call;
///   README.md  ── link ──▶  README.md                    what is not the run's own (README.md) is
///   csv/  (old)             csv/  (new)                  carried over first, as a second link
/// ```
public struct FolderSwap {
  /// The folder whose contents are replaced, links resolved.
  public let target: String
  /// The folder being filled.
  public let staging: String
  /// The folders made so that the target exists, the innermost first.
  private let made: [String]

  /// Prepares an empty folder beside the target; leftovers of a run that died are removed first.
  ///
  /// - Parameter target: the folder to replace; made where it is missing.
  /// - Throws: `FileError` where the target or its parent cannot be written, and where the target holds the
  ///   folder that the run stands in: that one would be removed from under the user's feet.
  public init(replacing target: String) throws(FileError) {
    var missing: [String] = []
    var path: String? = target
    while let folder = path, FileSystem.kind(of: folder) == .missing {
      missing.append(folder)
      path = FileSystem.parent(of: folder)
    }
    made = missing
    try FileSystem.makeFolder(target)
    let real = try FileSystem.resolve(target)
    if let current = try? FileSystem.resolve("."), (current + "/").utf8.starts(with: (real + "/").utf8) {
      throw FileError(.replace, target, code: EBUSY, advice: "start from a folder outside of it")
    }
    guard let parent = FileSystem.parent(of: real), real != "/" else {
      throw FileError(.replace, target, code: EINVAL)
    }
    self.target = real
    let slash = parent == "/" ? "" : "/"
    staging = parent + slash + ".synoptic-new-" + FileSystem.name(of: real)
    try FileSystem.remove(staging)
    if mkdir(staging, 0o755) != 0 { throw FileError(.create, staging, code: errno) }
  }

  /// Puts the new contents in place and removes the old ones.
  ///
  /// - Parameter own: names directly below the target that belong to the run: they are replaced, or go where
  ///   the new folder has none; every other name is carried over untouched.
  /// - Throws: `FileError`; the target then still holds what it held.
  public func publish(own: Set<String>) throws(FileError) {
    for name in try FileSystem.names(in: target) where !own.contains(name) {
      try FileSystem.carry(target + "/" + name, to: staging + "/" + name)
    }
    try flushAll(staging)
    var status = stat()
    guard stat(target, &status) == 0, chmod(staging, status.st_mode & 0o7777) == 0 else {
      throw FileError(.replace, target, code: errno)
    }
    if exchange_paths(staging, target) != 0 {
      throw FileError(.replace, target, code: errno)
    }
    if let parent = FileSystem.parent(of: target) { try? FileSystem.flush(parent) }
    // The new output stands; an old one that cannot be removed is removed by the next run.
    try? FileSystem.remove(staging)
  }

  /// Leaves the target as it was and removes what was prepared.
  public func abandon() {
    try? FileSystem.remove(staging)
    // Only folders that are still empty go.
    for folder in made where rmdir(folder) != 0 { break }
  }

  /// Links are not followed: they lead out of the folder, or round in a circle.
  private func flushAll(_ folder: String) throws(FileError) {
    for name in try FileSystem.names(in: folder) where !FileSystem.isLink(folder + "/" + name) {
      let path = folder + "/" + name
      switch FileSystem.kind(of: path) {
      case .folder: try flushAll(path)
      case .file: try FileSystem.flush(path)
      default: continue
      }
    }
    try FileSystem.flush(folder)
  }
}
