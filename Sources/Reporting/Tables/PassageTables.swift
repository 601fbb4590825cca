internal import Codebook
internal import Coding
internal import Submissions

/// What was read and under which themes it is filed.
extension RunTables {
  static let passagesSchema = TableSchema(
    "passages",
    "Passages: paragraphs, list items and headings of all submissions, in the order of the documents",
    key: ["passage_id"],
    [
      ("passage_id", .string, "participant, which of its submissions, which passage"),
      ("document", .string, "path of the document below the input folder"),
      ("participant", .string, "ISO 3166-1 alpha-3, EU, or an identifier of participants.csv"),
      ("start_line", .integer, "first line, 1-based"), ("end_line", .integer, "last line, 1-based"),
      ("heading", .string, "headings above, outermost first, joined with ' › '"),
      ("themes", .string, "theme ids joined with ;"),
      ("text", .string, "the text, lines joined by blanks"),
      ("kind", .string, "paragraph, item or heading"),
      ("list_opener", .string, "id of the passage whose sentence opens the list"),
      ("likelihood", .number, "how likely the likeliest theme is, by the model"),
      ("concepts", .string, "concepts found, ids joined with ;, each once in the order of the text"),
      ("mended_spaces", .integer, "stray spaces inside words that were closed"),
      ("page", .integer, "page that it begins on, counted from 1; empty for a text without pages"),
      ("source", .string, "who gave the themes: coded, the program; override, an analyst"),
      ("coded_themes", .string, "the themes that the program gave, ids joined with ;"),
      (
        "article", .string,
        "articles of the text under discussion that it is about, by its headings, opener or first words, joined with ;"
      ),
    ] + signatureColumns)

  var passages: TableFile {
    var rows: [[String]] = []
    for entry in corpus.entries {
      let submission = entry.submission
      for (place, passage) in submission.passages.enumerated() {
        let coding = entry.codings[place]
        let concepts = coding.concepts.findings.map(\.concept).distinct
        rows.append(
          [
            entry.passageIDs[place], corpus.documents[entry.document].path, submission.voice.id,
            "\(passage.lines.lowerBound)", "\(passage.lines.upperBound)",
            passage.headings.map { submission.passages[$0].text.string }.joined(separator: " › "),
            coding.themes.list, passage.text.string, passage.kind.rawValue,
            passage.opener.map { entry.passageIDs[$0] } ?? "",
            entry.language == nil ? "" : Decimal.text(coding.likelihoods.max() ?? 0),
            concepts.map { codebook.lexicon.concepts[$0].id }.joined(separator: ";"),
            "\(passage.text.mendings)",
            corpus.documents[entry.document].page(ofLine: passage.lines.lowerBound).map(String.init) ?? "",
            coding.override == nil ? "coded" : "override",
            (coding.override?.coded ?? coding.themes).list, passage.article,
          ] + Self.fields(of: coding.override?.signature))
      }
    }
    return written(Self.passagesSchema, rows)
  }

  static let themesSchema = TableSchema(
    "themes",
    "Participants by themes: passages that carry the theme, headings not counted",
    key: ["participant"],
    [("participant", .string, "code or identifier")]
      + Theme.allCases.map {
        ($0.rawValue, .integer, "passages under the theme; one with two themes counts in both")
      }
      + [("untagged", .integer, "passages without a theme"), ("passages", .integer, "passages in all")])

  var themes: TableFile {
    written(
      Self.themesSchema,
      participants.map {
        [$0.id] + $0.passagesByTheme.map(String.init) + ["\($0.untagged)", "\($0.passages)"]
      })
  }
}
