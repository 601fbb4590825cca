internal import Codebook
internal import Matching

/// Reads dates as documents of this kind write them, in every language of the layout table.
struct DateReader {
  let vocabulary: LayoutVocabulary

  /// The date that a text is, brackets and punctuation aside, as `YYYY-MM-DD`; nil where it is anything more.
  ///
  /// Read are "29 octobre 2021", "1er novembre 2021", "29 October 2021", "October 29, 2021", "28 de octubre de 2021",
  /// "2021-10-29" and "29/10/2021" or "29.10.2021" (day first). A word may stand before ("Friday, 29 October 2021"), in
  /// brackets up to three ("[Received on 29 October 2021]").
  func date(of text: [UInt8]) -> String? {
    var words = Folding.words(in: text).map(\.bytes).filter { !Self.fillers.contains($0) }
    let before = words.dropLast(3)
    guard words.count >= 3, before.count <= (Self.isBracketed(text) ? 3 : 1),
      before.allSatisfy({ Self.number($0) == nil && vocabulary.months[$0] == nil })
    else { return nil }
    words.removeFirst(before.count)
    let numbers = words.map(Self.number)
    let months = words.map { vocabulary.months[$0] }
    switch (numbers[0], numbers[1], numbers[2]) {
    case (let day?, nil, let year?): return months[1].flatMap { Self.iso(year, $0, day) }
    case (nil, let day?, let year?): return months[0].flatMap { Self.iso(year, $0, day) }
    case (let first?, let month?, let last?):
      // Three bare numbers are a date only when they are written as one.
      guard text.contains(0x2D) || text.contains(0x2F) || text.contains(0x2E) else { return nil }
      return first > 31 ? Self.iso(first, month, last) : Self.iso(last, month, first)
    default: return nil
    }
  }

  // "o" is the ending of the Spanish "1.º", which stands apart from its digit.
  private static let fillers = Set(["de", "del", "le", "of", "o"].map { Array($0.utf8) })

  private static func isBracketed(_ text: [UInt8]) -> Bool {
    let inner = text.drop { $0 == 0x20 || $0 == 0x2A }
    return inner.first == 0x5B && inner.contains(0x5D)
  }

  /// A number of up to four digits, with or without the ending of an ordinal.
  private static func number(_ word: [UInt8]) -> Int? {
    let digits = word.prefix { Marker.isDigit($0) }
    guard (1...4).contains(digits.count) else { return nil }
    let ending = String(decoding: word[digits.count...], as: UTF8.self)
    guard ["", "er", "st", "nd", "rd", "th", "o", "e"].contains(ending) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1900...2199).contains(year), CalendarDay.exists(year: year, month: month, day: day) else {
      return nil
    }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
