import TestSupport
import Testing

@testable import Matching

@Suite("Automaton") struct PatternAutomatonTests {
  func automaton(
    _ sources: [(String, Int)], skipped: [String] = [], budget: Int? = nil
  ) throws -> PatternAutomaton {
    let skipped = SkippedWords(skipped)
    let patterns = try sources.map { (pattern: try Pattern($0.0, skipping: skipped), id: $0.1) }
    return PatternAutomaton(patterns, skipping: skipped, budget: budget)
  }

  /// Matches as `id: text`.
  func found(_ sources: [(String, Int)], in text: String, skipped: [String] = []) throws -> [String] {
    let text = bytes(text)
    return try automaton(sources, skipped: skipped).matches(in: text)
      .map { "\($0.id): \(string(text[$0.range]))" }
  }

  @Test("the worked example of the source")
  func workedExample() throws {
    let text = "Les preuves de la cyber-crime, données électroniques. Preuve électronique"
    let sources = [("preuve* electronique", 7), ("preuve* ... donnee|donnees", 8)]
    #expect(
      try found(sources, in: text, skipped: ["de", "la"])
        == ["8: preuves de la cyber-crime, données", "7: Preuve électronique"])
  }

  @Test("known passages")
  func known() throws {
    let skipped = "le la les l un une des du de d au aux a".split(separator: " ").map(String.init)
    let sources = [
      ("accès illégal", 1), ("24 7", 2), ("convention Budapest", 3), ("ne|n devrai* pas", 4), ("budapest", 5),
      ("protection donnée* personnel*", 6), ("_ pas criminaliser", 7), ("devrait _", 8),
    ]
    #expect(
      try found(
        sources, in: "La Convention de Budapest : l’ACCÈS illégal ; réseau 24/7. Il ne devrait pas être",
        skipped: skipped)
        == [
          "3: Convention de Budapest", "5: Budapest", "1: ACCÈS illégal", "2: 24/7", "4: ne devrait pas",
          "8: devrait pas",
        ])
    #expect(try found(sources, in: "Convention. Budapest", skipped: skipped) == ["5: Budapest"])
    #expect(
      try found(sources, in: "la protection des données à caractère personnel", skipped: skipped).isEmpty)
    #expect(
      try found(sources, in: "la protection, des données personnelles", skipped: skipped)
        == ["6: protection, des données personnelles"])
    #expect(try found(sources, in: "ne pas criminaliser", skipped: skipped) == ["7: ne pas criminaliser"])
    #expect(try found(sources, in: "pas criminaliser. il devrait", skipped: skipped).isEmpty)
  }

  @Test("one id keeps its leftmost longest occurrences, ids overlap freely")
  func semantics() throws {
    #expect(
      try found([("a b", 1), ("a b c", 1), ("b c d", 1), ("d", 1)], in: "a b c d") == ["1: a b c", "1: d"])
    #expect(try found([("a ... a", 1)], in: "a a a a a a") == ["1: a a a a a"])
    #expect(try found([("a a", 1)], in: "a a a a a") == ["1: a a", "1: a a"])
    #expect(
      try found([("a b", 2), ("b", 1), ("a", 3), ("a _", 1)], in: "a b")
        == ["3: a", "1: a b", "2: a b"])
    #expect(try found([("a ... _", 1)], in: "a x. a x y z t u").map(\.count) == [6, 12])
    #expect(try found([], in: "a b").isEmpty)
  }

  @Test("words are counted with the skipped ones, from the start of the range")
  func indices() throws {
    let text = bytes("x. le a le b")
    let automaton = try automaton([("a b", 9)], skipped: ["le"])
    let expected = [Match(id: 9, range: 6..<12, firstWord: 2, lastWord: 4)]
    #expect(automaton.matches(in: text) == expected)
    #expect(automaton.matches(in: text, range: 3..<12).map(\.firstWord) == [1])
    #expect(automaton.matches(in: text, range: 3..<11).isEmpty)
    #expect(automaton.matches(in: text, range: 100..<200).isEmpty)
  }

  @Test("every short text against a handful of pattern sets")
  func exhaustive() throws {
    let alphabet = ["a", "ab", "b"]
    let sets: [[String]] = [
      ["a b"], ["a*", "a b"], ["a ... b"], ["_ a"], ["a _", "b a"], ["a|b ab", "a* a"], ["a ... a", "a a b"],
      ["_ ... b"], ["b ... _"], ["a ... b ... a", "b _ a"], ["a _ ... b", "a* a* b"], ["b _ _ b", "_ _ ab"],
      ["a ... ... ab", "b* b* b*"], ["a", "a a", "a a a", "_ b _"], ["ab|a ... b a*", "a*|b b"],
    ]
    for skipped in [[], ["b"], ["a"]] as [[String]] {
      for sources in sets {
        let usable = sources.enumerated().filter {
          (try? Pattern($0.element, skipping: SkippedWords(skipped))) != nil
        }
        for sameID in [false, true] {
          let patterns = usable.map { ($0.element, sameID ? 1 : $0.offset) }
          let naive = NaiveMatcher(patterns: patterns.map { ($0.0, $0.1) }, skipped: Set(skipped))
          let automata = [
            try automaton(patterns, skipped: skipped), try automaton(patterns, skipped: skipped, budget: 0),
          ]
          for length in 0...6 {
            var count = 1
            for _ in 0..<length { count *= alphabet.count }
            for number in 0..<count {
              var rest = number
              var words: [String] = []
              for _ in 0..<length {
                words.append(alphabet[rest % alphabet.count])
                rest /= alphabet.count
              }
              let text = bytes(words.joined(separator: " "))
              let expected = naive.matches(in: [words])
              for automaton in automata {
                let actual = automaton.matches(in: text)
                  .map { Found(id: $0.id, first: $0.firstWord, last: $0.lastWord) }
                if actual != expected {
                  Issue.record("\(patterns) skipping \(skipped) in \(words): \(actual), not \(expected)")
                  return
                }
              }
            }
          }
        }
      }
    }
  }

  @Test("random patterns in random texts", arguments: UInt64(0)..<8)
  func fuzz(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let vocabulary = ["a", "ab", "abc", "abd", "b", "ba", "bac", "c", "ca", "é", "éa", "cœ", "д", "д5", "x"]
    let folded = vocabulary.map { string(Folding.fold(bytes($0))) }
    var matches = 0
    for _ in 0..<250 {
      let skipped = folded.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
      var sources: [(String, Int)] = []
      let wanted = Int.random(in: 1...12, using: &random)
      while sources.count < wanted {
        let steps = (0..<Int.random(in: 1...5, using: &random)).map { _ in
          switch Int.random(in: 0..<10, using: &random) {
          case 0: return "_"
          case 1, 2: return "..."
          default:
            return (0..<Int.random(in: 1...2, using: &random)).map { _ in
              folded[Int.random(in: folded.indices, using: &random)]
                + (Int.random(in: 0..<3, using: &random) == 0 ? "*" : "")
            }.joined(separator: "|")
          }
        }
        let source = steps.joined(separator: " ")
        // The naive matcher keeps a word whose alternatives are all skipped; the parser drops it.
        let isPlain = !steps.contains { step in
          step.contains("|") && step.split(separator: "|").allSatisfy { skipped.contains(String($0)) }
        }
        guard isPlain, (try? Pattern(source, skipping: SkippedWords(skipped))) != nil else { continue }
        sources.append((source, Int.random(in: 0..<6, using: &random)))
      }
      let naive = NaiveMatcher(patterns: sources.map { ($0.0, $0.1) }, skipped: Set(skipped))
      let automata = [
        try automaton(sources, skipped: skipped), try automaton(sources, skipped: skipped, budget: 0),
        try automaton(sources, skipped: skipped, budget: 12),
      ]
      for _ in 0..<6 {
        var written: [String] = []
        var sentences: [[String]] = [[]]
        var text = ""
        for _ in 0..<Int.random(in: 0...24, using: &random) {
          let word = Int.random(in: vocabulary.indices, using: &random)
          let shown = Bool.random(using: &random) ? vocabulary[word] : folded[word]
          text += shown
          written.append(shown)
          sentences[sentences.count - 1].append(folded[word])
          let between = [" ", ", ", "-", "’", " \u{AD}", ". ", " ;\u{A0}", "?»", "  ", "\n"]
          let choice = Int.random(in: between.indices, using: &random)
          text += between[choice]
          if (5...7).contains(choice) { sentences.append([]) }
        }
        let expected = naive.matches(in: sentences)
        let buffer = bytes(text)
        for automaton in automata {
          let actual = automaton.matches(in: buffer)
          let found = actual.map { Found(id: $0.id, first: $0.firstWord, last: $0.lastWord) }
          #expect(found == expected, "\(sources) skipping \(skipped) in \(text)")
          for match in actual {
            let words = Folding.words(in: Array(buffer[match.range]))
            #expect(words.count == match.lastWord - match.firstWord + 1)
            #expect(
              words.first.map {
                string(
                  buffer[match.range][
                    (match.range.lowerBound + $0.range.lowerBound)..<(match.range.lowerBound
                      + $0.range.upperBound)])
              } == written[match.firstWord])
            #expect(words.last.map { match.range.lowerBound + $0.range.upperBound } == match.range.upperBound)
          }
        }
        matches += expected.count
      }
    }
    #expect(matches > 1000)
  }

  @Test("random bytes neither crash nor leave their bounds")
  func randomBytes() throws {
    var random = SplitMix64(state: 2020)
    let automaton = try automaton(
      [("a*", 1), ("_ b", 2), ("c ... _", 3), ("é*|д*", 4), ("e _ ... e", 5)], skipped: ["d"])
    let common: [UInt8] = Array(" ..;abcdeé\u{301}\u{AD}д»😀\u{200B}".utf8)
    for round in 0..<4000 {
      let text = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &random) : common[Int.random(in: common.indices, using: &random)]
      }
      let low = Int.random(in: 0...text.count, using: &random)
      let range = low..<Int.random(in: low...text.count, using: &random)
      let words = Folding.words(in: text, range: range)
      var end = range.lowerBound
      for word in words {
        #expect(word.range.lowerBound >= end && word.range.upperBound <= range.upperBound)
        #expect(!word.range.isEmpty && !word.bytes.isEmpty)
        end = word.range.upperBound
      }
      for match in automaton.matches(in: text, range: range) {
        #expect(
          match.range == words[match.firstWord].range.lowerBound..<words[match.lastWord].range.upperBound)
        #expect(words[match.firstWord].sentence == words[match.lastWord].sentence)
      }
    }
  }

  @Test("the work does not grow with the patterns")
  func work() throws {
    var random = SplitMix64(state: 7)
    func word() -> String {
      string(
        (0..<Int.random(in: 2...9, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) })
    }
    let vocabulary = (0..<3000).map { _ in word() }
    func phrase() -> String {
      (0..<Int.random(in: 2...4, using: &random)).map { index in
        let word = vocabulary[Int.random(in: vocabulary.indices, using: &random)]
        return index > 0 && Int.random(in: 0..<8, using: &random) == 0 ? "... " + word : word
      }.joined(separator: " ")
    }
    let sources = (0..<6000).map { (phrase(), $0) }
    let text = bytes(
      (0..<20_000).map { _ in vocabulary[Int.random(in: vocabulary.indices, using: &random)] }
        .joined(separator: " "))
    let letters = text.count - 19_999
    for count in [1, 60, 600, 6000] {
      let work = try automaton(Array(sources[..<count])).forEachMatch(in: text.span) { _ in }
      #expect(work.bytes == letters)
      #expect(work.words == 20_000)
      #expect(work.steps <= 2 * work.words)
    }
  }

  @Test("patterns made to multiply states stay linear")
  func hostile() throws {
    // Sets of partial patterns would be 2^20 without the budget; the answers stay those of the naive matcher.
    let length = 20
    let sources = (0..<length).map { place in
      ((0..<length).map { $0 == place ? "ab" : "a*" }.joined(separator: " "), place)
    }
    let automaton = try automaton(sources)
    #expect(automaton.graph.states.count < 200_000)
    var random = SplitMix64(state: 3)
    let words = (0..<60).map { _ in Bool.random(using: &random) ? "ab" : "ac" }
    let naive = NaiveMatcher(patterns: sources.map { ($0.0, $0.1) }, skipped: [])
    #expect(
      automaton.matches(in: bytes(words.joined(separator: " ")))
        .map { Found(id: $0.id, first: $0.firstWord, last: $0.lastWord) } == naive.matches(in: [words]))

    // Nested gaps over one repeated word: threads are told apart by state and place, not by path.
    let gaps = try self.automaton([(Array(repeating: "a", count: 12).joined(separator: " ... "), 1)])
    let text = bytes(Array(repeating: "a", count: 200).joined(separator: " "))
    let work = gaps.forEachMatch(in: text.span) { _ in }
    #expect(work.steps < 200 * 12 * 48)

    // A thousand continuations behind one gap add a thousand states, not a million.
    let fan = try self.automaton((0..<1000).map { ("a ... b\($0) c", $0) })
    #expect(fan.graph.states.count < 5000)
  }

  @Test("threads share one automaton")
  func concurrent() async throws {
    let automaton = try automaton([("a ... b", 1), ("b", 2)])
    let text = bytes(Array(repeating: "a c b. b a", count: 500).joined(separator: " "))
    let expected = automaton.matches(in: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { automaton.matches(in: text) == expected } }
      for await same in group { #expect(same) }
    }
  }
}
