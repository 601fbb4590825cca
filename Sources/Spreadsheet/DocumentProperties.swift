/// What the file says about itself.
public struct DocumentProperties: Equatable, Sendable {
  /// A day of the Gregorian calendar.
  public typealias Day = (year: Int, month: Int, day: Int)

  /// Title of the workbook.
  public var title: String
  /// Its subject.
  public var subject: String
  /// Who made it.
  public var author: String
  /// Anything else.
  public var comments: String
  /// Seconds from 1970 to noon, universal time, of the day of creation.
  let createdAt: Int

  /// Describes a workbook; the day has no default, since "now" would make every run write another file.
  ///
  /// - Parameters:
  ///   - title: title of the workbook.
  ///   - subject: its subject.
  ///   - author: who made it.
  ///   - comments: anything else.
  ///   - created: a day from 1900 on; the file says noon, universal time, that day.
  /// - Throws: ``SpreadsheetError/invalidValue(what:value:allowed:)`` when the calendar has no such day.
  public init(
    title: String = "", subject: String = "", author: String = "", comments: String = "", created: Day
  ) throws(SpreadsheetError) {
    guard let days = Self.daysSince1970(created) else {
      throw .invalidValue(
        what: "creation date", value: "\(created.year)-\(created.month)-\(created.day)",
        allowed: "a day of the calendar, years 1900 to 9999")
    }
    self.title = title
    self.subject = subject
    self.author = author
    self.comments = comments
    createdAt = days * 86_400 + 43_200
  }

  /// Counts days with years that start in March, so that the leap day comes last; Hinnant,
  /// "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  static func daysSince1970(_ date: Day) -> Int? {
    let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1900...9999).contains(date.year), (1...12).contains(date.month),
      (1...lengths[date.month - 1]).contains(date.day)
    else { return nil }
    let year = date.month <= 2 ? date.year - 1 : date.year
    let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
    return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}
