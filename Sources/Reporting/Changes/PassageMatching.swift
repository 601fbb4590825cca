internal import Matching

/// Which passages of a participant's text before are which ones after, by what they say and not by their numbers.
///
/// Passages with the same words are the same one; of those that do not stand in the order they had, as few as possible
/// are called moved. Of the rest, two that share more than half of their words are one that changed. The number that
/// opens a paragraph does not count, nor do case, accents and marks.
struct PassageMatching {
  /// What became of a passage.
  enum Kind {
    case same, moved, changed
  }

  /// The pairs in the order after.
  let pairs: [(before: Int, after: Int, kind: Kind)]
  /// Those that are there no more, in their order.
  let gone: [Int]
  /// Those that were not there, in their order.
  let added: [Int]

  /// How alike two passages must be to be one that changed: twice the shared words by all words (Dice 1945).
  private static let alike = 0.5
  /// How many of the passages left over stand between two that are compared, at the most.
  private static let reach = 200

  /// Matches two texts.
  ///
  /// - Parameters:
  ///   - before: the passages in their order.
  ///   - after: the passages in their order.
  init(before: [String], after: [String]) {
    var ids: [[UInt8]: Int] = [:]
    func words(_ text: String) -> [Int] {
      Folding.wordsBehindNumber(in: Array(text.utf8)).map { word in
        let id = ids[word.bytes] ?? ids.count
        ids[word.bytes] = id
        return id
      }
    }
    let (old, new) = (before.map(words), after.map(words))
    var waiting: [[Int]: [Int]] = [:]
    for (place, words) in new.enumerated().reversed() { waiting[words, default: []].append(place) }
    var equal: [(before: Int, after: Int)] = []
    for (place, words) in old.enumerated() {
      if let twin = waiting[words]?.popLast() { equal.append((place, twin)) }
    }
    let inOrder = Self.longestRise(equal.map(\.after))
    var pairs: [(before: Int, after: Int, kind: Kind)] = equal.enumerated().map {
      ($1.before, $1.after, inOrder.contains($0) ? .same : .moved)
    }
    let (oldTaken, newTaken) = (Set(equal.map(\.before)), Set(equal.map(\.after)))
    let changed = Self.changed(
      old.indices.filter { !oldTaken.contains($0) }.map { ($0, old[$0].sorted()) },
      new.indices.filter { !newTaken.contains($0) }.map { ($0, new[$0].sorted()) })
    pairs += changed.map { ($0.before, $0.after, .changed) }
    self.pairs = pairs.sorted { $0.after < $1.after }
    let (paired, met) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
    gone = old.indices.filter { !paired.contains($0) }
    added = new.indices.filter { !met.contains($0) }
  }

  /// The most alike first, each passage once.
  private static func changed(_ old: [(place: Int, words: [Int])], _ new: [(place: Int, words: [Int])]) -> [(
    before: Int, after: Int
  )] {
    var candidates: [(likeness: Double, before: Int, after: Int)] = []
    for (rank, left) in old.enumerated() {
      for right in new[min(new.count, max(0, rank - reach))..<min(new.count, rank + reach)] {
        let total = left.words.count + right.words.count
        guard total > 0, Double(2 * min(left.words.count, right.words.count)) > alike * Double(total) else {
          continue
        }
        let likeness = Double(2 * shared(left.words, right.words)) / Double(total)
        if likeness > alike { candidates.append((likeness, left.place, right.place)) }
      }
    }
    candidates.sort {
      (-$0.likeness, abs($0.before - $0.after), $0.before, $0.after)
        < (-$1.likeness, abs($1.before - $1.after), $1.before, $1.after)
    }
    var taken: (Set<Int>, Set<Int>) = ([], [])
    return candidates.compactMap { candidate in
      guard !taken.0.contains(candidate.before), !taken.1.contains(candidate.after) else { return nil }
      taken.0.insert(candidate.before)
      taken.1.insert(candidate.after)
      return (candidate.before, candidate.after)
    }
  }

  /// How many words two sorted lists share, each as often as both have it.
  private static func shared(_ left: [Int], _ right: [Int]) -> Int {
    var (first, second, count) = (0, 0, 0)
    while first < left.count, second < right.count {
      if left[first] == right[second] {
        count += 1
        first += 1
        second += 1
      } else if left[first] < right[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return count
  }

  /// The places of a longest rising subsequence (Fredman 1975).
  static func longestRise(_ values: [Int]) -> Set<Int> {
    var ends: [Int] = []
    var before: [Int?] = []
    for (place, value) in values.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
      }
      before.append(low > 0 ? ends[low - 1] : nil)
      if low < ends.count { ends[low] = place } else { ends.append(place) }
    }
    var rise: Set<Int> = []
    var next = ends.last
    while let place = next {
      rise.insert(place)
      next = before[place]
    }
    return rise
  }
}
