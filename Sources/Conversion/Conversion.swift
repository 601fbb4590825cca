internal import Files
internal import Glibc

/// Turns PDF, word-processor files, web pages and Markdown into text by programs of the system.
///
/// ```
/// note.docx ─▶ /tmp/synoptic-Qx81zW/document.docx ─ pandoc ─▶ text.txt ─▶ bytes, programs
///                     (a private folder, removed afterwards)      └──────▶ cache/<hash of file and recipe>.txt
/// ```
///
/// Programs are found on PATH and run without a shell, in the C locale, within limits of time, memory and file size.
/// What they made of a file is kept by the hash of its bytes and the programs' versions.
public final class Conversion {
  /// Counts changes of how programs are called, so that texts kept from before are not taken for today's.
  private static let recipe = "1"

  private let cache: String?
  private let searchPath: String
  private let limits: ChildProcess.Limits
  private var versions: [Converter: String] = [:]

  /// Prepares to convert.
  ///
  /// - Parameter cache: the folder that texts are kept in, made where it is missing; nil keeps none.
  public convenience init(cache: String? = Conversion.usualCache) {
    self.init(cache: cache, searchPath: Self.environment("PATH") ?? "/usr/bin:/bin", limits: .init())
  }

  init(cache: String?, searchPath: String, limits: ChildProcess.Limits) {
    self.cache = cache
    self.searchPath = searchPath
    self.limits = limits
  }

  /// The folder that the system has for what can be made again: `CACHE_DIRECTORY` of a service, or `synoptic` below
  /// `XDG_CACHE_HOME` or `~/.cache`; nil without any.
  public static var usualCache: String? {
    environment("CACHE_DIRECTORY") ?? environment("XDG_CACHE_HOME").map { $0 + "/synoptic" }
      ?? environment("HOME").map { $0 + "/.cache/synoptic" }
  }

  /// An absolute path in the environment.
  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value[0] == CChar(bitPattern: UInt8(ascii: "/")) else { return nil }
    return String(cString: value)
  }

  /// The text of a document.
  ///
  /// - Parameters:
  ///   - file: its bytes.
  ///   - format: how it is written.
  /// - Returns: its text.
  /// - Throws: `ConversionError` where a program is missing, fails or takes too long, and where there are no words.
  public func text(of file: [UInt8], format: DocumentFormat) throws(ConversionError) -> ConvertedText {
    let name = "document" + (format.endings.first ?? "")
    let calls = Converter.calls(for: format, name: name)
    var programs: [String] = []
    for converter in calls.map(\.converter) {
      let version = try version(of: converter)
      if !programs.contains(version) { programs.append(version) }
    }
    let made = programs.joined(separator: ", ")
    let key = SHA256.hexadecimal(of: file + Array("\(format.rawValue) \(made) \(Self.recipe)".utf8))
    if let cache, let bytes = try? FileSystem.read("\(cache)/\(key).txt") {
      return try checked(ConvertedText(bytes: bytes, programs: made))
    }
    let bytes = try inPrivateFolder { folder throws(ConversionError) in
      do throws(FileError) {
        try FileSystem.write(file, to: folder + "/" + name)
        try FileSystem.write(Array(PlainText.filter.utf8), to: folder + "/" + PlainText.filterName)
      } catch {
        throw .files(error)
      }
      var bytes: [UInt8] = []
      for call in calls { bytes = try result(of: call, in: folder) }
      if format == .pdf, Columns.fill(bytes) {
        bytes = try result(of: Converter.pages(name, inColumns: true), in: folder)
      }
      return bytes
    }
    keep(bytes, as: key)
    return try checked(ConvertedText(bytes: bytes, programs: made))
  }

  private func checked(_ text: ConvertedText) throws(ConversionError) -> ConvertedText {
    if text.isEmpty { throw .noText }
    return text
  }

  /// Writes beside and renames, so that a text kept is whole; one that cannot be kept is made anew the next time.
  private func keep(_ bytes: [UInt8], as key: String) {
    guard let cache else { return }
    let beside = "\(cache)/.\(key).\(getpid())"
    do throws(FileError) {
      try FileSystem.makeFolder(cache)
      try FileSystem.write(bytes, to: beside)
    } catch {
      unlink(beside)
      return
    }
    if rename(beside, "\(cache)/\(key).txt") != 0 { unlink(beside) }
  }

  // MARK: - Programs

  private func version(of converter: Converter) throws(ConversionError) -> String {
    if let version = versions[converter] { return version }
    let line = try inPrivateFolder { folder throws(ConversionError) in
      try run(converter, converter.versionArguments, in: folder)
      return firstLine(of: ChildProcess.output, in: folder) ?? firstLine(of: ChildProcess.errors, in: folder)
    }
    // "pdftotext version 22.12.0", "pandoc 2.17.1.1", "LibreOffice 7.4.7.2 40(Build:2)"
    let number = line?.split(separator: " ").first { $0.first?.isNumber == true } ?? "of unknown version"
    let version = "\(converter.rawValue) \(number)"
    versions[converter] = version
    return version
  }

  private func result(of call: Converter.Call, in folder: String) throws(ConversionError) -> [UInt8] {
    do throws(FileError) {
      for name in [ChildProcess.output, ChildProcess.errors, call.result] {
        try FileSystem.remove(folder + "/" + name)
      }
    } catch {
      throw .files(error)
    }
    try run(call.converter, call.arguments, in: folder)
    do throws(FileError) {
      return try FileSystem.read(folder + "/" + call.result)
    } catch {
      // LibreOffice ends well also where it could not read the file.
      let reason = firstLine(of: ChildProcess.errors, in: folder) ?? "nothing came of it"
      throw .failed(program: call.converter.rawValue, reason: reason)
    }
  }

  private func run(_ converter: Converter, _ arguments: [String], in folder: String) throws(ConversionError) {
    guard let program = path(of: converter) else {
      throw .missing(program: converter.rawValue, package: converter.package)
    }
    let name = converter.rawValue
    switch ChildProcess(program: program, arguments: arguments, folder: folder, limits: limits).run() {
    case .exited(0): return
    case .exited(let status):
      let reason = firstLine(of: ChildProcess.errors, in: folder) ?? "exit status \(status)"
      throw .failed(program: name, reason: reason)
    case .killed(SIGXFSZ): throw .failed(program: name, reason: "its text is too large")
    case .killed(let signal): throw .failed(program: name, reason: "ended by signal \(signal)")
    case .timedOut: throw .tooSlow(program: name, seconds: limits.seconds)
    case .notStarted(let code): throw .failed(program: name, reason: FileSystem.message(for: code))
    }
  }

  private func path(of converter: Converter) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(converter.rawValue)" }
      .first { $0.hasPrefix("/") && FileSystem.kind(of: $0) == .file && access($0, X_OK) == 0 }
  }

  /// The first line with words in what a program said, before others one that speaks of an error, cut to what a
  /// message can hold.
  private func firstLine(of name: String, in folder: String) -> String? {
    guard let bytes = try? FileSystem.read(folder + "/" + name) else { return nil }
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
    return (lines.first { $0.contains("Error") } ?? lines.first)
      .map { line in String(line.unicodeScalars.filter { $0.value >= 0x20 }.prefix(160).map(Character.init)) }
  }

  /// A folder that nobody else can look into, removed afterwards with all that programs left in it.
  private func inPrivateFolder<R>(_ work: (String) throws(ConversionError) -> R) throws(ConversionError) -> R
  {
    var template = Array(((Self.environment("TMPDIR") ?? "/tmp") + "/synoptic-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      throw .files(FileError(.create, path, code: errno))
    }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileSystem.remove(folder) }
    return try work(folder)
  }
}
