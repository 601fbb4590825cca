import Codebook
import Coding
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite("The reading list of disagreements") struct ReadingListTests {
  private func position(
    _ gold: Stance?, _ coded: Stance?, _ confidence: Double?, participant: String = "GHA"
  ) -> Disagreement {
    Disagreement(
      .position(issue: 0, .init(gold: gold, coded: coded)), participant: participant, document: "in/a.txt",
      lines: 3...5, confidence: confidence, quotation: "We \"shall\", too.", goldEvidence: "Evidence.")
  }

  private func theme(_ theme: Theme, isGold: Bool, _ confidence: Double, _ quotation: String = "Text")
    -> Disagreement
  {
    Disagreement(
      .theme(theme, isGold: isGold), participant: "PER", document: "a.txt", lines: nil,
      confidence: confidence,
      quotation: quotation, goldEvidence: quotation)
  }

  private func rows(_ disagreements: [Disagreement]) throws -> [[String]] {
    let columns = [
      "kind", "participant", "document", "lines", "issue_or_theme", "label", "gold", "coded", "confidence",
      "quotation", "gold_evidence",
    ]
    let table = try CSVTable(
      ReadingList(disagreements, codebook: try Codebook()).csv, name: "list", required: columns)
    #expect(table.header == columns)
    return table.rows.map(\.fields)
  }

  @Test func beginsWithWhatAnAnalystWouldMindMost() throws {
    let kinds: [(gold: Stance?, coded: Stance?)] = [
      (.support, .oppose), (nil, .oppose), (.conditional, .oppose), (.oppose, nil), (.oppose, .conditional),
      (nil, .conditional), (.support, .conditional), (.conditional, .support), (.conditional, nil),
      (.support, nil), (nil, .support),
    ]
    // The later in the list, the surer: only the kind can bring the first ones to the top.
    let sorted = kinds.enumerated().map { position($1.gold, $1.coded, 0.9 - Double($0) / 100) }
    let themes = [theme(.scope, isGold: true, 0.99), theme(.procedure, isGold: false, 0.5)]
    let expected =
      kinds.map { "\($0.gold?.rawValue ?? "silent") \($0.coded?.rawValue ?? "silent")" } + [
        "yes no", "no yes",
      ]
    #expect(try rows(Array((sorted + themes).reversed())).map { $0[6] + " " + $0[7] } == expected)
  }

  @Test func theSurestComesFirstWithinAKindAndSilenceLast() throws {
    let list = [
      position(.oppose, nil, nil, participant: "A"), position(.oppose, .conditional, 0.2, participant: "B"),
      position(.oppose, .conditional, 0.8, participant: "C"), position(.oppose, nil, nil, participant: "D"),
      position(.oppose, .support, 0.1, participant: "E"), position(.support, .oppose, 0.9, participant: "F"),
    ]
    #expect(try rows(list).map { $0[1] } == ["F", "E", "C", "B", "A", "D"])
  }

  @Test func rowsSayWhatBothSidesGoBy() throws {
    let long = String(repeating: "word ", count: 100)
    let found = try rows([position(.support, nil, nil), theme(.humanRights, isGold: false, 0.875, long)])
    let codebook = try Codebook()
    let issue = codebook.issues[0]
    #expect(
      found[0] == [
        "position", "GHA", "in/a.txt", "3-5", issue.id, issue.labelEnglish, "support", "silent", "",
        "We \"shall\", too.", "Evidence.",
      ])
    #expect(
      Array(found[1][..<9]) == [
        "theme", "PER", "a.txt", "", "human_rights", codebook.themes[5].labelEnglish, "no", "yes", "0.875",
      ])
    #expect(found[1][9].count <= 300 && found[1][9].hasSuffix(" …") && found[1][9] == found[1][10])
  }
}
