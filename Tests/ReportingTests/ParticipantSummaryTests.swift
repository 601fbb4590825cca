import Codebook
import Foundation
import Reporting
import Submissions
import Tables
import TestSupport
import Testing

extension WorkbookTests {
  @Suite struct ParticipantSummaries {
    /// A submission of each name, which sees one thing.
    private func sample(_ names: [String]) throws -> Sample {
      let texts = names.map {
        "                \($0)\n\n[Original: English]\n[3 November 2021]\n\nWe would like privacy to be kept in mind.\n"
      }
      return try Sample([("one.txt", texts.joined(separator: "\n"))])
    }

    @Test(arguments: [
      ("Ghana and Peru", "Ghana and Peru", "Ghana et Pérou"),
      ("Ghana, Peru and Togo", "Ghana, Peru and Togo", "Ghana, Pérou et Togo"),
      ("Ghana, Peru, Togo and Chad", "Ghana, Peru and 2 others", "Ghana, Pérou et 2 autres"),
      ("Norway", "Norway", "Norvège"),
    ])
    func names(written: String, english: String, french: String) throws {
      let sample = try sample([written])
      let all = ParticipantSummary.all(in: sample.corpus, register: sample.register)
      #expect(all.map(\.nameEnglish) == [english])
      #expect(all.map(\.nameFrench) == [french])
    }

    @Test(.enabled(if: openpyxl != nil, "python3 with openpyxl is not installed"))
    func tablesAndWorkbookSayTheSame() throws {
      let scratch = try Folder()
      let sample = try sample(["Ghana, Peru and Togo", "Norway", "Atlantis"])
      _ = try sample.report().write(to: scratch.path())
      let book = try ReadBook(scratch.path())
      let tables = RunTables(
        corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook,
        dialect: .rfc4180)
      let file = try #require(tables.files.first { $0.name == "participants.csv" })
      let columns = ["participant", "name_en", "name_fr", "passages"]
      let table = try CSVTable(file.bytes, name: file.name, required: columns)
      let places = columns.compactMap { table.index(of: $0) }
      let written = Set(table.rows.map { row in places.map { row.fields[$0] } })
      #expect(written == Set((2...4).map { book.row($0, of: "Participants", columns: "ACDK") }))
      #expect(written.count == 3)
    }
  }
}
