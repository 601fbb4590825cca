/// The words of a language that neither texts nor patterns count: articles, elisions.
public struct SkippedWords: Hashable, Sendable {
  /// The words, folded.
  public let words: Set<[UInt8]>

  /// Nothing is skipped.
  public static let none = SkippedWords([])

  /// Folds a list of words.
  ///
  /// - Parameter words: the words as written; an entry that folds to several words skips each of them.
  public init(_ words: some Sequence<String>) {
    self.words = Set(words.flatMap { Folding.words(in: Array($0.utf8)).map(\.bytes) })
  }

  /// Whether a folded word is skipped.
  ///
  /// - Parameter word: folded bytes.
  /// - Returns: true if neither texts nor patterns count the word.
  public func contains(_ word: [UInt8]) -> Bool { words.contains(word) }
}

/// A wording: a sequence of words, alternatives, and gaps, blind to case and accents.
///
/// | written       | matches                                        |
/// | ------------- | ---------------------------------------------- |
/// | `preuve`      | the word                                       |
/// | `preuve*`     | a word beginning so, or the word itself        |
/// | `must\|shall*` | either                                         |
/// | `_`           | one word, any                                  |
/// | `...`         | zero to three words, any; not at an end        |
///
/// Blanks, apostrophes and hyphens separate the words. Skipped words are dropped: they cannot be told from
/// their absence. A skipped word among alternatives is dropped from them, and the whole word with the last.
public struct Pattern: Hashable, Sendable {
  /// One of the forms that a word may take.
  public struct Alternative: Hashable, Sendable {
    /// The folded letters and digits.
    public let bytes: [UInt8]
    /// Whether longer words that begin so match too.
    public let isPrefix: Bool
  }

  /// A step along the words of a text.
  public enum Step: Hashable, Sendable {
    /// A word in one of these forms, sorted by their bytes.
    case word([Alternative])
    /// One word, any.
    case any
    /// Zero to three words, any.
    case gap
  }

  /// The most words that one `...` stands for.
  public static let longestGap = 3

  /// The steps in order: at least one word, no gap at an end.
  public let steps: [Step]

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - source: the pattern as written in a lexicon.
  ///   - skipped: the words dropped from patterns and texts of this lexicon.
  /// - Throws: `PatternError` at the first thing that is not a pattern.
  public init(_ source: String, skipping skipped: SkippedWords) throws(PatternError) {
    var parser = PatternParser(skipped: skipped)
    try parser.read(source)
    steps = parser.steps
  }
}

/// What is wrong with a pattern, and where.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule that was broken.
  public enum Reason: Hashable, Sendable {
    /// No word is left, or none but `_`.
    case noWord
    /// `...` stands first or last.
    case gapAtEnd
    /// Nothing stands before, behind, or between `|`.
    case emptyAlternative
    /// `*` stands elsewhere than behind the last letter of a word.
    case misplacedStar
    /// An apostrophe or a hyphen stands in a word with alternatives.
    case jointInAlternatives(Unicode.Scalar)
    /// A character that has no meaning in a pattern.
    case unexpectedCharacter(Unicode.Scalar)
  }

  /// The rule that was broken.
  public let reason: Reason
  /// Where: 1-based, counted in UTF-8 bytes of the pattern.
  public let column: Int

  /// The column, what is wrong and what is allowed, on one line.
  public var description: String { "column \(column): \(problem)" }

  /// What is wrong and what is allowed, for callers that tell the place themselves.
  public var problem: String {
    switch reason {
    case .noWord: "no word is left: write at least one word that is neither `_` nor skipped"
    case .gapAtEnd: "`...` stands at an end: words must stand on both sides of it"
    case .emptyAlternative: "an alternative is empty: write a word on both sides of `|`"
    case .misplacedStar: "`*` may only stand behind the last letter of a word"
    case .jointInAlternatives(let scalar):
      "`\(scalar)` separates words and cannot stand in a word with `|`: set a blank where the words part"
    case .unexpectedCharacter(let scalar):
      "`\(scalar)` is not allowed here: patterns hold letters, digits, `*`, `|`, and the words `_` and `...`"
    }
  }
}

/// Reads a pattern scalar by scalar.
private struct PatternParser {
  let skipped: SkippedWords
  var steps: [Pattern.Step] = []
  private var columns: [Int] = []
  private var token: [(scalar: Unicode.Scalar, column: Int)] = []
  private var joint: (scalar: Unicode.Scalar, column: Int)?

  init(skipped: SkippedWords) { self.skipped = skipped }

  mutating func read(_ source: String) throws(PatternError) {
    var column = 1
    for scalar in source.unicodeScalars {
      switch scalar {
      case "'", "-", "\u{2010}", "\u{2011}", "\u{2018}", "\u{2019}", "\u{02BC}":
        try endToken(before: (scalar, column), at: column)
        joint = (scalar, column)
      default:
        if Self.fold(scalar) == .blank {
          try endToken(before: nil, at: column)
          joint = nil
        } else {
          token.append((scalar, column))
        }
      }
      column += UTF8.width(scalar)
    }
    try endToken(before: nil, at: column)
    guard let first = steps.first, let last = steps.last, let lastColumn = columns.last else {
      throw PatternError(reason: .noWord, column: 1)
    }
    if first == .gap { throw PatternError(reason: .gapAtEnd, column: columns[0]) }
    if last == .gap { throw PatternError(reason: .gapAtEnd, column: lastColumn) }
    if steps.allSatisfy({ $0 == .any || $0 == .gap }) { throw PatternError(reason: .noWord, column: 1) }
  }

  private mutating func endToken(
    before next: (scalar: Unicode.Scalar, column: Int)?, at end: Int
  ) throws(PatternError) {
    defer { token.removeAll() }
    guard let first = token.first else { return }
    if token.map(\.scalar) == ["_"] {
      append(.any, first.column)
    } else if token.map(\.scalar) == [".", ".", "."] {
      append(.gap, first.column)
    } else {
      if token.contains(where: { $0.scalar == "|" }), let joint = joint ?? next {
        throw PatternError(reason: .jointInAlternatives(joint.scalar), column: joint.column)
      }
      let alternatives = try alternatives(endingAt: end)
      if !alternatives.isEmpty { append(.word(alternatives), first.column) }
    }
  }

  private mutating func append(_ step: Pattern.Step, _ column: Int) {
    steps.append(step)
    columns.append(column)
  }

  /// The forms named by the token, sorted, each once, without skipped words.
  private func alternatives(endingAt end: Int) throws(PatternError) -> [Pattern.Alternative] {
    var found: Set<Pattern.Alternative> = []
    var letters: [UInt8] = []
    var star: Int?
    var isAlternativeNeeded = false
    func close(at column: Int) throws(PatternError) {
      if letters.isEmpty {
        throw PatternError(reason: .emptyAlternative, column: column)
      }
      if star != nil || !skipped.contains(letters) {
        found.insert(Pattern.Alternative(bytes: letters, isPrefix: star != nil))
      }
      (letters, star) = ([], nil)
    }
    for (scalar, column) in token {
      switch scalar {
      case "|":
        try close(at: column)
        isAlternativeNeeded = true
      case "*":
        if letters.isEmpty || star != nil { throw PatternError(reason: .misplacedStar, column: column) }
        star = column
      default:
        let fold = Self.fold(scalar)
        switch fold {
        case .dropped, .mark: continue
        case .separator, .closing, .blank:
          throw PatternError(reason: .unexpectedCharacter(scalar), column: column)
        case .kept:
          if let star { throw PatternError(reason: .misplacedStar, column: star) }
          letters += Array(String(scalar).utf8)
        default:
          if let star { throw PatternError(reason: .misplacedStar, column: star) }
          for place in 1...fold.count {
            letters.append(UInt8(truncatingIfNeeded: fold.packed >> UInt32(8 * place)))
          }
        }
      }
    }
    // A token of invisible characters alone names nothing.
    if !letters.isEmpty || isAlternativeNeeded { try close(at: end) }
    return found.sorted {
      $0.bytes == $1.bytes ? !$0.isPrefix && $1.isPrefix : $0.bytes.lexicographicallyPrecedes($1.bytes)
    }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> FoldedScalar {
    if scalar.isASCII {
      if scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) { return .blank }
      let code = FoldingTables.shared.ascii[Int(scalar.value)]
      return code >= FoldingTables.firstLetter ? FoldedScalar(letters: CollectionOfOne(code)) : .separator
    }
    if let index = FoldingTables.latinIndex(scalar.value) {
      return FoldedScalar(packed: FoldingTables.shared.latin[index])
    }
    return FoldingTables.foldOther(scalar.value)
  }
}
