internal import Files
internal import Reporting
internal import Spreadsheet

/// A run's files on their way to the output folder, all or nothing.
struct Publication {
  /// The tables, by their names below the folder of tables.
  let tables: [(name: String, bytes: [UInt8])]
  /// The notes, by their names below the folder of notes.
  let notes: [(name: String, bytes: [UInt8])]
  let workbook: WorkbookReport
  /// The digest of all that went in.
  let inputs: String

  /// What a run leaves in the output folder; anything else there is the user's and stays.
  static let own = ["positions.xlsx", "csv", "briefing"]

  /// Fills a folder aside and puts it in the output's place.
  ///
  /// - Parameter output: the output folder, made where it is missing.
  /// - Returns: what the workbook had to shorten, as lines.
  /// - Throws: `RunError`; the output folder then holds what it held.
  func replace(_ output: String) throws(RunError) -> [String] {
    let swap: FolderSwap
    let lock: FolderLock?
    do throws(FileError) {
      try FileSystem.makeFolder(output)
      lock = try FolderLock.take(beside: try FileSystem.resolve(output))
    } catch {
      throw .cannotCreate(error)
    }
    guard let lock else { throw .busy(output: output) }
    defer { withExtendedLifetime(lock) {} }
    do throws(FileError) {
      swap = try FolderSwap(replacing: output)
    } catch {
      throw .cannotCreate(error)
    }
    do throws(RunError) {
      let cuts = try fill(swap.staging)
      do throws(FileError) { try swap.publish(own: Set(Self.own)) } catch {
        throw RunError.cannotWrite(error)
      }
      return cuts
    } catch {
      swap.abandon()
      throw error
    }
  }

  private func fill(_ staging: String) throws(RunError) -> [String] {
    do throws(FileError) {
      for (folder, files) in [("csv", tables), ("briefing", notes)] {
        try FileSystem.makeFolder(staging + "/" + folder)
        for file in files { try FileSystem.write(file.bytes, to: "\(staging)/\(folder)/\(file.name)") }
      }
    } catch {
      throw .cannotWrite(error)
    }
    let cuts: [String]
    do throws(SpreadsheetError) {
      let report = try workbook.write(to: staging + "/positions.xlsx")
      cuts = report.isEmpty ? [] : [report.description]
    } catch {
      throw .workbook(error)
    }
    do throws(FileError) {
      let manifest = try Manifest(inputs: inputs, folder: staging, names: Self.own)
      try FileSystem.write(manifest.csv, to: staging + "/" + Manifest.path)
    } catch {
      throw .cannotWrite(error)
    }
    return cuts
  }
}
