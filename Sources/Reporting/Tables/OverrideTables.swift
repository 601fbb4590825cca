internal import Codebook
internal import Coding

/// What became of the verdicts of analysts.
extension RunTables {
  static let overridesSchema = TableSchema(
    "overrides", "Overrides: one row a verdict in the overrides file, in the order of its lines",
    key: ["line", "why"],
    [
      ("line", .integer, "1-based line of the overrides file"),
      (
        "status", .string,
        "applied; confirmed: it says what was coded; stale: its words are gone or changed in what they say; "
          + "conflict: another row says something else; faulty: it cannot be read. What was coded stands where it is "
          + "stale, in conflict or faulty"
      ),
      ("participant", .string, "code or identifier; as it was typed where that is unknown"),
      ("issue", .string, "issue id; empty where the verdict is on the themes of a passage"),
      ("verdict", .string, "the verdict as it was typed"),
      ("coded", .string, "what the program coded: a stance, silent, not_coded, or theme ids joined with ;"),
      ("passage", .string, "id of the passage in which the words quoted stand now"),
      ("why", .string, "why it does not hold, or what is to be said of one that does"),
    ] + signatureColumns + [
      ("quotation", .string, "the words that the verdict rests on, as the file quotes them"),
      ("passage_then", .string, "id of the passage, as the file names it"),
    ])

  var overrides: TableFile {
    written(
      Self.overridesSchema,
      overrideOutcomes.map { outcome in
        let row = outcome.row
        let head: [String] = [
          "\(outcome.line)", outcome.status.rawValue,
          outcome.participant ?? row?[.participant] ?? "",
          row?[.issue].uppercased() ?? "", row?[.verdict] ?? "", outcome.coded, outcome.passage, outcome.why,
        ]
        return head + Self.fields(of: row?.signature) + [row?[.quotation] ?? "", row?[.passage] ?? ""]
      })
  }
}
