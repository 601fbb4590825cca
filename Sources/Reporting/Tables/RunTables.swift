public import Codebook
public import Coding
public import Tables

/// The tables of a run as files: their first columns are fixed, more may follow them.
public struct RunTables: Sendable {
  let corpus: CodedCorpus
  let comparison: Comparison
  let codebook: Codebook
  var participants: [ParticipantSummary] { comparison.participants }
  private let dialect: CSVDialect

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - comparison: their positions compared.
  ///   - codebook: the coding frame.
  ///   - dialect: which readers the files are meant for.
  public init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, dialect: CSVDialect
  ) {
    self.corpus = corpus
    self.comparison = comparison
    self.codebook = codebook
    self.dialect = dialect
  }

  /// All files, by their names below the folder of tables, in the order of their names.
  public var files: [(name: String, bytes: [UInt8])] {
    let tables = [
      agreement, arrangement, blocs, convergence, convergenceByGroup, documents, issues, leftOut,
      memberStates,
      participantsTable, passages, positions, themes,
    ]
    return
      (tables.map { ($0.schema.name + ".csv", $0.bytes) } + [("datapackage.json", description(of: tables))])
      .sorted { $0.0 < $1.0 }
  }

  /// A table with its schema, as the bytes of a file.
  struct TableFile {
    let schema: TableSchema
    let bytes: [UInt8]
  }

  /// Writes rows under a schema's header.
  func written(_ schema: TableSchema, _ rows: [[String]]) -> TableFile {
    let numbers = schema.columns.indices.filter {
      schema.columns[$0].type == .integer || schema.columns[$0].type == .number
    }
    var writer = CSVWriter(header: schema.header, dialect: dialect, numbers: Set(numbers))
    for row in rows { writer.append(row) }
    return TableFile(schema: schema, bytes: writer.bytes)
  }

  /// A Frictionless data package: each file with its columns, and how its text is written.
  private func description(of tables: [TableFile]) -> [UInt8] {
    let text =
      dialect.isForSpreadsheets
      ? "A byte-order mark begins each file. An apostrophe was put before every =, +, -, @, tab and line end that "
        + "begins a text or stands right behind a separator in it, so that no spreadsheet runs it as a formula; the "
        + "dialect rfc4180 has the text verbatim."
      : "Text is verbatim, also where a spreadsheet would run it as a formula: open the dialects excel or excel-fr "
        + "there."
    let package: JSON = .object([
      ("profile", .string("tabular-data-package")), ("name", .string("synoptic-output")),
      (
        "description",
        .string(
          "Empty fields of numbers are measures that are not published: too few voices or shared issues, or "
            + "a measure that is not defined for the counts. They are never zeros. " + text)
      ),
      ("csvDialect", .string(dialect.rawValue)),
      ("resources", .array(tables.map { $0.schema.resource(dialect: dialect, size: $0.bytes.count) })),
    ])
    return Array((package.text + "\n").utf8)
  }
}
