/// Numbers as the tables hold them.
enum Decimal {
  /// Three decimals with a point, the same bytes everywhere; what rounds to zero has no sign.
  ///
  /// - Parameter value: a finite number of moderate size.
  /// - Returns: `0.500`, `-1.000`; empty for none and for anything not finite.
  static func text(_ value: Double?) -> String {
    guard let value, let scaled = Int(exactly: (value * 1000).rounded()) else { return "" }
    let digits = String(scaled.magnitude % 1000)
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / 1000)."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
