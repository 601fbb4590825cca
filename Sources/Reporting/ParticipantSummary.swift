public import Codebook
public import Coding
public import Submissions

/// One participant of a run with all its submissions together.
public struct ParticipantSummary: Sendable {
  /// Its code or identifier.
  public let id: String
  /// State, group, joint, note or unknown; where submissions differ, the first that is no note.
  public let kind: Submission.Voice.Kind
  /// What the register knows of it; nil for joint and unknown voices.
  public let known: Participant?
  /// Its short name in English; for joint voices those of their members, for unknown ones what is written.
  public let nameEnglish: String
  /// Its short name in French; for joint voices those of their members, for unknown ones what is written.
  public let nameFrench: String
  /// Codes of those who speak through it.
  public let members: [String]
  /// The regional group of the General Assembly; empty where there is none.
  public let regionalGroup: String
  /// The places of its submissions in the corpus.
  public let entries: [Int]
  /// Passages under each theme in the order of `Theme.allCases`, headings not counted.
  public let passagesByTheme: [Int]
  /// Passages without a theme, headings not counted.
  public let untagged: Int
  /// Passages, headings not counted.
  public let passages: Int

  /// All participants of a run, in the order of their codes.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - register: the participants and their names.
  /// - Returns: one summary a participant.
  public static func all(in corpus: CodedCorpus, register: ParticipantRegister) -> [ParticipantSummary] {
    corpus.participants.map { participant in
      let entries = participant.entries.map { corpus.entries[$0] }
      let voice = (entries.first { $0.submission.voice.kind != .note } ?? entries[0]).submission.voice
      let known = register.participant(participant.id)
      var byTheme = Array(repeating: 0, count: Theme.allCases.count)
      var untagged = 0
      var passages = 0
      for entry in entries {
        for (passage, coding) in zip(entry.submission.passages, entry.codings) where passage.kind != .heading
        {
          passages += 1
          if coding.themes.isEmpty { untagged += 1 }
          for (place, theme) in Theme.allCases.enumerated() where coding.themes.contains(theme) {
            byTheme[place] += 1
          }
        }
      }
      // A joint voice has no name of its own, only that of those who speak; an unknown one has what is written.
      func name(_ name: (Participant) -> String, _ language: Language) -> String {
        if let known { return name(known) }
        if voice.members.isEmpty { return voice.name }
        return phrase(voice.members.map { register.participant($0).map(name) ?? $0 }, in: language)
      }
      return ParticipantSummary(
        id: participant.id, kind: voice.kind, known: known, nameEnglish: name(\.nameEnglish, .english),
        nameFrench: name(\.nameFrench, .french), members: voice.members,
        regionalGroup: known?.regionalGroup ?? "", entries: participant.entries, passagesByTheme: byTheme,
        untagged: untagged, passages: passages)
    }
  }

  /// Names as a phrase: "Chad, Norway and Peru"; of more than three, "Algeria, Angola and 25 others".
  private static func phrase(_ names: [String], in language: Language) -> String {
    let (and, others) = language == .french ? (" et ", "autres") : (" and ", "others")
    if names.count > 3 {
      return names.prefix(2).joined(separator: ", ") + and + "\(names.count - 2) \(others)"
    }
    guard names.count > 1, let last = names.last else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + and + last
  }
}
