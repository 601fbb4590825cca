/// The text of a document that was no plain text.
public struct ConvertedText: Sendable, Equatable {
  /// The text, UTF-8; a form feed ends each page where the document has pages.
  public let bytes: [UInt8]
  /// The programs that made it with their versions, such as `pdftotext 22.12.0`.
  public let programs: String
  /// The pages without a word, from 1; empty for documents without pages.
  public let emptyPages: [Int]

  init(bytes: [UInt8], programs: String) {
    self.bytes = bytes
    self.programs = programs
    var pages = bytes.split(separator: 0x0C, omittingEmptySubsequences: false)
    // The last form feed ends the last page.
    if pages.count > 1, pages.last?.contains(where: Self.isInk) == false { pages.removeLast() }
    emptyPages = pages.enumerated().filter { !$0.element.contains(where: Self.isInk) }.map { $0.offset + 1 }
    isEmpty = emptyPages.count == pages.count
  }

  /// Whether there is no word at all.
  let isEmpty: Bool

  private static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 }
}

/// Tells pages set in columns from text with gaps in its lines.
enum Columns {
  /// How many blanks side by side make a gap between columns.
  private static let gap = 3
  /// The least characters on each side of the gap.
  private static let least = 20

  /// Whether most pages of a text that keeps its layout are set in two columns: most of their lines have words on
  /// both sides of one strip of blanks.
  ///
  /// - Parameter text: UTF-8, pages ended by form feeds.
  /// - Returns: false also for a text without a page of ten lines.
  static func fill(_ text: [UInt8]) -> Bool {
    let pages = text.split(separator: 0x0C).map { $0.split(separator: 0x0A).map { line in widths(line) } }
      .filter { $0.count { !$0.isEmpty } >= 10 }
    return !pages.isEmpty && pages.count(where: isInColumns) * 2 > pages.count
  }

  /// A line as booleans: whether a character, one a place, is no blank.
  private static func widths(_ line: ArraySlice<UInt8>) -> [Bool] {
    var inked = line.filter { $0 & 0xC0 != 0x80 }.map { $0 > 0x20 }
    while inked.last == false { inked.removeLast() }
    return inked
  }

  private static func isInColumns(_ lines: [[Bool]]) -> Bool {
    let lines = lines.filter { !$0.isEmpty }
    let width = lines.map(\.count).max() ?? 0
    guard width >= 2 * least + gap else { return false }
    // For each strip: the lines with enough on both sides of it, and those that it cuts through.
    return (least...(width - least - gap)).contains { place in
      var (split, cut) = (0, 0)
      for line in lines {
        let strip = line.dropFirst(place).prefix(gap)
        if strip.contains(true) {
          cut += 1
        } else if line.prefix(place).count(where: \.self) >= least,
          line.dropFirst(place + gap).count(where: \.self) >= least
        {
          split += 1
        }
      }
      return split * 2 > lines.count && cut * 10 < lines.count
    }
  }
}
