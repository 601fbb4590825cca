import Testing

@testable import Submissions

@Suite("Documents of every layout") struct LayoutGrammarTests {
  private static let seeds: Range<UInt64> = 0..<160

  /// What a reading gives where a grammar's document says what it should.
  private func differences(_ grammar: LayoutGrammar, _ document: Document) -> [String] {
    var found = faults(of: document)
    if document.layout?.rawValue != grammar.form.layout {
      found.append("layout \(document.layout?.rawValue ?? "none")")
    }
    var read: [LayoutGrammar.Expected] = []
    for submission in document.submissions {
      for passage in submission.passages where passage.kind != .heading {
        read.append(
          LayoutGrammar.Expected(
            participant: submission.voice.id, lines: passage.lines, text: passage.text.string,
            article: passage.article))
      }
    }
    let (wanted, got) = (Set(grammar.expected), Set(read))
    found += grammar.expected.filter { !got.contains($0) }.map { "missed \($0)" }
    found += read.filter { !wanted.contains($0) }.map { "invented \($0)" }
    if read.count != grammar.expected.count { found.append("\(read.count) passages") }
    return found
  }

  @Test("participants, passages, lines and articles are read", arguments: LayoutGrammar.Form.allCases)
  func readings(of form: LayoutGrammar.Form) throws {
    var perfect = 0
    var misattributed = 0
    var first: String?
    for seed in Self.seeds {
      let grammar = LayoutGrammar(form, seed: seed)
      let document = try read(grammar.text)
      let differences = differences(grammar, document)
      if differences.isEmpty {
        perfect += 1
      } else if first == nil {
        first = "seed \(seed): \(differences.prefix(4).joined(separator: "\n"))\n\(grammar.text.prefix(2500))"
      }
      // The worst: text that one participant wrote under the code of another.
      let owners = Dictionary(grouping: grammar.expected, by: \.text)
      for submission in document.submissions {
        for passage in submission.passages {
          guard let owner = owners[passage.text.string] else { continue }
          if !owner.contains(where: { $0.participant == submission.voice.id }) { misattributed += 1 }
        }
      }
    }
    let share = perfect * 1000 / Self.seeds.count
    #expect(
      share >= Self.floor, "\(form): \(perfect) of \(Self.seeds.count); \(first ?? "")")
    #expect(misattributed == 0, "\(form): \(misattributed) passages under another's code; \(first ?? "")")
  }

  /// Documents of a thousand that are read without a fault, at the least; the rest end a page with a last line of one
  /// letter and a stop, which is a list's sign too, or close with a heading that has nothing below it.
  private static let floor = 950
}
