import Codebook
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

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The tables compiled in, with some replaced by these texts.
func source(_ tables: [String: String]) -> CodebookSource {
  CodebookSource(replacing: tables.mapValues { Array($0.utf8) })
}

/// A table compiled in, as text.
func table(_ name: String) throws -> String {
  String(decoding: try CodebookSource().bytes(of: name), as: UTF8.self)
}

/// The words of the error that a piece of code throws; nil where it throws none.
func complaint(_ body: () throws(TableError) -> Void) -> String? {
  do throws(TableError) {
    try body()
    return nil
  } catch {
    return error.description
  }
}

/// The root of the repository, seen from this file.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

let sharedIssues = repository.deletingLastPathComponent().appending(path: "shared/codebook/issues.csv").path
