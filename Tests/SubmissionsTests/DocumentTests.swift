import TestSupport
import Testing

@testable import Submissions

@Suite("What stands on which lines") struct DocumentTests {
  private let document: Document

  init() throws {
    document = try read(
      """
          Ghana

        [Original: English]

        The first sentence goes over
        two lines.  The second
      \tstands on two as well.

        Another paragraph.

      """)
  }

  @Test("the words of lines, single blanks between them") func words() {
    #expect(
      document.words(of: 5...7) == "The first sentence goes over two lines. The second stands on two as well."
    )
    #expect(document.words(of: 9...9) == "Another paragraph.")
    #expect(document.words(of: 8...8) == "" && document.words(of: 90...99) == "")
  }

  @Test("the lines of a part of a passage") func lines() throws {
    let passage = try #require(document.submissions.first?.passages.first)
    let text = passage.text.string
    #expect(document.lines(of: 0..<text.utf8.count, in: passage) == 5...7)
    let second = try #require(text.firstRange(of: "The second"))
    let start = text.utf8.distance(from: text.startIndex, to: second.lowerBound)
    #expect(document.lines(of: start..<text.utf8.count, in: passage) == 6...7)
    #expect(document.lines(of: 0..<3, in: passage) == 5...5)
  }
}
