import Foundation
import Spreadsheet
import Testing

/// The tests that make workbooks, one after the other: the library formats dates in a static buffer.
@Suite(.serialized) enum WorkbookTests {}

/// A folder of its own for a test, removed at the end.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "spreadsheet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String = "book.xlsx") -> String { folder.appending(path: name).path }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }
}

/// Runs a program and gives what it printed.
func run(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}

/// The parts of a workbook, unzipped.
struct Parts {
  private let path: String

  init(_ path: String) { self.path = path }

  subscript(name: String) -> String {
    get throws {
      let script =
        "import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
      let (output, status) = try run("/usr/bin/env", ["python3", "-c", script, path, name])
      try #require(status == 0, "no part \(name)")
      return output
    }
  }

  func sheet(_ number: Int) throws -> String { try self["xl/worksheets/sheet\(number).xml"] }

  /// Whether every part is well-formed XML, by an independent reader.
  func areWellFormed() throws -> Bool {
    let script = """
      import sys,zipfile,xml.dom.minidom as m
      z=zipfile.ZipFile(sys.argv[1])
      [m.parseString(z.read(n)) for n in z.namelist()]
      """
    return try run("/usr/bin/env", ["python3", "-c", script, path]).status == 0
  }
}

/// What the C library prints to standard error while a piece of code runs.
func complaints(during body: () throws -> Void) throws -> String {
  let scratch = try Scratch()
  let saved = dup(2)
  let file = open(scratch.path("stderr"), O_CREAT | O_RDWR, 0o600)
  dup2(file, 2)
  defer {
    dup2(saved, 2)
    close(saved)
    close(file)
  }
  try body()
  // Other lines may be those of the testing library.
  return try String(contentsOfFile: scratch.path("stderr"), encoding: .utf8).split(separator: "\n")
    .filter { $0.hasPrefix("[ERROR]") || $0.hasPrefix("[WARNING]") }
    .joined(separator: "\n")
}

func properties() throws -> DocumentProperties {
  try DocumentProperties(
    title: "Positions", subject: "Test", author: "synoptic", comments: "a & b", created: (2025, 11, 10))
}

let a1 = CellReference(0, 0)
