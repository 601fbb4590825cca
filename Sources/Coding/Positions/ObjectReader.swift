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
  /// Whether only a loose object names it; firm ones of the same issue in the same passage push such hits out.
  let isLoose: Bool
  /// The cues that govern them: of the same clause, of the one behind, of what stands above.
  let cues: [PositionEvidence.GoverningCue]
}

/// Finds the issues that clauses name, and the cues that govern them.
///
/// A cue governs an object of its clause within `reach` words unless a word that turns the thought (but, however)
/// stands between them; a condition governs its whole clause. The items of a list stand under the cues of the last
/// sentence that opens it. In a short passage a rejection or condition in the clause behind governs too, where that
/// clause names no other issue.
struct ObjectReader: Sendable {
  /// How many words a cue reaches.
  static let reach = 16
  /// How many words it reaches where plain naming opposes; what has no place in a convention is said late.
  static let longReach = 40
  /// How many words before an object a plain denial stands.
  static let denialReach = 3
  /// Passages of more clauses than this are no statement and its rejection.
  static let shortPassage = 4
  /// How far up the openers of lists are read.
  static let depth = 3

  private let objects: [IssueObject]
  /// Places in `objects` by the concepts of their first group.
  private let byConcept: [Int: [Int]]
  /// The cue of each concept that is one.
  private let cues: [Int: Cue]
  private let turn: Int?
  private let denial: Int?
  /// The concepts of plain denial and exclusion.
  private let denying: Set<Int>
  /// The concept of "without" and its like.
  private let setAside: Int?
  private let isInverted: [Bool]
  /// Which concepts only name an issue together with others of the same clause.
  private let isPart: [Bool]

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
    denial = codebook.lexicon.place(of: Cue.denial)
    setAside = codebook.lexicon.place(of: "set_aside")
    denying = Set(["negation", "exclude"].compactMap { codebook.lexicon.place(of: $0) })
    isPart = codebook.lexicon.concepts.map { $0.kind == .part }
    isInverted = codebook.sidedness.map { $0 == .inverted }
  }

  /// The hits of each passage of a submission.
  ///
  /// - Parameters:
  ///   - passages: the passages.
  ///   - clauses: the clauses of each.
  /// - Returns: one list a passage, in the order of its clauses.
  func hits(in passages: [Passage], clauses: [PassageClauses]) -> [[ObjectHit]] {
    passages.indices.map { index in
      let openers = passages.openers(of: index, depth: Self.depth)
      var context: Set<Int> = []
      for above in openers + passages[index].headings {
        for clause in clauses[above].clauses { context.formUnion(clause.findings.map(\.concept)) }
      }
      var governing: [PositionEvidence.GoverningCue] = []
      for opener in openers {
        guard let last = clauses[opener].clauses.last?.sentence else { continue }
        for clause in clauses[opener].clauses where clause.sentence == last {
          governing += cuesIn(clause, passage: opener, at: .above)
        }
      }
      return hits(in: clauses[index], passage: index, context: context, above: governing)
    }
  }

  /// The findings without rejections that are denied themselves, as in "not opposed" and "neither too narrow".
  ///
  /// - Parameter findings: those of a passage.
  /// - Returns: the others, in their order.
  func undenied(_ findings: [Lexicon.Finding]) -> [Lexicon.Finding] {
    let denials = findings.filter { $0.concept == denial }
    if denials.isEmpty { return findings }
    return findings.filter { finding in
      guard finding.concept == setAside || [.reject, .rejectSoft].contains(cues[finding.concept]) else {
        return true
      }
      return !denials.contains { $0.range.overlaps(finding.range) }
    }
  }

  private func cuesIn(_ clause: Clause, passage: Int, at place: PositionEvidence.GoverningCue.Place)
    -> [PositionEvidence.GoverningCue]
  {
    clause.findings.compactMap { finding in
      cues[finding.concept].map { .init(cue: $0, place: place, finding: finding, passage: passage) }
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
      let around = own.union(
        context.union(governor?.findings.map(\.concept) ?? []).filter { !isPart[$0] })
      let inherited = above + (governor.map { cuesIn($0, passage: place, at: .above) } ?? [])
      for object in named(in: own, around: around) {
        let object = objects[object]
        let named = clause.findings.filter { object.groups[0].contains($0.concept) }
        let reach = isInverted[object.issue] ? Self.longReach : Self.reach
        var near = governing(named, in: clause, passage: place, reach: reach)
        near += cuesBehind(index, of: object.issue, in: passage, passage: place)
        if isInverted[object.issue] { near += denials(before: named, in: clause, passage: place) }
        let rejected = (near + inherited).contains { $0.cue == .reject }
        let turned = object.turns && rejected
        hits.append(
          ObjectHit(
            issue: object.issue, side: object.side,
            effective: turned ? (object.side == .support ? .oppose : .support) : object.side, clause: index,
            objects: named, isLoose: object.isLoose, cues: near + inherited))
      }
    }
    let firm = Set(hits.filter { !$0.isLoose }.map(\.issue))
    return hits.filter { !$0.isLoose || !firm.contains($0.issue) }
  }

  /// Words such as "without" before what an issue is to leave out, and "no" right before it: there they reject it,
  /// while elsewhere they may deny anything.
  private func denials(before named: [Lexicon.Finding], in clause: Clause, passage: Int)
    -> [PositionEvidence.GoverningCue]
  {
    clause.findings.filter { finding in
      guard finding.concept == setAside || denying.contains(finding.concept) else { return false }
      let reach = finding.concept == setAside ? Self.longReach : Self.denialReach
      return named.contains { (1...reach).contains($0.words.lowerBound - finding.words.upperBound) }
    }.map { .init(cue: .reject, place: .clause, finding: $0, passage: passage) }
  }

  /// The objects that a clause names, as places in `objects`.
  ///
  /// - Parameters:
  ///   - own: the concepts of the clause.
  ///   - around: those, and the ones of what stands above.
  /// - Returns: the places in their order.
  private func named(in own: Set<Int>, around: Set<Int>) -> [Int] {
    Set(own.flatMap { byConcept[$0] ?? [] }).sorted().filter { place in
      let object = objects[place]
      return !object.unless.contains(where: own.contains)
        && object.groups.dropFirst().allSatisfy { $0.contains(where: around.contains) }
    }
  }

  /// The rejection or condition in the clause behind, where it can only mean what this clause names.
  private func cuesBehind(_ index: Int, of issue: Int, in passage: PassageClauses, passage place: Int)
    -> [PositionEvidence.GoverningCue]
  {
    guard passage.clauses.count <= Self.shortPassage, index + 1 < passage.clauses.count else { return [] }
    if passage.opens(index + 1) { return [] }
    let behind = passage.clauses[index + 1]
    let concepts = Set(behind.findings.map(\.concept))
    guard named(in: concepts, around: concepts).allSatisfy({ objects[$0].issue == issue }) else { return [] }
    let own = Set(cuesIn(passage.clauses[index], passage: place, at: .clause).map(\.cue))
    return cuesIn(behind, passage: place, at: .next).filter {
      !own.contains($0.cue) && ($0.cue == .reject || $0.cue.isCondition)
    }
  }

  /// The cues of a clause that govern any of the findings.
  private func governing(_ named: [Lexicon.Finding], in clause: Clause, passage: Int, reach: Int)
    -> [PositionEvidence.GoverningCue]
  {
    let turns = clause.findings.filter { $0.concept == turn }
    return cuesIn(clause, passage: passage, at: .clause).filter { cue in
      let isCondition = cue.cue.isCondition
      return named.contains { object in
        let (cue, object) = (cue.finding.words, object.words)
        if cue.lowerBound >= object.lowerBound && cue.upperBound <= object.upperBound { return false }
        if isCondition { return true }
        let between =
          cue.lowerBound < object.lowerBound
          ? (cue.upperBound, object.lowerBound) : (object.upperBound, cue.lowerBound)
        if between.1 - between.0 > reach { return false }
        return !turns.contains { $0.words.lowerBound >= between.0 && $0.words.upperBound <= between.1 }
      }
    }
  }
}
