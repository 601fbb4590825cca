internal import Codebook
internal import Matching

/// Tells what pages add to a text from the text itself: addresses, headers and footers, footnotes.
struct PageFurniture {
  let text: SourceText
  let lines: [Line]
  let vocabulary: LayoutVocabulary
  /// Width of a full line: nine lines in ten are no wider.
  let fullWidth: Int

  /// For each line the reason to leave it out, nil for a blank line and for a line of text.
  private(set) var omissions: [Omission?]
  /// The footnotes in the order of the document.
  private(set) var footnotes: [Footnote] = []
  /// Document symbols that stand on lines of their own, with how often.
  private(set) var symbols: [String: Int] = [:]

  init(text: SourceText, lines: [Line], vocabulary: LayoutVocabulary) {
    self.text = text
    self.lines = lines
    self.vocabulary = vocabulary
    let widths = lines.lazy.filter { !$0.isBlank && $0.room == nil }.map(\.reach).sorted()
    fullWidth = widths.isEmpty ? 0 : min(widths[widths.count * 9 / 10], 120)
    omissions = lines.map(\.omission)
    markAddressesAndHeaders()
    markPageNumbers()
    markRunningTitles()
    markFootnotes()
  }

  /// Whether the line ends a sentence or a list's opening; a footnote's mark after the stop does not count.
  func endsSentence(_ index: Int) -> Bool {
    Self.endsSentence(text.bytes, lines[index].range)
  }

  static func endsSentence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    let start = range.lowerBound
    while end > start {
      end = SourceText.trimmed(bytes, start..<end).upperBound
      guard end > start else { return false }
      switch bytes[end - 1] {
      case 0x2E, 0x3B, 0x3A, 0x21, 0x3F: return true
      // Closing marks and a footnote's digits may follow the stop.
      case 0x29, 0x5D, 0x22, 0x27, 0x2A, 0x30...0x39: end -= 1
      case 0x2F where end - 2 >= start && Marker.isDigit(bytes[end - 2]): end -= 1
      case 0xBB where end - 2 >= start && bytes[end - 2] == 0xC2: end -= 2
      case let mark
      where (mark == 0x99 || mark == 0x9D) && end - 3 >= start && bytes[end - 3] == 0xE2
        && bytes[end - 2] == 0x80:
        end -= 3
      case 0xA6 where end - 3 >= start && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80: return true
      default: return false
      }
    }
    return false
  }

  /// Whether the first letter of the line is a small one, quotation marks and brackets before it aside.
  func startsSmall(_ index: Int) -> Bool {
    startsSmall(lines[index].range)
  }

  private func startsSmall(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      switch text.bytes[at] {
      case 0x61...0x7A: return true
      case 0x28, 0x22, 0x27, 0x5B, 0x2A, 0x20, 0x5F: at += 1
      case 0xC2: at += 2
      // à to ÿ; œ is C5 93.
      case 0xC3: return at + 1 < range.upperBound && text.bytes[at + 1] >= 0x9F
      case 0xC5: return at + 1 < range.upperBound && text.bytes[at + 1] == 0x93
      // Quotation marks and dashes of U+2010 to U+201F.
      case 0xE2: at += 3
      default: return false
      }
    }
    return false
  }

  /// Whether a line is about as long as lines get, so that what follows may go on with it.
  func isFull(_ index: Int) -> Bool {
    lines[index].reach * 10 >= (lines[index].room ?? fullWidth) * 7
  }

  // MARK: - Addresses, headers, footers

  private mutating func markAddressesAndHeaders() {
    for index in lines.indices where !lines[index].isBlank && omissions[index] == nil {
      let words = Self.pieces(text.bytes, lines[index].range)
      if words.count <= 3, words.allSatisfy({ Self.isAddress(text.bytes[$0]) }) {
        omissions[index] = .address
      } else if words.count <= 5, isHeader(words) {
        omissions[index] = .pageHeader
        for word in words where Self.isSymbol(text.bytes[word]) {
          symbols[text.string(word), default: 0] += 1
        }
      }
    }
  }

  private static func pieces(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var at = start
    while at < range.upperBound {
      let width = SourceText.whiteWidth(bytes, at, range.upperBound)
      if width > 0 {
        if start < at { pieces.append(start..<at) }
        at += width
        start = at
      } else {
        at += 1
      }
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    ["http://", "https://", "www."].contains { word.starts(with: $0.utf8) }
  }

  /// Whether every word belongs in a header and at least one belongs nowhere else.
  private func isHeader(_ words: [Range<Int>]) -> Bool {
    var sure = false
    let hasJobNumber = words.contains { Self.isJobNumber(text.bytes[$0]) }
    // "- 4 -": a page's number between dashes.
    if words.count == 3, Self.isPageNumber(text.bytes[words[1]]), Self.isDash(text.bytes[words[0]]),
      Self.isDash(text.bytes[words[2]])
    {
      return true
    }
    for (place, word) in words.enumerated() {
      let bytes = text.bytes[word]
      if Self.isSymbol(bytes) || Self.isJobNumber(bytes) || Self.isPageOfPages(bytes) || Self.isBarcode(bytes)
      {
        sure = true
      } else if vocabulary.pages.contains(Folding.fold(Array(bytes))), place + 1 < words.count,
        text.bytes[words[place + 1]].allSatisfy({ Marker.isDigit($0) || $0 == 0x2F })
      {
        sure = true
      } else if hasJobNumber, bytes.count == 6, bytes.allSatisfy(Marker.isDigit) {
        // The days of submission and issue, DDMMYY, stand beside a job number.
        continue
      } else if !Self.isPageNumber(bytes), !Self.isVersion(bytes) {
        return false
      }
    }
    return sure
  }

  /// A document symbol such as `A/AC.291/4`, `A/C.3/74/L.11`, `UNODC/CCPCJ/EG.4/2021/2`.
  static func isSymbol(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard parts.count >= 2, let body = parts.first, let last = parts.last,
      let final = last.last, final != 0x2E, final != 0x2D, (1...12).contains(body.count),
      body.allSatisfy({ (0x41...0x5A).contains($0) || Marker.isDigit($0) }),
      let initial = body.first, (0x41...0x5A).contains(initial), last.contains(where: Marker.isDigit)
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          Marker.isDigit($0) || (0x41...0x5A).contains($0 & 0xDF)
            || [0x2E, 0x2D, 0x28, 0x29, 0x2A].contains($0)
        }
        && part.contains { Marker.isDigit($0) || (0x41...0x5A).contains($0) }
    }
  }

  /// A job number such as `V.21-08421`, `GE.21-04567`, `21-08421`.
  private static func isJobNumber(_ word: ArraySlice<UInt8>) -> Bool {
    let number = word.drop { (0x41...0x5A).contains($0) }
    if number.count < word.count, number.first != 0x2E { return false }
    let digits = number.count < word.count ? number.dropFirst() : number
    let parts = digits.split(separator: 0x2D, omittingEmptySubsequences: false)
    return word.count - number.count <= 3 && parts.count == 2 && parts[0].count == 2
      && (4...6).contains(parts[1].count)
      && parts.allSatisfy { $0.allSatisfy(Marker.isDigit) }
  }

  private static func isPageOfPages(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(Marker.isDigit) }
  }

  private static func isPageNumber(_ word: ArraySlice<UInt8>) -> Bool {
    (1...4).contains(word.count) && word.allSatisfy(Marker.isDigit)
  }

  private static func isBarcode(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 8 && word.first == 0x2A && word.last == 0x2A
      && word.dropFirst().dropLast().allSatisfy(Marker.isDigit)
  }

  private static func isDash(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual([0x2D]) || word.elementsEqual("–".utf8) || word.elementsEqual("—".utf8)
  }

  /// `(F)`, `(E)`: the language version beside a job number; `(2001)`: the year beside a symbol.
  private static func isVersion(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.first == 0x28, word.last == 0x29 else { return false }
    return word.count == 3 || word.count == 6 && word.dropFirst().dropLast().allSatisfy(Marker.isDigit)
  }

  /// Bare numbers on lines of their own that count upwards by one are page numbers.
  private mutating func markPageNumbers() {
    var run: [(index: Int, value: Int)] = []
    func settle(_ omissions: inout [Omission?]) {
      if run.count >= 3 { for entry in run { omissions[entry.index] = .pageHeader } }
    }
    for index in lines.indices where !lines[index].isBlank && omissions[index] == nil && standsAlone(index) {
      let word = text.bytes[lines[index].range]
      guard Self.isPageNumber(word), let value = Int(String(decoding: word, as: UTF8.self)) else { continue }
      if let last = run.last, value != last.value + 1 {
        settle(&omissions)
        run = []
      }
      run.append((index, value))
    }
    settle(&omissions)
  }

  private func standsAlone(_ index: Int) -> Bool {
    (index == 0 || lines[index - 1].isBlank) && (index + 1 == lines.count || lines[index + 1].isBlank)
  }

  /// The same short line beside headers or footers on three pages or more is a running title.
  private mutating func markRunningTitles() {
    var beside: [ArraySlice<UInt8>: Int] = [:]
    var everywhere: [ArraySlice<UInt8>: Int] = [:]
    for index in lines.indices
    where !lines[index].isBlank && omissions[index] == nil && lines[index].width <= 100 {
      let line = text.bytes[lines[index].range]
      everywhere[line, default: 0] += 1
      if isBesideHeader(index) {
        beside[line, default: 0] += 1
      }
    }
    // Once it may stand elsewhere: as the title, or the State's name, that the pages repeat.
    let titles = Set(
      beside.filter { $0.value >= 3 && $0.value * 10 >= ((everywhere[$0.key] ?? 0) - 1) * 8 }.keys)
    guard !titles.isEmpty else { return }
    var met: Set<ArraySlice<UInt8>> = []
    var repeated: [Int] = []
    for index in lines.indices
    where omissions[index] == nil && titles.contains(text.bytes[lines[index].range]) {
      let isFirst = met.insert(text.bytes[lines[index].range]).inserted
      if !(isFirst && opensBrackets(below: index)), isBesideHeader(index) { repeated.append(index) }
    }
    for index in repeated { omissions[index] = .pageHeader }
  }

  private func isBesideHeader(_ index: Int) -> Bool {
    neighbour(of: index, step: -1) == .pageHeader || neighbour(of: index, step: 1) == .pageHeader
  }

  /// Whether the next line with text is in brackets, as the language of the original below a name is.
  private func opensBrackets(below index: Int) -> Bool {
    var at = index + 1
    while at < lines.count, lines[at].isBlank { at += 1 }
    return at < lines.count && text.bytes[lines[at].range].first == 0x5B
  }

  /// The omission of the nearest line with text in one direction.
  private func neighbour(of index: Int, step: Int) -> Omission? {
    var at = index + step
    while lines.indices.contains(at) {
      if !lines[at].isBlank { return omissions[at] }
      at += step
    }
    return nil
  }

  // MARK: - Footnotes

  private mutating func markFootnotes() {
    var last = 0
    var index = 0
    /// The last line that is neither blank nor left out.
    var body: Int?
    while index < lines.count {
      if omissions[index] == nil, isRule(index) {
        let end = readFootnotes(
          after: index, last: &last, bodyIsOpen: body.map { !endsSentence($0) } ?? false)
        if end > index + 1 || standsAlone(index) { omissions[index] = .footnote }
        index = end
      } else if opensUnruledFootnotes(index, after: last) {
        index = readFootnotes(
          after: index - 1, last: &last, bodyIsOpen: body.map { !endsSentence($0) } ?? false)
      } else {
        if omissions[index] == nil, isReferenceNote(index) {
          omissions[index] = .footnote
          footnotes.append(
            Footnote(
              number: 0, lines: lines[index].number...lines[index].number, segments: [afterMark(index)]))
        }
        if omissions[index] == nil, !lines[index].isBlank { body = index }
        index += 1
      }
    }
  }

  /// A line drawn with underscores or dashes alone.
  private func isRule(_ index: Int) -> Bool {
    let bytes = text.bytes[lines[index].range]
    if bytes.count >= 5, bytes.allSatisfy({ $0 == 0x5F }) { return true }
    if bytes.count >= 10, bytes.allSatisfy({ $0 == 0x2D || $0 == 0x5F }) { return true }
    // Em dashes and box-drawing strokes.
    return bytes.count >= 15 && bytes.count % 3 == 0
      && bytes.allSatisfy { $0 == 0xE2 || $0 == 0x80 || $0 == 0x94 || $0 == 0x95 }
  }

  /// `* A/AC.291/1.`: an asterisk before nothing but a symbol is a footnote even without a rule.
  private func isReferenceNote(_ index: Int) -> Bool {
    let range = lines[index].range
    guard !range.isEmpty, text.bytes[range.lowerBound] == 0x2A, lines[index].marker?.isBullet == true else {
      return false
    }
    let words = Self.pieces(text.bytes, afterMark(index))
    guard words.count == 1 else { return false }
    var word = text.bytes[words[0]]
    if word.first == 0x5B { word = word.dropFirst().prefix { $0 != 0x5D } }
    while let end = word.last, end == 0x2E { word = word.dropLast() }
    return Self.isSymbol(word)
  }

  /// Notes to a table are marked "a/", "b/".
  private func hasLetterMark(_ range: Range<Int>) -> Bool {
    range.count > 3 && (0x61...0x7A).contains(text.bytes[range.lowerBound])
      && text.bytes[range.lowerBound + 1] == 0x2F && text.bytes[range.lowerBound + 2] == 0x20
  }

  private func afterMark(_ index: Int) -> Range<Int> {
    let range = lines[index].range
    var at = range.lowerBound + (hasLetterMark(range) ? 2 : 0)
    while at < range.upperBound,
      Marker.isDigit(text.bytes[at]) || text.bytes[at] == 0x2A || text.bytes[at] == 0x2F
    { at += 1 }
    return Marker.pastBlanks(text.bytes, at, range.upperBound)..<range.upperBound
  }

  /// Whether footnotes without a rule above them begin on a line: the next number in order, cited above, and then
  /// nothing but these lines until the page ends.
  private func opensUnruledFootnotes(_ index: Int, after last: Int) -> Bool {
    let line = lines[index]
    guard omissions[index] == nil, !line.isBlank, line.marker == nil, index > 0, lines[index - 1].isBlank,
      Marker.isDigit(text.bytes[line.range.lowerBound]), footnoteNumber(index, after: nil) == last + 1,
      !afterMark(index).isEmpty, !startsSmall(afterMark(index))
    else { return false }
    var end = index
    while end < lines.count, end - index < 40, !lines[end].isBlank, omissions[end] == nil { end += 1 }
    while end < lines.count, lines[end].isBlank { end += 1 }
    guard end < lines.count, omissions[end] == .pageHeader || omissions[end] == .address else { return false }
    return isCited(last + 1, before: index)
  }

  /// Whether a footnote's number is glued to a word or a mark in the lines above.
  private func isCited(_ number: Int, before index: Int) -> Bool {
    let sign = Array(String(number).utf8)
    for at in max(0, index - 80)..<index where omissions[at] == nil {
      let range = lines[at].range
      guard range.count > sign.count else { continue }
      for place in (range.lowerBound + 1)...(range.upperBound - sign.count)
      where text.bytes[place...].starts(with: sign) {
        let past = place + sign.count
        let before = text.bytes[place - 1]
        let isGlued =
          Marker.isLetter(before) || before >= 0x80 || [0x2C, 0x2E, 0x3B, 0x29, 0x22].contains(before)
        if isGlued, past == range.upperBound || !Marker.isDigit(text.bytes[past]) { return true }
      }
    }
    return false
  }

  /// The number of the footnote that begins on a line: 0 for an asterisk; nil where none begins.
  private func footnoteNumber(_ index: Int, after last: Int?) -> Int? {
    let range = lines[index].range
    var at = range.lowerBound
    while at < range.upperBound, Marker.isDigit(text.bytes[at]) { at += 1 }
    let digits = at - range.lowerBound
    if digits == 0 {
      if hasLetterMark(range) { return 0 }
      while at < range.upperBound, text.bytes[at] == 0x2A { at += 1 }
      return at > range.lowerBound && at < range.upperBound && text.bytes[at] == 0x20 ? 0 : nil
    }
    // Older documents write "1/".
    if at < range.upperBound, text.bytes[at] == 0x2F { at += 1 }
    guard digits <= 3, at < range.upperBound, SourceText.whiteWidth(text.bytes, at, range.upperBound) > 0
    else { return nil }
    let number =
      Int(String(decoding: text.bytes[range.lowerBound..<range.lowerBound + digits], as: UTF8.self)) ?? 0
    if let last, last > 0, number != last + 1 { return nil }
    return number
  }

  /// Reads the footnotes below a rule; returns the first line after them.
  private mutating func readFootnotes(after rule: Int, last: inout Int, bodyIsOpen: Bool) -> Int {
    var current: (number: Int, first: Int, lines: [Int])?
    var numbered: Int?
    var end = rule + 1
    var gap = 0
    var pastAddress = false
    var index = rule + 1
    scan: while index < lines.count {
      if lines[index].isBlank {
        gap += 1
        index += 1
        continue
      }
      switch omissions[index] {
      case .address?:
        pastAddress = current != nil
        index += 1
        gap = 0
        continue
      case .some: break scan
      case nil: break
      }
      if let number = footnoteNumber(index, after: numbered) {
        keep(current)
        current = (number, index, [index])
        if number > 0 { numbered = number }
      } else if let note = current, let before = note.lines.last,
        goesOn(index, from: before, gap: gap, pastAddress: pastAddress, bodyIsOpen: bodyIsOpen)
      {
        current?.lines.append(index)
      } else {
        break
      }
      omissions[index] = .footnote
      pastAddress = false
      gap = 0
      index += 1
      end = index
    }
    keep(current)
    if let numbered { last = numbered }
    return end
  }

  private mutating func keep(_ note: (number: Int, first: Int, lines: [Int])?) {
    guard let note, let final = note.lines.last else { return }
    var segments = note.lines.map { lines[$0].range }
    segments[0] = afterMark(note.first)
    footnotes.append(
      Footnote(number: note.number, lines: lines[note.first].number...lines[final].number, segments: segments)
    )
  }

  /// Whether a line still belongs to the footnote whose last line is `before`.
  private func goesOn(_ index: Int, from before: Int, gap: Int, pastAddress: Bool, bodyIsOpen: Bool) -> Bool {
    if pastAddress { return false }
    if endsSentence(before) {
      // A new sentence of the same note follows at once, set as the note's lines are.
      return gap == 0 && !startsSmall(index) && lines[index].marker == nil
        && lines[index].indent <= lines[before].indent && !(bodyIsOpen && lines[index].indent > 0)
    }
    if gap == 0 { return true }
    return gap == 1 && (isFull(before) || !bodyIsOpen) && lines[index].marker == nil
  }
}
