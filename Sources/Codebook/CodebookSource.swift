internal import EmbeddedData
public import Tables

/// Where the project's tables come from: the ones compiled in, any of them replaced or added to by an analyst's files.
///
/// ```
/// my-codebook/issues.csv        takes the place of the built-in issues
/// my-codebook/issues.more.csv   adds its rows to the issues, built-in or replaced
/// my-codebook/issue.csv         a fault: no table has that name
/// my-codebook/README            nothing to do with the codebook
/// ```
public struct CodebookSource: Sendable {
  /// A table's bytes with the name that errors call it by.
  private struct Text: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  private let replacements: [String: Text]
  private let additions: [String: Text]
  /// What is wrong with the files themselves: names that no table has, text that is no UTF-8.
  let faults: [TableError]

  private static let folder = "codebook/"
  private static let weights = "-weights.csv"
  /// And of what was measured when they were learned.
  private static let accuracy = "-accuracy.csv"
  private static let more = ".more.csv"

  /// Takes the tables compiled in, except those given.
  ///
  /// - Parameter replacements: bytes by table name, such as `codebook/concepts.csv`.
  public init(replacing replacements: [String: [UInt8]] = [:]) {
    self.replacements = Dictionary(
      uniqueKeysWithValues: replacements.map { ($0, Text(name: $0, bytes: $1)) })
    additions = [:]
    faults = []
  }

  /// Takes the tables compiled in, except those that files of a folder replace or add to.
  ///
  /// What is wrong with the files comes out as a fault of the codebook read from this source.
  ///
  /// - Parameters:
  ///   - path: the folder as the user typed it; errors name the files below it.
  ///   - files: bytes by file name, for every name with `isTableLike`.
  public init(folder path: String, files: [String: [UInt8]]) {
    var replacements: [String: Text] = [:]
    var additions: [String: Text] = [:]
    var faults: [TableError] = []
    let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in names {
      let typed = path.hasSuffix("/") ? path + name : path + "/" + name
      let text = Text(name: typed, bytes: files[name] ?? [])
      if Self.replaceable.contains(name) {
        replacements[Self.folder + name] = text
      } else if Self.growing.contains(name) {
        additions[Self.folder + name.dropLast(Self.more.count) + ".csv"] = text
      } else {
        let near = NearestNames.hint(for: name, among: Self.fileNames)
        faults.append(
          TableError(
            table: typed, line: 0,
            message: "no table of the codebook has this name\(near); allowed are "
              + Self.fileNames.joined(separator: ", ")))
        continue
      }
      if let fault = Self.encodingFault(of: text) { faults.append(fault) }
    }
    if replacements.isEmpty && additions.isEmpty && faults.isEmpty {
      faults.append(
        TableError(
          table: path, line: 0,
          message: "the folder holds no table of the codebook; allowed are "
            + Self.fileNames.joined(separator: ", ")))
    }
    self.replacements = replacements
    self.additions = additions
    self.faults = faults
  }

  /// Whether a file of an analyst's folder is meant as a table: it ends in `.csv` and is not hidden.
  ///
  /// - Parameter name: the bare name.
  /// - Returns: true also for names that no table has, which are then refused.
  public static func isTableLike(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".csv") && !name.hasPrefix(".")
  }

  /// The names by which files take the place of a built-in table; learned weights among them.
  public static let replaceable: [String] = embedded.map(\.name).filter { $0.hasPrefix(folder) }
    .map { String($0.dropFirst(folder.count)) }.sorted()

  /// Whether a table holds learned weights.
  static func isLearned(_ name: String) -> Bool { name.hasSuffix(weights) || name.hasSuffix(accuracy) }

  /// The built-in tables that people write, by file name; all but the learned weights.
  public static let written: [String] = replaceable.filter { !isLearned($0) }

  /// The names by which files add rows to a table.
  ///
  /// The themes are seven, and weights are learned as a whole: neither grows.
  public static let growing: [String] = written.filter { $0 != "themes.csv" }
    .map { $0.dropLast(4) + more }

  /// All names that tables of an analyst's folder may have.
  public static var fileNames: [String] { replaceable + growing }

  /// The names of the tables replaced, without their folder, in order.
  public var replaced: [String] { replacements.keys.map { String($0.dropFirst(Self.folder.count)) }.sorted() }

  /// The names of the tables that rows are added to, without their folder, in order.
  public var extended: [String] { additions.keys.map { String($0.dropFirst(Self.folder.count)) }.sorted() }

  /// Every table as it will be read, with its path below the data folder, in the order of these; rows added to a table
  /// come behind it.
  public var contents: [(name: String, bytes: [UInt8])] {
    Self.embedded.map(\.name).sorted().flatMap { name in
      [(name, replacements[name]?.bytes ?? (try? bytes(of: name)) ?? [])]
        + (additions[name].map { [(name, $0.bytes)] } ?? [])
    }
  }

  /// The bytes of a table, without the rows that files add to it.
  ///
  /// - Parameter name: the table's path below the data folder, such as `codebook/themes.csv`.
  /// - Returns: its bytes.
  /// - Throws: `TableError` where there is no such table.
  public func bytes(of name: String) throws(TableError) -> [UInt8] {
    try text(of: name).bytes
  }

  /// A table with the rows added to it, read and checked for its columns.
  ///
  /// - Parameters:
  ///   - name: the table's path below the data folder.
  ///   - required: the columns it must have.
  /// - Returns: the table.
  /// - Throws: `TableError` where it is missing or malformed.
  public func table(_ name: String, required: [String]) throws(TableError) -> CSVTable {
    var faults: [TableError] = []
    let table = table(name, required: required, faults: &faults)
    guard let table, faults.isEmpty else {
      throw faults.first ?? TableError(table: name, line: 0, message: "the table cannot be read")
    }
    return table
  }

  /// What can be read of a table; nil where that is nothing, and the faults then say why.
  func table(_ name: String, required: [String], faults: inout [TableError]) -> CSVTable? {
    var table: CSVTable?
    do throws(TableError) {
      let text = try text(of: name)
      table = try CSVTable(text.bytes, name: text.name, required: required, faults: &faults)
    } catch {
      faults.append(error)
    }
    guard let more = additions[name] else { return table }
    do throws(TableError) {
      let rows = try CSVTable(more.bytes, name: more.name, required: required, faults: &faults)
      table = table?.followed(by: rows)
    } catch {
      // References to the rows that cannot be read would look like faults of their own.
      faults.append(error)
      table = nil
    }
    return table
  }

  /// What messages call a table: the file or files that its rows come from.
  func display(_ name: String) -> String {
    let own = (try? text(of: name).name) ?? name
    return additions[name].map { own + " or " + $0.name } ?? own
  }

  /// Every id that a table of learned weights speaks of: its runs of letters, digits and underscores.
  func learnedNames() -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for name in Self.replaceable where Self.isLearned(name) {
      guard let bytes = try? bytes(of: Self.folder + name) else { continue }
      // The header's words are no ids, though a concept may be called "support".
      let rows = bytes[(bytes.firstIndex(of: 0x0A) ?? bytes.endIndex)...]
      for field in rows.split(whereSeparator: { $0 == 0x2C || $0 == 0x0A }) where !Self.isStem(field) {
        for run in field.split(whereSeparator: { !Self.isOfName($0) }) { names.insert(Array(run)) }
      }
    }
    return names
  }

  /// Whether a learned feature is the stem of a word or a pair of stems, `w:en:police` or `b:en:no_police`.
  private static func isStem(_ field: ArraySlice<UInt8>) -> Bool {
    field.starts(with: "w:".utf8) || field.starts(with: "b:".utf8)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x5F
  }

  private func text(of name: String) throws(TableError) -> Text {
    if let text = replacements[name] { return text }
    for file in Self.embedded where file.name == name {
      return Text(name: "built-in " + name, bytes: file.bytes())
    }
    throw TableError(table: name, line: 0, message: "there is no such table in the program")
  }

  private struct EmbeddedFile: Sendable {
    let name: String
    let index: Int

    func bytes() -> [UInt8] {
      let file = embedded_file_at(index).pointee
      return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
  }

  private static let embedded: [EmbeddedFile] = (0..<embedded_file_count()).map {
    EmbeddedFile(name: String(cString: embedded_file_at($0).pointee.name), index: $0)
  }

  /// The place of the first byte that is no UTF-8.
  private static func encodingFault(of text: Text) -> TableError? {
    if String(validating: text.bytes, as: UTF8.self) != nil { return nil }
    let lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() where String(validating: line, as: UTF8.self) == nil {
      var decoder = UTF8()
      var bytes = line.makeIterator()
      var column = 1
      while case .scalarValue(let scalar) = decoder.decode(&bytes) { column += UTF8.width(scalar) }
      return TableError(
        table: text.name, line: place + 1, column: column,
        message: "this is no UTF-8 text; save the table as CSV in UTF-8")
    }
    return nil
  }
}
