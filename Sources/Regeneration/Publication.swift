internal import Files
internal import Reporting
internal import Spreadsheet

/// A run's files on their way to the output folder, all or nothing.
struct Publication {
  let tables: RunTables
  let notes: BriefingNotes
  let workbook: WorkbookReport

  /// What a run leaves in the output folder; anything else there is the user's and stays.
  static let own = ["positions.xlsx", "csv", "briefing"]

  /// Fills a folder aside and puts it in the output's place.
  ///
  /// - Parameter output: the output folder, made where it is missing.
  /// - Returns: what the workbook had to shorten, as lines.
  /// - Throws: `RunError`; the output folder then holds what it held.
  func replace(_ output: String) throws(RunError) -> [String] {
    let swap: FolderSwap?
    do throws(FileError) {
      swap = try FolderSwap(replacing: output, own: Set(Self.own))
    } catch {
      throw .cannotCreate(error)
    }
    guard let swap else { throw .busy(output: output) }
    do throws(RunError) {
      let cuts = try fill(swap.staging)
      do throws(FileError) { try swap.publish() } catch { throw RunError.cannotWrite(error) }
      return cuts
    } catch {
      swap.abandon()
      throw error
    }
  }

  private func fill(_ staging: String) throws(RunError) -> [String] {
    do throws(FileError) {
      for (folder, files) in [("csv", tables.files), ("briefing", notes.files)] {
        try FileSystem.makeFolder(staging + "/" + folder)
        for file in files { try FileSystem.write(file.bytes, to: "\(staging)/\(folder)/\(file.name)") }
      }
    } catch {
      throw .cannotWrite(error)
    }
    // The library does not notice what its temporary files lose on the way, but does not lose the same twice.
    let (path, proof) = (staging + "/positions.xlsx", staging + "/proof.xlsx")
    let cuts: [String]
    do throws(SpreadsheetError) {
      let report = try workbook.write(to: path)
      cuts = report.isEmpty ? [] : [report.description]
      _ = try workbook.write(to: proof)
    } catch {
      throw .workbook(error)
    }
    do throws(FileError) {
      guard try FileSystem.read(path) == FileSystem.read(proof) else {
        throw FileError(.write, path, code: FileError.damaged)
      }
      try FileSystem.remove(proof)
    } catch {
      throw .cannotWrite(error)
    }
    return cuts
  }
}
