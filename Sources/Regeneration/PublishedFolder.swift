public import Codebook
internal import Files
internal import Reporting
internal import Submissions
internal import Tables

/// A folder of output, read back.
enum PublishedFolder {
  /// The folder of tables in an output folder; the folder itself where it holds the tables, as in a history.
  static func tables(of folder: String) -> String {
    FileSystem.kind(of: folder + "/csv") == .folder ? folder + "/csv" : folder
  }

  /// Reads what a run published.
  ///
  /// - Parameter folder: a folder of output, or of tables.
  /// - Returns: the run.
  /// - Throws: `RunError` where a table cannot be read or is faulty.
  static func run(in folder: String) throws(RunError) -> PublishedRun {
    let tables = tables(of: folder)
    var files: [String: [UInt8]] = [:]
    do throws(FileError) {
      for name in PublishedRun.needed { files[name] = try FileSystem.read(tables + "/" + name) }
    } catch {
      throw .cannotRead(error)
    }
    for name in PublishedRun.welcome { files[name] = try? FileSystem.read(tables + "/" + name) }
    do throws(TableError) {
      return try PublishedRun(files, in: tables)
    } catch {
      throw .faultyInput(error)
    }
  }

  /// Reads the run before, which is none where nothing was published or its tables cannot be read.
  ///
  /// - Parameter output: the output folder.
  /// - Returns: the run, or why it cannot be read.
  static func previous(in output: String) -> (run: PublishedRun?, problem: Problem?) {
    let folder = output + "/csv"
    let isThere = PublishedRun.needed.contains { FileSystem.kind(of: folder + "/" + $0) == .file }
    guard isThere else { return (nil, nil) }
    do throws(RunError) {
      return (try run(in: output), nil)
    } catch {
      return (
        nil,
        Problem(
          path: folder, line: 0, severity: .warning,
          message: "the run before cannot be compared with: \(error); this run counts as the first")
      )
    }
  }
}

/// What differs between two folders of output.
public struct RunDifference: Sendable {
  private let changes: RunChanges

  /// Compares two folders.
  ///
  /// - Parameters:
  ///   - before: a folder of output, or of tables.
  ///   - after: another one.
  /// - Throws: `RunError` where a table cannot be read or is faulty.
  public init(from before: String, to after: String) throws(RunError) {
    changes = RunChanges(from: try PublishedFolder.run(in: before), to: try PublishedFolder.run(in: after))
  }

  /// The digest, as in `briefing/changes.md`.
  ///
  /// - Parameter language: English or French.
  /// - Returns: Markdown.
  public func text(in language: Language) -> String { ChangeDigest(changes, language: language).text }

  /// The table, as in `csv/changes.csv`.
  public var csv: [UInt8] { changes.csv }
}
