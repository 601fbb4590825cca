internal import Codebook
internal import Matching

/// Reads the lines that say the language of the original, a date, or both.
struct OriginReader {
  let page: Manuscript
  let vocabulary: LayoutVocabulary
  private let dates: DateReader

  init(page: Manuscript, vocabulary: LayoutVocabulary) {
    self.page = page
    self.vocabulary = vocabulary
    dates = DateReader(vocabulary: vocabulary)
  }

  /// The language and date that a line says and says alone; nil for any other line.
  func line(_ index: Int) -> (language: Language?, date: String?)? {
    guard page.isText(index), page.lines[index].width <= 90 else { return nil }
    let line = page.bytes(index)
    guard let origin = originOf(line) else { return dates.date(of: line).map { (nil, $0) } }
    // "[Original: Spanish] [29 October 2021]" on one line.
    for at in line.indices where line[at] == 0x5D || line[at] == 0x2C || line[at] == 0x3B {
      if let date = dates.date(of: Array(line[(at + 1)...])) { return (origin, date) }
    }
    return (origin, nil)
  }

  /// The first language named by "Original: ..."; nil where the text says no such thing.
  private func originOf(_ line: [UInt8]) -> Language? {
    let words = Folding.words(in: line).map(\.bytes)
    // "[English only]", "[Anglais seulement]".
    let unmarked = line.drop { $0 == 0x20 || $0 == 0x2A }
    if words.count <= 2, unmarked.first == 0x5B, let first = words.first,
      let language = vocabulary.languages[first]
    {
      return language
    }
    let key = Array(words.joined(separator: [0x20]))
    guard let announced = vocabulary.original.first(where: { key == $0 || key.starts(with: $0 + [0x20]) }),
      line.contains(0x3A) || line.contains(0x5B)
    else { return nil }
    let rest = words.dropFirst(announced.count { $0 == 0x20 } + 1)
    guard rest.count <= 8 else { return nil }
    return rest.lazy.compactMap { vocabulary.languages[$0] }.first
  }
}
