import Foundation
import Testing

@testable import Spreadsheet

struct DocumentPropertiesTests {
  /// Every day of four centuries, which is a whole cycle of the calendar, counted one by one.
  @Test func daysOfFourCenturies() throws {
    var expected = try #require(DocumentProperties.daysSince1970((1900, 1, 1)))
    #expect(expected == -25_567)
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...31 {
          guard let days = DocumentProperties.daysSince1970((year, month, day)) else { continue }
          #expect(days == expected)
          expected += 1
        }
      }
    }
    #expect(expected == DocumentProperties.daysSince1970((2300, 1, 1)))
  }

  @Test(arguments: [(2023, 2, 29), (2100, 2, 29), (2025, 0, 1), (2025, 13, 1), (2025, 4, 31), (1899, 1, 1)])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(throws: SpreadsheetError.self) { try DocumentProperties(created: (year, month, day)) }
  }
}
