public import Codebook
internal import Coding
internal import Files
internal import Tables

/// An analyst's folder of codebook tables: what is in it, whether it can be used, and how to begin one.
public enum CodebookFolder {
  /// The tables of a folder, each in the place of the built-in one or added to it.
  ///
  /// - Parameter folder: the folder as it was typed; nil takes all tables as they are built in.
  /// - Returns: the source; what is wrong with its tables shows when they are read.
  /// - Throws: `RunError` where the folder or a table in it cannot be read.
  public static func source(_ folder: String?) throws(RunError) -> CodebookSource {
    guard let folder else { return CodebookSource() }
    var files: [String: [UInt8]] = [:]
    do throws(FileError) {
      for name in try FileSystem.names(in: folder) where CodebookSource.isTableLike(name) {
        let path = folder + "/" + name
        if FileSystem.kind(of: path) == .folder { continue }
        files[name] = CodebookSource.fileNames.contains(name) ? try FileSystem.read(path) : []
      }
    } catch {
      throw .cannotRead(error)
    }
    return CodebookSource(folder: folder, files: files)
  }

  /// Reads the codebook of a folder.
  ///
  /// - Parameter folder: the folder as it was typed; nil takes the built-in codebook.
  /// - Returns: the codebook, with the source it was read from.
  /// - Throws: `RunError` for the first fault.
  public static func codebook(_ folder: String?) throws(RunError) -> (
    codebook: Codebook, source: CodebookSource
  ) {
    let source = try source(folder)
    do throws(TableError) {
      return (try Codebook(from: source), source)
    } catch {
      throw fault(error, in: folder)
    }
  }

  /// Checks all tables of a folder, the learned weights among them.
  ///
  /// - Parameter folder: the folder as it was typed; nil checks the built-in codebook.
  /// - Returns: all faults; where there are none, the warnings that the built-in codebook does not give by itself.
  /// - Throws: `RunError` where the folder or a table in it cannot be read.
  public static func check(_ folder: String?) throws(RunError) -> CodebookReview {
    let source = try source(folder)
    var review = CodebookReview(of: source)
    do throws(TableError) {
      _ = try ThemeModel(from: source)
    } catch {
      review.add(error)
    }
    if let codebook = review.codebook {
      do throws(TableError) {
        _ = try PositionModel(from: source, codebook: codebook)
      } catch {
        review.add(error)
      }
    }
    return folder == nil ? review : review.leavingOut(CodebookReview(of: CodebookSource()).warnings)
  }

  /// Writes the built-in tables into a folder, to be changed there; learned weights stay where they are.
  ///
  /// - Parameter folder: a folder without any table of the codebook, or none yet.
  /// - Returns: the names of the files written.
  /// - Throws: `RunError` where a table stands there already, or one cannot be written; nothing is left then.
  public static func export(to folder: String) throws(RunError) -> [String] {
    let names: [String]
    do throws(FileError) {
      try FileSystem.makeFolder(folder)
      names = try FileSystem.names(in: folder)
    } catch {
      throw .cannotCreate(error)
    }
    if let name = names.first(where: CodebookSource.fileNames.contains) {
      throw .occupied(folder: folder, name: name)
    }
    var written: [String] = []
    do throws(RunError) {
      for name in CodebookSource.written {
        try write(name, to: folder + "/" + name)
        written.append(name)
      }
    } catch {
      for name in written { try? FileSystem.remove(folder + "/" + name) }
      throw error
    }
    return written
  }

  private static func write(_ name: String, to path: String) throws(RunError) {
    let bytes: [UInt8]
    do throws(TableError) {
      bytes = try CodebookSource().bytes(of: "codebook/" + name)
    } catch {
      throw .table(error)
    }
    do throws(FileError) {
      try FileSystem.write(bytes, to: path, replacing: false)
    } catch {
      throw .cannotWrite(error)
    }
  }

  /// A fault of the analyst's where a folder was named, else of the program.
  static func fault(_ error: TableError, in folder: String?) -> RunError {
    folder.map { .codebook(error, folder: $0) } ?? .table(error)
  }
}
