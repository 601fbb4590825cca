import Codebook
import TestSupport
import Testing

@testable import Submissions

@Suite("Dates") struct DateTests {
  static let shapes = [
    "[29 octobre 2021]", "29 octobre 2021", "[29 October 2021]", "October 29, 2021", "[October 29th, 2021]",
    "29th of October 2021", "le 29 octobre 2021", "29 de octubre de 2021", "2021-10-29", "29/10/2021",
    "29.10.2021",
    "29-10-2021", "29 OCTOBRE 2021", "[ 29\u{A0}octobre\u{A0}2021 ].", "29 October, 2021",
    "(29 October 2021)",
    "29 Oct. 2021", "29 oct. 2021", "Friday, 29 October 2021", "vendredi 29 octobre 2021",
    "[Received on 29 October 2021]", "[Reçu le 29 octobre 2021]", "*29 October 2021*",
  ]

  @Test("every shape of one day", arguments: shapes)
  func shape(text: String) throws {
    let reader = DateReader(vocabulary: try Tools.shared.get().vocabulary)
    #expect(reader.date(of: bytes(text)) == "2021-10-29")
  }

  @Test(
    "other days",
    arguments: [
      ("1er novembre 2021", "2021-11-01"), ("1st November 2021", "2021-11-01"),
      ("2 févr. 2022", "2022-02-02"),
      ("29 février 2020", "2020-02-29"), ("31 décembre 1999", "1999-12-31"), ("3 août 2022", "2022-08-03"),
      ("1.º de marzo de 2022", "2022-03-01"), ("17 March 2022", "2022-03-17"),
    ])
  func others(text: String, expected: String) throws {
    let reader = DateReader(vocabulary: try Tools.shared.get().vocabulary)
    #expect(reader.date(of: bytes(text)) == expected)
  }

  @Test(
    "no date",
    arguments: [
      "", "octobre 2021", "29 octobre", "29 2021 octobre", "30 février 2021", "29 février 2021",
      "32 mars 2021",
      "0 mars 2021", "29 octobre 21", "29 10 2021", "Le 29 octobre 2021, la Présidente a invité les États",
      "29 octobre 2021 à Vienne", "du 10 au 12 mai 2021", "10-12 mai 2021", "résolution 74/247", "2021-13-29",
      "29 octobre 12021", "A/AC.291/4", "[Original: English]", "1 2 3",
      "Vienna, 29 October 2021 agenda item three",
    ])
  func none(text: String) throws {
    let reader = DateReader(vocabulary: try Tools.shared.get().vocabulary)
    #expect(reader.date(of: bytes(text)) == nil)
  }

  @Test("every day of four years, in three languages")
  func everyDay() throws {
    let vocabulary = try Tools.shared.get().vocabulary
    let reader = DateReader(vocabulary: vocabulary)
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in 2019...2022 {
      for (name, month) in vocabulary.months {
        let last = month == 2 && year == 2020 ? 29 : days[month - 1]
        for day in 1...31 {
          let expected = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          let written = bytes("\(day) ") + name + bytes(" \(year)")
          #expect(reader.date(of: written) == (day <= last ? expected : nil))
        }
      }
    }
  }
}
