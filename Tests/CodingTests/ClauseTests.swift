import TestSupport
import Testing

@testable import Coding

@Suite("Clauses of a passage") struct ClauseTests {
  /// The clauses with `<governor` before those that stand behind a colon, sentences parted by `//`.
  private func marked(_ text: String) -> String {
    let text = bytes(text)
    let cut = PassageClauses(text, findings: [])
    var parts: [String] = []
    for (place, clause) in cut.clauses.enumerated() {
      if place > 0 { parts.append(cut.clauses[place - 1].sentence == clause.sentence ? "|" : "//") }
      if let governor = clause.governor { parts.append("<\(governor)") }
      parts.append(String(decoding: text[clause.range], as: UTF8.self))
    }
    return parts.joined(separator: " ")
  }

  @Test(
    "stops cut, colons govern, numbers and abbreviations do not end a sentence",
    arguments: [
      ("One thing. Another thing.", "One thing. // Another thing."),
      ("Left out: this; that. The rest stays.", "Left out: | <0 this; | <0 that. // The rest stays."),
      ("a) Joint teams;", "a) Joint teams;"),
      ("1. Joint teams. 2. Their costs.", "1. Joint teams. | 2. Their costs."),
      ("Under art. 5 it may.", "Under art. | 5 it may."),
      ("Is it needed? No.", "Is it needed? // No."),
      ("Étendre le texte. Éviter le reste.", "Étendre le texte. // Éviter le reste."),
      ("one: two: three", "one: | <0 two: | <0 three"), ("24.7 and un.org", "24.7 and un.org"),
      ("", ""), ("…", ""), ("i)", "i)"),
    ])
  func cuts(text: String, expected: String) {
    #expect(marked(text) == expected)
  }

  @Test("clauses and sentences hold every word, in order, for any bytes")
  func holdsEverything() {
    var random = SplitMix64(state: 7)
    let alphabet = bytes("ab A.;:!?\u{A0}é) (\"»5")
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let cut = PassageClauses(text, findings: [])
      var end = 0
      for clause in cut.clauses {
        #expect(clause.range.lowerBound >= end)
        #expect(!text[end..<clause.range.lowerBound].contains { (0x61...0x7A).contains($0) || $0 == 0x41 })
        end = clause.range.upperBound
        let sentence = cut.sentences[clause.sentence]
        #expect(
          sentence.lowerBound <= clause.range.lowerBound && clause.range.upperBound <= sentence.upperBound)
        if let governor = clause.governor {
          #expect(cut.clauses[governor].sentence == clause.sentence)
        }
      }
      #expect(!text[end...].contains { (0x61...0x7A).contains($0) })
      #expect(zip(cut.sentences, cut.sentences.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
  }
}
