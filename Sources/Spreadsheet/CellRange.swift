/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
  /// Top left.
  public let first: CellReference

  /// Bottom right.
  public let last: CellReference

  /// Spans two opposite corners, given in any order.
  ///
  /// - Parameters:
  ///   - corner: one corner.
  ///   - opposite: the corner across.
  public init(_ corner: CellReference, _ opposite: CellReference) {
    first = CellReference(min(corner.row, opposite.row), min(corner.column, opposite.column))
    last = CellReference(max(corner.row, opposite.row), max(corner.column, opposite.column))
  }

  /// Spans rows and columns.
  ///
  /// - Parameters:
  ///   - rows: zero-based.
  ///   - columns: zero-based.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    first = CellReference(rows.lowerBound, columns.lowerBound)
    last = CellReference(rows.upperBound, columns.upperBound)
  }

  /// Whether a sheet has all its cells.
  public var isInSheet: Bool { first.isInSheet && last.isInSheet }

  /// How many rows it spans.
  public var rowCount: Int { last.row - first.row + 1 }

  /// How many columns it spans.
  public var columnCount: Int { last.column - first.column + 1 }

  /// The relative A1 notation; a single cell has no colon.
  public var a1: String { a1(absolute: false) }

  /// Writes the range in A1 notation.
  ///
  /// - Parameter absolute: put `$` before rows and columns, as formulas and charts want.
  /// - Returns: for instance `$A$1:$C$9`, or `A1` for a single cell.
  public func a1(absolute: Bool) -> String {
    let start = first.a1(absoluteRow: absolute, absoluteColumn: absolute)
    guard first != last else { return start }
    return start + ":" + last.a1(absoluteRow: absolute, absoluteColumn: absolute)
  }

  /// Tells whether two ranges share a cell.
  ///
  /// - Parameter other: the other range.
  /// - Returns: true when they overlap.
  public func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row && first.column <= other.last.column
      && other.first.column <= last.column
  }
}

extension CellRange: CustomStringConvertible {
  /// The relative A1 notation.
  public var description: String { a1 }
}
