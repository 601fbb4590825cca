import Foundation
import TestSupport
import Testing

@testable import Files

extension Folder {
  func read(_ name: String) -> String? { try? text(name) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: destination)
  }

  func mode(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
  }
}

/// The files that a walk finds which ends nowhere early.
func files(below folder: String) throws -> [String] {
  try FolderWalk(folder, depth: .max, count: .max).files
}

extension FolderSwap {
  /// Begins a swap that no other one hinders.
  static func begin(_ path: String, own: Set<String> = ["csv", "report.md"]) throws -> FolderSwap {
    try #require(try FolderSwap(replacing: path, own: own))
  }
}
