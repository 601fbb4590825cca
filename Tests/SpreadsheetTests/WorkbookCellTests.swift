import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

extension WorkbookTests {
  struct Cells {
    let scratch = Result { try Folder() }

    func path() throws -> String { try scratch.get().path() }

    @Test(arguments: [false, true]) func textStaysText(constantMemory: Bool) throws {
      let texts = [
        "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "=HYPERLINK(\"x\")", "http://a.b", "<b>&\"", "_x0041_",
      ]
      var book = try Workbook(path: path(), properties: properties(), constantMemory: constantMemory)
      let sheet = try book.addSheet("A")
      for (row, text) in texts.enumerated() {
        try book.write(text: text, at: CellReference(row, 0), in: sheet)
      }
      #expect(try book.close().isEmpty)
      let xml = try Parts(path()).sheet(1)
      #expect(!xml.contains("<f>") && !xml.contains("hyperlink"))
      #expect(
        xml.components(separatedBy: constantMemory ? "t=\"inlineStr\"" : "t=\"s\"").count == texts.count + 1)
      #expect(try Parts(path()).areWellFormed())
    }

    @Test func nulDoesNotEndText() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      try book.write(text: "before\u{0}after\u{FFFE}", at: a1, in: sheet)
      let report = try book.close()
      #expect(report.replacedCharacters == 2)
      #expect(report.description == "2 characters no workbook can hold replaced by U+FFFD")
      #expect(try Parts(path())["xl/sharedStrings.xml"].contains("before\u{FFFD}after\u{FFFD}"))
    }

    /// Astral characters: 20,000 code points, which the library accepts, but 40,000 UTF-16 units.
    @Test func longTextIsCutAndReported() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      try book.write(text: String(repeating: "😀", count: 20_000), at: CellReference(4, 1), in: sheet)
      try book.write(note: String(repeating: "n", count: 32_768), at: CellReference(4, 2), in: sheet)
      try book.write(text: String(repeating: "a", count: 32_767), at: CellReference(5, 1), in: sheet)
      let report = try book.close()
      #expect(
        report.description == """
          A!B5: text of the cell cut from 40000 UTF-16 units
          A!C5: text of the note cut from 32768 UTF-16 units
          """)
      let strings = try Parts(path())["xl/sharedStrings.xml"]
      #expect(strings.contains("<t>" + String(repeating: "😀", count: 16_381) + " […]</t>"))
      #expect(strings.contains("<t>" + String(repeating: "a", count: 32_767) + "</t>"))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity]) func notFinite(number: Double) throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      do throws(SpreadsheetError) {
        try book.write(number: number, at: CellReference(1, 1), in: sheet)
        Issue.record("accepted")
      } catch {
        guard case .notFinite(_, "A", CellReference(1, 1)) = error else { throw error }
      }
      do {
        try book.write(formula: "=1/0", showing: .number(number), at: a1, in: sheet)
        Issue.record("accepted")
      } catch {}
    }

    @Test(arguments: [(1_048_576, 0), (0, 16_384), (-1, 0), (0, -1), (70_000, 70_000)])
    func outsideTheSheet(row: Int, column: Int) throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      do throws(SpreadsheetError) {
        try book.write(text: "x", at: CellReference(row, column), in: sheet)
        Issue.record("accepted")
      } catch {
        #expect(error == .outsideSheet(sheet: "A", row: row, column: column))
      }
    }

    @Test func numbersFormulasAndBlanks() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("COP29")
      let bold = try book.format(CellStyle { $0.bold = true })
      let total = "SUM(\(sheet.formula(for: CellRange(rows: 0...1, columns: 0...0))))"
      try book.write(number: 0.1, at: a1, in: sheet)
      try book.write(number: -3, at: CellReference(1, 0), in: sheet, format: bold)
      try book.write(formula: "=" + total, showing: .number(-2.9), at: CellReference(2, 0), in: sheet)
      try book.write(formula: "A1&\"\"", showing: .text("0.1"), at: CellReference(3, 0), in: sheet)
      try book.writeBlank(at: CellReference(4, 0), in: sheet, format: bold)
      #expect(try book.close().isEmpty)
      let xml = try Parts(path()).sheet(1)
      #expect(xml.contains("<c r=\"A1\"><v>0.1</v></c>"))
      #expect(xml.contains("<c r=\"A2\" s=\"1\"><v>-3</v></c>"))
      #expect(xml.contains("<c r=\"A3\"><f>SUM('COP29'!$A$1:$A$2)</f><v>-2.9</v></c>"))
      #expect(xml.contains("<c r=\"A4\" t=\"str\"><f>A1&amp;\"\"</f><v>0.1</v></c>"))
      #expect(xml.contains("<c r=\"A5\" s=\"1\"/>"))
    }

    @Test func links() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("it's")
      let long = String(repeating: "é", count: 3_000)
      try book.write(
        link: .cell(sheet, CellReference(9, 0)), text: long, tooltip: "go & see", at: a1, in: sheet)
      try book.write(
        link: .web("https://unfccc.int/?q=internal:é b"), text: "=paper", at: CellReference(1, 0), in: sheet)
      #expect(try book.close().isEmpty)
      let xml = try Parts(path()).sheet(1)
      #expect(xml.contains("location=\"'it''s'!A10\""))
      #expect(xml.contains("tooltip=\"go &amp; see\""))
      #expect(try Parts(path())["xl/sharedStrings.xml"].contains("<t>\(long)</t>"))
      let relations = try Parts(path())["xl/worksheets/_rels/sheet1.xml.rels"]
      #expect(relations.contains("Target=\"https://unfccc.int/?q=internal%3A%C3%A9%20b\""))
      #expect(try Parts(path()).areWellFormed())
    }

    @Test(arguments: [false, true]) func numbersThatLink(constantMemory: Bool) throws {
      var book = try Workbook(path: path(), properties: properties(), constantMemory: constantMemory)
      let sheet = try book.addSheet("A")
      let bold = try book.format(CellStyle { $0.bold = true })
      let target = LinkTarget.cell(sheet, CellReference(9, 0))
      try book.write(link: target, number: 12, tooltip: "go", at: a1, in: sheet, format: bold)
      try book.write(link: .web("https://a.b/"), number: -2.5, at: CellReference(1, 0), in: sheet)
      try book.write(link: target, number: 1e300, at: CellReference(2, 0), in: sheet, format: bold)
      #expect(try book.close().isEmpty)
      let xml = try Parts(path()).sheet(1)
      #expect(xml.contains("<c r=\"A1\" s=\"1\"><v>12</v></c>"))
      #expect(xml.contains("<hyperlink ref=\"A1\" location=\"'A'!A10\" tooltip=\"go\" display=\"12\"/>"))
      // Without a format of its own the cell looks like a link.
      #expect(xml.contains("<c r=\"A2\" s=\"2\"><v>-2.5</v></c>"))
      #expect(xml.contains("<hyperlink ref=\"A2\" r:id=\"rId1\""))
      #expect(xml.contains("<c r=\"A3\" s=\"1\"><v>1E+300</v></c>"))
      #expect(try Parts(path()).areWellFormed())
    }

    @Test func refusedNumberLeavesNoLink() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      do throws(SpreadsheetError) {
        try book.write(link: .web("https://a.b/"), number: .infinity, at: a1, in: sheet)
        Issue.record("accepted")
      } catch { #expect(error == .notFinite(.infinity, sheet: "A", cell: a1)) }
      do throws(SpreadsheetError) {
        try book.write(link: .web("javascript:alert(1)"), number: 1, at: a1, in: sheet)
        Issue.record("accepted")
      } catch {
        guard case .invalidLink("javascript:alert(1)", "A", a1, _) = error else { throw error }
      }
      #expect(try book.close().isEmpty)
      let xml = try Parts(path()).sheet(1)
      #expect(!xml.contains("hyperlink") && !xml.contains("<c "))
    }

    @Test(arguments: [
      "javascript:alert(1)", "file:///etc/passwd", "", "internal:'A'!A1",
      "https://a.b/" + String(repeating: "x", count: 2_068),
      "https://a.b/" + String(repeating: "é", count: 400),
    ])
    func refusedLinks(address: String) throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      do throws(SpreadsheetError) {
        try book.write(link: .web(address), at: a1, in: sheet)
        Issue.record("accepted")
      } catch {
        guard case .invalidLink(address, "A", a1, _) = error else { throw error }
      }
    }

    @Test func linksBeyondTheLimitBecomeText() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      let printed = try complaints {
        for row in 0...Workbook.maximumLinksPerSheet {
          try book.write(link: .web("https://a.b/\(row)"), text: "t", at: CellReference(row, 0), in: sheet)
        }
      }
      #expect(printed == "")
      let report = try book.close()
      #expect(report.plainLinks.map(\.count) == [1])
      #expect(report.description == "A: 1 links written as plain text, the sheet being full of them")
      let xml = try Parts(path()).sheet(1)
      #expect(xml.components(separatedBy: "<hyperlink ").count == 65_530 + 1)
      #expect(xml.contains("<c r=\"A65531\" t=\"s\">"))
    }

    @Test func numbersBeyondTheLimitOfLinksStay() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      for row in 0...Workbook.maximumLinksPerSheet {
        try book.write(link: .web("https://a.b/\(row)"), number: 7, at: CellReference(row, 0), in: sheet)
      }
      let full = try book.close().plainLinks
      #expect(full.map(\.sheet) == ["A"] && full.map(\.count) == [1])
      let xml = try Parts(path()).sheet(1)
      #expect(xml.components(separatedBy: "<hyperlink ").count == 65_530 + 1)
      #expect(xml.contains("<c r=\"A65531\"><v>7</v></c>"))
    }

    @Test func formulaThatOpensSomethingKeepsItsValue() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      let format = try book.format(CellStyle())
      try book.write(
        link: .cell(sheet, CellReference(4, 0)), formula: "=B1&\"\"", showing: .text("+?"), at: a1, in: sheet,
        format: format)
      #expect(try book.close().isEmpty)
      let xml = try Parts(path()).sheet(1)
      #expect(xml.contains("<f>B1&amp;\"\"</f><v>+?</v>"))
      #expect(xml.contains("<hyperlink ref=\"A1\" location=\"'A'!A5\""))
    }

    @Test func notesBeyondTheLimitAreLeftOutAndCounted() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      for row in 0..<Workbook.maximumNotesPerSheet + 2 {
        try book.write(note: "so", at: CellReference(row, 0), in: sheet)
      }
      let report = try book.close()
      #expect(report.missingNotes == [.init(sheet: "A", count: 2)])
      #expect(!report.isEmpty)
      #expect(report.description == "A: 2 notes left out, the sheet being full of them")
      #expect(
        try Parts(path())["xl/comments1.xml"].components(separatedBy: "<comment ").count
          == Workbook.maximumNotesPerSheet + 1)
    }

    @Test func notesAndMerges() throws {
      var book = try Workbook(path: path(), properties: properties())
      let sheet = try book.addSheet("A")
      let title = CellRange(rows: 0...1, columns: 0...3)
      try book.write(note: "said <so>", author: "R&D", at: CellReference(5, 5), in: sheet)
      try book.merge(title, text: "Title", in: sheet)
      do throws(SpreadsheetError) {
        try book.merge(CellRange(rows: 1...2, columns: 3...4), text: "", in: sheet)
        Issue.record("accepted")
      } catch {
        #expect(
          error
            == .overlappingMerge(sheet: "A", range: CellRange(rows: 1...2, columns: 3...4), existing: title))
      }
      do {
        try book.merge(CellRange(a1, a1), text: "", in: sheet)
        Issue.record("accepted")
      } catch {}
      #expect(try book.close().isEmpty)
      #expect(try Parts(path()).sheet(1).contains("<mergeCell ref=\"A1:D2\"/>"))
      let notes = try Parts(path())["xl/comments1.xml"]
      #expect(notes.contains("said &lt;so&gt;") && notes.contains("<author>R&amp;D</author>"))
    }

    @Test func constantMemoryWantsRowsInOrder() throws {
      var book = try Workbook(path: path(), properties: properties(), constantMemory: true)
      let sheet = try book.addSheet("A")
      try book.write(text: "a", at: CellReference(3, 0), in: sheet)
      try book.merge(CellRange(rows: 3...3, columns: 1...2), text: "m", in: sheet)
      for body in [CellReference(2, 0), CellReference(0, 9)] {
        do throws(SpreadsheetError) {
          try book.write(text: "b", at: body, in: sheet)
          Issue.record("accepted")
        } catch {
          #expect(error == .rowAlreadyWritten(sheet: "A", row: body.row))
        }
      }
      #expect(try book.close().isEmpty)
      #expect(try Parts(path()).sheet(1).contains("<is><t>a</t></is>"))
    }
  }
}
