public import Codebook
internal import Matching
internal import Submissions

/// The concepts of one passage and the stems of its words, as the themes are decided from them.
public struct PassageConcepts: Sendable {
  /// Every occurrence, in the order of the text.
  public let findings: [Lexicon.Finding]
  /// Each concept once, in the order of its first occurrence.
  let distinct: [Int]
  /// Each stem once with its language, such as `fr:compete`, sorted.
  let stems: [String]

  /// How many bytes of a folded word are its stem.
  static let stemLength = 7

  /// Reads a text in a language.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - language: its language; nil finds nothing.
  ///   - lexicon: the concepts and their wording.
  init(_ text: [UInt8], language: Language?, lexicon: Lexicon) {
    guard let language, Language.coded.contains(language) else {
      self.init([])
      return
    }
    let stems = Set(
      Folding.words(in: text).map {
        language.code + ":" + String(decoding: $0.bytes.prefix(Self.stemLength), as: UTF8.self)
      })
    self.init(lexicon.findings(in: text, language: language), stems: stems.sorted())
  }

  /// Collects findings.
  ///
  /// - Parameters:
  ///   - findings: occurrences in the order of the text.
  ///   - stems: the stems of its words, each once with its language, sorted.
  public init(_ findings: [Lexicon.Finding], stems: [String] = []) {
    self.findings = findings
    self.stems = stems
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
/// w:fr:compete .3     the stem of a word; all of them together have the length 1.5
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
  /// Length to which the stems of a passage are scaled together.
  static let stemsLength = 1.5
  /// How many concepts at the start count as what the passage is about.
  static let openingConcepts = 2

  /// What the names of stems begin with.
  static let stemPrefix = "w:"

  /// What all stages see of a passage's own text.
  mutating func addText(_ concepts: PassageConcepts, names: [Lexicon.Concept]) {
    let isSeen: (Int) -> Bool = { names[$0].kind != .stance && names[$0].kind != .part }
    let seen = concepts.sorted.filter(isSeen)
    if seen.isEmpty { add("t:none", 1) }
    let value = Self.length / Double(max(seen.count, 1)).squareRoot()
    for concept in seen { add("t:" + names[concept].id, value) }
    var opening: [Int] = []
    for finding in concepts.findings.lazy.filter({ isSeen($0.concept) }).prefix(Self.openingConcepts)
    where !opening.contains(finding.concept) {
      opening.append(finding.concept)
    }
    for concept in opening.sorted() { add("f:" + names[concept].id, 1) }
    let share = Self.stemsLength / Double(max(concepts.stems.count, 1)).squareRoot()
    for stem in concepts.stems { add(Self.stemPrefix + stem, share) }
  }
}

/// Where the passages of a submission stand to each other.
struct PassageContext {
  /// The passage before in the same list or under the same heading.
  let previous: [Int?]
  /// The other items of the list, or the two paragraphs on either side.
  let around: [[Int]]
  /// How far the items of a list are taken together to either side, so that an endless list takes no endless time.
  private static let reach = 100

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
        let near = members[max(0, place - Self.reach)..<min(members.count, place + Self.reach + 1)]
        around[index] = near.filter { $0 != index && (isItem || abs($0 - index) <= 2) }
      }
    }
    self.previous = previous
    self.around = around
  }
}
