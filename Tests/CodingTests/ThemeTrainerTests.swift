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
    let features = coder.contextFeatures(
      of: submission.passages, text: concepts.map { coder.textFeatures($0) }, before: before)[item]
    let values = Dictionary(uniqueKeysWithValues: zip(features.names, features.values))
    #expect(values["t:aid"] == 3 && values["f:aid"] == 1 && values["k:item"] == 1)
    let heading = try #require(submission.passages[item].headings.last)
    let opener = try #require(submission.passages[item].opener)
    #expect(values["xh"] == 1 && values["xh:scope"] == Double(heading) / 10)
    #expect(values["xo"] == 1 && values["xo:procedure"] == Double(opener) / 10)
    #expect(values["xs:scope"] == Double(item + 1) / 10, "the other item of the list")
    #expect(values["xp"] == nil && values["xH"] == nil && values["xO"] == nil)
    let names = coder.textFeatures(concepts[item]).names
    #expect(names.filter { !$0.hasPrefix("w:") } == ["t:aid", "f:aid"])
    #expect(
      Set(names).isSuperset(of: ["w:en:speed", "w:en:up", "w:en:mutual", "w:en:assista", "w:en:parties"]))
    #expect(
      !names.contains("w:en:purpose") && !names.contains("w:en:followi"), "nothing of what stands above")
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

  /// The stems of a text with their values.
  private func stems(_ text: String, _ language: Language?) throws -> [String: Double] {
    let tools = try Tools.shared.get()
    let coder = ThemeCoder(lexicon: tools.lexicon, model: ThemeModel())
    let features = coder.textFeatures(
      PassageConcepts(bytes(text), language: language, lexicon: tools.lexicon))
    let all = zip(features.names, features.values).filter { $0.0.hasPrefix("w:") }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.0, $0.1) })
  }

  @Test func scalesStemsToOneLength() throws {
    let one = try stems("Competences", .french)
    #expect(one == ["w:fr:compete": 1.5])
    // Accents and case are gone, letters behind the seventh are cut, and what stands twice counts once.
    let four = try stems("Compétence, COMPÉTENT : l’État.", .french)
    #expect(four.keys.sorted() == ["w:fr:compete", "w:fr:etat", "w:fr:l"])
    for text in ["Rights", "The rights of the accused and of all others", "un dos tres cuatro"] {
      for language in Language.coded {
        let values = try stems(text, language)
        #expect(values.keys.allSatisfy { $0.hasPrefix("w:\(language.code):") })
        #expect(abs(values.values.reduce(0) { $0 + $1 * $1 } - 1.5 * 1.5) < 1e-12)
        #expect(Set(values.values).count == 1)
      }
    }
    #expect(try stems("— ; 。", .english) == [:])
    #expect(try stems("Rights", Language("xx")) == [:])
    #expect(try stems("Rights", nil) == [:])
  }

  @Test func learnsNoStemThatFewSamplesHave() throws {
    let tools = try Tools.shared.get()
    var corpus = TrainingCorpus()
    try corpus.add(
      rows(
        [
          "1,en,Swift lanterns,cooperation,,,", "2,en,Lanterns and oars,cooperation,,,",
          // Twice in one sample is one sample; the same letters in another language are another stem.
          "3,en,Oars and oars and anchors,,,,", "4,en,Anchors,,,,", "5,fr,Anchors,,,,",
          "6,en,Lantern,cooperation,,,", "7,en,Mutual assistance,cooperation,,,",
        ], header: "id,language,text,themes,issue,stance,kind"), name: "corpus")
    let model = ThemeTrainer(lexicon: tools.lexicon, corpus: corpus).train(on: [])
    for stage in ThemeModel.Stage.allCases {
      let known = ["lantern", "oars", "anchors", "swift", "and"].filter {
        model.weights(of: "w:en:" + $0, stage: stage) != nil
      }
      #expect(known == ["lantern"], "in stage \(stage)")
      #expect(model.weights(of: "w:fr:anchors", stage: stage) == nil)
      // Concepts are learned however rare.
      #expect(model.weights(of: "t:aid", stage: stage) != nil)
    }
  }

  // MARK: - Submissions written for training

  /// The corpus with a submission of each of some writers; `e1` had read the submission of Ghana.
  private func corpus(writers: [String]) throws -> TrainingCorpus {
    var corpus = try corpus()
    for writer in writers {
      try corpus.addSubmissions(
        rows(
          [
            "001,en,heading,Offences,procedure,", "002,en,paragraph,Few offences are enough,procedure,",
            "003,en,opener,The rights of all:,scope,", "004,en,item,mutual assistance,scope,",
          ].map { "\(writer)-en-01-\($0)" }, header: "id,language,kind,text,themes,positions"), name: "s")
    }
    try corpus.addWriters(rows(["e1,GHA;EU"], header: "writer,read"), name: "w")
    return corpus
  }

  @Test func leavesOutWhatWasWrittenByThoseWhoHadReadTheParticipantLeftOut() throws {
    let tools = try Tools.shared.get()
    let documents = [try read(ghana, path: "a.txt")]
    let gold = try gold(documents)
    func table(_ writers: [String], without participant: String?) throws -> String {
      let trainer = ThemeTrainer(lexicon: tools.lexicon, corpus: try corpus(writers: writers))
      let lessons = trainer.lessons(from: documents, gold: gold)
      #expect(lessons.map(\.participant) == ["GHA", "PER"])
      return string(trainer.train(on: lessons, leavingOut: participant).csv)
    }
    #expect(try table(["d1", "e1"], without: "GHA") == table(["d1"], without: "GHA"))
    #expect(try table(["e1"], without: "GHA") == table([], without: "GHA"))
    // Whose submissions the writer had not read, or where nobody is left out, it is learned from.
    #expect(try table(["e1"], without: "PER") != table([], without: "PER"))
    #expect(try table(["e1"], without: nil) != table([], without: nil))
    #expect(try table(["d1"], without: "GHA") != table([], without: "GHA"))
  }

  @Test func learningFromAStartEndsWhereLearningFromNothingEnds() throws {
    let tools = try Tools.shared.get()
    let documents = [try read(ghana, path: "a.txt")]
    let trainer = ThemeTrainer(lexicon: tools.lexicon, corpus: try corpus(writers: ["d1"]))
    let lessons = trainer.lessons(from: documents, gold: try gold(documents))
    let whole = trainer.train(on: lessons)
    let features = Set(
      string(whole.csv).split(separator: "\n").dropFirst().map { String($0.split(separator: ",")[1]) })
    #expect(features.count > 20)
    for participant in [nil, "GHA", "PER"] {
      let plain = trainer.train(on: lessons, leavingOut: participant)
      let warm = trainer.train(on: lessons, leavingOut: participant, from: whole)
      for stage in ThemeModel.Stage.allCases {
        for feature in features {
          let weights = [plain, warm].map { $0.weights(of: feature, stage: stage) }
          #expect((weights[0] == nil) == (weights[1] == nil), "\(feature)")
          for (left, right) in zip(weights[0] ?? [], weights[1] ?? []) {
            #expect(abs(left - right) < 0.05, "\(feature) in stage \(stage)")
          }
        }
      }
    }
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
