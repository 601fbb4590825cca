/// How a sheet goes to paper.
///
/// Wide tables stay readable on A3 landscape, fitted to the width, with the titles repeated on every page.
public struct PageSetup: Hashable, Sendable {
  /// Size of the sheets of paper.
  public enum Paper: Hashable, Sendable {
    /// 210 × 297 mm.
    case a4
    /// 297 × 420 mm.
    case a3
  }

  /// How many pages the sheet may take.
  public struct Fit: Hashable, Sendable {
    /// Pages side by side; 0 for as many as it takes.
    public var width: Int
    /// Pages one below the other; 0 for as many as it takes.
    public var height: Int

    /// Chooses both.
    ///
    /// - Parameters:
    ///   - width: pages side by side; 0 for as many as it takes.
    ///   - height: pages one below the other; 0 for as many as it takes.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }

    /// All columns on one page, as many pages as it takes for the rows.
    public static let oneWide = Fit(width: 1, height: 0)
  }

  /// White space around the page, in inches.
  public struct Margins: Hashable, Sendable {
    /// Left of the table.
    public var left: Double
    /// Right of it.
    public var right: Double
    /// Above it, the header included.
    public var top: Double
    /// Below it, the footer included.
    public var bottom: Double

    /// Chooses the four, 0 to 10 inches each.
    ///
    /// - Parameters:
    ///   - left: left of the table.
    ///   - right: right of it.
    ///   - top: above it.
    ///   - bottom: below it.
    public init(left: Double = 0.7, right: Double = 0.7, top: Double = 0.75, bottom: Double = 0.75) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }
  }

  /// Size of the sheets of paper.
  public var paper = Paper.a4
  /// Wider than high.
  public var landscape = false
  /// Shrinks the sheet to a number of pages; nil prints at full size.
  public var fit: Fit?
  /// Rows printed at the top of every page, zero-based.
  public var repeatedRows: ClosedRange<Int>?
  /// Columns printed at the left of every page, zero-based.
  public var repeatedColumns: ClosedRange<Int>?
  /// The only cells printed; nil prints all.
  public var printArea: CellRange?
  /// White space around the page.
  public var margins = Margins()
  /// At the top of every page.
  public var header = PageLine()
  /// At the bottom of every page.
  public var footer = PageLine()
  /// In the middle between left and right.
  public var centeredHorizontally = false
  /// In the middle between top and bottom.
  public var centeredVertically = false

  /// Starts from A4 portrait; set what differs.
  public init() {}

  /// Starts from A4 portrait and changes it in one expression.
  ///
  /// - Parameter change: sets what differs.
  public init(_ change: (inout PageSetup) -> Void) { change(&self) }
}
