internal import Codebook

extension BriefingWords {
  /// The words in French; a no-break space stands before high punctuation and inside quotation marks.
  static let french = BriefingWords(
    language: .french,
    note: "Note de synthèse",
    converging: "Ce qui rapproche les participants",
    apart: "Qui est seul de son avis",
    dividing: "Ce qui les divise",
    conditions: "Conditions",
    unsettled: "Trop peu pour conclure",
    silence: "Qui ne dit rien",
    quotations: "Dans leurs mots",
    checking: "À vérifier",
    situation: { speaking, participants, addressed, issues, positions, unsure in
      let who =
        participants == 1
        ? "Le seul participant s’exprime"
        : speaking == participants
          ? "Les \(participants) participants s’expriment tous"
          : "\(speaking) des \(participants) participants \(speaking == 1 ? "s’exprime" : "s’expriment")"
      let where_ =
        addressed == issues ? "les \(issues) questions" : "\(addressed) des \(issues) questions"
      let start = "\(who) sur ce thème, avec \(counted(positions, "position")) sur \(where_)"
      switch unsure {
      case 0: return start + "."
      case positions:
        return start + "\u{A0}; aucune n’est assez sûre pour être avancée avant d’avoir été vérifiée."
      default:
        return start + "\u{A0}; \(unsure) de ces positions "
          + (unsure == 1
            ? "est encore à vérifier et n’est pas comptée ci-dessous."
            : "sont encore à vérifier et ne sont pas comptées ci-dessous.")
      }
    },
    nothing: { participants, issues in
      participants == 0
        ? "Il n’y a aucun participant dont les positions puissent être relevées."
        : participants == 1
          ? "Le seul participant ne prend position sur aucune des \(issues) questions de ce thème."
          : "Aucun des \(participants) participants ne prend position sur l’une des \(issues) questions de ce thème."
    },
    groups: {
      "Un groupe compte pour un participant\u{A0}: \($0). Là où des États Membres sont comptés, ses membres comptent un par un."
    },
    groupOf: { "\($0), pour \(counted($1, "État Membre", "États Membres"))" },
    all: { "Les \($0) participants \(population($2)) \(verb($1, $0))" },
    most: { "\($0) des \($1) participants \(population($3)) \(verb($2, $0))" },
    some: { "\($0) \(verb($1, $0))" },
    rest: { stance in
      switch stance {
      case .support: "Pour\u{A0}: "
      case .oppose: "Contre\u{A0}: "
      case .conditional: "Sous conditions\u{A0}: "
      }
    },
    only: { $0 == .oppose ? "Seul contre\u{A0}: " : "Seul pour\u{A0}: " },
    states: { " (\(counted($0, "État Membre", "États Membres")))" },
    colon: "\u{A0}: ",
    tendency: { leaning in
      switch leaning {
      case .support: "plutôt pour"
      case .oppose: "plutôt contre"
      case .conditional: "surtout sous conditions"
      case nil: "avis partagés"
      }
    },
    opposing: { _ in nil },
    more: {
      $0 < 2 ? "\($0) autre position est à vérifier." : "\($0) autres positions sont à vérifier."
    },
    unchecked: { "\($0) à vérifier" },
    also: { "Autres questions\u{A0}: \($0)." },
    furtherConditions: { "Autres conditions\u{A0}: \($0)." },
    open: { "Ce qui est à vérifier pourrait y changer la tendance\u{A0}: \($0)." },
    few: { "Moins de trois positions sûres\u{A0}: \($0)." },
    unaddressed: { "Personne n’en parle\u{A0}: \($0)." },
    silent: { "Sans un mot sur tout le thème\u{A0}: \($0)." },
    nobodySilent: "Aucun participant n’est silencieux sur tout le thème.",
    uncoded: {
      "Non codé, ce qui n’est pas un silence\u{A0}: texte dans une langue que le programme ne connaît pas, de \($0)."
    },
    unknownLanguage: "langue non reconnue",
    notes: { "Une note seulement, hors du compte\u{A0}: \($0)." },
    check: { count, list in
      count < 2
        ? "\(count) position est à vérifier avant usage\u{A0}: \(list). Le classeur et csv/positions.csv la signalent."
        : "\(count) positions sont à vérifier avant usage\u{A0}: \(list). Le classeur et csv/positions.csv les "
          + "signalent."
    },
    onIssue: { "\($0) sur \($1)" },
    onOthers: { "\($0) sur d’autres questions" },
    quoted: { "«\u{A0}\($0)\u{A0}»" },
    stance: side,
    speaker: { "\($0), sur \($1) (\($2))" },
    lines: { $0 == $1 ? "ligne \($0)" : "lignes \($0) \($0 + 1 == $1 ? "et" : "à") \($1)" },
    textLanguage: { language, original in
      "en \(language)" + (original.map { ", original en \($0)" } ?? "")
    },
    languages: [
      "ar": "arabe", "zh": "chinois", "en": "anglais", "fr": "français", "ru": "russe", "es": "espagnol",
      "pt": "portugais", "de": "allemand", "it": "italien", "nl": "néerlandais", "uk": "ukrainien",
      "fa": "persan",
      "ur": "ourdou", "ja": "japonais", "ko": "coréen", "el": "grec", "he": "hébreu",
    ],
    and: " et ",
    semicolon: "\u{A0}; ",
    others: { "\($0) autres" },
    day: { "\($2 == 1 ? "1er" : "\($2)") \($1) \($0)" },
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre",
    ])

  private static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count < 2 ? noun : plural ?? noun + "s")"
  }

  private static func population(_ isPart: Bool) -> String {
    isPart ? "dont la position est sûre" : "qui en parlent"
  }

  private static func verb(_ stance: Stance, _ count: Int) -> String {
    switch stance {
    case .support: count < 2 ? "y est favorable" : "y sont favorables"
    case .oppose: count < 2 ? "s’y oppose" : "s’y opposent"
    case .conditional: count < 2 ? "pose des conditions" : "posent des conditions"
    }
  }

  private static func side(_ stance: Stance) -> String {
    switch stance {
    case .support: "pour"
    case .oppose: "contre"
    case .conditional: "sous conditions"
    }
  }
}
