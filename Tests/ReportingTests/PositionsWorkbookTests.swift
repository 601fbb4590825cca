import Codebook
import Coding
import Convergence
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Reporting

extension WorkbookTests {
  /// The positions part of a workbook, read back by openpyxl.
  @Suite(.enabled(if: openpyxl != nil, "python3 with openpyxl is not installed"))
  struct PositionsReadBack {
    /// Written and read once for all tests.
    private static let made = Result {
      let scratch = try Folder()
      let sample = try Sample.positions()
      #expect(try sample.report().write(to: scratch.path()).isEmpty)
      let book = try ReadBook(scratch.path())
      let report = WorkbookReport(
        corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook,
        language: .french, date: "2026-11-21", version: "1.2", accuracy: try accuracy())
      _ = try report.write(to: scratch.path("fr.xlsx"))
      return (sample: sample, book: book, french: try ReadBook(scratch.path("fr.xlsx")))
    }

    private let sample: Sample
    private let book: ReadBook
    private let french: ReadBook

    init() throws {
      (sample, book, french) = try Self.made.get()
      try #require(sample.corpus.positions.positions.count > 5, "the coder finds no position to show")
    }

    /// Seven of nine oppositions found, and 45 of 50 positions called surest right.
    private static func accuracy() throws -> PositionReliability {
      let table = """
        measure,count
        participants,4
        cells:oppose:oppose,7
        cells:oppose:silent,2
        sure:0.9:cells,50
        sure:0.9:right,45

        """
      return try PositionReliability(
        from: CodebookSource(replacing: [PositionReliability.tableName: bytes(table)]))
    }

    private static func column(_ number: Int) -> String { CellReference.columnName(number) }

    /// The sheet row of each issue.
    private func rows(_ book: ReadBook) throws -> [(issue: Int, row: Int)] {
      try sample.codebook.issues.enumerated().map { place, issue in
        (place, try #require(book.row(with: issue.id, in: "A", of: "Positions")))
      }
    }

    private var grid: [String] { sample.comparison.blocs.order }

    @Test func everyCellSaysWhatWasCoded() throws {
      for (issue, row) in try rows(book) {
        for (place, participant) in grid.enumerated() {
          let cell = try #require(book["Positions", Self.column(6 + place) + "\(row)"])
          let position = sample.corpus.positions.position(of: participant, on: issue)
          #expect(cell.value == position.map(StanceMark.sign) ?? StanceMark.silent)
          #expect(cell.type == "s")
          #expect(cell.link.isEmpty == (position == nil))
        }
      }
    }

    @Test func theSheetByNameFollowsTheOther() throws {
      let names = try #require(
        (1...6).first { book["Positions A–Z", "A\($0)"]?.value == "Issue" }.map { row in
          grid.indices.map { book["Positions A–Z", Self.column(6 + $0) + "\(row)"]?.value ?? "" }
        })
      #expect(names == ["=Atlantis(1)", "Chile", "Ghana", "Norway", "Peru", "Togo"])
      for (_, row) in try rows(book) {
        let cells = grid.indices.map { book["Positions A–Z", Self.column(6 + $0) + "\(row)"] }
        // Each cell of the one is a formula for one cell of the other, and no two for the same.
        #expect(Set(cells.map { $0?.value }).count == grid.count)
        for cell in cells {
          let source = try #require(cell?.value.split(separator: "!").last.map { $0.filter { $0 != "$" } })
          #expect(cell?.cached == book["Positions", source]?.value)
          #expect(cell?.link == book["Positions", source]?.link)
        }
      }
    }

    @Test func camps() throws {
      for (place, issue) in sample.codebook.issues.enumerated() {
        let row = try #require(book.row(with: issue.id, in: "A", of: "Camps"))
        for (stance, column) in zip([Stance.support, .conditional, .oppose], ["D", "E", "F"]) {
          let count = sample.corpus.positions.positions.count { $0.issue == place && $0.stance == stance }
          let names = book["Camps", "\(column)\(row)"]?.value ?? ""
          #expect(names.split(separator: ", ").count == count, "\(issue.id) \(names)")
        }
        let link = book["Camps", "A\(row)"]?.link
        #expect(link == "'Positions'!A\(try #require(book.row(with: issue.id, in: "A", of: "Positions")))")
      }
    }

    @Test func rowTotalsAreLiveAndEqualARecount() throws {
      let last = Self.column(5 + grid.count)
      for (_, row) in try rows(book) {
        let signs = grid.indices.map { book["Positions", Self.column(6 + $0) + "\(row)"]?.value ?? "" }
        let counts = ["+", "±", "–", "·"].map { sign in signs.count { $0.hasPrefix(sign) } }
        #expect(
          ["C", "D", "E", "F"].map { book["Positions", "\($0)\(row)"]?.cached } == counts.map(String.init))
        #expect(book["Positions", "C\(row)"]?.value == "=COUNTIF(G\(row):\(last)\(row),\"+*\")")
        #expect(
          book["Positions", "F\(row)"]?.value
            == "=COLUMNS(G\(row):\(last)\(row))-SUM(C\(row):E\(row))-COUNTIF(G\(row):\(last)\(row),\"n/c\")")
      }
    }

    @Test func columnTotalsAreLiveAndEqualARecount() throws {
      let issues = try rows(book)
      let end = try #require(issues.last?.row) + 2
      for place in grid.indices {
        let column = Self.column(6 + place)
        let signs = issues.map { book["Positions", "\(column)\($0.row)"]?.value ?? "" }
        for (offset, sign) in ["+", "±", "–", "·"].enumerated() {
          let cell = try #require(book["Positions", "\(column)\(end + offset)"])
          #expect(cell.type == "f")
          #expect(cell.cached == "\(signs.count { $0.hasPrefix(sign) })")
        }
      }
    }

    /// Each link goes to a row that is there; one from the grid to the row of its own participant and issue.
    @Test func everyLinkResolves() throws {
      for read in [book, french] {
        for (sheet, cells) in read.cells {
          for (place, cell) in cells where !cell.link.isEmpty {
            let parts = cell.link.split(separator: "!")
            let name = parts[0].dropFirst().dropLast()
            let row = Int(parts[1].drop { $0.isLetter }) ?? 0
            #expect((1...(read.rows[String(name)] ?? 0)).contains(row), "\(sheet)!\(place): \(cell.link)")
          }
        }
      }
      for (issue, row) in try rows(book) {
        for (place, participant) in grid.enumerated() {
          let link = book["Positions", Self.column(6 + place) + "\(row)"]?.link ?? ""
          guard !link.isEmpty else { continue }
          let target = try #require(Int(link.drop { !$0.isNumber }))
          let found = book.row(target, of: "Evidence", columns: "AC")
          let name = ParticipantSummary.all(in: sample.corpus, register: sample.register)
            .first { $0.id == participant }?.nameEnglish
          #expect(found == [sample.codebook.issues[issue].id, name ?? ""])
        }
      }
    }

    @Test func evidenceQuotesWordForWordAndLinksToItsPassage() throws {
      #expect(book.rows["Evidence"] == sample.corpus.positions.positions.count + 1)
      for row in 2...(book.rows["Evidence"] ?? 1) {
        let quotation = try #require(book["Evidence", "H\(row)"]).value
        let passage = try #require(book["Evidence", "I\(row)"])
        let target = try #require(Int(passage.link.drop { !$0.isNumber }))
        #expect(book["Passages", "A\(target)"]?.value == passage.value)
        #expect(book["Passages", "K\(target)"]?.value.contains(quotation) == true)
      }
    }

    @Test func convergenceFollowsTheGridAndSaysWhatWasComputed() throws {
      let sheet = "Convergence"
      for (place, issue) in sample.comparison.convergence.enumerated() {
        let row = try #require(book.row(with: issue.issue.id, in: "B", of: sheet))
        let source = try #require(book.row(with: issue.issue.id, in: "A", of: "Positions"))
        #expect(book[sheet, "F\(row)"]?.value == "='Positions'!$C$\(source)")
        let voices = issue.voices
        let counts = [voices.counts.support, voices.counts.conditional, voices.counts.oppose, voices.silent]
        #expect(["F", "G", "H", "I"].map { book[sheet, "\($0)\(row)"]?.cached } == counts.map(String.init))
        for (column, value) in [
          ("K", voices.addressedShare), ("L", voices.netSupport), ("M", voices.index),
          ("N", voices.leikAgreement),
        ] {
          let cell = try #require(book[sheet, "\(column)\(row)"])
          #expect(cell.type == "f" && Double(cell.cached) == value, "\(column)\(row) of issue \(place)")
        }
      }
    }

    @Test func nameThatLooksLikeAFormulaIsText() throws {
      let name = "=Atlantis(1)"
      for sheet in ["Positions", "Agreement", "Evidence"] {
        let cells = book.cells[sheet, default: [:]].values.filter { $0.value.contains("Atlantis(1)") }
        #expect(!cells.isEmpty, "\(sheet)")
        #expect(cells.allSatisfy { $0.type == "s" })
      }
      for (sheet, cells) in book.cells {
        for (place, cell) in cells where cell.type == "f" {
          #expect(!cell.value.contains("Atlantis"), "\(sheet)!\(place)")
        }
      }
      #expect(name.hasPrefix("="))
    }

    /// What stands between quotation marks in formulas is the same whoever submits: nothing of it is theirs.
    @Test func formulasHoldNoWordOfTheDocuments() throws {
      func texts(_ book: ReadBook) -> Set<String> {
        let formulas = book.cells.values.flatMap(\.values).filter { $0.type == "f" }.map(\.value)
        return Set(
          formulas.flatMap { formula in
            formula.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map {
              $0.element.filter { !$0.isNumber }
            }
          })
      }
      let folder = try Folder()
      let others = ["Kenya", "Japan", "Mexico", "Oman", "Qatar", "+Lemuria"]
      #expect(try Sample.positions(names: others).report().write(to: folder.path()).isEmpty)
      let found = texts(book)
      #expect(found == texts(try ReadBook(folder.path())))
      #expect(found.contains("+*") && found.count > 10)
    }

    /// Names of cells are those of print areas, repeated titles and filters: cells of sheets and nothing else.
    @Test func definedNamesAreCellsOfSheets() throws {
      let folder = try Folder()
      #expect(try sample.report().write(to: folder.path()).isEmpty)
      let script = """
        import re, sys, zipfile
        book = zipfile.ZipFile(sys.argv[1]).read('xl/workbook.xml').decode()
        cells = r"'[^'!]+'!\\$[A-Z0-9]+(\\$[0-9]+)?(:\\$[A-Z0-9]+(\\$[0-9]+)?)?"
        names = re.findall(r'<definedName name="([^"]+)"[^>]*>([^<]*)<', book)
        print(sorted({n for n, _ in names}), [v for _, v in names if not re.fullmatch(cells + '(,' + cells + ')*', v)])
        print(zipfile.ZipFile(sys.argv[1]).read('docProps/core.xml').decode().count('Written submissions'))
        """
      let printed = try Shell.run(openpyxl ?? "", ["-c", script, folder.path()]).succeeded().output
      #expect(
        printed == "['_xlnm.Print_Area', '_xlnm.Print_Titles', '_xlnm._FilterDatabase'] []\n1\n", "\(printed)"
      )
    }

    @Test func whoIsNotInTheGridIsNamed() {
      let captions = (1...4).compactMap { book["Positions", "A\($0)"]?.value }.joined()
      #expect(captions.contains("known only from a note") && captions.contains("Chad"))
    }

    @Test func frenchWorkbookIsFrench() throws {
      #expect(
        french.names == [
          "Synoptic", "À vérifier", "Positions", "Positions A–Z", "Convergence", "Camps", "Accord", "Profil",
          "Citations", "Thèmes", "Passages", "Participants", "Questions", "Méthode", "Non repris",
        ])
      #expect(french["Synoptic", "A4"]?.value == "Au 21 novembre 2026 · synoptic 1.2")
      let row = try #require(french.row(with: "CO02", in: "A", of: "Questions"))
      #expect(french["Questions", "B\(row)"]?.value == "Extradition")
      #expect(french.row(with: "Norvège", in: "C", of: "Citations") != nil)
      #expect(french.row(with: "Norway", in: "C", of: "Citations") == nil)
      let method = french.cells["Méthode", default: [:]].values.map(\.value)
      #expect(
        method.contains { $0.contains("selon des règles écrites") } && method.contains("7 sur 9")
          && method.contains("0,88"))
      #expect(method.contains("0,90 – 1,00") && method.contains("0.9"))
    }

    @Test func agreementOfAPairStandsBelowTheDiagonalAndSharedIssuesAbove() throws {
      for pair in sample.comparison.pairs where pair.theme == nil {
        let first = try #require(grid.firstIndex(of: pair.participantA))
        let second = try #require(grid.firstIndex(of: pair.participantB))
        let header = try #require(book.row(with: "Participant", in: "B", of: "Agreement"))
        let (low, high) = (min(first, second), max(first, second))
        let below = book["Agreement", Self.column(2 + low) + "\(header + 1 + high)"]
        let above = book["Agreement", Self.column(2 + high) + "\(header + 1 + low)"]
        #expect(above?.value == "\(pair.sharedIssues)")
        #expect(below.flatMap { Double($0.value) } == pair.agreement)
      }
    }

    /// A sheet that has room for fewer participants than there are shows the first ones and says so.
    @Test func moreParticipantsThanColumns() throws {
      let folder = try Folder()
      let labels = WorkbookLabels.english
      let content = WorkbookContent(
        corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook, labels: labels,
        program: "synoptic", mostColumns: 4)
      #expect(content.columns.map(\.id) == Array(grid.prefix(4)))
      #expect(grid.count == 6)
      let report = WorkbookReport(content: content, date: "2026-11-21", accuracy: nil)
      #expect(try report.write(to: folder.path()).isEmpty)
      let read = try ReadBook(folder.path())
      let captions = (1...4).compactMap { read["Positions", "A\($0)"]?.value }.joined()
      #expect(captions.contains(labels.positions.beyond(2)))
      let row = try #require(read.row(with: "CO02", in: "A", of: "Positions"))
      #expect(read["Positions", "J\(row)"] != nil && read["Positions", "K\(row)"] == nil)
    }

    /// One participant alone, nobody with a position, nobody at all: a workbook each time.
    @Test(arguments: [
      ["Norway": "The convention should provide for extradition."],
      ["Norway": "Nothing more comes to our mind."],
      ["Norway": "Nothing comes to our mind.", "Ghana": "Nor to ours on this sunny morning."], [:],
    ])
    func littleOrNothingToShow(texts: [String: String]) throws {
      let folder = try Folder()
      let text = texts.sorted { $0.key < $1.key }.map {
        "                \($0.key)\n\n[Original: English]\n[3 November 2021]\n\n\($0.value)\n"
      }
      let sample = try Sample(text.isEmpty ? [] : [("one.txt", text.joined(separator: "\n"))])
      for language in [Language.english, .french] {
        let report = WorkbookReport(
          corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook,
          language: language, date: "", version: "1.2")
        #expect(try report.write(to: folder.path()).isEmpty)
        let read = try ReadBook(folder.path())
        #expect(read.names.count == 15)
        for (sheet, cells) in read.cells {
          for (place, cell) in cells {
            #expect(!cell.cached.lowercased().contains("nan") || cell.type == "s", "\(sheet)!\(place)")
            #expect(!cell.value.contains("#REF!"), "\(sheet)!\(place)")
          }
        }
      }
    }
  }
}
