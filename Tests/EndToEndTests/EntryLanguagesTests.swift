import Foundation
import TestSupport
import Testing

/// Entries in several languages within one document, by what the built program writes.
@Suite struct EntryLanguagesTests {
  /// The rows of a table by the names of its columns.
  private func rows(_ name: String, in folder: Folder) throws -> [[String: String]] {
    let lines = try folder.text("output/csv/\(name).csv").components(separatedBy: "\r\n").filter {
      !$0.isEmpty
    }
    let header = lines.first?.components(separatedBy: ",") ?? []
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, Self.fields($0))) }
  }

  /// The fields of a row without line ends in them.
  private static func fields(_ row: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private func run(_ texts: String...) throws -> (folder: Folder, outcome: Shell.Outcome) {
    let folder = try Folder()
    for (name, text) in zip(["a", "b"], texts) { try folder.write(text, to: "input/\(name).txt") }
    let outcome = try Program.run([
      "--quiet", "--input", folder.path("input"), "--output", folder.path("output"),
    ])
    return (folder, outcome)
  }

  @Test func tablesTellTheLanguageOfEachEntry() throws {
    let (folder, outcome) = try run(Self.mixed)
    #expect(outcome.code == 0)
    let line = { (name: String) in
      Self.mixed.components(separatedBy: "\n").firstIndex { $0.hasSuffix(name) }.map { $0 + 1 } ?? 0
    }
    let said =
      "for which there is no wording of the concepts; its text is kept, untagged and without positions"
    let warnings = [
      "a.txt:\(line("Portugal")): warning: the entry of PRT is in Portuguese, \(said)",
      "a.txt:\(line("Russian Federation")): warning: the entry of RUS is in Russian, \(said)",
    ]
    #expect(outcome.errors == warnings.map { "synoptic: \($0)\n" }.joined())

    let document = try #require(try rows("documents", in: folder).first)
    #expect(document["language"] == "en")
    #expect(document["languages"] == "en;fr;pt;ru")
    #expect(document["note"]?.contains("the entry of PRT is in Portuguese, \(said)") == true)
    let participants = try rows("participants", in: folder)
    #expect(
      participants.map { "\($0["participant"] ?? "") \($0["language"] ?? "")" } == [
        "BEL fr", "KEN en", "NOR en", "PRT pt", "RUS ru",
      ])
    for passage in try rows("passages", in: folder) {
      let isCoded = !["PRT", "RUS"].contains(passage["participant"])
      if !isCoded { #expect(passage["themes"] == "" && passage["text"] != "" && passage["concepts"] == "") }
    }
    #expect(try folder.text("output/csv/passages.csv").contains("A convenção deve prever a extradição"))
    let schema = try folder.text("output/csv/datapackage.json")
    for column in ["languages", "not_coded", "states_not_coded"] { #expect(schema.contains("\"\(column)\"")) }
  }

  @Test func whoIsNotCodedIsNotSilent() throws {
    let (folder, _) = try run(Self.mixed)
    let positions = try rows("positions", in: folder)
    #expect(positions.contains { $0["participant"] == "BEL" && $0["issue"] == "CO02" })
    #expect(!positions.contains { ["PRT", "RUS"].contains($0["participant"]) })
    let cells = try rows("issues", in: folder)
    let stances = Set(["support", "conditional", "oppose", "silent"])
    for row in cells {
      let values = Set(row.filter { $0.key != "participant" }.values)
      if ["PRT", "RUS"].contains(row["participant"]) {
        #expect(values == ["not_coded"])
      } else {
        #expect(values.isSubset(of: stances))
      }
    }
    for row in try rows("convergence", in: folder) {
      let issue = try #require(row["issue"])
      #expect(row["silent"] == String(cells.count { $0[issue] == "silent" }), "\(issue)")
      #expect(row["not_coded"] == "2" && row["states_not_coded"] == "2")
    }
    for name in try folder.contents(below: "output/briefing").keys where name != "changes.md" {
      let note = try folder.text("output/briefing/\(name)")
      #expect(
        note.contains(
          "Not coded, which is no silence: text in a language without wording by Portugal (Portuguese) and Russian "
            + "Federation (Russian)."), "\(name)")
      #expect(!note.contains("Silent on the whole theme: Portugal"))
    }
    let why = try Program.run(["why", "PRT", "CO03", "--input", folder.path("input")])
    #expect(why.output.contains("not coded, as text of it is in Portuguese, without wording of the concepts"))
  }

  /// One entry read and one not: what is found stands, what is not found may be in the other.
  @Test func whoIsCodedInPartIsNowhereSilent() throws {
    let (folder, _) = try run(Self.mixed, Self.portuguese)
    let row = try #require(try rows("issues", in: folder).first { $0["participant"] == "NOR" })
    #expect(Set(row.values).contains("not_coded"))
    #expect(!row.values.contains("silent"))
    #expect(!(try rows("positions", in: folder)).filter { $0["participant"] == "NOR" }.isEmpty)
  }

  @Test(.enabled(if: Shell.python(with: "openpyxl") != nil, "python3 with openpyxl is not installed"))
  func theGridSaysWhoIsNotCoded() throws {
    let (folder, _) = try run(Self.mixed)
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1], data_only=True)
      sheet = book["Positions"]
      rows = list(sheet.iter_rows(values_only=True))
      names = next(row for row in rows if "Norway" in row)
      grid = [row for row in rows if row[0] and row[6] in ("+", "+?", "±", "±?", "–", "–?", "·", "n/c")]
      for name in ("Norway", "Portugal", "Russian Federation"):
          place = names.index(name)
          print(name, sorted({row[place] for row in grid if row[place] in ("·", "n/c")}))
      print(all(row[5] == row[6:].count("·") for row in grid), len(grid))
      print(any("n/c is not coded" in str(row[0]) for row in rows))
      print(any("With text that is not coded" in map(str, row) for row in book["Synoptic"].iter_rows(values_only=True)))
      """
    let python = try #require(Shell.python(with: "openpyxl"))
    let printed = try Shell.run(python, ["-c", script, folder.path("output/positions.xlsx")]).succeeded()
      .output
    #expect(
      printed
        == "Norway ['·']\nPortugal ['n/c']\nRussian Federation ['n/c']\nTrue 71\nTrue\nTrue\n")
  }

  private static let mixed = """
    I. Introduction

    1. The secretariat invited comments, and it has put them together in the order in which they came in.

    2. Each of them is in the language in which it was sent, and none of it has been changed by the secretariat.

                        Norway

    [Original: English]
    [1 November 2021]

    The convention should provide for extradition of persons accused of the offences it establishes.

    Questions of cybersecurity and of Internet governance should be left out of the convention. We do not support a
    provision on copyright infringement, which is not a matter for this convention and has its own treaties.

                        Belgium

    [Original: French]
    [2 November 2021]

    La convention devrait prévoir l'extradition des personnes accusées des infractions qu'elle établit.

                        Portugal

    [Original: Portuguese]
    [3 November 2021]

    A convenção deve prever a extradição das pessoas acusadas das infrações que ela cria, e não deve tratar da rede.

                        Russian Federation

    [Original: Russian]
    [4 November 2021]

    Конвенция должна предусматривать выдачу лиц, обвиняемых в таких преступлениях.

                        Kenya

    [Original: English]
    [5 November 2021]

    Extradition: yes.

    """

  private static let portuguese = """
                        Norway

    [Original: Portuguese]
    [6 November 2021]

    A convenção deve também respeitar os direitos das pessoas, e não deve tratar do que já está noutros tratados.

    """
}
