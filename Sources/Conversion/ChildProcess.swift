internal import CChildProcess
internal import Glibc

/// A program of the system run to its end without a shell, in the C locale, with its own home and within limits.
struct ChildProcess {
  /// What it may use up.
  struct Limits {
    /// Seconds, of the processor and of the clock.
    var seconds: UInt32 = 120
    /// Bytes of memory of its own that it may write to; 0 for no limit.
    var memory: UInt64 = 2 << 30
    /// Bytes of any file that it writes.
    var fileSize: UInt64 = 512 << 20
  }

  /// How it ended.
  enum End: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case timedOut
    case notStarted(code: Int32)
  }

  /// The program's absolute path.
  let program: String
  /// What it is told, its own name not included.
  let arguments: [String]
  /// The folder it works in: its home and its place for temporary files too.
  let folder: String
  var limits = Limits()

  /// Where it writes what it prints, below its folder; both files are new with each run.
  static let (output, errors) = (".standard-output", ".standard-error")

  /// Runs it and waits for its end.
  ///
  /// - Returns: how it ended.
  func run() -> End {
    let environment = [
      "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=\(folder)", "TMPDIR=\(folder)",
    ]
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    var detail: Int32 = 0
    let end = run_child(
      program, words, settings, folder, folder + "/" + Self.output, folder + "/" + Self.errors,
      child_limits(seconds: limits.seconds, memory: limits.memory, file_size: limits.fileSize), &detail)
    return switch end {
    case child_exited: .exited(detail)
    case child_killed: .killed(signal: detail)
    case child_timed_out: .timedOut
    default: .notStarted(code: detail)
    }
  }
}
