internal import Codebook
internal import Conversion
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
    /// Bytes in a file that text is taken out of: pictures weigh more than words.
    static let converted = 256 << 20
    /// Bytes of text in all files together.
    static let total = 256 << 20
    /// Names of files and folders.
    static let names = 20_000
    /// Folders above a file, the input folder included.
    static let depth = 64
  }

  /// Reads every document below a folder.
  ///
  /// - Parameters:
  ///   - folder: the input folder.
  ///   - tools: what turns bytes into documents.
  ///   - layout: the layout to read all of them in; nil where each is to show its own.
  ///   - progress: called before each file with its number from 1 and how many there are.
  /// - Throws: `RunError` where the folder cannot be read or holds no document, or its table of participants is faulty.
  init(
    _ folder: String, tools: Tools, layout: Layout? = nil, progress: (Int, Int) -> Void
  ) throws(RunError) {
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
    guard read.contains(where: { Self.isText($0) || DocumentFormat(path: $0) != nil }) else {
      throw .emptyInput(path: folder)
    }
    let named = try NamedFiles(in: folder, files: walk.files, register: tools.register)
    let conversion = Conversion()
    let reader = tools.reader
    var documents = walk.aside.map { reader.refused(path: $0.path, message: Self.message(for: $0.reason)) }
    var total = 0
    for (place, path) in read.enumerated() {
      progress(place + 1, read.count)
      let request = ReadingRequest(participant: named.participant(of: path), layout: layout)
      do throws(FileError) {
        let bytes = try FileSystem.read(folder + "/" + path, limit: Self.limit(of: path))
        let document = Self.document(bytes, path: path, conversion, reader, request)
        total += document.text?.bytes.count ?? 0
        documents.append(
          total > Limit.total ? reader.refused(bytes, path: path, message: Self.beyondTotal) : document)
      } catch {
        documents.append(
          error.code == FileError.tooLarge
            ? reader.refused(path: path, message: Self.beyondFile(path))
            : reader.unreadable(path: path, error: error))
      }
    }
    self.documents = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func limit(of path: String) -> Int {
    DocumentFormat(path: path) == nil ? Limit.file : Limit.converted
  }

  private static func beyondFile(_ path: String) -> String {
    "the file holds more than \(limit(of: path) >> 20) MiB; left out, split it"
  }
  private static let beyondTotal =
    "with this file the input holds more than \(Limit.total >> 20) MiB of text; left out, read it in another run"

  private static func message(for reason: FolderWalk.Aside) -> String {
    switch reason {
    case .linkOut: "this link leads out of the input folder; left out, copy what it leads to"
    case .special: "this is a pipe or a device and no file; left out"
    case .tooDeep: "this folder lies more than \(Limit.depth) folders deep; left out with all it holds"
    }
  }

  private static func document(
    _ bytes: [UInt8], path: String, _ conversion: Conversion, _ reader: DocumentReader,
    _ request: ReadingRequest
  ) -> Document {
    if isText(path) { return reader.read(bytes, path: path, request: request) }
    guard let format = DocumentFormat(path: path) else {
      return reader.refused(bytes, path: path, message: otherKind)
    }
    return converted(bytes, path: path, format, conversion, reader, request)
  }

  private static func converted(
    _ file: [UInt8], path: String, _ format: DocumentFormat, _ conversion: Conversion,
    _ reader: DocumentReader, _ request: ReadingRequest
  ) -> Document {
    do throws(ConversionError) {
      let text = try conversion.text(of: file, format: format)
      return reader.read(text.bytes, path: path, request: request)
        .converted(from: file, by: text.programs, emptyPages: text.emptyPages)
    } catch {
      return reader.refused(file, path: path, message: "cannot be read: \(error); left out")
    }
  }

  private static let otherKind: String = {
    let endings = DocumentFormat.allCases.flatMap(\.endings).joined(separator: ", ")
    return "a document ends in .txt, \(endings); left out, save it as one of these"
  }()

  private static func isText(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".txt")
  }

  /// A file that may stand beside documents without being one: a read-me, a table of the analyst's.
  private static func isCompanion(_ path: String) -> Bool {
    let name = FileSystem.name(of: path).lowercased()
    return name.hasPrefix("readme") || name.hasSuffix(".csv")
  }
}
