public import Codebook
public import Coding
public import Submissions

/// One participant of a run with all its submissions together.
public struct ParticipantSummary: Sendable {
  /// Its code or identifier.
  public let id: String
  /// State, group, joint, note or unknown; where submissions differ, the first that is no note.
  public let kind: Submission.Voice.Kind
  /// Its short name in English; for joint and unknown voices one made from the document.
  public let nameEnglish: String
  /// Its short name in French; for joint and unknown voices one made from the document.
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
      let known = register.participant(participant.id)
      return ParticipantSummary(
        id: participant.id, kind: voice.kind,
        nameEnglish: known?.nameEnglish
          ?? made(voice, register, "and", "others", "joint proposal") { $0.nameEnglish },
        nameFrench: known?.nameFrench
          ?? made(voice, register, "et", "autres", "proposition conjointe") { $0.nameFrench },
        members: voice.members, regionalGroup: known?.regionalGroup ?? "", entries: participant.entries,
        passagesByTheme: byTheme, untagged: untagged, passages: passages)
    }
  }

  /// "Algeria, Angola and 25 others (joint proposal)"; for an unknown voice the name as written.
  private static func made(
    _ voice: Submission.Voice, _ register: ParticipantRegister, _ and: String, _ others: String,
    _ joint: String,
    name: (Participant) -> String
  ) -> String {
    guard voice.kind == .joint else { return voice.name }
    let names = voice.members.map { register.participant($0).map(name) ?? $0 }
    if names.count <= 3 { return names.joined(separator: ", ") + " (\(joint))" }
    return "\(names[0]), \(names[1]) \(and) \(names.count - 2) \(others) (\(joint))"
  }
}
