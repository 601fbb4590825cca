import Codebook
import Submissions
import Tables
import TestSupport
import Testing

@testable import Coding

@Suite("Submissions written for training") struct WrittenSubmissionTests {
  private static let header = "id,language,kind,text,themes,positions"

  private func read(_ lines: [String]) throws(TableError) -> [WrittenSubmission] {
    try WrittenSubmission.read(rows(lines, header: Self.header), name: "s.csv")
  }

  /// One submission of passages `kind,text,themes,positions`.
  private func submission(_ passages: [String]) throws -> WrittenSubmission {
    let lines = passages.enumerated().map { "d-en-01-00\($0 + 1),en,\($1)" }
    return try #require(try read(lines).first)
  }

  private func fault(_ lines: [String]) -> String? {
    do throws(TableError) {
      _ = try read(lines)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func rowsOfOneSubmissionStandTogether() throws {
    let all = try read([
      "d1-en-02-001,en,heading,Offences,criminalisation,",
      "d1-en-02-002,en,paragraph,\"Few, and narrow.\",criminalisation;human_rights,CR01:oppose;HR02:support",
      "d1-fr-02-001,fr,paragraph,Merci.,,", "e2-es-01-001,es,item,Gracias,,CO03:conditional",
    ])
    #expect(all.map(\.id) == ["d1-en-02", "d1-fr-02", "e2-es-01"])
    #expect(all.map(\.writer) == ["d1", "d1", "e2"])
    #expect(all.map(\.language) == [.english, .french, .spanish])
    #expect(all.map(\.passages.count) == [2, 1, 1])
    #expect(all[0].passages.map(\.text.string) == ["Offences", "Few, and narrow."])
    #expect(all[0].passages.map(\.lines) == [1...1, 2...2])
    #expect(all[0].themes.map(\.list) == ["criminalisation", "criminalisation;human_rights"])
    #expect(all[0].stances == [[:], ["CR01": .oppose, "HR02": .support]])
    #expect(all[1].themes.map(\.list) == [""] && all[1].stances == [[:]])
    #expect(all[2].stances == [["CO03": .conditional]])
  }

  @Test func headingsNestWhereTheyFollowEachOther() throws {
    let read = try submission([
      "heading,Part one,,", "heading,Scope,scope,", "heading,Its limits,scope,", "paragraph,Text.,,",
      "item,An item,,", "heading,Aims,objectives,", "paragraph,More text.,,",
    ])
    #expect(
      read.passages.map(\.kind) == [.heading, .heading, .heading, .paragraph, .item, .heading, .paragraph])
    #expect(read.passages.map(\.headings) == [[], [0], [0, 1], [0, 1, 2], [0, 1, 2], [], [5]])
  }

  @Test func openersGovernTheItemsBelowThem() throws {
    let read = try submission([
      "item,First of all,,", "opener,We want:,,", "item,this,,", "item,that.,,", "opener,Nor do we want:,,",
      "item,those,,", "paragraph,Thank you.,,", "item,a stray one,,", "opener,To end:,,", "heading,Annex,,",
      "item,in no list,,",
    ])
    #expect(read.passages.map(\.opener) == [nil, nil, 1, 1, nil, 4, nil, nil, nil, nil, nil])
    #expect(read.passages[1].kind == .paragraph && read.passages[2].kind == .item)
    #expect(read.passages[10].headings == [9])
  }

  @Test(
    "a faulty row is told with its place",
    arguments: [
      (
        ["e-en-01-001,en,item,X,,", "d-en-01-002,en,item,X,,"],
        "4:1: error: 'd-en-01-002' stands apart from its submission"
      ),
      (["alone,en,item,X,,"], "3:1: error: 'alone' stands apart from its submission"),
      ([",en,item,X,,"], "3:1: error: '' stands apart from its submission"),
      (
        ["d-en-01-002,en,title,X,,"],
        "3:16: error: 'title' is no kind; allowed are heading, paragraph, opener, item"
      ),
      (
        ["d-en-01-002,en,item,X,scope;privacy,"],
        "3:23: error: 'privacy' is no theme; allowed are scope, objectives, criminalisation, procedure, "
          + "cooperation, human_rights, implementation"
      ),
      (
        ["d-en-01-002,en,item,X,,CO03:support;CO04:maybe"],
        "3:24: error: 'CO04:maybe' is no position, such as CO03:support"
      ),
      (["d-en-01-002,en,item,X,,CO03"], "3:24: error: 'CO03' is no position, such as CO03:support"),
      (
        ["d-pt-01-001,pt,item,X,,"],
        "3:13: error: 'pt' is no language with wording; allowed are en, es, fr"
      ),
      (
        ["d-en-01-002,pt,item,X,,"], "3:13: error: 'pt' is no language with wording; allowed are en, es, fr"
      ),
      (["d-en-01-002,fr,item,X,,"], "3:13: error: 'fr' is not the language of 'd-en-01', en"),
      (["d-en-01-002,en,item,,,"], "3:21: error: 'text' is empty"),
      (["d-en-01-002,en,item, ,,"], "3:21: error: 'text' is empty"),
    ])
  func faults(lines: [String], expected: String) {
    #expect(fault(["d-en-01-001,en,paragraph,Text,,"] + lines) == "s.csv:" + expected)
  }

  @Test func whatWritersHadReadIsGatheredByWriter() throws {
    var corpus = TrainingCorpus()
    try corpus.addWriters(rows(["e1,GHA;PER", "e2,EU", "e1,FRA"], header: "writer,read"), name: "w.csv")
    #expect(corpus.read == ["e1": ["GHA", "PER", "FRA"], "e2": ["EU"]])
    for (row, column) in [("e3,", "2:4: error: 'read' is empty"), (",GHA", "2:1: error: 'writer' is empty")] {
      do throws(TableError) {
        try corpus.addWriters(rows([row], header: "writer,read"), name: "w.csv")
        Issue.record("taken: \(row)")
      } catch {
        #expect(error.description == "w.csv:" + column)
      }
    }
  }
}
