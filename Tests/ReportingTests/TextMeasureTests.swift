import Testing

@testable import Reporting

struct TextMeasureTests {
  @Test func emptyTextTakesALine() {
    #expect(TextMeasure.lineCount(of: "", width: 20, size: 10) == 1)
  }

  @Test func newlinesCount() {
    #expect(TextMeasure.lineCount(of: "a\nb\n\nc", width: 20, size: 10) == 4)
  }

  /// At the size of the default font a column of n digits holds n of them and no more.
  @Test(arguments: 1...40)
  func digitsFillTheColumn(count: Int) {
    let lines = TextMeasure.lineCount(of: String(repeating: "8", count: count), width: 10, size: 11)
    #expect(((count + 9) / 10...(count + 7) / 8).contains(lines))
  }

  @Test func wordsMoveToTheNextLineWhole() {
    #expect(TextMeasure.lineCount(of: "88888 88888 88888", width: 9, size: 11) == 3)
  }

  @Test func heightStaysWithinARow() {
    let text = String(repeating: "sea and sky ", count: 2_000)
    #expect(TextMeasure.rowHeight([(text, 40, 10)]) == TextMeasure.highestRow)
    #expect(TextMeasure.rowHeight([("sea", 40, 10), ("sea\nsky", 40, 10)]) == 30)
  }
}

struct ShareClassTests {
  @Test func boundsBelongToTheDarkerClass() {
    let classes = [0, 1, 9, 10, 19, 20, 34, 35, 49, 50, 100].map {
      WorkbookStyles.shareClass(of: $0, among: 100)
    }
    #expect(classes == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(WorkbookStyles.shareClass(of: 0, among: 0) == 0)
  }
}
