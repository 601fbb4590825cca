/// Finds what a mistyped name was meant to be.
public enum NearestNames {
  /// The names that lie closest to one that is not there, as part of a message.
  ///
  /// Close are names one slip away, two for names of six bytes and more; a slip is a byte put in, left out, changed,
  /// or swapped with the next.
  ///
  /// - Parameters:
  ///   - name: what was typed.
  ///   - known: what could have been meant.
  /// - Returns: ` (did you mean CO03?)` with three names at the most, or nothing.
  public static func hint(for name: String, among known: some Sequence<String>) -> String {
    let typed = Array(name.utf8)
    let reach = typed.count < 6 ? 1 : 2
    var found: [(slips: Int, name: String)] = []
    for candidate in known {
      let bytes = Array(candidate.utf8)
      guard abs(bytes.count - typed.count) <= reach else { continue }
      let slips = slips(typed, bytes)
      if slips <= reach { found.append((slips, candidate)) }
    }
    guard let least = found.map(\.slips).min() else { return "" }
    let names = found.filter { $0.slips == least }.map(\.name).sorted().prefix(3)
    return " (did you mean \(names.joined(separator: ", "))?)"
  }

  /// The distance of Damerau and Levenshtein, no byte edited twice ("optimal string alignment").
  static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var next = [row + 1]
      for column in right.indices {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(change, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, last) = (last, next)
    }
    return last[right.count]
  }
}
