internal import Codebook
internal import Matching

/// Reads which article of the text under discussion a heading or an opening sentence is about.
struct ArticleReader {
  let vocabulary: LayoutVocabulary

  /// The articles that a heading names: "Article 5", "Comments on articles 5 and 6 bis".
  ///
  /// - Returns: numbers joined with `;`, empty where it names none or that of another instrument.
  func article(ofHeading text: [UInt8]) -> String { articles(in: text, mustOpen: false) }

  /// The article with which a text begins: "Article 5: ...", "On article 5, ...".
  func article(opening text: [UInt8]) -> String { articles(in: text, mustOpen: true) }

  /// The article of a cell that holds little else, such as "Article 5" or "5".
  func article(ofLabel text: [UInt8]) -> String {
    let words = Folding.words(in: text)
    if let first = words.first, words.count <= 3, let number = Self.number(first.bytes) { return number }
    return articles(in: text, mustOpen: true)
  }

  /// Words before the article's in a text that opens with it, as in "Comments on article 5".
  private static let lead = 4
  /// Numbers that one text gives, at the most.
  private static let most = 8

  private func articles(in text: [UInt8], mustOpen: Bool) -> String {
    let words = Folding.words(in: text, range: 0..<min(text.count, 240))
    let spelt = words.map(\.bytes)
    let list = vocabulary.phrases(.article)
    guard let at = spelt.indices.first(where: { list.length(at: $0, in: spelt) != nil }),
      !mustOpen || at <= Self.lead && words[at].sentence == 0
    else { return "" }
    var numbers: [String] = []
    var place = at + (list.length(at: at, in: spelt) ?? 1)
    while place < spelt.count, numbers.count < Self.most {
      if var number = Self.number(spelt[place]) {
        if place + 1 < spelt.count, Self.additions.contains(spelt[place + 1]) {
          place += 1
          number += " " + String(decoding: spelt[place], as: UTF8.self)
        }
        let between =
          numbers.isEmpty ? nil : text[words[place - 1].range.upperBound..<words[place].range.lowerBound]
        // "article 5 (2)" names a paragraph and no second article.
        if between?.contains(0x28) == true { break }
        if !numbers.contains(number) { numbers.append(number) }
      } else if numbers.isEmpty || !vocabulary.conjunctions.contains(spelt[place]) {
        break
      }
      place += 1
    }
    guard !numbers.isEmpty, !isOfAnother(place, spelt) else { return "" }
    return numbers.joined(separator: ";")
  }

  /// Whether a word of belonging follows and it is not the draft that follows it: "article 5 of the Charter".
  private func isOfAnother(_ place: Int, _ spelt: [[UInt8]]) -> Bool {
    guard place < spelt.count, Self.of.contains(spelt[place]) else { return false }
    return !(place..<min(spelt.count, place + 5)).contains {
      vocabulary.phrases(.draft).length(at: $0, in: spelt) != nil
    }
  }

  private static let of = Set(["of", "de", "du", "del", "des"].map { Array($0.utf8) })
  private static let additions = Set(["bis", "ter", "quater", "quinquies", "alt"].map { Array($0.utf8) })
  private static let firsts = Set(["premier", "first", "one", "primero"].map { Array($0.utf8) })

  /// A number of three figures at the most, or a first.
  private static func number(_ word: [UInt8]) -> String? {
    if firsts.contains(word) { return "1" }
    let digits = word.prefix { Marker.isDigit($0) }
    guard (1...3).contains(digits.count) else { return nil }
    let letters = word[digits.count...]
    guard letters.isEmpty || additions.contains(Array(letters)) || letters.count == 1 else { return nil }
    let number = String(decoding: digits, as: UTF8.self)
    return letters.isEmpty ? number : number + " " + String(decoding: letters, as: UTF8.self)
  }
}
