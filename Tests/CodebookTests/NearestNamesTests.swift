import TestSupport
import Testing

@testable import Codebook

@Suite struct NearestNamesTests {
  /// The distance by its definition, without a table.
  private func slips(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    guard let a = left.last, let b = right.last else { return max(left.count, right.count) }
    let (shorter, other) = (left.dropLast(), right.dropLast())
    var least = min(
      slips(shorter, other) + (a == b ? 0 : 1), slips(shorter, right) + 1, slips(left, other) + 1)
    if shorter.last == b, other.last == a {
      least = min(least, slips(shorter.dropLast(), other.dropLast()) + 1)
    }
    return least
  }

  @Test func everyPairOfShortWords() {
    var words: [[UInt8]] = [[]]
    for length in 1...4 {
      words += words.filter { $0.count == length - 1 }.flatMap { word in [1, 2, 3].map { word + [$0] } }
    }
    for left in words where left.count <= 3 {
      for right in words { #expect(NearestNames.slips(left, right) == slips(left[...], right[...])) }
    }
  }

  @Test(arguments: [
    ("CO30", ["CO03", "CO10", "CR03"], " (did you mean CO03, CO10?)"),
    ("C003", ["CO03"], " (did you mean CO03?)"), ("XY77", ["CO03"], ""),
    ("extradtion", ["extradition", "extraction"], " (did you mean extraction, extradition?)"),
    ("extradtin", ["extradition"], " (did you mean extradition?)"), ("abcd", ["abef"], ""),
    ("x", ["a", "b", "c", "d"], " (did you mean a, b, c?)"), ("", ["a"], " (did you mean a?)"), ("a", [], ""),
  ])
  func hints(name: String, known: [String], hint: String) {
    #expect(NearestNames.hint(for: name, among: known) == hint)
  }
}
