internal import Glibc

/// The few calls on the file system that a run needs, each with a typed error.
///
/// Paths are plain strings; contents are bytes. Nothing here follows the clock or the locale.
public enum FileSystem {
  /// What stands at a path.
  public enum Kind: Sendable {
    case file, folder, other, missing
  }

  /// The system's wording for an error number.
  ///
  /// - Parameter code: an `errno` value.
  /// - Returns: for instance "No such file or directory".
  public static func message(for code: Int32) -> String {
    // The reentrant form with one meaning everywhere: fills the buffer, returns 0.
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What stands at `path`, symbolic links followed.
  ///
  /// - Parameter path: any path.
  /// - Returns: `missing` also where the path cannot be looked up.
  public static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether a symbolic link stands at `path`, wherever it leads.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether anything stands at `path`, a link that leads nowhere too.
  static func exists(_ path: String) throws(FileError) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw FileError(.read, path, code: errno)
  }

  /// The whole of a file, as far as it reaches when its end is met.
  ///
  /// - Parameters:
  ///   - path: a regular file; a pipe or device is refused and never waited for.
  ///   - limit: the most bytes it may hold, also where it grows meanwhile.
  /// - Returns: its bytes.
  /// - Throws: `FileError` where it cannot be opened or read, `FileError.tooLarge` where it holds more than the limit.
  public static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(.read, path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(.read, path, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileError(.read, path, code: EISDIR) }
    if status.st_mode & S_IFMT != S_IFREG {
      throw FileError(.read, path, code: EINVAL, advice: "this is a pipe or a device and no file")
    }
    if Int(status.st_size) > limit { throw FileError(.read, path, code: FileError.tooLarge) }
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    // One more byte than the size says, so that an unchanged file ends in a single extra call.
    var room = max(Int(status.st_size) + 1, 4096)
    while true {
      let old = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: room))
      let got = bytes.withUnsafeMutableBytes { space -> Int in
        guard let base = space.baseAddress else { return 0 }
        var total = 0
        while total < room {
          let count = Glibc.read(descriptor, base + old + total, room - total)
          if count < 0 && errno == EINTR { continue }
          if count < 0 { failure = errno }
          if count <= 0 { break }
          total += count
        }
        return total
      }
      bytes.removeLast(room - got)
      if failure != 0 { throw FileError(.read, path, code: failure) }
      if bytes.count > limit { throw FileError(.read, path, code: FileError.tooLarge) }
      if got < room { return bytes }
      room = max(bytes.count / 2, 65_536)
    }
  }

  /// The names in a folder, without `.` and `..`.
  ///
  /// - Parameters:
  ///   - folder: the folder to list.
  ///   - limit: the most names it may hold.
  /// - Returns: names in the order of their bytes.
  /// - Throws: `FileError` where it cannot be opened or read to its end, `FileError.tooMany` where it holds more names.
  public static func names(in folder: String, limit: Int = .max) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw FileError(.list, folder, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      if names.count == limit { throw FileError(.list, folder, code: FileError.tooMany) }
      names.append(name)
    }
    let failure = errno
    if failure != 0 { throw FileError(.list, folder, code: failure) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a new file and forces it to the disk.
  ///
  /// - Parameters:
  ///   - bytes: the contents.
  ///   - path: where; an existing file is replaced in place, so write beside and rename to publish.
  ///   - replacing: false refuses a path at which anything stands, a link that leads nowhere too.
  /// - Throws: `FileError` where any byte could not be written.
  public static func write(_ bytes: [UInt8], to path: String, replacing: Bool = true) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
    let descriptor = open(path, flags, 0o644)
    guard descriptor >= 0 else { throw FileError(.write, path, code: errno) }
    var failure = write(bytes[...], to: descriptor)
    if failure == 0 && fsync(descriptor) != 0 && errno != EINVAL { failure = errno }
    if close(descriptor) != 0 && failure == 0 { failure = errno }
    if failure != 0 { throw FileError(.write, path, code: failure) }
  }

  /// Returns the error number, 0 where all bytes were written.
  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { space in
      guard let base = space.baseAddress else { return 0 }
      var done = 0
      while done < space.count {
        let count = Glibc.write(descriptor, base + done, space.count - done)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return errno }
        done += count
      }
      return 0
    }
  }

  /// Forces an existing file, or a folder's list of names, to the disk.
  ///
  /// - Parameter path: a file or folder.
  /// - Throws: `FileError` where it cannot be opened or flushed.
  public static func flush(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.write, path, code: errno) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS {
      throw FileError(.write, path, code: errno)
    }
  }

  /// Makes a folder, and the ones above it, where they are missing.
  ///
  /// - Parameter path: the folder wanted.
  /// - Throws: `FileError` where one of them cannot be made.
  public static func makeFolder(_ path: String) throws(FileError) {
    if path.isEmpty || kind(of: path) == .folder { return }
    if let parent = parent(of: path), parent != path { try makeFolder(parent) }
    if mkdir(path, 0o755) != 0 && errno != EEXIST { throw FileError(.create, path, code: errno) }
    if kind(of: path) != .folder { throw FileError(.create, path, code: ENOTDIR) }
  }

  /// Removes a file, or a folder with all it holds; nothing happens where nothing stands.
  ///
  /// - Parameter path: what to remove; a link is removed, not what it leads to.
  /// - Throws: `FileError` where something could not be removed.
  public static func remove(_ path: String) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw FileError(.remove, path, code: errno)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in try names(in: path) { try remove(path + "/" + name) }
      if rmdir(path) != 0 { throw FileError(.remove, path, code: errno) }
    } else if unlink(path) != 0 {
      throw FileError(.remove, path, code: errno)
    }
  }

  /// Gives a file or folder a second name in another folder.
  ///
  /// Files get a hard link where the disk allows it, else they are copied.
  ///
  /// - Parameters:
  ///   - path: what to carry over; links are copied as links, folders with all they hold.
  ///   - target: the new name, which must not exist yet.
  /// - Throws: `FileError` where something could not be carried over.
  public static func carry(_ path: String, to target: String) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileError(.read, path, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      // The folder's own mode comes last: it may forbid writing, and `mkdir` cuts it by the mask.
      if mkdir(target, 0o700) != 0 { throw FileError(.create, target, code: errno) }
      for name in try names(in: path) { try carry(path + "/" + name, to: target + "/" + name) }
      try flush(target)
      _ = chown(target, status.st_uid, status.st_gid)
      _ = chmod(target, status.st_mode & 0o7777)
    case S_IFLNK:
      guard symlink(try link(at: path), target) == 0 else { throw FileError(.create, target, code: errno) }
    default:
      if Glibc.link(path, target) == 0 { return }
      // Pipes and devices hold nothing that could be copied.
      guard errno != EEXIST, status.st_mode & S_IFMT == S_IFREG else {
        throw FileError(.create, target, code: errno)
      }
      try copy(path, status, to: target)
    }
  }

  /// Copies a file in pieces, with its owner, mode and time, and forces it to the disk.
  private static func copy(_ path: String, _ status: stat, to target: String) throws(FileError) {
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw FileError(.read, path, code: errno) }
    defer { close(source) }
    let copy = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw FileError(.create, target, code: errno) }
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var failure: Int32 = 0
    while failure == 0 {
      let count = Glibc.read(source, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { failure = errno }
      if count <= 0 { break }
      failure = write(piece[..<count], to: copy)
    }
    _ = fchown(copy, status.st_uid, status.st_gid)
    _ = fchmod(copy, status.st_mode & 0o7777)
    _ = futimens(copy, [status.st_atim, status.st_mtim])
    if failure == 0 && fsync(copy) != 0 && errno != EINVAL { failure = errno }
    if close(copy) != 0 && failure == 0 { failure = errno }
    if failure != 0 { throw FileError(.write, target, code: failure) }
  }

  /// What a symbolic link says.
  private static func link(at path: String) throws(FileError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(path, &buffer, buffer.count - 1)
    guard count >= 0 else { throw FileError(.read, path, code: errno) }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The absolute path of something that exists, every link resolved.
  ///
  /// - Parameter path: an existing file or folder.
  /// - Returns: its one real path.
  /// - Throws: `FileError` where nothing stands there.
  public static func resolve(_ path: String) throws(FileError) -> String {
    guard let text = realpath(path, nil) else { throw FileError(.resolve, path, code: errno) }
    defer { free(text) }
    return String(cString: text)
  }

  /// The absolute path that something has, or would have if it were made, every link resolved.
  ///
  /// - Parameter path: a file or folder, also one that is missing or that a link leads to in vain.
  /// - Returns: its one real path.
  /// - Throws: `FileError` where no path can be made out, as for an empty one or links in a circle.
  public static func destination(of path: String) throws(FileError) -> String {
    var path = path
    for _ in 0..<40 {
      do throws(FileError) {
        return try resolve(path)
      } catch {
        let name = name(of: path)
        guard error.code == ENOENT, !["", "/", ".", ".."].contains(name) else { throw error }
        let above = try destination(of: parent(of: path) ?? ".")
        let place = (above == "/" ? "" : above) + "/" + name
        guard isLink(place) else { return place }
        let link = try link(at: place)
        path = link.utf8.first == UInt8(ascii: "/") ? link : above + "/" + link
      }
    }
    throw FileError(.resolve, path, code: ELOOP)
  }

  /// The part of a path before its last slash: nil for a bare name.
  ///
  /// - Parameter path: any path; slashes at its end do not count.
  /// - Returns: the folder that holds it, `/` for what stands at the root.
  public static func parent(of path: String) -> String? {
    var bytes = Array(path.utf8)
    while bytes.count > 1 && bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    bytes.removeSubrange(slash...)
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
  }

  /// The part of a path after its last slash.
  ///
  /// - Parameter path: any path; slashes at its end do not count.
  /// - Returns: the bare name, `/` for the root.
  public static func name(of path: String) -> String {
    // By bytes, as the system does: a combining mark after a slash makes one character of the two.
    guard let name = path.utf8.split(separator: UInt8(ascii: "/")).last else {
      return path.isEmpty ? "" : "/"
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Writes text to the standard output or the standard error stream, unbuffered.
  ///
  /// - Parameters:
  ///   - text: what to say, line end included.
  ///   - toError: the standard error stream instead of the standard output.
  /// - Returns: false where the stream could not take it all, as when a reader has gone.
  @discardableResult
  public static func say(_ text: String, toError: Bool = false) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(toError ? 2 : 1, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// Ends the program.
  ///
  /// - Parameter code: the exit code.
  public static func exit(_ code: Int32) -> Never {
    Glibc.exit(code)
  }

  /// Whether the standard error stream is a terminal that someone watches.
  public static var errorIsTerminal: Bool { isatty(2) == 1 }
}
