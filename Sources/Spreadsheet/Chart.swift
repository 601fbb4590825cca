/// A chart of numbers that stand in cells: bars, columns, or points by two numbers each.
public struct Chart: Hashable, Sendable {
  /// Shape of a chart.
  public enum Kind: Hashable, Sendable {
    /// Upright, series side by side.
    case column
    /// Upright, series one on the other.
    case columnStacked
    /// Upright, series one on the other, each column filling the height.
    case columnStackedPercent
    /// Lying, series side by side.
    case bar
    /// Lying, series one after the other.
    case barStacked
    /// Lying, series one after the other, each bar filling the width.
    case barStackedPercent
    /// Points, each by a number across and one up; categories are then the numbers across.
    case scatter

    var isBar: Bool { self == .bar || self == .barStacked || self == .barStackedPercent }
    var isStacked: Bool {
      switch self {
      case .columnStacked, .columnStackedPercent, .barStacked, .barStackedPercent: true
      case .column, .bar, .scatter: false
      }
    }
  }

  /// How a series is called in the legend.
  public enum Name: Hashable, Sendable {
    /// By these words.
    case text(String)
    /// By what a cell says.
    case cell(Sheet, CellReference)
  }

  /// Where the legend stands.
  public enum Legend: Hashable, Sendable {
    /// Nowhere.
    case none
    /// At the right.
    case right
    /// At the left.
    case left
    /// Above.
    case top
    /// Below.
    case bottom
  }

  /// Numbers on the bars.
  public struct Labels: Hashable, Sendable {
    /// Where on the bar.
    public enum Position: Hashable, Sendable {
      /// In the middle.
      case center
      /// Inside, where the bar ends.
      case insideEnd
      /// Inside, where the bar starts.
      case insideBase
      /// Past the end; not in stacked charts, where Excel calls the file damaged.
      case outsideEnd
      /// At the right of a point; in scatter charts only.
      case right
      /// Above a point; in scatter charts only.
      case above

      var isOfPoints: Bool { self == .right || self == .above }
    }

    /// Where on the bar.
    public var position: Position
    /// As in cells, where `0;-0;;` hides zeros; nil takes that of the cells.
    public var numberFormat: String?
    /// Colour of the digits; nil for black.
    public var color: Color?
    /// In points; nil for 10.
    public var fontSize: Double?

    /// Puts numbers on the bars.
    ///
    /// - Parameters:
    ///   - position: where on the bar.
    ///   - numberFormat: as in cells.
    ///   - color: colour of the digits.
    ///   - fontSize: in points.
    public init(
      position: Position = .center, numberFormat: String? = nil, color: Color? = nil, fontSize: Double? = nil
    ) {
      self.position = position
      self.numberFormat = numberFormat
      self.color = color
      self.fontSize = fontSize
    }
  }

  /// One set of bars of the same colour.
  public struct Series: Hashable, Sendable {
    /// In the legend.
    public var name: Name
    /// What the bars stand for: one row or one column.
    public var categories: SheetRange
    /// How long they are: one row or one column, as many cells.
    public var values: SheetRange
    /// Nil leaves the choice to the reader's program.
    public var color: Color?
    /// Nil for no number on the bars.
    public var labels: Labels?
    /// What stands on the bars or beside the points in place of the numbers, one for each of the values and none
    /// empty; nil for the numbers.
    ///
    /// Texts of the chart itself, not of cells: LibreOffice does not follow references in labels.
    public var labelTexts: [String]?

    /// Draws a set of bars.
    ///
    /// - Parameters:
    ///   - name: in the legend.
    ///   - categories: what the bars stand for.
    ///   - values: how long they are.
    ///   - color: of the bars.
    ///   - labels: numbers on them.
    ///   - labelTexts: what to show instead of the numbers.
    public init(
      name: Name, categories: SheetRange, values: SheetRange, color: Color? = nil, labels: Labels? = nil,
      labelTexts: [String]? = nil
    ) {
      self.name = name
      self.categories = categories
      self.values = values
      self.color = color
      self.labels = labels
      self.labelTexts = labelTexts
    }
  }

  /// A side of the chart.
  public struct Axis: Hashable, Sendable {
    /// Where the words or numbers of an axis stand.
    public enum LabelPosition: Hashable, Sendable {
      /// Along the axis.
      case nextToAxis
      /// At the low edge, clear of bars that go below zero.
      case low
      /// At the high edge.
      case high
      /// Nowhere.
      case none
    }

    /// Along the axis; empty for none.
    public var title = ""
    /// As in cells; nil takes that of the cells.
    public var numberFormat: String?
    /// Where a value axis starts; nil leaves it to the reader's program.
    public var minimum: Double?
    /// Where a value axis ends; nil leaves it to the reader's program.
    public var maximum: Double?
    /// Step of a value axis, above zero; nil leaves it to the reader's program.
    public var step: Double?
    /// Whether every category has its word, however little room there is; else some are left out.
    public var namesAll = false
    /// From the other end; the first row of a table then comes at the top of a bar chart.
    public var reversed = false
    /// Lines across the chart; nil draws those of the value axis only.
    public var gridlines: Bool?
    /// Where the words or numbers stand.
    public var labelPosition = LabelPosition.nextToAxis
    /// Size of the words or numbers, in points; nil for 10.
    public var fontSize: Double?

    /// Starts from a bare axis; set what differs.
    public init() {}

    /// Starts from a bare axis and changes it in one expression.
    ///
    /// - Parameter change: sets what differs.
    public init(_ change: (inout Axis) -> Void) { change(&self) }
  }

  /// Shape of the chart.
  public var kind: Kind
  /// Above the chart; empty for none.
  public var title = ""
  /// The sets of bars, 1 to 255.
  public var series: [Series]
  /// The side with the words: below columns, left of bars.
  public var categoryAxis = Axis()
  /// The side with the numbers: left of columns, below bars.
  public var valueAxis = Axis()
  /// Where the legend stands.
  public var legend = Legend.right
  /// Space between bars, in percent of their width, 0 to 500; nil for 150.
  public var gap: Int?
  /// In pixels, 40 to 10,000.
  public var width = 480
  /// In pixels, 40 to 10,000.
  public var height = 288
  /// Says the chart in words to those who cannot see it; at most 255 UTF-16 units.
  public var description = ""

  /// Draws sets of bars.
  ///
  /// - Parameters:
  ///   - kind: shape of the chart.
  ///   - series: the sets of bars.
  public init(_ kind: Kind, series: [Series]) {
    self.kind = kind
    self.series = series
  }

  /// Cells a series may have; beyond, Excel draws no more.
  static let maximumPoints = 32_000
}
