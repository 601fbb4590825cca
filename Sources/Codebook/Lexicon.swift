internal import Matching
public import Tables

/// The concepts that texts are read by, and one automaton a language that finds them.
///
/// Everything further up decides on concepts and never on words, so a further language is a further table.
public struct Lexicon: Sendable {
  /// A unit of meaning, whatever the words for it.
  public struct Concept: Sendable {
    /// What part a concept plays in a sentence.
    public enum Kind: String, CaseIterable, Sendable {
      /// A thing that a treaty may hold or concern.
      case object
      /// A treaty, body or document by name.
      case instrument
      /// What a sentence does with its object: includes, excludes, denies, conditions.
      case cue
      /// What turns the side of a stance: rejection, condition, doubt, a turn of thought. Themes do not see it.
      case stance
      /// What kind of talk it is: courtesy, history, a threat described.
      case frame
    }

    /// Lower-case words joined by underscores.
    public let id: String
    /// What part it plays.
    public let kind: Kind
    /// Its name in English.
    public let labelEnglish: String
    /// Its name in French.
    public let labelFrench: String
  }

  /// A concept found in a text.
  public struct Finding: Hashable, Sendable {
    /// The concept's place in `concepts`.
    public let concept: Int
    /// Where its words stand, as bytes of the text read.
    public let range: Range<Int>
    /// The places of its first and last word among all words of the range read.
    public let words: ClosedRange<Int>
  }

  /// The concepts in the order of their table.
  public let concepts: [Concept]
  private let places: [String: Int]
  /// The folded words that patterns spell out whole.
  public let words: Set<[UInt8]>
  private let automata: [Language: PatternAutomaton]

  /// Reads and checks the concepts and their wording in every coded language.
  ///
  /// - Parameter source: where the tables come from.
  /// - Throws: `TableError` for a doubled or unknown concept, a concept without wording, a bad pattern.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    let columns = ["concept", "kind", "label_en", "label_fr"]
    let table = try source.table("codebook/concepts.csv", required: columns)
    let reader = try FieldReader(table, columns)
    var concepts: [Concept] = []
    var places: [String: Int] = [:]
    for row in table.rows {
      let id = try reader.text(row, 0)
      guard let kind = Concept.Kind(rawValue: reader.value(row, 1)) else {
        let allowed = Concept.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.fault(row, 1, "'\(reader.value(row, 1))' is no kind; allowed are \(allowed)")
      }
      guard places.updateValue(concepts.count, forKey: id) == nil else {
        throw reader.fault(row, 0, "the concept '\(id)' stands twice")
      }
      concepts.append(
        Concept(
          id: id, kind: kind, labelEnglish: try reader.text(row, 2), labelFrench: try reader.text(row, 3)))
    }

    var skipped: [String: [String]] = [:]
    let skippedTable = try source.table("codebook/skipped-words.csv", required: ["language", "word"])
    let skippedReader = try FieldReader(skippedTable, ["language", "word"])
    for row in skippedTable.rows {
      skipped[skippedReader.value(row, 0), default: []].append(try skippedReader.text(row, 1))
    }

    var automata: [Language: PatternAutomaton] = [:]
    var words: Set<[UInt8]> = []
    for language in Language.coded {
      let skip = SkippedWords(skipped[language.code] ?? [])
      let wording = try source.table(
        "codebook/wording.\(language.code).csv", required: ["concept", "pattern"])
      let wordingReader = try FieldReader(wording, ["concept", "pattern"])
      var patterns: [(pattern: Pattern, id: Int)] = []
      var worded = Array(repeating: false, count: concepts.count)
      for row in wording.rows {
        guard let place = places[wordingReader.value(row, 0)] else {
          throw wordingReader.fault(
            row, 0, "'\(wordingReader.value(row, 0))' is no concept of codebook/concepts.csv")
        }
        let written = try wordingReader.text(row, 1)
        let pattern: Pattern
        do {
          pattern = try Pattern(written, skipping: skip)
        } catch {
          throw wordingReader.fault(row, 1, offset: error.column - 1, error.problem)
        }
        worded[place] = true
        patterns.append((pattern, place))
        for case .word(let alternatives) in pattern.steps {
          for alternative in alternatives where !alternative.isPrefix { words.insert(alternative.bytes) }
        }
      }
      if let bare = worded.firstIndex(of: false) {
        throw TableError(
          table: wording.name, line: 1,
          message: "the concept '\(concepts[bare].id)' has no pattern; each needs one")
      }
      automata[language] = PatternAutomaton(patterns, skipping: skip)
    }
    self.concepts = concepts
    self.places = places
    self.words = words
    self.automata = automata
  }

  /// The place of a concept in `concepts`.
  ///
  /// - Parameter id: the concept's id.
  /// - Returns: its place, nil where there is no such concept.
  public func place(of id: String) -> Int? { places[id] }

  /// The concepts in a text, in the order of their places.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8.
  ///   - range: the part to read; nil reads all of it.
  ///   - language: whose wording to look for.
  /// - Returns: one finding an occurrence, nested patterns of one concept counted once; none for a language
  ///   without wording.
  public func findings(in bytes: [UInt8], range: Range<Int>? = nil, language: Language) -> [Finding] {
    guard let automaton = automata[language] else { return [] }
    return automaton.matches(in: bytes, range: range).map {
      Finding(concept: $0.id, range: $0.range, words: $0.firstWord...$0.lastWord)
    }
  }
}
