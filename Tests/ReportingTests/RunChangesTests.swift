import Codebook
import Tables
import TestSupport
import Testing

@testable import Reporting

/// What differs between two runs, and why, told from their tables alone.
@Suite struct RunChangesTests {
  /// A run in a few words.
  private struct Sketch {
    var passages: [(participant: String, document: String, text: String, themes: String)] = []
    var positions: [(participant: String, issue: String, stance: String, passage: Int, source: String)] = []
    var issues = ["SC01", "SC02", "CO01"]
    var codebook = "book"
    var version = "1"
    var date = "2026-11-01"
    var overrides: [(status: String, participant: String, issue: String)] = []

    /// The passages with their ids, which count a participant's passages.
    private var ids: [String] {
      var counts: [String: Int] = [:]
      return passages.map { passage in
        counts[passage.participant, default: 0] += 1
        return "\(passage.participant).1.\(counts[passage.participant] ?? 0)"
      }
    }

    func published() throws -> PublishedRun {
      func table(_ header: [String], _ rows: [[String]]) -> [UInt8] {
        var writer = CSVWriter(header: header)
        for row in rows { writer.append(row) }
        return writer.bytes
      }
      let participants = Set(passages.map(\.participant)).sorted()
      let documents = Set(passages.map(\.document)).sorted()
      return try PublishedRun([
        "participants.csv": table(
          ["participant", "name_en", "name_fr", "document"],
          participants.map { id in
            let own = Set(passages.filter { $0.participant == id }.map(\.document)).sorted()
            return [id, "Name of \(id)", "Nom de \(id)", own.joined(separator: ";")]
          }),
        "documents.csv": table(
          ["document", "sha256"],
          documents.map { path in
            [path, passages.filter { $0.document == path }.map(\.text).joined(separator: "|")]
          }),
        "passages.csv": table(
          ["participant", "passage_id", "document", "themes", "text", "source"],
          zip(passages, ids).map { [$0.participant, $1, $0.document, $0.themes, $0.text, "coded"] }),
        "positions.csv": table(
          ["participant", "issue", "stance", "source", "needs_review", "passages", "quotation"],
          positions.map {
            [
              $0.participant, $0.issue, $0.stance, $0.source, "false", ids[$0.passage],
              passages[$0.passage].text,
            ]
          }),
        "convergence.csv": table(
          ["issue", "theme", "class", "index", "label_en", "label_fr"],
          issues.map { [$0, "scope", "too_few_voices", "", "Label \($0)", "Intitulé \($0)"] }),
        "overrides.csv": table(
          ["status", "participant", "issue", "line"],
          overrides.enumerated().map { [$1.status, $1.participant, $1.issue, "\($0 + 2)"] }),
        "run.csv": table(
          ["item", "value"], [["version", version], ["codebook", codebook], ["date", date]]),
      ])
    }
  }

  private static let base = Sketch(
    passages: [
      ("GHA", "a.txt", "The text should be short and plain.", "scope"),
      ("GHA", "a.txt", "Courts should help each other without delay in all matters.", "cooperation"),
      ("NOR", "b.txt", "We wish for a narrow text that names few offences.", "scope"),
      ("NOR", "b.txt", "Extradition should follow the law of the party that is asked.", "cooperation"),
      ("NOR", "b.txt", "Nothing more comes to our mind this morning.", ""),
    ],
    positions: [
      ("GHA", "SC01", "support", 0, "coded"), ("NOR", "SC01", "oppose", 2, "coded"),
      ("NOR", "CO01", "support", 3, "coded"),
    ])

  private func kinds(_ change: (inout Sketch) -> Void) throws -> [RunChanges.Change] {
    var after = Self.base
    change(&after)
    return RunChanges(from: try Self.base.published(), to: try after.published()).changes
  }

  private func words(_ changes: [RunChanges.Change]) -> [String] {
    changes.map { change in
      ([change.kind.rawValue, change.participant, change.issue, change.before, change.after]
        + [change.causes.map(\.rawValue).joined(separator: ";")]).filter { !$0.isEmpty }.joined(
          separator: " ")
    }
  }

  @Test func theSameRunHasNoChange() throws {
    #expect(try kinds { _ in }.isEmpty)
  }

  @Test func aFirstRunHasNone() throws {
    let changes = RunChanges(from: nil, to: try Self.base.published())
    #expect(changes.changes.isEmpty)
    #expect(ChangeDigest(changes).text.contains("first run"))
    #expect(ChangeDigest(changes, language: .french).text.contains("première exécution"))
  }

  /// Passage ids count passages: those behind a new first one all have other ids, and none of them changed.
  @Test func aParagraphPutInAtTheTopChangesNothingBehindIt() throws {
    let changes = try kinds { run in
      run.passages.insert(("NOR", "b.txt", "Cybersecurity should stay out of it for good.", "scope"), at: 2)
      run.positions = [
        ("GHA", "SC01", "support", 0, "coded"), ("NOR", "SC01", "oppose", 3, "coded"),
        ("NOR", "SC02", "support", 2, "coded"),
        ("NOR", "CO01", "support", 4, "coded"),
      ]
    }
    #expect(
      words(changes) == [
        "document_changed b.txt b.txt text", "new NOR SC02 support text", "passage_new NOR NOR.1.1 text",
      ])
  }

  @Test func passagesEditedMovedAndGoneAreToldApart() throws {
    let changes = try kinds { run in
      run.passages[1].text = "Courts should help each other without undue delay in all matters."
      run.passages.swapAt(2, 4)
      run.passages.remove(at: 3)
      run.positions = [("GHA", "SC01", "support", 0, "coded"), ("NOR", "SC01", "oppose", 3, "coded")]
    }
    #expect(
      words(changes) == [
        "document_changed a.txt a.txt text", "document_changed b.txt b.txt text",
        "withdrawn NOR CO01 support text",
        "passage_changed GHA GHA.1.2 GHA.1.2 text", "passage_moved NOR NOR.1.1 NOR.1.2 text",
        "passage_gone NOR NOR.1.2 text",
      ])
  }

  @Test func otherNumbersOfParagraphsAreNoChange() throws {
    var before = Self.base
    var after = Self.base
    for place in before.passages.indices {
      before.passages[place].text = "\(place + 1). " + before.passages[place].text
      after.passages[place].text = "\(place + 2). " + after.passages[place].text.uppercased()
    }
    let changes = RunChanges(from: try before.published(), to: try after.published()).changes
    #expect(changes.map(\.kind).allSatisfy { $0 == .documentChanged })
  }

  @Test func whoComesAndGoesTakesItsPositionsAlong() throws {
    let changes = try kinds { run in
      run.passages =
        Array(run.passages[2...]) + [("PER", "c.txt", "We ask for help with training.", "implementation")]
      run.positions = [
        ("NOR", "SC01", "oppose", 0, "coded"), ("NOR", "CO01", "support", 1, "coded"),
        ("PER", "SC02", "conditional", 3, "coded"),
      ]
    }
    #expect(
      words(changes) == [
        "participant_new PER text", "participant_gone GHA text", "document_new c.txt text",
        "document_gone a.txt text",
        "new PER SC02 conditional text", "withdrawn GHA SC01 support text", "passage_new PER PER.1.1 text",
        "passage_gone GHA GHA.1.1 text", "passage_gone GHA GHA.1.2 text",
      ])
  }

  @Test func aDocumentOfAnotherNameIsRenamedAndNothingElse() throws {
    let changes = try kinds { run in
      for place in 2...4 { run.passages[place].document = "z.txt" }
    }
    #expect(words(changes) == ["document_renamed b.txt z.txt text"])
  }

  // MARK: - Causes

  /// Every cause by itself, and all together, against the rule in words.
  @Test(arguments: [false, true], [false, true]) func causesAreToldByWhatChanged(
    codebook: Bool, version: Bool
  ) throws {
    for isText in [false, true] {
      for isOverride in [false, true] {
        let changes = try kinds { run in
          if codebook { run.codebook = "other" }
          if version { run.version = "2" }
          if isText { run.passages[2].text = "We wish for a wide text that names all offences there are." }
          run.positions[1].stance = "conditional"
          if isOverride { run.positions[1].source = "override" }
        }.filter { $0.kind == .changed }
        let tools: [RunChanges.Cause] = (codebook ? [.codebook] : []) + (version ? [.version] : [])
        let expected: [RunChanges.Cause] =
          isOverride ? [.override] : isText || tools.isEmpty ? [.text] : tools
        #expect(changes.map(\.causes) == [expected], "\(codebook) \(version) \(isText) \(isOverride)")
      }
    }
  }

  @Test func textElsewhereIsNoCauseWhereTheCodebookChanged() throws {
    let changes = try kinds { run in
      run.codebook = "other"
      run.passages[4].text = "Something else altogether stands in this place now."
      run.positions[1].stance = "support"
    }
    #expect(changes.first { $0.kind == .changed }?.causes == [.codebook])
    #expect(changes.first { $0.kind == .passageNew }?.causes == [.text])
  }

  @Test func anIssueThatIsNewComesFromTheCodebook() throws {
    let changes = try kinds { run in
      run.issues.append("CO02")
      run.codebook = "other"
      run.positions.append(("NOR", "CO02", "support", 3, "coded"))
    }
    #expect(words(changes) == ["new NOR CO02 support codebook"])
  }

  @Test func silenceThatAnAnalystFindsComesFromTheVerdict() throws {
    let changes = try kinds { run in
      run.positions.remove(at: 0)
      run.overrides = [("applied", "GHA", "SC01"), ("stale", "NOR", "CO01")]
    }
    #expect(words(changes) == ["withdrawn GHA SC01 support override"])
  }

  // MARK: - Generated edits

  /// Random edits of random texts: what is put in is new, what is taken out is gone, what stays is the same one.
  @Test func generatedEditsAreFoundAsTheyWereMade() {
    var random = SplitMix64(state: 11)
    for _ in 0..<200 {
      var next = 0
      func passage() -> String {
        next += 1
        return (0..<12).map { "w\(next)x\($0)" }.joined(separator: " ")
      }
      let before = (0..<Int.random(in: 0...12, using: &random)).map { _ in passage() }
      var after = before
      var added: Set<String> = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let text = passage()
        added.insert(text)
        after.insert(text, at: Int.random(in: 0...after.count, using: &random))
      }
      var gone: Set<String> = []
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        guard let text = before.filter({ !gone.contains($0) }).randomElement(using: &random) else { break }
        gone.insert(text)
        after.removeAll { $0 == text }
      }
      var edited: [String: String] = [:]
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        guard
          let text = before.filter({ !gone.contains($0) && edited[$0] == nil }).randomElement(using: &random),
          let place = after.firstIndex(of: text)
        else { break }
        edited[text] = text + " and more"
        after[place] = text + " and more"
      }
      let matching = PassageMatching(before: before, after: after)
      #expect(Set(matching.added.map { after[$0] }) == added)
      #expect(Set(matching.gone.map { before[$0] }) == gone)
      for pair in matching.pairs {
        #expect(after[pair.after] == edited[before[pair.before]] ?? before[pair.before])
        #expect((pair.kind == .changed) == (edited[before[pair.before]] != nil))
        #expect(pair.kind != .moved)
      }
      // Turned round, all but one moved.
      let turned = PassageMatching(before: before, after: before.reversed())
      #expect(turned.pairs.count { $0.kind == .moved } == max(0, before.count - 1))
    }
  }

  @Test func theLongestRiseIsOneOfTheLongest() {
    for count in 0...6 {
      var values = Array(0..<count)
      for step in 0..<40 {
        if count > 1 { values.swapAt(step % count, (step * 7 + 3) % count) }
        let rise = PassageMatching.longestRise(values).sorted().map { values[$0] }
        #expect(rise == rise.sorted())
        let longest = (0..<(1 << count)).map { bits in
          values.indices.filter { bits & 1 << $0 != 0 }.map { values[$0] }
        }
        .filter { $0 == $0.sorted() }.map(\.count).max()
        #expect(rise.count == longest)
      }
    }
  }

  // MARK: - Words

  @Test func theDigestTellsTheMostImportantFirstInEitherLanguage() throws {
    var after = Self.base
    after.date = "2026-11-02"
    after.positions[1] = ("NOR", "SC01", "support", 2, "override")
    after.positions.append(("GHA", "SC02", "oppose", 1, "coded"))
    after.overrides = [("applied", "NOR", "SC01"), ("stale", "GHA", "CO01")]
    let changes = RunChanges(from: try Self.base.published(), to: try after.published())
    #expect(
      ChangeDigest(changes).text == """
        # What changed

        2 November 2026. Compared with the run of 1 November 2026: **1 position changed, 1 new**. Cause: text 1, analyst’s verdict 1.

        ## Positions changed

        - Name of NOR, **Label SC01**: from against to in favour (cause: analyst’s verdict).
          > “We wish for a narrow text that names few offences.” (NOR.1.1)

        ## New positions

        - Name of GHA (1 position): against: **Label SC02**.

        ## Analysts’ verdicts

        - 1 verdict holds.
        - **To be looked at anew**, as the words quoted are gone or changed: Name of GHA, **Label CO01** (line 3).

        """)
    let french = ChangeDigest(changes, language: .french).text
    #expect(french.hasPrefix("# Ce qui a changé\n\n2 novembre 2026. Par rapport à l’exécution du 1"))
    #expect(french.contains("Nom de NOR, **Intitulé SC01**"))
  }

  @Test func tablesForSpreadsheetsAndFaultyOnesAreRefused() throws {
    #expect(throws: TableError.self) { _ = try PublishedRun([:]) }
    #expect(throws: TableError.self) {
      _ = try PublishedRun([
        "participants.csv": [0xEF, 0xBB, 0xBF] + bytes("participant,name_en,name_fr,document\r\n")
      ])
    }
  }
}
