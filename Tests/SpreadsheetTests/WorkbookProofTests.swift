import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

extension WorkbookTests {
  @Suite struct WorkbookProofTests {
    @Test func damageToAnyPartOfAPackageIsFound() throws {
      let folder = try Folder()
      var book = try Workbook(
        path: folder.path("book.xlsx"), properties: DocumentProperties(title: "A", created: (2021, 1, 1)))
      let sheet = try book.addSheet("One")
      for row in 0..<40 {
        try book.write(
          text: "text \(row) with <signs> & \"marks\"", at: CellReference(row, 0), in: sheet)
      }
      _ = try book.close()
      let package = Array(try folder.contents(below: ".").values.first ?? .init())
      try #require(package.count > 1000)
      #expect(WorkbookProof.isWhole(package))
      for count in stride(from: 0, to: package.count, by: 37) {
        #expect(!WorkbookProof.isWhole(Array(package[..<count])), "cut to \(count)")
      }
      // Any byte of the contents counts; those of headers that nobody reads, such as dates, do not.
      var unnoticed = 0
      for at in stride(from: 0, to: package.count, by: 7) {
        var damaged = package
        damaged[at] ^= 0x10
        if WorkbookProof.isWhole(damaged) { unnoticed += 1 }
      }
      #expect(unnoticed * 7 < package.count / 2)
    }

    @Test(arguments: [
      ("<a/>", true), ("<?xml version=\"1.0\"?>\n<a b=\"x > y\"><c/><d>text</d></a>", true),
      ("<a><b></b></a>\n", true),
      ("", false), ("text", false), ("<a>", false), ("<a><b></a></b>", false), ("<a></a><b/>", false),
      ("<a", false),
      ("<a></a", false), ("</a>", false), ("<>", false), ("<a b=\"c</a>", false), ("<a>te<b</a>", false),
    ])
    func closedXML(text: String, isClosed: Bool) {
      #expect(WorkbookProof.isClosed(bytes(text)) == isClosed, "\(text)")
    }
  }
}
