internal import Codebook

/// What passages and rows of a corpus look like to the models of positions, as features by name.
///
/// ```
/// presence, one model an issue
///   s:extradition 1          a concept of the passage
///   r:CO04 1, r:CO04+oppose 1   a clause names the issue, and with which side
/// stance, shared by all issues; local are the clauses that name the issue, or all where none does
///   effective:oppose 1       what the rules read
///   side:support 1           what plain naming means
///   governed:clause:reject 1, governed:above:reject:support 1   cues by their place, also with the side named
///   unnamed 1                no clause names the issue
///   c:premature .5           a cue or kind of talk in a local clause; c:inverted:... where naming means opposing
///   i:CO04:premature .5      any concept of a local clause, for this issue
///   w:fr:preval .5, b:fr:ne_devrai .5   stems and pairs of stems of a local clause, by language
///   n:reject .5              a cue of the clause behind a local one
///   o:reject .5              a cue of the last clause of what opens the list
///   issue:CO04 .5            the issue itself
/// ```
struct PositionFeatures: Sendable {
  private let issues: [String]
  private let concepts: [Lexicon.Concept]
  private let isInverted: [Bool]
  /// Whether the stems of words count, beside the concepts.
  private let usesWords: Bool

  init(codebook: Codebook, usesWords: Bool = true) {
    self.usesWords = usesWords
    issues = codebook.issues.map(\.id)
    concepts = codebook.lexicon.concepts
    isInverted = codebook.sidedness.map { $0 == .inverted }
  }

  /// The feature of presence that a concept is.
  func name(ofConcept concept: Int) -> String { "s:" + concepts[concept].id }

  /// What the models of presence see of a passage.
  func presence(_ reading: SubmissionReading, _ passage: Int) -> FeatureVector {
    var features = OnceOnly()
    for concept in reading.concepts(of: passage) where concepts[concept].kind != .part {
      features.add(name(ofConcept: concept), 1)
    }
    for hit in reading.hits[passage] where !hit.isLoose {
      features.add("r:" + issues[hit.issue], 1)
      features.add("r:\(issues[hit.issue])+\(hit.side.rawValue)", 1)
    }
    return features.vector
  }

  /// What the models of stance see of a passage for one issue.
  func stance(_ reading: SubmissionReading, _ passage: Int, issue: Int) -> FeatureVector {
    var features = OnceOnly()
    let id = issues[issue]
    let hits = reading.hits[passage].filter { $0.issue == issue }
    for hit in hits {
      features.add("effective:" + hit.effective.rawValue, 1)
      features.add("side:" + hit.side.rawValue, 1)
      for cue in hit.cues {
        let name = "governed:\(cue.place.rawValue):\(cue.cue.rawValue)"
        features.add(name, 1)
        features.add("\(name):\(hit.side.rawValue)", 1)
      }
    }
    if hits.isEmpty { features.add("unnamed", 1) }
    let clauses = reading.clauses[passage].clauses
    let local = hits.isEmpty ? Set(clauses.indices) : Set(hits.map(\.clause))
    let way = isInverted[issue] ? "inverted" : "plain"
    for (place, clause) in clauses.enumerated() {
      if local.contains(place) {
        for finding in clause.findings {
          let concept = concepts[finding.concept]
          if Self.isCue(concept) {
            features.add("c:" + concept.id, 0.5)
            features.add("c:\(way):" + concept.id, 0.5)
          } else if concept.kind == .frame {
            features.add("c:" + concept.id, 0.5)
          }
          if concept.kind != .part { features.add("i:\(id):\(concept.id)", 0.5) }
        }
        if usesWords, let language = reading.language {
          let stems = reading.stems(of: clause, in: passage)
          for stem in stems { features.add("w:\(language.code):\(stem)", 0.5) }
          for (first, second) in zip(stems, stems.dropFirst()) {
            features.add("b:\(language.code):\(first)_\(second)", 0.5)
          }
        }
      } else if place > 0, local.contains(place - 1), !reading.clauses[passage].opens(place) {
        for finding in clause.findings where Self.isCue(concepts[finding.concept]) {
          features.add("n:" + concepts[finding.concept].id, 0.5)
        }
      }
    }
    for opener in reading.openers(of: passage, depth: 2) {
      for finding in reading.clauses[opener].clauses.last?.findings ?? []
      where Self.isCue(concepts[finding.concept]) {
        features.add("o:" + concepts[finding.concept].id, 0.5)
      }
    }
    features.add("issue:" + id, 0.5)
    return features.vector
  }

  private static func isCue(_ concept: Lexicon.Concept) -> Bool {
    concept.kind == .cue || concept.kind == .stance
  }

  /// Features of which each name counts once.
  private struct OnceOnly {
    private(set) var vector = FeatureVector()
    private var seen: Set<String> = []

    mutating func add(_ name: String, _ value: Double) {
      if seen.insert(name).inserted { vector.add(name, value) }
    }
  }
}
