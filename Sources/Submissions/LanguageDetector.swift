internal import Codebook
internal import Matching

/// Tells a text's language: by the script of its letters, and where that is Latin by its commonest words.
///
/// It knows more languages than can be coded, so that a text in one of those is not taken for a neighbour.
struct LanguageDetector: Sendable {
  private let languages: [Language]
  /// The places in `languages` of those that have a word among their commonest.
  private let speakers: [[UInt8]: [Int]]
  private let longest: Int
  private let scripts: [LayoutVocabulary.ScriptLetters]

  /// A text is told by words where the best language has as many as this, and one in eight of all; one in sixteen is
  /// enough for the language of the document around it.
  private static let leastHits = 4
  private static let leastShare = 8
  private static let leastShareWithin = 16
  /// A text is short that has fewer words than this, and fewer bytes of letters.
  private static let short = (words: leastHits * leastShare, letters: 240)
  /// Fewer bytes of letters than this tell no script.
  private static let leastLetters = 16

  init(vocabulary: LayoutVocabulary) {
    languages = vocabulary.functionWords.keys.sorted { $0.code < $1.code }
    var speakers: [[UInt8]: [Int]] = [:]
    for (place, language) in languages.enumerated() {
      for word in vocabulary.functionWords[language] ?? [] { speakers[word, default: []].append(place) }
    }
    self.speakers = speakers
    longest = speakers.keys.map(\.count).max() ?? 0
    scripts = vocabulary.scripts
  }

  /// The language of a text.
  ///
  /// - Parameters:
  ///   - texts: its parts, UTF-8.
  ///   - document: the language of the document around it, taken where the text is too short to tell.
  /// - Returns: nil where no language is told, or where two are told nearly as well.
  func language(of texts: some Sequence<[UInt8]>, within document: Language? = nil) -> Language? {
    var count = Count(languages: languages.count, scripts: scripts.count)
    for text in texts {
      Folding.forEachWord(in: text.span) { word, _, _ in add(word, to: &count) }
    }
    let isShort = count.words < Self.short.words && count.letters < Self.short.letters
    // By bytes, as a letter of three bytes says about as much as three of Latin ones.
    if count.foreign >= Self.leastLetters, count.foreign * 3 >= count.letters * 2 {
      return language(ofScripts: count)
    }
    if count.foreign * 3 > count.letters { return isShort ? document : nil }
    let best = count.hits.max() ?? 0
    // What has two thirds of the best is too near it: texts in one language keep every other below a half.
    let contenders = languages.indices.filter { count.hits[$0] * 3 >= best * 2 }.map { languages[$0] }
    let isDocuments = contenders.contains { $0 == document }
    let share = isDocuments ? Self.leastShareWithin : Self.leastShare
    guard best >= Self.leastHits, best * share >= count.words else { return isShort ? document : nil }
    if contenders.count == 1 { return contenders[0] }
    return isShort && isDocuments ? document : nil
  }

  private struct Count {
    var words = 0
    /// By place in `languages`.
    var hits: [Int]
    /// Bytes of letters, Latin and others.
    var letters = 0
    /// Of them in letters of other scripts, known and unknown.
    var foreign = 0
    /// Of them by place in `scripts`.
    var byScript: [Int]

    init(languages: Int, scripts: Int) {
      hits = Array(repeating: 0, count: languages)
      byScript = Array(repeating: 0, count: scripts)
    }
  }

  private func add(_ word: Span<UInt8>, to count: inout Count) {
    count.words += 1
    if word.count <= longest {
      var key: [UInt8] = []
      key.reserveCapacity(word.count)
      for index in word.indices { key.append(word[index]) }
      for place in speakers[key] ?? [] { count.hits[place] += 1 }
    }
    var at = 0
    while at < word.count {
      let first = word[at]
      guard first >= 0x80 else {
        if first > UInt8(ascii: "9") { count.letters += 1 }
        at += 1
        continue
      }
      // Folded words are whole UTF-8.
      let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var scalar = UInt32(first) & (0x7F >> UInt32(width))
      for next in at + 1..<min(at + width, word.count) { scalar = scalar << 6 | UInt32(word[next] & 0x3F) }
      at += width
      count.letters += width
      if scalar < 0x250 || (0x1E00...0x1EFF).contains(scalar) { continue }
      count.foreign += width
      // The last entry that has the letter is the narrowest.
      if let place = scripts.lastIndex(where: { $0.scalars.contains { $0.contains(scalar) } }) {
        count.byScript[place] += width
      }
    }
  }

  /// The language of a text that is written in other letters than Latin ones.
  private func language(ofScripts count: Count) -> Language? {
    var totals: [String: Int] = [:]
    for (place, letters) in scripts.enumerated() {
      totals[letters.script, default: 0] += count.byScript[place]
    }
    guard let (script, total) = totals.first(where: { $0.value * 3 >= count.foreign * 2 }) else { return nil }
    let entries = scripts.indices.filter { scripts[$0].script == script }
    // One letter in forty that only one language has is more than the names in a text of another.
    let own = entries.dropFirst().last { count.byScript[$0] * 40 >= total }
    return (own ?? entries.first).map { scripts[$0].language }
  }
}
