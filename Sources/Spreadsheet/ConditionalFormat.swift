/// A look that follows from what cells hold.
public enum ConditionalFormat: Hashable, Sendable {
  /// How a cell compares; numbers must be finite.
  public enum Comparison: Hashable, Sendable {
    /// The number.
    case equal(Double)
    /// Anything but the number.
    case notEqual(Double)
    /// A larger number.
    case greater(Double)
    /// The number or a larger one.
    case greaterOrEqual(Double)
    /// A smaller number.
    case less(Double)
    /// The number or a smaller one.
    case lessOrEqual(Double)
    /// From the first to the second, both included.
    case between(Double, Double)
    /// Below the first or above the second.
    case notBetween(Double, Double)
    /// The text, capital letters or not; at most 255 UTF-16 units.
    case text(String)
  }

  /// From one colour, at the least value, to another, at the greatest.
  case twoColors(low: Color, high: Color)

  /// Through a third colour, at a percentile from 0 to 100.
  case threeColors(low: Color, middle: Color, high: Color, percentile: Double = 50)

  /// A bar as long as the value; a bar only hides the number. Bounds are the values of no bar and of a full
  /// one; nil takes the least and the greatest value of the cells.
  case dataBar(Color, barOnly: Bool = false, bounds: ClosedRange<Double>? = nil)

  /// A format for the cells that compare so; fonts and sizes are not taken, as Excel has it.
  case cell(Comparison, Format)
}
