/// One cell, by its zero-based row and column.
///
/// Nothing is checked here; every method that takes a cell refuses one outside the sheet.
///
/// ```swift
/// CellReference(0, 27).a1                                    // "AB1"
/// CellReference(0, 27).a1(absoluteRow: true)                 // "AB$1"
/// ```
public struct CellReference: Hashable, Sendable {
  /// Rows a sheet has: 2²⁰.
  public static let rowCount = 1_048_576

  /// Columns a sheet has: 2¹⁴, the last being `XFD`.
  public static let columnCount = 16_384

  /// Zero-based: the row Excel shows as 1 is 0.
  public var row: Int

  /// Zero-based: column A is 0.
  public var column: Int

  /// Points at a cell.
  ///
  /// - Parameters:
  ///   - row: zero-based.
  ///   - column: zero-based.
  public init(_ row: Int, _ column: Int) {
    self.row = row
    self.column = column
  }

  /// Whether a sheet has this cell.
  public var isInSheet: Bool {
    (0..<Self.rowCount).contains(row) && (0..<Self.columnCount).contains(column)
  }

  /// The relative A1 notation, or `#REF!`, as Excel says, for a cell no sheet has.
  public var a1: String { a1() }

  /// Writes the cell in A1 notation.
  ///
  /// - Parameters:
  ///   - absoluteRow: put `$` before the row.
  ///   - absoluteColumn: put `$` before the column.
  /// - Returns: for instance `$C7`; `#REF!` for a cell no sheet has.
  public func a1(absoluteRow: Bool = false, absoluteColumn: Bool = false) -> String {
    guard isInSheet else { return "#REF!" }
    return (absoluteColumn ? "$" : "") + Self.columnName(column) + (absoluteRow ? "$" : "") + "\(row + 1)"
  }

  /// Names a column with letters.
  ///
  /// The letters are a bijective base 26: there is no zero, so after `Z` (25) comes `AA` (26), hence the
  /// subtraction of one at each step.
  ///
  /// - Parameter column: zero-based.
  /// - Returns: `A` to `XFD`; `#REF!` for a column no sheet has.
  public static func columnName(_ column: Int) -> String {
    guard (0..<columnCount).contains(column) else { return "#REF!" }
    var letters: [UInt8] = []
    var rest = column
    while rest >= 0 {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension CellReference: Comparable {
  /// Orders cells as they are read: row by row.
  ///
  /// - Parameters:
  ///   - left: a cell.
  ///   - right: another.
  /// - Returns: whether the first comes before the second.
  public static func < (left: CellReference, right: CellReference) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

extension CellReference: CustomStringConvertible {
  /// The A1 notation.
  public var description: String { a1 }
}
