import Foundation
import TestSupport
import Testing

/// The output opened by programs of other people.
@Suite struct OtherReadersTests {
  private static let openpyxl = Shell.python(with: "openpyxl")
  private static let pandas = Shell.python(with: "pandas")

  private func output() throws -> Folder {
    let folder = try Folder()
    try Program.run([
      "--input", Repository.root.appendingPathComponent("input").path, "--output", folder.path("output"),
    ])
    return folder
  }

  @Test(.enabled(if: openpyxl != nil, "skipped: no python3 with openpyxl (Debian package python3-openpyxl)"))
  func openpyxlReadsTheMatrixThatTheTableHolds() throws {
    let folder = try output()
    let script = """
      import csv, sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      rows = [[c.value for c in row] for row in book['Themes'].iter_rows()]
      table = list(csv.reader(open(sys.argv[2], newline='', encoding='utf-8')))
      wrong = 0
      for record in table[1:]:
          numbers = [int(n) for n in record[1:]]
          found = [r for r in rows if record[0] in r]
          assert len(found) == 1, record[0]
          cells = [int(v) for v in found[0] if isinstance(v, (int, float))]
          # Whatever the order of the columns, the same numbers stand in the row; blanks stand for zero.
          if sorted(n for n in cells if n) != sorted(n for n in numbers if n): wrong += 1; print(record, found[0])
      passages = book['Passages']
      print(len(table) - 1, wrong, passages.freeze_panes is not None, passages.auto_filter.ref is not None, len(book.sheetnames))
      """
    let outcome = try Shell.run(
      Self.openpyxl ?? "",
      ["-c", script, folder.path("output/positions.xlsx"), folder.path("output/csv/themes.csv")])
    #expect(outcome.output == "27 0 True True 16\n", "\(outcome.output)\(outcome.errors)")
  }

  @Test(.enabled(if: pandas != nil, "skipped: no python3 with pandas (Debian package python3-pandas)"))
  func pandasReadsTheTables() throws {
    let folder = try output()
    let script = """
      import json, os, sys, pandas
      folder = sys.argv[1]
      package = json.load(open(os.path.join(folder, 'datapackage.json'), encoding='utf-8'))
      for resource in package['resources']:
          frame = pandas.read_csv(os.path.join(folder, resource['path']), dtype=str, keep_default_na=False)
          assert list(frame.columns) == [f['name'] for f in resource['schema']['fields']], resource['name']
          for field in resource['schema']['fields']:
              told = frame[field['name']][frame[field['name']] != '']
              if field['type'] == 'integer': assert told.map(lambda v: v.lstrip('-').isdigit()).all(), field
              if field['type'] == 'number': pandas.to_numeric(told)
          assert not frame.duplicated(resource['schema']['primaryKey']).any(), resource['name']
          # Whether anybody forms a bloc is for the positions to say.
          if len(frame) or resource['name'] == 'blocs': print(resource['name'], end=' ')
      """
    let outcome = try Shell.run(Self.pandas ?? "", ["-c", script, folder.path("output/csv")])
    #expect(
      outcome.output
        == "agreement arrangement blocs convergence convergence-by-group documents issues left-out member-states "
        + "participants passages positions run themes ",
      "\(outcome.output)\(outcome.errors)")
  }

  @Test(.enabled(if: Office.path != nil, "skipped: no LibreOffice (Debian package libreoffice-calc-nogui)"))
  func libreOfficeOpensTheWorkbookAndComputesTheSameTotals() throws {
    let folder = try output()
    let names = try Office.convert(
      [folder.path("output/positions.xlsx")],
      to: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,10",
      into: folder.path("csv"))
    #expect(names.count == 1)
    let sheet = try folder.text("csv/" + (names.first ?? ""))
    let table = try folder.text("output/csv/themes.csv").components(separatedBy: "\r\n").dropFirst().filter {
      !$0.isEmpty
    }
    let total = table.reduce(0) { $0 + (Int($1.components(separatedBy: ",")[5]) ?? 0) }
    let totals = sheet.components(separatedBy: "\n").first {
      $0.contains("All participants") || $0.contains("Total")
    }
    #expect(
      totals?.components(separatedBy: ",").contains("\(total)") == true,
      "\(totals ?? "no line of totals") lacks \(total)")
    #expect(!sheet.contains("#"), "no cell shows an error")
  }

  /// The values that formulas show when the file is made are those that another program computes from them.
  @Test(
    .enabled(if: Office.path != nil && openpyxl != nil, "skipped: no LibreOffice or no python3 with openpyxl")
  )
  func libreOfficeComputesWhatTheFormulasShow() throws {
    let folder = try output()
    // Without the values LibreOffice has to compute them.
    let strip = """
      import re, sys, zipfile
      source = zipfile.ZipFile(sys.argv[1])
      with zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED) as bare:
          for name in source.namelist():
              part = source.read(name)
              if name.startswith('xl/worksheets/sheet'):
                  part = re.sub(rb'(</f>)<v>[^<]*</v>', rb'\\1', part)
                  part = re.sub(rb' t="str"(?=><f>)', b'', part)
              bare.writestr(name, part)
      """
    let stripped = try Shell.run(
      Self.openpyxl ?? "",
      ["-c", strip, folder.path("output/positions.xlsx"), folder.path("bare.xlsx")])
    #expect(stripped.code == 0, "\(stripped.errors)")
    _ = try Office.convert(
      [folder.path("bare.xlsx")], to: "xlsx:Calc MS Excel 2007 XML", into: folder.path("computed"))
    let compare = """
      import sys, warnings, openpyxl
      warnings.simplefilter('ignore')
      live, shown = (openpyxl.load_workbook(sys.argv[1], data_only=d) for d in (False, True))
      computed = openpyxl.load_workbook(sys.argv[2], data_only=True)
      formulas, wrong = 0, []
      for sheet in live:
          for cell in (c for row in sheet.iter_rows() for c in row if c.data_type == 'f'):
              formulas += 1
              one, other = (book[sheet.title][cell.coordinate].value for book in (shown, computed))
              one, other = ('' if v is None else v for v in (one, other))
              same = abs(one - other) < 1e-9 if type(one) in (int, float) and type(other) in (int, float) else one == other
              if not same: wrong.append((sheet.title, cell.coordinate, cell.value, one, other))
      print(formulas > 1000, wrong[:5])
      """
    let outcome = try Shell.run(
      Self.openpyxl ?? "",
      ["-c", compare, folder.path("output/positions.xlsx"), folder.path("computed/bare.xlsx")])
    #expect(outcome.output == "True []\n", "\(outcome.output)\(outcome.errors)")
  }
}
