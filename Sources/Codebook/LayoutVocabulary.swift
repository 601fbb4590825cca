internal import Matching
public import Tables

/// The words by which documents of this kind mark their parts, in every language the table has.
///
/// All words are kept folded (`Matching.Folding`): no case, no accents, one blank between words.
public struct LayoutVocabulary: Sendable {
  /// Words that announce the language of the original: "original", "langue originale".
  public let original: [[UInt8]]
  /// Names of languages, to their codes.
  public let languages: [[UInt8]: Language]
  /// Names of months, to 1...12.
  public let months: [[UInt8]: Int]
  /// Words that open a note of the secretariat.
  public let notes: [[UInt8]]
  /// Words that name a proposal after its sponsors: "draft resolution", "projet de décision".
  public let proposals: [[UInt8]]
  /// Words before those for whom a participant speaks.
  public let onBehalf: [[UInt8]]
  /// Words between names in a list.
  public let conjunctions: Set<[UInt8]>
  /// Words that number a part: "chapitre", "article", "annex".
  public let enumerators: Set<[UInt8]>
  /// Words before a page number.
  public let pages: Set<[UInt8]>
  /// The commonest words of each language, by which it is told.
  public let functionWords: [Language: Set<[UInt8]>]
  /// What stands before an apostrophe in an elision: "l", "qu".
  public let elisions: Set<[UInt8]>
  /// Single letters that are words.
  public let letterWords: [Language: Set<[UInt8]>]
  /// The letters by which languages of other scripts are told, in the order of the table.
  public let scripts: [ScriptLetters]
  private let languageNames: [Language: String]
  private let phrases: [Phrase: PhraseList]

  /// Letters of a script: the first entry of a script holds all of them and names the language that is taken for
  /// granted, each further one holds those by which another language in it is told.
  public struct ScriptLetters: Hashable, Sendable {
    /// The script's name, by which entries belong together.
    public let script: String
    /// The language they tell.
    public let language: Language
    /// Ranges of Unicode scalars.
    public let scalars: [ClosedRange<UInt32>]
  }

  /// Reads and checks the table.
  ///
  /// - Parameter source: where the table comes from.
  /// - Throws: `TableError` for an unknown kind, a month that is no number from 1 to 12, letters that are no ranges.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    var lists: [String: [[UInt8]]] = [:]
    var languages: [[UInt8]: Language] = [:]
    var months: [[UInt8]: Int] = [:]
    var functionWords: [Language: Set<[UInt8]>] = [:]
    var letterWords: [Language: Set<[UInt8]>] = [:]
    var scripts: [ScriptLetters] = []
    var languageNames: [Language: String] = [:]
    var phrases: [Phrase: PhraseList] = [:]
    let columns = ["kind", "language", "words", "value"]
    let table = try source.table("layout/layout.csv", required: columns)
    let reader = try FieldReader(table, columns)
    for row in table.rows {
      let kind = reader.value(row, 0)
      let language = Language(reader.value(row, 1))
      let words = Folding.fold(Array(try reader.text(row, 2).utf8))
      switch kind {
      case "language":
        let named = Language(try reader.text(row, 3))
        languages[words] = named
        if language == .english { languageNames[named] = languageNames[named] ?? reader.value(row, 2) }
      case "month":
        guard let month = Int(reader.value(row, 3)), (1...12).contains(month) else {
          throw reader.fault(row, 3, "'\(reader.value(row, 3))' is no month; write a number from 1 to 12")
        }
        months[words] = month
      case "function_word": functionWords[language, default: []].insert(words)
      case "letter_word": letterWords[language, default: []].insert(words)
      case "script":
        guard let scalars = Self.scalars(try reader.text(row, 3)) else {
          throw reader.fault(
            row, 3, "'\(reader.value(row, 3))' are no letters; write ranges such as 0370-03FF 1F00-1FFF")
        }
        scripts.append(
          ScriptLetters(script: reader.value(row, 2), language: language, scalars: scalars))
      case "original", "note", "proposal", "on_behalf", "conjunction", "enumerator", "page", "elision":
        lists[kind, default: []].append(words)
      default:
        guard let phrase = Phrase(rawValue: kind) else {
          let further = Phrase.allCases.map { ", \($0.rawValue)" }.joined()
          throw reader.fault(
            row, 0,
            "'\(kind)' is no kind; allowed are original, language, month, note, proposal, on_behalf, conjunction, "
              + "enumerator, page, function_word, elision, letter_word, script\(further)")
        }
        phrases[phrase, default: PhraseList()].add(words)
      }
    }
    self.languages = languages
    self.phrases = phrases
    self.months = months
    self.functionWords = functionWords
    self.letterWords = letterWords
    self.scripts = scripts
    self.languageNames = languageNames
    original = lists["original"] ?? []
    notes = lists["note"] ?? []
    proposals = (lists["proposal"] ?? []).sorted { $0.count > $1.count }
    onBehalf = (lists["on_behalf"] ?? []).sorted { $0.count > $1.count }
    conjunctions = Set((lists["conjunction"] ?? []).flatMap { $0.split(separator: 0x20).map(Array.init) })
    enumerators = Set(lists["enumerator"] ?? [])
    pages = Set(lists["page"] ?? [])
    elisions = Set(lists["elision"] ?? [])
  }

  /// The wordings of a kind.
  ///
  /// - Parameter phrase: which kind.
  /// - Returns: an empty list where the table has none.
  public func phrases(_ phrase: Phrase) -> PhraseList { phrases[phrase] ?? PhraseList() }

  /// The English name of a language.
  ///
  /// - Parameter language: any language.
  /// - Returns: its code where the table has no name.
  public func name(of language: Language) -> String { languageNames[language] ?? language.code }

  /// Ranges of scalars written as hexadecimal numbers; nil where they are not.
  private static func scalars(_ text: String) -> [ClosedRange<UInt32>]? {
    var ranges: [ClosedRange<UInt32>] = []
    for part in text.split(separator: " ") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt32($0, radix: 16) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
        return nil
      }
      ranges.append(first...last)
    }
    return ranges
  }
}
