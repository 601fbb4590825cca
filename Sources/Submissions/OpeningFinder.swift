internal import Codebook
internal import Matching

/// Finds where submissions begin: names on lines of their own, and sponsors of proposals.
struct OpeningFinder {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  let register: ParticipantRegister
  private let origins: OriginReader
  private let voices: VoiceReader

  init(page: Manuscript, vocabulary: LayoutVocabulary, register: ParticipantRegister) {
    self.page = page
    self.vocabulary = vocabulary
    self.register = register
    origins = OriginReader(page: page, vocabulary: vocabulary)
    voices = VoiceReader(vocabulary: vocabulary, register: register)
  }

  private var text: SourceText { page.text }
  private var lines: [Line] { page.lines }
  private var furniture: PageFurniture { page.furniture }

  /// All openings in the order of the document.
  func openings() -> [Opening] {
    let entries = entryOpenings()
    var next = 0
    let proposals = proposalOpenings().filter { proposal in
      while next < entries.count, entries[next].lines.upperBound <= proposal.lines.lowerBound { next += 1 }
      return next == entries.count || !entries[next].lines.overlaps(proposal.lines)
    }
    let openings = (entries + proposals).sorted { $0.lines.lowerBound < $1.lines.lowerBound }
    return joined(by: SponsorReader(page: page, vocabulary: vocabulary, voices: voices).joining(), openings)
  }

  /// The openings with the sponsors who join later: those of the one proposal there is, or where the document is
  /// nothing but the list of them, an opening of their own.
  private func joined(by list: SponsorReader.Joining?, _ openings: [Opening]) -> [Opening] {
    guard let list else { return openings }
    guard !openings.isEmpty else {
      var opening = Opening(
        shape: .proposal, lines: list.lines, name: page.written(page.range(of: list.lines)),
        participants: list.participants)
      opening.remark = "these sponsors join a proposal whose text stands in another document"
      return [opening]
    }
    guard openings.count == 1, var proposal = openings.first, proposal.shape == .proposal else {
      return openings
    }
    let further = list.participants.filter { !proposal.participants.contains($0) }
    guard !further.isEmpty else { return openings }
    proposal.participants += further
    proposal.remark = "sponsors who joined: \(further.joined(separator: ", "))"
    return [proposal]
  }

  private func isText(_ index: Int) -> Bool { page.isText(index) }
  private func bytes(_ index: Int) -> [UInt8] { page.bytes(index) }
  private func nextText(from start: Int, reach: Int) -> Int? { page.nextText(from: start, reach: reach) }

  // MARK: - Entries of a compilation

  private func entryOpenings() -> [Opening] {
    var found: [Opening] = []
    var index = 0
    while index < lines.count {
      if let opening = entry(at: index) {
        found.append(opening)
        index = opening.lines.upperBound
      } else {
        index += 1
      }
    }
    let certain = found.filter(\.hasOrigin)
    if !certain.isEmpty { return withoutMentions(found, certain: certain) }
    // Where no entry says its language or date, bare names open entries only if most of them hold text.
    let noted = found.filter(\.isNote)
    let bare = found.filter { !$0.participants.isEmpty && $0.unknown.isEmpty }
    let least = Set(bare.map(\.participants)).count < bare.count ? 60 : 200
    let filled = bare.enumerated().count { place, opening in
      let end = place + 1 < bare.count ? bare[place + 1].lines.lowerBound : lines.count
      return (opening.lines.upperBound..<end).reduce(0) { $0 + (isText($1) ? lines[$1].width : 0) } >= least
    }
    return bare.count >= 2 && filled * 2 > bare.count ? turns(bare) : noted
  }

  /// Where a name opens more than one entry, as under each article in turn, all entries are turns.
  private func turns(_ bare: [Opening]) -> [Opening] {
    guard Set(bare.map(\.participants)).count < bare.count else { return bare }
    return bare.map { opening in
      var turn = opening
      turn.shape = .turn
      return turn
    }
  }

  /// The openings without bare names that only mention a State, as tables of contents and lists of examples do.
  ///
  /// Where others say their language or date, a bare name opens an entry only if it is set off as theirs are, has
  /// text of its own, and belongs to nobody whose entry is certain.
  private func withoutMentions(_ found: [Opening], certain: [Opening]) -> [Opening] {
    let usualGap = certain.compactMap { gap(before: $0.lines.lowerBound) }.min() ?? 0
    let speakers = Set(certain.map(\.participants))
    var kept: [Opening] = []
    var end = lines.count
    for opening in found.reversed() {
      let isMention =
        !opening.hasOrigin && !opening.isNote
        && (speakers.contains(opening.participants)
          || (gap(before: opening.lines.lowerBound) ?? usualGap) < usualGap
          || !holdsText(opening.lines.upperBound..<end))
      if !isMention { kept.append(opening) }
      end = opening.lines.lowerBound
    }
    return kept.reversed()
  }

  /// Blank lines before a line; nil where the text or a page begins, so that they say nothing.
  private func gap(before index: Int) -> Int? {
    var at = index - 1
    while at >= 0, lines[at].isBlank { at -= 1 }
    return at < 0 || furniture.omissions[at] != nil ? nil : index - 1 - at
  }

  /// Whether there is more below a bare name than another name or a word or two.
  private func holdsText(_ range: Range<Int>) -> Bool {
    var width = 0
    for index in range where isText(index) {
      width += lines[index].width
      if width >= 100 { return true }
    }
    return false
  }

  /// The entry that opens with the block of lines at `start`; nil where none does.
  private func entry(at start: Int) -> Opening? {
    // A page's first line may follow the last line of the page before at once; then language or date must prove it.
    guard isText(start), !isText(start - 1) || furniture.endsSentence(start - 1) else { return nil }
    // A name takes one line, or up to three where it is broken; a blank line may stand between double-spaced ones.
    var block: [Int] = []
    var at = start
    while block.count < 3, isText(at) {
      block.append(at)
      at += 1
    }
    if isText(at) && origins.line(at) == nil { return nil }
    for count in stride(from: block.count, through: 1, by: -1) {
      let name = block.prefix(count)
      let after = start + count
      if count < block.count, origins.line(after) == nil { continue }
      if let opening = opening(name: Array(name), after: after) { return opening }
    }
    return nil
  }

  private func opening(name: [Int], after: Int) -> Opening? {
    guard let first = name.first else { return nil }
    // A masthead's lines, and those of a table of contents, are no names.
    guard name.allSatisfy({ lines[$0].width <= 160 && origins.line($0) == nil && !isContents($0) }) else {
      return nil
    }
    let written = cleanName(name)
    guard !written.isEmpty, written.count <= 160 else { return nil }
    let origin = readOrigin(from: after)
    let isNote = nextText(from: origin.end, reach: 6).map { opensNote($0) } ?? false
    var voice = voices.voice(of: written)
    var remark: String?
    if voice.participants.isEmpty, origin.isBracketed, let id = register.participant(misspelt: written) {
      voice.participants = [id]
      remark = "'\(String(decoding: written, as: UTF8.self))' is read as a misspelt name of \(id)"
    }
    if voice.participants.isEmpty {
      // An unknown name opens an entry only where the bracketed language follows it, and where it looks like a name.
      guard origin.isBracketed, name.count <= 2, written.count <= 80, lines[first].marker == nil,
        !name.contains(where: { furniture.endsSentence($0) }), !furniture.startsSmall(first)
      else { return nil }
    } else if !origin.found && !isNote {
      guard name.allSatisfy({ lines[$0].marker == nil }), !isText(after), !isText(first - 1),
        standsAlone(name, after: after)
      else { return nil }
    }
    var opening = Opening(
      shape: .entry, lines: first..<origin.end, name: String(decoding: written, as: UTF8.self),
      participants: voice.participants, onBehalfOf: voice.onBehalfOf, original: origin.language,
      date: origin.date,
      hasOrigin: origin.found, isNote: isNote,
      unknown: voice.participants.isEmpty ? [String(decoding: written, as: UTF8.self)] : [])
    opening.remark = remark
    return opening
  }

  /// Whether a bare name is no part of a sentence or a list: what stands before it has ended, and it ends nothing.
  private func standsAlone(_ name: [Int], after: Int) -> Bool {
    guard let first = name.first, let last = name.last, let end = text.bytes[lines[last].range].last,
      ![0x2E, 0x2C, 0x3B].contains(end)
    else { return false }
    if let next = nextText(from: after, reach: 20), furniture.startsSmall(next) { return false }
    var before = first - 1
    while before >= 0, first - before <= 20, !isText(before) { before -= 1 }
    guard before >= 0, isText(before) else { return true }
    let ending = text.bytes[lines[before].range].last
    if ending == 0x3A || ending == 0x2C { return false }
    return furniture.endsSentence(before) || !furniture.isFull(before) && !isName(before)
  }

  private func isName(_ index: Int) -> Bool {
    lines[index].width <= 160 && register.participant(named: cleanName([index])) != nil
  }

  /// Whether the line is one of a table of contents: a leader of dots, or a number set far off.
  private func isContents(_ index: Int) -> Bool {
    let line = text.bytes[lines[index].range]
    if line.count(where: { $0 == 0x2E }) >= 4
      || line.indices.dropLast(2).contains(where: { line[$0...].starts(with: [0xE2, 0x80, 0xA6]) })
    {
      return true
    }
    let body = line.reversed().drop { Marker.isDigit($0) }
    guard body.count < line.count, let before = body.first else { return false }
    return before == 0x09 || before == 0x5F || body.prefix(2).elementsEqual([0x20, 0x20])
  }

  /// The joined lines of a name without number or letter, Markdown signs, a footnote's mark or a closing colon.
  private func cleanName(_ name: [Int]) -> [UInt8] {
    var written: [UInt8] = []
    for index in name {
      if !written.isEmpty { written.append(0x20) }
      let range = lines[index].range
      let marker = index == name.first ? lines[index].marker : nil
      let opening = marker.map { $0.isBullet ? 0 : $0.length } ?? 0
      written.append(
        contentsOf: text.bytes[(range.lowerBound + opening)..<range.upperBound].filter { $0 != 0x23 })
    }
    func strip(_ drop: (UInt8) -> Bool) {
      while let last = written.last, drop(last) { written.removeLast() }
    }
    strip { $0 == 0x20 || $0 == 0x2A || $0 == 0x3A || $0 == 0x5F }
    if let last = written.last, Marker.isDigit(last), written.contains(where: Marker.isLetter) {
      strip(Marker.isDigit)
    }
    strip { $0 == 0x20 || $0 == 0x2A }
    return Array(written.drop { $0 == 0x20 || $0 == 0x2A || $0 == 0x5F })
  }

  /// Whether the line opens a note of the secretariat.
  private func opensNote(_ index: Int) -> Bool {
    let key = Folding.fold(bytes(index))
    return vocabulary.notes.contains { key.starts(with: $0) }
  }

  // MARK: - Language and date

  private struct Origin {
    var language: Language?
    var date: String?
    var found = false
    /// Whether the language stands in brackets.
    var isBracketed = false
    var end: Int
  }

  /// Reads the language of the original and the date below a name; a few blank lines may stand between.
  private func readOrigin(from start: Int) -> Origin {
    var origin = Origin(end: start)
    var at = start
    while let index = nextText(from: at, reach: 4) {
      guard let read = origins.line(index) else { break }
      if read.language != nil && origin.language != nil { break }
      if read.language == nil && read.date != nil && origin.date != nil { break }
      if read.language != nil, bytes(index).contains(0x5B) { origin.isBracketed = true }
      origin.language = origin.language ?? read.language
      origin.date = origin.date ?? read.date
      origin.found = true
      origin.end = index + 1
      at = index + 1
    }
    return origin
  }

  // MARK: - Sponsors of a proposal

  private func proposalOpenings() -> [Opening] {
    var found: [Opening] = []
    var index = 0
    while index < lines.count {
      if let opening = proposal(at: index, after: found.last?.lines.upperBound ?? 0) {
        found.append(opening)
        index = opening.lines.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The proposal whose sponsors end with the colon on a line, or on the line before; nil where none does.
  private func proposal(at index: Int, after floor: Int) -> Opening? {
    guard isText(index) else { return nil }
    let line = bytes(index)
    guard let colon = line.lastIndex(of: 0x3A) else { return nil }
    // What follows the colon, on this line or the next, is the kind of proposal and nothing else.
    var end = index + 1
    var kind = Array(line[(colon + 1)...])
    if Folding.fold(kind).isEmpty, let next = nextText(from: index + 1, reach: 2) {
      kind = bytes(next)
      end = next + 1
    }
    if !namesProposal(kind), let next = nextText(from: end, reach: 1) {
      // "Ghana and Peru: draft" / "resolution"
      kind += [0x20] + bytes(next)
      end = next + 1
    }
    guard namesProposal(kind) else { return nil }
    // The sponsors: as many lines upwards as still read as names alone.
    let fillers = voices.fillers
    var best: (start: Int, names: ParticipantRegister.NameList)?
    var joined = Array(line[..<colon])
    var at = index
    var blanks = 0
    // A name is broken over three lines at most, so after more than that no line above can make the list readable.
    var unreadable = 0
    while true {
      let list = register.nameList(in: joined, fillers: fillers)
      if list.unknown.isEmpty, !list.participants.isEmpty { best = (at, list) }
      unreadable = list.unknown.isEmpty ? 0 : unreadable + 1
      if unreadable > 3 { break }
      var above = at - 1
      blanks = 0
      while above >= floor, !isText(above), blanks < 2 {
        blanks += 1
        above -= 1
      }
      guard above >= floor, isText(above), index - above < 120, joined.count < 8000,
        !furniture.endsSentence(above)
      else { break }
      joined = bytes(above) + [0x20] + joined
      at = above
    }
    guard let best else {
      return speaker(at: index, line: line, colon: colon, end: end, floor: floor)
        ?? unreadableSponsors(at: index, line: line, colon: colon, end: end, floor: floor)
    }
    let written = (best.start..<end).filter { isText($0) }.map { String(decoding: bytes($0), as: UTF8.self) }
    return Opening(
      shape: .proposal, lines: best.start..<end, name: written.joined(separator: " "),
      participants: best.names.participants)
  }

  private func namesProposal(_ kind: [UInt8]) -> Bool {
    let key = Folding.fold(kind.filter { $0 != 0x2A && $0 != 0x23 })
    return vocabulary.proposals.contains {
      key == $0 || key.starts(with: $0 + [0x20]) && key.count <= $0.count + 24
    }
  }

  /// A sponsor who speaks for others, "Ghana, also on behalf of Peru: ...", on up to three lines; nil where none does.
  private func speaker(at index: Int, line: [UInt8], colon: Int, end: Int, floor: Int) -> Opening? {
    var start = index
    var written = Array(line[..<colon])
    while written.count <= 400 {
      let voice = voices.voice(of: written)
      if !voice.participants.isEmpty {
        return Opening(
          shape: .proposal, lines: start..<end, name: String(decoding: written, as: UTF8.self),
          participants: voice.participants, onBehalfOf: voice.onBehalfOf)
      }
      guard start > floor, index - start < 2, isText(start - 1), !furniture.endsSentence(start - 1) else {
        break
      }
      start -= 1
      written = bytes(start) + [0x20] + written
    }
    return nil
  }

  /// Sponsors of whom some are unknown: taken where most of the line's names are known, so that no text goes to another.
  private func unreadableSponsors(at index: Int, line: [UInt8], colon: Int, end: Int, floor: Int) -> Opening?
  {
    let fillers = voices.fillers
    func names(from start: Int) -> (block: [UInt8], list: ParticipantRegister.NameList) {
      let block = Array((start..<index).map { bytes($0) + [0x20] }.joined()) + Array(line[..<colon])
      return (block, register.nameList(in: block, fillers: fillers))
    }
    var start = index
    // The last lines tell whether these are names at all, before many more are read.
    while start > floor, index - start < 2, isText(start - 1) { start -= 1 }
    guard !names(from: start).list.participants.isEmpty else { return nil }
    while start > floor, index - start < 40, isText(start - 1), !furniture.endsSentence(start - 1) {
      start -= 1
    }
    let (block, list) = names(from: start)
    guard list.participants.count >= 2, list.unknown.count <= list.participants.count / 2 else { return nil }
    return Opening(
      shape: .proposal, lines: start..<end, name: String(decoding: block, as: UTF8.self),
      participants: list.participants, unknown: list.unknown)
  }
}
