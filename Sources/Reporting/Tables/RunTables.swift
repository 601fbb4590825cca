public import Codebook
public import Coding
public import Tables

/// The tables of a run as files: their first columns are fixed, more may follow them.
public struct RunTables: Sendable {
  let corpus: CodedCorpus
  let comparison: Comparison
  let codebook: Codebook
  let overrideOutcomes: [OverrideOutcome]
  var participants: [ParticipantSummary] { comparison.participants }
  private let form: CSVWriter.Form

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - comparison: their positions compared.
  ///   - codebook: the coding frame.
  ///   - overrides: what became of each row of the overrides file.
  ///   - form: for programs, or for opening in a spreadsheet.
  public init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, overrides: [OverrideOutcome] = [],
    form: CSVWriter.Form
  ) {
    self.corpus = corpus
    self.comparison = comparison
    self.codebook = codebook
    overrideOutcomes = overrides
    self.form = form
  }

  /// All files, by their names below the folder of tables, in the order of their names.
  public var files: [(name: String, bytes: [UInt8])] {
    let tables = [
      agreement, arrangement, blocs, convergence, convergenceByGroup, documents, issues, leftOut,
      memberStates, overrides,
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
    var writer = CSVWriter(header: schema.header, form: form, numbers: Set(numbers))
    for row in rows { writer.append(row) }
    return TableFile(schema: schema, bytes: writer.bytes)
  }

  /// A Frictionless data package: each file with its columns, and which form its text has.
  private func description(of tables: [TableFile]) -> [UInt8] {
    Array(
      (JSON.object([
        ("profile", .string("tabular-data-package")), ("name", .string("synoptic-output")),
        (
          "description",
          .string(
            "Empty fields of numbers are measures that are not published: too few voices or shared issues, or "
              + "a measure that is not defined for the counts. They are never zeros.")
        ),
        (
          "resources",
          .array(tables.map { $0.schema.resource(form: form.rawValue, size: $0.bytes.count) })
        ),
      ]).text + "\n").utf8)
  }
}
