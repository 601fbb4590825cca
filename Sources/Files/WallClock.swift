internal import Glibc

/// The time of day, for logs alone: nothing that is published follows it.
public enum WallClock {
  /// This moment in UTC as RFC 3339 has it, with milliseconds: `2021-11-05T08:30:00.250Z`.
  public static var now: String {
    var time = timespec()
    var parts = tm()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0, gmtime_r(&time.tv_sec, &parts) != nil else { return "" }
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let day = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }
    return zip(day, [4, 2, 2]).map(digits).joined(separator: "-") + "T" + clock.joined(separator: ":") + "."
      + digits(time.tv_nsec / 1_000_000, 3) + "Z"
  }
}
