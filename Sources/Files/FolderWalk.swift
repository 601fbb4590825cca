internal import Glibc

/// Every file below a folder, and what a walk through it leaves aside.
///
/// Hidden files and folders are passed over, links to folders are not entered. A link that leads nowhere and a name
/// that is not UTF-8 are among the files, so that reading them says what is wrong.
public struct FolderWalk: Sendable {
  /// Why something is not among the files.
  public enum Aside: Sendable, Equatable {
    /// A link to something outside of the folder.
    case linkOut
    /// A pipe, a socket or a device.
    case special
    /// A folder deeper than the walk goes.
    case tooDeep
  }

  /// Something left aside.
  public struct Leftover: Sendable, Equatable {
    /// The path relative to the folder.
    public let path: String
    /// Why.
    public let reason: Aside
  }

  /// Paths of regular files relative to the folder, parts joined by `/`, in the order of their bytes.
  public private(set) var files: [String] = []
  /// What was left aside, in the order of the bytes of the paths.
  public private(set) var aside: [Leftover] = []

  /// Walks through a folder.
  ///
  /// - Parameters:
  ///   - folder: the folder, or a link to it.
  ///   - depth: how many folders may stand above a file, the first one included.
  ///   - count: the most names that it may hold in all; `FileError.tooMany` beyond.
  /// - Throws: `FileError` where the folder, or one below it, cannot be listed.
  public init(_ folder: String, depth: Int, count: Int) throws(FileError) {
    let root = (try? FileSystem.resolve(folder)) ?? folder
    var waiting = [(path: "", depth: 1)]
    var left = count
    while let (relative, level) = waiting.popLast() {
      let names = try FileSystem.names(in: relative.isEmpty ? folder : folder + "/" + relative, limit: left)
      left -= names.count
      for name in names where name.utf8.first != UInt8(ascii: ".") {
        let below = relative.isEmpty ? name : relative + "/" + name
        let path = folder + "/" + below
        let isLink = FileSystem.isLink(path)
        switch FileSystem.kind(of: path) {
        case .file where isLink && !Self.leads(path, into: root),
          .folder where isLink && !Self.leads(path, into: root):
          aside.append(Leftover(path: below, reason: .linkOut))
        case .folder where isLink: continue
        case .folder where level == depth: aside.append(Leftover(path: below, reason: .tooDeep))
        case .folder: waiting.append((below, level + 1))
        case .file, .missing: files.append(below)
        case .other: aside.append(Leftover(path: below, reason: .special))
        }
      }
    }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    aside.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func leads(_ link: String, into root: String) -> Bool {
    guard let end = try? FileSystem.resolve(link) else { return false }
    return (end + "/").utf8.starts(with: (root == "/" ? "/" : root + "/").utf8)
  }
}
