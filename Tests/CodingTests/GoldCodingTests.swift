import Codebook
import Tables
import TestSupport
import Testing

@testable import Coding

@Suite struct GoldCodingTests {
  @Test func readsThemes() throws {
    let gold = try GoldCoding(
      rows(["a.txt,GHA,3,5,objectives;cooperation,scope", "a.txt,PER,7,7,,"], header: goldHeader), name: "g")
    #expect(gold.paragraphs.map(\.lines) == [3...5, 7...7])
    #expect(gold.paragraphs.map(\.themes.list) == ["objectives;cooperation", ""])
    #expect(gold.paragraphs.map(\.disputed.list) == ["scope", ""])
  }

  @Test(arguments: [
    ("a.txt,GHA,5,3,,", 11), ("a.txt,GHA,0,3,,", 11), ("a.txt,GHA,x,3,,", 11), ("a.txt,GHA,1,,,", 11),
    ("a.txt,GHA,1,3,privacy,", 15), ("a.txt,GHA,1,3,,scope;Scope", 16),
  ])
  func refusesABadRow(row: String, column: Int) {
    do {
      _ = try GoldCoding(rows(["a.txt,PER,1,1,,", row], header: goldHeader), name: "g")
      Issue.record("taken: \(row)")
    } catch {
      #expect(error.table == "g" && error.line == 3 && error.column == column)
    }
  }

  @Test func namesTheThemesThatAreAllowed() {
    #expect(throws: TableError.self) { try GoldCoding(bytes("document,participant\n"), name: "g") }
    do {
      _ = try GoldCoding(rows(["a.txt,GHA,1,3,privacy,"], header: goldHeader), name: "g")
    } catch {
      #expect(
        error.message == "'privacy' is no theme; allowed are scope, objectives, criminalisation, "
          + "procedure, cooperation, human_rights, implementation")
    }
  }

  @Test(arguments: [
    (1...4, 4...9, false), (1...4, 3...9, true), (1...4, 5...9, false), (2...2, 1...9, true),
    (1...9, 2...2, true),
  ])
  func answersByHalfOfTheShorter(lines: ClosedRange<Int>, other: ClosedRange<Int>, answer: Bool) {
    #expect(GoldCoding.answer(lines, other) == answer)
  }
}
