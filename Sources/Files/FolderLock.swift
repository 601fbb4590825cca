internal import Glibc

/// Keeps two runs from replacing one folder at a time: an advisory lock on a file beside it, given back when the
/// value goes, or when the process dies.
public final class FolderLock {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock.
  ///
  /// - Parameter folder: the folder to be replaced; its parent must exist.
  /// - Returns: nil where another process holds it.
  /// - Throws: `FileError` where the lock's file cannot be made.
  public static func take(beside folder: String) throws(FileError) -> FolderLock? {
    guard let parent = FileSystem.parent(of: folder) else { throw FileError(.create, folder, code: EINVAL) }
    let path = (parent == "/" ? "" : parent) + "/.synoptic-lock-" + FileSystem.name(of: folder)
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw FileError(.create, path, code: errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        close(descriptor)
        if code == EWOULDBLOCK { return nil }
        throw FileError(.create, path, code: code)
      }
      // The holder before may have removed the file between our opening it and locking it: then the lock is on a
      // file that no one else will find, and the next try makes a new one.
      var own = stat()
      var current = stat()
      if fstat(descriptor, &own) == 0, stat(path, &current) == 0, own.st_ino == current.st_ino {
        return FolderLock(descriptor: descriptor, path: path)
      }
      close(descriptor)
    }
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}
