internal import Codebook

/// The program's own words in a note; one value a language.
///
/// `it` in a phrase is the proposition whose name stands before the sentence. Names stand in lists behind a colon,
/// where neither language needs an article.
struct BriefingWords: Sendable {
  /// The language of these words.
  let language: Language

  // MARK: Headings

  let note: String
  let converging: String
  let apart: String
  let dividing: String
  let conditions: String
  let unsettled: String
  let silence: String
  let quotations: String
  let checking: String

  // MARK: The situation

  /// How many of how many participants speak on how many of how many issues, in how many positions, of which so
  /// many are to be checked.
  let situation:
    @Sendable (
      _ speaking: Int, _ participants: Int, _ addressed: Int, _ issues: Int, _ positions: Int, _ unsure: Int
    ) -> String
  /// Nobody speaks, of so many participants on so many issues.
  let nothing: @Sendable (_ participants: Int, _ issues: Int) -> String
  /// Groups with how many Member States each speaks for.
  let groups: @Sendable (_ groups: String) -> String
  let groupOf: @Sendable (_ name: String, _ members: Int) -> String

  // MARK: Where participants stand

  /// All of so many take one stance; of those counted, where more are to be checked.
  let all: @Sendable (_ count: Int, _ stance: Stance, _ isPart: Bool) -> String
  /// So many of so many take one stance; of those counted, where more are to be checked.
  let most: @Sendable (_ part: Int, _ count: Int, _ stance: Stance, _ isPart: Bool) -> String
  /// So many take one stance.
  let some: @Sendable (_ count: Int, _ stance: Stance) -> String
  /// Opens the names of those on one side, where no number stands before them.
  let rest: @Sendable (_ stance: Stance) -> String
  /// Opens the name of the one participant on a side.
  let only: @Sendable (_ stance: Stance) -> String
  /// How many Member States stand on a side with groups in it.
  let states: @Sendable (_ count: Int) -> String
  /// Stands between a sentence and the names that belong to it.
  let colon: String
  /// Where an issue leans; nil for one that is divided.
  let tendency: @Sendable (_ leaning: Stance?) -> String
  /// What opposing an issue means, where it is more than not wanting it; nil where the codebook does not tell in
  /// this language.
  let opposing: @Sendable (_ issue: Codebook.Issue) -> String?
  /// So many more positions are to be checked.
  let more: @Sendable (_ count: Int) -> String
  /// The same inside brackets.
  let unchecked: @Sendable (_ count: Int) -> String
  /// Further issues with their counts.
  let also: @Sendable (_ issues: String) -> String
  /// Further conditions, as names with issues.
  let furtherConditions: @Sendable (_ list: String) -> String

  // MARK: What is not settled

  let open: @Sendable (_ issues: String) -> String
  let few: @Sendable (_ issues: String) -> String
  let unaddressed: @Sendable (_ issues: String) -> String
  let silent: @Sendable (_ names: String) -> String
  let nobodySilent: String
  /// Participants with text that could not be coded, each with its languages.
  let uncoded: @Sendable (_ names: String) -> String
  /// In place of a language's name, where it is not told.
  let unknownLanguage: String
  let notes: @Sendable (_ names: String) -> String
  /// What is to be checked: how many, and on which issues most.
  let check: @Sendable (_ count: Int, _ list: String) -> String
  let onIssue: @Sendable (_ count: Int, _ issue: String) -> String
  let onOthers: @Sendable (_ count: Int) -> String

  // MARK: Quotations

  let quoted: @Sendable (_ text: String) -> String
  let stance: @Sendable (Stance) -> String
  /// Who is quoted on what, with the stance.
  let speaker: @Sendable (_ name: String, _ issue: String, _ stance: String) -> String
  let lines: @Sendable (_ first: Int, _ last: Int) -> String
  let textLanguage: @Sendable (_ language: String, _ original: String?) -> String
  let languages: [String: String]

  // MARK: Lists and dates

  let and: String
  let semicolon: String
  let others: @Sendable (_ count: Int) -> String
  let day: @Sendable (_ year: String, _ month: String, _ day: Int) -> String
  let months: [String]

  /// The words of a language; English for one that has none here.
  static func words(in language: Language) -> BriefingWords {
    language == .french ? .french : .english
  }

  func label(of theme: Codebook.ThemeEntry) -> String {
    language == .french ? theme.labelFrench : theme.labelEnglish
  }

  func label(of issue: Codebook.Issue) -> String {
    language == .french ? issue.labelFrench : issue.labelEnglish
  }

  func name(of participant: ParticipantSummary) -> String {
    language == .french ? participant.nameFrench : participant.nameEnglish
  }

  /// A date for people; the text itself where it is none.
  func date(_ text: String) -> String {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]), months.indices ~= month - 1
    else { return text }
    return self.day(String(parts[0]), months[month - 1], day)
  }

  /// Names as a list.
  ///
  /// - Parameters:
  ///   - names: in their order; where one of them holds a comma, semicolons part them.
  ///   - limit: how many are named; the others are counted.
  /// - Returns: them parted by commas or semicolons, the last by a word.
  func list(_ names: [String], limit: Int = 12) -> String {
    var shown = names
    if names.count > limit { shown = Array(names.prefix(limit - 1)) + [others(names.count - limit + 1)] }
    let parted = shown.contains { $0.contains(",") }
    guard shown.count > 1, let last = shown.last else { return shown.joined() }
    if parted { return shown.joined(separator: semicolon) }
    return shown.dropLast().joined(separator: ", ") + and + last
  }
}
