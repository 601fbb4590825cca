/// The rules of the Gregorian calendar that dates in tables, options and documents are held to.
public enum CalendarDay {
  /// Whether the calendar has a day.
  ///
  /// - Parameters:
  ///   - year: any year.
  ///   - month: 1 for January; any other number is allowed and has no day.
  ///   - day: 1 for the first of the month.
  /// - Returns: true where the day exists.
  public static func exists(year: Int, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  /// The year of a day written `YYYY-MM-DD`.
  ///
  /// - Parameter text: the text as a whole.
  /// - Returns: nil where the text is written otherwise, or the calendar has no such day.
  public static func year(of text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    return exists(year: numbers[0], month: numbers[1], day: numbers[2]) ? numbers[0] : nil
  }
}
