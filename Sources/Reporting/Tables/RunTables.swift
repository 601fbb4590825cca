public import Codebook
public import Coding
internal import Submissions
public import Tables

/// The tables of a run as files: their columns are fixed, more may follow the fixed ones.
public struct RunTables: Sendable {
  private let corpus: CodedCorpus
  private let comparison: Comparison
  private let participants: [ParticipantSummary]
  private let lexicon: Lexicon
  private let form: CSVWriter.Form

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - comparison: their positions compared.
  ///   - codebook: the coding frame.
  ///   - register: the participants and their names.
  ///   - form: for programs, or for opening in a spreadsheet.
  public init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, register: ParticipantRegister,
    form: CSVWriter.Form
  ) {
    self.corpus = corpus
    self.comparison = comparison
    self.form = form
    lexicon = codebook.lexicon
    participants = ParticipantSummary.all(in: corpus, register: register)
  }

  /// All files, by their names below the folder of tables, in the order of their names.
  public var files: [(name: String, bytes: [UInt8])] {
    let tables = [documents, leftOut, participantsTable, passages, themes]
    return
      (tables.map { ($0.schema.name + ".csv", $0.bytes) } + [("datapackage.json", description(of: tables))])
      .sorted { $0.0 < $1.0 }
  }

  /// A table with its schema.
  private struct Written {
    let schema: TableSchema
    let bytes: [UInt8]
  }

  private func written(_ schema: TableSchema, _ rows: [[String]]) -> Written {
    var writer = CSVWriter(header: schema.header, form: form)
    for row in rows { writer.append(row) }
    return Written(schema: schema, bytes: writer.bytes)
  }

  // MARK: - Passages

  private static let passagesSchema = TableSchema(
    "passages",
    "Passages: paragraphs, list items and headings of all submissions, in the order of the documents",
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
    ])

  private var passages: Written {
    var rows: [[String]] = []
    for entry in corpus.entries {
      let submission = entry.submission
      for (place, passage) in submission.passages.enumerated() {
        let coding = entry.codings[place]
        var seen: Set<Int> = []
        let concepts = coding.concepts.findings.map(\.concept).filter { seen.insert($0).inserted }
        rows.append([
          entry.passageIDs[place], corpus.documents[entry.document].path, submission.voice.id,
          "\(passage.lines.lowerBound)", "\(passage.lines.upperBound)",
          passage.headings.map { submission.passages[$0].text.string }.joined(separator: " › "),
          coding.themes.list, passage.text.string, passage.kind.rawValue,
          passage.opener.map { entry.passageIDs[$0] } ?? "",
          entry.language == nil ? "" : Self.decimal(coding.likelihoods.max() ?? 0),
          concepts.map { lexicon.concepts[$0].id }.joined(separator: ";"), "\(passage.text.mendings)",
        ])
      }
    }
    return written(Self.passagesSchema, rows)
  }

  // MARK: - Participants and themes

  private static let themesSchema = TableSchema(
    "themes", "Participants by themes: passages that carry the theme, headings not counted",
    [("participant", .string, "code or identifier")]
      + Theme.allCases.map {
        ($0.rawValue, .integer, "passages under the theme; one with two themes counts in both")
      }
      + [("untagged", .integer, "passages without a theme"), ("passages", .integer, "passages in all")])

  private var themes: Written {
    written(
      Self.themesSchema,
      participants.map {
        [$0.id] + $0.passagesByTheme.map(String.init) + ["\($0.untagged)", "\($0.passages)"]
      })
  }

  private static let participantsSchema = TableSchema(
    "participants", "Participants: one row a State, group, joint proposal or note",
    [
      ("participant", .string, "ISO 3166-1 alpha-3 of a State, EU, or an identifier"),
      ("name_en", .string, "short name in English"), ("name_fr", .string, "short name in French"),
      ("kind", .string, "state, group, joint, note; unknown where no table knows the name"),
      ("members", .string, "codes joined with ;"),
      ("regional_group", .string, "regional group of the General Assembly"),
      ("document", .string, "documents it submits in, joined with ;"),
      ("original_language", .string, "ISO 639-1 of each submission, joined with ;"),
      ("date", .string, "date of each submission, joined with ;"),
      ("name_in_document", .string, "the name as each document writes it, joined with ;"),
      ("passages", .integer, "passages, headings not counted"),
    ])

  private var participantsTable: Written {
    written(
      Self.participantsSchema,
      participants.map { participant in
        let entries = participant.entries.map { corpus.entries[$0] }
        return [
          participant.id, participant.nameEnglish, participant.nameFrench, participant.kind.rawValue,
          participant.members.joined(separator: ";"), participant.regionalGroup,
          entries.map { corpus.documents[$0.document].path }.joined(separator: ";"),
          entries.map { $0.submission.original?.code ?? "" }.joined(separator: ";"),
          entries.map { $0.submission.date ?? "" }.joined(separator: ";"),
          entries.map(\.submission.voice.name).joined(separator: ";"), "\(participant.passages)",
        ]
      })
  }

  // MARK: - Documents

  private static let documentsSchema = TableSchema(
    "documents",
    "Documents: one row an input file, with the account of its text in bytes that are no white space",
    [
      ("document", .string, "path below the input folder"),
      ("symbol", .string, "symbol, where it stands in the text"),
      ("kind", .string, "compilation, proposal, mixed, context, unusable"),
      ("language", .string, "ISO 639-1, where it is told"), ("participants", .string, "codes joined with ;"),
      ("passages", .integer, "passages, headings not counted"), ("sha256", .string, "of the file's bytes"),
      ("note", .string, "what the reader should know"),
      ("encoding", .string, "how the bytes were read as text"),
      ("date", .string, "a date before the first submission"), ("lines", .integer, "lines of the text"),
      ("bytes_text", .integer, "bytes of text"), ("bytes_passages", .integer, "of them in passages"),
      ("bytes_headings", .integer, "of them in headings"),
      ("bytes_openings", .integer, "of them in names, languages, dates"),
      ("bytes_left_out", .integer, "of them left out, as left-out.csv lists"),
    ])

  private var documents: Written {
    var rows: [[String]] = []
    let entriesOf = Dictionary(grouping: corpus.entries, by: \.document)
    for (place, document) in corpus.documents.enumerated() {
      let entries = entriesOf[place] ?? []
      let balance = document.balance
      rows.append([
        document.path, document.symbol, document.kind.rawValue, document.language?.code ?? "",
        entries.map(\.submission.voice.id).joined(separator: ";"),
        "\(entries.reduce(0) { $0 + $1.submission.passages.count { $0.kind != .heading } })", document.sha256,
        DocumentRemarks.note(on: document), document.text?.encoding.rawValue ?? "", document.date ?? "",
        "\(document.text?.lines.count ?? 0)", "\(balance.total)", "\(balance.passages)",
        "\(balance.headings)",
        "\(balance.openings)", "\(balance.omitted.values.reduce(0, +))",
      ])
    }
    return written(Self.documentsSchema, rows)
  }

  private static let leftOutSchema = TableSchema(
    "left-out", "Left out: runs of lines that are in no passage, with the reason",
    [
      ("document", .string, "path below the input folder"), ("start_line", .integer, "first line, 1-based"),
      ("end_line", .integer, "last line, 1-based"), ("reason", .string, "why the lines are in no passage"),
      ("bytes", .integer, "bytes that are no white space"),
      ("text", .string, "the text, lines joined by blanks"),
    ])

  private var leftOut: Written {
    written(
      Self.leftOutSchema,
      corpus.documents.flatMap { document in
        LeftOut.runs(of: document).compactMap { run in
          // Openings are told by the tables of participants and documents.
          guard case .omitted(let reason) = run.reason else { return nil }
          return [
            document.path, "\(run.lines.lowerBound)", "\(run.lines.upperBound)", reason.rawValue,
            "\(run.bytes)", run.text,
          ]
        }
      })
  }

  // MARK: - Description of the tables

  /// A Frictionless data package: each file with its columns, and which form its text has.
  private func description(of tables: [Written]) -> [UInt8] {
    let resources = tables.map { table -> JSON in
      .object([
        ("name", .string(table.schema.name)), ("title", .string(table.schema.title)),
        ("path", .string(table.schema.name + ".csv")), ("profile", .string("tabular-data-resource")),
        ("format", .string("csv")), ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
        ("textForm", .string(form.rawValue)), ("bytes", .integer(table.bytes.count)),
        (
          "dialect",
          .object([
            ("lineTerminator", .string("\r\n")), ("delimiter", .string(",")), ("header", .boolean(true)),
          ])
        ),
        (
          "schema",
          .object([
            (
              "fields",
              .array(
                table.schema.columns.map { column in
                  .object([
                    ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
                    ("description", .string(column.description)),
                  ])
                })
            )
          ])
        ),
      ])
    }
    return Array(
      (JSON.object([
        ("profile", .string("tabular-data-package")), ("name", .string("synoptic-output")),
        ("resources", .array(resources)),
      ]).text + "\n").utf8)
  }

  private static func decimal(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    let digits = String(scaled % 1000)
    return "\(scaled / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
