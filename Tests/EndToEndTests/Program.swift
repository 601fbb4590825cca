import Foundation

/// The built program, run in fresh folders.
enum Program {
  /// What a run of it left behind.
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The folder that holds Package.swift.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The real input and its gold coding, which stand beside the repository and never in it.
  static let shared = repository.deletingLastPathComponent().appendingPathComponent("shared")
  static let hasShared = FileManager.default.fileExists(atPath: shared.appendingPathComponent("seeds").path)

  /// The executable that was built together with these tests.
  static let executable: URL = {
    // On Linux the tests are a program of their own in the products' folder.
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "synoptic")
  }()

  /// Runs the program to its end.
  @discardableResult
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try run(executable.path, arguments, environment: environment)
  }

  /// Runs any program to its end.
  @discardableResult
  static func run(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws
    -> Outcome
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files rather than pipes: no reader has to keep pace.
    let folder = try Folder()
    let (out, err) = (folder.url.appendingPathComponent("out"), folder.url.appendingPathComponent("err"))
    for file in [out, err] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  /// A python3 that knows a module; nil where there is none.
  static func python(with module: String) -> String? {
    let paths: [String] = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      $0 + "/python3"
    }
    return (paths + ["/usr/bin/python3"]).first { path in
      FileManager.default.isExecutableFile(atPath: path)
        && (try? run(path, ["-c", "import " + module]).code) == 0
    }
  }

  /// A program on PATH; nil where there is none.
  static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A fresh folder that goes when the value goes.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("synoptic-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }

  /// Writes a file, with the folders above it.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  func sub(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Every file below, by relative path, with its bytes.
  func contents(below name: String) throws -> [String: Data] {
    let root = url.appendingPathComponent(name)
    var found: [String: Data] = [:]
    for case let file as URL in FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      ?? .init()
    {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        found[String(file.path.dropFirst(root.path.count + 1))] = try Data(contentsOf: file)
      }
    }
    return found
  }
}

/// A small compilation in words of its own, for tests.
let sampleCompilation = """
  I. Introduction

  1. The secretariat invited comments.

   Norway

  [Original: English]
  [3 November 2021]

   Scope

   The convention should cover cybercrime and leave cybersecurity aside.

   Objectives

   The aims should be:

   (a) Faster mutual legal assistance;

   (b) =SUM(1,2) is text, and so is this.

   Kenya

  [Original: English]
  [5 November 2021]

   Human rights must be respected, and technical assistance provided.

  """
