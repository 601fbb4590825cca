import Foundation
import TestSupport
import Testing

/// The built program on a file system that fails where it is told to, see `Tests/Faults/faults.c`.
final class FaultyProgram {
  /// How the output is put in place.
  enum Mode: String, CaseIterable {
    case exchange, renames, within
  }

  /// What befalls a call.
  enum Fault: CustomStringConvertible {
    case none, kill, full
    case error(Int32)

    var description: String {
      switch self {
      case .none: "0"
      case .kill: "kill"
      case .full: "full"
      case .error(let code): "\(code)"
      }
    }
  }

  struct Outcome {
    /// nil where the process was killed.
    let code: Int32?
    /// Calls of the file system from the lock on.
    let calls: Int
  }

  private let process = Process()
  private let orders = Pipe()
  private let answers = Pipe()

  /// Builds the library; nil where there is no C compiler.
  static func library(in folder: Folder) throws -> String? {
    guard let compiler = ["clang", "cc", "gcc"].lazy.compactMap(Shell.find).first else { return nil }
    let source = Repository.root.appendingPathComponent("Tests/Faults/faults.c").path
    let path = folder.path("faults.so")
    _ = try Shell.run(compiler, ["-shared", "-fPIC", "-o", path, source, "-ldl"]).succeeded()
    return path
  }

  /// Starts the program, which waits for its first order before it touches the output.
  init(_ library: String, mode: Mode, arguments: [String]) throws {
    process.executableURL = Program.executable
    process.arguments = ["--quiet"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "LD_PRELOAD": library, "FAULTS_MODE": mode.rawValue,
    ]) { $1 }
    process.standardInput = orders
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Lets a process of its own put the output in place.
  func publish(_ fault: Fault = .none, at call: Int = 0) throws -> Outcome {
    try orders.fileHandleForWriting.write(contentsOf: Data("\(fault) \(call)\n".utf8))
    var line = Data()
    while let byte = try answers.fileHandleForReading.read(upToCount: 1), let first = byte.first,
      first != 0x0A
    {
      line.append(byte)
    }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    let numbers = words.dropFirst().compactMap { Int($0) }
    try #require(numbers.count == 2, "the program answered '\(words)'")
    return Outcome(code: words[0] == "exit" ? Int32(numbers[0]) : nil, calls: numbers[1])
  }

  func end() throws {
    try orders.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
