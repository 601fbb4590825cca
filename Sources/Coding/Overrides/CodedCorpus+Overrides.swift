public import Codebook
internal import Submissions

/// What analysts decided comes last: nothing is coded from it, and what was coded stays beside it.
extension CodedCorpus {
  /// The corpus with overrides in the place of what was coded, and what became of each row.
  ///
  /// A row whose words are gone, and rows that contradict each other, leave what was coded as it is.
  ///
  /// - Parameters:
  ///   - file: the overrides.
  ///   - codebook: the coding frame that the corpus was coded by.
  /// - Returns: the corpus, and one outcome a row with a verdict in the order of lines.
  public func applying(_ file: OverrideFile, codebook: Codebook) -> (
    corpus: CodedCorpus, outcomes: [OverrideOutcome]
  ) {
    var application = OverrideApplication(of: self, codebook: codebook)
    application.apply(file.overrides)
    let outcomes = (file.faults.map(OverrideOutcome.init) + application.outcomes).enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    return (application.corpus, outcomes)
  }
}

/// Puts overrides in their places.
private struct OverrideApplication {
  /// What a verdict is on.
  private enum Target: Hashable {
    case cell(participant: String, issue: Int)
    case passage(entry: Int, passage: Int)
  }

  private struct Placed {
    let override: Override
    /// Where its words stand; nil for a verdict on a cell that quotes none.
    let place: QuotationSearch.Place?
    let remark: String
  }

  private let coded: CodedCorpus
  private let codebook: Codebook
  private let entriesOf: [String: [Int]]
  private var searches: [String: QuotationSearch] = [:]
  private(set) var outcomes: [OverrideOutcome] = []
  private(set) var corpus: CodedCorpus

  init(of coded: CodedCorpus, codebook: Codebook) {
    self.coded = coded
    self.codebook = codebook
    corpus = coded
    entriesOf = Dictionary(uniqueKeysWithValues: coded.participants.map { ($0.id, $0.entries) })
  }

  mutating func apply(_ overrides: [Override]) {
    var targets: [Target] = []
    var placed: [Target: [Placed]] = [:]
    for override in overrides {
      do throws(Stale) {
        let found = try place(override)
        let target: Target =
          switch (override.finding, found.place) {
          case (.position(let issue, _), _): .cell(participant: override.participant, issue: issue)
          case (.themes, let place):
            .passage(entry: place?.entry ?? 0, passage: place?.passage ?? 0)
          }
        if placed[target] == nil { targets.append(target) }
        placed[target, default: []].append(found)
      } catch {
        outcomes.append(
          OverrideOutcome(
            override, .stale, why: error.why + "; \(subject(of: override)) stays as coded, look at it anew"))
      }
    }
    var entries = coded.entries
    var cells: [(participant: String, issue: Int, override: PositionOverride, quoted: PositionEvidence?)] = []
    for target in targets {
      guard let rows = placed[target], let last = rows.last else { continue }
      let verdicts = Set(rows.map(\.override.finding))
      if verdicts.count > 1 {
        outcomes += contradictory(rows, target)
        continue
      }
      switch (target, last.override.finding) {
      case (.passage(let entry, let passage), .themes(let themes)):
        let coding = coded.entries[entry].codings[passage]
        entries[entry].codings[passage].decide(themes, signed: last.override.row.signature)
        outcomes += settled(rows, target, isConfirmed: coding.themes == themes)
      case (.cell(let participant, let issue), .position(_, let verdict)):
        let position = coded.positions.position(of: participant, on: issue)
        cells.append(
          (
            participant, issue,
            PositionOverride(
              verdict: verdict, coded: position?.stance, codedConfidence: position?.confidence,
              signature: last.override.row.signature), evidence(last.place, verdict, position)
          ))
        outcomes += settled(
          rows, target, isConfirmed: verdict == position.map { .stance($0.stance) } ?? .silent)
      default: continue
      }
    }
    corpus = CodedCorpus(
      coded, entries: entries, positions: CodedPositions(coded.positions, decided: cells))
  }

  // MARK: - Places

  private struct Stale: Error {
    let why: String
  }

  /// Finds the words that an override rests on.
  private mutating func place(_ override: Override) throws(Stale) -> Placed {
    guard let entries = entriesOf[override.participant] else {
      throw Stale(why: "the input holds no submission of \(override.participant)")
    }
    guard entries.contains(where: { coded.entries[$0].submission.voice.kind != .note }) else {
      throw Stale(why: "the input holds only a note in place of a submission of \(override.participant)")
    }
    let named = passage(override.row[.passage], among: entries)
    let quotation = override.row[.quotation]
    if quotation.isEmpty {
      if let named {
        let text = coded.entries[named.entry].submission.passages[named.passage].text
        return Placed(
          override: override,
          place: .init(
            entry: named.entry, passage: named.passage, range: 0..<text.bytes.count, isEdited: false),
          remark: "no words are quoted: found by the number of the passage")
      }
      guard case .position = override.finding, override.row[.passage].isEmpty else {
        throw Stale(
          why: "\(override.participant) has no passage \(override.row[.passage]), and no words are quoted")
      }
      return Placed(
        override: override, place: nil, remark: "no words are quoted: holds whatever the text says")
    }
    let search =
      searches[override.participant]
      ?? QuotationSearch(entries.map { ($0, coded.entries[$0]) }, lexicon: codebook.lexicon)
    searches[override.participant] = search
    guard let place = search.place(of: quotation, near: named) else {
      throw Stale(
        why: "the words quoted are gone from the text of \(override.participant), or say something else now")
    }
    return Placed(override: override, place: place, remark: place.isEdited ? "the words were edited" : "")
  }

  private func passage(_ id: String, among entries: [Int]) -> (entry: Int, passage: Int)? {
    for entry in entries {
      let ids = coded.entries[entry].passageIDs
      if let place = ids.firstIndex(where: { $0.lowercased() == id.lowercased() }) { return (entry, place) }
    }
    return nil
  }

  /// The passage that a verdict quotes, with what coding knows of it.
  private func evidence(
    _ place: QuotationSearch.Place?, _ verdict: ReviewForm.Verdict, _ position: CodedPosition?
  ) -> PositionEvidence? {
    guard let place, case .stance(let stance) = verdict else { return nil }
    let known = position?.evidence.first { ($0.entry, $0.passage) == (place.entry, place.passage) }
    return PositionEvidence(
      entry: place.entry, passage: place.passage, quotation: place.range, stance: stance,
      presence: known?.presence ?? 1, objects: known?.objects ?? [], cues: known?.cues ?? [])
  }

  // MARK: - Outcomes

  private func settled(_ rows: [Placed], _ target: Target, isConfirmed: Bool) -> [OverrideOutcome] {
    rows.map {
      OverrideOutcome(
        $0.override, isConfirmed ? .confirmed : .applied, why: $0.remark, coded: codedValue(target),
        passage: passageID(of: $0))
    }
  }

  private func contradictory(_ rows: [Placed], _ target: Target) -> [OverrideOutcome] {
    let said = rows.map { "line \($0.override.row.line) says \($0.override.row[.verdict])" }
      .joined(separator: ", ")
    return rows.map {
      OverrideOutcome(
        $0.override, .conflict,
        why: "of \(subject(of: $0.override)) \(said); what was coded stands, keep one of the lines",
        coded: codedValue(target), passage: passageID(of: $0))
    }
  }

  private func passageID(of placed: Placed) -> String {
    placed.place.map { coded.entries[$0.entry].passageIDs[$0.passage] } ?? ""
  }

  private func codedValue(_ target: Target) -> String {
    switch target {
    case .passage(let entry, let passage): coded.entries[entry].codings[passage].themes.list
    case .cell(let participant, let issue):
      coded.positions.position(of: participant, on: issue)?.stance.rawValue
        ?? coded.wordOfNone(participant)
    }
  }

  private func subject(of override: Override) -> String {
    switch override.finding {
    case .position(let issue, _): "\(override.participant) on \(codebook.issues[issue].id)"
    case .themes: "the passage of \(override.participant)"
    }
  }
}

extension CodedCorpus {
  /// What tables call a cell without a position: `silent`, or `not_coded` where text of the participant could not be.
  ///
  /// - Parameter participant: a code or identifier.
  /// - Returns: one of the two words.
  public func wordOfNone(_ participant: String) -> String {
    uncoded.contains(participant) ? "not_coded" : "silent"
  }
}
