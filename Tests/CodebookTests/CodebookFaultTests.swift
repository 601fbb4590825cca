import Codebook
import Tables
import TestSupport
import Testing

/// Each fault that a table can have, with the words and the place that the analyst is given.
@Suite struct CodebookFaultTests {
  /// A codebook small enough to know by heart: two issues, four concepts beside those that positions are read by.
  static let tables: [String: String] = {
    let cues = Cue.concepts.map { "\($0),cue,C,C\n" }.joined()
    let wording = (["treaty", "police", "court", "narrow"] + Cue.concepts).map { id in
      "\(id),\(id.split(separator: "_").joined(separator: " "))\n"
    }.joined()
    return [
      "issues.csv":
        "issue,theme,label_en,label_fr,support_means,oppose_means\nSC91,scope,A,A,B,C\nCO91,cooperation,D,D,E,F\n",
      "issue-objects.csv":
        "issue,side,concepts,unless,turns\nSC91,support,treaty|court narrow,,yes\nCO91,oppose,police,,no\n",
      "concepts.csv": "concept,kind,label_en,label_fr\ntreaty,object,T,T\npolice,object,P,P\n"
        + "court,object,C,C\nnarrow,object,N,N\n" + cues,
      "wording.en.csv": "concept,pattern\n" + wording, "wording.es.csv": "concept,pattern\n" + wording,
      "wording.fr.csv": "concept,pattern\n" + wording,
      "skipped-words.csv": "language,word\nen,the\n",
    ]
  }()

  /// The small codebook in a folder called `my`, with rows put below some of its tables and files put beside them.
  static func source(adding rows: [String: String] = [:], files: [String: String] = [:]) -> CodebookSource {
    var all = tables.merging(files) { $1 }
    for (name, row) in rows { all[name]? += row }
    return CodebookSource(folder: "my", files: all.mapValues(bytes))
  }

  static func faults(adding rows: [String: String] = [:], files: [String: String] = [:]) -> [String] {
    CodebookReview(of: source(adding: rows, files: files)).faults.map(\.description)
  }

  @Test func theSmallCodebookHasNoFault() throws {
    let review = CodebookReview(of: Self.source())
    #expect(review.faults == [])
    #expect(review.warnings.map(\.description) == [])
    #expect(review.codebook?.issues.map(\.id) == ["SC91", "CO91"])
    #expect(review.codebook?.objects.map(\.groups) == [[[0, 2], [3]], [[1]]])
    #expect(review.patterns.map(\.count) == [12, 12, 12])
  }

  /// Rows of objects begin on line 4: `issue,side,concepts,unless,turns`.
  @Test(arguments: [
    ("CO19,support,police,,yes", ["4:1: 'CO19' is no issue of my/issues.csv (did you mean CO91?)"]),
    ("XX77,support,police,,yes", ["4:1: 'XX77' is no issue of my/issues.csv"]),
    (",support,police,,yes", ["4:1: '' is no issue of my/issues.csv"]),
    ("CO91,conditional,police,,yes", ["4:6: 'conditional' is no side; allowed are support, oppose"]),
    ("CO91,,police,,yes", ["4:6: '' is no side; allowed are support, oppose"]),
    ("CO91,oppose,polise,,yes", ["4:13: 'polise' is no concept of my/concepts.csv (did you mean police?)"]),
    (
      "CO91,oppose,court|polcie,,yes",
      ["4:19: 'polcie' is no concept of my/concepts.csv (did you mean police?)"]
    ),
    ("CO91,oppose,\"court xyzzy\",,yes", ["4:20: 'xyzzy' is no concept of my/concepts.csv"]),
    ("CO91,oppose,,,yes", ["4:13: 'concepts' is empty"]),
    ("CO91,oppose,\" \",,yes", ["4:14: 'concepts' is empty"]),
    ("CO91,oppose,|court,,yes", ["4:13: a concept is missing; write one on both sides of `|`"]),
    ("CO91,oppose,court narrow|,,yes", ["4:26: a concept is missing; write one on both sides of `|`"]),
    ("CO91,oppose,court,nowhere,yes", ["4:19: 'nowhere' is no concept of my/concepts.csv"]),
    (
      "CO91,oppose,court,police narrow,yes",
      ["4:25: a blank stands in 'unless', which is one group; write `|` between concepts"]
    ),
    ("CO91,oppose,court,,", ["4:20: '' is no answer to 'turns'; allowed are yes, no"]),
    ("CO91,oppose,court,,Yes", ["4:20: 'Yes' is no answer to 'turns'; allowed are yes, no"]),
    (
      "CO91,oppose,police,,yes",
      ["4:13: the same combination stands twice for 'CO91', first at my/issue-objects.csv:3"]
    ),
    ("CO91,oppose,court,yes", ["4: 4 fields stand under a header of 5"]),
    ("CO91,oppose,\"court,,yes", ["4:13: a quotation mark is opened here and never closed"]),
    (
      "CO1,no,courts|,a b,",
      [
        "4:1: 'CO1' is no issue of my/issues.csv (did you mean CO91?)",
        "4:5: 'no' is no side; allowed are support, oppose",
        "4:8: 'courts' is no concept of my/concepts.csv (did you mean court?)",
        "4:15: a concept is missing; write one on both sides of `|`",
        "4:17: a blank stands in 'unless', which is one group; write `|` between concepts",
        "4:20: '' is no answer to 'turns'; allowed are yes, no",
      ]
    ),
  ])
  func faultsOfObjects(row: String, expected: [String]) {
    #expect(Self.faults(adding: ["issue-objects.csv": row]) == Self.said(expected, of: "issue-objects.csv"))
  }

  @Test(arguments: [
    (
      "PR1,procedure,L,L,S,O", ["4:1: 'PR1' is no issue id: two capital letters and two digits, such as CO03"]
    ),
    (
      "PR01,procedures,,L,,O",
      [
        "4:6: 'procedures' is no theme; allowed are scope, objectives, criminalisation, procedure, "
          + "cooperation, human_rights, implementation",
        "4:17: 'label_en' is empty", "4:20: 'support_means' is empty",
      ]
    ),
    ("SC91,scope,L,L,S,O", ["4:1: the issue 'SC91' stands twice, first at my/issues.csv:2"]),
    ("PR01,procedure,L,L,\" \",", ["4:21: 'support_means' is empty", "4:24: 'oppose_means' is empty"]),
    ("PR01,procedure,L,L,this, that,O", ["4: 7 fields stand under a header of 6"]),
  ])
  func faultsOfIssues(row: String, expected: [String]) {
    #expect(Self.faults(adding: ["issues.csv": row]) == Self.said(expected, of: "issues.csv"))
  }

  @Test(arguments: [
    (
      "Joint team,verb,,",
      [
        "14:1: 'Joint team' is no concept id: small letters, digits and underscores, such as joint_team",
        "14:12: 'verb' is no kind; allowed are object, instrument, cue, stance, part, frame",
        "14:17: 'label_en' is empty",
        "14:18: 'label_fr' is empty",
      ]
    ),
    ("court,object,C,C", ["14:1: the concept 'court' stands twice, first at my/concepts.csv:4"]),
    (
      "silent,object,S,S",
      [
        "14:1: the concept 'silent' has no pattern in any language; add one to wording.en.csv or "
          + "wording.es.csv or wording.fr.csv"
      ]
    ),
  ])
  func faultsOfConcepts(row: String, expected: [String]) {
    #expect(Self.faults(adding: ["concepts.csv": row]) == Self.said(expected, of: "concepts.csv"))
  }

  @Test func eachConceptThatPositionsAreReadByIsNeeded() {
    for cue in Cue.concepts {
      func without(_ name: String) -> String {
        (Self.tables[name] ?? "").split(separator: "\n").filter { !$0.hasPrefix(cue + ",") }
          .joined(separator: "\n")
      }
      var files: [String: String] = [:]
      for name in ["concepts.csv"] + Language.coded.map({ "wording.\($0.code).csv" }) {
        files[name] = without(name)
      }
      #expect(
        Self.faults(files: files) == [
          "my/concepts.csv:1: error: the concept '\(cue)' is missing; positions are read by reject, "
            + "reject_soft, condition_strict, only_where, undecided, conditional_assent, turn, unreject"
        ])
    }
  }

  @Test(arguments: [
    ("police,pol*ice", "14:11: `*` may only stand behind the last letter of a word"),
    ("polite,polite", "14:1: 'polite' is no concept of my/concepts.csv (did you mean police?)"),
    ("police,", "14:8: 'pattern' is empty"),
    ("police,the", "14:8: no word is left: write at least one word that is neither `_` nor skipped"),
  ])
  func faultsOfWording(row: String, expected: String) {
    #expect(
      Self.faults(adding: ["wording.en.csv": row]) == Self.said([expected], of: "wording.en.csv"))
  }

  @Test func faultsOfSkippedWords() {
    #expect(
      Self.faults(adding: ["skipped-words.csv": "de,der\nfr,\n"])
        == Self.said(
          ["3:1: 'de' is no language; allowed are en, es, fr", "4:4: 'word' is empty"],
          of: "skipped-words.csv"))
  }

  @Test func everyFaultIsToldOfEveryTableFromTopToBottom() {
    let faults = Self.faults(adding: [
      "issues.csv": "PR01,law,L,L,S,O\nbad\nPR02,,L,L,S,O\n", "concepts.csv": "extra,thing,E,E\n",
      "wording.fr.csv": "polce,x\nextra,y\n", "issue-objects.csv": "PR01,support,extra,,yes\nPR02,x,y,z,w\n",
    ])
    // Rows that are faulty themselves are known: what refers to them gives no second fault.
    #expect(
      faults.map { $0.prefix { $0 != " " } } == [
        "my/issues.csv:4:6:", "my/issues.csv:5:", "my/issues.csv:6:6:", "my/concepts.csv:14:7:",
        "my/wording.fr.csv:14:1:", "my/issue-objects.csv:5:6:", "my/issue-objects.csv:5:8:",
        "my/issue-objects.csv:5:10:", "my/issue-objects.csv:5:12:",
      ])
  }

  @Test func aTableThatCannotBeReadIsNoReasonToDoubtTheOthers() {
    #expect(
      Self.faults(files: ["concepts.csv": "id,kind\n"]) == [
        "my/concepts.csv:1: error: the column 'concept' is missing; needed are concept,kind,label_en,label_fr"
      ])
    #expect(
      Self.faults(files: ["issues.csv": "issue;theme;label_en\nSC91;scope;A\n"]) == [
        "my/issues.csv:1: error: the column 'issue' is missing; needed are issue,theme,label_en,label_fr,"
          + "support_means,oppose_means; fields are parted by commas, not by semicolons"
      ])
    #expect(Self.faults(files: ["wording.en.csv": ""]).count == 1)
    #expect(Self.faults(adding: ["concepts.csv": "new,object,\"N,N"]).count == 1)
  }

  @Test func aCodebookWithoutIssuesIsRefused() {
    let files = [
      "issues.csv": "issue,theme,label_en,label_fr,support_means,oppose_means\n",
      "issue-objects.csv": "issue,side,concepts,unless,turns\n",
    ]
    #expect(Self.faults(files: files) == ["my/issues.csv:1: error: the table holds no issue"])
  }

  private static func said(_ expected: [String], of table: String) -> [String] {
    expected.map { line in
      // The place ends at the first blank.
      let place = line.prefix { $0 != " " }
      return "my/\(table):\(place) error:\(line.dropFirst(place.count))"
    }
  }
}
