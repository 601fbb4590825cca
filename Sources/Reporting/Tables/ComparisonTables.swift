internal import Codebook
internal import Convergence

/// How far participants converge on each issue, and who stands with whom.
extension RunTables {
  // MARK: - Issues

  static let convergenceSchema = TableSchema(
    "convergence",
    "Convergence: one row an issue of the codebook, counted by voices and, under states_, by Member States",
    key: ["issue"],
    [
      ("issue", .string, "issue id"), ("theme", .string, "theme id of the issue"),
      ("support", .integer, "participants that support; a group is one voice"),
      ("oppose", .integer, "participants that oppose"),
      ("conditional", .integer, "participants that support on conditions or are undecided"),
      ("silent", .integer, "participants without a stance, those not coded left out"),
      ("addressed_share", .number, "stances taken by participants in scope, 0 to 1"),
      ("support_share", .number, "support among the stances taken, 0 to 1"),
      (
        "index", .number,
        "agreement A (van der Eijk 2001) over oppose, conditional, support, -1 split to 1 one level; empty below 3"
      ),
      ("class", .string, "convergent, convergent_with_conditions, leaning, divided, too_few_voices"),
      ("net_support", .number, "(support - oppose) / stances taken, -1 to 1"),
      ("leik", .number, "1 - D (Leik 1966), 0 to 1; empty below 3 voices"),
      ("consensus", .number, "consensus (Tastle and Wierman 2007), 0 to 1; empty below 3 voices"),
      ("prevailing", .string, "support or oppose, whichever more take; empty where equal"),
      ("states_support", .integer, "Member States counted in support, by themselves or through a group"),
      ("states_oppose", .integer, "Member States counted in opposition"),
      ("states_conditional", .integer, "Member States counted as conditional"),
      ("states_silent", .integer, "Member States spoken for by some participant, not on this issue"),
      ("states_contradictory", .integer, "Member States not counted, equally close groups contradict"),
      ("states_addressed_share", .number, "Member States counted by Member States in scope, 0 to 1"),
      ("states_support_share", .number, "support among the Member States counted, 0 to 1"),
      ("states_index", .number, "agreement A over Member States; empty below 3 voices behind them"),
      ("states_class", .string, "class over Member States"),
      ("states_net_support", .number, "(support - oppose) / Member States counted, -1 to 1"),
      ("states_voices", .integer, "participants that speak behind these counts"),
      ("contradictory", .string, "Member States whose groups contradict each other, codes joined with ;"),
      ("label_en", .string, "name of the issue in English"),
      ("label_fr", .string, "name of the issue in French"),
      (
        "not_coded", .integer,
        "participants out of scope: no stance found, and text in a language without wording"
      ),
      ("states_not_coded", .integer, "Member States out of scope for the same reason"),
    ])

  var convergence: TableFile {
    written(
      Self.convergenceSchema,
      zip(comparison.convergence, codebook.issues).map { convergence, issue in
        Self.row(of: convergence) + [
          issue.labelEnglish, issue.labelFrench, "\(convergence.voices.uncoded)",
          "\(convergence.memberStates.uncoded)",
        ]
      })
  }

  /// The row of an issue, without its names.
  static func row(of convergence: IssueConvergence) -> [String] {
    let (voices, states) = (convergence.voices, convergence.memberStates)
    return [convergence.issue.id, convergence.issue.theme.rawValue]
      + counts(voices) + [
        Decimal.text(voices.addressedShare), Decimal.text(voices.supportShare), Decimal.text(voices.index),
        voices.convergenceClass.rawValue, Decimal.text(voices.netSupport),
        Decimal.text(voices.leikAgreement), Decimal.text(voices.consensus),
        voices.counts.prevailing?.rawValue ?? "",
      ] + counts(states) + [
        "\(states.contradictory)", Decimal.text(states.addressedShare), Decimal.text(states.supportShare),
        Decimal.text(states.index), states.convergenceClass.rawValue, Decimal.text(states.netSupport),
        "\(states.voices)", convergence.contradictory.joined(separator: ";"),
      ]
  }

  /// Support, oppose, conditional, silent: the order of the fixed columns.
  private static func counts(_ tally: ConvergenceTally) -> [String] {
    [tally.counts.support, tally.counts.oppose, tally.counts.conditional, tally.silent].map(String.init)
  }

  static let convergenceByGroupSchema = TableSchema(
    "convergence-by-group",
    "Convergence inside regional groups: by issue, regional group, and what is counted",
    key: ["issue", "regional_group", "counted"],
    [
      ("issue", .string, "issue id"), ("theme", .string, "theme id of the issue"),
      ("regional_group", .string, "regional group of the General Assembly"),
      ("counted", .string, "voices: participants of the group; member_states: whoever speaks for them"),
      ("support", .integer, "how many support"), ("oppose", .integer, "how many oppose"),
      ("conditional", .integer, "how many support on conditions or are undecided"),
      ("silent", .integer, "how many take no stance"),
      ("contradictory", .integer, "Member States not counted, equally close groups contradict"),
      ("addressed_share", .number, "stances taken by those in scope, 0 to 1"),
      ("support_share", .number, "support among the stances taken, 0 to 1"),
      ("net_support", .number, "(support - oppose) / stances taken, -1 to 1"),
      ("index", .number, "agreement A (van der Eijk 2001), -1 to 1; empty below 3 voices"),
      ("class", .string, "convergent, convergent_with_conditions, leaning, divided, too_few_voices"),
      ("not_coded", .integer, "how many are out of scope, with text in a language without wording"),
    ])

  var convergenceByGroup: TableFile {
    written(
      Self.convergenceByGroupSchema,
      comparison.convergence.flatMap { convergence in
        convergence.regionalGroups.flatMap { group in
          [("voices", group.voices), ("member_states", group.memberStates)].map { counted, tally in
            [convergence.issue.id, convergence.issue.theme.rawValue, group.name, counted]
              + Self.counts(tally) + [
                "\(tally.contradictory)", Decimal.text(tally.addressedShare),
                Decimal.text(tally.supportShare), Decimal.text(tally.netSupport), Decimal.text(tally.index),
                tally.convergenceClass.rawValue, "\(tally.uncoded)",
              ]
          }
        }
      })
  }

  // MARK: - Pairs

  static let agreementSchema = TableSchema(
    "agreement", "Agreement of pairs of participants, over all issues and over those of each theme",
    key: ["theme", "participant_a", "participant_b"],
    [
      ("theme", .string, "theme id, or all"), ("participant_a", .string, "code or identifier"),
      ("participant_b", .string, "code or identifier, after the first in the order of codes"),
      ("shared_issues", .integer, "issues that both address"),
      ("agreement", .number, "mean of 1 - |difference| / 2 over them, 0 to 1; empty below 5 shared issues"),
      ("index", .number, "S of Signorino and Ritter (1999), -1 to 1; empty below 5 shared issues"),
      ("addressed_by_either", .integer, "issues that one of them addresses, or both"),
      ("overlap", .number, "shared issues by issues that either addresses, 0 to 1"),
      (
        "kappa", .number,
        "Cohen's kappa with linear weights; empty below 5 shared issues and where both take one stance throughout"
      ),
      ("pi", .number, "Scott's pi with linear weights; empty as kappa is"),
      ("distance", .integer, "sum of the differences over the shared issues, 2 from pole to pole"),
      ("support_a", .integer, "shared issues that the first supports"),
      ("conditional_a", .integer, "shared issues on which the first sets conditions"),
      ("oppose_a", .integer, "shared issues that the first opposes"),
      ("support_b", .integer, "shared issues that the second supports"),
      ("conditional_b", .integer, "shared issues on which the second sets conditions"),
      ("oppose_b", .integer, "shared issues that the second opposes"),
    ])

  var agreement: TableFile { written(Self.agreementSchema, comparison.pairs.map(Self.row)) }

  /// The row of a pair.
  static func row(of pair: PairAgreement) -> [String] {
    [
      pair.theme?.rawValue ?? "all", pair.participantA, pair.participantB, "\(pair.sharedIssues)",
      Decimal.text(pair.agreement), Decimal.text(pair.index), "\(pair.addressedByEither)",
      Decimal.text(pair.overlap), Decimal.text(pair.kappa), Decimal.text(pair.pi), "\(pair.distance)",
    ] + [pair.countsA, pair.countsB].flatMap { counts in Stance.allCases.map { "\(counts[$0])" } }
  }

  // MARK: - Blocs

  static let blocsSchema = TableSchema(
    "blocs", "Blocs: participants that agree with each other, with how sure each bloc is", key: ["bloc"],
    [
      ("bloc", .integer, "number of the bloc, from 1, as in arrangement.csv"),
      ("members", .string, "codes or identifiers joined with ;, like beside like"),
      ("agreement_inside", .number, "mean agreement of the pairs inside, 0 to 1"),
      ("known_share", .number, "share of pairs inside with 5 or more shared issues, 0 to 1"),
      ("nearest", .string, "the bloc or participant outside that agrees most, codes joined with ;"),
      ("agreement_nearest", .number, "mean agreement with it, 0 to 1"),
      ("separation", .number, "agreement inside less agreement with the nearest, -1 to 1"),
      ("silhouette", .number, "mean silhouette of the members (Rousseeuw 1987), -1 to 1"),
      (
        "stability", .number,
        "mean over pairs inside of the share of clusterings, each without one issue, that keep them together"
      ),
      ("weakest_tie", .number, "the least such share of a pair inside"),
    ])

  var blocs: TableFile {
    written(
      Self.blocsSchema,
      comparison.blocs.blocs.enumerated().map { place, bloc in
        [
          "\(place + 1)", bloc.members.joined(separator: ";"), Decimal.text(bloc.agreementInside),
          Decimal.text(bloc.knownShare), bloc.nearest.joined(separator: ";"),
          Decimal.text(bloc.agreementNearest), Decimal.text(bloc.separation), Decimal.text(bloc.silhouette),
          Decimal.text(bloc.stability), Decimal.text(bloc.weakestTie),
        ]
      })
  }

  static let arrangementSchema = TableSchema(
    "arrangement", "Participants in an order that puts like beside like, with bloc and place on the map",
    key: ["participant"],
    [
      ("place", .integer, "place in the order, from 1"), ("participant", .string, "code or identifier"),
      ("bloc", .integer, "number of its bloc in blocs.csv; empty where it is in none"),
      (
        "map_x", .number,
        "place on a plane on which those who agree lie close; empty where too little is known"
      ),
      ("map_y", .number, "as map_x"),
    ])

  var arrangement: TableFile {
    var blocOf: [String: Int] = [:]
    for (place, bloc) in comparison.blocs.blocs.enumerated() {
      for member in bloc.members { blocOf[member] = place + 1 }
    }
    var points: [String: ParticipantMap.Point] = [:]
    for (participant, point) in zip(comparison.matrix.participants, comparison.map.points) {
      points[participant.id] = point
    }
    return written(
      Self.arrangementSchema,
      comparison.blocs.order.enumerated().map { place, id in
        [
          "\(place + 1)", id, blocOf[id].map(String.init) ?? "", Decimal.text(points[id]?.x),
          Decimal.text(points[id]?.y),
        ]
      })
  }
}
