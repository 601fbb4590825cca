import Codebook
import Coding
import Foundation
import Reporting
import Spreadsheet
import Submissions
import TestSupport
import Testing

extension WorkbookTests {
  /// The workbook of `Sample.compilation` and an empty file, read back by openpyxl.
  @Suite(.enabled(if: openpyxl != nil, "python3 with openpyxl is not installed"))
  struct ReadBack {
    /// Written and read once for all tests.
    private static let made = Result {
      let scratch = try Folder()
      let sample = try Sample([("one.txt", Sample.compilation), ("zero.txt", "  ")])
      let cuts = try sample.report().write(to: scratch.path())
      return (sample: sample, cuts: cuts, book: try ReadBook(scratch.path()))
    }

    private let sample: Sample
    private let cuts: CutReport
    private let book: ReadBook

    init() throws { (sample, cuts, book) = try Self.made.get() }

    @Test func sheetsInTheirOrder() {
      #expect(
        book.names == [
          "Synoptic", "Review", "Positions", "Positions A–Z", "Convergence", "Camps", "Agreement", "Profile",
          "Evidence", "Themes", "Passages", "Participants", "Issues", "Method", "Left out",
        ])
      #expect(cuts.isEmpty)
    }

    @Test func matrixCountsPassagesAndNoHeadings() {
      let columns = "ABCDEFGHIJKL"
      #expect(
        book.row(4, of: "Themes", columns: columns) == [
          "Participant", "Code", "Kind", "Scope", "Objectives", "Criminalisation", "Procedural measures",
          "International cooperation", "Human rights and safeguards", "Implementation", "Without a theme",
          "Passages",
        ])
      let rows = (5...7).map { book.row($0, of: "Themes", columns: columns) }
      #expect(
        rows == [
          ["Atlantis", "UNKNOWN-ATLANTIS", "Name not known", "0", "0", "0", "0", "0", "1", "0", "0", "1"],
          ["Chad", "TCD", "Note only", "0", "0", "0", "0", "0", "0", "0", "1", "1"],
          // The heading speaks of extradition too and is not counted; one passage carries both themes.
          ["Norway", "NOR", "State", "0", "0", "0", "0", "2", "2", "0", "1", "4"],
        ])
      #expect(book["Themes", "H7"]?.type == "n")
    }

    @Test func totalsAreFormulasWithTheirValues() {
      let cells = ["H8", "I8", "L8", "I9", "I10"].map { book["Themes", $0] }
      #expect(cells.allSatisfy { $0?.type == "f" })
      #expect(
        cells.map { $0?.value } == [
          "=SUM(H5:H7)", "=SUM(I5:I7)", "=SUM(L5:L7)", "=IF($L$8=0,0,I8/$L$8)", "=COUNTIF(I5:I7,\">0\")",
        ])
      #expect(cells.map { $0?.cached } == ["2", "3", "6", "0.5", "2"])
    }

    @Test func countsLinkToTheFirstPassageThatCounts() throws {
      let linked = book.cells["Themes", default: [:]].filter { !$0.value.link.isEmpty }.mapValues(\.link)
      #expect(linked == ["I5": "'Passages'!A7", "H7": "'Passages'!A3", "I7": "'Passages'!A4"])
      #expect(book["Passages", "A3"]?.value == "NOR.1.002")
      #expect(book["Passages", "A4"]?.value == "NOR.1.003")
      #expect(book["Passages", "A7"]?.value == "UNKNOWN-ATLANTIS.1.001")
    }

    @Test func frontSheetLinksToEverySheet() {
      let targets = Set(book.cells["Synoptic", default: [:]].values.map(\.link).filter { !$0.isEmpty })
      #expect(targets.isSuperset(of: book.names.dropFirst().map { "'\($0)'!A1" }))
    }

    @Test func frontSheetSaysWhatWasMet() throws {
      let row = try #require(book.row(with: "one.txt:22", in: "A", of: "Synoptic"))
      #expect(book["Synoptic", "B\(row)"]?.value == "Error")
      #expect(book["Synoptic", "C\(row)"]?.value.hasPrefix("'Atlantis' is no participant known") == true)
      let empty = try #require(book.row(with: "zero.txt", in: "A", of: "Synoptic"))
      #expect(
        book.row(empty, of: "Synoptic", columns: "CEFG") == [
          "Not usable", "0", "0", "Could not be used. 1 error, see below.",
        ])
    }

    @Test func passageThatStartsLikeAFormulaIsText() {
      #expect(
        book["Passages", "K5"]
          == Cell(
            type: "s", value: "=SUM(1,2) is how our delegation adds up what it has to say on privacy.",
            cached: "=SUM(1,2) is how our delegation adds up what it has to say on privacy.", link: ""))
    }

    @Test func passagesSayWhereTheyStandAndWhatTheyAreAbout() {
      #expect(book["Passages", "K1"]?.value == "Text")
      #expect(
        book.row(4, of: "Passages", columns: "ABCDEFGH") == [
          "NOR.1.003", "Norway", "one.txt", "16", "16", "Paragraph", "A. Extradition",
          "International cooperation; Human rights and safeguards",
        ])
      #expect(book["Passages", "I4"]?.value == "0.99", "a likelihood is never shown as certain")
      #expect(book["Passages", "F2"]?.value == "Heading")
      #expect(book["Passages", "I6"] == nil, "no likelihood where no theme is given")
      #expect(book.rows["Passages"] == 9)
    }

    @Test func participantsWithTheirFacts() {
      #expect(
        book.row(4, of: "Participants", columns: "ABCDEGHIJK") == [
          "NOR", "State", "Norway", "Norvège", "", "Western European and other States", "one.txt",
          "English", "2021-11-03", "4",
        ])
    }

    /// The lines of passages and the lines of the last sheet are together the lines that hold text, none twice.
    @Test func everyLineIsInAPassageOrLeftOut() throws {
      var lines: [Int] = []
      for row in 2...(book.rows["Left out"] ?? 1) {
        let cells = book.row(row, of: "Left out", columns: "ABC")
        guard cells[0] == "one.txt" else { continue }
        lines += try #require(Int(cells[1]))...(try #require(Int(cells[2])))
      }
      for row in 2...(book.rows["Passages"] ?? 1) {
        let cells = book.row(row, of: "Passages", columns: "DE")
        lines += try #require(Int(cells[0]))...(try #require(Int(cells[1])))
      }
      let inked = Sample.compilation.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.element.isEmpty }.map { $0.offset + 1 }
      #expect(Set(lines).isSuperset(of: inked))
      #expect(lines.count == Set(lines).count)
    }

    @Test func unusableFileIsAmongWhatWasLeftOut() throws {
      let row = try #require(book.row(with: "zero.txt", in: "A", of: "Left out"))
      #expect(
        book.row(row, of: "Left out", columns: "BCDE") == [
          "", "", "File that could not be used", "the file holds no text; left out",
        ])
    }
  }

  struct Files {
    @Test func sameBytesTwice() throws {
      let scratch = try Folder()
      for name in ["a.xlsx", "b.xlsx"] {
        // Read and coded anew: nothing may hang on the order of dictionaries.
        _ = try Sample([("one.txt", Sample.compilation)]).report().write(to: scratch.path(name))
      }
      let first = try Data(contentsOf: URL(filePath: scratch.path("a.xlsx")))
      #expect(try first == Data(contentsOf: URL(filePath: scratch.path("b.xlsx"))))
      #expect(!first.isEmpty)
    }

    @Test func noDocumentAtAllMakesAWorkbookToo() throws {
      let scratch = try Folder()
      #expect(try Sample([]).report().write(to: scratch.path()).isEmpty)
    }

    @Test(arguments: ["2026-11", "2026-02-30", "tomorrow"])
    func dateOfNoCalendarIsRefused(date: String) throws {
      let scratch = try Folder()
      let sample = try Sample([])
      #expect(throws: SpreadsheetError.self) { try sample.report(date: date).write(to: scratch.path()) }
      #expect(!FileManager.default.fileExists(atPath: scratch.path()))
    }

    @Test func textTooLongForACellIsReported() throws {
      let scratch = try Folder()
      let long = String(repeating: "The waves go on and on without an end. ", count: 1_000)
      let text = "                Norway\n\n[Original: English]\n[3 November 2021]\n\n\(long)\n"
      let cuts = try Sample([("long.txt", text)]).report().write(to: scratch.path()).cuts
      #expect(cuts.map(\.sheet) == ["Passages"])
      #expect(cuts.map(\.cell) == [CellReference(1, 10)])
    }
  }
}
