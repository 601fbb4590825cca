import Codebook
import Foundation
import Tables
import TestSupport

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

/// The issues as the shared codebook lists them.
let sharedIssues = Repository.shared.appending(path: "codebook/issues.csv").path
