import Matching

/// A match as the naive matcher reports it: words only.
struct Found: Hashable, Comparable, CustomStringConvertible {
  var id: Int
  var first: Int
  var last: Int

  static func < (left: Found, right: Found) -> Bool {
    (left.first, left.last, left.id) < (right.first, right.last, right.id)
  }

  var description: String { "\(id):\(first)-\(last)" }
}

/// Matches by trying every pattern at every pair of words, on its source text, by plain recursion.
struct NaiveMatcher {
  var patterns: [(source: String, id: Int)]
  var skipped: Set<String>

  /// `sentences` hold words that are folded already.
  func matches(in sentences: [[String]]) -> [Found] {
    var kept: [Found] = []
    var offset = 0
    for sentence in sentences {
      let places = sentence.indices.filter { !skipped.contains(sentence[$0]) }
      let words = places.map { sentence[$0] }
      var all: [Found] = []
      for (source, id) in patterns {
        let steps = source.split(separator: " ").map(String.init).filter { !skipped.contains($0) }
        for first in words.indices {
          for last in first..<words.count where accepts(steps[...], words[first...last]) {
            all.append(Found(id: id, first: first, last: last))
          }
        }
      }
      for id in Set(all.map(\.id)) {
        var from = 0
        while true {
          let candidates = all.filter { $0.id == id && $0.first >= from }
          guard let start = candidates.map(\.first).min(),
            let last = candidates.filter({ $0.first == start }).map(\.last).max()
          else { break }
          kept.append(Found(id: id, first: places[start] + offset, last: places[last] + offset))
          from = last + 1
        }
      }
      offset += sentence.count
    }
    return kept.sorted()
  }

  private func accepts(_ steps: ArraySlice<String>, _ words: ArraySlice<String>) -> Bool {
    guard let step = steps.first else { return words.isEmpty }
    if step == "..." {
      return (0...3).contains { $0 <= words.count && accepts(steps.dropFirst(), words.dropFirst($0)) }
    }
    guard let word = words.first else { return false }
    let fits =
      step == "_"
      || step.split(separator: "|").contains {
        $0.hasSuffix("*") ? word.hasPrefix($0.dropLast()) : word == $0 && !skipped.contains(word)
      }
    return fits && accepts(steps.dropFirst(), words.dropFirst())
  }
}
