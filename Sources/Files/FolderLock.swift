internal import Glibc

/// Keeps two runs from replacing one folder at a time: an advisory lock on a file, given back when the value goes,
/// or when the process dies.
final class FolderLock {
  private var descriptor: Int32
  private let path: String

  /// Takes the lock.
  ///
  /// - Parameter path: the lock's file, made where it is missing; a dead process may have left it.
  /// - Returns: nil where another process holds it.
  /// - Throws: `FileError` where the file cannot be made.
  static func take(_ path: String) throws(FileError) -> FolderLock? {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
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
      let isKnown = fstat(descriptor, &own) == 0 && lstat(path, &current) == 0
      if isKnown, own.st_ino == current.st_ino { return FolderLock(descriptor: descriptor, path: path) }
      let code = isKnown ? ENOENT : errno
      close(descriptor)
      if code != ENOENT { throw FileError(.create, path, code: code) }
    }
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Gives the lock back, once.
  func release() {
    guard descriptor >= 0 else { return }
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  deinit { release() }
}
