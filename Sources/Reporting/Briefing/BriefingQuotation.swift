internal import Codebook
internal import Coding
internal import Submissions

/// A participant's own words for a note: short, with where they stand.
struct BriefingQuotation {
  /// The most words that are quoted.
  static let limit = 60
  /// What stands where words were left out.
  static let omission = "[…]"

  /// The position that the words carry.
  let position: CodedPosition
  /// The words, cut where they were too many.
  let text: String
  /// Whether they are the whole sentence or list item.
  let isWhole: Bool
  /// Where they stand.
  let source: Quotation
  /// The document's symbol; its path where it has none.
  let document: String
  /// The language of the text, where it is told.
  let language: Language?
  /// The language it was translated from, where that is told and another.
  let original: Language?

  /// Quotes the strongest passage that says by itself what the position says; nil where none does.
  ///
  /// - Parameters:
  ///   - position: a position.
  ///   - corpus: the coded documents.
  init?(_ position: CodedPosition, in corpus: CodedCorpus) {
    guard let evidence = position.evidence.first(where: { $0.stance == position.stance }) else { return nil }
    let entry = corpus.entries[evidence.entry]
    let document = corpus.documents[entry.document]
    let passage = entry.submission.passages[evidence.passage]
    let findings =
      evidence.objects + evidence.cues.filter { $0.passage == evidence.passage }.map(\.finding)
    let cut = Self.cut(
      passage.text.bytes, evidence.quotation,
      around: findings.map(\.range).filter { evidence.quotation.contains($0.lowerBound) })
    guard !cut.text.isEmpty else { return nil }
    self.position = position
    text = cut.text
    isWhole = cut.isWhole
    source = Quotation(of: evidence, in: corpus)
    self.document = document.symbol.isEmpty ? document.path : document.symbol
    language = document.language
    original = entry.submission.original == document.language ? nil : entry.submission.original
  }

  /// The part of a sentence around what carries it, in `limit` words, from clause to clause where that is possible.
  ///
  /// - Parameters:
  ///   - bytes: a passage's text.
  ///   - sentence: the bytes of the sentence.
  ///   - keys: the bytes of what should stay.
  /// - Returns: the part, with a mark where words were left out, and whether it is all.
  static func cut(_ bytes: [UInt8], _ sentence: Range<Int>, around keys: [Range<Int>]) -> (
    text: String, isWhole: Bool
  ) {
    var words: [Range<Int>] = []
    for place in sentence where bytes[place] != 0x20 {
      if let last = words.last, last.upperBound == place {
        words[words.count - 1] = last.lowerBound..<place + 1
      } else {
        words.append(place..<place + 1)
      }
    }
    func text(_ range: Range<Int>) -> String {
      guard let first = words[range].first, let last = words[range].last else { return "" }
      return String(decoding: bytes[first.lowerBound..<last.upperBound], as: UTF8.self)
    }
    if words.count <= limit { return (text(0..<words.count), true) }

    let first = keys.map(\.lowerBound).min() ?? sentence.lowerBound
    let last = keys.map(\.upperBound).max() ?? sentence.lowerBound
    let firstKey = words.lastIndex { $0.lowerBound <= first } ?? 0
    let lastKey = min(words.lastIndex { $0.lowerBound < last } ?? 0, firstKey + limit / 2)
    /// Whether a clause ends with a word.
    func ends(_ word: Int) -> Bool {
      [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")].contains(bytes[words[word].upperBound - 1])
    }
    var start = 0
    if lastKey >= limit {
      // Room for what follows the last key; begin behind the last clause that ends before the first one.
      let earliest = max(0, min(firstKey, lastKey - limit * 3 / 4))
      start = (earliest..<max(earliest, firstKey)).first { ends($0) }.map { $0 + 1 } ?? earliest
    }
    var end = min(words.count, start + limit)
    if end < words.count, let stop = (max(lastKey, start)..<end).last(where: { ends($0) }) { end = stop + 1 }
    return (
      (start > 0 ? omission + " " : "") + text(start..<end) + (end < words.count ? " " + omission : ""), false
    )
  }

  /// The conditions that a note quotes: of each issue the one of the highest confidence, nobody twice.
  ///
  /// - Parameters:
  ///   - findings: what there is to say.
  ///   - corpus: the coded documents.
  ///   - count: how many at most.
  /// - Returns: quotations of conditional positions, contested issues first.
  static func conditions(
    in findings: ThemeFindings, of corpus: CodedCorpus, count: Int
  ) -> [BriefingQuotation] {
    choose(findings.issues.map { side(of: $0, .conditional, in: corpus) }, count: count, after: [], rounds: 1)
  }

  /// The quotations that show where participants stand.
  ///
  /// Both sides of the issues that divide come first, then those on which somebody stands apart, then what most
  /// agree on. Of each side the position of the highest confidence speaks; nobody is quoted twice unless there
  /// would be fewer than three quotations, and no passage is.
  ///
  /// - Parameters:
  ///   - findings: what there is to say.
  ///   - corpus: the coded documents.
  ///   - count: how many at most, with those chosen before.
  ///   - conditions: what was chosen before.
  /// - Returns: quotations in the order of the choice, without those chosen before.
  static func sides(
    in findings: ThemeFindings, of corpus: CodedCorpus, count: Int, after conditions: [BriefingQuotation]
  ) -> [BriefingQuotation] {
    let contested = (findings.dividing + findings.apart).flatMap { issue in
      // The side of the fewer first: it is the one that is asked after.
      let lesser: Stance = issue.prevailing == .oppose ? .support : .oppose
      return [lesser, lesser == .oppose ? .support : .oppose].map { side(of: issue, $0, in: corpus) }
    }
    let agreed = (findings.converging + findings.open + findings.few).map { issue in
      side(of: issue, issue.prevailing ?? .support, in: corpus)
    }
    return choose(contested + agreed, count: count, after: conditions, rounds: 2)
  }

  /// The quotations for one stance on an issue, best first.
  private static func side(
    of issue: ThemeFindings.Issue, _ stance: Stance, in corpus: CodedCorpus
  ) -> [BriefingQuotation] {
    let quotations = issue.sure.filter { $0.stance == stance }
      .compactMap { BriefingQuotation($0, in: corpus) }
    return quotations.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.rank != second.rank { return first.rank < second.rank }
      if first.position.confidence != second.position.confidence {
        return first.position.confidence > second.position.confidence
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private static func choose(
    _ sides: [[BriefingQuotation]], count: Int, after before: [BriefingQuotation], rounds: Int
  ) -> [BriefingQuotation] {
    var chosen: [BriefingQuotation] = []
    var used: [String: Int] = [:]
    for quotation in before { used[quotation.position.participant, default: 0] += 1 }
    var passages = Set(before.map(\.source.passageID))
    var served: Set<Int> = []
    for round in 1...rounds where round == 1 || before.count + chosen.count < 3 {
      for (side, quotations) in sides.enumerated() where !served.contains(side) {
        guard before.count + chosen.count < (round == 1 ? count : 3) else { return chosen }
        let free = quotations.first {
          used[$0.position.participant, default: 0] < round && !passages.contains($0.source.passageID)
        }
        guard let free else { continue }
        served.insert(side)
        used[free.position.participant, default: 0] += 1
        passages.insert(free.source.passageID)
        chosen.append(free)
      }
    }
    return chosen
  }

  /// A whole sentence says more than a part of one, and either more than a bare list item.
  private var rank: Int {
    let words = text.split(separator: " ").count
    return words < 6 ? 2 : isWhole ? 0 : 1
  }
}
