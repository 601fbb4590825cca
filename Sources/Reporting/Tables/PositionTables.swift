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
      ("confidence", .number, "how likely the stance is right, 0 to 1; 1 for an override"),
      ("source", .string, "coded: decided by the program; override: by an analyst"),
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
      ("coded_stance", .string, "what the program coded: support, conditional, oppose, silent, not_coded"),
      ("coded_confidence", .number, "how sure it was, 0 to 1; empty where it took no position"),
    ] + signatureColumns + [("submission_date", .string, "date of the submission quoted, YYYY-MM-DD")])

  /// Who decided in place of the program; empty where its coding stands.
  static let signatureColumns: [(String, TableSchema.FieldType, String)] = [
    ("analyst", .string, "who decided in place of the program"),
    ("override_date", .string, "when, YYYY-MM-DD where that can be told"),
    ("override_reason", .string, "why"),
  ]

  static func fields(of signature: OverrideSignature?) -> [String] {
    [signature?.analyst ?? "", signature?.date ?? "", signature?.reason ?? ""]
  }

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
      rows.append(
        [
          position.participant, issue.id, issue.theme.rawValue, position.stance.rawValue,
          Decimal.text(position.confidence), position.override == nil ? "coded" : "override",
          evidence.map { corpus.entries[$0.entry].passageIDs[$0.passage] }.joined(separator: ";"),
          quotation?.text ?? "", position.needsReview ? "true" : "false",
          position.isContradictory ? "true" : "false", objects.distinct.joined(separator: ";"),
          cues.distinct.joined(separator: ";"), evidence.map(\.stance.rawValue).joined(separator: ";"),
          evidence.map { Decimal.text($0.presence) }.joined(separator: ";"), quotation?.path ?? "",
          quotation.map { "\($0.lines.lowerBound)" } ?? "", quotation.map { "\($0.lines.upperBound)" } ?? "",
          coded(position), Decimal.text(position.override.map(\.codedConfidence) ?? position.confidence),
        ] + Self.fields(of: position.override?.signature) + [
          evidence.first.flatMap { corpus.entries[$0.entry].submission.date } ?? ""
        ])
    }
    return written(Self.positionsSchema, rows)
  }

  private func coded(_ position: CodedPosition) -> String {
    guard let override = position.override else { return position.stance.rawValue }
    return override.coded?.rawValue ?? corpus.wordOfNone(position.participant)
  }

  /// With a last column for what was coded where an analyst decided; without one where nobody did, as the others are
  /// all issues.
  private func issuesSchema(isOverridden: Bool) -> TableSchema {
    let issues: [(String, TableSchema.FieldType, String)] = codebook.issues.map {
      (
        $0.id, .string,
        "\($0.labelEnglish) (\($0.theme.rawValue)): support, conditional, oppose, silent, or not_coded "
          + "where none is found and text is in a language without wording. Support: "
          + "\($0.supportMeans). Oppose: \($0.opposeMeans)"
      )
    }
    return TableSchema(
      "issues", "Participants by issues: one stance a cell", key: ["participant"],
      [("participant", .string, "code or identifier")] + issues
        + (isOverridden
          ? [("overridden", .string, "what was coded where an analyst decided, as issue:coded joined with ;")]
          : []))
  }

  var issues: TableFile {
    let coded = participants.map { overridden($0.id) }
    let isOverridden = coded.contains { !$0.isEmpty }
    return written(
      issuesSchema(isOverridden: isOverridden),
      zip(participants, coded).map { participant, coded in
        [participant.id]
          + codebook.issues.indices.map {
            corpus.positions.position(of: participant.id, on: $0)?.stance.rawValue
              ?? corpus.wordOfNone(participant.id)
          } + (isOverridden ? [coded] : [])
      })
  }

  private func overridden(_ participant: String) -> String {
    codebook.issues.enumerated().compactMap { place, issue in
      corpus.positions.override(of: participant, on: place).map {
        "\(issue.id):\($0.coded?.rawValue ?? corpus.wordOfNone(participant))"
      }
    }.joined(separator: ";")
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
