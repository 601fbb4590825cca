internal import Codebook
internal import Matching

/// Puts a document together from its lines and openings, and keeps the account of lines while it does.
struct Assembly {
  let path: String
  let text: SourceText
  let lines: [Line]
  let furniture: PageFurniture
  let openings: [Opening]
  let register: ParticipantRegister
  let vocabulary: LayoutVocabulary
  let mender: TextMender
  let detector: LanguageDetector
  /// The document's language, where it is told.
  let language: Language?
  /// A date among the lines before the first submission.
  let frontDate: String?
  /// The language of the original among the lines before the first submission.
  let frontOriginal: Language?

  private(set) var submissions: [Submission] = []
  private(set) var accounts: [LineAccount] = []
  private var found: [Problem] = []
  /// The line on which each voice opened first.
  private var firstLines: [String: Int] = [:]

  init(
    path: String, text: SourceText, lines: [Line], furniture: PageFurniture, openings: [Opening],
    register: ParticipantRegister, vocabulary: LayoutVocabulary, mender: TextMender,
    detector: LanguageDetector, language: Language?, front: (date: String?, original: Language?)
  ) {
    self.path = path
    self.text = text
    self.lines = lines
    self.furniture = furniture
    self.openings = openings
    self.register = register
    self.vocabulary = vocabulary
    self.mender = mender
    self.detector = detector
    self.language = language
    frontDate = front.date
    frontOriginal = front.original
  }

  var kind: Document.Kind {
    let entries = openings.contains { $0.shape == .entry }
    let proposals = openings.contains { $0.shape == .proposal }
    switch (entries, proposals) {
    case (true, true): return .mixed
    case (true, false): return .compilation
    case (false, true): return .proposal
    case (false, false): return .context
    }
  }

  /// The symbol that stands on most lines of its own; of equals the first in the order of its letters.
  var symbol: String {
    furniture.symbols.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? ""
  }

  mutating func run() {
    accounts = lines.indices.map { index in
      lines[index].isBlank ? .blank : .omitted(furniture.omissions[index] ?? .context)
    }
    let firstLine = openings.first?.lines.lowerBound ?? lines.count
    guard !openings.isEmpty else { return }
    for index in 0..<firstLine where accounts[index] == .omitted(.context) {
      accounts[index] = .omitted(.frontMatter)
    }
    let footnotes = Set(furniture.footnotes.map(\.number)).subtracting([0])
    let builder = PassageBuilder(
      text: text, lines: lines, furniture: furniture, mender: mender, footnotes: footnotes)
    let blocksOf = BlockBuilder(text: text, lines: lines, furniture: furniture)
    for (place, opening) in openings.enumerated() {
      let end = place + 1 < openings.count ? openings[place + 1].lines.lowerBound : lines.count
      var blocks = blocksOf.blocks(in: opening.lines.upperBound..<end)
      if place + 1 < openings.count { setSectionHeadingsAside(&blocks) }
      let passages = builder.passages(from: blocks)
      for (number, passage) in passages.enumerated() {
        for line in blocks[number].lines {
          accounts[line] =
            passage.kind == .heading
            ? .heading(submission: place, passage: number) : .passage(submission: place, passage: number)
        }
      }
      for line in opening.lines where !lines[line].isBlank && furniture.omissions[line] == nil {
        accounts[line] = .entryHeader(submission: place)
      }
      let voice = voice(of: opening, end: end)
      report(opening, voice: voice, passages: passages)
      submissions.append(
        Submission(
          voice: voice,
          language: detector.language(of: passages.lazy.map(\.text.bytes), within: language),
          original: opening.original ?? (opening.shape == .proposal ? frontOriginal : nil),
          date: opening.date ?? (opening.shape == .proposal ? frontDate : nil),
          opening: opening.lines.lowerBound + 1...lastText(of: opening.lines) + 1, passages: passages))
    }
    reportUncoded()
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

  private func lastText(of range: Range<Int>) -> Int {
    range.last { !lines[$0].isBlank } ?? range.lowerBound
  }

  /// A numbered heading right before the next name is the document's, not the participant's.
  private mutating func setSectionHeadingsAside(_ blocks: inout [Block]) {
    guard blocks.count >= 2, let block = blocks.last, block.lines.count <= 3, let last = block.lines.last,
      !furniture.endsSentence(last)
    else { return }
    let isNumbered: Bool
    switch block.marker?.style {
    case .capitalRoman, .capital, .markdown: isNumbered = true
    default: isNumbered = false
    }
    // The last of a State's own list of chapters looks the same, but follows its sibling.
    if let marker = block.marker, let before = blocks[blocks.count - 2].marker, marker.follows(before) {
      return
    }
    guard isNumbered else { return }
    for line in block.lines { accounts[line] = .omitted(.sectionHeading) }
    blocks.removeLast()
  }

  private func voice(of opening: Opening, end: Int) -> Submission.Voice {
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

  /// A group's members: those that a footnote cited in its submission lists, else those of the tables on its date.
  private func members(of group: String, opening: Opening, end: Int) -> [String] {
    let range = opening.lines.lowerBound + 1...end
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
    return register.members(of: group, on: opening.date ?? frontDate ?? "")
  }

  private mutating func report(_ opening: Opening, voice: Submission.Voice, passages: [Passage]) {
    let line = opening.lines.lowerBound + 1
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
    if passages.isEmpty {
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
  private mutating func reportUncoded() {
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
          path: path, line: submission.opening.lowerBound, severity: .warning,
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
