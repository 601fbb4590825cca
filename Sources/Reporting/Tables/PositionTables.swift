internal import Codebook
internal import Coding
internal import Convergence
internal import Submissions

/// Who stands where, with the words behind it.
extension RunTables {
  static let positionsSchema = TableSchema(
    "positions",
    "Positions: one row a participant and issue with a position, by participant, then issue of the codebook",
    key: ["participant", "issue"],
    [
      ("participant", .string, "code or identifier"), ("issue", .string, "issue id"),
      ("theme", .string, "theme id of the issue"), ("stance", .string, "support, conditional, oppose"),
      ("confidence", .number, "how likely the stance is right, 0 to 1"),
      ("source", .string, "coded: decided by the program"),
      ("passages", .string, "ids of the passages that carry it joined with ;, strongest first"),
      ("quotation", .string, "the sentence or list item that carries it, of the first passage, verbatim"),
      ("needs_review", .boolean, "whether a person should check it before relying on it"),
      (
        "contradictory", .boolean,
        "whether passages support and others oppose; the stance is then conditional"
      ),
      ("objects", .string, "concepts of the quotation that name the issue, ids joined with ;"),
      (
        "cues", .string,
        "cues that govern them, ids joined with ;, with ':above' where the cue stands in the passage above"
      ),
      ("evidence_stances", .string, "what each of the passages says by itself, joined with ;"),
      ("evidence_presences", .string, "how likely each of the passages speaks to the issue, joined with ;"),
      ("quotation_document", .string, "path of the quotation's document below the input folder"),
      ("quotation_start_line", .integer, "its first line, 1-based"),
      ("quotation_end_line", .integer, "its last line, 1-based"),
    ])

  var positions: TableFile {
    var rows: [[String]] = []
    for position in corpus.positions.positions {
      let issue = codebook.issues[position.issue]
      let evidence = position.evidence
      let quotation = evidence.first.map { Quotation(of: $0, in: corpus) }
      let objects = evidence.first?.objects.map { codebook.lexicon.concepts[$0.concept].id } ?? []
      let cues =
        evidence.first.map { first in
          first.cues.map { $0.cue.rawValue + ($0.place == .clause ? "" : ":" + $0.place.rawValue) }
        } ?? []
      rows.append([
        position.participant, issue.id, issue.theme.rawValue, position.stance.rawValue,
        Decimal.text(position.confidence), "coded",
        evidence.map { corpus.entries[$0.entry].passageIDs[$0.passage] }.joined(separator: ";"),
        quotation?.text ?? "", position.needsReview ? "true" : "false",
        position.isContradictory ? "true" : "false", objects.distinct.joined(separator: ";"),
        cues.distinct.joined(separator: ";"), evidence.map(\.stance.rawValue).joined(separator: ";"),
        evidence.map { Decimal.text($0.presence) }.joined(separator: ";"), quotation?.path ?? "",
        quotation.map { "\($0.lines.lowerBound)" } ?? "", quotation.map { "\($0.lines.upperBound)" } ?? "",
      ])
    }
    return written(Self.positionsSchema, rows)
  }

  private var issuesSchema: TableSchema {
    TableSchema(
      "issues", "Participants by issues: one stance a cell", key: ["participant"],
      [("participant", .string, "code or identifier")]
        + codebook.issues.map {
          (
            $0.id, .string,
            "\($0.labelEnglish) (\($0.theme.rawValue)): support, conditional, oppose, silent, or not_coded "
              + "where none is found and text is in a language without wording. Support: "
              + "\($0.supportMeans). Oppose: \($0.opposeMeans)"
          )
        })
  }

  var issues: TableFile {
    written(
      issuesSchema,
      participants.map { participant in
        [participant.id]
          + codebook.issues.indices.map {
            corpus.positions.position(of: participant.id, on: $0)?.stance.rawValue
              ?? (corpus.uncoded.contains(participant.id) ? "not_coded" : "silent")
          }
      })
  }

  static let memberStatesSchema = TableSchema(
    "member-states",
    "Member States by issues: what each says itself, what its groups say, which is counted; silent cells left out",
    key: ["member_state", "issue"],
    [
      ("member_state", .string, "ISO 3166-1 alpha-3"), ("issue", .string, "issue id"),
      ("theme", .string, "theme id of the issue"),
      ("own", .string, "support, conditional, oppose by its own submission; empty where that is silent"),
      ("through_groups", .string, "what its groups say, as group:stance joined with ;, smallest group first"),
      (
        "counted", .string,
        "the stance counted for it: its own, else that of its smallest group; empty where groups contradict"
      ),
      ("counted_by", .string, "own, through or contradictory"),
      ("counted_through", .string, "the group whose stance is counted for it"),
    ])

  var memberStates: TableFile {
    let matrix = comparison.matrix
    var rows: [[String]] = []
    for member in matrix.memberStates {
      for issue in matrix.issues {
        let said = matrix.positions(for: member.id, on: issue.id)
        if said.isEmpty { continue }
        let counted = matrix.memberStance(of: member.id, on: issue.id)
        let (kind, group) =
          switch counted {
          case .own: ("own", "")
          case .through(let group, _): ("through", group)
          case .contradictory: ("contradictory", "")
          case .silent, .uncoded: ("", "")
          }
        rows.append([
          member.id, issue.id, issue.theme.rawValue,
          matrix.stance(of: member.id, on: issue.id)?.rawValue ?? "",
          said.filter { $0.participant != member.id }.map { "\($0.participant):\($0.stance.rawValue)" }
            .joined(separator: ";"), counted.stance?.rawValue ?? "", kind, group,
        ])
      }
    }
    return written(Self.memberStatesSchema, rows)
  }
}
