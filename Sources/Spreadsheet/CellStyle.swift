/// How a cell looks: a plain value, equal when all its properties are.
///
/// Turn it into a ``Format`` with ``Workbook/format(_:)``; asking twice for the same style costs one lookup.
public struct CellStyle: Hashable, Sendable {
  /// Where the content stands between left and right.
  public enum HorizontalAlignment: Hashable, Sendable {
    /// Text to the left, numbers to the right.
    case general
    /// To the left.
    case left
    /// In the middle.
    case center
    /// To the right.
    case right
    /// Both sides.
    case justify
  }

  /// Where the content stands between top and bottom.
  public enum VerticalAlignment: Hashable, Sendable {
    /// At the top.
    case top
    /// In the middle.
    case center
    /// At the bottom, which is what Excel does unasked.
    case bottom
  }

  /// A line at an edge.
  public enum Border: Hashable, Sendable {
    /// No line.
    case none
    /// A thin line, in a colour.
    case thin(Color)
  }

  /// The lines at the four edges.
  public struct Borders: Hashable, Sendable {
    /// The upper edge.
    public var top: Border
    /// The lower edge.
    public var bottom: Border
    /// The left edge.
    public var left: Border
    /// The right edge.
    public var right: Border

    /// Chooses each edge.
    ///
    /// - Parameters:
    ///   - top: the upper edge.
    ///   - bottom: the lower edge.
    ///   - left: the left edge.
    ///   - right: the right edge.
    public init(top: Border = .none, bottom: Border = .none, left: Border = .none, right: Border = .none) {
      self.top = top
      self.bottom = bottom
      self.left = left
      self.right = right
    }

    /// No line at all.
    public static let none = Borders()

    /// Draws the same thin line on the four edges.
    ///
    /// - Parameter color: its colour.
    /// - Returns: the four edges.
    public static func thin(_ color: Color) -> Borders {
      Borders(top: .thin(color), bottom: .thin(color), left: .thin(color), right: .thin(color))
    }
  }

  /// Bold letters.
  public var bold = false
  /// Slanted letters.
  public var italic = false
  /// A single line under the text.
  public var underline = false
  /// In points, 1 to 409; nil leaves the 11 of Excel.
  public var fontSize: Double?
  /// At most 31 UTF-16 units; nil leaves Calibri.
  public var fontName: String?
  /// Colour of the text.
  public var fontColor: Color?
  /// Colour behind the text.
  public var background: Color?
  /// Lines at the edges.
  public var borders = Borders.none
  /// Left to right.
  public var horizontal = HorizontalAlignment.general
  /// Top to bottom.
  public var vertical = VerticalAlignment.bottom
  /// Breaks long text over several lines; without it, a newline in a text does not show.
  public var wrap = false
  /// In degrees, −90 to 90, or 270 for letters stacked one above the other.
  public var rotation = 0
  /// Steps of about three spaces, 0 to 15.
  public var indent = 0
  /// As Excel writes it in English, `0.0%` for instance; at most 127 bytes of UTF-8.
  public var numberFormat: String?
  /// Whether protecting the sheet protects the cell; true in a new sheet.
  public var locked = true

  /// Starts from the look of a new sheet; set what differs.
  public init() {}

  /// Starts from the look of a new sheet and changes it in one expression.
  ///
  /// - Parameter change: sets what differs.
  public init(_ change: (inout CellStyle) -> Void) { change(&self) }

  /// Derives a style.
  ///
  /// - Parameter change: sets what differs.
  /// - Returns: a changed copy.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var copy = self
    change(&copy)
    return copy
  }

  /// Refuses what the library would cut or print a warning about.
  func validate() throws(SpreadsheetError) {
    if let fontSize { try require("font size", fontSize, in: 1...409) }
    try require("indent", Double(indent), in: 0...15)
    if rotation != 270 { try require("rotation", Double(rotation), in: -90...90) }
    if let fontName, fontName.isEmpty || fontName.utf16.count > 31 || !CellText.isClean(fontName) {
      throw .invalidValue(what: "font name", value: fontName, allowed: "1 to 31 UTF-16 units, no control")
    }
    if let format = numberFormat, format.isEmpty || format.utf8.count > 127 || !CellText.isClean(format) {
      throw .invalidValue(
        what: "number format", value: format, allowed: "1 to 127 bytes of UTF-8, no control character")
    }
  }
}

/// A style registered in one workbook, to hand to the methods that write.
///
/// It is an index, not a pointer: given to another workbook it is refused, and it keeps nothing alive.
public struct Format: Hashable, Sendable {
  let workbook: UInt64
  let index: Int
}
