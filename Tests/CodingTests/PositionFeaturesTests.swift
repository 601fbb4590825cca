import Codebook
import Submissions
import TestSupport
import Testing

@testable import Coding

@Suite("Features of positions") struct PositionFeaturesTests {
  @Test("stems of words are features of stance unless they are left out", arguments: [true, false])
  func words(usesWords: Bool) throws {
    let codebook = try Codebook()
    let coder = PositionCoder(codebook: codebook, usesWords: usesWords)
    let sentence = bytes("The convention should provide for extradition.")
    let concepts = PassageConcepts(codebook.lexicon.findings(in: sentence, language: .english))
    let reading = coder.read([Passage(sentence: sentence)], concepts: [concepts], language: .english)
    let names = coder.features.stance(reading, 0, issue: 0).names
    #expect(names.contains { $0.hasPrefix("w:") } == usesWords)
    #expect(names.contains { $0.hasPrefix("b:") } == usesWords)
    #expect(names.contains { $0.hasPrefix("i:") })
  }
}
