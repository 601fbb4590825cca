internal import Codebook
internal import Coding
internal import Convergence
internal import Matching
internal import Spreadsheet
internal import Submissions

/// What the sheets show, worked out once: rows of passages, participants with their counts, names.
struct WorkbookContent {
  /// One passage, in the order of the sheet that lists them.
  struct PassageRow {
    /// Place of the submission in the corpus.
    let entry: Int
    /// Place of the passage in the submission.
    let passage: Int
    /// Place of the participant in `participants`.
    let participant: Int
  }

  /// A participant in the words of the sheets.
  struct ParticipantRow {
    /// Its counts, members and names.
    let summary: ParticipantSummary
    /// The name it is listed by, in the language of the workbook.
    let name: String
    let nameEnglish: String
    let nameFrench: String
    let kind: String
    let regionalGroup: String
    let documents: [String]
    let originals: [String]
    let dates: [String]
    /// What it is called in a list to choose from: no two alike, none with a sign that searches take for any letter.
    var choice = ""
    /// The first passage with each theme, headings not counted, as a place in the rows of passages.
    var first: [Int?] = Array(repeating: nil, count: Theme.allCases.count)
  }

  let corpus: CodedCorpus
  let comparison: Comparison
  let codebook: Codebook
  let labels: WorkbookLabels
  /// The program with its version.
  let program: String
  /// By name, in the language of the workbook.
  let participants: [ParticipantRow]
  let passages: [PassageRow]
  private let names: [String: String]
  /// How each document is called: by its symbol where no other document has the same, else by its path.
  let documentNames: [String]
  /// Whom each participant agrees with, by its code, the most agreeing first.
  private let ties: [String: [Tie]]
  /// In how many passages each concept occurs; those in few say more of a passage.
  private let passagesWithConcept: [Int]
  /// Where the passages of each submission begin in the rows of passages; nil for one of nobody.
  private let passagesBegin: [Int?]
  /// Everyone in scope, like beside like, with their places in `participants`.
  let grid: [(id: String, participant: Int)]
  /// The columns of the grid: everyone in scope, or as many as a sheet holds.
  var columns: ArraySlice<(id: String, participant: Int)> { grid.prefix(mostColumns) }
  /// How many participants the grid shows at the most; by default as many as a sheet has columns for.
  let mostColumns: Int
  /// Those who are listed and not in scope: known only from a note.
  let outOfGrid: [String]
  /// The positions of those in scope, by issue in the order of the codebook, then by participants' names.
  let positions: [CodedPosition]
  /// Those of them that a person should check.
  let review: ReviewList
  /// How many positions each participant in scope has, by its code.
  let positionCount: [String: Int]
  /// The positions of each participant by its code, as places in `positions`.
  private let positionsOf: [String: [Int]]
  private let evidenceRows: [EvidenceKey: Int]

  private struct EvidenceKey: Hashable {
    let participant: String
    let issue: Int
  }

  init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, labels: WorkbookLabels, program: String,
    mostColumns: Int = CellReference.columnCount - PositionsSheet.firstParticipant
  ) {
    self.corpus = corpus
    self.comparison = comparison
    self.codebook = codebook
    self.labels = labels
    self.program = program
    self.mostColumns = mostColumns
    let symbols = corpus.documents.map(\.symbol)
    let documentNames = corpus.documents.map { document in
      document.symbol.isEmpty || symbols.count(where: { $0 == document.symbol }) > 1
        ? document.path : document.symbol
    }
    self.documentNames = documentNames
    ties = Self.ties(comparison.pairs)

    var participants = comparison.participants.map { summary in
      Self.row(summary, summary.entries.map { corpus.entries[$0] }, labels, documentNames)
    }
    let keys = Dictionary(
      uniqueKeysWithValues: participants.map { ($0.summary.id, Folding.fold(Array($0.name.utf8))) })
    participants.sort { left, right in
      let (left, right) = (left.summary.id, right.summary.id)
      let (leftKey, rightKey) = (keys[left] ?? [], keys[right] ?? [])
      return leftKey == rightKey ? left < right : leftKey.lexicographicallyPrecedes(rightKey)
    }
    let places = Dictionary(uniqueKeysWithValues: participants.enumerated().map { ($1.summary.id, $0) })
    Self.nameChoices(&participants)

    var rows: [PassageRow] = []
    var passagesWithConcept = Array(repeating: 0, count: codebook.lexicon.concepts.count)
    var passagesBegin: [Int?] = []
    for (number, entry) in corpus.entries.enumerated() {
      passagesBegin.append(places[entry.submission.voice.id] == nil ? nil : rows.count)
      guard let place = places[entry.submission.voice.id] else { continue }
      for (index, passage) in entry.submission.passages.enumerated() {
        let coding = entry.codings[index]
        for concept in Set(coding.concepts.findings.map(\.concept)) { passagesWithConcept[concept] += 1 }
        if passage.kind != .heading {
          for (column, theme) in Theme.allCases.enumerated() where coding.themes.contains(theme) {
            participants[place].first[column] = participants[place].first[column] ?? rows.count
          }
        }
        rows.append(PassageRow(entry: number, passage: index, participant: place))
      }
    }
    self.participants = participants
    names = Dictionary(uniqueKeysWithValues: participants.map { ($0.summary.id, $0.name) })
    passages = rows
    self.passagesWithConcept = passagesWithConcept
    self.passagesBegin = passagesBegin
    grid = comparison.blocs.order.compactMap { id in places[id].map { (id, $0) } }
    let inScope = Set(grid.map(\.id))
    outOfGrid = participants.filter { !inScope.contains($0.summary.id) }.map(\.name)
    positions = corpus.positions.positions.filter { inScope.contains($0.participant) }.sorted {
      ($0.issue, places[$0.participant] ?? 0) < ($1.issue, places[$1.participant] ?? 0)
    }
    review = ReviewList(positions, convergence: comparison.convergence)
    var positionCount: [String: Int] = [:]
    var evidenceRows: [EvidenceKey: Int] = [:]
    var positionsOf: [String: [Int]] = [:]
    for (row, position) in positions.enumerated() {
      positionsOf[position.participant, default: []].append(row)
      positionCount[position.participant, default: 0] += 1
      evidenceRows[EvidenceKey(participant: position.participant, issue: position.issue)] = row
    }
    self.positionCount = positionCount
    self.positionsOf = positionsOf
    self.evidenceRows = evidenceRows
  }

  /// The positions of a participant in the order of the codebook.
  func positions(of participant: String) -> [CodedPosition] {
    positionsOf[participant, default: []].map { positions[$0] }
  }

  /// Those of its positions on which few stand with it.
  func apart(_ participant: String) -> [CodedPosition] { positions(of: participant).filter(isApart) }

  /// The place of a position among `positions`; nil where the participant is silent.
  func evidenceRow(of participant: String, on issue: Int) -> Int? {
    evidenceRows[EvidenceKey(participant: participant, issue: issue)]
  }

  /// The place of a passage in the rows of passages.
  func passageRow(entry: Int, passage: Int) -> Int? {
    guard corpus.entries.indices.contains(entry) else { return nil }
    return passagesBegin[entry].map { $0 + passage }
  }

  /// Words that carry a position, as the sheets show them.
  struct Citation {
    /// The passage's id.
    let id: String
    /// The passage's place in the rows of passages.
    let row: Int?
    let document: String
    /// 1-based lines of the document.
    let lines: String
    /// The sentence or list item, verbatim.
    let text: String
  }

  /// Looks up what a piece of evidence quotes; nil where the corpus has no such passage.
  func citation(of evidence: PositionEvidence) -> Citation? {
    guard corpus.entries.indices.contains(evidence.entry) else { return nil }
    let entry = corpus.entries[evidence.entry]
    guard entry.submission.passages.indices.contains(evidence.passage) else { return nil }
    let quotation = Quotation(of: evidence, in: corpus)
    let lines = quotation.lines
    return Citation(
      id: quotation.passageID, row: passageRow(entry: evidence.entry, passage: evidence.passage),
      document: documentNames[entry.document],
      lines: lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)–\(lines.upperBound)",
      text: quotation.text)
  }

  /// An agreement seen from one of the two.
  private struct Tie {
    let other: String
    let agreement: Double
    let shared: Int
  }

  /// How many others are named at either end.
  private static let tiesNamed = 5

  /// Whom a participant agrees with most or least, each with the agreement and the issues it rests on.
  func tieNames(of participant: String, isLeast: Bool) -> String {
    let all = ties[participant, default: []]
    // Nobody stands at both ends.
    let chosen =
      isLeast
      ? all.dropFirst(Self.tiesNamed).suffix(Self.tiesNamed).reversed() : Array(all.prefix(Self.tiesNamed))
    return chosen.map { labels.profile.tie(name(of: $0.other), labels.decimal($0.agreement), $0.shared) }
      .joined(separator: labels.semicolon)
  }

  /// Whether at most one in four of those who speak on the issue, itself included, take a position.
  func isApart(_ position: CodedPosition) -> Bool {
    let counts = comparison.convergence[position.issue].voices.counts
    return counts.total >= ConvergenceClass.minimumVoices && counts[position.stance] * 4 <= counts.total
  }

  /// The voices on an issue in signs: "12 +  1 ±  2 –".
  func room(on issue: Int) -> String {
    let counts = comparison.convergence[issue].voices.counts
    return StanceMark.stances.map { "\(counts[$0])\u{A0}\(StanceMark.sign($0))" }.joined(separator: "  ")
  }

  /// The words of a position for rows of one height.
  func profileQuotation(of position: CodedPosition) -> String {
    Self.shortened(shortQuotation(of: position), to: ProfileSheet.quotationLength)
  }

  /// The words of a position for a note or a table: short, cut between clauses where they must be; empty for none.
  func shortQuotation(of position: CodedPosition) -> String {
    if let quotation = BriefingQuotation(position, in: corpus) { return quotation.text }
    return Self.shortened(position.evidence.first.flatMap(citation)?.text ?? "", to: 300)
  }

  /// How sure a position is, in hundredths rounded down: nothing a program says is quite certain.
  func shownConfidence(of position: CodedPosition) -> Double {
    let confidence = position.confidence.isFinite ? min(max(position.confidence, 0), 0.99) : 0
    return (confidence * 100 + 1e-9).rounded(.down) / 100
  }

  /// The sign of a cell without a position.
  func markOfNone(_ participant: String, on issue: Int) -> String {
    if corpus.positions.override(of: participant, on: issue) != nil {
      return StanceMark.silent + StanceMark.decided
    }
    return corpus.uncoded.contains(participant) ? StanceMark.uncoded : StanceMark.silent
  }

  /// Whether an analyst decided any cell.
  var isOverridden: Bool {
    grid.contains { participant in
      codebook.issues.indices.contains { corpus.positions.override(of: participant.id, on: $0) != nil }
    }
  }

  /// Who decided a position in place of the program, and what it coded; nil where its coding stands.
  func decision(on position: CodedPosition) -> String? {
    let words = OverrideWords(language: labels.language)
    return position.override.map {
      words.saidWithReason($0, coded: $0.coded.map(labels.name(of:)) ?? words.silent)
    }
  }

  /// Participants in scope with text that could not be coded, each with its languages.
  var uncoded: [String] {
    participants.filter { corpus.uncoded.contains($0.summary.id) }.map { participant in
      let languages = corpus.uncodedLanguages(of: participant.summary.entries)
        .map { $0.map(labels.name(of:)) ?? labels.values.unknownLanguage }
      return "\(participant.name) (\(languages.joined(separator: ", ")))"
    }
  }

  /// The name of a theme in the language of the workbook.
  func label(of theme: Theme) -> String {
    codebook.themes.first { $0.theme == theme }.map(labels.label(of:)) ?? ""
  }

  /// The name of a participant by its code; the code itself where nobody has it.
  func name(of id: String) -> String { names[id] ?? id }

  /// The concepts that tell most of what a passage is about: things and instruments by name, those it repeats
  /// first, then those found in few other passages.
  ///
  /// - Parameters:
  ///   - coding: what coding says of the passage.
  ///   - limit: how many at most.
  /// - Returns: their names, none twice.
  func conceptNames(_ coding: ThemeCoding, limit: Int) -> [String] {
    var found: [(concept: Int, count: Int)] = []
    for finding in coding.concepts.findings {
      let concept = codebook.lexicon.concepts[finding.concept]
      // Concepts that are wordings of whole headings serve the coding; their names mean nothing to readers.
      guard concept.kind == .object || concept.kind == .instrument, !concept.id.hasPrefix("heading_")
      else { continue }
      if let place = found.firstIndex(where: { $0.concept == finding.concept }) {
        found[place].count += 1
      } else {
        found.append((finding.concept, 1))
      }
    }
    found.sort { left, right in
      if left.count != right.count { return left.count > right.count }
      let spread = (passagesWithConcept[left.concept], passagesWithConcept[right.concept])
      return spread.0 == spread.1 ? left.concept < right.concept : spread.0 < spread.1
    }
    var names: [String] = []
    for entry in found where names.count < limit {
      let name = labels.label(of: codebook.lexicon.concepts[entry.concept])
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func row(
    _ summary: ParticipantSummary, _ entries: [CodedCorpus.Entry], _ labels: WorkbookLabels,
    _ documentNames: [String]
  ) -> ParticipantRow {
    // A name as a document writes it may run on; one of the register or of members is shown whole.
    func shown(_ name: String) -> String {
      guard summary.known == nil && summary.members.isEmpty else { return name }
      return name.isEmpty ? summary.id : shortened(name, to: 60)
    }
    let isObserver = summary.kind == .state && summary.known?.kind == .observer
    return ParticipantRow(
      summary: summary,
      name: shown(labels.language == .french ? summary.nameFrench : summary.nameEnglish),
      nameEnglish: shown(summary.nameEnglish), nameFrench: shown(summary.nameFrench),
      kind: isObserver ? labels.values.observer : labels.name(of: summary.kind),
      regionalGroup: labels.values.regionalGroups[summary.regionalGroup] ?? summary.regionalGroup,
      documents: entries.map { documentNames[$0.document] }.distinct,
      originals: entries.compactMap { $0.submission.original.map(labels.name(of:)) }.distinct,
      dates: entries.compactMap(\.submission.date).distinct)
  }

  private static func ties(_ pairs: [PairAgreement]) -> [String: [Tie]] {
    var ties: [String: [Tie]] = [:]
    for pair in pairs where pair.theme == nil {
      guard let agreement = pair.agreement else { continue }
      for (one, other) in [(pair.participantA, pair.participantB), (pair.participantB, pair.participantA)] {
        ties[one, default: []].append(Tie(other: other, agreement: agreement, shared: pair.sharedIssues))
      }
    }
    return ties.mapValues { ties in
      ties.sorted { left, right in
        if left.agreement != right.agreement { return left.agreement > right.agreement }
        return left.shared == right.shared ? left.other < right.other : left.shared > right.shared
      }
    }
  }

  private static func nameChoices(_ participants: inout [ParticipantRow]) {
    func plain(_ text: String) -> String {
      String(text.map { "*?~".contains($0) ? " " : $0 })
    }
    let names = participants.map { plain($0.name).lowercased() }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    for place in participants.indices {
      let name = plain(shortened(participants[place].name, to: 100))
      participants[place].choice =
        counts[names[place], default: 0] > 1 ? "\(name) (\(plain(participants[place].summary.id)))" : name
    }
  }

  /// Names as a list, the last ones counted where it grows too long.
  ///
  /// - Parameters:
  ///   - names: in their order.
  ///   - limit: characters from which the rest is counted.
  /// - Returns: "A, B, C" or "A, B, … (+27)".
  static func listed(_ names: [String], to limit: Int) -> String {
    var text = ""
    for (place, name) in names.enumerated() {
      if place > 0, text.count + name.count > limit { return text + ", … (+\(names.count - place))" }
      text += (place > 0 ? ", " : "") + name
    }
    return text
  }

  /// The start of a text, with a mark where something is missing.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - limit: characters at most, the mark included.
  /// - Returns: the text itself where it is short enough.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.count > limit else { return text }
    var start = text.prefix(limit - 2)
    // Between words, where one ends near enough.
    if let blank = start.suffix(limit / 10).lastIndex(of: " ") { start = start[..<blank] }
    while start.last == " " { start.removeLast() }
    return start + " …"
  }
}
