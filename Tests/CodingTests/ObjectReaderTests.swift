import Codebook
import Submissions
import Tables
import TestSupport
import Testing

@testable import Coding

/// A harbour's codebook: seven issues and all the words that it knows.
private struct Harbour: Sendable {
  let codebook: Codebook
  let reader: ObjectReader

  private static let issues = """
    issue,theme,label_en,label_fr,support_means,oppose_means
    SC91,scope,Anchors,Ancres,Leave anchors out,Cover them
    CO91,cooperation,Beacons,Balises,Light them,Do not
    CO92,cooperation,Tolls,Droits,Tolls for ferries,None
    CO93,cooperation,Customs,Usages,Keep the customs,Do not
    CO94,cooperation,Wages,Gages,Pay sailors,Do not
    CO95,cooperation,Refusals,Refus,List what is refused,Do not
    CO96,cooperation,Pilots,Pilotes,Have pilots,Have none

    """
  private static let objects = """
    issue,side,concepts,unless,turns
    SC91,oppose,anchor,,yes
    CO91,support,beacon,,yes
    CO92,support,ferry|barge toll,night|storm,yes
    CO93,support,custom,,no
    CO94,support,sailor,,yes
    CO94,support,wage crew,,yes
    CO95,support,refusal_list,,yes
    CO96,support,pilot,,yes
    CO96,oppose,self_steering,,yes

    """
  /// Concepts with their kinds and patterns, which stand in English alone.
  private static let words: [(concept: String, kind: String, patterns: [String])] = [
    ("anchor", "object", ["anchor*"]), ("beacon", "object", ["beacon*"]), ("ferry", "object", ["ferries"]),
    ("barge", "object", ["barge*"]), ("toll", "object", ["toll*"]), ("night", "object", ["night"]),
    ("storm", "object", ["storm*"]), ("custom", "object", ["customs"]), ("sailor", "object", ["sailor*"]),
    ("refusal_list", "object", ["refused list*"]), ("pilot", "object", ["pilot*"]),
    ("self_steering", "object", ["self steering"]), ("wage", "part", ["wage*"]),
    ("crew", "part", ["crew*"]), ("negation", "cue", ["no", "without"]), ("exclude", "cue", ["spare"]),
    ("reject", "stance", ["refuse*", "left out"]), ("unreject", "stance", ["never refuse*"]),
    ("reject_soft", "stance", ["ashore"]), ("condition_strict", "stance", ["provided that"]),
    ("only_where", "stance", ["only where"]), ("undecided", "stance", ["premature"]),
    ("conditional_assent", "stance", ["bearable if"]), ("turn", "stance", ["but", "however"]),
  ]

  init() throws {
    let source = CodebookSource(replacing: [
      "codebook/issues.csv": bytes(Self.issues), "codebook/issue-objects.csv": bytes(Self.objects),
      "codebook/concepts.csv": rows(
        Self.words.map { "\($0.concept),\($0.kind),L,L" }, header: "concept,kind,label_en,label_fr"),
      "codebook/wording.en.csv": rows(
        Self.words.flatMap { word in word.patterns.map { "\(word.concept),\($0)" } },
        header: "concept,pattern"),
      "codebook/wording.es.csv": rows([], header: "concept,pattern"),
      "codebook/wording.fr.csv": rows([], header: "concept,pattern"),
      "codebook/skipped-words.csv": rows(["en,the"], header: "language,word"),
    ])
    codebook = try Codebook(from: source)
    reader = ObjectReader(codebook: codebook)
  }

  static let shared = Result { try Harbour() }

  /// The hits of each passage, one text a hit.
  func hits(in passages: [Passage]) -> [[String]] {
    let opening = Set(passages.compactMap(\.opener))
    let clauses = passages.enumerated().map { place, passage in
      PassageClauses(
        passage.text.bytes,
        findings: reader.undenied(codebook.lexicon.findings(in: passage.text.bytes, language: .english)),
        opensList: opening.contains(place))
    }
    return reader.hits(in: passages, clauses: clauses).map { $0.map(marked) }
  }

  /// `clause issue side`, then the side turned to, whether it is loose, and each cue with its place.
  private func marked(_ hit: ObjectHit) -> String {
    var text = "\(hit.clause) \(codebook.issues[hit.issue].id) \(hit.side)"
    if hit.effective != hit.side { text += ">\(hit.effective)" }
    if hit.isLoose { text += " loose" }
    for cue in hit.cues { text += " \(cue.cue.rawValue)@\(cue.place)" }
    return text
  }
}

@Suite("Issues named in clauses, with what governs them") struct ObjectReaderTests {
  private func hits(_ text: String) throws -> [String] {
    try Harbour.shared.get().hits(in: [Passage(sentence: bytes(text))])[0]
  }

  private static func words(_ count: Int) -> String {
    Array(repeating: "wet", count: count).joined(separator: " ")
  }

  @Test(
    "plain naming takes the side of the object",
    arguments: [
      ("Beacons should be lit.", ["0 CO91 support"]), ("Boats should be lit.", []),
      ("Let us have anchors.", ["0 SC91 oppose"]), ("Self steering is enough.", ["0 CO96 oppose"]),
      ("Beacons and pilots; then beacons.", ["0 CO91 support", "0 CO96 support", "1 CO91 support"]),
    ])
  func plain(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test(
    "a rejection turns what it reaches, before and behind it",
    arguments: [
      ("We refuse beacons.", ["0 CO91 support>oppose reject@clause"]),
      ("Beacons should be left out.", ["0 CO91 support>oppose reject@clause"]),
      ("We refuse self steering.", ["0 CO96 oppose>support reject@clause"]),
      ("We refuse \(words(15)) beacons.", ["0 CO91 support>oppose reject@clause"]),
      ("We refuse \(words(16)) beacons.", ["0 CO91 support"]),
      ("Beacons \(words(15)) left out.", ["0 CO91 support>oppose reject@clause"]),
      ("Beacons \(words(16)) left out.", ["0 CO91 support"]),
      // One of two occurrences is enough.
      ("Beacons \(words(20)) beacons left out.", ["0 CO91 support>oppose reject@clause"]),
      // A weak sign of rejection governs and does not turn.
      ("Beacons belong ashore.", ["0 CO91 support reject_soft@clause"]),
      // The clause before does not reach.
      ("We refuse it. Beacons are fine.", ["1 CO91 support"]),
    ])
  func reach(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test("a cue within the object's own words is none") func cueOfTheObject() throws {
    #expect(try hits("We like refused lists.") == ["0 CO95 support"])
    #expect(try hits("We refuse refused lists.") == ["0 CO95 support>oppose reject@clause"])
  }

  @Test(
    "a word that turns the thought cuts, between the two alone; a condition crosses it",
    arguments: [
      ("We refuse ferries but like beacons.", ["0 CO91 support"]),
      ("But we refuse beacons.", ["0 CO91 support>oppose reject@clause"]),
      ("We refuse beacons, however kindly.", ["0 CO91 support>oppose reject@clause"]),
      ("Provided that all pay, but soon, we like beacons.", ["0 CO91 support condition_strict@clause"]),
      ("Beacons are bearable if \(words(3)).", ["0 CO91 support conditional_assent@clause"]),
      ("Only where \(words(50)) do we like beacons.", ["0 CO91 support only_where@clause"]),
      ("That is premature but we like beacons.", ["0 CO91 support undecided@clause"]),
    ])
  func turns(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test(
    "what stands before a colon governs to the end of its sentence",
    arguments: [
      (
        "To be left out: beacons; pilots. Self steering may stay.",
        [
          "1 CO91 support>oppose reject@above", "2 CO96 support>oppose reject@above", "3 CO96 oppose",
        ]
      ),
      (
        "To be left out, however wet we \(words(30)): beacons.", ["1 CO91 support>oppose reject@above"]
      ),
      ("Bearable if small: beacons.", ["1 CO91 support conditional_assent@above"]),
    ])
  func governor(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test(
    "in a short passage the clause behind rejects or conditions what the one before names",
    arguments: [
      ("There is a page on beacons. We refuse it.", ["0 CO91 support>oppose reject@next"]),
      ("There is a page on beacons. It is premature.", ["0 CO91 support undecided@next"]),
      // A weak sign does not.
      ("There is a page on beacons. It belongs ashore.", ["0 CO91 support"]),
      // Nor what stands further behind, or in a longer passage.
      ("A page on beacons. It is wet. We refuse it.", ["0 CO91 support"]),
      ("One. Two. A page on beacons. We refuse it.", ["2 CO91 support>oppose reject@next"]),
      ("One. Two. Three. A page on beacons. We refuse it.", ["3 CO91 support"]),
      // It may name the same issue, and no other.
      (
        "There is a page on beacons. We refuse beacons.",
        ["0 CO91 support>oppose reject@next", "1 CO91 support>oppose reject@clause"]
      ),
      (
        "There is a page on beacons. We refuse pilots.",
        ["0 CO91 support", "1 CO96 support>oppose reject@clause"]
      ),
      // Nor what is said of things behind it.
      ("A page on beacons. We refuse: ferries.", ["0 CO91 support"]),
      // What the clause has itself is not read twice.
      ("We refuse beacons. We refuse it.", ["0 CO91 support>oppose reject@clause"]),
    ])
  func behind(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test("a rejection does not turn an object that does not turn") func noTurn() throws {
    #expect(try hits("We refuse customs.") == ["0 CO93 support reject@clause"])
    #expect(try hits("To be left out: customs.") == ["1 CO93 support reject@above"])
  }

  @Test(
    "an issue that leaves something out: rejected is support, and a denial right before rejects",
    arguments: [
      ("We refuse anchors.", ["0 SC91 oppose>support reject@clause"]),
      ("A port without anchors.", ["0 SC91 oppose>support reject@clause"]),
      ("Spare us anchors.", ["0 SC91 oppose>support reject@clause"]),
      ("No wet wet anchors.", ["0 SC91 oppose>support reject@clause"]),
      ("No wet wet wet anchors.", ["0 SC91 oppose"]), ("Anchors without end.", ["0 SC91 oppose"]),
      // Elsewhere a denial may deny anything.
      ("A port without beacons.", ["0 CO91 support"]), ("No self steering.", ["0 CO96 oppose"]),
      ("We refuse \(words(39)) anchors.", ["0 SC91 oppose>support reject@clause"]),
      ("We refuse \(words(40)) anchors.", ["0 SC91 oppose"]),
    ])
  func inverted(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test(
    "a rejection among words that deny it counts for nothing",
    arguments: [
      ("We never refuse beacons.", ["0 CO91 support"]),
      ("We never refuse ferries and we refuse beacons.", ["0 CO91 support>oppose reject@clause"]),
      ("We shall never refuse: beacons.", ["1 CO91 support"]),
      ("A page on beacons. We never refuse.", ["0 CO91 support"]),
      ("We never refuse anchors.", ["0 SC91 oppose"]),
    ])
  func denied(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test(
    "a combination: its first group in the clause, the others also above, nothing that voids it",
    arguments: [
      ("Ferries pay tolls.", ["0 CO92 support"]), ("Tolls are paid by barges.", ["0 CO92 support"]),
      ("Ferries are fine.", []), ("Tolls are fine.", []), ("Ferries sail. Tolls are fine.", []),
      ("On tolls: ferries.", ["1 CO92 support"]), ("On ferries: tolls.", []),
      ("Ferries pay tolls by night.", []), ("Ferries pay tolls in a storm.", []),
      // Only what stands in the clause itself voids.
      ("By night: ferries pay tolls.", ["1 CO92 support"]),
      // A rejection within reach of what the first group names.
      ("We refuse tolls for ferries.", ["0 CO92 support>oppose reject@clause"]),
      ("We refuse tolls; ferries pay tolls.", ["1 CO92 support"]),
    ])
  func combinations(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  @Test(
    "loose objects: in the clause itself, and pushed out by a firm one of the same issue",
    arguments: [
      ("The wages of the crew.", ["0 CO94 support loose"]), ("The wages of all.", []),
      ("On crews: their wages.", []),
      ("We refuse wages for crews.", ["0 CO94 support>oppose loose reject@clause"]),
      ("Crew wages matter. Pay sailors.", ["1 CO94 support"]),
      ("Pay sailors the wages of a crew.", ["0 CO94 support"]),
      ("Crew wages matter. Beacons too.", ["0 CO94 support loose", "1 CO91 support"]),
    ])
  func loose(text: String, expected: [String]) throws {
    #expect(try hits(text) == expected)
  }

  /// The hits of the passages of an invented submission.
  private func hits(ofSubmission body: String) throws -> [[String]] {
    let text = "    Ghana\n\n  [Original: English]\n  [1 November 2021]\n\n" + body
    let submission = try #require(try read(text, path: "harbour.txt").submissions.first)
    return try Harbour.shared.get().hits(in: submission.passages)
  }

  @Test("the last sentence that opens a list governs its items, the ones before do not")
  func listOpener() throws {
    let rejected = """
        We like rafts. The following should be left out:

          (a) Beacons of any colour;

          (b) Anchors.

        Pilots may stay.

      """
    let left = try hits(ofSubmission: rejected)
    #expect(
      left == [
        [], ["0 CO91 support>oppose reject@above"], ["0 SC91 oppose>support reject@above"],
        ["0 CO96 support"],
      ])
    let asked = """
        We refuse rafts. The port should provide for the following:

          (a) Beacons of any colour;

          (b) Pilots, provided that they are paid.

      """
    let provided = try hits(ofSubmission: asked)
    #expect(
      provided == [
        [], ["0 CO91 support"], ["0 CO96 support condition_strict@clause"],
      ])
  }

  @Test("concepts of headings and openers fill a combination; cues of headings do not govern")
  func above() throws {
    let text = """
        Tolls left out

      Tolls should be raised as follows:

          (a) Ferries once a day;

          (b) Crews twice a day, with wages.

      Barges too.

      """
    let found = try hits(ofSubmission: text)
    #expect(
      found == [
        [], [], ["0 CO92 support"], ["0 CO94 support loose"], ["0 CO92 support"],
      ])
  }
}
