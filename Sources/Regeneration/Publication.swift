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
  /// The manifest of the output that the run was compared with; nil where there was none.
  let standing: [UInt8]?

  /// What a run leaves in the output folder; anything else there is the user's and stays.
  static let own = ["positions.xlsx", "csv", "briefing"]

  /// Brings to its end what a run that died left of the output; what cannot be is told by the next publication.
  static func recover(_ output: String) {
    try? FolderSwap.bringToEnd(output, own: Set(own))
  }

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
      // Another run has published since: what changed would be told of the wrong one.
      guard Manifest.bytes(in: output) == standing else { throw RunError.busy(output: output) }
      let cuts = try fill(swap.staging)
      do throws(FileError) { try swap.publish() } catch { throw RunError.cannotWrite(error) }
      return cuts
    } catch {
      swap.abandon()
      throw error
    }
  }

  /// Writes everything where the system keeps temporary files, and takes it away again.
  ///
  /// - Parameter output: the output folder, which is only looked at.
  /// - Returns: what the workbook had to shorten, as lines.
  /// - Throws: `RunError` where publishing would fail.
  func rehearse(_ output: String) throws(RunError) -> [String] {
    let folder: String
    do throws(FileError) {
      try FileSystem.checkReplaceable(output)
      folder = try FileSystem.makeTemporaryFolder()
    } catch {
      throw .cannotCreate(error)
    }
    defer { try? FileSystem.remove(folder) }
    return try fill(folder)
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
      let manifest = try Manifest(inputs: inputs, folder: staging, names: Self.own)
      try FileSystem.write(manifest.csv, to: staging + "/" + Manifest.path)
    } catch {
      throw .cannotWrite(error)
    }
    return cuts
  }
}
