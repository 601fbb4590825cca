import Codebook
import Convergence
import Foundation
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite struct ComparisonTablesTests {
  /// The row of one issue on which so many oppose, set conditions, support and are silent, by column names.
  private func row(_ oppose: Int, _ conditional: Int, _ support: Int, silent: Int = 0) throws
    -> [String: String]
  {
    let stances: [Stance?] =
      Array(repeating: .oppose, count: oppose) + Array(repeating: .conditional, count: conditional)
      + Array(repeating: .support, count: support) + Array(repeating: nil, count: silent)
    let matrix = try PositionsMatrix(
      participants: stances.indices.map { .init(state: "P\(100 + $0)") },
      issues: [.init(id: "SC01", theme: .scope)],
      positions: stances.enumerated().compactMap { place, stance in
        stance.map { .init("P\(100 + place)", "SC01", $0) }
      })
    let issue = try #require(IssueConvergence.all(in: matrix).first)
    return Dictionary(
      uniqueKeysWithValues: zip(RunTables.convergenceSchema.header, RunTables.row(of: issue)))
  }

  /// Published values and those of an independent implementation: A, consensus, 1 - Leik's D, net support.
  @Test(arguments: [
    ([0, 0, 20], ["1.000", "1.000", "1.000", "1.000"]), ([1, 0, 19], ["0.800", "0.714", "0.900", "0.900"]),
    ([2, 2, 16], ["0.700", "0.477", "0.700", "0.700"]), ([5, 0, 15], ["0.000", "0.189", "0.500", "0.500"]),
    ([0, 5, 15], ["0.750", "0.686", "0.750", "0.750"]), ([0, 10, 10], ["0.500", "0.585", "0.500", "0.500"]),
    ([10, 0, 10], ["-1.000", "0.000", "0.000", "0.000"]),
    ([7, 6, 7], ["-0.100", "0.300", "0.300", "0.000"]),
  ])
  func measuresOfAnIssue(counts: [Int], expected: [String]) throws {
    let row = try row(counts[0], counts[1], counts[2], silent: 5)
    #expect(["index", "consensus", "leik", "net_support"].map { row[$0] ?? "" } == expected)
    #expect(row["silent"] == "5")
    #expect(row["addressed_share"] == "0.800")
    #expect(row["states_index"] == row["index"])
  }

  @Test func belowThreeVoicesThereIsNoIndex() throws {
    for (oppose, conditional, support) in [(0, 0, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1), (2, 0, 0)] {
      let row = try row(oppose, conditional, support, silent: 1)
      #expect([row["index"], row["leik"], row["consensus"]] == ["", "", ""])
      #expect(row["class"] == "too_few_voices")
    }
    #expect(try row(0, 0, 3)["index"] == "1.000")
  }

  private func row(_ first: String, _ second: String) throws -> [String: String] {
    func stances(_ signs: String) -> [Stance?] {
      signs.map { $0 == "+" ? .support : $0 == "~" ? .conditional : $0 == "-" ? .oppose : nil }
    }
    let pair = PairAgreement("A", stances(first), "B", stances(second))
    return Dictionary(
      uniqueKeysWithValues: zip(RunTables.agreementSchema.header, RunTables.row(of: pair)))
  }

  /// Nine of ten shared issues alike give a kappa of 0, two that always support none at all.
  @Test func agreementOfAPair() throws {
    let near = try row("++++++++++", "+++++++++~")
    #expect(
      ["theme", "shared_issues", "agreement", "index", "overlap", "kappa", "distance"].map { near[$0] ?? "" }
        == ["all", "10", "0.950", "0.900", "1.000", "0.000", "1"])
    let same = try row("+++++....", "+++++++++")
    #expect(
      ["shared_issues", "agreement", "index", "overlap", "kappa", "pi"].map { same[$0] ?? "" }
        == ["5", "1.000", "1.000", "0.556", "", ""])
    let opposite = try row("+-+-+-", "-+-+-+")
    #expect(["agreement", "index", "kappa"].map { opposite[$0] ?? "" } == ["0.000", "-1.000", "-1.000"])
    let few = try row("++++", "++++")
    #expect(["shared_issues", "agreement", "index", "distance"].map { few[$0] ?? "" } == ["4", "", "", "0"])
  }

  /// Counts of the tables, recounted from the table of positions alone.
  @Test func countsAreThoseOfThePositions() throws {
    let sample = try Sample(PositionTablesTests.texts)
    var stance: [String: [String: Int]] = [:]
    for row in try sample.table("positions") {
      let value = ["support": 1, "conditional": 0, "oppose": -1][row["stance"] ?? ""]
      stance[row["participant"] ?? "", default: [:]][row["issue"] ?? ""] = value
    }
    let scope = ["EU", "FRA", "KEN", "NOR"]
    for row in try sample.table("convergence") {
      let values = scope.compactMap { stance[$0]?[row["issue"] ?? ""] }
      for (column, value) in [("support", 1), ("conditional", 0), ("oppose", -1)] {
        #expect(row[column] == "\(values.filter { $0 == value }.count)")
      }
      #expect(row["silent"] == "\(4 - values.count)")
      #expect(row["addressed_share"] == String(format: "%.3f", Double(values.count) / 4))
    }

    let theme = Dictionary(
      uniqueKeysWithValues: sample.codebook.issues.map { ($0.id, $0.theme.rawValue) })
    let rows = try sample.table("agreement")
    #expect(rows.count == 8 * 6)
    for row in rows {
      let issues = sample.codebook.issues.map(\.id).filter {
        row["theme"] == "all" || row["theme"] == theme[$0]
      }
      let (first, second) = (row["participant_a"] ?? "", row["participant_b"] ?? "")
      #expect(first < second)
      let shared = issues.compactMap { issue -> Int? in
        guard let one = stance[first]?[issue], let other = stance[second]?[issue] else { return nil }
        return abs(one - other)
      }
      #expect(row["shared_issues"] == "\(shared.count)")
      #expect(row["distance"] == "\(shared.reduce(0, +))")
      let either = issues.filter { stance[first]?[$0] != nil || stance[second]?[$0] != nil }
      #expect(row["addressed_by_either"] == "\(either.count)")
      #expect((row["agreement"] == "") == (shared.count < 5))
      #expect((row["overlap"] == "") == either.isEmpty)
    }
    let extradition = try sample.table("convergence").first { $0["issue"] == "CO02" }
    let counted = ["states_support", "states_conditional", "states_oppose"].compactMap {
      Int(extradition?[$0] ?? "")
    }
    // 27 members of the Union, one of them a participant itself, with Kenya and Norway.
    #expect(counted.count == 3 && counted.reduce(0, +) == 29)
    #expect(Set(try sample.table("arrangement").map { $0["participant"] ?? "" }) == Set(scope))
  }

  @Test func regionalGroupsAddUp() throws {
    let sample = try Sample(PositionTablesTests.texts)
    let groups = try sample.table("convergence-by-group")
    for row in try sample.table("convergence") {
      let parts = groups.filter { $0["issue"] == row["issue"] && $0["counted"] == "member_states" }
      for column in ["support", "oppose", "conditional", "silent"] {
        #expect(
          parts.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) } == Int(row["states_" + column] ?? ""))
      }
    }
  }

  @Test(arguments: [
    (0.0, "0.000"), (1, "1.000"), (-1, "-1.000"), (-0.0004, "0.000"), (-0.0006, "-0.001"), (0.0005, "0.001"),
    (-0.25, "-0.250"), (12.3456, "12.346"), (0.9996, "1.000"), (.nan, ""), (.infinity, ""),
  ])
  func numbersHaveThreeDecimals(value: Double, text: String) {
    #expect(Decimal.text(value) == text)
  }

  // MARK: - Description

  /// Each table against its own description, as a reader of data packages would check it.
  @Test(arguments: [CSVDialect.rfc4180, .excel])
  func theDataPackageDescribesEveryFile(dialect: CSVDialect) throws {
    let sample = try Sample(PositionTablesTests.texts)
    let files = RunTables(
      corpus: sample.corpus, comparison: sample.comparison, codebook: sample.codebook,
      dialect: dialect
    ).files
    #expect(files.map(\.name) == files.map(\.name).sorted())
    let description = try #require(files.first { $0.name == "datapackage.json" })
    let package = try JSONDecoder().decode(Package.self, from: Data(description.bytes))
    #expect(package.profile == "tabular-data-package")
    #expect(package.csvDialect == dialect.rawValue)
    #expect(
      Set(package.resources.map(\.path)) == Set(files.map(\.name)).subtracting(["datapackage.json"]))
    for resource in package.resources {
      let file = try #require(files.first { $0.name == resource.path })
      #expect(resource.bytes == file.bytes.count)
      #expect(resource.dialect.delimiter == String(dialect.separator))
      let table = try CSVTable(file.bytes, name: file.name, required: [])
      #expect(table.header == resource.schema.fields.map(\.name))
      #expect(resource.schema.fields.allSatisfy { !$0.description.isEmpty })
      let key = resource.schema.primaryKey.compactMap { table.index(of: $0) }
      #expect(key.count == resource.schema.primaryKey.count)
      #expect(Set(table.rows.map { row in key.map { row.fields[$0] } }).count == table.rows.count)
      for row in table.rows {
        for (field, text) in zip(resource.schema.fields, row.fields) where !text.isEmpty {
          switch field.type {
          case "integer": #expect(Int(text) != nil, "\(resource.path) \(field.name): \(text)")
          case "number": #expect(Double(text) != nil, "\(resource.path) \(field.name): \(text)")
          case "boolean": #expect(text == "true" || text == "false")
          default: #expect(field.type == "string")
          }
        }
      }
    }
  }

  private struct Package: Decodable {
    let profile: String
    let csvDialect: String
    let resources: [Resource]

    struct Resource: Decodable {
      let path: String
      let dialect: Dialect
      let bytes: Int
      let schema: Schema
    }

    struct Dialect: Decodable {
      let delimiter: String
    }

    struct Schema: Decodable {
      let fields: [Field]
      let primaryKey: [String]
    }

    struct Field: Decodable {
      let name: String
      let type: String
      let description: String
    }
  }
}
