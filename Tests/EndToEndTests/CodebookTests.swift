import Foundation
import TestSupport
import Testing

/// An analyst's codebook, from the export to positions on an issue of the analyst's own.
@Suite struct CodebookTests {
  /// An issue that the built-in codebook does not know, with all that names it.
  private static let added = [
    "issues.more.csv":
      "issue,theme,label_en,label_fr,support_means,oppose_means\n"
      + "CO90,cooperation,Lighthouse keepers,Gardiens de phare,Hear lighthouse keepers,Do not\n",
    "concepts.more.csv": "concept,kind,label_en,label_fr\nlighthouse,object,Lighthouses,Phares\n",
    "wording.en.more.csv": "concept,pattern\nlighthouse,lighthouse* ... keeper*\n",
    "wording.es.more.csv": "concept,pattern\nlighthouse,guard* ... faro*\n",
    "wording.fr.more.csv": "concept,pattern\nlighthouse,gardien* ... phare*\n",
    "issue-objects.more.csv": "issue,side,concepts,unless,turns\nCO90,support,lighthouse,,yes\n",
  ]

  private static let document = """
      Norway

    [Original: English]
    [3 November 2021]

      The keepers of birds are welcome. The lighthouse and its keepers should be heard.

      Kenya

    [Original: English]
    [5 November 2021]

      The convention should not provide for lighthouse keepers.

      Fiji

    [Original: English]
    [5 November 2021]

      Lighthouse keepers should not be included in the convention.

      Peru

    [Original: English]
    [6 November 2021]

      We have nothing to say about towers.

    """

  private static let frenchDocument = """
      Sénégal

    [Original : français]
    [3 novembre 2021]

      La convention devrait prévoir que les gardiens de phare soient entendus par les autorités.

      Suisse

    [Original : français]
    [5 novembre 2021]

      Les gardiens de phare ne devraient pas être inclus dans la convention.

      Maroc

    [Original : français]
    [5 novembre 2021]

      Nous ne disons rien des tours.

    """

  private func folder(_ tables: [String: String] = added, in name: String = "my") throws -> Folder {
    let folder = try Folder()
    for (file, text) in tables { try folder.write(text, to: name + "/" + file) }
    try folder.write(Self.document, to: "input/a.txt")
    try folder.write(Self.frenchDocument, to: "input/b.txt")
    return folder
  }

  private func run(_ folder: Folder, codebook: String = "my") throws -> Shell.Outcome {
    try Program.run([
      "--codebook", folder.path(codebook), "--input", folder.path("input"), "--output", folder.path("output"),
    ])
  }

  @Test func anAddedIssueIsCoded() throws {
    let folder = try folder()
    let outcome = try run(folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let positions = try folder.text("output/csv/positions.csv").components(separatedBy: "\r\n")
    #expect(positions[0].hasPrefix("participant,issue,theme,stance,"))
    let cells = positions.map { Array($0.components(separatedBy: ",").prefix(4)) }.filter {
      $0.contains("CO90")
    }
    // No model of presence knows the issue: its objects find it, the stance comes from weights that issues share.
    #expect(
      cells.map { $0.joined(separator: ",") } == [
        "CHE,CO90,cooperation,oppose", "FJI,CO90,cooperation,oppose", "KEN,CO90,cooperation,oppose",
        "NOR,CO90,cooperation,support", "SEN,CO90,cooperation,support",
      ])
    // It stands with the issues of its theme, also where issues are columns.
    #expect(try folder.text("output/csv/issues.csv").contains(",CO10,CO90,HR01,"))
    // Without the codebook there is no such issue.
    let plain = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(plain.code == 0)
    #expect(try !folder.text("output/csv/positions.csv").contains("CO90"))
  }

  @Test func theCodebookIsNoneOfTheOutput() throws {
    let (first, second) = (try folder(), try folder([:]))
    try second.write("concept,pattern\nlighthouses,x\n", to: "my/wording.en.more.csv")
    let before = try first.contents(below: "my")
    #expect(try run(first).code == 0)
    #expect(try first.contents(below: "my") == before)
    // A refused codebook leaves the output as it was.
    try second.write("old", to: "output/csv/themes.csv")
    #expect(try run(second).code == 65)
    #expect(try second.contents(below: "output") == ["csv/themes.csv": Data("old".utf8)])
  }

  @Test func aFaultNamesTheFileAsTyped() throws {
    var tables = Self.added
    tables["issue-objects.more.csv"] = "issue,side,concepts,unless,turns\nCO90,support,lighthose,,yes\n"
    let folder = try folder(tables)
    let outcome = try run(folder)
    let my = folder.path("my")
    let fault =
      "\(my)/issue-objects.more.csv:2:14: error: 'lighthose' is no concept of built-in codebook/concepts.csv or "
      + "\(my)/concepts.more.csv (did you mean lighthouse?)"
    #expect(outcome.code == 65)
    #expect(outcome.errors == "synoptic: \(fault); for every fault: synoptic codebook check \(my)\n")
    let check = try Program.run(["codebook", "check", my])
    #expect(check.code == 65)
    #expect(check.output == fault + "\n")
    #expect(check.errors == "synoptic: \(my): 1 fault; this codebook is refused\n")
    for command in [["reliability"], ["train", "--output", folder.path("w.csv")]] {
      let words =
        command + ["--gold", folder.path("gold"), "--input", folder.path("input"), "--codebook", my]
      let refused = try Program.run(words)
      #expect(refused.code == 65, "\(command)")
      #expect(refused.errors.hasPrefix("synoptic: \(fault)"), "\(command)")
    }
  }

  @Test func aNameThatIsNoTableIsNotPassedOver() throws {
    let folder = try folder(Self.added.merging(["issue.csv": "x\n", "README": "x", "notes.txt": "x"]) { $1 })
    try folder.write("x", to: "my/.hidden.csv")
    try folder.write("x", to: "my/old.csv/issues.csv")
    let check = try Program.run(["codebook", "check", folder.path("my")])
    #expect(check.code == 65)
    #expect(check.output.split(separator: "\n").count == 1, "\(check.output)")
    #expect(
      check.output.hasPrefix(
        "\(folder.path("my"))/issue.csv: error: no table of the codebook has this name (did you mean issues.csv?); "
          + "allowed are concepts.csv, "))
    #expect(try run(folder).code == 65)
  }

  @Test func checkTellsAllFaultsOfAllTables() throws {
    let folder = try folder([
      "issues.more.csv":
        "issue,theme,label_en,label_fr,support_means,oppose_means\nCO9,sea,,L,S,O\nCO03,scope,L,L,S,O\n",
      "theme-weights.csv":
        "stage,feature,scope,objectives,criminalisation,procedure,cooperation,human_rights,implementation\n"
        + "4,bias,0,0,0,0,0,0,0\n",
    ])
    let check = try Program.run(["codebook", "check", folder.path("my")])
    #expect(check.code == 65)
    #expect(
      check.output.replacingOccurrences(of: folder.path("my"), with: "my") == """
        my/issues.more.csv:2:1: error: 'CO9' is no issue id: two capital letters and two digits, such as CO03
        my/issues.more.csv:2:5: error: 'sea' is no theme; allowed are scope, objectives, criminalisation, \
        procedure, cooperation, human_rights, implementation
        my/issues.more.csv:2:9: error: 'label_en' is empty
        my/issues.more.csv:3:1: error: the issue 'CO03' stands twice, first at built-in codebook/issues.csv:50
        my/theme-weights.csv:2:1: error: '4' is no stage; allowed are 1, 2, 3

        """)
  }

  @Test func checkTellsWhatIsOddOnlyOfTheAnalystsOwn() throws {
    var tables = Self.added
    tables["wording.fr.more.csv"] = nil
    let folder = try folder(tables)
    let check = try Program.run(["codebook", "check", folder.path("my")])
    #expect(check.code == 0)
    #expect(check.errors == "")
    let lines = check.output.components(separatedBy: "\n")
    try #require(lines.count == 4, "\(check.output)")
    #expect(
      lines[0]
        == "\(folder.path("my"))/concepts.more.csv:2:1: warning: 'lighthouse' has no pattern in wording.fr.csv; "
        + "texts in that language never show it")
    #expect(lines[1].hasPrefix("\(folder.path("my")): 7 themes, 72 issues, "))
    #expect(lines[2] == "1 warning, no faults")
    let builtIn = try Program.run(["codebook", "check"])
    #expect(builtIn.code == 0)
    #expect(builtIn.output.contains("built-in codebook: 7 themes, 71 issues, "))
  }

  @Test func whatIsExportedIsTheSameCodebook() throws {
    let folder = try folder([:])
    let export = try Program.run(["codebook", "export", folder.path("new/my")])
    #expect(export.code == 0)
    let written = try folder.contents(below: "new/my")
    #expect(
      written.keys.sorted() == [
        "concepts.csv", "issue-objects.csv", "issues.csv", "skipped-words.csv", "themes.csv",
        "wording.en.csv", "wording.es.csv", "wording.fr.csv",
      ])
    for (name, bytes) in written {
      let own = Repository.root.appendingPathComponent("Sources/EmbeddedData/codebook/" + name)
      #expect(try Data(contentsOf: own) == bytes, "\(name)")
    }
    #expect(try run(folder, codebook: "new/my").code == 0)
    let exported = try folder.contents(below: "output")
    try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(try folder.contents(below: "output") == exported)
  }

  @Test func anExportNeverOverwrites() throws {
    for name in ["issues.csv", "issues.more.csv", "theme-weights.csv"] {
      let folder = try folder([name: "mine"])
      let again = try Program.run(["codebook", "export", folder.path("my")])
      #expect(again.code == 73)
      #expect(
        again.errors
          == "synoptic: \(folder.path("my")) holds \(name) already; export to a new or empty folder\n")
      #expect(try folder.contents(below: "my") == [name: Data("mine".utf8)])
    }
    let beside = try folder(["notes.txt": "mine"])
    #expect(try Program.run(["codebook", "export", beside.path("my")]).code == 0)
    #expect(try beside.text("my/notes.txt") == "mine")
    let file = try Program.run(["codebook", "export", beside.path("my/notes.txt")])
    #expect(file.code == 73)
  }

  @Test func aFolderThatIsMissingOrEmpty() throws {
    let folder = try folder(["README": "x"])
    let missing = try run(folder, codebook: "none")
    #expect(missing.code == 66)
    #expect(missing.errors == "synoptic: cannot list \(folder.path("none")): No such file or directory\n")
    let empty = try run(folder)
    #expect(empty.code == 65)
    #expect(
      empty.errors.hasPrefix(
        "synoptic: \(folder.path("my")): error: the folder holds no table of the codebook; allowed are "))
  }

  @Test func listsFitATerminalAndShowEveryIssue() throws {
    for language in ["en", "fr"] {
      let list = try Program.run(["codebook", "list", "--language", language])
      #expect(list.code == 0)
      let lines = list.output.components(separatedBy: "\n")
      #expect(lines.allSatisfy { $0.count <= 92 })
      #expect(lines.count { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " } == 71)
    }
    let theme = try Program.run(["codebook", "list", "human_rights"]).output
    #expect(theme.hasPrefix("human_rights · Human rights and safeguards\n  covers  "))
    #expect(theme.contains("\n  HR07  ") && !theme.contains("CO01"))
  }

  @Test func anIssueIsListedWithWhatNamesIt() throws {
    let folder = try folder()
    let list = try Program.run(["codebook", "list", "co90", "--codebook", folder.path("my")])
    #expect(list.code == 0)
    #expect(
      list.output == """
          CO90  Lighthouse keepers
                Gardiens de phare
                cooperation · International cooperation
                support  Hear lighthouse keepers
                oppose   Do not

        named by (issue-objects.csv)
          support  lighthouse

        concepts
          lighthouse  Lighthouses
            en  lighthouse* ... keeper*
            es  guard* ... faro*
            fr  gardien* ... phare*

        """)
    let french = try Program.run(["codebook", "list", "SC01", "--language", "fr"]).output
    #expect(
      french.hasPrefix("  SC01  Champ étroit de justice pénale\n        Narrow criminal-justice scope\n"))
    #expect(french.contains("\n           sauf broad_scope|any_offence\n"))
    #expect(try Program.run(["codebook", "list", "CO90"]).code == 64)
  }

  @Test(arguments: [
    ["codebook"], ["codebook", "chek"], ["codebook", "export"], ["codebook", "check", "a", "b"],
    ["codebook", "check", "--input", "x"], ["codebook", "list", "--language", "es"],
    ["codebook", "check", ""],
    ["run", "my"], ["--codebook"], ["codebook", "list", "SC01", "SC02"],
  ])
  func wrongUsage(words: [String]) throws {
    let outcome = try Program.run(words)
    #expect(outcome.code == 64)
    #expect(outcome.errors.hasPrefix("synoptic: ") && outcome.errors.contains("; see synoptic "))
  }

  @Test func theHelpFitsATerminal() throws {
    let help = try Program.run(["--help"]).output
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}
