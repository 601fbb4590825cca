public import Codebook
public import Coding
internal import Files
public import Reporting
internal import Submissions
internal import Tables

/// Learning the theme coder's weights, and measuring it, from gold coding over a folder of documents.
public struct Learning {
  private let trainer: ThemeTrainer
  private let positionTrainer: PositionTrainer
  /// The issues, for those who name them.
  public let codebook: Codebook
  private let model: PositionModel
  private let coder: ThemeCoder
  let documents: [Document]
  private let gold: GoldCoding
  /// Nil where the gold coding holds themes only.
  private let goldPositions: GoldPositions?

  /// Less than all that could be learned from, to see what the rest is worth.
  public struct Reduction: Sendable {
    /// What can be left out.
    public enum Part: String, CaseIterable, Sendable {
      /// The corpus's single sentences.
      case corpus
      /// The whole submissions written for training.
      case submissions
      /// Headings, lists and neighbours of a passage in deciding its themes.
      case context
      /// Stems of words in deciding stances, beside concepts and cues.
      case words
    }

    /// One in how many sentences and written submissions is learned from.
    public var share: UInt64
    /// What is left out whole.
    public var without: Set<Part>

    /// States what is left out; by default nothing.
    ///
    /// - Parameters:
    ///   - share: one in how many sentences and written submissions is learned from.
    ///   - without: what is left out whole.
    public init(share: UInt64 = 1, without: Set<Part> = []) {
      self.share = share
      self.without = without
    }
  }

  /// Reads the documents, their gold coding and the training corpus.
  ///
  /// - Parameters:
  ///   - input: the folder of documents.
  ///   - gold: the folder of gold coding, with a table `themes.csv`.
  ///   - corpus: the folder of the training corpus, with tables `corpus.*.csv`; nil learns without.
  ///   - folder: the folder of an analyst's codebook; nil takes the built-in one.
  ///   - reduction: what is left out of learning.
  /// - Throws: `RunError` where something is missing or faulty.
  public init(
    input: String, gold: String, corpus: String?, codebook folder: String? = nil,
    reduction: Reduction = Reduction()
  ) throws(RunError) {
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
      for name in try Self.tables("submissions", in: corpus) {
        submissions.append((name, try Self.read(name)))
      }
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
    documents = try InputFolder(input, tools: tools) { _, _ in }.documents
    rows.keep(oneIn: reduction.share)
    if reduction.without.contains(.corpus) { rows.removeRows() }
    if reduction.without.contains(.submissions) { rows.removeSubmissions() }
    trainer = ThemeTrainer(
      lexicon: tools.codebook.lexicon, corpus: rows, usesContext: !reduction.without.contains(.context))
    positionTrainer = PositionTrainer(
      codebook: tools.codebook, corpus: rows, usesWords: !reduction.without.contains(.words))
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

  /// A measurement with what it was measured on.
  public struct Measurement: Sendable {
    /// The counts and figures.
    public var reliability = ThemeReliability()
    /// The same, one a participant.
    public var participants: [ThemeReliability] = []
    /// How far the likelihoods can be believed.
    public var calibration = Calibration.ofThemes
    /// The same by the thresholds of the curve of doubt.
    public var doubts = Calibration.ofThemeDoubts
    /// Gold paragraphs that no passage answers.
    public var uncovered: [GoldCoding.Paragraph] = []
    /// The themes of paragraphs on which gold coding and the coder differ.
    public var disagreements: [Disagreement] = []
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
    let whole = trainer.train(on: lessons)
    for participant in Set(lessons.map(\.participant)).sorted() {
      models[participant] = trainer.train(on: lessons, leavingOut: participant, from: whole)
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
    var coded: [CodedPassage] = []
    for document in documents {
      let lessons = trainer.lessons(from: [document], gold: gold)
      for submission in document.submissions {
        let lesson = lessons.first { $0.participant == submission.voice.id }
        let truth = gold.themes(of: submission, in: document.path)
        let rows = likelihoods(submission, lesson)
        for (place, passage) in submission.passages.enumerated() {
          coded.append(CodedPassage(document: document, passage: passage, likelihoods: rows[place]))
          guard let truth = truth[place] else { continue }
          measurement.calibration.add(rows[place], gold: truth.themes, disputed: truth.disputed)
          measurement.doubts.add(rows[place], gold: truth.themes, disputed: truth.disputed)
        }
      }
    }
    let given = coded.map {
      ThemeReliability.Given(
        path: $0.document.path, lines: $0.passage.lines, themes: ThemeCoder.themes(of: $0.likelihoods))
    }
    let answers = measurement.reliability.add(gold.paragraphs, given: given)
    measurement.uncovered = answers.filter(\.passages.isEmpty).map(\.paragraph)
    measurement.disagreements = answers.flatMap { disagreements(on: $0, coded) }
    let paragraphs = Dictionary(grouping: gold.paragraphs, by: \.participant)
    measurement.participants = paragraphs.keys.sorted().map { participant in
      var own = ThemeReliability()
      own.add(paragraphs[participant] ?? [], given: given)
      return own
    }
    return measurement
  }
}
