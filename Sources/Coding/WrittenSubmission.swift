public import Codebook
internal import Submissions
public import Tables

/// A whole submission written for training, each of its passages with its coding.
public struct WrittenSubmission: Sendable {
  /// Who wrote it, its language and number, such as `d1-fr-02`.
  public let id: String
  /// Who wrote it: the first part of its id.
  public var writer: String { String(id.prefix { $0 != "-" }) }
  /// The language it is written in.
  public let language: Language
  /// Its passages in their order; those that open lists stand above their items.
  let passages: [Passage]
  /// The themes of each passage.
  public private(set) var themes: [ThemeSet] = []
  /// The stance that each passage takes, by the id of the issue; silent on all others.
  public private(set) var stances: [[String: Stance]] = []

  /// Reads the submissions of a table `id,language,kind,text,themes,positions`.
  ///
  /// The id of a row is that of its submission and a number; rows of a submission stand together in their order.
  /// `kind` is heading, paragraph, opener (of the items that follow) or item; `positions` are `CO03:support` joined
  /// with `;`.
  ///
  /// - Parameters:
  ///   - bytes: the table.
  ///   - name: what to call it in errors.
  /// - Returns: the submissions in the order of their first rows.
  /// - Throws: `TableError` for an unknown language, kind, theme or stance, an empty text, rows torn apart or in two
  ///   languages.
  public static func read(_ bytes: [UInt8], name: String) throws(TableError) -> [WrittenSubmission] {
    let columns = ["id", "language", "kind", "text", "themes", "positions"]
    let table = try CSVTable(bytes, name: name, required: columns)
    let reader = try FieldReader(table, columns)
    var groups: [(id: String, language: Language, rows: [CSVTable.Row])] = []
    var seen: Set<String> = []
    for row in table.rows {
      let id = reader.value(row, 0).split(separator: "-").dropLast().joined(separator: "-")
      let language = try TrainingCorpus.language(reader, row, 1)
      if let last = groups.indices.last, groups[last].id == id {
        guard groups[last].language == language else {
          throw reader.fault(row, 1, "'\(language)' is not the language of '\(id)', \(groups[last].language)")
        }
        groups[last].rows.append(row)
        continue
      }
      guard !id.isEmpty, seen.insert(id).inserted else {
        throw reader.fault(row, 0, "'\(reader.value(row, 0))' stands apart from its submission")
      }
      groups.append((id, language, [row]))
    }
    var submissions: [WrittenSubmission] = []
    for group in groups {
      submissions.append(
        try WrittenSubmission(id: group.id, language: group.language, rows: group.rows, reader))
    }
    return submissions
  }

  private init(id: String, language: Language, rows: [CSVTable.Row], _ reader: FieldReader) throws(TableError)
  {
    self.id = id
    self.language = language
    var passages: [Passage] = []
    var headings: [Int] = []
    var opener: Int?
    for (place, row) in rows.enumerated() {
      let kind = try reader.choice(row, 2, Kind.allCases.map(\.rawValue), called: "kind", Kind.init)
      let text = Array(try reader.text(row, 3).utf8)
      switch kind {
      case .heading:
        // Headings one under the other are levels; after text a new heading starts anew.
        if passages.last?.kind != .heading { headings = [] }
        passages.append(Passage(sentence: text, line: place + 1, kind: .heading, headings: headings))
        headings.append(place)
        opener = nil
      case .paragraph, .opener:
        passages.append(Passage(sentence: text, line: place + 1, headings: headings))
        opener = kind == .opener ? place : nil
      case .item:
        passages.append(
          Passage(sentence: text, line: place + 1, kind: .item, headings: headings, opener: opener))
      }
      themes.append(try TrainingCorpus.themes(reader, row, 4))
      var stances: [String: Stance] = [:]
      for part in reader.value(row, 5).split(separator: ";") {
        let halves = part.split(separator: ":", maxSplits: 1).map(String.init)
        guard halves.count == 2, let stance = Stance(rawValue: halves[1]) else {
          throw reader.fault(row, 5, "'\(part)' is no position, such as CO03:support")
        }
        stances[halves[0]] = stance
      }
      self.stances.append(stances)
    }
    self.passages = passages
  }

  private enum Kind: String, CaseIterable {
    case heading, paragraph, opener, item
  }
}
