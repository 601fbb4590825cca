internal import Codebook
public import Coding
internal import Files
internal import Submissions
internal import Tables

/// Learning the theme coder's weights, and measuring it, from gold coding over a folder of documents.
public struct Learning {
  private let trainer: ThemeTrainer
  private let positionTrainer: PositionTrainer
  private let codebook: Codebook
  private let model: PositionModel
  private let coder: ThemeCoder
  private let documents: [Document]
  private let gold: GoldCoding
  /// Nil where the gold coding holds themes only.
  private let goldPositions: GoldPositions?

  /// Reads the documents, their gold coding and the training corpus.
  ///
  /// - Parameters:
  ///   - input: the folder of documents.
  ///   - gold: the folder of gold coding, with a table `themes.csv`.
  ///   - corpus: the folder of the training corpus, with tables `corpus.*.csv`; nil learns without.
  ///   - folder: the folder of an analyst's codebook; nil takes the built-in one.
  /// - Throws: `RunError` where something is missing or faulty.
  public init(input: String, gold: String, corpus: String?, codebook folder: String? = nil) throws(RunError) {
    let tools = try Tools(codebook: folder)
    coder = tools.themes
    codebook = tools.codebook
    model = tools.model
    let themes = gold + "/themes.csv"
    let goldTable = try Self.read(themes)
    let positions = gold + "/positions.csv"
    let positionsTable = FileSystem.kind(of: positions) == .file ? try Self.read(positions) : nil
    var sentences: [(name: String, bytes: [UInt8])] = []
    var submissions = sentences
    var writers = sentences
    if let corpus {
      for name in try Self.tables("corpus", in: corpus) { sentences.append((name, try Self.read(name))) }
      for name in try Self.tables("submissions", in: corpus) { submissions.append((name, try Self.read(name))) }
      for name in try Self.tables("writers", in: corpus) { writers.append((name, try Self.read(name))) }
    }
    var rows = TrainingCorpus()
    do throws(TableError) {
      self.gold = try GoldCoding(goldTable, name: themes)
      goldPositions =
        if let positionsTable {
          try GoldPositions(positionsTable, name: positions, codebook: tools.codebook)
        } else {
          nil
        }
      for table in sentences { try rows.add(table.bytes, name: table.name) }
      for table in submissions { try rows.addSubmissions(table.bytes, name: table.name) }
      for table in writers { try rows.addWriters(table.bytes, name: table.name) }
    } catch {
      throw .faultyInput(error)
    }
    documents = try InputFolder(input, reader: tools.reader) { _, _ in }.documents
    trainer = ThemeTrainer(lexicon: tools.codebook.lexicon, corpus: rows)
    positionTrainer = PositionTrainer(codebook: tools.codebook, corpus: rows)
  }

  private static func read(_ path: String) throws(RunError) -> [UInt8] {
    do throws(FileError) { return try FileSystem.read(path) } catch { throw .cannotRead(error) }
  }

  /// The paths of the corpus's tables of one kind in a folder, in the order of their names.
  private static func tables(_ kind: String, in folder: String) throws(RunError) -> [String] {
    do throws(FileError) {
      return try FileSystem.names(in: folder).filter { $0.hasPrefix(kind + ".") && $0.hasSuffix(".csv") }
        .map { folder + "/" + $0 }
    } catch {
      throw .cannotRead(error)
    }
  }

  /// The weights learned from all of the gold coding and the corpus, as tables by their names.
  public func weights() -> [(name: String, bytes: [UInt8])] {
    let learned = positionTrainer.learn(from: positionLessons)
    return [(ThemeModel.tableName, trainer.train(on: trainer.lessons(from: documents, gold: gold)).csv)]
      + learned.model.tables(codebook: codebook)
      + [(PositionReliability.tableName, learned.leftOut.reliability.csv)]
  }

  private var positionLessons: [PositionTrainer.Lesson] {
    guard let goldPositions else { return [] }
    return positionTrainer.lessons(from: documents, gold: gold, positions: goldPositions)
  }

  /// Measures the shipped weights of positions over the documents; nil where there are no gold positions.
  public func shippedPositions() -> PositionTrainer.Measurement? {
    goldPositions.map { _ in positionTrainer.measure(positionLessons, model: model) }
  }

  /// Learns positions, and measures each participant, and each submission written for training, with weights learned
  /// from the others.
  public func positionsLeavingOut() -> PositionTrainer.Learned? {
    goldPositions.map { _ in positionTrainer.learn(from: positionLessons) }
  }

  /// The cells that differ as a table: participant, issue, its label, both stances and how sure the coder was.
  public func disagreements(_ measurement: PositionTrainer.Measurement) -> [UInt8] {
    var writer = CSVWriter(header: ["participant", "issue", "label", "gold", "coded", "confidence"])
    for difference in measurement.differences {
      let issue = codebook.issues[difference.issue]
      writer.append([
        difference.participant, issue.id, issue.labelEnglish, difference.pair.gold?.rawValue ?? "silent",
        difference.pair.coded?.rawValue ?? "silent",
        difference.confidence.map { "\(Int(($0 * 100).rounded()))%" } ?? "",
      ])
    }
    return writer.bytes
  }

  /// A measurement with what it was measured on.
  public struct Measurement: Sendable {
    /// The counts and figures.
    public var reliability = ThemeReliability()
    /// How far the likelihoods can be believed.
    public var calibration = Calibration.ofThemes
    /// Gold paragraphs that no passage answers.
    public var uncovered: [GoldCoding.Paragraph] = []
  }

  /// Measures the shipped weights over the documents.
  public func shipped() -> Measurement {
    measure { submission, _ in
      coder.code(submission, language: submission.language).map(\.likelihoods)
    }
  }

  /// Measures each participant with weights learned from the others and the corpus.
  public func leavingOut() -> Measurement {
    let lessons = trainer.lessons(from: documents, gold: gold)
    var models: [String: ThemeModel] = [:]
    for participant in Set(lessons.map(\.participant)).sorted() {
      models[participant] = trainer.train(on: lessons, leavingOut: participant)
    }
    return measure { submission, lesson in
      guard let lesson, let model = models[submission.voice.id] else {
        return submission.passages.map { _ in Theme.allCases.map { _ in 0 } }
      }
      return trainer.likelihoods(lesson, with: model)
    }
  }

  private func measure(
    _ likelihoods: (Submission, ThemeTrainer.Lesson?) -> [[Double]]
  ) -> Measurement {
    var measurement = Measurement()
    var given: [ThemeReliability.Given] = []
    for document in documents {
      let lessons = trainer.lessons(from: [document], gold: gold)
      for submission in document.submissions {
        let lesson = lessons.first { $0.participant == submission.voice.id }
        let truth = gold.themes(of: submission, in: document.path)
        let rows = likelihoods(submission, lesson)
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
