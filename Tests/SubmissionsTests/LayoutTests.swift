import Testing

@testable import Submissions

@Suite("Layout of a submission") struct LayoutTests {
  /// Reads a body below a plain entry.
  @discardableResult
  func body(_ marked: String, french: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> [Passage]
  {
    let entry = french ? "E|Chili\ne|[Original : français]\n |\n" : "E|Chile\ne|[Original: English]\n |\n"
    let document = try expectReading(entry + marked, sourceLocation: sourceLocation)
    return try #require(document.submissions.first).passages
  }

  @Test("a paragraph goes on over a page break, with and without footnotes")
  func pageBreak() throws {
    for furniture in [
      "@|https://undocs.org/en/A/RES/74/247", "=|A/AC.291/4\n |\n=|V.21-08421 48/77",
      " |\n=|4/77 V.21-08421\n=|\u{C}A/AC.291/4\n |",
      " |\n^|__________________\n^|1 A first note,\n^|on two lines.\n^|2 A second note.\n |\n@|https://a.org",
      "=|GE.22-12345 (E)\n=|*2212345*", "=|Page 4\n=|A/77/12",
      " |\n^|__________________\n |\n^|* See document A/75/980.\n |\n=|A/AC.291/4",
    ] {
      try body(
        """
        p|  The treaty should speed up mutual assistance between States that take part,
        +|and it should keep to what the courts and the police of those States can do
        \(furniture)
        +|without new machines, new offices and new money from those who have none.
         |
        p|  It should be short, because a long one is read by few and kept by fewer.
        """)
    }
  }

  @Test("footnote marks leave the text, numbers stay")
  func marks() throws {
    let passages = try body(
      """
      p|  The text1 keeps “words”,2 and CO2 and 24/7 and G77 and 3 and 2021 stay.3
       |
      ^|__________________
      ^|1 A first note.
      ^|2 A second note that is long enough to run over the end of its line and
      ^|so on.
      ^|3 A third.
       |
      p|  A second paragraph 2 years on.
      """)
    #expect(
      passages.map(\.text.string) == [
        "The text keeps “words”, and CO2 and 24/7 and G77 and 3 and 2021 stay.",
        "A second paragraph 2 years on.",
      ])
  }

  @Test("lettered items with their opener and headings")
  func items() throws {
    let passages = try body(
      """
      h|I. Scope
       |
      p|1. The treaty should cover:
       |
      i|(a) Attacks:
       |
      i|(i) On systems;
      i|(ii) On data;
       |
      i|(b) Fraud.
       |
      p|2. It leaves the rest to others.
      """)
    #expect(passages.map(\.opener) == [nil, nil, 1, 2, 2, 1, nil])
    #expect(passages.map(\.headings) == [[], [0], [0], [0], [0], [0], [0]])
    #expect(passages.map(\.markerLength) == [3, 3, 4, 4, 5, 4, 3])
  }

  @Test("bullets, dashes and items without blank lines between")
  func bullets() throws {
    for sign in ["•", "–", "-", "▪", "\u{F0B7}", "·"] {
      let passages = try body(
        """
        p|The treaty should cover:
        i|\(sign) attacks on systems, wherever the systems stand and whoever it is that keeps
        +|them running;
        i|\(sign) fraud;
        i|\(sign) forgery.
        p|It should leave the rest to others.
        """)
      #expect(passages.map(\.opener) == [nil, 0, 0, 0, nil], "\(sign)")
    }
  }

  @Test("numbers inside a sentence open nothing")
  func inside() throws {
    try body(
      """
      p|  The treaty should do three things at the least, namely i) define crimes;
      +|ii) give powers to the police, with the limits that courts have drawn; and
      +|iii) help States to work together.
       |
      p|  The Assembly took its decision, by a vote of those present, on 27 December
      +|2019. It did so in the same year in which the Group of Experts met for the
      +|5. time. The year after, nothing came of it.
      """)
  }

  @Test("double-spaced text")
  func doubleSpaced() throws {
    try body(
      """
      p|  The treaty should speed up mutual assistance between States that take part,
       |
      +|and it should keep to what the courts and the police of those States can do
       |
      +|without new machines, new offices and new money from those who have none, in
       |
      +|Africa as much as in Europe, and without a word on what it does not need to
       |
      +|settle.
       |
       |
       |
      h|  Structure
       |
       |
      p|  It should be short, because a long one is read by few and kept by fewer, and
       |
      +|because time is short as well.
       |
      i| (a) Chapter one;
       |
      i| (b) Chapter two, with all the powers that the police can need in their work and
       |
      +|no more.
      """)
  }

  @Test("headings of every make")
  func headings() throws {
    let passages = try body(
      """
      h|I. SCOPE
       |
      h|A. General
       |
      p|The text is short, and it is clear to all those who are to use it in court.
       |
      h|B. Particular
       |
      p|The text is shorter still, and it is clear to all who are to use it in court.
       |
      h|II. STRUCTURE
       |
      h|Chapter I. General provisions
       |
      p|The text has a first chapter, in which the terms that it uses are set out.
       |
      h|Chapter II. Crimes
       |
      p|The text has a second chapter, which lists the acts that parties punish.
      """)
    #expect(passages.map(\.headings) == [[], [0], [0, 1], [0], [0, 3], [], [5], [5, 6], [5], [5, 8]])
  }

  @Test("a list of chapters is a list, not headings")
  func chapters() throws {
    let passages = try body(
      """
      p|The structure should be as follows:
       |
      i|Chapter I. General provisions
       |
      i|Chapter II. Crimes
       |
      i|Chapter III. Cooperation
       |
      p|The rest can wait.
      """)
    #expect(passages.map(\.opener) == [nil, 0, 0, 0, nil])
  }

  @Test("a list goes on after a paragraph between its items")
  func resumed() throws {
    let passages = try body(
      """
      p|The treaty should cover:
       |
      i|(a) Attacks on systems;
       |
      p|This point matters most of all to the delegation of Chile.
       |
      i|(b) Fraud.
      """)
    #expect(passages.map(\.opener) == [nil, 0, nil, 0])
  }

  @Test("footnotes across page breaks, the body going on below")
  func footnotesAcross() throws {
    let document = try expectReading(
      """
      E|Chile
      e|[Original: English]
       |
      p|  The treaty should speed up mutual assistance between States that take part,1
      +|and it should keep to what the courts and the police of those States can do
       |
      ^|__________________
      ^|1 See the report of the Group of Experts on its first meeting, which was held
      ^|in Vienna.
      =|A/AC.291/4
      +|without new machines, new offices and new money from those who have none,2 and
      +|so on.
       |
      ^|__________________
      ^|2 Ibid.
      """)
    #expect(document.footnotes.map(\.number) == [1, 2])
    #expect(document.footnotes.map(\.lines) == [8...9, 15...15])
    #expect(
      document.submissions.first?.passages.map(\.text.string) == [
        "The treaty should speed up mutual assistance between States that take part, and it should keep to what the courts "
          + "and the police of those States can do without new machines, new offices and new money from those who have none, "
          + "and so on."
      ])
  }

  @Test("French punctuation and guillemets end sentences")
  func french() throws {
    try body(
      """
      p|  Le texte devrait viser « l’accès illégal » ; il devrait aussi viser la fraude et
      +|« la falsification ».
       |
      p|  Il faudrait y inclure :
       |
      i| a) La fraude ;
       |
      i| b) L’accès illégal à des données, à des systèmes et à tout ce qui tient à eux, et
      +|en particulier à l’État.
       |
      p|  É tats et parties sont d’accord.
      """, french: true)
  }

  @Test("nothing but short lines hangs no heading deeper than six")
  func manyHeadings() throws {
    let long = "The treaty should speed up mutual assistance between the States that take part.\n\n"
    let document = try read(
      "Chile\n[Original: English]\n\n" + String(repeating: "Heading\n\n", count: 200)
        + String(repeating: long, count: 100))
    let depths = document.submissions.flatMap(\.passages).map(\.headings.count)
    #expect(depths.count == 300)
    #expect((depths.max() ?? 0) <= 6)
  }

  @Test("marks of older documents leave the text")
  func olderMarks() throws {
    let passages = try body(
      """
      p|The treaty 1/ should keep to crime,2/ and to nothing but crime, 24/7.
       |
      ^|_____________
      ^|1/ See the report.
      ^|2/ Ibid.
      """)
    #expect(
      passages.map(\.text.string) == ["The treaty should keep to crime, and to nothing but crime, 24/7."])
  }
}
