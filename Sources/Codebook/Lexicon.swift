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
      /// Words that serve to name issues, most of them only together: "computers", "authorities". What is learned
      /// does not see them: they were gathered from the very rows that it is learned from.
      case part
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
  /// The folded words that patterns spell out whole, by language.
  public let words: [Language: Set<[UInt8]>]
  private let automata: [Language: PatternAutomaton]

  /// Reads and checks the concepts and their wording in every coded language.
  ///
  /// - Parameter source: where the tables come from.
  /// - Throws: `TableError` for a doubled or unknown concept, a concept without wording, a bad pattern.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    var faults = source.faults
    let tables = LexiconTables(from: source, faults: &faults)
    if let first = faults.first { throw first }
    self.init(tables)
  }

  /// Takes tables without a fault.
  init(_ tables: LexiconTables) {
    concepts = tables.concepts.map(\.value)
    places = tables.places
    var automata: [Language: PatternAutomaton] = [:]
    var words: [Language: Set<[UInt8]>] = [:]
    for language in Language.coded {
      let patterns = (tables.patterns[language] ?? []).map(\.value)
      for pattern in patterns {
        for case .word(let alternatives) in pattern.pattern.steps {
          for alternative in alternatives where !alternative.isPrefix {
            words[language, default: []].insert(alternative.bytes)
          }
        }
      }
      automata[language] = PatternAutomaton(
        patterns.map { (pattern: $0.pattern, id: $0.concept) },
        skipping: tables.skipped[language] ?? SkippedWords.none)
    }
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
