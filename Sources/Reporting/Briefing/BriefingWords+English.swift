internal import Codebook

extension BriefingWords {
  /// The words in English.
  static let english = BriefingWords(
    language: .english,
    note: "Briefing note",
    converging: "Where participants converge",
    apart: "Who stands alone",
    dividing: "Where they divide",
    conditions: "Conditions",
    unsettled: "Too little to tell",
    silence: "Who is silent",
    quotations: "In their words",
    checking: "To be checked",
    situation: { speaking, participants, addressed, issues, positions, unsure in
      let who =
        participants == 1
        ? "The only participant speaks"
        : speaking == participants
          ? "All \(participants) participants speak"
          : "\(speaking) of the \(participants) participants \(speaking == 1 ? "speaks" : "speak")"
      let where_ = addressed == issues ? "all \(issues) issues" : "\(addressed) of the \(issues) issues"
      let start = "\(who) to this theme, with \(counted(positions, "position")) on \(where_)"
      switch unsure {
      case 0: return start + "."
      case positions: return start + "; none of them is sure enough to be stated before it is checked."
      default:
        return start
          + "; \(unsure) of the positions \(unsure == 1 ? "is" : "are") still to be checked and not counted below."
      }
    },
    nothing: { participants, issues in
      participants == 0
        ? "There is no participant whose positions could be told."
        : participants == 1
          ? "The only participant takes no position on any of the \(issues) issues of this theme."
          : "None of the \(participants) participants takes a position on any of the \(issues) issues of this theme."
    },
    groups: {
      "A group counts as one participant: \($0). Where Member States are counted, its members count one by one."
    },
    groupOf: { "\($0), for \(counted($1, "Member State"))" },
    all: { "All \($0) participants \(population($2)) \(verb($1, $0))" },
    most: { "\($0) of the \($1) participants \(population($3)) \(verb($2, $0))" },
    some: { "\($0) \(verb($1, $0))" },
    rest: { stance in
      switch stance {
      case .support: "In favour: "
      case .oppose: "Against: "
      case .conditional: "On conditions: "
      }
    },
    only: { $0 == .oppose ? "Alone against it: " : "Alone in favour: " },
    states: { " (\(counted($0, "Member State")))" },
    colon: ": ",
    tendency: { leaning in
      switch leaning {
      case .support: "leaning in favour"
      case .oppose: "leaning against"
      case .conditional: "mostly on conditions"
      case nil: "divided"
      }
    },
    opposing: { issue in
      let meaning = issue.opposeMeans
      guard meaning.split(separator: " ").count > 2, let first = meaning.first else { return nil }
      return "Against means: \(first.lowercased() + meaning.dropFirst())."
    },
    more: { $0 == 1 ? "1 more position is to be checked." : "\($0) more positions are to be checked." },
    unchecked: { "\($0) to be checked" },
    also: { "Further issues: \($0)." },
    furtherConditions: { "Further conditions: \($0)." },
    open: { "What is to be checked could turn these: \($0)." },
    few: { "Fewer than three sure positions: \($0)." },
    unaddressed: { "Nobody addresses: \($0)." },
    silent: { "Silent on the whole theme: \($0)." },
    nobodySilent: "No participant is silent on the whole theme.",
    uncoded: { "Not coded, which is no silence: text in a language without wording by \($0)." },
    unknownLanguage: "language not told",
    notes: { "Known from a note only, and not counted: \($0)." },
    check: { count, list in
      "\(counted(count, "position")) \(count == 1 ? "is" : "are") to be checked before use: \(list). The workbook "
        + "and csv/positions.csv mark \(count == 1 ? "it" : "each of them")."
    },
    onIssue: { "\($0) on \($1)" },
    onOthers: { "\($0) on other issues" },
    quoted: { "“\($0)”" },
    stance: side,
    speaker: { "\($0) on \($1) (\($2))" },
    lines: { $0 == $1 ? "line \($0)" : "lines \($0)–\($1)" },
    textLanguage: { language, original in
      "in \(language)" + (original.map { ", translated from \($0)" } ?? "")
    },
    languages: [
      "ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish",
      "pt": "Portuguese", "de": "German", "it": "Italian", "nl": "Dutch", "uk": "Ukrainian", "fa": "Persian",
      "ur": "Urdu", "ja": "Japanese", "ko": "Korean", "el": "Greek", "he": "Hebrew",
    ],
    and: " and ",
    semicolon: "; ",
    others: { "\($0) others" },
    day: { "\($2) \($1) \($0)" },
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ])

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func population(_ isPart: Bool) -> String {
    isPart ? "whose position is sure" : "who address it"
  }

  private static func verb(_ stance: Stance, _ count: Int) -> String {
    switch stance {
    case .support: count == 1 ? "supports it" : "support it"
    case .oppose: count == 1 ? "opposes it" : "oppose it"
    case .conditional: count == 1 ? "sets conditions" : "set conditions"
    }
  }

  private static func side(_ stance: Stance) -> String {
    switch stance {
    case .support: "in favour"
    case .oppose: "against"
    case .conditional: "on conditions"
    }
  }
}
