import Codebook
import Coding
import Foundation
import Spreadsheet
import Tables
import TestSupport
import Testing

@testable import Reporting

extension WorkbookTests {
  /// The form for checking, read back by openpyxl and saved as CSV by LibreOffice.
  @Suite(.enabled(if: openpyxl != nil, "python3 with openpyxl is not installed"))
  struct Review {
    private let scratch: Folder
    private let sample: Sample

    init() throws {
      scratch = try Folder()
      sample = try Sample.positions()
    }

    private func written(_ language: Language) throws -> String {
      let path = scratch.path("\(language.code).xlsx")
      let report = WorkbookReport(
        corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook, language: language,
        date: "2026-11-21", version: "1.2")
      #expect(try report.write(to: path).isEmpty)
      return path
    }

    @Test(arguments: [Language.english, .french])
    func isTheFormAndNothingElse(language: Language) throws {
      let script = """
        import sys, openpyxl
        sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[1]
        print('|'.join(str(c.value) for c in sheet[1]))
        print(len(sheet.merged_cells.ranges), sheet.max_row, sheet.max_column, sheet.freeze_panes, sheet.auto_filter.ref)
        print(sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows)
        print(sum(c.comment is not None for c in sheet[1]), sheet['K2'].number_format)
        for rule in sheet.data_validations.dataValidation: print(rule.sqref, rule.formula1)
        """
      let lines = try Shell.run(openpyxl ?? "", ["-c", script, try written(language)]).succeeded().output
        .split(separator: "\n").map(String.init)
      let rows = sample.corpus.positions.positions.count(where: \.needsReview)
      try #require(rows > 2, "nothing to check in the sample")
      let words = ReviewForm.Verdict.all.map { ReviewForm.word(of: $0, in: language) }
      #expect(
        lines == [
          ReviewForm.Column.allCases.map { ReviewForm.title(of: $0, in: language) }.joined(separator: "|"),
          "0 \(rows + 1) 13 D2 A1:M\(rows + 1)", "9 landscape $1:$1", "10 yyyy-mm-dd",
          "H2:H\(rows + 201) \"\(words.joined(separator: ","))\"",
        ])
    }

    @Test func whatWeighsMostComesFirst() {
      let list = ReviewList(sample.corpus.positions.positions, convergence: sample.comparison.convergence)
      #expect(list.rows.count == sample.corpus.positions.positions.count(where: \.needsReview))
      for (one, next) in zip(list.rows, list.rows.dropFirst()) {
        #expect(
          one.doubt.rawValue < next.doubt.rawValue
            || one.doubt == next.doubt && one.position.confidence <= next.position.confidence)
      }
      for row in list.rows {
        #expect((row.doubt == .passagesDiffer) == row.position.isContradictory)
        #expect(
          (row.doubt == .opposition) == (!row.position.isContradictory && row.position.stance == .oppose))
      }
    }

    /// An analyst fills in two rows and saves the sheet: the file has what they wrote and the words they wrote it of.
    @Test(.enabled(if: Office.path != nil, "no LibreOffice"), arguments: [Language.english, .french])
    func savedAsTextItIsATableOfVerdicts(language: Language) throws {
      let verdicts = [ReviewForm.Verdict.stance(.conditional), .silent].map {
        ReviewForm.word(of: $0, in: language)
      }
      let fill = """
        import sys, datetime, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        sheet = book.worksheets[1]
        for row, word in ((2, sys.argv[3]), (4, sys.argv[4])):
            sheet.cell(row, 8).value = word
            sheet.cell(row, 9).value = 'said so, "orally"'
            sheet.cell(row, 11).value = datetime.date(2026, 11, 3)
        book.save(sys.argv[2])
        """
      _ = try Shell.run(
        openpyxl ?? "", ["-c", fill, try written(language), scratch.path("done.xlsx")] + verdicts
      ).succeeded()
      let names = try Office.convert(
        [scratch.path("done.xlsx")],
        to: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
        into: scratch.path("csv"))
      let bytes = Array(try scratch.text("csv/" + (names.first ?? "")).utf8)
      let titles = ReviewForm.Column.allCases.map { ReviewForm.title(of: $0, in: language) }
      let table = try CSVTable(bytes, name: "review.csv", required: titles)
      let list = WorkbookContent(
        corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook,
        labels: .of(language), program: "synoptic"
      ).review
      try #require(table.rows.count == list.rows.count)
      for (place, row) in table.rows.enumerated() {
        let position = list.rows[place].position
        func field(_ column: ReviewForm.Column) -> String { row.fields[ReviewSheet.place(of: column)] }
        #expect(field(.participant) == position.participant)
        #expect(field(.issue) == sample.codebook.issues[position.issue].id)
        #expect(
          field(.quotation)
            == position.evidence.first.map { Quotation(of: $0, in: sample.corpus).text })
        #expect(field(.verdict) == (place == 0 ? verdicts[0] : place == 2 ? verdicts[1] : ""))
        #expect(field(.date) == ([0, 2].contains(place) ? "2026-11-03" : ""))
        #expect(field(.reason) == ([0, 2].contains(place) ? "said so, \"orally\"" : ""))
      }
    }
  }
}
