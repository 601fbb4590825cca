public import Foundation

/// A fresh folder that goes when the value goes.
public final class Folder: Sendable {
  /// The folder; no part of it is a symbolic link, so that paths can be compared.
  public let url: URL

  /// Makes it in the system's place for temporary files.
  ///
  /// - Throws: the error of the file system.
  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "synoptic-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    url = folder.resolvingSymlinksInPath()
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The folder as a path.
  public var path: String { url.path }

  /// The path of something in the folder, whether it is there or not.
  ///
  /// - Parameter name: a path below the folder, not changed.
  /// - Returns: the two joined.
  public func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders above it.
  ///
  /// - Parameters:
  ///   - bytes: what it will hold.
  ///   - name: its path below the folder.
  /// - Throws: the error of the file system.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a text as a file, with the folders above it.
  ///
  /// - Parameters:
  ///   - text: what it will hold, as UTF-8.
  ///   - name: its path below the folder.
  /// - Throws: the error of the file system.
  public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Reads a file as text.
  ///
  /// - Parameter name: its path below the folder.
  /// - Returns: the text; bytes that are no UTF-8 are repaired.
  /// - Throws: the error of the file system where there is none.
  public func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// Everything in the folder and below, hidden names too, as relative paths in order.
  public var all: [String] { ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted() }

  /// Reads every file below a folder.
  ///
  /// - Parameter name: the path of that folder below this one.
  /// - Returns: the files' bytes by their paths below the folder named.
  /// - Throws: the error of the file system.
  public func contents(below name: String) throws -> [String: Data] {
    let root = URL(fileURLWithPath: path(name))
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
