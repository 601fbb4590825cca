internal import Codebook
internal import Coding
internal import Submissions

/// A participant's own words for a note: short, with where they stand.
struct BriefingQuotation {
  /// The most words that are quoted.
  static let limit = 60
  /// How many words the quotations of a note hold together before no more is added; three there are in any case.
  static let together = 200
  /// What stands where words were left out.
  static let omission = "[…]"

  /// The position that the words carry.
  let position: CodedPosition
  /// The words, cut where they were too many.
  let text: String
  /// Whether they are a whole sentence, neither a part of one nor a list item.
  private let isSentence: Bool
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
    let sentence = Self.trimmed(evidence.quotation, of: passage)
    let cut = Self.cut(
      passage.text.bytes, sentence,
      around: findings.map(\.range).filter { sentence.contains($0.lowerBound) })
    guard !cut.text.isEmpty else { return nil }
    self.position = position
    text = cut.text
    isSentence = cut.isWhole && passage.kind == .paragraph
    source = Quotation(of: evidence, in: corpus)
    self.document = document.symbol.isEmpty ? document.path : document.symbol
    language = entry.submission.language
    original = entry.submission.original == language ? nil : entry.submission.original
  }

  /// A quotation without the number that opens a list item and the comma or semicolon that ends it.
  private static func trimmed(_ range: Range<Int>, of passage: Passage) -> Range<Int> {
    let bytes = passage.text.bytes
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if lower < passage.markerLength { lower = min(passage.markerLength, upper) }
    while lower < upper, bytes[lower] == 0x20 { lower += 1 }
    while lower < upper {
      // A blank before the mark, as French sets it, is a no-break one as often as not.
      if [0x20, UInt8(ascii: ","), UInt8(ascii: ";")].contains(bytes[upper - 1]) {
        upper -= 1
      } else if upper - lower > 1, bytes[upper - 2] == 0xC2, bytes[upper - 1] == 0xA0 {
        upper -= 2
      } else {
        break
      }
    }
    return lower..<upper
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
    choose(
      findings.issues.map { side(of: $0, .conditional, in: corpus) }, count: count, after: [], pairs: 0,
      rounds: 1)
  }

  /// The quotations that show where participants stand.
  ///
  /// Both sides of the issues that divide come first, then those on which somebody stands apart, then what most
  /// agree on. Of each side the position of the highest confidence speaks. Nobody is quoted twice unless nobody
  /// else is on the smaller side or there would be fewer than three quotations, and no passage is.
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
    return choose(contested + agreed, count: count, after: conditions, pairs: contested.count, rounds: 2)
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

  /// Chooses one quotation of each list, in their order.
  ///
  /// - Parameters:
  ///   - sides: quotations of one stance on one issue each, best first.
  ///   - count: how many at most, with those chosen before.
  ///   - before: what was chosen before.
  ///   - pairs: how many of the lists, from the first, are sides two by two: the second is heard with the first.
  ///   - rounds: how often at most anybody is quoted.
  /// - Returns: quotations in the order of the choice, without those chosen before.
  private static func choose(
    _ sides: [[BriefingQuotation]], count: Int, after before: [BriefingQuotation], pairs: Int, rounds: Int
  ) -> [BriefingQuotation] {
    var chosen: [BriefingQuotation] = []
    var used: [String: Int] = [:]
    for quotation in before { used[quotation.position.participant, default: 0] += 1 }
    var passages = Set(before.map(\.source.passageID))
    var room = together - before.reduce(0) { $0 + $1.wordCount }
    var served: Set<Int> = []
    for round in 1...rounds where round == 1 || before.count + chosen.count < 3 {
      for (side, quotations) in sides.enumerated() where !served.contains(side) {
        let number = before.count + chosen.count
        guard number < (round == 1 ? count : 3) else { return chosen }
        let answers = side < pairs && side % 2 == 1 && served.contains(side - 1)
        let open = quotations.filter { quotation in
          !passages.contains(quotation.source.passageID)
            && (number < 3 || answers || quotation.wordCount <= room)
        }
        let uses = open.map { used[$0.position.participant, default: 0] }
        // Who stands alone is heard even where another issue has quoted it already.
        let most = round == 1 && side < pairs && side % 2 == 0 ? 2 : round
        let place = uses.firstIndex { $0 < round } ?? uses.firstIndex { $0 < most }
        let free = place.map { open[$0] }
        guard let free else { continue }
        served.insert(side)
        used[free.position.participant, default: 0] += 1
        passages.insert(free.source.passageID)
        room -= free.wordCount
        chosen.append(free)
      }
    }
    return chosen
  }

  private var wordCount: Int { text.split(separator: " ").count }

  /// A whole sentence says more than a part of one, and either more than a bare list item.
  private var rank: Int {
    wordCount < 6 ? 2 : isSentence ? 0 : 1
  }
}
