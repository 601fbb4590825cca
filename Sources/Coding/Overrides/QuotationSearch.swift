internal import Codebook
internal import Matching
internal import Submissions

/// Finds words quoted of a participant's text, wherever they stand now.
///
/// Words are compared folded (case, accents, white space, quotation marks and hyphens do not count), and passages are
/// read on from one to the next, so that words moved or cut into other paragraphs are found. Words edited a little are
/// found too: of a quotation of n words at most n/10 put in, left out or changed (Sellers 1980), none of them a number,
/// and the same objects, negations and cues in it as before. Anything else is another statement.
struct QuotationSearch {
  /// Where the words stand.
  struct Place: Equatable {
    /// The submission's place in the corpus.
    let entry: Int
    /// The passage that holds them, or most of them, by its place in the submission.
    let passage: Int
    /// Those that it holds, as bytes of its text.
    let range: Range<Int>
    /// Whether they were edited.
    let isEdited: Bool
  }

  private struct Word {
    let id: Int
    let passage: Int
    let range: Range<Int>
  }

  private struct Text {
    let entry: Int
    let language: Language?
    let passages: [Passage]
    let words: [Word]
  }

  /// The share of a quotation's words that must stand as they were, as one edit in so many.
  private static let wordsAnEdit = 10

  private let lexicon: Lexicon
  private var texts: [Text] = []
  private var ids: [[UInt8]: Int] = [:]

  /// Reads a participant's submissions.
  ///
  /// - Parameters:
  ///   - entries: the submissions with their places in the corpus.
  ///   - lexicon: what tells whether an edit touches what a sentence says.
  init(_ entries: [(place: Int, entry: CodedCorpus.Entry)], lexicon: Lexicon) {
    self.lexicon = lexicon
    for (place, entry) in entries {
      var words: [Word] = []
      for (number, passage) in entry.submission.passages.enumerated() {
        for word in Folding.words(in: passage.text.bytes) {
          let id = ids[word.bytes] ?? ids.count
          ids[word.bytes] = id
          words.append(Word(id: id, passage: number, range: word.range))
        }
      }
      texts.append(
        Text(entry: place, language: entry.language, passages: entry.submission.passages, words: words))
    }
  }

  /// Looks for words.
  ///
  /// - Parameters:
  ///   - quotation: the words, as they stood when they were quoted.
  ///   - passage: where they stood, which is looked at first: submission and passage.
  /// - Returns: nil where they are gone, or changed in what they say.
  func place(of quotation: String, near passage: (entry: Int, passage: Int)?) -> Place? {
    let bytes = Array(quotation.utf8)
    for words in readings(of: quotation) where !words.isEmpty {
      let sought = words.map { ids[$0.bytes] ?? -1 }
      if let place = verbatim(sought, near: passage) { return place }
    }
    guard let words = readings(of: quotation).first, words.count >= Self.wordsAnEdit else { return nil }
    return edited(words, of: bytes)
  }

  /// The words of a quotation; then without the number of its paragraph, which changes when one is put in before it,
  /// and without a last word that was cut where "…" stands.
  private func readings(of quotation: String) -> [[FoldedWord]] {
    let bytes = Array(quotation.utf8)
    let words = Folding.words(in: bytes)
    var readings = [words]
    if quotation.hasSuffix("…"), words.count > 1 { readings.append(words.dropLast()) }
    let behind = Folding.wordsBehindNumber(in: bytes)
    if behind.count < words.count { readings.append(behind) }
    return readings
  }

  private func verbatim(_ sought: [Int], near passage: (entry: Int, passage: Int)?) -> Place? {
    var best: (rank: Int, place: Place)?
    for text in texts where text.words.count >= sought.count {
      for start in 0...text.words.count - sought.count where text.words[start].id == sought[0] {
        let window = start..<start + sought.count
        guard zip(window, sought).allSatisfy({ text.words[$0].id == $1 }) else { continue }
        let place = place(of: window, in: text, isEdited: false)
        let isWhole = text.words[window.lowerBound].passage == text.words[window.upperBound - 1].passage
        let isNear = passage.map { $0 == (place.entry, place.passage) } ?? false
        let rank = isNear ? 0 : isWhole ? 1 : 2
        if rank < best?.rank ?? 3 { best = (rank, place) }
      }
    }
    return best?.place
  }

  private func edited(_ words: [FoldedWord], of bytes: [UInt8]) -> Place? {
    let sought = words.map { ids[$0.bytes] ?? -1 }
    let most = sought.count / Self.wordsAnEdit
    guard sought.count(where: { $0 < 0 }) <= most else { return nil }
    for text in texts {
      guard let window = Self.nearest(sought, in: text.words.map(\.id), within: most),
        saysTheSame(words, of: bytes, as: window, in: text)
      else { continue }
      return place(of: window, in: text, isEdited: true)
    }
    return nil
  }

  /// The part of a text with the fewest edits to the words sought; the first of equal ones.
  ///
  /// - Parameters:
  ///   - sought: words.
  ///   - text: words.
  ///   - most: how many edits are allowed.
  /// - Returns: nil where every part takes more.
  static func nearest(_ sought: [Int], in text: [Int], within most: Int) -> Range<Int>? {
    // Row by row of the words sought: how many edits take them to a part of the text that ends here, and its start.
    var last = (0...text.count).map { Alignment(edits: 0, start: $0) }
    for (row, word) in sought.enumerated() {
      var next = [Alignment(edits: row + 1, start: 0)]
      for column in text.indices {
        var best = last[column].edited(text[column] == word ? 0 : 1)
        for other in [last[column + 1].edited(1), next[column].edited(1)] where other.edits < best.edits {
          best = other
        }
        next.append(best)
      }
      last = next
    }
    guard let end = last.indices.min(by: { (last[$0].edits, $0) < (last[$1].edits, $1) }),
      last[end].edits <= most, last[end].start < end
    else { return nil }
    return last[end].start..<end
  }

  private struct Alignment {
    let edits: Int
    let start: Int

    func edited(_ count: Int) -> Alignment { Alignment(edits: edits + count, start: start) }
  }

  /// Whether the words that differ leave the statement what it was.
  private func saysTheSame(_ words: [FoldedWord], of bytes: [UInt8], as window: Range<Int>, in text: Text)
    -> Bool
  {
    var parts: [UInt8] = []
    for (passage, run) in runs(of: window, in: text) {
      parts += text.passages[passage].text.bytes[run] + [0x20]
    }
    let numbers = { (bytes: [UInt8]) in
      Folding.words(in: bytes).map(\.bytes).filter { $0.contains { (0x30...0x39).contains($0) } }
    }
    guard numbers(bytes) == numbers(parts) else { return false }
    guard let language = text.language else { return true }
    return concepts(bytes, language) == concepts(parts, language)
  }

  /// What a sentence speaks of and what it does with it, in its order.
  private func concepts(_ bytes: [UInt8], _ language: Language) -> [Int] {
    lexicon.findings(in: bytes, language: language).map(\.concept).filter {
      switch lexicon.concepts[$0].kind {
      case .object, .instrument, .cue, .stance: true
      case .part, .frame: false
      }
    }
  }

  /// The parts of passages that a run of words takes.
  private func runs(of window: Range<Int>, in text: Text) -> [(passage: Int, range: Range<Int>)] {
    var runs: [(passage: Int, range: Range<Int>)] = []
    for word in text.words[window] {
      if let last = runs.last, last.passage == word.passage {
        runs[runs.count - 1].range = last.range.lowerBound..<word.range.upperBound
      } else {
        runs.append((word.passage, word.range))
      }
    }
    return runs
  }

  private func place(of window: Range<Int>, in text: Text, isEdited: Bool) -> Place {
    var most = (passage: 0, range: 0..<0)
    for run in runs(of: window, in: text) where run.range.count > most.range.count { most = run }
    let bytes = text.passages[most.passage].text.bytes
    return Place(
      entry: text.entry, passage: most.passage, range: Self.withMarks(most.range, in: bytes),
      isEdited: isEdited)
  }

  /// A run of words with the ASCII marks that lean on it: a bracket before, a full stop behind.
  private static func withMarks(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, "([\"'".utf8.contains(bytes[lower - 1]) { lower -= 1 }
    while upper < bytes.count, ")].,;:!?\"'".utf8.contains(bytes[upper]) { upper += 1 }
    return lower..<upper
  }
}
