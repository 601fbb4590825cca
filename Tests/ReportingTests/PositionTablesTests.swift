import Codebook
import Foundation
import Submissions
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite struct PositionTablesTests {
  /// A compilation with a group, a note, a contradiction and sentences over two lines.
  static let texts = [
    (
      path: "one.txt",
      text: """
                      Norway

      [Original: English]
      [3 November 2021]

      The convention should provide for extradition between all those who join it, and it should
      provide for mutual legal assistance.

      Cybersecurity should be left out of the convention.

      The measures must respect human rights and fundamental freedoms.

      Illegal access to a computer system should be made an offence.

                      European Union and its member States

      [Original: English]
      [4 November 2021]

      The convention should provide for extradition. Illegal access must be made an offence,
      "wherever it happens, whoever does it".

                      Kenya

      [Original: English]
      [5 November 2021]

      The convention should provide for extradition and for mutual legal assistance.

      The convention should include measures on cybersecurity.

      Human rights and fundamental freedoms must be respected.

                      Chad

      Note by the Secretariat

      The views of this country have been made available as a separate paper.

      """
    ),
    (
      path: "two.txt",
      text: """
                      France

      [Original: French]
      [6 November 2021]

      The convention should provide for mutual legal assistance.

      Cybersecurity should be left out of the convention.

      """
    ),
  ]

  private func sample() throws -> Sample { try Sample(Self.texts) }

  @Test func headersBeginAsTheContractSays() throws {
    let sample = try sample()
    let tables = RunTables(
      corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook,
      dialect: .rfc4180)
    var headers: [String: String] = [:]
    for file in tables.files {
      headers[file.name] =
        String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\r\n").first ?? ""
    }
    let fixed = [
      "passages.csv": "passage_id,document,participant,start_line,end_line,heading,themes,text,",
      "positions.csv": "participant,issue,theme,stance,confidence,source,passages,quotation,",
      "themes.csv":
        "participant,scope,objectives,criminalisation,procedure,cooperation,human_rights,implementation,untagged,",
      "convergence.csv":
        "issue,theme,support,oppose,conditional,silent,addressed_share,support_share,index,class,",
      "agreement.csv": "theme,participant_a,participant_b,shared_issues,agreement,index,",
      "participants.csv":
        "participant,name_en,name_fr,kind,members,regional_group,document,original_language,date,",
      "documents.csv": "document,symbol,kind,language,participants,passages,sha256,note,",
    ]
    for (name, start) in fixed { #expect(headers[name]?.hasPrefix(start) == true, "\(name)") }
    #expect(
      headers["issues.csv"]
        == (["participant"] + sample.codebook.issues.map(\.id)).joined(separator: ","))
  }

  @Test func aPositionIsARowWithItsWords() throws {
    let sample = try sample()
    let rows = try sample.table("positions")
    #expect(rows.count > 8)
    let passages = Dictionary(
      uniqueKeysWithValues: try sample.table("passages").map { ($0["passage_id"] ?? "", $0) })
    let lines = Self.texts.map { ($0.path, $0.text.components(separatedBy: "\n")) }
    let documents = Dictionary(uniqueKeysWithValues: lines)
    for row in rows {
      let ids = (row["passages"] ?? "").components(separatedBy: ";")
      let quotation = row["quotation"] ?? ""
      let passage = try #require(passages[ids[0]])
      #expect(!quotation.isEmpty)
      #expect(passage["text"]?.contains(quotation) == true, "\(quotation)")
      #expect(passage["participant"] == row["participant"])
      #expect(passage["document"] == row["quotation_document"])
      let (first, last) = (
        try #require(Int(row["quotation_start_line"] ?? "")),
        try #require(Int(row["quotation_end_line"] ?? ""))
      )
      let document = try #require(documents[row["quotation_document"] ?? ""])
      let joined = document[first - 1..<last].map { $0.trimmingCharacters(in: .whitespaces) }
        .joined(separator: " ")
      #expect(joined.contains(quotation), "\(joined)")
      #expect((1...4).contains(ids.count))
      #expect(row["evidence_stances"]?.components(separatedBy: ";").count == ids.count)
      #expect(row["source"] == "coded")
      #expect(["support", "conditional", "oppose"].contains(row["stance"]))
      let confidence = try #require(row["confidence"])
      let likelihood = try #require(Double(confidence))
      #expect(confidence.utf8.count == 5 && (0...1).contains(likelihood))
      let issue = try #require(sample.codebook.issues.first { $0.id == row["issue"] })
      #expect(row["theme"] == issue.theme.rawValue)
    }
    #expect(
      rows.first { $0["participant"] == "NOR" && $0["issue"] == "CO02" }?["quotation_end_line"] == "7",
      "a sentence over two lines")
  }

  @Test func rowsStandByParticipantThenIssue() throws {
    let sample = try sample()
    let order = Dictionary(uniqueKeysWithValues: sample.codebook.issues.enumerated().map { ($1.id, $0) })
    let keys = try sample.table("positions").map { ($0["participant"] ?? "", order[$0["issue"] ?? ""] ?? -1) }
    for (before, after) in zip(keys, keys.dropFirst()) { #expect(before < after) }
  }

  @Test func theMatrixHoldsThePositionsAndSilence() throws {
    let sample = try sample()
    let rows = try sample.table("issues")
    #expect(rows.map { $0["participant"] } == ["EU", "FRA", "KEN", "NOR", "TCD"])
    var stances: [String: String] = [:]
    for row in try sample.table("positions") {
      stances["\(row["participant"] ?? "") \(row["issue"] ?? "")"] = row["stance"]
    }
    for row in rows {
      for issue in sample.codebook.issues {
        #expect(row[issue.id] == stances["\(row["participant"] ?? "") \(issue.id)"] ?? "silent")
      }
    }
    #expect(rows.last?.values.filter { $0 == "silent" }.count == sample.codebook.issues.count)
  }

  @Test func aStateShowsItsOwnStanceAndThatOfItsGroup() throws {
    let sample = try sample()
    let rows = try sample.table("member-states")
    func cell(_ state: String, _ issue: String) -> [String?] {
      let row = rows.first { $0["member_state"] == state && $0["issue"] == issue }
      return ["own", "through_groups", "counted", "counted_by", "counted_through"].map { row?[$0] }
    }
    let issues = Dictionary(
      uniqueKeysWithValues: try sample.table("issues").map { ($0["participant"] ?? "", $0) })
    let group = try #require(issues["EU"]?["CO02"])
    let own = try #require(issues["FRA"]?["CO01"])
    #expect(group != "silent" && own != "silent")
    #expect(cell("BEL", "CO02") == ["", "EU:" + group, group, "through", "EU"])
    #expect(cell("FRA", "CO02") == ["", "EU:" + group, group, "through", "EU"])
    #expect(cell("FRA", "CO01") == [own, "", own, "own", ""])
    #expect(cell("FRA", "IM08") == [nil, nil, nil, nil, nil])
    #expect(rows.allSatisfy { $0["own"] != "" || $0["through_groups"] != "" })
  }

  @Test func nobodyGivesTablesOfHeadersAlone() throws {
    for texts in [[], [(path: "empty.txt", text: "Nothing that anybody submits.\n")]] {
      let sample = try Sample(texts)
      for name in ["positions", "issues", "agreement", "blocs", "arrangement", "member-states"] {
        #expect(try sample.table(name).isEmpty, "\(name)")
      }
      let convergence = try sample.table("convergence")
      #expect(convergence.count == sample.codebook.issues.count)
      for row in convergence {
        #expect(row["class"] == "too_few_voices")
        #expect(["support", "oppose", "conditional", "silent"].allSatisfy { row[$0] == "0" })
        #expect(["addressed_share", "support_share", "index"].allSatisfy { row[$0] == "" })
      }
    }
  }
}
