import Codebook
import Coding
import Convergence
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Reporting

extension WorkbookTests {
  /// The profile of each participant as LibreOffice computes it once somebody has chosen it from the list.
  @Suite(.enabled(if: openpyxl != nil && Office.path != nil, "no openpyxl or no LibreOffice"))
  struct Profile {
    @Test func followsTheChoice() throws {
      let scratch = try Folder()
      let sample = try Sample.positions()
      _ = try sample.report().write(to: scratch.path())
      // One copy of the sheet's answers for each choice: the list of the sheet itself says what can be chosen.
      let choose = """
        import sys, openpyxl
        source, folder = sys.argv[1:]
        book = openpyxl.load_workbook(source)
        names = [c.value for c in book['Participants']['O'][1:]]
        rule = book['Profile'].data_validations.dataValidation[0]
        assert str(rule.sqref) == 'B3' and rule.formula1 == "'Participants'!$O$2:$O$%d" % (len(names) + 1), rule.formula1
        for place, name in enumerate(names):
            book['Profile']['B3'].value = name
            book['Profile']['B3'].data_type = 's'
            book.save('%s/%d.xlsx' % (folder, place))
        print(len(names))
        """
      let count = try #require(
        Int(
          try Shell.run(openpyxl ?? "", ["-c", choose, scratch.path(), scratch.path(".")]).succeeded().output
            .filter(\.isNumber)))
      #expect(count == sample.comparison.participants.count)
      _ = try Office.convert(
        (0..<count).map { scratch.path("\($0).xlsx") }, to: "xlsx:Calc MS Excel 2007 XML",
        into: scratch.path("computed"))
      for place in 0..<count {
        let read = try ReadBook(scratch.path("computed/\(place).xlsx"))
        let id = try #require(read["Participants", "A\(place + 2)"]?.value)
        #expect(read["Profile", "H4"]?.cached == id)
        let own = sample.corpus.positions.positions.filter { $0.participant == id }
        let start = try #require(read.row(with: "What it wants, issue by issue", in: "A", of: "Profile")) + 2
        let shown = (start..<start + 71).map { row in
          [read["Profile", "B\(row)"]?.cached ?? "", read["Profile", "C\(row)"]?.cached ?? ""]
        }.filter { !$0[0].isEmpty }
        // One known from a note only has no position in the grid.
        let expected = sample.comparison.blocs.order.contains(id) ? own : []
        #expect(
          shown == expected.map { [sample.codebook.issues[$0.issue].id, StanceMark.sign($0)] }, "\(id)")
      }
    }
  }
}
