internal import Foundation

/// LibreOffice without a window, one call at a time: several at once trip over each other on a small machine.
public enum Office {
  /// The program; nil where it is not installed.
  public static let path: String? = Shell.find("soffice") ?? Shell.find("libreoffice")
  /// Whether its word processor is installed too.
  public static let hasWriter =
    path != nil && FileManager.default.fileExists(atPath: "/usr/lib/libreoffice/program/libswlo.so")

  private static let turn = NSLock()

  /// Converts files with a profile of their own.
  ///
  /// - Parameters:
  ///   - files: their paths.
  ///   - format: the ending, or the ending with a filter and its options, as `--convert-to` takes them.
  ///   - folder: where the results go, under the files' names with the new ending.
  /// - Returns: the names in the folder, in order.
  /// - Throws: ``Shell/Failure`` where fewer files came of it than went in, after a second try.
  public static func convert(_ files: [String], to format: String, into folder: String) throws -> [String] {
    turn.lock()
    defer { turn.unlock() }
    var outcome: Shell.Outcome?
    for _ in 0..<2 {
      let profile = try Folder()
      outcome = try Shell.run(
        path ?? "",
        [
          "-env:UserInstallation=file://" + profile.path("profile"), "--headless", "--convert-to", format,
          "--outdir", folder,
        ] + files,
        // Names of sheets become names of files.
        environment: ["LC_ALL": "C.UTF-8"])
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if names.count >= files.count { return names.sorted() }
    }
    throw Shell.Failure(code: outcome?.code ?? -1, errors: (outcome?.output ?? "") + (outcome?.errors ?? ""))
  }
}
