public import Foundation

/// Where the tests find the files of the project, whatever folder they run in.
public enum Repository {
  /// The folder that holds Package.swift.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of real input and its gold coding, which stands beside the repository and never in it.
  public static let shared = root.deletingLastPathComponent().appendingPathComponent("shared")

  /// Whether the real input is there.
  public static let hasShared = FileManager.default.fileExists(
    atPath: shared.appendingPathComponent("seeds").path)
}
