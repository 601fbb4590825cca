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
/// stands between them; between commas such a word belongs to its whole clause and parts nothing. A condition governs
/// its whole clause. The items of a list stand under the cues of the last sentence that opens it, or of the one before
/// that it takes up. A rejection or condition behind governs too, where its clause names no other issue or takes up
/// what stands before ("this", "it") ahead of the cue: in a short passage anywhere in the next clause, else only where
/// the clause takes it up. A bare "no" as an answer rejects.
struct ObjectReader: Sendable {
  /// How many words a cue reaches.
  static let reach = 16
  /// How many words it reaches where plain naming opposes; what has no place in a convention is said late.
  static let longReach = 40
  /// How many words before an object a plain denial stands.
  static let denialReach = 3
  /// Passages of more clauses than this are no statement and its rejection.
  static let shortPassage = 4
  /// How many clauses behind an object its rejection or condition may stand.
  static let behindReach = 2
  /// How many words before a cue stands what takes up an object, where the clause names other issues.
  static let anaphorReach = 10
  /// How far up the openers of lists are read.
  static let depth = 3

  private let objects: [IssueObject]
  /// Places in `objects` by the concepts of their first group.
  private let byConcept: [Int: [Int]]
  /// The cue of each concept that is one.
  private let cues: [Int: Cue]
  private let turn: Int?
  private let denial: Int?
  /// The concept of "no", "not" and "none".
  private let negation: Int?
  /// The concept of "this", "it" and their like.
  private let anaphor: Int?
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
    negation = codebook.lexicon.place(of: "negation")
    anaphor = codebook.lexicon.place(of: "anaphor")
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
        governing += cuesOpening(clauses[opener], passage: opener)
      }
      return hits(
        in: clauses[index], text: passages[index].text.bytes, passage: index, context: context,
        above: governing)
    }
  }

  /// The cues of the sentence that opens a list, or of the one before that it takes up where it has none.
  ///
  /// In "We cannot agree to this. It is the following:" the refusal stands in the first sentence.
  private func cuesOpening(_ opener: PassageClauses, passage: Int) -> [PositionEvidence.GoverningCue] {
    guard let last = opener.clauses.last?.sentence else { return [] }
    let opening = opener.clauses.filter { $0.sentence == last }
    let own = opening.flatMap { cuesIn($0, passage: passage, at: .above) }
    guard own.isEmpty, opening.contains(where: { $0.findings.contains { $0.concept == anaphor } }) else {
      return own
    }
    return opener.clauses.filter { $0.sentence == last - 1 && named(in: $0).isEmpty }
      .flatMap { cuesIn($0, passage: passage, at: .above) }
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
    in passage: PassageClauses, text: [UInt8], passage place: Int, context: Set<Int>,
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
        var near = governing(named, in: clause, text: text, passage: place, reach: reach)
        near += cuesBehind(index, of: object.issue, in: passage, text: text, passage: place)
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

  /// The objects that a clause names by itself.
  private func named(in clause: Clause) -> [Int] {
    let concepts = Set(clause.findings.map(\.concept))
    return named(in: concepts, around: concepts)
  }

  /// The rejection or condition in a clause behind, where it can only mean what this clause names.
  private func cuesBehind(
    _ index: Int, of issue: Int, in passage: PassageClauses, text: [UInt8], passage place: Int
  ) -> [PositionEvidence.GoverningCue] {
    let isShort = passage.clauses.count <= Self.shortPassage
    let own = Set(cuesIn(passage.clauses[index], passage: place, at: .clause).map(\.cue))
    for next in passage.clauses.indices.dropFirst(index + 1).prefix(Self.behindReach) {
      if passage.opens(next) { return [] }
      let behind = passage.clauses[next]
      let isNext = next == index + 1
      let anaphors = behind.findings.filter { $0.concept == anaphor }
      let others = named(in: behind).filter { objects[$0].issue != issue }
      if anaphors.isEmpty ? !(isShort && isNext && others.isEmpty) : !(isNext || others.isEmpty) { return [] }
      let rivals = behind.findings.filter { finding in
        others.contains { objects[$0].groups[0].contains(finding.concept) }
      }
      let found = cuesIn(behind, passage: place, at: .next).filter { cue in
        !own.contains(cue.cue) && (cue.cue == .reject || cue.cue.isCondition)
          && (others.isEmpty || Self.takesUp(cue.finding, anaphors: anaphors, rivals: rivals))
      }
      if !found.isEmpty { return found }
      if let answer = answer(opening: behind, text: text) {
        return [.init(cue: .reject, place: .next, finding: answer, passage: place)]
      }
    }
    return []
  }

  /// Whether a cue means what an anaphor before it takes up, rather than what its own clause names nearer by.
  private static func takesUp(
    _ cue: Lexicon.Finding, anaphors: [Lexicon.Finding], rivals: [Lexicon.Finding]
  ) -> Bool {
    func distance(_ finding: Lexicon.Finding) -> Int {
      max(
        finding.words.lowerBound - cue.words.upperBound, cue.words.lowerBound - finding.words.upperBound, 0)
    }
    return anaphors.contains { anaphor in
      anaphor.words.lowerBound <= cue.words.lowerBound && distance(anaphor) <= anaphorReach
        && rivals.allSatisfy { distance($0) >= distance(anaphor) }
    }
  }

  /// The "no" that a clause opens with, as in "Data retention: no, other treaties see to it"; nil where there is none.
  private func answer(opening clause: Clause, text: [UInt8]) -> Lexicon.Finding? {
    clause.findings.first {
      $0.concept == negation && $0.range.lowerBound == clause.range.lowerBound
        && Self.mark(behind: $0.range, in: text).map { ".,;!".utf8.contains($0) } ?? true
    }
  }

  /// The "no" that a clause ends with behind a comma; nil where there is none.
  private func answer(closing clause: Clause, text: [UInt8]) -> Lexicon.Finding? {
    clause.findings.last { $0.concept == negation }.flatMap { last in
      Self.mark(before: last.range, in: text) == UInt8(ascii: ",")
        && Self.mark(behind: last.range, in: text).map { ".;!".utf8.contains($0) } ?? true ? last : nil
    }
  }

  /// The byte before a range that is no blank.
  private static func mark(before range: Range<Int>, in text: [UInt8]) -> UInt8? {
    text[..<range.lowerBound].last { $0 != UInt8(ascii: " ") }
  }

  /// The byte behind a range that is no blank.
  private static func mark(behind range: Range<Int>, in text: [UInt8]) -> UInt8? {
    text[range.upperBound...].first { $0 != UInt8(ascii: " ") }
  }

  /// Whether a word stands between commas.
  private static func isAside(_ finding: Lexicon.Finding, in text: [UInt8]) -> Bool {
    mark(before: finding.range, in: text) == UInt8(ascii: ",")
      && mark(behind: finding.range, in: text) == UInt8(ascii: ",")
  }

  /// The cues of a clause that govern any of the findings.
  private func governing(
    _ named: [Lexicon.Finding], in clause: Clause, text: [UInt8], passage: Int, reach: Int
  ) -> [PositionEvidence.GoverningCue] {
    let turns = clause.findings.filter { $0.concept == turn && !Self.isAside($0, in: text) }
    let answers = answer(closing: clause, text: text).map { answer in
      [PositionEvidence.GoverningCue(cue: .reject, place: .clause, finding: answer, passage: passage)]
    }
    return (answers ?? [])
      + cuesIn(clause, passage: passage, at: .clause).filter { cue in
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
