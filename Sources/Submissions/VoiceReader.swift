internal import Codebook
internal import Matching

/// Reads who speaks out of the words of a title, a speaker's line or a list of sponsors.
struct VoiceReader {
  let vocabulary: LayoutVocabulary
  let register: ParticipantRegister
  /// Words that may stand between the names of a list.
  let fillers: Set<[UInt8]>

  init(vocabulary: LayoutVocabulary, register: ParticipantRegister) {
    self.vocabulary = vocabulary
    self.register = register
    fillers = vocabulary.conjunctions.union(Self.articles)
  }

  /// Who speaks: one participant, several, or one on behalf of others.
  struct Voice: Equatable {
    var participants: [String] = []
    var onBehalfOf: [String] = []
    /// Those for whom it speaks as written, where no table knows them.
    var unknown: [String] = []
  }

  /// Who speaks under a name that is all there is.
  ///
  /// - Returns: nobody where the text is no name and no list of names.
  func voice(of written: [UInt8]) -> Voice {
    if let id = register.participant(named: written) { return Voice(participants: [id]) }
    let key = Folding.fold(written)
    for phrase in vocabulary.onBehalf {
      guard let at = Self.place(of: phrase, in: key) else { continue }
      let speaker = register.nameList(in: Array(key[..<at]), fillers: fillers.union(Self.alsoWords))
      let others = register.nameList(in: Array(key[(at + phrase.count)...]), fillers: fillers)
      guard speaker.unknown.isEmpty, others.unknown.isEmpty, !others.participants.isEmpty else { continue }
      return Voice(participants: speaker.participants, onBehalfOf: others.participants)
    }
    let list = register.nameList(in: written, fillers: fillers)
    return list.unknown.isEmpty && list.participants.count >= 2
      ? Voice(participants: list.participants) : Voice()
  }

  /// The longest name, or list of names, that begins at a word; articles and offices ("the Government of") before it
  /// are passed over.
  ///
  /// - Returns: who it is, and the word after the name; nil where no name begins there, or where it goes on as the name
  ///   of something else ("Georgia State University").
  func name(at start: Int, in words: [FoldedWord], of bytes: [UInt8]) -> (voice: Voice, end: Int)? {
    let spelt = words.map(\.bytes)
    let offices = vocabulary.phrases(.office)
    var at = start
    while at < words.count, at < start + Self.reach {
      for end in stride(from: min(words.count, at + Self.longest), to: at, by: -1) {
        let voice = voice(of: Array(bytes[words[at].range.lowerBound..<words[end - 1].range.upperBound]))
        if !voice.participants.isEmpty, endsName(end, in: words, spelt: spelt, of: bytes) {
          return (voice, end)
        }
      }
      if let office = offices.length(at: at, in: spelt) {
        at += office
      } else if Self.articles.contains(spelt[at]) {
        at += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// Those for whom a speaker says to speak, in the words behind his name.
  ///
  /// - Returns: nil where no such phrase stands there; nobody where it does and no table knows them.
  func behalf(in words: ArraySlice<FoldedWord>, of bytes: [UInt8]) -> [String]? {
    let all = Array(words)
    let spelt = all.map(\.bytes)
    for at in all.indices {
      for phrase in vocabulary.onBehalf {
        let parts = phrase.split(separator: 0x20).map(Array.init)
        guard spelt[at...].starts(with: parts) else { continue }
        guard let name = name(at: at + parts.count, in: all, of: bytes) else { return [] }
        return name.voice.participants + name.voice.onBehalfOf
      }
    }
    return nil
  }

  /// Whether a name ends before a word: at the text's end, a line's end, a mark, or a word that goes on otherwise.
  private func endsName(_ end: Int, in words: [FoldedWord], spelt: [[UInt8]], of bytes: [UInt8]) -> Bool {
    guard end < words.count else { return true }
    let between = bytes[words[end - 1].range.upperBound..<words[end].range.lowerBound]
    if between.contains(where: { ![0x20, 0x09, 0x2A, 0x27, 0xE2, 0x80, 0x99].contains($0) }) {
      // A list goes on behind its comma, and is not to be cut where it cannot be read.
      return !between.contains(0x2C) || !namesBegin(at: end, in: words, of: bytes)
    }
    return vocabulary.phrases(.afterName).length(at: end, in: spelt) != nil
  }

  private func namesBegin(at start: Int, in words: [FoldedWord], of bytes: [UInt8]) -> Bool {
    (start + 1...min(words.count, start + 6)).contains { end in
      register.participant(
        named: Array(bytes[words[start].range.lowerBound..<words[end - 1].range.upperBound]))
        != nil
    }
  }

  /// The words of an article and of offices that may precede a name, and of a name or list, at the most.
  private static let reach = 12
  private static let longest = 60

  static let articles: Set<[UInt8]> = Set(
    ["the", "la", "le", "les", "l", "de", "du", "des", "d", "el", "los", "las", "del"].map { Array($0.utf8) })
  private static let alsoWords: Set<[UInt8]> = Set(
    ["also", "egalement", "aussi", "speaking", "parlant"].map { Array($0.utf8) })

  private static func place(of phrase: [UInt8], in key: [UInt8]) -> Int? {
    guard key.count >= phrase.count else { return nil }
    for at in 0...(key.count - phrase.count)
    where key[at...].starts(with: phrase) && (at == 0 || key[at - 1] == 0x20) {
      let end = at + phrase.count
      if end == key.count || key[end] == 0x20 { return at }
    }
    return nil
  }
}
