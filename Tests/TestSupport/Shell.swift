internal import Foundation

/// Other programs, run to their end.
public enum Shell {
  /// What a run of a program left behind.
  public struct Outcome: Sendable {
    /// What it ended with, 0 for success.
    public let code: Int32
    /// The bytes it printed.
    public let bytes: [UInt8]
    /// What it printed to standard error, as text.
    public let errors: String

    /// What it printed, as text.
    public var output: String { String(decoding: bytes, as: UTF8.self) }

    /// Makes sure that the program ended well.
    ///
    /// - Returns: the same outcome.
    /// - Throws: ``Failure`` for any code but 0.
    public func succeeded() throws(Failure) -> Outcome {
      if code != 0 { throw Failure(code: code, errors: errors) }
      return self
    }
  }

  /// A program that did not end well.
  public struct Failure: Error {
    /// What it ended with.
    public let code: Int32
    /// What it printed to standard error.
    public let errors: String
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: what follows its name.
  ///   - environment: variables to set beside those of the tests.
  ///   - input: what it reads from standard input.
  /// - Returns: what it left behind, also where it did not end well.
  /// - Throws: the error of the system where the program cannot be started.
  @discardableResult
  public static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], input: [UInt8] = []
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files rather than pipes: no reader has to keep pace.
    let folder = try Folder()
    let files = ["in", "out", "err"].map { URL(fileURLWithPath: folder.path($0)) }
    for (file, content) in zip(files, [input, [], []]) { try Data(content).write(to: file) }
    let (read, out, err) = (
      try FileHandle(forReadingFrom: files[0]), try FileHandle(forWritingTo: files[1]),
      try FileHandle(forWritingTo: files[2])
    )
    defer { for handle in [read, out, err] { try? handle.close() } }
    process.standardInput = read
    process.standardOutput = out
    process.standardError = err
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, bytes: Array(try Data(contentsOf: files[1])),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// Finds a python3 that knows a module.
  ///
  /// - Parameter module: the module, or several with commas between them.
  /// - Returns: its path; nil where there is none.
  public static func python(with module: String) -> String? {
    (folders.map { $0 + "/python3" } + ["/usr/bin/python3"]).first { path in
      FileManager.default.isExecutableFile(atPath: path)
        && (try? run(path, ["-c", "import " + module]).code) == 0
    }
  }

  /// Finds a program on PATH.
  ///
  /// - Parameter name: what one would type.
  /// - Returns: its path; nil where there is none.
  public static func find(_ name: String) -> String? {
    folders.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static var folders: [String] {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
  }
}
