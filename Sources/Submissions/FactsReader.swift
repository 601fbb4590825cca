internal import Codebook
internal import Matching

/// Reads what a document says of itself: symbol, date, session, item of the agenda, language of the original.
struct FactsReader {
  let page: Manuscript
  let vocabulary: LayoutVocabulary

  /// Lines in which a document says so.
  private static let front = 60

  /// The facts among the lines before the first submission; the symbol also from the pages' heads and feet.
  func facts(before end: Int) -> Document.Facts {
    var facts = Document.Facts()
    let origins = OriginReader(page: page, vocabulary: vocabulary)
    for index in 0..<min(end, Self.front) where page.isText(index) {
      let words = Folding.words(in: page.text.bytes, range: page.lines[index].range)
      if facts.agendaItem.isEmpty { facts.agendaItem = agendaItem(words, of: index) }
      guard !page.furniture.endsSentence(index) else { continue }
      if facts.session.isEmpty { facts.session = session(words, of: index) }
      guard let read = origins.line(index) else { continue }
      facts.date = facts.date ?? read.date
      facts.original = facts.original ?? read.language
    }
    facts.symbol = symbol
    return facts
  }

  /// The symbol that stands on most lines of its own; of equals the first in the order of its letters.
  private var symbol: String {
    page.furniture.symbols.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? ""
  }

  /// A short line that holds the word for a session: "First session".
  private func session(_ words: [FoldedWord], of index: Int) -> String {
    let list = vocabulary.phrases(.session)
    let spelt = words.map(\.bytes)
    guard (2...5).contains(words.count), !page.furniture.startsSmall(index),
      words.indices.contains(where: { list.length(at: $0, in: spelt) != nil })
    else { return "" }
    return page.written(page.lines[index].range)
  }

  /// The number behind "Agenda item": `107`, `4 (b)`.
  private func agendaItem(_ words: [FoldedWord], of index: Int) -> String {
    let spelt = words.map(\.bytes)
    guard let length = vocabulary.phrases(.agendaItem).length(at: 0, in: spelt), length < words.count,
      words[length].bytes.allSatisfy(Marker.isDigit), words[length].bytes.count <= 3
    else { return "" }
    let number = String(decoding: words[length].bytes, as: UTF8.self)
    guard length + 1 < words.count, words[length + 1].bytes.count == 1 else { return number }
    let between = page.text.bytes[words[length].range.upperBound..<words[length + 1].range.lowerBound]
    guard between.contains(0x28) else { return number }
    return number + " (" + String(decoding: words[length + 1].bytes, as: UTF8.self) + ")"
  }
}
