internal import Codebook
internal import Conversion
internal import Files
internal import Submissions

/// The documents in an input folder.
struct InputFolder {
  /// The documents in the order of their paths, unusable ones among them.
  let documents: [Document]

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
    let paths: [String]
    do {
      paths = try FileSystem.files(below: folder)
    } catch {
      throw .noInput(path: folder, reason: FileSystem.message(for: error.code))
    }
    let read = paths.filter { !Self.isCompanion($0) }
    guard read.contains(where: { Self.isText($0) || DocumentFormat(path: $0) != nil }) else {
      throw .emptyInput(path: folder)
    }
    let named = try NamedFiles(in: folder, files: paths, register: tools.register)
    let conversion = Conversion()
    let reader = tools.reader
    var documents: [Document] = []
    for (place, path) in read.enumerated() {
      progress(place + 1, read.count)
      let request = ReadingRequest(participant: named.participant(of: path), layout: layout)
      do {
        let bytes = try FileSystem.read(folder + "/" + path)
        if Self.isText(path) {
          documents.append(reader.read(bytes, path: path, request: request))
        } else if let format = DocumentFormat(path: path) {
          documents.append(Self.converted(bytes, path: path, format, conversion, reader, request))
        } else {
          documents.append(reader.refused(bytes, path: path, message: Self.otherKind))
        }
      } catch {
        documents.append(reader.unreadable(path: path, error: error))
      }
    }
    self.documents = documents
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
