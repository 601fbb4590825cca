internal import EmbeddedData
public import Tables

/// Where the project's tables come from: the ones compiled in, with any of them replaced by the caller's.
public struct CodebookSource: Sendable {
  private let replacements: [String: [UInt8]]

  /// Takes the tables compiled in, except those given.
  ///
  /// - Parameter replacements: bytes by table name, such as `codebook/concepts.csv`.
  public init(replacing replacements: [String: [UInt8]] = [:]) {
    self.replacements = replacements
  }

  /// The bytes of a table.
  ///
  /// - Parameter name: the table's path below the data folder, such as `codebook/themes.csv`.
  /// - Returns: its bytes.
  /// - Throws: `TableError` where there is no such table.
  public func bytes(of name: String) throws(TableError) -> [UInt8] {
    if let bytes = replacements[name] { return bytes }
    for index in 0..<embedded_file_count() {
      let file = embedded_file_at(index).pointee
      if String(cString: file.name) == name {
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
    }
    throw TableError(table: name, line: 0, message: "there is no such table in the program")
  }

  /// A table, read and checked for its columns.
  ///
  /// - Parameters:
  ///   - name: the table's path below the data folder.
  ///   - required: the columns it must have.
  /// - Returns: the table.
  /// - Throws: `TableError` where it is missing or malformed.
  public func table(_ name: String, required: [String]) throws(TableError) -> CSVTable {
    try CSVTable(try bytes(of: name), name: name, required: required)
  }
}
