import Codebook
import Testing

@testable import Submissions

/// Layouts of United Nations documents that the real input does not show.
@Suite("Other layouts") struct OtherLayoutTests {
  @Test("an English compilation: capitals, one-line origin, paragraphs numbered through, flush left")
  func english() throws {
    let document = try expectReading(
      """
      -|A/AC.291/4/Add.1
       |
      -|Distr.: General
      -|17 November 2021
       |
      -|Original: English
       |
      -|Contents
       |
      -|I. Introduction ............................................... 2
      -|II. Views received .......................................... 2
      -|Costa Rica .................................................. 2
      -|Singapore ................................................... 3
       |
      -|II. Views received
       |
      E|COSTA RICA
       |
      e|[Original: Spanish] [17 March 2022]
       |
      h|A. Scope
       |
      p|1. Costa Rica thanks the Chair for the chance to give its views on the scope and
      +|on the structure of the treaty. It stands ready to work with all delegations.
       |
      p|2. The treaty should:
      i|(a) Define crimes that can be committed only by means of computers, and those that
      +|are made far worse by them;
      i|(b) Leave aside:
      i|(i) The conduct of States;
      i|(ii) The security of networks;
      i|(c) Respect human rights.
      p|3. Nothing else should be in it.
       |
      =|2/12 V.22-01234
      =|A/AC.291/4/Add.1
       |
      E|SINGAPORE
       |
      e|[Original: English] [18 March 2022]
       |
      p|4. Singapore agrees with that.
      """.replacing("-|A/AC.291/4/Add.1", with: "=|A/AC.291/4/Add.1"))
    #expect(document.submissions.map(\.voice.id) == ["CRI", "SGP"])
    #expect(document.date == "2021-11-17")
    let passages = try #require(document.submissions.first).passages
    #expect(passages.map(\.opener) == [nil, nil, nil, 2, 2, 4, 4, 2, nil])
  }

  @Test("Spanish compilation")
  func spanish() throws {
    let document = try expectReading(
      """
      -| II. Observaciones recibidas
       |
      E|  Chile
       |
      e|[Original: español]
      e|[29 de octubre de 2021]
       |
      h|  Objetivos
       |
      p|  La convención debería facilitar la asistencia entre los Estados y debería limitarse
      +|a lo que los tribunales pueden hacer.
       |
      p|  Debería abarcar lo siguiente:
       |
      i| a) Los ataques contra los sistemas;
       |
      i| b) El fraude.
       |
      h|Capítulo II. Estructura
       |
      p|  La estructura debería ser breve para que todos los Estados puedan leerla.
      """)
    #expect(document.language?.code == "es")
    #expect(document.submissions.first?.original?.code == "es")
  }

  @Test("a running title with the State's name is furniture")
  func runningTitle() throws {
    let page = "=|A/77/12\n=|Ghana\n"
    try expectReading(
      """
      E|Ghana
      e|[Original: English]
       |
      p|The treaty should speed up mutual assistance between States that take part,
      \(page)+|and it should keep to what the courts and the police of those States can do
      \(page)+|without new machines, new offices and new money from those who have none, and
      \(page)+|so on.
      """)
  }

  @Test("footnotes without a rule at a page's end")
  func footnotesWithoutRule() throws {
    let document = try expectReading(
      """
      E|Ghana
      e|[Original: English]
       |
      p|The treaty should speed up mutual assistance between States that take part,1
      +|and it should keep to what the courts and the police of those States can do2
       |
      ^|1 See the report of the Group of Experts on its first meeting, which was held
      ^|in Vienna.
      ^|2 Ibid., paragraph 12.
      =|V.21-08421 3/12
      =|A/AC.291/4
      +|without new machines, new offices and new money from those who have none.
      """)
    #expect(document.footnotes.map(\.number) == [1, 2])
  }

  @Test("footnotes marked by letters and strokes")
  func letterFootnotes() throws {
    try expectReading(
      """
      E|Ghana
      e|[Original: English]
       |
      p|The treaty should speed up mutual assistance between States that take part. 1/
       |
      ^|_____________
      ^|1/ See the report of the Group of Experts.
      ^|a/ Not counting observers.
       |
      p|A second paragraph.
      """)
  }

  @Test("a list three deep, resumed, without blank lines and with hanging lines")
  func nested() throws {
    let document = try expectReading(
      """
      E|Ghana
      e|[Original: English]
       |
      p|1. The treaty should cover:
      i|   (a) Crimes against systems, that is to say:
      i|       (i) Access:
      i|           a. By insiders;
      i|           b. By outsiders, wherever they may happen to sit when they do what they
      +|              do;
      i|       (ii) Interception;
      i|   (b) Fraud.
       |
      p|These are the core of it.
       |
      i|   (c) Forgery.
      p|2. It should not cover speech.
      """)
    let passages = try #require(document.submissions.first).passages
    #expect(passages.map(\.opener) == [nil, 0, 1, 2, 2, 1, 0, nil, 0, nil])
  }

  @Test("headings in capitals, with a closing colon, underlined by Markdown or bold")
  func headings() throws {
    let document = try expectReading(
      """
      E|Ghana
      e|[Original: English]
       |
      h|SCOPE OF THE TREATY
       |
      p|The treaty should be about crime and about nothing else than that.
       |
      h|Structure:
       |
      p|The treaty should have four chapters, each of which should be short.
       |
      h|**Aims**
       |
      p|The treaty should serve all the States that take part in it.
      """)
    #expect(document.submissions.first?.passages.map(\.headings) == [[], [0], [], [2], [], [4]])
  }

  @Test("words cut at a line's end over a page break")
  func hyphens() throws {
    let document = try read(
      """
      Ghana
      [Original: English]

      Mutual assistance and cooperation are what the treaty is for, and so we ask for coop-
      A/AC.291/4
      eration without delay, for State-
      of-the-art tools and for the twenty-
      first century.
      """)
    #expect(
      document.submissions.first?.passages.map(\.text.string) == [
        "Mutual assistance and cooperation are what the treaty is for, and so we ask for cooperation without delay, "
          + "for State-of-the-art tools and for the twenty-first century."
      ])
  }

  @Test("page furniture of other offices")
  func furniture() throws {
    for line in [
      "GE.22-12345", "GE.22-12345  (E)", "22-12345 (E)", "22-12345 (E)    170322    180322", "*2212345*",
      "V.22-01234 (E)", "Page 3",
      "page 3", "3/14", "A/77/12", "A/CONF.244/3", "E/CN.15/2022/L.4/Rev.1", "CTOC/COP/2022/9",
      "S/RES/1373 (2001)",
      "A/HRC/49/2  GE.22-12345", "- 4 -", "– 4 –", "http://undocs.org/A/77/12",
      "V.21-08421                3/12", "Página 3",
    ] {
      let document = try read(
        """
        Ghana
        [Original: English]

        The treaty should speed up mutual assistance between States that take part,

        \(line)

        and it should keep to what the courts and the police of those States can do.
        """)
      #expect(document.submissions.first?.passages.map(\.lines) == [4...8], "\(line)")
      #expect(document.balance.omitted.keys.count == 1, "\(line)")
    }
  }

  @Test("a note, a letter's courtesy and an annex are text like any other")
  func annex() throws {
    let document = try read(
      """
      Ghana
      [Original: English]

      The Permanent Mission presents its compliments.

      Annex

      Draft text

      Article 1
      Scope

      1. This Convention applies to crimes.

      Article 2
      Use of terms

      For the purposes of this Convention:
      (a) “Data” means data;
      (b) “System” means a system.
      """)
    let passages = try #require(document.submissions.first).passages
    #expect(
      passages.map(\.kind) == [
        .paragraph, .heading, .heading, .heading, .paragraph, .heading, .paragraph, .item, .item,
      ])
  }

  @Test("a proposal inside a compilation belongs to nobody else")
  func mixed() throws {
    let document = try read(
      """
      Ghana
      [Original: English]

      The text names its aims.

      Peru and Togo: draft resolution

      The General Assembly,

      Decides to go on.
      """)
    #expect(document.kind == .mixed)
    #expect(document.submissions.map(\.voice.id) == ["GHA", "JOINT-PER-TGO-2"])
  }

  @Test("form feeds open pages and take no room")
  func formFeeds() throws {
    try expectReading(
      """
      E|Ghana
      e|[Original: English]
       |
      p|The treaty should speed up mutual assistance between States that take part, and
       |\u{C}
      +|it should keep to what courts can do.
       |
      E|\u{C}Peru
      e|[Original: Spanish]
       |
      p|It agrees.
      """)
  }
}
