import Codebook
import Tables
import TestSupport
import Testing

@Suite struct LexiconTests {
  private static let shared = Result { try Lexicon() }

  /// Findings as `concept:words`, in their order.
  private func findings(_ lexicon: Lexicon, _ text: String, _ language: Language) -> [String] {
    lexicon.findings(in: bytes(text), language: language).map { finding in
      let words = String(decoding: bytes(text)[finding.range], as: UTF8.self)
      return lexicon.concepts[finding.concept].id + ":" + words
    }
  }

  @Test(arguments: [
    (
      "La Convention devrait exclure la cybersécurité et la gouvernance d’Internet.", "fr",
      ["cyber_security:cybersécurité", "internet_governance:gouvernance d’Internet"]
    ),
    (
      "Les PREUVES électroniques, l'extradition et les droits de l'homme.", "fr",
      ["electronic_evidence:PREUVES électroniques", "extradition:extradition"]
    ),
    ("Lutte contre la cyber-criminalité.", "fr", ["cybercrime:cyber-criminalité"]),
    (
      "Las PRUEBAS electrónicas, la extradición y la ciberseguridad.", "es",
      [
        "electronic_evidence:PRUEBAS electrónicas", "extradition:extradición",
        "cyber_security:ciberseguridad",
      ]
    ),
    (
      "The convention should leave out cybersecurity and Internet governance.", "en",
      ["cyber_security:cybersecurity", "internet_governance:Internet governance"]
    ),
    (
      "Electronic evidence, extradition and cybercrime", "en",
      ["electronic_evidence:Electronic evidence", "extradition:extradition", "cybercrime:cybercrime"]
    ),
  ])
  func knownExamples(text: String, language: String, expected: [String]) throws {
    let found = findings(try Self.shared.get(), text, Language(language))
    #expect(found.filter(Set(expected).contains) == expected, "\(found)")
  }

  @Test func everyConceptHasWordingInEveryLanguage() throws {
    let concepts = try Self.shared.get().concepts.map(\.id)
    #expect(Set(concepts).count == concepts.count)
    for language in Language.coded {
      let wording = try CodebookSource().table(
        "codebook/wording.\(language.code).csv", required: ["concept", "pattern"])
      let place = try #require(wording.index(of: "concept"))
      #expect(Set(wording.rows.map { $0.fields[place] }) == Set(concepts), "\(language)")
    }
  }

  @Test func conceptIdsAreLowerCaseWords() throws {
    for concept in try Self.shared.get().concepts {
      #expect(
        concept.id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F },
        "\(concept.id)")
    }
  }

  private let concepts = "concept,kind,label_en,label_fr\nevidence,object,E,E\ndeny,cue,D,D\n"

  private func small(
    concepts: String? = nil, english: String = "evidence,evidence\ndeny,not\n",
    french: String = "evidence,preuve*\ndeny,ne\n", spanish: String = "", skipped: String = ""
  ) -> CodebookSource {
    source([
      "codebook/concepts.csv": concepts ?? self.concepts,
      "codebook/wording.en.csv": "concept,pattern\n" + english,
      "codebook/wording.fr.csv": "concept,pattern\n" + french,
      "codebook/wording.es.csv": "concept,pattern\n" + spanish,
      "codebook/skipped-words.csv": "language,word\n" + skipped,
    ])
  }

  private func complaintOf(_ given: CodebookSource) -> String? {
    complaint { () throws(TableError) in _ = try Lexicon(from: given) }
  }

  @Test func nestedPatternsOfAConceptCountOnce() throws {
    let lexicon = try Lexicon(
      from: small(
        french: "evidence,preuve*\nevidence,preuve* electronique*\nevidence,electronique*\ndeny,ne\n"))
    #expect(
      findings(lexicon, "Une preuve électronique, ne pas ; preuves.", .french)
        == ["evidence:preuve électronique", "deny:ne", "evidence:preuves"])
  }

  @Test func patternsOfDifferentConceptsOverlap() throws {
    let lexicon = try Lexicon(from: small(english: "evidence,no evidence\ndeny,no\n"))
    #expect(findings(lexicon, "No evidence.", .english) == ["deny:No", "evidence:No evidence"])
  }

  @Test func skippedWordsAreThoseOfTheLanguage() throws {
    let lexicon = try Lexicon(
      from: small(
        english: "evidence,piece evidence\ndeny,not\n", french: "evidence,piece preuve\ndeny,ne\n",
        skipped: "fr,de\nfr,l\n"))
    #expect(findings(lexicon, "pièce de l’preuve", .french) == ["evidence:pièce de l’preuve"])
    #expect(findings(lexicon, "piece de evidence", .english) == [])
  }

  @Test func onlyTheRangeIsReadAndPlacesAreThoseOfTheText() throws {
    let lexicon = try Lexicon(from: small())
    let text = bytes("é not é evidence é not")
    for start in 0...text.count {
      for end in start...text.count {
        let found = lexicon.findings(in: text, range: start..<end, language: .english)
        let whole = lexicon.findings(in: text, language: .english).filter {
          start <= $0.range.lowerBound && $0.range.upperBound <= end
        }
        // Words are counted from the start of the range.
        #expect(
          found.map(\.concept) == whole.map(\.concept) && found.map(\.range) == whole.map(\.range),
          "\(start)..<\(end)")
      }
    }
  }

  @Test func aLanguageWithoutWordingHasNoFindings() throws {
    #expect(try Self.shared.get().findings(in: bytes("extradition"), language: Language("pt")) == [])
  }

  @Test func wordsAreThoseThatPatternsSpellOutWhole() throws {
    let lexicon = try Lexicon(
      from: small(
        english: "evidence,Évidence|proof ... _ data*\ndeny,not\n", french: "evidence,a*\ndeny,ne\n",
        spanish: "evidence,prueba|indicio*\n"))
    let words = Language.coded.map { lexicon.words[$0] }
    #expect(words == [["evidence", "proof", "not"], ["prueba"], ["ne"]].map { Set($0.map(bytes)) })
  }

  @Test(arguments: [
    ("deny,cue,F,F", "4:1: error: the concept 'deny' stands twice, first at codebook/concepts.csv:3"),
    ("\"deny\",cue,F,F", "4:2: error: the concept 'deny' stands twice, first at codebook/concepts.csv:3"),
    (
      "new,verb,F,F",
      "4:5: error: 'verb' is no kind; allowed are object, instrument, cue, stance, part, frame"
    ),
    (",cue,F,F", "4:1: error: 'concept' is empty"),
    ("new,cue,,F", "4:9: error: 'label_en' is empty"),
    ("new,cue,É, ", "4:12: error: 'label_fr' is empty"),
  ])
  func faultsOfConcepts(row: String, message: String) {
    #expect(complaintOf(small(concepts: concepts + row)) == "codebook/concepts.csv:" + message)
  }

  @Test func faultsOfWording() {
    #expect(
      complaintOf(small(english: "evidence,evidence\ndenial,not\n"))
        == "codebook/wording.en.csv:3:1: error: 'denial' is no concept of codebook/concepts.csv")
    #expect(
      complaintOf(small(english: "evidence,x\n", french: "evidence,preuve\n"))
        == "codebook/concepts.csv:3:1: error: the concept 'deny' has no pattern in any language; add one to "
        + "wording.en.csv or wording.es.csv or wording.fr.csv")
    #expect(complaintOf(small(french: "evidence,preuve\n")) == nil)
    #expect(
      complaintOf(small(english: "evidence, \ndeny,not\n"))
        == "codebook/wording.en.csv:2:10: error: 'pattern' is empty")
    #expect(
      complaintOf(small(skipped: "fr,\n")) == "codebook/skipped-words.csv:2:4: error: 'word' is empty")
  }

  /// The pattern begins at byte 10 of its line, at byte 11 behind a quotation mark.
  @Test(arguments: [
    ("évi*dence", "2:14: error: `*` may only stand behind the last letter of a word"),
    ("\"évi*dence\"", "2:15: error: `*` may only stand behind the last letter of a word"),
    ("évidence ...", "2:20: error: `...` stands at an end: words must stand on both sides of it"),
    (
      "\"a, b\"",
      "2:12: error: `,` is not allowed here: patterns hold letters, digits, `*`, `|`, and the words "
        + "`_` and `...`"
    ),
    ("a|", "2:12: error: an alternative is empty: write a word on both sides of `|`"),
    ("_", "2:10: error: no word is left: write at least one word that is neither `_` nor skipped"),
  ])
  func badPatterns(pattern: String, message: String) {
    #expect(
      complaintOf(small(english: "evidence,\(pattern)\ndeny,not\n")) == "codebook/wording.en.csv:" + message)
  }
}
