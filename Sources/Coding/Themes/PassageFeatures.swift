public import Codebook
internal import Submissions

/// The concepts of one passage, as the themes are decided from them.
public struct PassageConcepts: Sendable {
  /// Every occurrence, in the order of the text.
  public let findings: [Lexicon.Finding]
  /// Each concept once, in the order of its first occurrence.
  let distinct: [Int]

  /// Collects findings.
  ///
  /// - Parameter findings: occurrences in the order of the text.
  public init(_ findings: [Lexicon.Finding]) {
    self.findings = findings
    var seen: Set<Int> = []
    distinct = findings.map(\.concept).filter { seen.insert($0).inserted }
  }

  /// Each concept once, in ascending order, for sums that must not depend on the order of the text.
  var sorted: [Int] { distinct.sorted() }
}

/// Features of a passage by name, with their values.
///
/// ```
/// t:privacy 0.87      a concept of the passage; all of them together have the length 3
/// f:scope_word 1      one of its first two concepts
/// k:item 1            what it is
/// xh:scope 0.93       how likely the stage before finds a theme, for the heading above (xh), the ones above
///                     it (xH), the list's opener (xo), that one's opener (xO), the passages around (xs), the
///                     one before (xp)
/// ```
///
/// The concepts of headings and openers are no features of the passages below them: weights for them would know
/// the headings of the submissions learned from by heart, and participants left out are coded better without.
struct FeatureVector {
  private(set) var names: [String] = []
  private(set) var values: [Double] = []

  mutating func add(_ name: String, _ value: Double) {
    names.append(name)
    values.append(value)
  }

  /// The features whose names are wanted.
  func keeping(_ isWanted: (String) -> Bool) -> FeatureVector {
    var kept = FeatureVector()
    for (name, value) in zip(names, values) where isWanted(name) { kept.add(name, value) }
    return kept
  }

  /// Length to which the concepts of a passage are scaled together, so that long passages do not shout.
  static let length = 3.0
  /// How many concepts at the start count as what the passage is about.
  static let openingConcepts = 2

  /// What both stages see of a passage's own text.
  mutating func addText(_ concepts: PassageConcepts, names: [Lexicon.Concept]) {
    let seen = concepts.sorted.filter { names[$0].kind != .stance }
    if seen.isEmpty { add("t:none", 1) }
    let value = Self.length / Double(max(seen.count, 1)).squareRoot()
    for concept in seen { add("t:" + names[concept].id, value) }
    var opening: [Int] = []
    for finding in concepts.findings.lazy.filter({ names[$0.concept].kind != .stance })
      .prefix(Self.openingConcepts) where !opening.contains(finding.concept)
    {
      opening.append(finding.concept)
    }
    for concept in opening.sorted() { add("f:" + names[concept].id, 1) }
  }
}

/// Where the passages of a submission stand to each other.
struct PassageContext {
  /// The passage before in the same list or under the same heading.
  let previous: [Int?]
  /// The other items of the list, or the two paragraphs on either side.
  let around: [[Int]]

  init(_ passages: [Passage]) {
    struct Place: Hashable {
      let headings: [Int]
      let opener: Int?
    }
    var together: [Place: [Int]] = [:]
    for (index, passage) in passages.enumerated() where passage.kind != .heading {
      together[Place(headings: passage.headings, opener: passage.opener), default: []].append(index)
    }
    var previous: [Int?] = Array(repeating: nil, count: passages.count)
    var around: [[Int]] = Array(repeating: [], count: passages.count)
    for members in together.values {
      for (place, index) in members.enumerated() {
        if place > 0 { previous[index] = members[place - 1] }
        let isItem = passages[index].kind == .item
        around[index] = members.filter { $0 != index && (isItem || abs($0 - index) <= 2) }
      }
    }
    self.previous = previous
    self.around = around
  }
}
