internal import Codebook
public import Coding
internal import Files
internal import Submissions
internal import Tables

/// Learning the theme coder's weights, and measuring it, from gold coding over a folder of documents.
public struct Learning {
  private let trainer: ThemeTrainer
  private let coder: ThemeCoder
  private let documents: [Document]
  private let gold: GoldCoding

  /// Reads the documents, their gold coding and the training corpus.
  ///
  /// - Parameters:
  ///   - input: the folder of documents.
  ///   - gold: the folder of gold coding, with a table `themes.csv`.
  ///   - corpus: the folder of the training corpus, with tables `corpus.*.csv`; nil learns without.
  /// - Throws: `RunError` where something is missing or faulty.
  public init(input: String, gold: String, corpus: String?) throws(RunError) {
    var rows = TrainingCorpus()
    let codebook: Codebook
    let reader: DocumentReader
    do {
      codebook = try Codebook()
      reader = DocumentReader(
        vocabulary: try LayoutVocabulary(), register: try ParticipantRegister(), words: codebook.lexicon.words
      )
      coder = ThemeCoder(lexicon: codebook.lexicon, model: try ThemeModel(from: CodebookSource()))
      let themes = gold + "/themes.csv"
      self.gold = try GoldCoding(try FileSystem.read(themes), name: themes)
      if let corpus {
        for name in try FileSystem.names(in: corpus) where name.hasPrefix("corpus.") && name.hasSuffix(".csv")
        {
          try rows.add(try FileSystem.read(corpus + "/" + name), name: corpus + "/" + name)
        }
      }
    } catch let error as FileError {
      throw .noInput(path: error.path, reason: FileSystem.message(for: error.code))
    } catch let error as TableError {
      throw .table(error)
    } catch {
      throw .noInput(path: gold, reason: "\(error)")
    }
    documents = try InputFolder(input, reader: reader) { _, _ in }.documents
    trainer = ThemeTrainer(lexicon: codebook.lexicon, corpus: rows)
  }

  /// The weights learned from all of the gold coding and the corpus, as their table.
  public func weights() -> [UInt8] {
    trainer.train(on: trainer.lessons(from: documents, gold: gold)).csv
  }

  /// A measurement with what it was measured on.
  public struct Measurement: Sendable {
    /// The counts and figures.
    public var reliability = ThemeReliability()
    /// How far the likelihoods can be believed.
    public var calibration = ThemeCalibration()
    /// Gold paragraphs that no passage answers.
    public var uncovered: [GoldCoding.Paragraph] = []
  }

  /// Measures the shipped weights over the documents.
  public func shipped() -> Measurement {
    measure { submission, _, document in
      coder.code(submission, language: document.language).map(\.likelihoods)
    }
  }

  /// Measures each participant with weights learned from the others and the corpus.
  public func leavingOut() -> Measurement {
    let lessons = trainer.lessons(from: documents, gold: gold)
    var models: [String: ThemeModel] = [:]
    for participant in Set(lessons.map(\.participant)).sorted() {
      models[participant] = trainer.train(on: lessons.filter { $0.participant != participant })
    }
    return measure { submission, lesson, _ in
      guard let lesson, let model = models[submission.voice.id] else {
        return submission.passages.map { _ in Theme.allCases.map { _ in 0 } }
      }
      return trainer.likelihoods(lesson, with: model)
    }
  }

  private func measure(
    _ likelihoods: (Submission, ThemeTrainer.Lesson?, Document) -> [[Double]]
  ) -> Measurement {
    var measurement = Measurement()
    var given: [ThemeReliability.Given] = []
    for document in documents {
      let lessons = trainer.lessons(from: [document], gold: gold)
      for submission in document.submissions {
        let lesson = lessons.first { $0.participant == submission.voice.id }
        let truth = gold.themes(of: submission, in: document.path)
        let rows = likelihoods(submission, lesson, document)
        for (place, passage) in submission.passages.enumerated() {
          given.append(
            .init(path: document.path, lines: passage.lines, themes: ThemeCoder.themes(of: rows[place])))
          if let truth = truth[place] {
            measurement.calibration.add(rows[place], gold: truth.themes, disputed: truth.disputed)
          }
        }
      }
    }
    measurement.uncovered = measurement.reliability.add(gold.paragraphs, given: given)
    return measurement
  }
}
