import Codebook
import Submissions
import Tables
import TestSupport
import Testing

@testable import Coding

/// What an analyst finds holds where its words stand, and nowhere else.
@Suite struct OverrideTests {
  private static let codebook = Result { try Codebook() }
  private static let register = Result { try ParticipantRegister() }

  /// The sentence that every override of these tests rests on: 18 words.
  private static let sentence =
    "We would welcome a chapter on extradition that leaves the grounds of refusal to the law of each party."

  private func corpus(_ paragraphs: [String]) throws -> CodedCorpus {
    let codebook = try Self.codebook.get()
    let reader = DocumentReader(
      vocabulary: try LayoutVocabulary(), register: try Self.register.get(), words: codebook.lexicon.words)
    let text =
      "   Norway\n\n[Original: English]\n[3 November 2021]\n\n"
      + paragraphs.map { "   " + $0 + "\n\n" }.joined()
      + "   Ghana\n\n[Original: English]\n[3 November 2021]\n\n   The convention should be short and plain for its readers.\n"
    let model = bytes(modelHeader + "\n3,bias,-3,-3,-3,-3,-3,-3,-3\n")
    let themes = ThemeCoder(
      lexicon: codebook.lexicon,
      model: try ThemeModel(from: CodebookSource(replacing: [ThemeModel.tableName: model])))
    return CodedCorpus(
      documents: [reader.read(bytes(text), path: "a.txt")], themes: themes,
      positions: PositionCoder(codebook: codebook), model: PositionModel(codebook: codebook))
  }

  private func file(_ text: String) throws -> OverrideFile { try file(bytes(text)) }

  private func file(_ bytes: [UInt8]) throws -> OverrideFile {
    OverrideFile(
      bytes, name: "o.csv", codebook: try Self.codebook.get(), register: try Self.register.get(),
      participants: ["GHA", "NOR", "JOINT-TCD-NOR-2"])
  }

  private func apply(_ text: String, to paragraphs: [String]) throws -> (
    corpus: CodedCorpus, outcomes: [OverrideOutcome]
  ) {
    try corpus(paragraphs).applying(try file(text), codebook: try Self.codebook.get())
  }

  private static let header = "participant,issue,verdict,quotation,passage\n"
  private static let filler =
    "Our delegation thanks the chair for the work of the past months and for the coffee."

  // MARK: - Every verdict on every coding, wherever the words stand

  /// Where the words stand, and whether they still say what they said.
  private static let texts: [(name: String, paragraphs: [String], holds: Bool)] = [
    ("same place", [filler, sentence], true),
    ("moved", [sentence, filler, filler], true),
    ("further down", [filler, filler, filler, sentence], true),
    ("in a longer paragraph", [filler + " " + sentence + " Thank you."], true),
    (
      "cut in two paragraphs",
      [filler, "We would welcome a chapter on extradition", String(sentence.dropFirst(42))], true
    ),
    ("other line ends", [filler, sentence.replacing("that leaves", with: "that\n   leaves")], true),
    ("other case and quotes", [filler, sentence.uppercased().replacing("CHAPTER", with: "“CHAPTER”")], true),
    ("one word edited", [filler, sentence.replacing("each party", with: "every party")], true),
    ("one word put in", [filler, sentence.replacing("grounds", with: "usual grounds")], true),
    ("one word left out", [filler, sentence.replacing("would ", with: "")], true),
    ("denied", [filler, sentence.replacing("would welcome", with: "would not welcome")], false),
    ("another thing", [filler, sentence.replacing("extradition", with: "privacy")], false),
    ("a number", [filler, sentence.replacing("a chapter", with: "3 chapter")], false),
    (
      "many words edited",
      [
        filler,
        "We would welcome one part on extradition which leaves all grounds of refusal to law of the party.",
      ], false
    ),
    ("gone", [filler], false),
  ]

  @Test(arguments: texts.indices) func everyVerdictOnEveryCodingHoldsWhereItsWordsStand(place: Int) throws {
    let (name, paragraphs, holds) = Self.texts[place]
    let codebook = try Self.codebook.get()
    let plain = try corpus(paragraphs)
    let coded = codebook.issues.indices.filter { plain.positions.position(of: "NOR", on: $0) != nil }.first
    let silent = try #require(
      codebook.issues.indices.first { plain.positions.position(of: "NOR", on: $0) == nil })
    for issue in [coded, silent].compactMap(\.self) {
      for verdict in ReviewForm.Verdict.all {
        let word = ReviewForm.word(of: verdict, in: .english)
        let (corpus, outcomes) = plain.applying(
          try file(Self.header + "NOR,\(codebook.issues[issue].id),\(word),\(Self.sentence),NOR.1.002\n"),
          codebook: codebook)
        let outcome = try #require(outcomes.first)
        let before = plain.positions.position(of: "NOR", on: issue)
        let after = corpus.positions.position(of: "NOR", on: issue)
        guard holds else {
          #expect(outcome.status == .stale, "\(name) \(word)")
          #expect(after?.stance == before?.stance, "\(name) \(word)")
          #expect(corpus.positions.override(of: "NOR", on: issue) == nil)
          #expect(outcome.problem(in: "o.csv")?.severity == .warning)
          continue
        }
        let isConfirmed = verdict == before.map { .stance($0.stance) } ?? .silent
        #expect(outcome.status == (isConfirmed ? .confirmed : .applied), "\(name) \(word)")
        #expect(after.map { .stance($0.stance) } ?? .silent == verdict, "\(name) \(word)")
        #expect(after?.needsReview != true, "\(name) \(word)")
        #expect(corpus.positions.override(of: "NOR", on: issue)?.coded == before?.stance)
        #expect(outcome.problem(in: "o.csv") == nil)
        if let evidence = after?.evidence.first {
          let passage = corpus.entries[evidence.entry].submission.passages[evidence.passage]
          #expect(
            Self.isPart(passage.text.bytes[evidence.quotation], of: Self.sentence) || name.contains("word"))
        }
        // Nobody else moves.
        #expect(
          corpus.positions.positions.filter { $0.participant != "NOR" || $0.issue != issue }.map(\.stance)
            == plain.positions.positions.filter { $0.participant != "NOR" || $0.issue != issue }.map(\.stance)
        )
      }
    }
  }

  private static func isPart(_ bytes: ArraySlice<UInt8>, of text: String) -> Bool {
    let letters = { (text: String) in text.lowercased().filter(\.isLetter) }
    return letters(text).contains(letters(string(bytes)))
  }

  // MARK: - Themes

  @Test func themesOfAPassageFollowItsWords() throws {
    let row =
      "participant,passage,verdict,quotation\nNOR,NOR.1.002,cooperation;Droits de l'homme,\(Self.sentence)\n"
    let allowed = row.replacing("Droits de l'homme", with: "human_rights")
    let (corpus, outcomes) = try apply(allowed, to: [Self.filler, Self.filler, Self.sentence])
    #expect(outcomes.map(\.status) == [.applied])
    #expect(outcomes.map(\.passage) == ["NOR.1.003"])
    let coding = corpus.entries[0].codings[2]
    #expect(
      coding.themes == [Theme.cooperation, .humanRights].reduce(into: []) { $0.formUnion(ThemeSet([$1])) })
    #expect(coding.override?.coded == [])
    #expect(corpus.entries[0].codings[1].override == nil)
  }

  @Test func noThemeIsAVerdictToo() throws {
    let (_, outcomes) = try apply(
      "participant,passage,verdict\nNorway,NOR.1.001,none\nNOR,NOR.1.077,scope\n", to: [Self.sentence])
    #expect(outcomes.map(\.status) == [.confirmed, .stale])
  }

  // MARK: - Several rows, and faulty ones

  @Test func rowsThatContradictEachOtherLeaveWhatWasCoded() throws {
    let (corpus, outcomes) = try apply(
      Self.header + "NOR,CO03,oppose,,\nNOR,CO04,support,,\nNorway,co03,silent,,\nNOR,CO04,support,,\n",
      to: [Self.sentence])
    #expect(outcomes.map(\.status) == [.conflict, .applied, .conflict, .applied])
    #expect(outcomes[0].why.contains("line 2 says oppose, line 4 says silent"))
    let issue = try #require(try Self.codebook.get().issuePlaces["CO03"])
    #expect(corpus.positions.override(of: "NOR", on: issue) == nil)
  }

  @Test func aRowWhoseWordsAreGoneContradictsNobody() throws {
    let (_, outcomes) = try apply(
      Self.header + "NOR,CO03,oppose,words that nobody wrote,\nNOR,CO03,support,\(Self.sentence),\n",
      to: [Self.sentence])
    #expect(outcomes.map(\.status) == [.stale, .applied])
  }

  @Test func eachBadRowIsOneErrorAndTheOthersHold() throws {
    let read = try file(
      Self.header
        + "Atlantis,CO03,support,,\nNOR,CO99,support,,\nNOR,CO03,perhaps,,\nNOR,,support,,\nNOR,CO03,support\n"
        + ",CO03,support,,\nGHA,CO03,oppose,,\nGHA,CO04,,,\n")
    #expect(
      read.faults.map(\.error.place) == [
        "o.csv:2:1", "o.csv:3:5", "o.csv:4:10", "o.csv:5:5", "o.csv:6", "o.csv:7:1",
      ])
    #expect(read.overrides.map(\.participant) == ["GHA"])
  }

  @Test func whatIsNoFormIsOneError() throws {
    for text in ["", "a,b\n1,2\n", "participant,issue\nNOR,CO03\n", "\0\0\0\u{1}"] {
      let read = try file(text)
      #expect(read.faults.count == 1, "\(text)")
      #expect(read.overrides.isEmpty)
    }
  }

  // MARK: - What spreadsheets save

  @Test func separatorsMarksAndEncodingsAreTold() throws {
    let rows = [
      ["Participant", "Question", "Verdict", "Motif", "Citation"],
      ["Norvège", "co03", "Soutien", "déjà", "x"],
    ]
    for separator in [",", ";", "\t"] {
      for end in ["\n", "\r\n"] {
        let text = rows.map { $0.joined(separator: separator) + end }.joined()
        let encodings = [
          bytes(text), [0xEF, 0xBB, 0xBF] + bytes(text), text.unicodeScalars.map { UInt8($0.value) },
        ]
        for encoded in encodings {
          let read = try file(encoded)
          #expect(read.faults.isEmpty)
          let override = try #require(read.overrides.first)
          #expect(override.participant == "NOR")
          #expect(override.row.signature.reason == "déjà")
          guard case .position(_, .stance(.support)) = override.finding else {
            Issue.record("\(override.finding)")
            continue
          }
        }
      }
    }
  }

  @Test func rowsAboveTheNamesOfColumnsArePassedOver() throws {
    let read = try file("To check,,\n,,\nparticipant,issue,verdict\nNOR,CO03,oppose\n,,\n")
    #expect(read.faults.isEmpty)
    #expect(read.overrides.map(\.row.line) == [4])
  }

  @Test(arguments: [
    ("2026-11-05", "2026-11-05"), ("2026-11-05 00:00:00", "2026-11-05"), ("2026/11/5", "2026-11-05"),
    ("5.11.2026", "2026-11-05"), ("25/11/2026", "2026-11-25"), ("11/25/2026", "2026-11-25"),
    ("5/5/2026", "2026-05-05"), ("5/11/2026", "5/11/2026"), ("31.02.2026", "31.02.2026"), ("46351", "46351"),
    ("last week", "last week"), ("", ""), ("--", "--"),
  ]) func datesAreReadWhereTheyCanBeTold(typed: String, read: String) {
    #expect(AnalystsDate.text(typed) == read)
  }

  // MARK: - The search itself

  /// Against the plain definition: the least number of edits of any part of the text.
  @Test func theNearestPartIsTheOneOfFewestEdits() {
    var random = SplitMix64(state: 7)
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...3, using: &random)
      }
      let sought = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Int.random(in: 0...3, using: &random)
      }
      var least = Int.max
      for start in 0...text.count {
        for end in start...text.count where end > start {
          least = min(least, Self.edits(sought, Array(text[start..<end])))
        }
      }
      for most in 0...5 {
        let found = QuotationSearch.nearest(sought, in: text, within: most)
        if let found {
          #expect(Self.edits(sought, Array(text[found])) <= most)
          #expect(Self.edits(sought, Array(text[found])) == least)
        } else {
          // A part without a word is none.
          #expect(least > most || sought.count <= most)
        }
      }
    }
  }

  private static func edits(_ left: [Int], _ right: [Int]) -> Int {
    var last = Array(0...right.count)
    for row in left.indices {
      var next = [row + 1]
      for column in right.indices {
        next.append(
          min(last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1, next[column] + 1))
      }
      last = next
    }
    return last[right.count]
  }
}
