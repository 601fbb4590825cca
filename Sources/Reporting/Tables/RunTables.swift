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
  private var dialect: CSVDialect

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - comparison: their positions compared.
  ///   - codebook: the coding frame.
  ///   - overrides: what became of each row of the overrides file.
  ///   - dialect: which readers the files are meant for.
  public init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, overrides: [OverrideOutcome] = [],
    dialect: CSVDialect
  ) {
    self.corpus = corpus
    self.comparison = comparison
    self.codebook = codebook
    overrideOutcomes = overrides
    self.dialect = dialect
  }

  /// All files but those that compare the run with others, by their names below the folder of tables, in their order.
  public var files: [(name: String, bytes: [UInt8])] { files(tables) }

  /// All files, by their names below the folder of tables, in their order.
  ///
  /// - Parameters:
  ///   - changes: what differs from the run before.
  ///   - facts: what the run depends on beside the documents.
  ///   - history: the convergence of earlier runs and this one; nil where no history is kept.
  /// - Returns: the names with their bytes.
  public func files(changes: RunChanges, facts: Facts, history: ConvergenceHistory? = nil) -> [(
    name: String, bytes: [UInt8]
  )] {
    files(
      tables + [written(Self.changesSchema, Self.rows(of: changes)), written(Self.runSchema, facts.rows)]
        + (history.map { [written(Self.historySchema, $0.rows)] } ?? []))
  }

  /// The tables that a later run is compared with, in the verbatim form whatever the form of the others.
  ///
  /// - Parameter facts: what the run depends on beside the documents.
  /// - Returns: their bytes by their names.
  public func record(_ facts: Facts) -> [String: [UInt8]] {
    var verbatim = self
    verbatim.dialect = .rfc4180
    let tables = verbatim.tables + [verbatim.written(Self.runSchema, facts.rows)]
    return Dictionary(uniqueKeysWithValues: tables.map { ($0.schema.name + ".csv", $0.bytes) })
  }

  private var tables: [TableFile] {
    [
      agreement, arrangement, blocs, convergence, convergenceByGroup, documents, issues, leftOut,
      memberStates,
      overrides, participantsTable, passages, positions, themes,
    ]
  }

  private func files(_ tables: [TableFile]) -> [(name: String, bytes: [UInt8])] {
    let tables = tables.sorted { $0.schema.name < $1.schema.name }
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
