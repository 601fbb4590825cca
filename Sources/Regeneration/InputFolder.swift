internal import Codebook
internal import Files
internal import Submissions

/// The documents in an input folder.
struct InputFolder {
  /// The documents in the order of their paths, unusable ones among them.
  let documents: [Document]
  /// Files that were passed over because of their names, with the reason, in the order of their paths.
  let passedOver: [Problem]

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
    var documents: [Document] = []
    var passedOver: [Problem] = []
    let texts = paths.filter(Self.isText)
    guard !texts.isEmpty else { throw .emptyInput(path: folder) }
    for path in paths where !Self.isText(path) && !Self.isCompanion(path) {
      passedOver.append(
        Problem(
          path: path, line: 0, severity: .error,
          message: "this is no .txt file; left out, save it as plain text"))
    }
    for (place, path) in texts.enumerated() {
      progress(place + 1, texts.count)
      do {
        documents.append(reader.read(try FileSystem.read(folder + "/" + path), path: path))
      } catch {
        documents.append(reader.unreadable(path: path, error: error))
      }
    }
    self.documents = documents
    self.passedOver = passedOver
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
