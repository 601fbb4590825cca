internal import Codebook
internal import Coding
internal import Matching
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

  /// A participant with everything it put forward.
  struct ParticipantRow {
    let id: String
    let name: String
    let nameFrench: String
    let kind: String
    let members: [String]
    let regionalGroup: String
    let documents: [String]
    let originals: [String]
    let dates: [String]
    /// Passages that are no headings.
    var passages = 0
    /// Those of them without a theme.
    var untagged = 0
    /// Those of them with each theme, in the order of `Theme.allCases`.
    var counts = Array(repeating: 0, count: Theme.allCases.count)
    /// The first of them with each theme, as a place in the rows of passages.
    var first: [Int?] = Array(repeating: nil, count: Theme.allCases.count)
  }

  let corpus: CodedCorpus
  let codebook: Codebook
  let labels: WorkbookLabels
  /// By name.
  let participants: [ParticipantRow]
  let passages: [PassageRow]
  /// How each document is called: by its symbol where no other document has the same, else by its path.
  let documentNames: [String]
  /// In how many passages each concept occurs; those in few say more of a passage.
  private let passagesWithConcept: [Int]

  init(corpus: CodedCorpus, codebook: Codebook, register: ParticipantRegister, labels: WorkbookLabels) {
    self.corpus = corpus
    self.codebook = codebook
    self.labels = labels
    let symbols = corpus.documents.map(\.symbol)
    let documentNames = corpus.documents.map { document in
      document.symbol.isEmpty || symbols.count(where: { $0 == document.symbol }) > 1
        ? document.path : document.symbol
    }
    self.documentNames = documentNames

    var participants = corpus.participants.map { id, entries in
      Self.participant(
        id, entries.map { corpus.entries[$0] }, register: register, labels: labels,
        documentNames: documentNames)
    }
    let keys = Dictionary(
      uniqueKeysWithValues: participants.map { ($0.id, Folding.fold(Array($0.name.utf8))) })
    participants.sort { left, right in
      let (leftKey, rightKey) = (keys[left.id] ?? [], keys[right.id] ?? [])
      return leftKey == rightKey ? left.id < right.id : leftKey.lexicographicallyPrecedes(rightKey)
    }
    let places = Dictionary(uniqueKeysWithValues: participants.enumerated().map { ($1.id, $0) })

    var rows: [PassageRow] = []
    var passagesWithConcept = Array(repeating: 0, count: codebook.lexicon.concepts.count)
    for (number, entry) in corpus.entries.enumerated() {
      guard let place = places[entry.submission.voice.id] else { continue }
      for (index, passage) in entry.submission.passages.enumerated() {
        let coding = entry.codings[index]
        for concept in Set(coding.concepts.findings.map(\.concept)) { passagesWithConcept[concept] += 1 }
        if passage.kind != .heading {
          participants[place].passages += 1
          if coding.themes.isEmpty { participants[place].untagged += 1 }
          for (column, theme) in Theme.allCases.enumerated() where coding.themes.contains(theme) {
            participants[place].counts[column] += 1
            participants[place].first[column] = participants[place].first[column] ?? rows.count
          }
        }
        rows.append(PassageRow(entry: number, passage: index, participant: place))
      }
    }
    self.participants = participants
    passages = rows
    self.passagesWithConcept = passagesWithConcept
  }

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

  private static func participant(
    _ id: String, _ entries: [CodedCorpus.Entry], register: ParticipantRegister, labels: WorkbookLabels,
    documentNames: [String]
  ) -> ParticipantRow {
    let voices = entries.map(\.submission.voice)
    let known = register.participant(id)
    var members: [String] = []
    for member in voices.flatMap(\.members) where !members.contains(member) { members.append(member) }
    let kinds = voices.map { voice in
      voice.kind == .state && known?.kind == .observer ? labels.observer : labels.name(of: voice.kind)
    }
    let group = known?.regionalGroup ?? ""
    // A joint voice has no name of its own, only that of those who speak; an unknown one has what is written.
    let written = shortened(voices.first?.name ?? id, to: 60)
    func name(_ pick: (Participant) -> String, french: Bool) -> String {
      if let known { return pick(known) }
      if members.isEmpty { return written.isEmpty ? id : written }
      return labels.phrase(members.map { register.participant($0).map(pick) ?? $0 }, french: french)
    }
    return ParticipantRow(
      id: id, name: name(labels.name(of:), french: false), nameFrench: name(\.nameFrench, french: true),
      kind: distinct(kinds).joined(separator: "; "), members: members,
      regionalGroup: labels.regionalGroups[group] ?? group,
      documents: distinct(entries.map { documentNames[$0.document] }),
      originals: distinct(entries.compactMap { $0.submission.original.map(labels.name(of:)) }),
      dates: distinct(entries.compactMap(\.submission.date)))
  }

  /// The values without repetition, in the order of their first occurrence.
  private static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
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
    while start.last == " " { start.removeLast() }
    return start + " …"
  }
}
