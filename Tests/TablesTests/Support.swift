import Foundation
import Tables

/// Sebastiano Vigna's generator: the same numbers on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Feeds a program and gives what it printed; nil where it is not there or fails.
func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8]? {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "input")
  try Data(input).write(to: file)
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.standardInput = try FileHandle(forReadingFrom: file)
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? Array(data) : nil
}

let hasPython = (try? run("python3", ["-c", "import csv"])) ?? nil != nil

func write(_ header: [String], _ rows: [[String]], _ form: CSVWriter.Form = .verbatim) -> [UInt8] {
  var writer = CSVWriter(header: header, form: form)
  for row in rows { writer.append(row) }
  return writer.bytes
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Fields byte for byte: strings that differ only in how accents are composed are not equal here.
func exact(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }

/// All strings of up to `length` pieces.
func strings(of pieces: [String], upTo length: Int) -> [String] {
  var all = [""]
  var latest = [""]
  for _ in 0..<length {
    latest = latest.flatMap { start in pieces.map { start + $0 } }
    all += latest
  }
  return all
}

let nasty = ["\"", ",", "\r", "\n", " ", "é", "=", "-"]
