internal import Codebook
internal import Files
internal import Submissions

/// The documents in an input folder.
struct InputFolder {
  /// The documents in the order of their paths, unusable ones among them.
  let documents: [Document]

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
    let paths: [String]
    do {
      paths = try FileSystem.files(below: folder)
    } catch {
      throw .noInput(path: folder, reason: FileSystem.message(for: error.code))
    }
    let read = paths.filter { !Self.isCompanion($0) }
    guard read.contains(where: Self.isText) else { throw .emptyInput(path: folder) }
    var documents: [Document] = []
    for (place, path) in read.enumerated() {
      progress(place + 1, read.count)
      do {
        let bytes = try FileSystem.read(folder + "/" + path)
        documents.append(
          Self.isText(path)
            ? reader.read(bytes, path: path)
            : reader.refused(
              bytes, path: path, message: "this is no .txt file; left out, save it as plain text"))
      } catch {
        documents.append(reader.unreadable(path: path, error: error))
      }
    }
    self.documents = documents
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
