internal import Codebook
internal import Coding
internal import Submissions

/// Who submits what in which document, and what of it was left out.
extension RunTables {
  static let participantsSchema = TableSchema(
    "participants",
    "Participants: one row a State, group, joint proposal or note",
    key: ["participant"],
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
      ("language", .string, "ISO 639-1 of each submission's text, joined with ;, empty where it is not told"),
    ])

  var participantsTable: TableFile {
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
          entries.map { $0.submission.language?.code ?? "" }.joined(separator: ";"),
        ]
      })
  }

  static let documentsSchema = TableSchema(
    "documents",
    "Documents: one row an input file, with the account of its text in bytes that are no white space",
    key: ["document"],
    [
      ("document", .string, "path below the input folder"),
      ("symbol", .string, "symbol, where it stands in the text"),
      ("kind", .string, "compilation, submission, proposal, mixed, context, unusable"),
      ("language", .string, "ISO 639-1 of the document as a whole, where it is told"),
      ("participants", .string, "codes joined with ;"),
      ("passages", .integer, "passages, headings not counted"), ("sha256", .string, "of the file's bytes"),
      ("note", .string, "what the reader should know"),
      ("encoding", .string, "how the bytes were read as text"),
      ("date", .string, "a date before the first submission"), ("lines", .integer, "lines of the text"),
      ("bytes_text", .integer, "bytes of text"), ("bytes_passages", .integer, "of them in passages"),
      ("bytes_headings", .integer, "of them in headings"),
      ("bytes_openings", .integer, "of them in names, languages, dates"),
      ("bytes_left_out", .integer, "of them left out, as left-out.csv lists"),
      (
        "languages", .string,
        "ISO 639-1 of the submissions' texts where they are told, each once in the order of the text, joined with ;"
      ),
      ("converted_by", .string, "what made the text that lines are counted in; empty for plain text"),
      (
        "layout", .string,
        "how it sets out who says what: \(Layout.allCases.map(\.rawValue).joined(separator: ", ")); empty where nobody does"
      ),
      ("layout_confidence", .number, "how sure the reader is of the layout, from 0 to 1"),
      ("session", .string, "session, as written"), ("agenda_item", .string, "number of the agenda item"),
      ("original_language", .string, "ISO 639-1 of the document's original, where it says so"),
    ])

  var documents: TableFile {
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
        entries.compactMap { $0.submission.language?.code }.distinct.joined(separator: ";"),
        document.conversion ?? "",
        document.layout?.rawValue ?? "", document.layoutConfidence.map(Decimal.text) ?? "",
        document.facts.session, document.facts.agendaItem, document.facts.original?.code ?? "",
      ])
    }
    return written(Self.documentsSchema, rows)
  }

  static let leftOutSchema = TableSchema(
    "left-out",
    "Left out: runs of lines that are in no passage, with the reason",
    key: ["document", "start_line"],
    [
      ("document", .string, "path below the input folder"), ("start_line", .integer, "first line, 1-based"),
      ("end_line", .integer, "last line, 1-based"), ("reason", .string, "why the lines are in no passage"),
      ("bytes", .integer, "bytes that are no white space"),
      ("text", .string, "the text, lines joined by blanks"),
    ])

  var leftOut: TableFile {
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
}
