internal import CFileSwap
internal import Glibc

/// A folder filled aside and then put in the place of another, so that whoever opens the target finds the old
/// contents or the new ones, whatever happens on the way.
///
/// ```
/// output/                 .synoptic-new-output/          the names are exchanged by one system call;
///   README.md  ── link ──▶  README.md                    what is not the run's own (README.md) is
///   csv/  (old)             csv/  (new)                  carried over first, as a second link
/// ```
///
/// | where the file system        | how                                    | a run killed in between leaves      |
/// |------------------------------|----------------------------------------|-------------------------------------|
/// | can exchange two names       | one step                               | the old or the new folder           |
/// | cannot                       | the old one is renamed aside to        | no folder for the time of one call; |
/// |                              | `.synoptic-old-output`, the new one in | the next run puts the old one back  |
/// | cannot rename the target: a  | renamed to `.synoptic-ready` within    | some own names new and some old;    |
/// | mount point, a layer below,  | the target; from then on every own     | the next run moves the others in,   |
/// | a parent not to be written   | name is moved in                       | so that the new output is whole     |
///
/// All contents are on the disk before the first name changes, and the names before the old contents go.
public struct FolderSwap {
  /// The folder whose contents are replaced, links resolved.
  public let target: String
  /// The folder being filled.
  public let staging: String
  /// Names directly below the target that belong to the run.
  private let own: Set<String>
  /// Whether the folder is filled within the target, whose own name cannot change.
  private let isWithin: Bool
  /// Where the old contents wait for their removal when the folder is replaced as one.
  private let retired: String
  /// The folders made so that the target exists, the innermost first.
  private let made: [String]
  private let lock: FolderLock

  /// Prepares an empty folder beside the target, or within it where it cannot be beside.
  ///
  /// What a run that died left there is brought to its end first. Gives nil where another process is replacing the
  /// same folder.
  ///
  /// - Parameters:
  ///   - path: the folder to replace; made where it is missing.
  ///   - own: names directly below the target that belong to the run: they are replaced, or go where the new
  ///     folder has none; every other name is carried over untouched.
  /// - Throws: `FileError` where the target cannot be written, and where it holds the folder that the run stands
  ///   in: that one would be removed from under the user's feet.
  public init?(replacing path: String, own: Set<String>) throws(FileError) {
    target = try FileSystem.destination(of: path)
    self.own = own
    guard let parent = FileSystem.parent(of: target), target != "/" else {
      throw FileError(.replace, path, code: EINVAL)
    }
    if let current = try? FileSystem.resolve("."), (current + "/").utf8.starts(with: (target + "/").utf8) {
      throw FileError(.replace, path, code: EBUSY, advice: "start from a folder outside of it")
    }
    var made: [String] = []
    var held: FolderLock?
    do throws(FileError) {
      try Self.makeFolder(parent, noting: &made)
      isWithin = Self.mustStay(target, in: parent)
      retired = Self.beside(target, in: parent, "old")
      staging = isWithin ? target + "/.synoptic-new" : Self.beside(target, in: parent, "new")
      let lockFile = isWithin ? target + "/.synoptic-lock" : Self.beside(target, in: parent, "lock")
      guard let lock = try FolderLock.take(lockFile)
      else {
        Self.unmake(made)
        return nil
      }
      held = lock
      self.lock = lock
      if !isWithin { try Self.recover(target, from: retired, own: own) }
      try Self.makeFolder(target, noting: &made)
      try Self.settle(in: target)
      for leftover in [staging, target + "/.synoptic-new"] { try FileSystem.remove(leftover) }
      if mkdir(staging, 0o755) != 0 { throw FileError(.create, staging, code: errno) }
    } catch {
      held?.release()
      Self.unmake(made)
      throw error
    }
    self.made = made
  }

  /// Brings to its end what a run that died left, so that the folder holds the old contents or the new ones.
  ///
  /// Nothing happens where there is nothing to do, and while another process is replacing the folder.
  ///
  /// - Parameters:
  ///   - path: the folder that was being replaced.
  ///   - own: names directly below it that belong to the run.
  /// - Throws: `FileError` where it cannot be done.
  public static func bringToEnd(_ path: String, own: Set<String>) throws(FileError) {
    let target = try FileSystem.destination(of: path)
    guard let parent = FileSystem.parent(of: target), target != "/" else { return }
    for part in ["old", "new", "ready", "lock"] {
      for leftover in [target + "/.synoptic-" + part, beside(target, in: parent, part)] {
        if try FileSystem.exists(leftover) {
          return try FolderSwap(replacing: path, own: own)?.abandon() ?? ()
        }
      }
    }
  }

  private static func beside(_ target: String, in parent: String, _ part: String) -> String {
    (parent == "/" ? "" : parent) + "/.synoptic-\(part)-" + FileSystem.name(of: target)
  }

  /// Puts the new contents in place and removes the old ones; no other process is held up any longer.
  ///
  /// What is prepared under a name that is not the run's own, such as a temporary file, is no part of it.
  ///
  /// - Throws: `FileError`; the target then still holds what it held, or the error says where that is.
  public func publish() throws(FileError) {
    for name in try FileSystem.names(in: staging) where !own.contains(name) {
      try FileSystem.remove(staging + "/" + name)
    }
    try Self.flushAll(staging)
    if isWithin { try moveIn() } else { try replaceWhole() }
    lock.release()
  }

  /// Leaves the target as it was and removes what was prepared; no other process is held up any longer.
  public func abandon() {
    try? FileSystem.remove(staging)
    lock.release()
    Self.unmake(made)
  }

  // MARK: - Beside the target

  private func replaceWhole() throws(FileError) {
    for name in try FileSystem.names(in: target) where !own.contains(name) {
      try FileSystem.carry(target + "/" + name, to: staging + "/" + name)
    }
    var status = stat()
    guard stat(target, &status) == 0 else { throw FileError(.replace, target, code: errno) }
    // A folder published by another user, root among them, stays its owner's where that is allowed.
    _ = chown(staging, status.st_uid, status.st_gid)
    guard chmod(staging, status.st_mode & 0o7777) == 0 else {
      throw FileError(.replace, target, code: errno)
    }
    try FileSystem.flush(staging)
    guard let old = try exchange() else { return try moveInstead() }
    // Where the disk does not confirm the new names, the old contents stay for the next run to remove.
    guard let parent = FileSystem.parent(of: target), (try? FileSystem.flush(parent)) != nil else { return }
    try? Self.discard(old, replacedBy: target, own: own)
  }

  /// Returns where the old contents are now; nil where the target lies on another layer or disk than its parent.
  private func exchange() throws(FileError) -> String? {
    if exchange_paths(staging, target) == 0 {
      return rename(staging, retired) == 0 ? retired : staging
    }
    if errno == EXDEV { return nil }
    let cannotExchange = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP
    guard cannotExchange, rename(target, retired) == 0 else {
      throw FileError(.replace, target, code: errno)
    }
    guard rename(staging, target) == 0 else {
      let code = errno
      if rename(retired, target) == 0 { throw FileError(.replace, target, code: code) }
      throw FileError(
        .replace, target, code: code, advice: "its contents are in \(retired), the next run puts them back")
    }
    return retired
  }

  private func moveInstead() throws(FileError) {
    for name in try FileSystem.names(in: staging) where !own.contains(name) {
      try FileSystem.remove(staging + "/" + name)
    }
    try moveIn()
  }

  /// Brings to its end what a run that died between two renames left.
  private static func recover(_ target: String, from retired: String, own: Set<String>) throws(FileError) {
    guard try FileSystem.exists(retired) else { return }
    if try FileSystem.exists(target) {
      try discard(retired, replacedBy: target, own: own)
    } else if rename(retired, target) != 0 {
      throw FileError(.replace, target, code: errno)
    }
  }

  /// Removes old contents, and first saves what others put there since its names were carried over.
  private static func discard(_ old: String, replacedBy new: String, own: Set<String>) throws(FileError) {
    try rescue(from: old, to: new, leaving: own)
    try FileSystem.remove(old)
  }

  private static func rescue(from old: String, to new: String, leaving own: Set<String>) throws(FileError) {
    for name in try FileSystem.names(in: old) where !own.contains(name) {
      let (source, place) = (old + "/" + name, new + "/" + name)
      var before = stat()
      guard lstat(source, &before) == 0 else { throw FileError(.read, source, code: errno) }
      var after = stat()
      if lstat(place, &after) == 0 {
        let areFolders = [before, after].map { $0.st_mode & S_IFMT == S_IFDIR }
        if areFolders == [true, true] { try rescue(from: source, to: place, leaving: []) }
        let isLater =
          (before.st_mtim.tv_sec, before.st_mtim.tv_nsec) > (after.st_mtim.tv_sec, after.st_mtim.tv_nsec)
        if areFolders.contains(true) || before.st_ino == after.st_ino || !isLater { continue }
      } else if errno != ENOENT {
        throw FileError(.read, place, code: errno)
      }
      if rename(source, place) != 0 { throw FileError(.replace, place, code: errno) }
    }
  }

  // MARK: - Within the target

  /// Whether the target's own name cannot change: a mount point, or a parent that may not be written.
  private static func mustStay(_ target: String, in parent: String) -> Bool {
    FileSystem.kind(of: target) == .folder
      && (is_mount_point(target) == 1 || access(parent, W_OK | X_OK) != 0)
  }

  private static func ready(in target: String) -> String { target + "/.synoptic-ready" }

  private func moveIn() throws(FileError) {
    for name in own.sorted() {
      guard try FileSystem.exists(target + "/" + name), try !FileSystem.exists(staging + "/" + name) else {
        continue
      }
      try FileSystem.write([], to: staging + "/" + Self.goneMark + name)
    }
    try FileSystem.flush(staging)
    let ready = Self.ready(in: target)
    if rename(staging, ready) != 0 { throw FileError(.replace, target, code: errno) }
    do throws(FileError) {
      try FileSystem.flush(target)
      try Self.settle(in: target)
    } catch {
      throw FileError(
        error.operation, error.path, code: error.code,
        advice: "the new output is complete in \(ready), the next run moves it in")
    }
  }

  /// Before a name that the new contents no longer have.
  private static let goneMark = ".gone-"

  /// Moves complete contents in, name by name; a name still in `ready` has yet to be moved.
  private static func settle(in target: String) throws(FileError) {
    let (ready, old) = (Self.ready(in: target), target + "/.synoptic-old")
    try FileSystem.remove(old)
    guard try FileSystem.exists(ready) else { return }
    try FileSystem.makeFolder(old)
    for entry in try FileSystem.names(in: ready) {
      let isGone = entry.hasPrefix(goneMark)
      let name = isGone ? String(entry.dropFirst(goneMark.count)) : entry
      let place = target + "/" + name
      if try FileSystem.exists(place), rename(place, old + "/" + name) != 0 {
        // A folder of a layer below cannot be renamed, only removed.
        guard errno == EXDEV else { throw FileError(.replace, place, code: errno) }
        try FileSystem.remove(place)
      }
      if isGone {
        try FileSystem.remove(ready + "/" + entry)
      } else if rename(ready + "/" + name, place) != 0 {
        throw FileError(.replace, place, code: errno)
      }
    }
    // All names are moved: what cannot be cleared away is left for the next run.
    guard (try? FileSystem.flush(target)) != nil else { return }
    try? FileSystem.remove(ready)
    try? FileSystem.remove(old)
  }

  // MARK: - Folders

  private static func makeFolder(_ path: String, noting made: inout [String]) throws(FileError) {
    var missing: [String] = []
    var above: String? = path
    while let folder = above, FileSystem.kind(of: folder) == .missing {
      missing.append(folder)
      above = FileSystem.parent(of: folder)
    }
    made = missing + made
    try FileSystem.makeFolder(path)
  }

  /// Only folders that are still empty go.
  private static func unmake(_ made: [String]) {
    for folder in made where rmdir(folder) != 0 { break }
  }

  /// Links are not followed: they lead out of the folder, or round in a circle.
  private static func flushAll(_ folder: String) throws(FileError) {
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
