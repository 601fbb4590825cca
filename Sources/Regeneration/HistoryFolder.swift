internal import Codebook
internal import Files
internal import Reporting
internal import Tables

/// A folder that keeps the tables of every run that differed from the one before, by the date of the run.
///
/// ```
/// history/2026-11-20/convergence.csv …
/// history/2026-11-21/
/// history/2026-11-21-2/      the second one of that day
/// ```
struct HistoryFolder {
  private struct Name: Comparable {
    let date: String
    let number: Int

    var text: String { number == 1 ? date : "\(date)-\(number)" }

    static func < (left: Name, right: Name) -> Bool { (left.date, left.number) < (right.date, right.number) }
  }

  private let folder: String

  /// Finds or makes the folder.
  ///
  /// - Throws: `RunError` where it cannot be made.
  init(_ folder: String) throws(RunError) {
    self.folder = folder
    do throws(FileError) { try FileSystem.makeFolder(folder) } catch { throw .cannotCreate(error) }
  }

  /// Keeps the tables of a run, unless the last run kept of that day has the same.
  ///
  /// - Parameters:
  ///   - tables: their bytes by their names.
  ///   - date: the day of the run, `YYYY-MM-DD`; empty where it has none.
  /// - Throws: `RunError` where they cannot be written; the history then holds what it held.
  func keep(_ tables: [String: [UInt8]], date: String) throws(RunError) {
    let date = date.isEmpty ? "undated" : date
    let last = try names().last { $0.date == date }
    if let last, holds(last.text, tables) { return }
    let name = Name(date: date, number: (last?.number ?? 0) + 1).text
    let staging = folder + "/.synoptic-new-" + name
    do throws(FileError) {
      try FileSystem.remove(staging)
      try FileSystem.makeFolder(staging)
      for table in tables.keys.sorted() {
        try FileSystem.write(tables[table] ?? [], to: staging + "/" + table)
      }
      try FileSystem.flush(staging)
      try FileSystem.move(staging, to: folder + "/" + name)
    } catch {
      try? FileSystem.remove(staging)
      throw .cannotWrite(error)
    }
  }

  /// The convergence of every run kept, the oldest first.
  ///
  /// - Throws: `RunError` where a table cannot be read.
  func convergence() throws(RunError) -> ConvergenceHistory {
    var snapshots: [ConvergenceHistory.Snapshot] = []
    for name in try names() {
      let path = folder + "/" + name.text
      let bytes: [UInt8]
      do throws(FileError) { bytes = try read(name) } catch { throw .cannotRead(error) }
      do throws(TableError) {
        snapshots.append(try .init(name: name.text, convergence: bytes, in: path))
      } catch {
        throw .faultyInput(error)
      }
    }
    return ConvergenceHistory(snapshots)
  }

  /// What of the history a run's results depend on.
  ///
  /// - Throws: `RunError` where the folder cannot be listed.
  func digest() throws(RunError) -> String {
    try names().map { "\($0.text) " + SHA256.hexadecimal(of: (try? read($0)) ?? []) }.joined(separator: "\n")
  }

  private func read(_ name: Name) throws(FileError) -> [UInt8] {
    try FileSystem.read(folder + "/" + name.text + "/" + ConvergenceHistory.Snapshot.table)
  }

  private func holds(_ name: String, _ tables: [String: [UInt8]]) -> Bool {
    let path = folder + "/" + name
    guard (try? FileSystem.names(in: path)) == tables.keys.sorted() else { return false }
    return tables.keys.sorted().allSatisfy { (try? FileSystem.read(path + "/" + $0)) == tables[$0] }
  }

  private func names() throws(RunError) -> [Name] {
    let found: [String]
    do throws(FileError) { found = try FileSystem.names(in: folder) } catch { throw .cannotRead(error) }
    return found.compactMap(Self.name).filter { FileSystem.kind(of: folder + "/" + $0.text) == .folder }
      .sorted()
  }

  /// The name of a folder that a run keeps; nil for anything else that stands there.
  private static func name(_ text: String) -> Name? {
    for length in ["undated".count, "YYYY-MM-DD".count] {
      let date = String(text.prefix(length))
      guard date == "undated" || CalendarDay.year(of: date) != nil else { continue }
      let rest = text.dropFirst(length)
      if rest.isEmpty { return Name(date: date, number: 1) }
      if rest.first == "-", let number = Int(rest.dropFirst()), number > 1 {
        return Name(date: date, number: number)
      }
    }
    return nil
  }
}
