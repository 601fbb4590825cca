import Codebook
import Files
import Tables

/// What lets systemd or cron run the program by itself: files for both, filled with the paths of one run.
struct ServiceFiles {
  enum File: String, CaseIterable {
    case service, timer, cron

    var meaning: String {
      switch self {
      case .service: "the service of systemd"
      case .timer: "the timer that starts it"
      case .cron: "a line for cron in the place of both"
      }
    }
  }

  private let command: [String]
  /// What the run reads, and the folders in which it writes.
  private let read: [String]
  private let write: [String]

  /// Takes the options of a run.
  ///
  /// - Throws: `UsageError` for a path that such a file cannot name.
  init(_ arguments: Arguments) throws(UsageError) {
    var words = [try Self.path(nil), CommandDefinition.standard]
    var (read, write): ([String], [String]) = ([], [])
    for option in arguments.command.options where option.commands != nil {
      guard let value = option.value else {
        if arguments.has(option.name) { words.append(option.name) }
        continue
      }
      guard let typed = arguments[option.name] else { continue }
      switch value.kind {
      case .folder, .file:
        read.append(try Self.path(typed))
        words.append(option.name + "=" + (read.last ?? ""))
      case .output:
        let path = try Self.path(typed)
        guard let parent = FileSystem.parent(of: path), parent != "/" else {
          throw UsageError(
            "\(option.name) \(path) stands at the root, and a service must not write there; name a folder in another "
              + "one", command: arguments.command)
        }
        write.append(parent)
        words.append(option.name + "=" + path)
      default: if arguments.has(option.name) { words.append(option.name + "=" + typed) }
      }
    }
    command = words
    self.read = read
    self.write = write
  }

  /// An absolute path; that of the program where none is given.
  private static func path(_ typed: String?) throws(UsageError) -> String {
    let path: String
    do throws(FileError) {
      path = if let typed { try FileSystem.absolute(typed) } else { try FileSystem.program }
    } catch {
      throw UsageError("\(error)")
    }
    if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw UsageError("a service cannot name a path with a control character in it")
    }
    return path
  }

  /// What a service does not see, as it has a folder of its own for temporary files.
  var hidden: [String] {
    ([command[0]] + read + write).filter { Self.lies($0, below: ["/tmp", "/var/tmp"]) }
  }

  /// One of the files.
  ///
  /// - Throws: `TableError` where the program lacks it.
  func text(of file: File) throws(TableError) -> String {
    let template = try CodebookSource().bytes(of: "service/synoptic.\(file.rawValue)")
    let needsHome = ([command[0]] + read + write).contains {
      Self.lies($0, below: ["/home", "/root", "/run/user"])
    }
    let values = [
      "COMMAND": command.map(file == .cron ? Self.shellWord : Self.commandWord).joined(separator: " "),
      "HOME": needsHome ? "read-only" : "yes",
      "READ": read.map(Self.pathWord).joined(separator: " "),
      "WRITE": write.map(Self.pathWord).joined(separator: " "),
    ]
    // Between two marks stands the name of a value, or text that is none.
    let parts = String(decoding: template, as: UTF8.self).split(
      separator: "@", omittingEmptySubsequences: false)
    var text = ""
    var isBehindValue = true
    for part in parts {
      let value = isBehindValue ? nil : values[String(part)]
      text += value ?? (isBehindValue ? "" : "@") + part
      isBehindValue = value != nil
    }
    return text
  }

  private static func lies(_ path: String, below folders: [String]) -> Bool {
    folders.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  // MARK: - Quoting

  /// A word of ExecStart=, see systemd.service(5): quotes, C escapes, `$` for variables, `%` for specifiers.
  static func commandWord(_ word: String) -> String {
    quoted(word) { "\"" + escaped($0, ["\\": "\\\\", "\"": "\\\"", "$": "$$", "%": "%%"]) + "\"" }
  }

  /// A path of ReadOnlyPaths= and the like: the same, but a `$` is itself.
  static func pathWord(_ path: String) -> String {
    quoted(path) { "\"" + escaped($0, ["\\": "\\\\", "\"": "\\\"", "%": "%%"]) + "\"" }
  }

  /// A word of a line of crontab(5), in which a bare `%` ends the command.
  static func shellWord(_ word: String) -> String {
    quoted(word) { "'" + escaped($0, ["'": "'\\''", "%": "\\%"]) + "'" }
  }

  private static func quoted(_ word: String, _ quote: (String) -> String) -> String {
    let isPlain = word.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
        || "/._-+=:,".utf8.contains($0)
    }
    return isPlain && !word.isEmpty ? word : quote(word)
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if let escape = escapes[scalar] { escaped += escape } else { escaped.unicodeScalars.append(scalar) }
    }
  }
}
