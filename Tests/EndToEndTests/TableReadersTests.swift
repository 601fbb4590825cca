import Foundation
import TestSupport
import Testing

/// The tables read by programs of other people, in each dialect, with no more than datapackage.json tells.
@Suite struct TableReadersTests {
  private static let pandas = Shell.python(with: "pandas")
  private static let duckdb = Shell.python(with: "duckdb")
  private static let frictionless = Shell.python(with: "frictionless")
  private static let dialects = ["rfc4180", "excel", "excel-fr"]

  /// A run over text that begins like formulas and holds every separator, in each dialect.
  private static let runs: [String: Result<Folder, any Error>] = Dictionary(
    uniqueKeysWithValues: dialects.map { dialect in (dialect, Result { try run(dialect) }) })

  private static func run(_ dialect: String) throws -> Folder {
    let folder = try Folder()
    let said = "   =1+1; \"no\", said - we|they;=2 should respect human rights in cooperation.\n"
    try folder.write(
      sampleCompilation + "\n   Ghana\n\n  [Original: English]\n\n" + said, to: "input/-a;b,c.txt")
    try Program.run([
      "--csv-dialect", dialect, "--input", folder.path("input"), "--output", folder.path("output"),
    ])
    return folder
  }

  private func tables(_ dialect: String) throws -> Folder { try #require(Self.runs[dialect]).get() }

  /// What every reader is held against: python's own, told what the description tells.
  private let preamble = """
    import csv, json, os, sys
    folder = sys.argv[1]
    package = json.load(open(os.path.join(folder, 'datapackage.json'), encoding='utf-8'))
    resources = []
    for resource in package['resources']:
        path, fields = os.path.join(folder, resource['path']), resource['schema']['fields']
        delimiter, names = resource['dialect']['delimiter'], [f['name'] for f in fields]
        decimal = next((f['decimalChar'] for f in fields if f['type'] == 'number'), '.')
        assert resource['bytes'] == os.path.getsize(path)
        rows = list(csv.reader(open(path, newline='', encoding='utf-8-sig'), delimiter=delimiter, strict=True))
        assert rows.pop(0) == names, resource['name']
        assert all(len(row) == len(names) for row in rows), resource['name']
        resources.append((resource['name'], path, delimiter, decimal, fields, names, rows))

    """

  private func read(_ python: String?, _ dialect: String, _ script: String) throws {
    let folder = try tables(dialect)
    let outcome = try Shell.run(python ?? "", ["-c", preamble + script, folder.path("output/csv")])
    #expect(outcome.code == 0 && outcome.output == "read\n", "\(outcome.output)\(outcome.errors)")
  }

  @Test(.enabled(if: pandas != nil, "skipped: no python3 with pandas"), arguments: dialects)
  func pandasReads(dialect: String) throws {
    try read(
      Self.pandas, dialect,
      """
      import pandas
      for name, path, delimiter, decimal, fields, names, rows in resources:
          options = {} if delimiter == ',' else dict(sep=delimiter, decimal=decimal)
          frame = pandas.read_csv(path, keep_default_na=False, na_values=[''], **options)
          assert list(frame.columns) == names and len(frame) == len(rows), name
          for place, field in enumerate(fields):
              told = frame[field['name']].dropna()
              if field['type'] in ('integer', 'number') and len(told):
                  assert told.dtype.kind in 'if', (name, field['name'], told.dtype)
              if field['type'] == 'string':
                  text = [row[place] for row in rows if row[place]]
                  if told.dtype == object: assert list(told) == text, (name, field['name'])
      print('read')
      """)
  }

  @Test(.enabled(if: duckdb != nil, "skipped: no python3 with duckdb"), arguments: dialects)
  func duckDBReads(dialect: String) throws {
    try read(
      Self.duckdb, dialect,
      """
      import duckdb
      for name, path, delimiter, decimal, fields, names, rows in resources:
          options = '' if delimiter == ',' else f", delim='{delimiter}', decimal_separator='{decimal}'"
          table = duckdb.sql(f"select * from read_csv('{path}'{options})")
          assert list(table.columns) == names, (name, table.columns)
          assert len(table.fetchall()) == len(rows), name
      print('read')
      """)
  }

  @Test(
    .enabled(if: Shell.find("sqlite3") != nil, "skipped: no sqlite3 (Debian package sqlite3)"),
    arguments: dialects)
  func sqliteReads(dialect: String) throws {
    try read(
      Shell.python(with: "csv"), dialect,
      """
      import subprocess
      for name, path, delimiter, decimal, fields, names, rows in resources:
          lines = ['.mode csv', f'.separator "{delimiter}"', f'.import "{path}" t', '.mode json',
              'select * from t', 'select json_group_array(name) from pragma_table_info("t")']
          lines = [line + ';' if line[0] != '.' else line for line in lines]
          out = subprocess.run(['sqlite3', ':memory:'], input='\\n'.join(lines), capture_output=True, text=True)
          assert out.stderr == '', (name, out.stderr)
          read = [list(row.values()) for row in json.loads(out.stdout.split('\\n[{"json_group')[0])] if rows else []
          if rows: assert read == rows, name
      print('read')
      """)
  }

  @Test(.enabled(if: frictionless != nil, "skipped: no python3 with frictionless"), arguments: dialects)
  func frictionlessFindsThemValid(dialect: String) throws {
    try read(
      Self.frictionless, dialect,
      """
      import frictionless
      # Absolute paths and several workers are not the point here.
      os.chdir(folder)
      report = frictionless.validate('datapackage.json')
      print('read' if report.valid else report.flatten(['type', 'message']))
      """)
  }

  @Test(
    .enabled(if: Shell.find("Rscript") != nil, "skipped: no R (Debian package r-cran-readr)"),
    arguments: dialects)
  func readrReads(dialect: String) throws {
    let folder = try tables(dialect)
    let reader = dialect == "excel-fr" ? "readr::read_csv2" : "readr::read_csv"
    let script = """
      if (!requireNamespace("readr", quietly = TRUE)) quit(status = 0)
      for (path in list.files(commandArgs(TRUE)[1], "csv$", full.names = TRUE)) {
        table <- \(reader)(path, show_col_types = FALSE)
        stopifnot(nrow(readr::problems(table)) == 0)
      }
      """
    let outcome = try Shell.run(Shell.find("Rscript") ?? "", ["-e", script, folder.path("output/csv")])
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  /// Text stays as it is for programs and runs in no spreadsheet, and the description says which.
  @Test func noTextIsAFormulaInTheDialectsForSpreadsheets() throws {
    for dialect in Self.dialects {
      let folder = try tables(dialect)
      let passages = try folder.text("output/csv/passages.csv")
      let isVerbatim = dialect == "rfc4180"
      #expect(passages.contains("=1+1; \"\"no\"\", said - we|they;=2 should") == isVerbatim)
      #expect(passages.contains("'=1+1; \"\"no\"\", said - we|they;'=2 should") == !isVerbatim)
      #expect(passages.hasPrefix("\u{FEFF}") == !isVerbatim)
      let description = try folder.text("output/csv/datapackage.json")
      #expect(description.contains("\"csvDialect\": \"\(dialect)\""))
      #expect(description.contains(isVerbatim ? "Text is verbatim" : "An apostrophe was put before"))
    }
  }
}
