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
      ["issues.csv": "CO02,cooperation,New,Neuf,S,O\n"],
      [
        "my/issues.csv:4:1: warning: no row of issue-objects.csv names CO02; no participant will ever have a "
          + "position on it"
      ]
    ),
    (
      [
        "issues.csv": "CR02,cooperation,A,D,S,O\n", "issue-objects.csv": "CR02,support,treaty police,,yes\n",
      ],
      [
        "my/issues.csv:4:1: warning: issues of cooperation begin with CO as a rule",
        "my/issues.csv:4:18: warning: 'A' is the label of SC01 too",
        "my/issues.csv:4:20: warning: 'D' is the label of CO01 too",
      ]
    ),
    (
      ["issue-objects.csv": "CO01,support,treaty|court police,court|narrow|treaty,yes\n"],
      [
        "my/issue-objects.csv:4:34: warning: every concept of the first group stands in 'unless': the row "
          + "never applies"
      ]
    ),
    (
      ["concepts.csv": "quantum,object,Q,Q\n", "wording.en.csv": "quantum,quantum\n"],
      [
        "my/concepts.csv:13:1: warning: 'quantum' has no pattern in wording.fr.csv; texts in that language "
          + "never show it",
        "my/concepts.csv:13:1: warning: no row of issue-objects.csv uses 'quantum' and no learned weight knows "
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
        "my/wording.en.csv:14:7: warning: the pattern stands twice for 'court', first at my/wording.en.csv:13"
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
    #expect(review.patterns.map(\.count) == [14, 11])
  }

  @Test func knownWarningsAreLeftOut() {
    let review = CodebookReview(
      of: CodebookFaultTests.source(adding: ["issues.csv": "CO02,cooperation,A,Neuf,S,O\n"]))
    #expect(review.warnings.count == 2)
    #expect(review.leavingOut([review.warnings[0]]).warnings == [review.warnings[1]])
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
