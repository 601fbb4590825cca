import TestSupport
import Testing

@testable import Submissions

@Suite("Tables, articles and alternatives") struct TableTests {
  /// Participant, article and text of each passage that is no heading.
  private func rows(_ text: String) throws -> [String] {
    let document = try read(text)
    #expect(faults(of: document) == [])
    return document.submissions.flatMap { submission in
      submission.passages.filter { $0.kind != .heading }.map {
        "\(submission.voice.id) \($0.article): \($0.text.string)"
      }
    }
  }

  @Test("a table by wide gaps, its names and cells broken over lines")
  func gaps() throws {
    let found = try rows(
      """
      Comments on the draft

      State               Article      Comment

      Australia           Article 5    Keep the article, for it is
                                       short and courts can apply it.

                                       It should not be made longer.
      United Kingdom of   Article 5,   The article should go, as it
      Great Britain and   para. 2      repeats what is said before.
      Northern Ireland
      Brazil              6            We propose a list of tools:
                                       (a) Logs;
                                       (b) Seals.

      Annex

      This list was made by the Secretariat.
      """)
    #expect(
      found == [
        "AUS 5: Keep the article, for it is short and courts can apply it.",
        "AUS 5: It should not be made longer.",
        "GBR 5: The article should go, as it repeats what is said before.",
        "BRA 6: We propose a list of tools:", "BRA 6: (a) Logs;", "BRA 6: (b) Seals.",
      ])
  }

  @Test("a table by strokes, a name that none knows kept apart")
  func strokes() throws {
    let document = try read(
      "| Delegation | Article | Comments |\n|---|---|---|\n| Canada | 5 | We support it. |\n| Atlantis | 6 | We do not. |\n"
    )
    #expect(document.submissions.map(\.voice.id) == ["CAN", "UNKNOWN-ATLANTIS"])
    #expect(document.layout == .table)
    #expect(document.balance.total == document.balance.accounted)
  }

  @Test("articles and comments of one participant; the text under discussion is not its own")
  func twoColumns() throws {
    let found = try rows(
      """
      Submission by Ghana

      Draft text                    Comments

      Article 5                     We support this article.
      Each State shall keep logs.
      """)
    #expect(found == ["GHA 5: We support this article."])
  }

  @Test("brackets with names give each named participant the text they speak of")
  func alternatives() throws {
    let found = try rows(
      """
      Article 5

      1. States shall take steps [to keep traffic data] [delete: EU, Japan] [retain: China] when asked.

      2. [Australia, Canada: Nothing in this article shall harm
      human rights.]

      (Alt 1: proposed by Egypt)

      3. States shall share all logs at once.

      Artículo 6

      1. Los Estados crearán una red [suprimir: Chile].
      """)
    #expect(
      found == [
        "EU 5: delete:", "EU 5: to keep traffic data", "JPN 5: delete:", "JPN 5: to keep traffic data",
        "CHN 5: to keep traffic data", "AUS 5: Nothing in this article shall harm human rights.",
        "CAN 5: Nothing in this article shall harm human rights.",
        "EGY 5: 3. States shall share all logs at once.",
        "CHL 6: suprimir:", "CHL 6: 1. Los Estados crearán una red",
      ])
  }

  @Test("brackets that name nobody make no text under negotiation")
  func otherBrackets() throws {
    let document = try read(
      "1. States shall [may] take steps [as appropriate] (see Japan’s law) [to be discussed].\n")
    #expect(document.kind == .context)
  }

  @Test("thousands of brackets in one paragraph are read in no time")
  func manyBrackets() throws {
    for text in [
      String(repeating: "[", count: 6000), String(repeating: "[a] ", count: 3000),
      String(repeating: "[", count: 3000) + String(repeating: "]", count: 3000),
      String(repeating: "[a] [delete: EU] ", count: 200),
    ] {
      #expect(faults(of: try read(text)) == [])
    }
  }

  @Test(
    "articles of headings",
    arguments: [
      ("Article 5", "5"), ("Article 5. Scope", "5"), ("Artículo 12", "12"), ("Article premier", "1"),
      ("Comments on articles 5 and 6 bis", "5;6 bis"), ("Article 5 of the draft convention", "5"),
      ("Article 5 (2)", "5"), ("Article 19 of the Covenant on rights", ""), ("Scope", ""),
      ("Articles of faith", ""),
    ])
  func articles(heading: String, article: String) throws {
    let reader = ArticleReader(vocabulary: try Tools.shared.get().vocabulary)
    #expect(reader.article(ofHeading: bytes(heading)) == article)
  }

  @Test("passages carry the article of their heading, opener or first words")
  func inheritance() throws {
    let found = try rows(
      """
      Submission by Ghana

      We thank the Chair.

      Article 5

      This article should:

      (a) Be short;

      (b) Be clear.

      On article 7, we ask for more time.
      """)
    #expect(
      found == [
        "GHA : We thank the Chair.", "GHA 5: This article should:", "GHA 5: (a) Be short;",
        "GHA 5: (b) Be clear.",
        "GHA 7: On article 7, we ask for more time.",
      ])
  }
}
