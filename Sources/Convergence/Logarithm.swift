/// Logarithms out of additions, multiplications and divisions alone, so that every machine gives the same
/// bits.
enum Logarithm {
  /// The logarithm to base two, exact for powers of two, elsewhere within three units in the last place.
  ///
  /// x = m · 2^e with m between √½ and √2; then ln m = 2 artanh t with t = (m - 1) / (m + 1), |t| < 0.172,
  /// whose series is cut after t^27, where a term is below 10^-22.
  ///
  /// - Parameter number: above 0 and finite.
  /// - Returns: -1 for one half, 0 for one.
  static func base2(_ number: Double) -> Double {
    var exponent = Double(number.exponent)
    var significand = number.significand
    if significand > 1.414_213_562_373_095_1 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var series = 0.0
    for power in stride(from: 27.0, through: 1.0, by: -2.0) { series = series * square + 1 / power }
    let twoOverLogOfTwo = 2.885_390_081_777_926_8
    return exponent + twoOverLogOfTwo * (ratio * series)
  }
}
