import Codebook
import Foundation
import Matching
import Submissions
import Tables
import TestSupport
import Testing

@testable import Coding

/// The whole submissions that the weights are learned from, as they lie in the repository.
@Suite struct SubmissionFilesTests {
  private static let folder = Repository.root.appendingPathComponent("Sources/Coding/TrainingCorpus")

  private func file(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
  }

  /// The rows of the files of a kind with the language that the file's name says.
  private func tables(_ kind: String, _ columns: [String]) throws -> [(language: String, rows: [[String]])] {
    try Language.coded.map { language in
      let name = "\(kind).\(language.code).csv"
      let table = try CSVTable(try file(name), name: name, required: columns)
      #expect(table.header == columns, "\(name)")
      return (language.code, table.rows.map(\.fields))
    }
  }

  private func passages() throws -> [(language: String, rows: [[String]])] {
    try tables("submissions", ["id", "language", "kind", "text", "themes", "positions"])
  }

  /// The submissions as training reads them: themes, kinds, stances and languages are checked there.
  private func corpus() throws -> TrainingCorpus {
    var corpus = TrainingCorpus()
    for language in Language.coded {
      let name = "submissions.\(language.code).csv"
      try corpus.addSubmissions(try file(name), name: name)
    }
    try corpus.addWriters(try file("writers.csv"), name: "writers.csv")
    return corpus
  }

  @Test func idsAreUniqueAndSayWhoWroteWhatInWhichLanguage() throws {
    var ids: Set<String> = []
    for (language, rows) in try passages() {
      let form = try Regex("[a-z]+[0-9]*-\(language)-[0-9]{2}-[0-9]{3}")
      for row in rows {
        #expect(ids.insert(row[0]).inserted, "\(row[0]) stands twice")
        #expect(row[0].wholeMatch(of: form) != nil, "\(row[0])")
        #expect(row[1] == language, "\(row[0])")
        #expect(!row[3].contains("\n"), "\(row[0])")
      }
    }
  }

  @Test func everyPositionIsOnAnIssueAndStandsOnce() throws {
    let issues = Set(try Codebook().issues.map(\.id))
    for (_, rows) in try passages() {
      for row in rows {
        let named = row[5].split(separator: ";").map { String($0.prefix { $0 != ":" }) }
        #expect(Set(named).count == named.count, "\(row[0])")
        #expect(issues.isSuperset(of: named), "\(row[0])")
      }
    }
    #expect(try corpus().submissions.count > 80)
  }

  @Test func openersEndWithAColonAndItemsStandUnderSomething() throws {
    for (_, rows) in try passages() {
      for row in rows where row[2] == "opener" { #expect(row[3].hasSuffix(":"), "\(row[0])") }
    }
    for submission in try corpus().submissions {
      for (place, passage) in submission.passages.enumerated() where passage.kind == .item {
        #expect(passage.opener != nil || !passage.headings.isEmpty, "\(submission.id), passage \(place + 1)")
      }
    }
  }

  /// Short titles, such as those of chapters, may recur.
  @Test func noTextStandsTwice() throws {
    let sentences = try tables("corpus", ["id", "language", "text", "themes", "issue", "stance", "kind"])
    for ((language, passages), (_, sentences)) in zip(try passages(), sentences) {
      var seen: [[UInt8]: String] = [:]
      for row in sentences { seen[Folding.fold(bytes(row[2]))] = row[0] }
      for row in passages {
        let words = Folding.words(in: bytes(row[3]))
        if words.count <= 6 { continue }
        let text = Array(words.map(\.bytes).joined(separator: [0x20]))
        #expect(seen[text] == nil, "\(language): \(row[0]) says what \(seen[text] ?? "") says")
        seen[text] = row[0]
      }
    }
  }

  @Test func everyWriterListedHasWrittenAndHadReadParticipants() throws {
    let corpus = try corpus()
    let writers = Set(corpus.submissions.map(\.writer))
    let register = try ParticipantRegister()
    #expect(!corpus.read.isEmpty)
    for (writer, participants) in corpus.read {
      #expect(writers.contains(writer), "\(writer)")
      for participant in participants {
        #expect(register.participant(participant) != nil, "\(writer): \(participant)")
      }
    }
  }
}
