import Codebook
import Submissions
import TestSupport
import Testing

@testable import Coding

/// Learning positions from two invented submissions of participants and a few of writers: two issues that no clause
/// names, so that the models alone find them.
@Suite struct PositionTrainerTests {
  private static let codebook = Result {
    try Codebook(
      from: CodebookSource(replacing: [
        "codebook/issues.csv": bytes(
          """
          issue,theme,label_en,label_fr,support_means,oppose_means
          CO91,cooperation,Extradition,Extradition,Have it,Do not
          CO92,cooperation,Training,Formation,Have it,Do not

          """),
        "codebook/issue-objects.csv": bytes("issue,side,concepts,unless,turns\n"),
      ]))
  }

  private static let document = """
      Ghana

    [Original: English]
    [1 November 2021]

    We ask for extradition without delay.

    The oceans are wide and the nights are long.

      Peru

    [Original: English]
    [2 November 2021]

    The mountains are high.

    The rivers are deep and cold.

    """

  /// What training gives, with submissions by these writers; `e1` had read the submission of Ghana.
  private func learned(writers: [String]) throws -> PositionTrainer.Learned {
    let codebook = try Self.codebook.get()
    var corpus = TrainingCorpus()
    try corpus.add(
      rows(
        (10...60).map { "XX00-en-c-0\($0),en,The harbour has \($0) quays,,,silent,sentence" },
        header: "id,language,text,themes,issue,stance,kind"), name: "c")
    for writer in writers {
      let asked = (0..<8).map {
        "\(writer)-en-01-00\($0),en,paragraph,Extradition should be swift and sure,cooperation,CO91:support"
      }
      let other = (0..<8).map { "\(writer)-en-01-01\($0),en,paragraph,The weather is fair,," }
      try corpus.addSubmissions(
        rows(asked + other, header: "id,language,kind,text,themes,positions"), name: "s")
    }
    try corpus.addWriters(rows(["e1,GHA;EU"], header: "writer,read"), name: "w")
    let document = try read(Self.document, path: "a.txt")
    let submission = try #require(document.submissions.first { $0.voice.id == "GHA" })
    let asking = try #require(submission.passages.first { $0.text.string.contains("extradition") })
    let gold = try GoldCoding(rows(["a.txt,GHA,1,99,,", "a.txt,PER,1,99,,"], header: goldHeader), name: "g")
    let positions = try GoldPositions(
      rows(
        ["GHA,CO91,support,\(asking.lines.lowerBound)", "PER,,none,"],
        header: "participant,issue,stance,evidence_lines"), name: "p", codebook: codebook)
    let trainer = PositionTrainer(codebook: codebook, corpus: corpus)
    let lessons = trainer.lessons(from: [document], gold: gold, positions: positions)
    #expect(lessons.map(\.participant) == ["GHA", "PER"])
    return trainer.learn(from: lessons)
  }

  private typealias Pair = PositionReliability.Pair

  @Test func leavesOutWhatWasWrittenByThoseWhoHadReadTheParticipantLeftOut() throws {
    // Left out, Ghana is found by what others wrote, and by nothing else.
    let found = try learned(writers: ["d1"]).leftOut.cells
    #expect(found.map(\.participant) == ["GHA"] && found.map(\.issue) == [0])
    #expect(found.map(\.pair) == [Pair(gold: .support, coded: .support)])
    for writers in [[], ["e1"]] {
      let left = try learned(writers: writers).leftOut.cells
      #expect(left.map(\.participant) == ["GHA"] && left.map(\.issue) == [0])
      #expect(left.map(\.pair) == [Pair(gold: .support, coded: nil)], "\(writers)")
    }
    // Beside other writers, one who had read Ghana changes nothing.
    let both = try learned(writers: ["d1", "e1"]).leftOut.cells
    #expect(both.map(\.pair) == found.map(\.pair))
    #expect(both.map(\.evidence?.passage) == found.map(\.evidence?.passage))
  }

  @Test func theModelItselfIsLearnedFromAllOfThem() throws {
    let codebook = try Self.codebook.get()
    let tables = try [[], ["d1"], ["e1"]].map { writers in
      try learned(writers: writers).model.tables(codebook: codebook).map { string($0.bytes) }
    }
    // Presence and stance; e1 counts for the model as d1 does.
    #expect(tables[0][0] != tables[1][0])
    #expect(tables[1].prefix(2) == tables[2].prefix(2))
  }
}
