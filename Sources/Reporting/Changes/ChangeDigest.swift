public import Codebook
internal import Convergence

/// The changes since the run before as a page of Markdown, short enough for the e-mail of a morning.
///
/// Numbers come first, then what moved, most important first: changed stances before new ones, positions before text.
/// Long lists are cut with a count; `csv/changes.csv` has all of it.
public struct ChangeDigest: Sendable {
  /// The most items of a list.
  private static let limit = 12
  /// The most issues named of a participant's new positions.
  private static let issuesNamed = 6
  /// The most characters quoted.
  private static let quoted = 280
  /// The most positions whose words are quoted.
  private static let quotations = 6

  private let changes: RunChanges
  private let words: ChangeWords
  private let run: PublishedRun
  private let names: [String: String]
  private let labels: [String: String]

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - changes: what differs.
  ///   - language: of the program's own words, English or French.
  public init(_ changes: RunChanges, language: Language = .english) {
    self.changes = changes
    words = ChangeWords(language)
    run = changes.after
    let isFrench = language == .french
    names = Dictionary(
      ((changes.before?.participants ?? []) + run.participants).map {
        ($0.id, isFrench ? $0.nameFrench : $0.nameEnglish)
      },
      uniquingKeysWith: { $1 })
    labels = Dictionary(
      ((changes.before?.issues ?? []) + run.issues).map {
        ($0.id, isFrench ? $0.labelFrench : $0.labelEnglish)
      },
      uniquingKeysWith: { $1 })
  }

  /// The page, in lines that end in line feeds.
  public var text: String {
    let opening = changes.before.map(opening) ?? words.firstRun
    return
      (["# \(words.title)\n", opening + "\n"]
      + sections.map { "## \($0.heading)\n\n" + $0.blocks.joined(separator: "\n") + "\n" })
      .joined(separator: "\n")
  }

  private struct Section {
    let heading: String
    let blocks: [String]
  }

  private var positions: [RunChanges.Change] { changes.changes.filter(\.kind.isPosition) }

  private func all(_ kinds: RunChanges.Kind...) -> [RunChanges.Change] {
    changes.changes.filter { kinds.contains($0.kind) }
  }

  private func opening(since before: PublishedRun) -> String {
    let start =
      (run.date.isEmpty ? "" : words.notes.date(run.date) + ". ") + words.since(before.date)
      + words.notes.colon
    if changes.changes.isEmpty { return start + words.nothing }
    if positions.isEmpty { return start + words.samePositions }
    let counts = RunChanges.Cause.allCases.map { cause in
      (cause, positions.count { $0.causes.first == cause })
    }
    .filter { $0.1 > 0 }
    return start + "**"
      + words.summary(changed: all(.changed).count, new: all(.new).count, withdrawn: all(.withdrawn).count)
      + "**. "
      + words.causes(counts)
  }

  private var sections: [Section] {
    var sections: [Section] = []
    func add(_ heading: String, _ blocks: [String]) {
      if !blocks.isEmpty { sections.append(Section(heading: heading, blocks: blocks)) }
    }
    add(words.changed, changed)
    add(words.classes, limited(classes))
    add(words.added, limited(byParticipant(.new)))
    add(words.withdrawn, limited(byParticipant(.withdrawn)))
    add(words.submissions, submissions)
    add(words.overrides, overrides)
    return sections
  }

  // MARK: - Positions

  /// From pole to pole first; what needs no check before what does.
  private var changed: [String] {
    func rank(_ change: RunChanges.Change) -> (Int, Int) {
      let (before, after) = (Stance(rawValue: change.before), Stance(rawValue: change.after))
      let distance = before.flatMap { before in after.map(before.distance) } ?? 0
      return (change.needsReview ? 1 : 0, -distance)
    }
    let ordered = all(.changed).enumerated().sorted {
      (rank($0.element).0, rank($0.element).1, $0.offset) < (
        rank($1.element).0, rank($1.element).1, $1.offset
      )
    }.map(\.element)
    return limited(
      ordered.enumerated().map { place, change in
        var text =
          "- \(name(change.participant)), \(label(change.issue))" + words.notes.colon
          + words.fromTo(words.value(change.before), words.value(change.after))
        text +=
          " ("
          + ([words.because(change.causes)] + (change.needsReview ? [words.toCheck] : []))
          .joined(separator: words.notes.semicolon) + ")."
        guard place < Self.quotations, !change.wordsAfter.isEmpty else { return text }
        let quotation = WorkbookContent.shortened(change.wordsAfter, to: Self.quoted)
        return text + "\n  > " + words.notes.quoted(Markdown.escaped(quotation))
          + (change.passages.first.map { " (\(Markdown.escaped($0)))" } ?? "")
      })
  }

  /// One item a participant: what it newly says, or no longer says.
  private func byParticipant(_ kind: RunChanges.Kind) -> [String] {
    let arrivals = Set(all(.participantNew).map(\.participant))
    let grouped = Dictionary(grouping: all(kind), by: \.participant).sorted { $0.key < $1.key }
    return grouped.map { participant, changes in
      var parts = [words.positions(changes.count)]
      if arrivals.contains(participant) { parts.insert(words.newParticipant, at: 0) }
      let unsure = changes.count(where: \.needsReview)
      if unsure > 0 { parts.append(words.toCheck(unsure)) }
      let stances: [Stance] = [.oppose, .support, .conditional]
      let sides = stances.compactMap { stance -> String? in
        let issues = changes.filter { (kind == .new ? $0.after : $0.before) == stance.rawValue }.map {
          label($0.issue)
        }
        guard !issues.isEmpty else { return nil }
        let opening = kind == .new ? words.notes.stance(stance) : words.was(words.notes.stance(stance))
        return opening + words.notes.colon + words.notes.list(issues, limit: Self.issuesNamed)
      }
      return "- \(name(participant)) (\(parts.joined(separator: ", ")))" + words.notes.colon
        + sides.joined(separator: words.notes.semicolon) + "."
    }
  }

  private var classes: [String] {
    all(.convergence).map { change in
      "- \(label(change.issue))" + words.notes.colon
        + words.fromTo(words.value(change.before), words.value(change.after))
        + "."
    }
  }

  // MARK: - Text and verdicts

  private var submissions: [String] {
    var blocks: [String] = []
    for kind in [RunChanges.Kind.participantNew, .participantGone] {
      let names = all(kind).map { name($0.participant) }
      if !names.isEmpty { blocks.append("- " + words.people(kind, words.notes.list(names))) }
    }
    let documents = all(.documentNew, .documentChanged, .documentRenamed, .documentGone).map(words.document)
    if !documents.isEmpty { blocks.append("- " + words.notes.list(documents) + ".") }
    let kinds: [RunChanges.Kind] = [
      .passageNew, .passageChanged, .passageMoved, .passageGone, .themesChanged,
    ]
    let unsettled = Set(all(.participantNew, .participantGone).map(\.participant))
    let grouped = Dictionary(
      grouping: changes.changes.filter { kinds.contains($0.kind) && !unsettled.contains($0.participant) },
      by: \.participant
    ).sorted { $0.key < $1.key }
    let items = grouped.map { participant, changes in
      let counts = kinds.compactMap { kind -> String? in
        let count = changes.count { $0.kind == kind }
        return count > 0 ? words.passages(kind, count) : nil
      }
      return "- \(name(participant))" + words.notes.colon + counts.joined(separator: ", ") + "."
    }
    return blocks + limited(items)
  }

  private var overrides: [String] {
    var blocks: [String] = []
    if run.overridesInForce > 0 { blocks.append("- " + words.inForce(run.overridesInForce)) }
    if !run.staleOverrides.isEmpty {
      let list = run.staleOverrides.map { stale in
        name(stale.participant) + (stale.issue.isEmpty ? "" : ", \(label(stale.issue))")
          + " (\(words.line(stale.line)))"
      }
      blocks.append("- " + words.stale(list.count, words.notes.list(list)))
    }
    return blocks
  }

  // MARK: - Parts

  private func limited(_ items: [String]) -> [String] {
    guard items.count > Self.limit else { return items }
    return items.prefix(Self.limit - 1) + ["- " + words.more(items.count - Self.limit + 1)]
  }

  private func name(_ participant: String) -> String {
    let name = names[participant] ?? ""
    return Markdown.escaped(name.isEmpty ? participant : name)
  }

  private func label(_ issue: String) -> String { "**\(Markdown.escaped(labels[issue] ?? issue))**" }
}
