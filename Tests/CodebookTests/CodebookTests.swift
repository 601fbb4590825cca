import Codebook
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct CodebookTests {
  @Test func everyTableLoads() throws {
    let codebook = try Codebook()
    #expect(codebook.themes.map(\.theme) == Theme.allCases)
    #expect(codebook.themes.count == 7)
    #expect(codebook.issues.count == 71)
    #expect(Set(codebook.issues.map(\.id)).count == 71)
    #expect(Set(codebook.issues.map(\.theme)) == Set(Theme.allCases))
    #expect(codebook.lexicon.concepts.count > 400)
    _ = try LayoutVocabulary()
    _ = try ParticipantRegister()
    // Known to the program, read higher up.
    #expect(throws: Never.self) { try CodebookSource().bytes(of: "codebook/theme-weights.csv") }
  }

  @Test func issuesOfAThemeShareTheirLettersAndStandTogether() throws {
    let issues = try Codebook().issues
    var letters: [Theme: String] = [:]
    for issue in issues { letters[issue.theme] = letters[issue.theme] ?? String(issue.id.prefix(2)) }
    #expect(Set(letters.values).count == 7)
    for issue in issues { #expect(issue.id.hasPrefix(letters[issue.theme] ?? "?")) }
    let places = issues.map { Theme.allCases.firstIndex(of: $0.theme) ?? -1 }
    #expect(places == places.sorted())
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: sharedIssues), "no shared folder beside the repository"))
  func issuesAreThoseOfTheSharedCodebook() throws {
    let shared = try CSVTable(
      Array(Data(contentsOf: URL(filePath: sharedIssues))), name: "issues.csv", required: ["issue", "theme"])
    let (id, theme) = (try #require(shared.index(of: "issue")), try #require(shared.index(of: "theme")))
    #expect(
      shared.rows.map { [$0.fields[id], $0.fields[theme]] }
        == (try Codebook().issues.map { [$0.id, $0.theme.rawValue] }))
  }

  @Test func tablesAreReplacedByName() throws {
    let given = source(["codebook/themes.csv": "x\n1\n"])
    #expect(try given.bytes(of: "codebook/themes.csv") == bytes("x\n1\n"))
    #expect(try given.table("codebook/themes.csv", required: ["x"]).rows.count == 1)
    #expect(try given.bytes(of: "codebook/issues.csv") == CodebookSource().bytes(of: "codebook/issues.csv"))
    #expect(
      complaint { () throws(TableError) in _ = try given.bytes(of: "codebook/none.csv") }
        == "codebook/none.csv: error: there is no such table in the program")
  }

  private let themes = """
    theme,label_en,label_fr,covers,does_not_cover
    scope,A,A,,
    objectives,A,A,,
    criminalisation,A,A,,
    procedure,A,A,,
    cooperation,A,A,,
    human_rights,A,A,,

    """

  @Test func themesComeInTheirOrder() throws {
    let lines = (themes + "implementation,Z,Z,c,d").split(separator: "\n")
    let text = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let entries = try Codebook(from: source(["codebook/themes.csv": text])).themes
    #expect(entries.map(\.theme) == Theme.allCases)
    #expect(entries[6].labelEnglish == "Z")
    #expect(entries[6].covers == "c")
    #expect(entries[6].doesNotCover == "d")
  }

  @Test(arguments: [
    ("", "1: error: the theme 'implementation' is missing"),
    ("scope,B,B,,\n", "8:1: error: the theme 'scope' stands twice, first at codebook/themes.csv:2"),
    (
      "\"Scope\",B,B,,\n",
      "8:2: error: 'Scope' is no theme; allowed are scope, objectives, criminalisation, procedure, "
        + "cooperation, human_rights, implementation"
    ),
    ("implementation, ,B,,\n", "8:16: error: 'label_en' is empty"),
    ("implementation,B,,,\n", "8:18: error: 'label_fr' is empty"),
    ("implementation,B,B,\n", "8: error: 4 fields stand under a header of 5"),
  ])
  func faultsOfThemes(row: String, message: String) {
    let given = source(["codebook/themes.csv": themes + row])
    #expect(
      complaint { () throws(TableError) in _ = try Codebook(from: given) } == "codebook/themes.csv:" + message
    )
  }

  @Test(arguments: [
    ("SC01,scope,B,B,C,D", "3:1: error: the issue 'SC01' stands twice, first at codebook/issues.csv:2"),
    (
      "SC02,scopes,B,B,C,D",
      "3:6: error: 'scopes' is no theme; allowed are scope, objectives, criminalisation, procedure, "
        + "cooperation, human_rights, implementation"
    ),
    (",scope,B,B,C,D", "3:1: error: 'issue' is empty"),
    ("SC02,scope,,B,C,D", "3:12: error: 'label_en' is empty"),
    ("SC02,scope,É,,C,D", "3:15: error: 'label_fr' is empty"),
    ("SC02,scope,B,B,,D", "3:16: error: 'support_means' is empty"),
    ("SC02,scope,B,B,C,", "3:18: error: 'oppose_means' is empty"),
  ])
  func faultsOfIssues(row: String, message: String) {
    let head = "issue,theme,label_en,label_fr,support_means,oppose_means\nSC01,scope,A,A,B,C\n"
    let given = source(["codebook/issues.csv": head + row])
    #expect(
      complaint { () throws(TableError) in _ = try Codebook(from: given) } == "codebook/issues.csv:" + message
    )
  }

  @Test(arguments: ["SC1", "SC001", "sc01", "S101", "SC0A", "ÉC1", "S C1", "SC٠١"])
  func badIssueIds(id: String) {
    let head = "issue,theme,label_en,label_fr,support_means,oppose_means\n"
    let given = source(["codebook/issues.csv": head + id + ",scope,A,A,B,C"])
    #expect(
      complaint { () throws(TableError) in _ = try Codebook(from: given) }
        == "codebook/issues.csv:2:1: error: '\(id)' is no issue id: two capital letters and two digits, "
        + "such as CO03")
  }

  @Test(arguments: [
    "codebook/themes.csv", "codebook/issues.csv", "codebook/concepts.csv", "codebook/skipped-words.csv",
    "codebook/wording.en.csv", "codebook/wording.es.csv", "codebook/wording.fr.csv",
    "codebook/issue-objects.csv",
  ])
  func everyColumnIsNeeded(name: String) throws {
    let text = try table(name)
    let header = String(try #require(text.split(separator: "\n").first))
    for column in header.split(separator: ",") {
      let without = header.split(separator: ",").map { $0 == column ? "other" : $0 }.joined(separator: ",")
      let given = source([name: without + text.dropFirst(header.count)])
      let words = complaint { () throws(TableError) in _ = try Codebook(from: given) }
      #expect(words?.hasPrefix("\(name):1: error: the column '\(column)' is missing; needed are ") == true)
    }
  }

  @Test func everySetOfThemes() {
    for bits in UInt8(0)..<128 {
      let set = ThemeSet(rawValue: bits)
      let themes = set.themes
      #expect(themes.count == bits.nonzeroBitCount)
      #expect(ThemeSet(themes) == set)
      #expect(ThemeSet(themes.reversed()) == set)
      #expect(ThemeSet(themes + themes) == set)
      #expect(themes.map { Theme.allCases.firstIndex(of: $0) ?? -1 }.isSorted)
      for theme in Theme.allCases { #expect(set.contains(theme) == themes.contains(theme)) }
      let read = set.list.split(separator: ";").compactMap { Theme(rawValue: String($0)) }
      #expect(ThemeSet(read) == set)
      #expect(set.union(ThemeSet(rawValue: ~bits & 127)) == ThemeSet(Theme.allCases))
    }
    #expect(ThemeSet([.implementation, .scope]).list == "scope;implementation")
    #expect(ThemeSet([]).list.isEmpty)
  }
}

extension [Int] {
  fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
