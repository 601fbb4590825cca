internal import Codebook
internal import Coding
internal import Convergence
internal import Matching
internal import Submissions

/// One note: what the positions on a theme say, as a page of Markdown.
struct BriefingNote {
  /// The most words beside title and quotations: with six quotations they make a printed page.
  static let limit = 450
  /// The most quotations, conditions among them.
  static let mostQuotations = 6

  let theme: Codebook.ThemeEntry
  let findings: ThemeFindings
  let corpus: CodedCorpus
  let codebook: Codebook
  let participants: [ParticipantSummary]
  let words: BriefingWords
  let date: String

  /// How much of each list is told in sentences; the rest is told in counts.
  private struct Depth {
    var converging = 6
    var apart = 4
    var dividing = 5
    var conditions = 6
    /// Whether one or two on the smaller side are named where an issue is told in counts.
    var namesFew = true

    /// Less by the least important thing left; nil where nothing is.
    var reduced: Depth? {
      var depth = self
      if converging > 3 {
        depth.converging -= 1
      } else if conditions > 2 {
        depth.conditions -= 1
      } else if apart > 2 {
        depth.apart -= 1
      } else if dividing > 3 {
        depth.dividing -= 1
      } else if converging > 0 {
        depth.converging -= 1
      } else if dividing > 0 {
        depth.dividing -= 1
      } else if conditions > 0 {
        depth.conditions -= 1
      } else if apart > 0 {
        depth.apart -= 1
      } else if namesFew {
        depth.namesFew = false
      } else {
        return nil
      }
      return depth
    }
  }

  /// A part of a note: its heading, and its paragraphs and items.
  private struct Section {
    let heading: String
    var prose: [String] = []
    var quotations: [String] = []

    var text: String {
      let blocks = (prose.isEmpty ? [] : [prose.joined(separator: "\n")]) + quotations
      return "## \(heading)\n\n" + blocks.joined(separator: "\n\n") + "\n"
    }
  }

  /// The note.
  var text: String {
    let conditions = BriefingQuotation.conditions(in: findings, of: corpus, count: 2)
    let sides = BriefingQuotation.sides(
      in: findings, of: corpus, count: Self.mostQuotations, after: conditions)
    var depth = Depth()
    var sections = self.sections(depth, conditions, sides)
    while Self.wordCount(opening + sections.flatMap { ["## " + $0.heading] + $0.prose }) > Self.limit,
      let less = depth.reduced
    {
      depth = less
      sections = self.sections(depth, conditions, sides)
    }
    let title = "# \(Markdown.escaped(words.label(of: theme)))\n"
    return
      ([title] + opening.map { $0 + "\n" } + sections.map(\.text)).joined(separator: "\n")
  }

  private static func wordCount(_ texts: [String]) -> Int {
    texts.reduce(0) { $0 + $1.split { $0 == " " || $0 == "\n" }.count }
  }

  // MARK: - Parts

  private var opening: [String] {
    let first = words.note + (date.isEmpty ? "." : ", \(words.date(date)).")
    let issues = codebook.issues.count { $0.theme == theme.theme }
    let inScope = findings.speaking.count + findings.silent.count
    guard findings.positions > 0 else { return [first + " " + words.nothing(inScope, issues)] }
    var sentences = [
      first,
      words.situation(
        findings.speaking.count, inScope, issues - findings.unaddressed.count, issues, findings.positions,
        findings.unsure),
    ]
    let groups = findings.speaking.compactMap { id -> String? in
      guard let summary = summary(of: id), summary.kind != .state, summary.members.count > 1 else {
        return nil
      }
      return words.groupOf(name(of: id), summary.members.count)
    }
    if !groups.isEmpty { sentences.append(words.groups(groups.joined(separator: words.semicolon))) }
    return [sentences.joined(separator: " ")]
  }

  private func sections(
    _ depth: Depth, _ conditions: [BriefingQuotation], _ sides: [BriefingQuotation]
  ) -> [Section] {
    guard findings.positions > 0 else { return silence.map { [$0] } ?? [] }
    var sections: [Section] = []
    func add(
      _ heading: String, _ issues: [ThemeFindings.Issue], _ full: Int, _ item: (ThemeFindings.Issue) -> String
    ) {
      if issues.isEmpty { return }
      var prose = issues.prefix(full).map { "- \(label($0.place)). " + item($0) }
      let rest = issues.dropFirst(full).map { brief($0, depth) }
      if !rest.isEmpty { prose.append("- " + words.also(rest.joined(separator: words.semicolon))) }
      sections.append(Section(heading: heading, prose: prose))
    }
    add(words.converging, findings.converging, depth.converging, agreement)
    add(words.dividing, findings.dividing, depth.dividing, division)
    if let section = self.conditions(conditions, depth.conditions) { sections.append(section) }
    add(words.apart, findings.apart, depth.apart, agreement)
    if let silence { sections.append(silence) }
    var unsettled: [String] = []
    for (issues, phrase) in [(findings.open, words.open), (findings.few, words.few)] where !issues.isEmpty {
      unsettled.append("- " + phrase(issues.map { brief($0, depth) }.joined(separator: words.semicolon)))
    }
    if !findings.unaddressed.isEmpty {
      unsettled.append(
        "- " + words.unaddressed(findings.unaddressed.map(label).joined(separator: words.semicolon)))
    }
    if !unsettled.isEmpty { sections.append(Section(heading: words.unsettled, prose: unsettled)) }
    if !sides.isEmpty {
      sections.append(Section(heading: words.quotations, quotations: sides.map(quotation)))
    }
    if let checking { sections.append(checking) }
    return sections
  }

  /// Who says nothing, of whom there is only a note, and whose text is not coded; nil for a run without participants.
  private var silence: Section? {
    var prose: [String] = []
    if findings.positions > 0 {
      prose.append(
        findings.silent.isEmpty
          ? words.nobodySilent : words.silent(words.list(names(of: findings.silent), limit: 25)))
    }
    let notes = participants.filter { $0.kind == .note }.map { Markdown.escaped(words.name(of: $0)) }
    if !notes.isEmpty { prose.append(words.notes(words.list(notes))) }
    let uncoded = participants.filter { findings.uncoded.contains($0.id) }.map { summary in
      let languages = corpus.uncodedLanguages(of: summary.entries)
        .map { $0.map(languageName) ?? words.unknownLanguage }
      return Markdown.escaped("\(words.name(of: summary)) (\(languages.joined(separator: ", ")))")
    }
    if !uncoded.isEmpty { prose.append(words.uncoded(words.list(uncoded, limit: 25))) }
    return prose.isEmpty ? nil : Section(heading: words.silence, prose: [prose.joined(separator: " ")])
  }

  private func conditions(_ quotations: [BriefingQuotation], _ limit: Int) -> Section? {
    let quoted = Set(quotations.map { "\($0.position.participant) \($0.position.issue)" })
    let rest = findings.issues.flatMap(\.sure).filter {
      $0.stance == .conditional && !quoted.contains("\($0.participant) \($0.issue)")
    }
    if quotations.isEmpty && rest.isEmpty { return nil }
    var section = Section(heading: words.conditions)
    if !rest.isEmpty {
      let byIssue = Dictionary(grouping: rest, by: \.issue).sorted { $0.key < $1.key }
      var list = byIssue.prefix(limit).map { issue, positions in
        "\(label(issue)) (\(words.list(names(of: positions.map(\.participant)))))"
      }
      let others = byIssue.dropFirst(limit).reduce(0) { $0 + $1.value.count }
      if others > 0 { list.append(words.onOthers(others)) }
      section.prose = [
        words.furtherConditions(list.joined(separator: words.semicolon))
      ]
    }
    section.quotations = quotations.map(quotation)
    return section
  }

  private var checking: Section? {
    guard findings.unsure > 0 else { return nil }
    let most = findings.issues.filter { $0.unsure > 0 }.sorted {
      $0.unsure == $1.unsure ? $0.place < $1.place : $0.unsure > $1.unsure
    }
    var list = most.prefix(3).map { words.onIssue($0.unsure, label($0.place)) }
    let others = most.dropFirst(3).reduce(0) { $0 + $1.unsure }
    if others > 0 { list.append(words.onOthers(others)) }
    return Section(heading: words.checking, prose: [words.check(findings.unsure, words.list(list))])
  }

  // MARK: - Sentences

  /// One issue on which nearly all, or all but one, stand on one side.
  private func agreement(_ issue: ThemeFindings.Issue) -> String {
    let counts = issue.voices.counts
    var sentences: [String] = []
    if let greater = issue.prevailing {
      let lesser: Stance = greater == .support ? .oppose : .support
      let isPart = issue.unsure > 0
      sentences.append(
        (counts[greater] == counts.total
          ? words.all(counts.total, greater, isPart)
          : words.most(counts[greater], counts.total, greater, isPart)) + states(issue, greater) + ".")
      if counts[lesser] > 0 {
        let opening = counts[lesser] == 1 ? words.only(lesser) : words.rest(lesser)
        sentences.append(opening + names(issue, lesser) + ".")
      }
      if counts.conditional > 0 {
        sentences.append(words.rest(.conditional) + names(issue, .conditional) + ".")
      }
    } else {
      sentences.append(enumeration(issue))
    }
    return (sentences + [more(issue)].compactMap(\.self)).joined(separator: " ")
  }

  /// One issue on which sides are taken.
  private func division(_ issue: ThemeFindings.Issue) -> String {
    let counts = issue.voices.counts
    let majority = ConvergenceClass.leaningMajority
    let takesSide =
      max(counts.support, counts.oppose) * majority.denominator
      >= majority.numerator * (counts.support + counts.oppose)
    let leans: Stance? =
      issue.voices.convergenceClass == .divided ? nil : takesSide ? issue.prevailing : .conditional
    let tendency = words.tendency(leans)
    let sentences: [String?] = [
      (tendency.first?.uppercased() ?? "") + tendency.dropFirst() + ".",
      words.opposing(codebook.issues[issue.place]).map(Markdown.escaped), enumeration(issue), more(issue),
    ]
    return sentences.compactMap(\.self).joined(separator: " ")
  }

  /// Everybody by name, side by side.
  private func enumeration(_ issue: ThemeFindings.Issue) -> String {
    let counts = issue.voices.counts
    return [Stance.support, .oppose, .conditional].filter { counts[$0] > 0 }.map {
      words.some(counts[$0], $0) + states(issue, $0) + words.colon + names(issue, $0) + "."
    }.joined(separator: " ")
  }

  /// The Member States on a side, where a group is on it.
  private func states(_ issue: ThemeFindings.Issue, _ stance: Stance) -> String {
    let hasGroup = issue.participants(stance).contains { (summary(of: $0)?.members.count ?? 0) > 1 }
    return hasGroup ? words.states(issue.states.counts[stance]) : ""
  }

  private func more(_ issue: ThemeFindings.Issue) -> String? {
    issue.unsure > 0 ? words.more(issue.unsure) : nil
  }

  /// One issue in counts.
  private func brief(_ issue: ThemeFindings.Issue, _ depth: Depth) -> String {
    let counts = issue.voices.counts
    var parts = [Stance.support, .oppose, .conditional].filter { counts[$0] > 0 }.map { stance in
      let isNamed =
        depth.namesFew && stance != .conditional && stance != issue.prevailing && counts[stance] <= 2
      return "\(counts[stance]) \(words.stance(stance))"
        + (isNamed ? words.colon + names(issue, stance) : "")
    }
    if issue.unsure > 0 { parts.append(words.unchecked(issue.unsure)) }
    return "\(label(issue.place)) (\(parts.joined(separator: ", ")))"
  }

  // MARK: - Quotations

  private func quotation(_ quotation: BriefingQuotation) -> String {
    let source = quotation.source
    var reference = [
      Markdown.escaped(quotation.document),
      words.lines(source.lines.lowerBound, source.lines.upperBound), Markdown.escaped(source.passageID),
    ].joined(separator: ", ")
    if let language = quotation.language {
      reference +=
        words.semicolon
        + words.textLanguage(languageName(language), quotation.original.map(languageName))
    }
    if let override = quotation.position.override {
      let decision = OverrideWords(language: words.language)
      let coded = override.coded.map(words.stance) ?? decision.silent
      reference += words.semicolon + Markdown.escaped(decision.said(override, coded: coded))
    }
    return "> " + words.quoted(Markdown.escaped(quotation.text)) + "\n>\n> — "
      + words.speaker(
        name(of: quotation.position.participant), label(quotation.position.issue),
        words.stance(quotation.position.stance)) + ". \(reference)."
  }

  private func languageName(_ language: Language) -> String {
    words.languages[language.code] ?? language.code
  }

  // MARK: - Names

  private func summary(of participant: String) -> ParticipantSummary? {
    participants.first { $0.id == participant }
  }

  private func name(of participant: String) -> String {
    Markdown.escaped(summary(of: participant).map(words.name) ?? participant)
  }

  private func names(_ issue: ThemeFindings.Issue, _ stance: Stance) -> String {
    words.list(names(of: issue.participants(stance)))
  }

  /// The names in the order of the alphabet, in whatever language.
  private func names(of participants: [String]) -> [String] {
    participants.map { (key: Folding.fold(Array(name(of: $0).utf8)), name: name(of: $0)) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.name)
  }

  private func label(_ issue: Int) -> String {
    "**\(Markdown.escaped(words.label(of: codebook.issues[issue])))**"
  }
}
