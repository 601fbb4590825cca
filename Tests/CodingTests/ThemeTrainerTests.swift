import Codebook
import Submissions
import TestSupport
import Testing

@testable import Coding

/// Learning from two invented submissions and a handful of sentences: quick, and every feature known.
@Suite struct ThemeTrainerTests {
  private func corpus() throws -> TrainingCorpus {
    var corpus = TrainingCorpus()
    try corpus.add(
      rows(
        [
          "1,en,Mutual assistance should be swift,cooperation,,,", "2,fr,L'entraide,cooperation,,,",
          "3,en,The offences,criminalisation,,,", "4,fr,Les droits,human_rights,,,",
          "5,en,Nothing to see,,,,",
        ], header: "id,language,text,themes,issue,stance,kind"), name: "corpus")
    return corpus
  }

  /// Gold that says of each passage what its own concepts say.
  private func gold(_ documents: [Document]) throws -> GoldCoding {
    let lines = documents.flatMap { document in
      document.submissions.flatMap { submission in
        submission.passages.map { passage in
          let text = passage.text.string.lowercased()
          let themes = [
            ("assistance", "cooperation"), ("offence", "criminalisation"), ("rights", "human_rights"),
          ]
          .filter { text.contains($0.0) }.map(\.1).joined(separator: ";")
          return "\(document.path),\(submission.voice.id),\(passage.lines.lowerBound),"
            + "\(passage.lines.upperBound),\(themes),"
        }
      }
    }
    return try GoldCoding(rows(lines, header: goldHeader), name: "gold")
  }

  @Test func seesWhatStandsAbove() throws {
    let tools = try Tools.shared.get()
    let submission = try #require(try read(ghana, path: "a.txt").submissions.first)
    let coder = ThemeCoder(lexicon: tools.lexicon, model: ThemeModel())
    let concepts = coder.concepts(of: submission.passages, language: Language("en"))
    let item = try #require(submission.passages.firstIndex { $0.text.string.contains("mutual assistance") })
    #expect(submission.passages[item].kind == .item)
    let before = submission.passages.indices.map { place in
      Theme.allCases.map { _ in Double(place) / 10 }
    }
    let features = coder.contextFeatures(of: submission.passages, concepts: concepts, before: before)[item]
    let values = Dictionary(uniqueKeysWithValues: zip(features.names, features.values))
    #expect(values["t:aid"] == 3 && values["f:aid"] == 1 && values["k:item"] == 1)
    let heading = try #require(submission.passages[item].headings.last)
    let opener = try #require(submission.passages[item].opener)
    #expect(values["xh"] == 1 && values["xh:scope"] == Double(heading) / 10)
    #expect(values["xo"] == 1 && values["xo:procedure"] == Double(opener) / 10)
    #expect(values["xs:scope"] == Double(item + 1) / 10, "the other item of the list")
    #expect(values["xp"] == nil && values["xH"] == nil && values["xO"] == nil)
    #expect(coder.textFeatures(concepts[item]).names == ["t:aid", "f:aid"])
  }

  @Test func scalesConceptsToOneLength() throws {
    let tools = try Tools.shared.get()
    let coder = ThemeCoder(lexicon: tools.lexicon, model: ThemeModel())
    func features(_ text: String) -> FeatureVector {
      coder.textFeatures(
        PassageConcepts(tools.lexicon.findings(in: bytes(text), language: Language("en"))))
    }
    let three = features("Rights and offences, rights again, and mutual assistance.")
    #expect(three.names == ["t:aid", "t:crime", "t:rights", "f:crime", "f:rights"])
    #expect(abs(three.values[..<3].reduce(0) { $0 + $1 * $1 } - 9) < 1e-12)
    #expect(features("Thank you.").names == ["t:none"])
  }

  @Test func learnsWhatIsThere() throws {
    let tools = try Tools.shared.get()
    let documents = [try read(ghana, path: "a.txt")]
    let trainer = ThemeTrainer(lexicon: tools.lexicon, corpus: try corpus())
    let lessons = trainer.lessons(from: documents, gold: try gold(documents))
    #expect(lessons.map(\.participant) == ["GHA", "PER"])
    let model = trainer.train(on: lessons)
    let coder = ThemeCoder(lexicon: tools.lexicon, model: model)
    for lesson in lessons {
      let submission = try #require(
        documents[0].submissions.first { $0.voice.id == lesson.participant })
      let given = trainer.likelihoods(lesson, with: model).map(ThemeCoder.themes)
      #expect(given == coder.code(submission, language: Language("en")).map(\.themes))
      #expect(given == lesson.gold.map { $0?.themes })
    }
  }

  @Test func withoutContextTheTextAloneDecides() throws {
    let tools = try Tools.shared.get()
    let documents = [try read(ghana, path: "a.txt")]
    let trainer = ThemeTrainer(lexicon: tools.lexicon, corpus: try corpus(), usesContext: false)
    let lessons = trainer.lessons(from: documents, gold: try gold(documents))
    let model = trainer.train(on: lessons)
    #expect(!string(model.csv).contains("\n2,") && !string(model.csv).contains("\n3,"))
    let lesson = try #require(lessons.first)
    #expect(
      trainer.likelihoods(lesson, with: model)
        == lesson.text.map { model.probabilities($0, stage: .text) })
  }

  @Test func givesTheSameBytesWhateverTheOrderOfDocuments() throws {
    let tools = try Tools.shared.get()
    let first = try read(ghana, path: "a.txt")
    let second = try read(
      ghana.replacing("mutual assistance without delay", with: "rights without delay"), path: "b.txt")
    let gold = try gold([first, second])
    let trainer = ThemeTrainer(lexicon: tools.lexicon, corpus: try corpus())
    let tables = [[first, second], [second, first], [first, second]].map {
      trainer.train(on: trainer.lessons(from: $0, gold: gold)).csv
    }
    #expect(tables[0] == tables[1] && tables[0] == tables[2])
    #expect(string(tables[0]).contains("\n3,xh:"))
  }

  @Test func givesNoThemeInALanguageWithoutWording() throws {
    let tools = try Tools.shared.get()
    let submission = try #require(try read(ghana, path: "a.txt").submissions.first)
    let coder = ThemeCoder(lexicon: tools.lexicon, model: try ThemeModel(from: CodebookSource()))
    for language in [nil, Language("xx")] {
      let codings = coder.code(submission, language: language)
      #expect(codings.count == submission.passages.count)
      #expect(codings.allSatisfy { $0.themes.isEmpty && $0.likelihoods == Array(repeating: 0, count: 7) })
    }
  }
}
