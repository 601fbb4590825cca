import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The tests that make workbooks, one after the other: some change the time zone or standard error.
@Suite(.serialized) enum WorkbookTests {}

extension Folder {
  /// Where a test's workbook goes.
  func path() -> String { path("book.xlsx") }
}

/// The parts of a workbook, unzipped.
struct Parts {
  private let path: String

  init(_ path: String) { self.path = path }

  subscript(name: String) -> String {
    get throws {
      let script =
        "import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
      let outcome = try Self.run(script, [path, name])
      try #require(outcome.code == 0, "no part \(name)")
      return outcome.output
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
    return try Self.run(script, [path]).code == 0
  }

  private static let python = Shell.python(with: "zipfile, xml.dom.minidom")

  static func run(_ script: String, _ arguments: [String]) throws -> Shell.Outcome {
    try Shell.run(try #require(python, "no python3 to unzip with"), ["-c", script] + arguments)
  }
}

/// What the C library prints to standard error while a piece of code runs.
func complaints(during body: () throws -> Void) throws -> String {
  let scratch = try Folder()
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
  return try scratch.text("stderr").split(separator: "\n")
    .filter { $0.hasPrefix("[ERROR]") || $0.hasPrefix("[WARNING]") }
    .joined(separator: "\n")
}

func properties() throws -> DocumentProperties {
  try DocumentProperties(
    title: "Positions", subject: "Test", author: "synoptic", comments: "a & b", created: (2025, 11, 10))
}

let a1 = CellReference(0, 0)
