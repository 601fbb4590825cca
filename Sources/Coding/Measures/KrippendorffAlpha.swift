/// Krippendorff's alpha of two coders who gave one of several values, none nearer to another, to the same units.
public enum KrippendorffAlpha {
  /// One minus observed by expected disagreement, 0 as by chance and 1 where all agree (Krippendorff 2011,
  /// "Computing Krippendorff's Alpha-Reliability", B).
  ///
  /// - Parameter table: how many units the first coder gave the value of the row and the second that of the column.
  /// - Returns: nil where fewer than two values were given: nothing could have differed.
  public static func nominal(_ table: [[Int]]) -> Double? {
    let units = table.joined().reduce(0, +)
    let apart = units - table.indices.reduce(0) { $0 + table[$1][$1] }
    let given = table.indices.map { value in
      table[value].reduce(0, +) + table.reduce(0) { $0 + $1[value] }
    }
    let values = 2 * units
    // How often two values drawn from all that were given differ, times values (values - 1).
    let expected = values * values - given.reduce(0) { $0 + $1 * $1 }
    return expected > 0 ? 1 - Double(2 * apart) * Double(values - 1) / Double(expected) : nil
  }
}
