// Two levels, one pass. Patterns 7: `preuve* electronique`, 8: `preuve* ... donnee|donnees`; skipped: `de la`.
//
// Level 1 reads the folded bytes of one word and ends in a word class (`WordClassifier`):
//
//   start ─p─r─e─u─v─e─► (class 2: form preuve*) ─any letter─► sink of preuve* (class 2)
//         ─e─l─e─ … ─e─► (class 3: electronique) ─any letter─► sink of nothing (class 0)
//         ─d─e─────────► (class 1: skipped)
//            └─ … ─e───► (class 4: donnee) ─s─► (class 5: donnees)
//
// Level 2 reads the classes of the words that are not skipped (`PhraseGraph`):
//
//   start ─2─► {7 after 1 word, 8 after 1 word} ─3─► {7}, accepts 7
//                  └─ spawns, 0 to 3 words on: {8 behind its gap} ─4 or 5─► {8}, accepts 8
//
//   text      Les preuves  de   la   cyber-crime,  données      électroniques.
//   class     1   2        1    1    0     0       5            0              wall
//   level 2       ├─ no 3 follows: 7 is out
//                 └─ spawned 0 words on: 0, dead; 1: 0, dead; 2: 5, accepts 8; 3: 0, dead
//   match         ╰────────── 8: "preuves de la cyber-crime, données" ─────╯
//
// Level 2 starts anew at each word whose class opens a pattern, so that the start of a match is known
// without a second pass; most starts die on the next word, and most words start nothing.

/// An occurrence of a pattern.
public struct Match: Hashable, Sendable {
  /// The number given with the pattern.
  public let id: Int
  /// From the first byte of the first word to behind the last byte of the last word, in the original text.
  public let range: Range<Int>
  /// Index of the first word, counted from the start of the range searched, skipped words included.
  public let firstWord: Int
  /// Index of the last word, counted likewise.
  public let lastWord: Int
}

/// What a search cost: for tests that must not depend on a clock.
public struct MatchingWork: Hashable, Sendable {
  /// Steps of level 1: folded bytes of words.
  public internal(set) var bytes = 0
  /// Words, skipped words included.
  public internal(set) var words = 0
  /// Steps of level 2: transitions looked up.
  public internal(set) var steps = 0
}

/// Finds all occurrences of thousands of patterns in one pass over a text.
///
/// The cost a byte does not depend on the number of patterns: see the worked example at the top of the file.
///
/// What is reported: for each id, the leftmost occurrence, of those that start there the longest, then
/// likewise behind its last word; so occurrences of one id never overlap, whichever of its patterns they
/// come from. Different ids are found independently of each other. No occurrence crosses a sentence wall.
/// Matches come sorted by start, end, id. An automaton never changes, so that any number of threads may
/// search with it.
public struct PatternAutomaton: Sendable {
  let classifier: WordClassifier
  let graph: PhraseGraph

  /// Compiles patterns.
  ///
  /// - Parameters:
  ///   - patterns: the patterns, each with the number that its matches carry; several may share one.
  ///   - skipped: the words to drop from texts: the set that the patterns were read with.
  public init(_ patterns: some Sequence<(pattern: Pattern, id: Int)>, skipping skipped: SkippedWords) {
    self.init(patterns, skipping: skipped, budget: nil)
  }

  /// - Parameters:
  ///   - patterns: the patterns with their ids.
  ///   - skipped: the words to drop from texts.
  ///   - budget: what may be spent on merging partial patterns; nil leaves room for any real lexicon.
  init(
    _ patterns: some Sequence<(pattern: Pattern, id: Int)>, skipping skipped: SkippedWords, budget: Int?
  ) {
    var trie = PatternTrie()
    for (pattern, id) in patterns { trie.insert(pattern, id: id) }
    classifier = WordClassifier(forms: trie.forms, skipped: skipped)
    let classes = classifier.classesOfForm
    let classesOfLabel = trie.formsOfLabel.map { forms in
      forms.count == 1 ? classes[forms[0]] : Set(forms.flatMap { classes[$0] }).sorted()
    }
    graph = PhraseGraph(
      trie: trie, classesOfLabel: classesOfLabel, classCount: classifier.classCount,
      budget: budget ?? 16 * trie.nodes.count + 100_000)
  }

  /// Finds the occurrences in a range of a text.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8.
  ///   - range: the part to search, in UTF-8 offsets, cut to the text; its end is a wall. Nil searches all.
  /// - Returns: the matches, sorted by start, end, id; ranges are offsets in `bytes`.
  public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match] {
    var matches: [Match] = []
    forEachMatch(in: bytes.span, range: range) { matches.append($0) }
    return matches
  }

  /// Visits the occurrences in a range of a text without allocating for each of them.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8.
  ///   - range: the part to search, in UTF-8 offsets, cut to the text; its end is a wall. Nil searches all.
  ///   - visit: called with each match, in the order of `matches(in:range:)`.
  /// - Returns: what the search cost.
  @discardableResult
  public func forEachMatch(
    in bytes: Span<UInt8>, range: Range<Int>? = nil, _ visit: (Match) -> Void
  ) -> MatchingWork {
    let range = Folding.clamp(range, to: bytes.count)
    return bytes.withUnsafeBufferPointer { bytes in
      classifier.cells.withUnsafeBufferPointer { cells in
        classifier.columns.withUnsafeBufferPointer { columns in
          classifier.columnsAsWritten.withUnsafeBufferPointer { columnsAsWritten in
            graph.withView { view in
              var reader = SentenceReader(bytes: bytes, range: range)
              var sink = ClassifiedSentence(
                cells: cells, columns: columns, columnsAsWritten: columnsAsWritten)
              var search = SentenceSearch(graph: view)
              repeat {
                sink.removeAll()
                reader.readSentence(into: &sink)
                search.run(over: sink.words, visit)
              } while !reader.isAtEnd
              return MatchingWork(bytes: sink.fed, words: sink.wordCount, steps: search.steps)
            }
          }
        }
      }
    }
  }
}

/// A word reduced to its class.
struct ClassifiedWord {
  var start: Int
  var end: Int
  /// Index among all words of the range, skipped ones included.
  var index: Int
  var wordClass: UInt32
}

/// Runs level 1 and keeps the words of one sentence that are not skipped.
private struct ClassifiedSentence: FoldedWordSink {
  let cells: UnsafeBufferPointer<UInt32>
  let columns: UnsafeBufferPointer<UInt8>
  let columnsAsWritten: UnsafeBufferPointer<UInt8>
  private var row = WordClassifier.start
  private(set) var words: [ClassifiedWord] = []
  private(set) var wordCount = 0
  private(set) var fed = 0

  init(
    cells: UnsafeBufferPointer<UInt32>, columns: UnsafeBufferPointer<UInt8>,
    columnsAsWritten: UnsafeBufferPointer<UInt8>
  ) {
    self.cells = cells
    self.columns = columns
    self.columnsAsWritten = columnsAsWritten
    words.reserveCapacity(64)
  }

  mutating func removeAll() { words.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func beginWord() { row = WordClassifier.start }

  @inline(__always)
  mutating func feed(_ byte: UInt8) {
    row = cells[Int(row) &+ Int(columns[Int(byte)])]
    fed &+= 1
  }

  @inline(__always)
  mutating func feedASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var (index, row) = (start, row)
    while index < end {
      let column = columnsAsWritten[Int(bytes[index])]
      if column == 0 { break }
      row = cells[Int(row) &+ Int(column)]
      index &+= 1
    }
    self.row = row
    fed &+= index &- start
    return index
  }

  @inline(__always)
  mutating func endWord(_ range: Range<Int>) {
    let wordClass = cells[Int(row)]
    if wordClass != WordClassifier.skipped {
      words.append(
        ClassifiedWord(
          start: range.lowerBound, end: range.upperBound, index: wordCount, wordClass: wordClass))
    }
    wordCount &+= 1
  }
}
