import Codebook
import Tables
import TestSupport
import Testing

/// What is allowed and yet hardly meant.
@Suite struct CodebookReviewTests {
  private func warnings(adding rows: [String: String]) -> [String] {
    let review = CodebookReview(of: CodebookFaultTests.source(adding: rows))
    #expect(review.faults == [])
    return review.warnings.map(\.description)
  }

  @Test(arguments: [
    (
      ["issues.csv": "CO92,cooperation,New,Neuf,S,O\n"],
      [
        "my/issues.csv:4:1: warning: no row of issue-objects.csv names CO92; no participant will ever have a "
          + "position on it"
      ]
    ),
    (
      [
        "issues.csv": "CR92,cooperation,A,D,S,O\n", "issue-objects.csv": "CR92,support,treaty police,,yes\n",
      ],
      [
        "my/issues.csv:4:1: warning: issues of cooperation begin with CO as a rule",
        "my/issues.csv:4:18: warning: 'A' is the label of SC91 too",
        "my/issues.csv:4:20: warning: 'D' is the label of CO91 too",
      ]
    ),
    (
      ["issue-objects.csv": "CO91,support,treaty|court police,court|narrow|treaty,yes\n"],
      [
        "my/issue-objects.csv:4:34: warning: every concept of the first group stands in 'unless': the row "
          + "never applies"
      ]
    ),
    (
      ["concepts.csv": "quantum,object,Q,Q\n", "wording.en.csv": "quantum,quantum\n"],
      [
        "my/concepts.csv:14:1: warning: 'quantum' has no pattern in wording.es.csv; texts in that language "
          + "never show it",
        "my/concepts.csv:14:1: warning: 'quantum' has no pattern in wording.fr.csv; texts in that language "
          + "never show it",
        "my/concepts.csv:14:1: warning: no row of issue-objects.csv uses 'quantum' and no learned weight knows "
          + "it; it changes nothing",
      ]
    ),
    (
      ["wording.fr.csv": "court,tribunal\ncourt,the  TRIBUNAL|tribunal\n"],
      []
    ),
    (
      ["wording.en.csv": "court,tribunal\ncourt,the Tribunal\n"],
      [
        "my/wording.en.csv:15:7: warning: the pattern stands twice for 'court', first at my/wording.en.csv:14"
      ]
    ),
  ])
  func oddities(rows: [String: String], expected: [String]) {
    // The English skips "the"; in the French of these tables it is a word like any other.
    #expect(warnings(adding: rows) == expected)
  }

  @Test func patternsUnderSeveralConceptsAreCounted() {
    let source = CodebookFaultTests.source(adding: [
      "wording.en.csv": "court,police\ntreaty,police\ncourt,treaty\n"
    ])
    let review = CodebookReview(of: source)
    #expect(review.warnings == [])
    #expect(review.sharedPatterns == 2)
    #expect(review.patterns.map(\.language) == Language.coded)
    #expect(review.patterns.map(\.count) == [15, 12, 12])
  }

  @Test func knownWarningsAreLeftOut() {
    let review = CodebookReview(
      of: CodebookFaultTests.source(adding: ["issues.csv": "CO92,cooperation,A,Neuf,S,O\n"]))
    #expect(review.warnings.count == 2)
    #expect(review.leavingOut([review.warnings[0]]).warnings == [review.warnings[1]])
  }

  @Test func anIdThatBuiltInWeightsKnowKeepsItsMeaning() throws {
    let builtIn = CodebookSource()
    let issues = String(decoding: try builtIn.bytes(of: "codebook/issues.csv"), as: UTF8.self)
    let others = issues.split(separator: "\n").map { line in
      line.hasPrefix("CO03,") ? "CO03,cooperation,L,L,Something else,Do not" : String(line)
    }
    let text = bytes(others.joined(separator: "\n"))
    func warnings(_ more: [String: [UInt8]]) -> [CodebookWarning] {
      let source = CodebookSource(folder: "my", files: more.merging(["issues.csv": text]) { $1 })
      return CodebookReview(of: source).warnings.filter { $0.message.contains("another proposition") }
    }
    let weights = String(decoding: try builtIn.bytes(of: "codebook/presence-weights.csv"), as: UTF8.self)
    let isLearned = weights.contains("\nCO03,")
    #expect(warnings([:]).map(\.place) == (isLearned ? ["my/issues.csv:50:1"] : []))
    // Weights of the analyst's own were learned from the analyst's issues.
    #expect(warnings(["presence-weights.csv": bytes("issue,feature,weight\nCO03,bias,1\n")]) == [])
  }

  @Test func theBuiltInCodebookHasNoFaultAndNothingDoubled() {
    let review = CodebookReview(of: CodebookSource())
    #expect(review.faults == [])
    #expect(review.codebook?.issues.count == 71)
    for warning in review.warnings {
      #expect(warning.message.hasSuffix("no learned weight knows it; it changes nothing"), "\(warning)")
    }
  }
}
