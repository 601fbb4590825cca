internal import Codebook
internal import Files
internal import Submissions

/// The documents in an input folder.
struct InputFolder {
  /// The documents in the order of their paths, unusable ones among them.
  let documents: [Document]

  /// How much is read: input beyond it is refused with a line, so that memory and time stay bounded.
  enum Limit {
    /// Bytes in a file, and with that in a line.
    static let file = 32 << 20
    /// Bytes in all files together.
    static let total = 128 << 20
    /// Names of files and folders.
    static let names = 20_000
    /// Folders above a file, the input folder included.
    static let depth = 64
  }

  /// Reads every text file below a folder.
  ///
  /// - Parameters:
  ///   - folder: the input folder.
  ///   - reader: what turns bytes into documents.
  ///   - progress: called before each file with its number from 1 and how many there are.
  /// - Throws: `RunError` where the folder cannot be read or holds no text file.
  init(_ folder: String, reader: DocumentReader, progress: (Int, Int) -> Void) throws(RunError) {
    switch FileSystem.kind(of: folder) {
    case .folder: break
    case .missing: throw .noInput(path: folder, reason: "no such folder")
    default: throw .noInput(path: folder, reason: "this is no folder")
    }
    let walk: FolderWalk
    do {
      walk = try FolderWalk(folder, depth: Limit.depth, count: Limit.names)
    } catch  where error.code == FileError.tooMany {
      throw .noInput(path: folder, reason: "it holds more than \(Limit.names) files")
    } catch {
      throw .noInput(path: folder, reason: FileSystem.message(for: error.code))
    }
    let read = walk.files.filter { !Self.isCompanion($0) }
    guard read.contains(where: Self.isText) else { throw .emptyInput(path: folder) }
    var documents = walk.aside.map { reader.refused(path: $0.path, message: Self.message(for: $0.reason)) }
    var total = 0
    for (place, path) in read.enumerated() {
      progress(place + 1, read.count)
      do throws(FileError) {
        let bytes = try FileSystem.read(folder + "/" + path, limit: Limit.file)
        total += bytes.count
        if total > Limit.total {
          documents.append(reader.refused(path: path, message: Self.beyondTotal))
          total -= bytes.count
        } else if Self.isText(path) {
          documents.append(reader.read(bytes, path: path))
        } else {
          documents.append(reader.refused(bytes, path: path, message: Self.noText))
        }
      } catch {
        documents.append(
          error.code == FileError.tooLarge
            ? reader.refused(path: path, message: Self.beyondFile)
            : reader.unreadable(path: path, error: error))
      }
    }
    self.documents = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static let noText = "this is no .txt file; left out, save it as plain text"
  private static let beyondFile =
    "the file holds more than \(Limit.file >> 20) MiB; left out, split it"
  private static let beyondTotal =
    "with this file the input holds more than \(Limit.total >> 20) MiB; left out, read it in a run of its own"

  private static func message(for reason: FolderWalk.Aside) -> String {
    switch reason {
    case .linkOut: "this link leads out of the input folder; left out, copy what it leads to"
    case .special: "this is a pipe or a device and no file; left out"
    case .tooDeep: "this folder lies more than \(Limit.depth) folders deep; left out with all it holds"
    }
  }

  private static func isText(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".txt")
  }

  /// A file that may stand beside documents without being one: a read-me, a table of the analyst's.
  private static func isCompanion(_ path: String) -> Bool {
    let name = FileSystem.name(of: path).lowercased()
    return name.hasPrefix("readme") || name.hasSuffix(".csv")
  }
}
