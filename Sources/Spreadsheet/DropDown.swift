/// A list to choose from in a cell.
public struct DropDown: Hashable, Sendable {
  /// Where the choices come from.
  public enum Source: Hashable, Sendable {
    /// These words: 255 bytes of UTF-8 in all with a comma between them, none empty, none with a comma or a
    /// quotation mark. Longer lists belong in cells.
    case words([String])
    /// A row or a column of cells.
    case cells(SheetRange)
  }

  /// What happens to something else typed in.
  public enum Strictness: Hashable, Sendable {
    /// Refused.
    case stop
    /// Asked again.
    case warning
    /// Told, and accepted.
    case information
  }

  /// The choices.
  public var source: Source
  /// What happens to something else typed in.
  public var strictness = Strictness.stop
  /// Over the hint; at most 32 UTF-16 units.
  public var hintTitle = ""
  /// Shown when the cell is chosen; at most 255 UTF-16 units.
  public var hint = ""
  /// Over the objection; at most 32 UTF-16 units.
  public var objectionTitle = ""
  /// Shown when something else is typed in; at most 255 UTF-16 units.
  public var objection = ""

  /// Lists the choices.
  ///
  /// - Parameter source: where they come from.
  public init(_ source: Source) { self.source = source }
}
