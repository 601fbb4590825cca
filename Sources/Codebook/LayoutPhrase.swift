internal import Matching

/// What wordings of the layout table are for, beyond single words.
public enum Phrase: String, CaseIterable, Sendable {
  /// Before the name of a person who speaks: "Mr.", "Mme", "Sra."
  case honorific
  /// A speaker who is no participant: "the Chair", "le Président".
  case presiding
  /// What a speaker's sentence in a record goes on with: "said that", "a dit".
  case said
  /// What tells of somebody rather than letting him speak: "was elected", "prend la présidence".
  case toldOf = "told_of"
  /// Before the State of a speaker without a name: "the representative of".
  case representative
  /// A meeting's own course in a record: "the meeting rose at".
  case procedure
  /// Before the name in a submission's title: "submission by", "contribution de".
  case title
  /// Before the name of a person in a statement's title: "statement by".
  case statement
  /// An office of a State, before the State's name: "permanent mission of".
  case office
  /// The courtesy of a note verbale: "presents its compliments".
  case compliment
  /// What may follow a name in a title: "to the", "sur", "ante".
  case afterName = "after_name"
  /// Words of file names that say nothing: "submission", "final".
  case fileWord = "file_word"
  /// Before the participant that a file's own first lines give: "participant", "submitted by".
  case given
  /// The heading of a table's column of participants.
  case columnParticipant = "column_participant"
  /// The heading of a table's column of articles.
  case columnArticle = "column_article"
  /// The heading of a table's column of what participants say.
  case columnComment = "column_comment"
  /// The heading of a table's column of the text under discussion.
  case columnText = "column_text"
  /// In brackets before those who want a text out: "delete".
  case delete
  /// In brackets before those who want a text in: "retain", "proposed by".
  case retain
  /// The number of an alternative: "alt", "option".
  case alternative
  /// The word before an article's number.
  case article
  /// What makes an article one of the text under discussion: "of the draft".
  case draft
  /// Around the number of a session.
  case session
  /// Before the number of an item of the agenda.
  case agendaItem = "agenda_item"
  /// What tells of sponsors who join later.
  case sponsoring
}

/// Wordings of one kind, found at a place among folded words.
public struct PhraseList: Sendable {
  /// The wordings by their first word, longer ones first.
  private var byFirst: [[UInt8]: [[[UInt8]]]] = [:]

  /// Takes in a wording.
  ///
  /// - Parameter folded: folded words with single blanks between them.
  mutating func add(_ folded: [UInt8]) {
    let words = folded.split(separator: 0x20).map(Array.init)
    guard let first = words.first else { return }
    var list = byFirst[first] ?? []
    list.insert(words, at: list.firstIndex { $0.count < words.count } ?? list.endIndex)
    byFirst[first] = list
  }

  /// How many words the longest wording takes that stands at a place.
  ///
  /// - Parameters:
  ///   - place: where it begins among the words.
  ///   - words: folded words.
  /// - Returns: nil where none stands there.
  public func length(at place: Int, in words: [[UInt8]]) -> Int? {
    guard words.indices.contains(place) else { return nil }
    return byFirst[words[place]]?.first { words[place...].starts(with: $0) }?.count
  }

  /// Whether folded words are a wording and nothing else.
  ///
  /// - Parameter words: folded words.
  /// - Returns: false for no words.
  public func isWhole(_ words: [[UInt8]]) -> Bool {
    length(at: 0, in: words).map { $0 == words.count } ?? false
  }
}
