import Codebook
import TestSupport
import Testing

@testable import Submissions

@Suite("Speakers, notes and titles") struct SpeakerTests {
  @Test("a record gives each speaker his words and nobody the chair's")
  func record() throws {
    let document = try expectReading(
      """
      -|Summary record of the third meeting
       |
      a|The meeting was called to order at 10 a.m.
       |
      s|Agenda item 4: General debate (continued)
       |
      a|1. The Chair said that the list of speakers was long.
       |
      p|2. Mr. Abe (Japan) said that his country favoured a short treaty, and that
      +|it would work with all.
       |
      p|3. It was ready to host a meeting.
       |
      p|4. Ms. Lee (Republic of Korea), speaking on behalf of the European Union, said
      +|that the treaty should respect rights.
       |
      s|Agenda item 5: Other matters
       |
      a|5. Ms. Roy (Algeria) was elected Chair by acclamation.
       |
      a|6. Mr. Diaz (Chief of the Treaty Branch) said that documents were late.
       |
      p|7. The representative of Egypt said that nothing should be left out.
       |
      a|The meeting rose at 1 p.m.
      """)
    #expect(document.layout == .record)
    #expect(document.submissions.map(\.voice.id) == ["JPN", "EU", "EGY"])
    #expect(
      document.problems.map(\.message) == [
        "'Chief of the Treaty Branch' is no participant known; what is said here is left out"
      ])
  }

  @Test("speeches begin behind the colon, and a State's speeches are one submission")
  func speeches() throws {
    let document = try read(
      """
      Sr. Pérez (Chile): Señora Presidenta, Chile apoya un tratado breve.

      La Presidenta: Doy las gracias al representante de Chile.

      M. Roy (Suisse) (parle en français) : La Suisse appuie ce texte.

      Sr. Pérez (Chile): Chile lo agradece.

      Ms. Ali (Iran (Islamic Republic of)), speaking also on behalf of Egypt: We agree.
      """)
    #expect(document.submissions.map(\.voice.id) == ["CHL", "CHE", "JOINT-IRN-EGY-2"])
    #expect(
      document.submissions.map { $0.passages.map(\.text.string) } == [
        ["Señora Presidenta, Chile apoya un tratado breve.", "Chile lo agradece."],
        ["La Suisse appuie ce texte."], ["We agree."],
      ])
    #expect(document.submissions.map { $0.openings } == [[1...1, 7...7], [5...5], [9...9]])
    #expect(document.balance.omitted.keys.map(\.rawValue) == ["words of no participant"])
    #expect(faults(of: document) == [])
  }

  @Test("a group that no table knows is kept apart from its speaker's State")
  func unknownGroup() throws {
    let document = try read(
      """
      Mr. Abe (Japan): We agree.

      Ms. Roy (Chile), speaking on behalf of the friends of the text: We do not.
      """)
    #expect(document.submissions.map(\.voice.kind) == [.state, .unknown])
    #expect(document.problems.map(\.severity) == [.error])
  }

  @Test(
    "who a title names",
    arguments: [
      ("Submission by Australia", ["AUS"]), ("Contribution de la Suisse", ["CHE"]),
      ("Comments of the Government of Ghana on the draft", ["GHA"]),
      ("SUBMISSION BY THE REPUBLIC OF KOREA\nTO THE COMMITTEE", ["KOR"]),
      ("Permanent Mission of the Kingdom of the Netherlands to the United Nations", ["NLD"]),
      ("Mission permanente du Chili auprès des Nations Unies", ["CHL"]),
      ("Observaciones del Gobierno del Perú", ["PER"]),
      ("Working paper submitted by Egypt and Peru", ["JOINT-EGY-PER-2"]),
      ("Submission by Egypt on behalf of the African Group", ["AFRICAN_GROUP"]),
      (
        "STATEMENT BY\n\nH.E. MS. ANNA ROY\nPERMANENT REPRESENTATIVE OF GHANA\n\nON BEHALF OF THE GROUP OF 77 AND CHINA",
        ["G77"]
      ),
      ("Statement delivered by H.E. Mr. Abe, Ambassador of Japan", ["JPN"]),
      ("Déclaration de S.E. M. Roy, Représentant permanent de la Suisse", ["CHE"]),
      ("Participant: NZL", ["NZL"]), ("Submitted by: New Zealand", ["NZL"]),
      // Names that go on as something else, and people who bear a State's name.
      ("Submission by Georgia State University", []), ("Statement by Ms. Jordan Smith", []),
      ("Comments of the Chair", []), ("Submission by Australia and Atlantis", []),
      ("The views of Ghana were heard.\nSo were those of Peru, which are not given here at all.", []),
    ] as [(String, [String])])
  func titles(title: String, ids: [String]) throws {
    let document = try read(
      "\(title)\n\n\nThe treaty should be short, and all courts should be able to apply it soon.\n")
    #expect(document.submissions.map(\.voice.id) == ids)
    #expect(faults(of: document) == [])
    if !ids.isEmpty { #expect(document.submissions.first?.passages.count == 1) }
  }

  @Test("a title below running text is read, and said to be unsure")
  func titleBelowText() throws {
    let document = try read(
      "The Committee met in Vienna and took up the matters that were\nput before it by the States.\n\n"
        + "Submission by Ghana\n\nThe treaty should be short.\n")
    #expect(document.submissions.map(\.voice.id) == ["GHA"])
    #expect(document.layoutConfidence == 0.6)
    #expect(document.problems.map(\.severity) == [.note])
    #expect(document.problems.map(\.line) == [4])
  }

  @Test("a title's words within a paragraph are no title, however its lines are spaced")
  func runningText() throws {
    let lines = [
      "The Committee took note of the report of the meeting, and of the",
      "Submission by Ghana on the matters that the Committee was to take up at",
      "its next session in Vienna.",
    ]
    for joint in ["\n", "\n\n"] {
      let document = try read(lines.joined(separator: joint))
      #expect(document.kind == .context)
      #expect(document.layout == nil)
    }
  }

  @Test("notes verbales, one or many")
  func notes() throws {
    let document = try expectReading(
      """
      E|NOTE VERBALE
      e|No. 12/2022
       |
      p|The Permanent Mission of Ghana to the United Nations presents its compliments
      +|to the Secretariat and has the honour to send its views.
       |
      p|The treaty should be short.
       |
      E|NOTE VERBALE
      e|No. 13/2022
       |
      p|La Misión Permanente de Chile ante las Naciones Unidas saluda a la Secretaría y
      +|tiene el honor de enviar sus opiniones.
      """)
    #expect(document.layout == .noteVerbale)
    #expect(document.submissions.map(\.voice.id) == ["GHA", "CHL"])
    // The Secretariat's own note is nobody's.
    let other = try read("The Secretariat presents its compliments to the Permanent Mission of Ghana.\n")
    #expect(other.submissions.isEmpty)
  }

  @Test(
    "a file's name where the text names nobody",
    arguments: [
      ("australia.txt", "AUS"), ("NZL_submission.txt", "NZL"), ("in/New-Zealand final (rev. 2).txt", "NZL"),
      ("Submission of the Republic of Korea_EN.txt", "KOR"), ("2022-01-12 Côte d'Ivoire.txt", "CIV"),
      ("EU.txt", "EU"), ("jordan_smith.txt", nil), ("nzl.txt", nil), ("notes.txt", nil), ("text.txt", nil),
      ("australia and canada.txt", nil),
    ] as [(String, String?)])
  func fileNames(path: String, id: String?) throws {
    let text = "Views on the treaty\n\nThe treaty should be short, and courts should be able to apply it.\n"
    let document = try read(text, path: path)
    #expect(document.submissions.map(\.voice.id) == (id.map { [$0] } ?? []))
    #expect(document.layoutConfidence == (id == nil ? nil : 0.6))
    #expect(document.problems.count == (id == nil ? 0 : 1))
    #expect(faults(of: document) == [])
  }

  @Test("what is known of a file beforehand comes before what its text says")
  func requests() throws {
    let reader = try Tools.shared.get().reader
    let text = bytes("Mr. Abe (Japan): We agree.\n\nMs. Roy (Chile): We do not.\n")
    let given = reader.read(text, path: "a.txt", request: ReadingRequest(participant: "New Zealand"))
    #expect(given.submissions.map(\.voice.id) == ["NZL"])
    #expect(given.submissions.first?.openings == [])
    #expect(given.submissions.first?.passages.map(\.lines) == [1...1, 3...3])
    #expect(given.layoutConfidence == 1)
    #expect(faults(of: given) == [])
    let forced = reader.read(text, path: "a.txt", request: ReadingRequest(layout: .compilation))
    #expect(forced.submissions.isEmpty)
    #expect(forced.kind == .context)
  }

  @Test("every layout can be forced on every text")
  func forced() throws {
    let reader = try Tools.shared.get().reader
    for form in LayoutGrammar.Form.allCases {
      let grammar = LayoutGrammar(form, seed: 3)
      for layout in Layout.allCases {
        let document = reader.read(
          bytes(grammar.text), path: "a.txt", request: ReadingRequest(layout: layout))
        #expect(faults(of: document) == [], "\(form) read as \(layout)")
        #expect(document.layout == nil || document.layout == layout, "\(form) read as \(layout)")
      }
    }
  }

  @Test("sponsors who join, beside the proposal and in a document of their own")
  func sponsors() throws {
    let proposal = try read(
      "Ghana and Peru: draft resolution\n\nThe General Assembly,\n\n1. Decides to go on.\n\n"
        + "Later, Togo and Chile joined in sponsoring the draft resolution.\n")
    #expect(proposal.submissions.map(\.voice.members) == [["GHA", "PER", "TGO", "CHL"]])
    let list = try read(
      "A/C.3/74/L.11/Add.1\n\nAjouter les pays ci-après à la liste des auteurs du projet de résolution :\n\nSuisse et Pérou\n"
    )
    #expect(list.submissions.map(\.voice.members) == [["CHE", "PER"]])
    #expect(list.problems.map(\.severity) == [.note])
    #expect(list.facts.symbol == "A/C.3/74/L.11/Add.1")
  }

  @Test("a misspelt name is read where the language of the original stands below it, and said")
  func misspelt() throws {
    let document = try read(
      "Austra1ia\n[Original: English]\n\nThe treaty should be short.\n\nAtlantis\n[Original: English]\n\nIt should not.\n"
    )
    #expect(document.submissions.map(\.voice.id) == ["AUS", "UNKNOWN-ATLANTIS"])
    #expect(document.problems.map(\.severity) == [.note, .error])
  }

  @Test("facts before the first submission")
  func facts() throws {
    let document = try read(
      """
      A/AC.291/L.4/Add.1
      Distr.: Limited
      12 January 2022
      Original: French

      First session
      Vienna, 10–20 January 2022
      Agenda item 4 (b)

      Ghana
      [Original: English]

      The treaty should be short.
      """)
    #expect(
      document.facts
        == Document.Facts(
          symbol: "A/AC.291/L.4/Add.1", date: "2022-01-12", session: "First session", agendaItem: "4 (b)",
          original: .french))
  }
}
