internal import Codebook

/// Dates as analysts type them and spreadsheets save them.
///
/// Read are `2026-11-05` (also with a time behind it), `2026/11/5`, `5.11.2026`, and `25/11/2026` or `11/25/2026`, where
/// only one of the numbers can be a month. `5/11/2026` is the fifth of November to some and the eleventh of May to
/// others: it stays as it stands, as does everything else.
enum AnalystsDate {
  /// A date in the one form that sorts.
  ///
  /// - Parameter typed: any text.
  /// - Returns: `YYYY-MM-DD`, or the text itself where the day cannot be told.
  static func text(_ typed: String) -> String {
    let day = typed.prefix { $0 != " " && $0 != "T" }
    for separator: Character in ["-", "/", "."] {
      let parts = day.split(separator: separator, omittingEmptySubsequences: false)
      let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
      guard parts.count == 3, numbers.count == 3 else { continue }
      if parts[0].utf8.count == 4 { return written(numbers[0], numbers[1], numbers[2]) ?? typed }
      guard parts[2].utf8.count == 4 else { return typed }
      let dayFirst = written(numbers[2], numbers[1], numbers[0])
      let monthFirst = separator == "/" ? written(numbers[2], numbers[0], numbers[1]) : nil
      guard let dayFirst else { return monthFirst ?? typed }
      return monthFirst == nil || monthFirst == dayFirst ? dayFirst : typed
    }
    return typed
  }

  private static func written(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard CalendarDay.exists(year: year, month: month, day: day) else { return nil }
    let digits = { (number: Int) in (number < 10 ? "0" : "") + "\(number)" }
    return "\(year)-\(digits(month))-\(digits(day))"
  }
}
