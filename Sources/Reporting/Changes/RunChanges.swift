internal import Codebook
internal import Convergence

/// What differs between two runs, each difference with its cause.
public struct RunChanges: Sendable {
  /// What happened, in the order of the table.
  public enum Kind: String, CaseIterable, Sendable {
    case participantNew = "participant_new"
    case participantGone = "participant_gone"
    case documentNew = "document_new"
    case documentChanged = "document_changed"
    case documentRenamed = "document_renamed"
    case documentGone = "document_gone"
    /// A position where there was none.
    case new
    /// Another stance.
    case changed
    /// No position where there was one.
    case withdrawn
    /// The issue is in another class of convergence.
    case convergence
    case passageNew = "passage_new"
    case passageChanged = "passage_changed"
    case passageMoved = "passage_moved"
    case passageGone = "passage_gone"
    case themesChanged = "themes_changed"

    /// Whether it is about a position.
    var isPosition: Bool { self == .new || self == .changed || self == .withdrawn }
  }

  /// Why something differs.
  public enum Cause: String, CaseIterable, Sendable {
    /// What the participant says, or which documents there are.
    case text
    /// The codebook's tables, those learned and those of participants and layout among them.
    case codebook
    /// An analyst's verdict, given or gone.
    case override
    /// The program.
    case version
  }

  /// One difference.
  public struct Change: Sendable {
    /// What happened.
    public let kind: Kind
    /// The participant's code; empty where a document or an issue as a whole is meant.
    public var participant = ""
    /// The issue's id; empty where no issue is meant.
    public var issue = ""
    /// A stance, a class, theme ids, a passage id or a path; empty where there was none.
    public var before = ""
    /// The same after; empty where there is none.
    public var after = ""
    /// Ids of passages after; of what is gone, as they were before.
    public var passages: [String] = []
    /// Why; several where they cannot be told apart.
    public var causes: [Cause] = []
    /// The path of the document; empty for positions and issues.
    public var document = ""
    /// The words before: a quotation, or a passage.
    public var wordsBefore = ""
    /// The words after.
    public var wordsAfter = ""
    /// Whether the position after is to be checked before it is relied on.
    public var needsReview = false
  }

  /// All differences, by kind, then by participant, then by issue or in the order of the text.
  public let changes: [Change]
  /// The run before; nil for the first one.
  let before: PublishedRun?
  /// The run after.
  let after: PublishedRun

  /// Compares two runs.
  ///
  /// A difference comes from an override where a verdict was given or is gone. It comes from the text where a document
  /// of the participant changed, and with it a passage behind the position, or where nothing else did. Otherwise it
  /// comes from the codebook or the version, whichever changed: from both where both did.
  ///
  /// - Parameters:
  ///   - before: the run before; nil makes a first run, in which nothing is a change.
  ///   - after: the run after.
  public init(from before: PublishedRun?, to after: PublishedRun) {
    self.before = before
    self.after = after
    guard let before else {
      changes = []
      return
    }
    var finder = ChangeFinder(before: before, after: after)
    finder.find()
    changes = Kind.allCases.flatMap { kind in finder.changes.filter { $0.kind == kind } }
  }
}

/// Finds the differences kind by kind.
private struct ChangeFinder {
  let before: PublishedRun
  let after: PublishedRun
  private(set) var changes: [RunChanges.Change] = []
  /// What of the program changed.
  private let tools: [RunChanges.Cause]
  /// The passages that are new, gone or changed, by id before and after.
  private var touched: (before: Set<String>, after: Set<String>) = ([], [])
  /// The participants whose text differs.
  private var speakingAnew: Set<String> = []

  init(before: PublishedRun, after: PublishedRun) {
    self.before = before
    self.after = after
    tools =
      (before.codebook == after.codebook ? [] : [.codebook])
      + (before.version == after.version ? [] : [.version])
  }

  mutating func find() {
    findParticipants()
    findDocuments()
    for participant in ids { findPassages(of: participant) }
    findPositions()
    findClasses()
  }

  private var ids: [String] { Set((before.participants + after.participants).map(\.id)).sorted() }

  // MARK: - Participants and documents

  private mutating func findParticipants() {
    let (old, new) = (Set(before.participants.map(\.id)), Set(after.participants.map(\.id)))
    for id in ids where !old.contains(id) || !new.contains(id) {
      let isNew = !old.contains(id)
      changes.append(
        .init(
          kind: isNew ? .participantNew : .participantGone, participant: id,
          causes: causes(isText: hasOtherText(id))))
    }
  }

  private mutating func findDocuments() {
    let paths = Set(before.documents.keys).union(after.documents.keys).sorted()
    var gone = paths.filter { after.documents[$0] == nil }
    for path in paths {
      guard let digest = after.documents[path] else { continue }
      if let old = before.documents[path] {
        if old != digest { add(.documentChanged, path, path, at: path) }
      } else if let place = gone.firstIndex(where: { before.documents[$0] == digest }) {
        add(.documentRenamed, gone.remove(at: place), path, at: path)
      } else {
        add(.documentNew, "", path, at: path)
      }
    }
    for path in gone { add(.documentGone, path, "", at: path) }
  }

  private mutating func add(_ kind: RunChanges.Kind, _ before: String, _ after: String, at path: String) {
    changes.append(.init(kind: kind, before: before, after: after, causes: [.text], document: path))
  }

  /// Whether a participant speaks in other documents than before, or in documents of other bytes.
  private func hasOtherText(_ participant: String) -> Bool {
    func digests(_ run: PublishedRun) -> [String] {
      (run.participants.first { $0.id == participant }?.documents ?? []).map { run.documents[$0] ?? "" }
        .sorted()
    }
    let (old, new) = (digests(before), digests(after))
    // One that only one of the runs knows may stand in documents that both have.
    if old.isEmpty || new.isEmpty {
      let known = Set((old.isEmpty ? before : after).documents.values)
      return !Set(old + new).isSubset(of: known)
    }
    return old != new
  }

  // MARK: - Passages

  private mutating func findPassages(of participant: String) {
    let (old, new) = (before.passages[participant] ?? [], after.passages[participant] ?? [])
    let matching = PassageMatching(before: old.map(\.text), after: new.map(\.text))
    let isText = hasOtherText(participant)
    if isText { speakingAnew.insert(participant) }
    func add(_ kind: RunChanges.Kind, _ old: PublishedRun.Passage?, _ new: PublishedRun.Passage?) {
      if kind != .passageMoved {
        if let old { touched.before.insert(old.id) }
        if let new { touched.after.insert(new.id) }
      }
      changes.append(
        .init(
          kind: kind, participant: participant, before: old?.id ?? "", after: new?.id ?? "",
          passages: [(new ?? old)?.id].compactMap(\.self), causes: causes(isText: isText),
          document: (new ?? old)?.document ?? "", wordsBefore: old?.text ?? "", wordsAfter: new?.text ?? ""))
    }
    for place in matching.added { add(.passageNew, nil, new[place]) }
    for pair in matching.pairs where pair.kind != .same {
      add(pair.kind == .moved ? .passageMoved : .passageChanged, old[pair.before], new[pair.after])
    }
    for place in matching.gone { add(.passageGone, old[place], nil) }
    for pair in matching.pairs where old[pair.before].themes != new[pair.after].themes {
      let (old, new) = (old[pair.before], new[pair.after])
      changes.append(
        .init(
          kind: .themesChanged, participant: participant, before: old.themes, after: new.themes,
          passages: [new.id],
          causes: old.isOverride || new.isOverride
            ? [.override] : causes(isText: isText && (pair.kind == .changed || tools.isEmpty)),
          document: new.document, wordsBefore: pair.kind == .changed ? old.text : "", wordsAfter: new.text))
    }
  }

  // MARK: - Positions

  private mutating func findPositions() {
    guard let old = matrix(of: before), let new = matrix(of: after) else { return }
    for difference in PositionChanges(from: old, to: new).changes {
      let cell = PublishedRun.Cell(participant: difference.participant, issue: difference.issue)
      let (old, new) = (before.positions[cell], after.positions[cell])
      let behind =
        (old?.passages ?? []).contains(where: touched.before.contains)
        || (new?.passages ?? []).contains(where: touched.after.contains)
      let causes: [RunChanges.Cause] =
        if old?.isOverride == true || new?.isOverride == true || isDecided(cell) {
          [.override]
        } else if difference.cause == .issue {
          [.codebook]
        } else {
          self.causes(isText: speakingAnew.contains(cell.participant) && (behind || tools.isEmpty))
        }
      changes.append(
        .init(
          kind: RunChanges.Kind(rawValue: difference.kind.rawValue) ?? .changed,
          participant: cell.participant,
          issue: cell.issue, before: difference.before?.rawValue ?? "",
          after: difference.after?.rawValue ?? "",
          passages: new?.passages ?? old?.passages ?? [], causes: causes, wordsBefore: old?.quotation ?? "",
          wordsAfter: new?.quotation ?? "", needsReview: new?.needsReview ?? false))
    }
  }

  /// Whether an analyst's verdict of silence holds in one of the runs.
  private func isDecided(_ cell: PublishedRun.Cell) -> Bool {
    before.silenced.contains(cell) || after.silenced.contains(cell)
  }

  /// Everyone as a voice; nil where tables that were tampered with make no matrix.
  private func matrix(of run: PublishedRun) -> PositionsMatrix? {
    let speaking = Set(run.positions.keys.map(\.participant)).union(run.participants.map(\.id))
    return try? PositionsMatrix(
      participants: speaking.sorted().map { .init(group: $0, members: []) },
      issues: run.issues.map { .init(id: $0.id, theme: $0.theme) },
      positions: run.positions.map { .init($0.key.participant, $0.key.issue, $0.value.stance) })
  }

  private mutating func findClasses() {
    let old = Dictionary(before.issues.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for issue in after.issues {
      guard let was = old[issue.id], was.convergence != issue.convergence else { continue }
      let behind = changes.filter { $0.kind.isPosition && $0.issue == issue.id }.flatMap(\.causes)
      changes.append(
        .init(
          kind: .convergence, issue: issue.id, before: was.convergence, after: issue.convergence,
          causes: RunChanges.Cause.allCases.filter(behind.contains)))
    }
  }

  // MARK: - Causes

  private func causes(isText: Bool) -> [RunChanges.Cause] { isText || tools.isEmpty ? [.text] : tools }
}
