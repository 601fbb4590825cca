extension Sequence where Element: Hashable {
  /// The values without repetition, in the order of their first occurrence.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
