internal import Glibc

/// A failure of the file system: what was tried, on which path, and the system's own reason.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// What was being done.
  public enum Operation: String, Sendable {
    case read, list, write, create, remove, replace, resolve
  }

  /// The code of a file that holds more bytes than are read.
  public static let tooLarge = EFBIG
  /// The code of a folder that holds more names than are read.
  public static let tooMany = EOVERFLOW

  /// The code of a file that does not hold what was written to it.
  public static let damaged = EIO

  /// What was being done when it failed.
  public let operation: Operation
  /// The path as it was given.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// What to do about it, where that is known.
  public let advice: String?

  /// Records a failed call.
  ///
  /// - Parameters:
  ///   - operation: what was being done.
  ///   - path: the path as it was given.
  ///   - code: `errno` right after the call.
  ///   - advice: what to do about it, where that is known.
  public init(_ operation: Operation, _ path: String, code: Int32, advice: String? = nil) {
    self.advice = advice
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// One line: what failed, on what, why, and what to do where that is known.
  public var description: String {
    let reason = "cannot \(operation.rawValue) \(path): \(FileSystem.message(for: code))"
    guard let advice else { return reason }
    return "\(reason); \(advice)"
  }
}
