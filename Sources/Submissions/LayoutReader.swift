internal import Codebook

/// Tells how a document sets out who says what, and finds where each begins to speak.
struct LayoutReader {
  let text: SourceText
  let path: String
  let vocabulary: LayoutVocabulary
  let register: ParticipantRegister
  let request: ReadingRequest

  /// A document's lines as its layout has them read, and the places where its participants speak.
  struct Reading {
    var layout: Layout?
    /// From 0 to 1; of no layout none.
    var confidence: Double?
    var page: Manuscript
    var openings: [Opening] = []
    /// What the brackets of a text under negotiation say.
    var alternatives: [Alternative] = []
  }

  private var voices: VoiceReader { VoiceReader(vocabulary: vocabulary, register: register) }

  /// The reading that explains the document best, or the one that is asked for.
  func reading() -> Reading {
    let page = Manuscript(text, pieces: LinePiece.whole(text), vocabulary: vocabulary)
    let titles = titles(page)
    if let given = request.participant.map({ titles.participant(written: Array($0.utf8)) }),
      !given.participants.isEmpty
    {
      return whole(
        page, [nameless(given, name: request.participant ?? "")], .submission, Layout.Certainty.given)
    }
    if let given = titles.given() { return whole(page, [given], .submission, Layout.Certainty.given) }
    if let layout = request.layout {
      return reading(of: page, as: layout) ?? Reading(page: page)
    }
    let found = OpeningFinder(page: page, vocabulary: vocabulary, register: register).openings()
    if found.contains(where: { $0.hasOrigin || $0.isNote || $0.shape == .proposal }) {
      return marked(page, found)
    }
    if let table = table(page) { return table }
    if let alternatives = alternatives(page) { return alternatives }
    return free(page, bare: found)
  }

  /// The layouts that no drawing marks, surer ones first.
  private func free(_ page: Manuscript, bare: [Opening]) -> Reading {
    let titles = titles(page)
    let turns = SpeakerFinder(page: page, vocabulary: vocabulary, voices: voices).turns()
    let persons = turns.filter { $0.form == .person }
    if persons.count >= 2 || persons.count == 1 && turns.contains(where: { $0.form == .aside }) {
      return record(page, turns, Layout.Certainty.named)
    }
    let notes = titles.notes()
    if !notes.isEmpty {
      return whole(
        page, Set(notes.map(\.participants)).count == 1 ? Array(notes.prefix(1)) : notes, .noteVerbale,
        Layout.Certainty.named)
    }
    let named = titles.titles()
    if !named.isEmpty { return titled(page, named, titles) }
    if !persons.isEmpty { return record(page, turns, Layout.Certainty.likely) }
    let states = turns.filter { $0.form == .name }
    if states.count >= 3, Set(states.flatMap(\.voice.participants)).count >= 2 {
      return record(page, turns, Layout.Certainty.likely)
    }
    if !bare.isEmpty {
      return Reading(layout: .compilation, confidence: Layout.Certainty.guessed, page: page, openings: bare)
    }
    if let named = FileNameReader(vocabulary: vocabulary, voices: voices).participant(of: path) {
      var opening = nameless(VoiceReader.Voice(participants: [named]), name: "")
      opening.remark = "attributed to \(named) by the file's name; the text itself names nobody"
      return whole(page, [opening], .submission, Layout.Certainty.guessed)
    }
    return Reading(page: page)
  }

  /// The reading of a document as a layout; nil where nothing in it is set out so.
  private func reading(of page: Manuscript, as layout: Layout) -> Reading? {
    let titles = titles(page)
    let sure = Layout.Certainty.given
    switch layout {
    case .compilation, .resolution:
      let found = OpeningFinder(page: page, vocabulary: vocabulary, register: register).openings()
      return found.isEmpty ? nil : Reading(layout: layout, confidence: sure, page: page, openings: found)
    case .submission:
      if let title = titles.titles().first { return whole(page, [title], layout, sure) }
      return FileNameReader(vocabulary: vocabulary, voices: voices).participant(of: path).map {
        whole(page, [nameless(VoiceReader.Voice(participants: [$0]), name: "")], layout, sure)
      }
    case .noteVerbale:
      let notes = titles.notes()
      return notes.isEmpty ? nil : whole(page, notes, layout, sure)
    case .statement:
      if let title = titles.titles().first { return whole(page, [title], layout, sure) }
      fallthrough
    case .record:
      let turns = SpeakerFinder(page: page, vocabulary: vocabulary, voices: voices).turns()
      return turns.isEmpty ? nil : record(page, turns, sure, as: layout)
    case .table: return table(page)
    case .alternatives: return alternatives(page)
    }
  }

  // MARK: - Readings

  private func titles(_ page: Manuscript) -> TitleFinder {
    TitleFinder(page: page, vocabulary: vocabulary, voices: voices)
  }

  /// Entries and proposals that say their language, date or kind.
  private func marked(_ page: Manuscript, _ openings: [Opening]) -> Reading {
    let layout: Layout = openings.allSatisfy { $0.shape == .proposal } ? .resolution : .compilation
    return Reading(layout: layout, confidence: Layout.Certainty.marked, page: page, openings: openings)
  }

  private func whole(_ page: Manuscript, _ openings: [Opening], _ layout: Layout, _ confidence: Double)
    -> Reading
  {
    Reading(layout: layout, confidence: confidence, page: page, openings: openings)
  }

  /// A text under a title, or a compilation under several; a lone title below running text may be a mention.
  private func titled(_ page: Manuscript, _ openings: [Opening], _ titles: TitleFinder) -> Reading {
    let layout = layout(of: openings)
    guard layout != .compilation, var title = openings.first, titles.isBelowText(title.lines.lowerBound)
    else {
      return whole(page, openings, layout, Layout.Certainty.named)
    }
    title.remark = "the text below is given to whom this title names, and the text above it to nobody"
    return whole(page, [title], layout, Layout.Certainty.guessed)
  }

  /// Titles of several participants head a compilation.
  private func layout(of titles: [Opening]) -> Layout {
    Set(titles.map(\.participants)).count > 1
      ? .compilation : titles.first?.isSpeech == true ? .statement : .submission
  }

  /// An opening that stands nowhere in the text: the participant is known from elsewhere.
  private func nameless(_ voice: VoiceReader.Voice, name: String) -> Opening {
    Opening(
      shape: .whole, lines: 0..<0, name: name, participants: voice.participants, onBehalfOf: voice.onBehalfOf)
  }

  /// Speeches, the speakers' names cut off from what they say.
  private func record(
    _ page: Manuscript, _ turns: [SpeakerFinder.Turn], _ confidence: Double, as layout: Layout? = nil
  ) -> Reading {
    let (pieces, starts) = page.pieces(cutAt: turns.compactMap(\.head?.end).sorted())
    let cut = Manuscript(text, pieces: pieces, vocabulary: vocabulary)
    var openings: [Opening] = []
    for turn in turns {
      let start = starts[turn.line]
      var end = start
      if let head = turn.head {
        end = starts[head.line]
        while end < pieces.count, pieces[end].range.lowerBound < head.end { end += 1 }
      }
      var opening = Opening(
        shape: turn.form == .aside ? .aside : .turn, lines: start..<end, name: turn.written,
        participants: turn.voice.participants, onBehalfOf: turn.voice.onBehalfOf, unknown: turn.voice.unknown)
      opening.remark = turn.remark
      openings.append(opening)
    }
    let speakers = Set(turns.filter { $0.form != .aside }.map(\.voice.participants))
    return Reading(
      layout: layout ?? (speakers.count > 1 ? .record : .statement), confidence: confidence, page: cut,
      openings: openings
    )
  }

  /// Tables read cell by cell; where no column names participants, what names them elsewhere.
  private func table(_ page: Manuscript) -> Reading? {
    guard let table = TableReader(page: page, vocabulary: vocabulary, voices: voices).reading() else {
      return nil
    }
    let cells = Manuscript(text, pieces: table.pieces, vocabulary: vocabulary)
    if table.namesParticipants {
      return Reading(
        layout: .table, confidence: Layout.Certainty.named, page: cells, openings: table.openings)
    }
    var reading = free(cells, bare: [])
    guard !reading.openings.isEmpty else { return nil }
    reading.layout = .table
    return reading
  }

  /// A text in whose brackets participants are named.
  private func alternatives(_ page: Manuscript) -> Reading? {
    guard
      let brackets = AlternativesReader(page: page, vocabulary: vocabulary, voices: voices).reading(),
      !brackets.alternatives.isEmpty
    else { return nil }
    return Reading(
      layout: .alternatives, confidence: Layout.Certainty.likely,
      page: Manuscript(text, pieces: brackets.pieces, vocabulary: vocabulary),
      alternatives: brackets.alternatives)
  }
}
