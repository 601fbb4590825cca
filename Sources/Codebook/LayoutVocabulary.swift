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

  /// Reads and checks the table.
  ///
  /// - Parameter source: where the table comes from.
  /// - Throws: `TableError` for an unknown kind or a month that is no number from 1 to 12.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    var lists: [String: [[UInt8]]] = [:]
    var languages: [[UInt8]: Language] = [:]
    var months: [[UInt8]: Int] = [:]
    var functionWords: [Language: Set<[UInt8]>] = [:]
    var letterWords: [Language: Set<[UInt8]>] = [:]
    let columns = ["kind", "language", "words", "value"]
    let table = try source.table("layout/layout.csv", required: columns)
    let reader = try FieldReader(table, columns)
    for row in table.rows {
      let kind = reader.value(row, 0)
      let language = Language(reader.value(row, 1))
      let words = Folding.fold(Array(try reader.text(row, 2).utf8))
      switch kind {
      case "language": languages[words] = Language(try reader.text(row, 3))
      case "month":
        guard let month = Int(reader.value(row, 3)), (1...12).contains(month) else {
          throw reader.fault(row, 3, "'\(reader.value(row, 3))' is no month; write a number from 1 to 12")
        }
        months[words] = month
      case "function_word": functionWords[language, default: []].insert(words)
      case "letter_word": letterWords[language, default: []].insert(words)
      case "original", "note", "proposal", "on_behalf", "conjunction", "enumerator", "page", "elision":
        lists[kind, default: []].append(words)
      default:
        throw reader.fault(
          row, 0,
          "'\(kind)' is no kind; allowed are original, language, month, note, proposal, on_behalf, conjunction, "
            + "enumerator, page, function_word, elision, letter_word")
      }
    }
    self.languages = languages
    self.months = months
    self.functionWords = functionWords
    self.letterWords = letterWords
    original = lists["original"] ?? []
    notes = lists["note"] ?? []
    proposals = (lists["proposal"] ?? []).sorted { $0.count > $1.count }
    onBehalf = (lists["on_behalf"] ?? []).sorted { $0.count > $1.count }
    conjunctions = Set((lists["conjunction"] ?? []).flatMap { $0.split(separator: 0x20).map(Array.init) })
    enumerators = Set(lists["enumerator"] ?? [])
    pages = Set(lists["page"] ?? [])
    elisions = Set(lists["elision"] ?? [])
  }
}
