internal import Codebook
internal import Submissions

/// An issue named in a clause, with the cues that govern it.
struct ObjectHit {
  /// The issue's place in the codebook.
  let issue: Int
  /// What naming it plainly would mean.
  let side: Stance
  /// What it means under its cues: the other side where it is rejected.
  let effective: Stance
  /// The clause's place in the passage.
  let clause: Int
  /// The findings that name it.
  let objects: [Lexicon.Finding]
  /// Cues of the same clause.
  let near: [PositionEvidence.GoverningCue]
  /// Cues of what opens the list: of the clause before a colon, of the sentences above.
  let above: [PositionEvidence.GoverningCue]

  func has(_ cue: Cue) -> Bool { near.contains { $0.cue == cue } || above.contains { $0.cue == cue } }
}

/// Finds the issues that clauses name, and the cues that govern them.
///
/// A cue governs an object of its clause within `reach` words unless a word that turns the thought (but, however)
/// stands between them. The items of a list stand under the cues of the last sentence that opens it.
struct ObjectReader: Sendable {
  /// How many words a cue reaches.
  static let reach = 12
  /// How far up the openers of lists are read.
  static let depth = 3

  private let objects: [IssueObject]
  /// Places in `objects` by the concepts of their first group.
  private let byConcept: [Int: [Int]]
  /// The cue of each concept that is one.
  private let cues: [Int: Cue]
  private let turn: Int?

  init(codebook: Codebook) {
    objects = codebook.objects
    var byConcept: [Int: [Int]] = [:]
    for (place, object) in codebook.objects.enumerated() {
      for concept in object.groups.first ?? [] { byConcept[concept, default: []].append(place) }
    }
    self.byConcept = byConcept
    var cues: [Int: Cue] = [:]
    for cue in Cue.allCases {
      if let place = codebook.lexicon.place(of: cue.rawValue) { cues[place] = cue }
    }
    self.cues = cues
    turn = codebook.lexicon.place(of: Cue.turn)
  }

  /// The hits of each passage of a submission.
  ///
  /// - Parameters:
  ///   - passages: the passages.
  ///   - clauses: the clauses of each.
  func hits(in passages: [Passage], clauses: [PassageClauses]) -> [[ObjectHit]] {
    passages.indices.map { index in
      var openers: [Int] = []
      var next = passages[index].opener
      while let opener = next, openers.count < Self.depth {
        openers.append(opener)
        next = passages[opener].opener
      }
      var context: Set<Int> = []
      for above in openers + passages[index].headings {
        for clause in clauses[above].clauses { context.formUnion(clause.findings.map(\.concept)) }
      }
      var governing: [PositionEvidence.GoverningCue] = []
      for opener in openers {
        guard let last = clauses[opener].clauses.last?.sentence else { continue }
        for clause in clauses[opener].clauses where clause.sentence == last {
          governing += cuesIn(clause, passage: opener)
        }
      }
      return hits(in: clauses[index], passage: index, context: context, above: governing)
    }
  }

  private func cuesIn(_ clause: Clause, passage: Int) -> [PositionEvidence.GoverningCue] {
    clause.findings.compactMap { finding in
      cues[finding.concept].map { .init(cue: $0, finding: finding, passage: passage) }
    }
  }

  private func hits(
    in passage: PassageClauses, passage place: Int, context: Set<Int>,
    above: [PositionEvidence.GoverningCue]
  ) -> [ObjectHit] {
    var hits: [ObjectHit] = []
    for (index, clause) in passage.clauses.enumerated() {
      let governor = clause.governor.map { passage.clauses[$0] }
      let own = Set(clause.findings.map(\.concept))
      let around = own.union(context).union(governor?.findings.map(\.concept) ?? [])
      let inherited = above + (governor.map { cuesIn($0, passage: place) } ?? [])
      for object in Set(own.flatMap { byConcept[$0] ?? [] }).sorted() {
        let object = objects[object]
        if object.unless.contains(where: own.contains) { continue }
        guard object.groups.dropFirst().allSatisfy({ $0.contains(where: around.contains) }) else { continue }
        let named = clause.findings.filter { object.groups[0].contains($0.concept) }
        let near = governing(named, in: clause, passage: place)
        let rejected =
          near.contains { $0.cue == .reject } != inherited.contains { $0.cue == .reject }
        let turned = object.turns && rejected
        hits.append(
          ObjectHit(
            issue: object.issue, side: object.side,
            effective: turned ? (object.side == .support ? .oppose : .support) : object.side, clause: index,
            objects: named, near: near, above: inherited))
      }
    }
    return hits
  }

  /// The cues of a clause that govern any of the findings.
  private func governing(_ named: [Lexicon.Finding], in clause: Clause, passage: Int)
    -> [PositionEvidence.GoverningCue]
  {
    let turns = clause.findings.filter { $0.concept == turn }
    return cuesIn(clause, passage: passage).filter { cue in
      named.contains { object in
        let (cue, object) = (cue.finding.words, object.words)
        if cue.lowerBound >= object.lowerBound && cue.upperBound <= object.upperBound { return false }
        let between =
          cue.lowerBound < object.lowerBound
          ? (cue.upperBound, object.lowerBound) : (object.upperBound, cue.lowerBound)
        if between.1 - between.0 > Self.reach { return false }
        return !turns.contains { $0.words.lowerBound >= between.0 && $0.words.upperBound <= between.1 }
      }
    }
  }
}
