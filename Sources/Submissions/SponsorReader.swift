internal import Codebook
internal import Matching

/// Reads who joins in sponsoring a proposal after it was submitted.
struct SponsorReader {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  let voices: VoiceReader

  /// Sponsors who join, and the lines that say so.
  struct Joining {
    var participants: [String]
    let lines: Range<Int>
  }

  /// All that join, with the lines of the first paragraph that says so; nil where nobody does.
  func joining() -> Joining? {
    var found: Joining?
    var line = 0
    while line < page.lines.count {
      let run = page.run(from: line, most: 40)
      if let names = names(in: run) {
        found = found ?? Joining(participants: [], lines: names.lines)
        for id in names.participants where found?.participants.contains(id) == false {
          found?.participants.append(id)
        }
      }
      line = max(run.upperBound, line + 1)
    }
    return found
  }

  /// The names that a paragraph gives before or behind the words of joining, or in the paragraph below their colon.
  private func names(in run: Range<Int>) -> Joining? {
    let words = Folding.words(in: page.text.bytes, range: page.range(of: run))
    let spelt = words.map(\.bytes)
    guard
      let at = words.indices.first(where: { vocabulary.phrases(.sponsoring).length(at: $0, in: spelt) != nil }
      )
    else { return nil }
    // "Later Ghana and Peru joined in sponsoring": as many of the words before as read as names alone.
    for start in 0..<at {
      let list = list(words[start].range.lowerBound..<words[at].range.lowerBound)
      if list.unknown.isEmpty, !list.participants.isEmpty {
        return Joining(participants: list.participants, lines: run)
      }
    }
    let range = page.range(of: run)
    guard let colon = page.text.bytes[range].lastIndex(of: 0x3A) else { return nil }
    var lines = run
    var behind = colon + 1..<range.upperBound
    if SourceText.trimmed(page.text.bytes, behind).isEmpty,
      let next = page.nextText(from: run.upperBound, reach: 3)
    {
      let further = page.run(from: next, most: 40)
      behind = page.range(of: further)
      lines = run.lowerBound..<further.upperBound
    }
    let list = list(behind)
    guard list.unknown.isEmpty, !list.participants.isEmpty else { return nil }
    return Joining(participants: list.participants, lines: lines)
  }

  private func list(_ range: Range<Int>) -> ParticipantRegister.NameList {
    voices.register.nameList(in: Array(page.text.bytes[range]), fillers: voices.fillers)
  }
}
