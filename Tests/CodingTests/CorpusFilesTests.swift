import Codebook
import Foundation
import Matching
import Tables
import TestSupport
import Testing

/// The written rows that the weights are learned from, as they lie in the repository.
@Suite struct CorpusFilesTests {
  struct Row {
    let id: String
    let language: String
    let text: String
    let themes: String
    let issue: String
    let stance: String
    let kind: String
  }

  private func rows() throws -> [Row] {
    let folder = Repository.root.appendingPathComponent("Sources/Coding/TrainingCorpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("corpus.") && $0.hasSuffix(".csv") }.sorted()
    var rows: [Row] = []
    for name in names {
      let columns = ["id", "language", "text", "themes", "issue", "stance", "kind"]
      let file = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      let table = try CSVTable(file, name: name, required: columns)
      #expect(table.header == columns, "\(name)")
      rows += table.rows.map { row in
        let fields = row.fields
        #expect(name == "corpus.\(fields[1]).csv", "\(name):\(row.line)")
        return Row(
          id: fields[0], language: fields[1], text: fields[2], themes: fields[3], issue: fields[4],
          stance: fields[5], kind: fields[6])
      }
    }
    return rows
  }

  @Test func everyFieldHoldsWhatItMay() throws {
    let issues = Set(try Codebook().issues.map(\.id))
    var ids: Set<String> = []
    for row in try rows() {
      #expect(ids.insert(row.id).inserted, "\(row.id) stands twice")
      #expect(row.themes.split(separator: ";").allSatisfy { Theme(rawValue: String($0)) != nil }, "\(row.id)")
      #expect(row.issue.isEmpty || issues.contains(row.issue), "\(row.id)")
      #expect(["support", "oppose", "conditional", "silent"].contains(row.stance), "\(row.id)")
      #expect(!row.issue.isEmpty || row.stance == "silent", "\(row.id)")
      #expect(["sentence", "item", "heading"].contains(row.kind), "\(row.id)")
      #expect(!row.text.isEmpty && !row.text.contains("\n"), "\(row.id)")
    }
  }

  @Test func everyIssueIsWrittenAboutInEveryLanguageOnAllSides() throws {
    let counts = Dictionary(grouping: try rows().filter { !$0.issue.isEmpty }) {
      "\($0.language) \($0.issue) \($0.stance)"
    }.mapValues(\.count)
    for issue in try Codebook().issues {
      for language in Language.coded.map(\.code) {
        for (stance, least) in [("support", 9), ("oppose", 4), ("conditional", 3), ("silent", 2)] {
          #expect(
            (counts["\(language) \(issue.id) \(stance)"] ?? 0) >= least, "\(language) \(issue.id) \(stance)")
        }
      }
    }
  }

  /// No two rows of a language share more than half of the shorter one's runs of four words.
  @Test func noTwoRowsAreAlike() throws {
    let all = try rows()
    var places: [[UInt8]: [Int]] = [:]
    var runs: [Set<[UInt8]>] = []
    var texts: Set<[UInt8]> = []
    for (place, row) in all.enumerated() {
      let words = Folding.words(in: bytes(row.text)).map(\.bytes)
      let folded = Array(words.joined(separator: [0x20]))
      #expect(texts.insert(folded + bytes(row.language)).inserted, "\(row.id): '\(row.text)' stands twice")
      var own: Set<[UInt8]> = []
      for start in 0..<max(0, words.count - 3) {
        own.insert(Array(words[start..<start + 4].joined(separator: [0x20])) + bytes(row.language))
      }
      var shared: [Int: Int] = [:]
      for run in own {
        for other in places[run] ?? [] { shared[other, default: 0] += 1 }
        places[run, default: []].append(place)
      }
      for (other, count) in shared where min(own.count, runs[other].count) >= 4 {
        #expect(2 * count <= min(own.count, runs[other].count), "\(row.id) is too near \(all[other].id)")
      }
      runs.append(own)
    }
  }
}
