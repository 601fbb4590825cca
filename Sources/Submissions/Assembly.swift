internal import Codebook
internal import Matching

/// Puts a document together from its lines and openings, and keeps the account of lines while it does.
struct Assembly {
  let path: String
  let openings: [Opening]
  let alternatives: [Alternative]
  let page: Manuscript
  let register: ParticipantRegister
  let vocabulary: LayoutVocabulary
  let mender: TextMender
  let detector: LanguageDetector
  /// The document's language, where it is told.
  let language: Language?
  let facts: Document.Facts

  let builder: PassageBuilder

  var submissions: [Submission] = []
  var accounts: [LineAccount] = []
  var found: [Problem] = []
  /// The line on which each voice opened first.
  private var firstLines: [String: Int] = [:]
  /// The submission that holds the turns of each voice.
  var turns: [String: Int] = [:]

  init(
    path: String, reading: LayoutReader.Reading, register: ParticipantRegister, vocabulary: LayoutVocabulary,
    mender: TextMender, detector: LanguageDetector, language: Language?, facts: Document.Facts
  ) {
    self.path = path
    page = reading.page
    openings = reading.openings
    alternatives = reading.alternatives
    self.register = register
    self.vocabulary = vocabulary
    self.mender = mender
    self.detector = detector
    self.language = language
    self.facts = facts
    builder = PassageBuilder(
      text: page.text, lines: page.lines, furniture: page.furniture, mender: mender,
      footnotes: Set(page.furniture.footnotes.map(\.number)).subtracting([0]))
  }

  private var text: SourceText { page.text }
  var lines: [Line] { page.lines }
  var furniture: PageFurniture { page.furniture }

  var kind: Document.Kind {
    if !alternatives.isEmpty { return .compilation }
    let proposals = openings.contains { $0.shape == .proposal }
    let others = openings.contains { $0.shape != .proposal && $0.shape != .aside }
    switch (others, proposals) {
    case (true, true): return .mixed
    case (false, true): return .proposal
    case (false, false): return .context
    case (true, false):
      let isOne = submissions.count == 1 && !openings.contains { $0.shape == .entry }
      return isOne ? .submission : .compilation
    }
  }

  mutating func run() {
    accounts = lines.indices.map { index in
      lines[index].isBlank ? .blank : .omitted(furniture.omissions[index] ?? .context)
    }
    let firstLine = openings.first?.lines.lowerBound ?? lines.count
    guard alternatives.isEmpty else { return runAlternatives() }
    guard !openings.isEmpty else { return }
    for index in 0..<firstLine where accounts[index] == .omitted(.context) {
      accounts[index] = .omitted(.frontMatter)
    }
    let blocksOf = BlockBuilder(text: text, lines: lines, furniture: furniture)
    let articles = ArticleReader(vocabulary: vocabulary)
    // The article of the document's own heading above an entry.
    var article = ""
    for line in max(0, firstLine - 6)..<firstLine where page.isText(line) && lines[line].width <= 100 {
      let heading = articles.article(ofHeading: page.bytes(line))
      if !heading.isEmpty { article = heading }
    }
    for (place, opening) in openings.enumerated() {
      let end = place + 1 < openings.count ? openings[place + 1].lines.lowerBound : lines.count
      var blocks = blocksOf.blocks(in: opening.lines.upperBound..<end)
      let above =
        place + 1 < openings.count ? setSectionHeadingsAside(&blocks, before: openings[place + 1]) : []
      defer {
        article = above.lazy.map { articles.article(ofHeading: $0) }.first { !$0.isEmpty } ?? article
      }
      for line in opening.lines where !lines[line].isBlank && furniture.omissions[line] == nil {
        accounts[line] =
          opening.shape == .aside ? .omitted(.aside) : .entryHeader(submission: submissions.count)
      }
      if let remark = opening.remark { note(remark, at: opening) }
      guard opening.shape != .aside else {
        for line in blocks.flatMap(\.lines) { accounts[line] = .omitted(.aside) }
        continue
      }
      let voice = voice(of: opening, end: end)
      let earlier = opening.shape == .turn ? turns[voice.id] : nil
      let target = earlier ?? submissions.count
      let start = earlier.map { submissions[$0].passages.count } ?? 0
      var passages = builder.passages(from: blocks, after: start)
      let headed = opening.article.isEmpty ? article : opening.article
      for (number, passage) in passages.enumerated() {
        for line in blocks[number].lines {
          accounts[line] =
            passage.kind == .heading
            ? .heading(submission: target, passage: start + number)
            : .passage(submission: target, passage: start + number)
        }
      }
      for line in opening.lines where accounts[line] == .entryHeader(submission: submissions.count) {
        accounts[line] = .entryHeader(submission: target)
      }
      if let earlier {
        submissions[earlier].openings += openingLines(of: opening)
        submissions[earlier].passages += passages
      } else {
        report(opening, voice: voice, passages: passages)
        if opening.shape == .turn { turns[voice.id] = target }
        submissions.append(
          Submission(
            voice: voice, language: nil,
            original: opening.original ?? (isFileWhole(opening) ? facts.original : nil),
            date: opening.date ?? (isFileWhole(opening) ? facts.date : nil),
            openings: openingLines(of: opening), passages: passages))
      }
      setArticles(of: target, from: start, headed: headed, articles)
      passages = []
    }
    tellLanguages()
    reportUncoded()
  }

  mutating func tellLanguages() {
    for place in submissions.indices {
      submissions[place].language = detector.language(
        of: submissions[place].passages.lazy.map(\.text.bytes), within: language)
    }
  }

  /// Whether what the document says of itself holds for the submission.
  private func isFileWhole(_ opening: Opening) -> Bool {
    switch opening.shape {
    case .proposal, .whole: true
    case .entry, .turn, .aside: false
    }
  }

  private func openingLines(of opening: Opening) -> [ClosedRange<Int>] {
    guard let first = opening.lines.first else { return [] }
    let last = opening.lines.last { !lines[$0].isBlank } ?? first
    return [lines[first].number...max(lines[first].number, lines[last].number)]
  }

  /// Gives each passage the article of its nearest heading, of the sentence that opens its list, or of its own first
  /// words; else that of what stands above the entry.
  private mutating func setArticles(of place: Int, from start: Int, headed: String, _ reader: ArticleReader) {
    for index in start..<submissions[place].passages.count {
      let passage = submissions[place].passages[index]
      let isHeading = passage.kind == .heading
      var article = isHeading ? reader.article(ofHeading: passage.text.bytes) : ""
      if article.isEmpty, !isHeading { article = reader.article(opening: passage.text.bytes) }
      for above in [passage.opener].compactMap({ $0 }) + passage.headings.reversed() where article.isEmpty {
        article = submissions[place].passages[above].article
      }
      submissions[place].passages[index].article = article.isEmpty ? headed : article
    }
  }

  private mutating func note(_ remark: String, at opening: Opening) {
    let line = lines.indices.contains(opening.lines.lowerBound) ? lines[opening.lines.lowerBound].number : 0
    found.append(
      Problem(
        path: path, line: opening.lines.isEmpty && line == 1 ? 0 : line, severity: .note, message: remark))
  }

  func problems(for text: SourceText) -> [Problem] {
    var problems = found
    if let line = text.replacedControlLine {
      problems.append(
        Problem(
          path: path, line: line, severity: .error,
          message: "a control character stands here; it and any others were replaced by U+FFFD"))
    }
    if let line = text.brokenUTF8Line {
      problems.append(
        Problem(
          path: path, line: line, severity: .error,
          message: "broken UTF-8 begins here; these bytes and any others like them were replaced by U+FFFD"))
    }
    return problems.sorted { $0.line < $1.line }
  }

  // MARK: - Parts

  /// The headings right before the next name that are the document's and not the participant's: a numbered one, and
  /// in records, where all that is said stands in sentences, any.
  ///
  /// - Returns: their texts.
  private mutating func setSectionHeadingsAside(_ blocks: inout [Block], before next: Opening) -> [[UInt8]] {
    var set: [[UInt8]] = []
    while blocks.count >= (next.shape == .turn || next.shape == .aside ? 1 : 2), let block = blocks.last,
      isSectionHeading(block, after: blocks.dropLast().last, before: next)
    {
      for line in block.lines { accounts[line] = .omitted(.sectionHeading) }
      set.append(mender.join(block.lines.map { lines[$0].range }, footnotes: []).bytes)
      blocks.removeLast()
      if next.shape == .entry || set.count == 4 { break }
    }
    return set
  }

  private func isSectionHeading(_ block: Block, after before: Block?, before next: Opening) -> Bool {
    guard block.lines.count <= 3, let last = block.lines.last, !furniture.endsSentence(last) else {
      return false
    }
    let isNumbered: Bool
    switch block.marker?.style {
    case .capitalRoman, .capital, .markdown: isNumbered = true
    case .named(let word): isNumbered = vocabulary.phrases(.article).isWhole([word])
    default: isNumbered = false
    }
    // The last of a State's own list of chapters looks the same, but follows its sibling.
    if let marker = block.marker, let sibling = before?.marker, marker.follows(sibling) { return false }
    switch next.shape {
    case .turn, .aside:
      return isNumbered || block.marker == nil && block.gap > 0 && !furniture.startsSmall(last)
    case .entry, .proposal, .whole: return isNumbered
    }
  }

  func voice(of opening: Opening, end: Int) -> Submission.Voice {
    let ids = opening.participants
    if ids.isEmpty {
      return Submission.Voice(
        id: Self.identifier(for: opening.name), kind: .unknown, name: opening.name, members: [])
    }
    if opening.isNote, ids.count == 1 {
      return Submission.Voice(id: ids[0], kind: .note, name: opening.name, members: [])
    }
    let others = opening.onBehalfOf
    if others.count == 1, let group = register.participant(others[0]), group.kind == .group {
      return Submission.Voice(
        id: group.id, kind: .group, name: opening.name,
        members: members(of: group.id, opening: opening, end: end))
    }
    if ids.count == 1 && others.isEmpty {
      guard register.participant(ids[0])?.kind == .group else {
        return Submission.Voice(id: ids[0], kind: .state, name: opening.name, members: [])
      }
      return Submission.Voice(
        id: ids[0], kind: .group, name: opening.name, members: members(of: ids[0], opening: opening, end: end)
      )
    }
    let members = ids + others.filter { !ids.contains($0) }
    return Submission.Voice(
      id: Self.identifier(for: members), kind: .joint, name: opening.name, members: members)
  }

  /// The line of the file on which a piece stands, from 1.
  private func number(of index: Int) -> Int {
    lines.indices.contains(index) ? lines[index].number : text.lines.count
  }

  /// A group's members: those that a footnote cited in its submission lists, else those of the tables on its date.
  private func members(of group: String, opening: Opening, end: Int) -> [String] {
    let range =
      number(of: opening.lines.lowerBound)...max(number(of: opening.lines.lowerBound), number(of: end - 1))
    let fillers = vocabulary.conjunctions
    var (low, high) = (0, furniture.footnotes.count)
    while low < high {
      let middle = (low + high) / 2
      if furniture.footnotes[middle].lines.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    for note in furniture.footnotes[low...].prefix(while: { range.contains($0.lines.lowerBound) }) {
      let list = register.nameList(in: mender.join(note.segments, footnotes: []).bytes, fillers: fillers)
      if list.participants.count >= 3 && list.unknown.isEmpty { return list.participants.sorted() }
    }
    return register.members(of: group, on: opening.date ?? facts.date ?? "")
  }

  private mutating func report(_ opening: Opening, voice: Submission.Voice, passages: [Passage]) {
    let line = opening.lines.isEmpty && opening.shape == .whole ? 0 : number(of: opening.lines.lowerBound)
    if voice.kind == .unknown {
      found.append(
        Problem(
          path: path, line: line, severity: .error,
          message: "'\(opening.name)' is no participant known; its text is kept under \(voice.id)"))
    } else if !opening.unknown.isEmpty {
      let names = opening.unknown.map { "'\($0)'" }.joined(separator: ", ")
      found.append(
        Problem(
          path: path, line: line, severity: .error,
          message: "among the sponsors \(names) cannot be read; the others are kept"))
    }
    if passages.isEmpty, opening.shape != .proposal || opening.remark == nil {
      found.append(
        Problem(path: path, line: line, severity: .error, message: "the entry of \(voice.id) is empty"))
    }
    if let earlier = firstLines.updateValue(line, forKey: voice.id) {
      firstLines[voice.id] = earlier
      found.append(
        Problem(
          path: path, line: line, severity: .error,
          message: "a second entry for \(voice.id), first on line \(earlier); both are kept"))
    }
  }

  /// In a document whose language is not told, entries of fewer bytes than this are not warned of.
  private static let leastUntold = 500

  /// Says which entries cannot be coded; of a document that is all in one such language it says so once.
  mutating func reportUncoded() {
    let spoken = submissions.filter { !$0.passages.isEmpty }
    let uncoded = spoken.filter { !($0.language.map(Language.coded.contains) ?? false) }
    let isWhole = spoken.count > 1 && uncoded.count == spoken.count && Set(uncoded.map(\.language)).count == 1
    // Of a few words that nothing around them helps to tell there is nothing to warn of.
    let isTold = language != nil || spoken.contains { $0.language != nil }
    for submission in isWhole ? Array(uncoded.prefix(1)) : uncoded
    where isTold || submission.passages.reduce(0, { $0 + $1.text.bytes.count }) >= Self.leastUntold {
      let who = isWhole ? "each entry of the document" : "the entry of \(submission.voice.id)"
      let what =
        submission.language.map {
          "\(who) is in \(vocabulary.name(of: $0)), for which there is no wording of the concepts"
        } ?? "the language of \(who) could not be told"
      found.append(
        Problem(
          path: path, line: submission.openings.first?.lowerBound ?? 0, severity: .warning,
          message: what + "; its text is kept, untagged and without positions"))
    }
  }

  /// An identifier for several sponsors: the first two codes and how many there are.
  static func identifier(for members: [String]) -> String {
    "JOINT-" + members.prefix(2).joined(separator: "-") + "-\(members.count)"
  }

  /// An identifier for a name that no table knows: its words in capitals.
  static func identifier(for name: String) -> String {
    let words = Folding.words(in: Array(name.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
    return "UNKNOWN-" + words.prefix(4).joined(separator: "-").uppercased()
  }
}
