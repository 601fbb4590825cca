import Codebook
import Testing

@testable import Submissions

@Suite("Openings of entries") struct OpeningTests {
  @Test(
    "language of the original and date in every shape",
    arguments: [
      ("[Original: English]\n[29 October 2021]", "en", "2021-10-29"),
      ("[Original : anglais]\n[29 octobre 2021]", "en", "2021-10-29"),
      ("[Original: Spanish] [29 October 2021]", "es", "2021-10-29"),
      ("[Original: Spanish], [29 October 2021]", "es", "2021-10-29"),
      ("[Original: Arabic]\n\n29 October 2021", "ar", "2021-10-29"),
      ("Original : russe\n[29 octobre 2021]", "ru", "2021-10-29"),
      ("[29 October 2021]\n[Original: French]", "fr", "2021-10-29"),
      ("[Langue originale : chinois]", "zh", nil), ("[Original: English/French]", "en", nil),
      ("[29 October 2021]", nil, "2021-10-29"), ("[Original: Chinese]", "zh", nil),
      ("[Original: Spanish]\n\n\n[March 17, 2022]", "es", "2022-03-17"),
      ("[ORIGINAL: ENGLISH]\n[29 OCTOBER 2021]", "en", "2021-10-29"),
      ("[English only]\n[29 October 2021]", "en", "2021-10-29"), ("[Anglais seulement]", "en", nil),
      ("[Original: inglés]\n[29 de octubre de 2021]", "en", "2021-10-29"),
      ("*[Original: English]*\n*[29 October 2021]*", "en", "2021-10-29"),
      ("[Original: English]\n[Received on 29 October 2021]", "en", "2021-10-29"),
      ("[Original: English; 29 October 2021]", "en", "2021-10-29"),
    ] as [(String, String?, String?)])
  func origin(lines: String, language: String?, date: String?) throws {
    let document = try read("  Ghana\n\n\n\(lines)\n\nThe text names its aims.\n")
    #expect(document.submissions.map(\.voice.id) == ["GHA"])
    #expect(document.submissions.first?.original?.code == language)
    #expect(document.submissions.first?.date == date)
    #expect(document.submissions.first?.passages.map(\.text.string) == ["The text names its aims."])
    #expect(document.problems == [])
  }

  @Test(
    "names in every shape",
    arguments: [
      ("GHANA", "GHA"), ("Ghana:", "GHA"), ("**Ghana**", "GHA"), ("## Ghana", "GHA"), ("Ghana*", "GHA"),
      ("Ghana2", "GHA"),
      ("Ghana 2", "GHA"), ("The Netherlands", "NLD"), ("Iran (Islamic\nRepublic of)", "IRN"),
      ("Iran (Islamic Republic of)", "IRN"),
      ("Bolivia (Plurinational\nState of)", "BOL"), ("Côte d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV"),
      ("Türkiye", "TUR"),
      ("United Kingdom of Great Britain\nand Northern Ireland", "GBR"), ("États-Unis d’Amérique", "USA"),
      ("A. Ghana", "GHA"),
      ("3. Ghana", "GHA"), ("République-Unie\nde Tanzanie", "TZA"), ("                    Ghana", "GHA"),
      ("Ghana :", "GHA"),
      ("Mexique", "MEX"), ("REPUBLIC OF KOREA", "KOR"), ("(b) Ghana", "GHA"),
    ])
  func name(written: String, id: String) throws {
    let document = try read(
      "\(written)\n\n[Original: English]\n[29 October 2021]\n\nThe text names its aims.\n")
    #expect(document.submissions.map(\.voice.id) == [id])
    #expect(document.submissions.first?.voice.kind == .state)
    #expect(document.submissions.first?.passages.count == 1)
    #expect(faults(of: document) == [])
  }

  @Test("a compilation is read line by line")
  func compilation() throws {
    let document = try expectReading(
      """
      -| II. Comments received
       |
       |
      E|  Ghana
       |
      e|[Original: English]
      e|[29 October 2021]
       |
      h|  Objectives
       |
      p|  The treaty should speed up mutual assistance between States, and it should
      +|keep to what courts and police can do.
       |
      p|  It should cover:
       |
      i| (a) Attacks on systems;
       |
      i| (b) Fraud by computer, wherever the computer stands, and whatever it is used
      +|for;
       |
      i| (c) Forgery.
      @|https://undocs.org/en/A/RES/74/247
       |
       |
      E|Mexico
      e|[Original: Spanish] [1 November 2021]
       |
      p|1. Mexico agrees with the aims that others have put forward.
       |
      p|2. It asks for a short text.
      =|A/AC.291/4
       |
      =|48/77 V.21-08421
       |
       |
      E|  Russian Federation
       |
      p|  Note by the Secretariat: The views stand in document A/75/980.
      """)
    #expect(document.kind == .compilation)
    #expect(document.symbol == "A/AC.291/4")
    #expect(document.language == .english)
    #expect(document.submissions.map(\.voice.id) == ["GHA", "MEX", "RUS"])
    #expect(document.submissions.map(\.voice.kind) == [.state, .state, .note])
    let ghana = try #require(document.submissions.first)
    #expect(ghana.passages.map(\.headings) == [[], [0], [0], [0], [0], [0]])
    #expect(ghana.passages.map(\.opener) == [nil, nil, nil, 2, 2, 2])
    #expect(ghana.passages.map(\.markerLength) == [0, 0, 0, 4, 4, 4])
    #expect(document.problems == [])
  }

  @Test("a table of contents opens no entry")
  func contents() throws {
    for entry in [
      "Ghana ........... 2", "Ghana . . . . . . 2", "Ghana\t2", "Ghana      2", "Ghana", "Ghana…………2",
      "Ghana _______ 2",
    ] {
      let peru = entry.replacing("Ghana", with: "Peru")
      let document = try read(
        """
        Contents

        \(entry)

        \(peru)


          Ghana

        [Original: English]
        [29 October 2021]

        The text names its aims.


          Peru

        [Original: Spanish]
        [29 October 2021]

        The text names its aims.
        """)
      #expect(document.submissions.map(\.voice.id) == ["GHA", "PER"], "\(entry)")
      #expect(document.submissions.map(\.openings) == [[8...11], [16...19]], "\(entry)")
      #expect(document.problems == [], "\(entry)")
    }
  }

  @Test("a State's name alone on a line inside a text opens no entry")
  func nameInside() throws {
    try expectReading(
      """
      E|  Ghana
      e|[Original: English]
      e|[29 October 2021]
       |
      p|  Ghana has concluded treaties on extradition and mutual assistance with States near by, among them
      +|Togo
      +|and, since last year, one with a State that is further away, namely
      +|France.
       |
      p|  Networks for police work exist with the following States:
       |
      p|Benin
       |
      p|Mali
       |
      p|and with all of their neighbours.
       |
       |
      E|  Peru
      e|[Original: Spanish]
      e|[29 October 2021]
       |
      p|  Peru agrees.
      """)
  }

  @Test("an entry without language and date stands among others that have them")
  func bareEntry() throws {
    let document = try read(
      """
        Ghana

      [Original: English]
      [29 October 2021]

        The text names its aims, and it does so in more than one place.


        Peru

        Peru asks for a short text on which all can agree, with rules on evidence that courts in all
      countries can use, and with a chapter on technical assistance.


        Togo

      [Original: French]
      [29 October 2021]

        Togo agrees.
      """)
    #expect(document.submissions.map(\.voice.id) == ["GHA", "PER", "TGO"])
    #expect(document.problems == [])
  }

  @Test("bare names make a compilation where each holds text")
  func bareNames() throws {
    let body =
      "It asks for a short text on which all can agree, with rules on evidence that courts in all countries can use."
    let text = ["Ghana", "Peru", "Togo"].map { "  \($0)\n\n\n\(body)\n\n\(body)\n" }.joined(separator: "\n\n")
    let document = try read(text)
    #expect(document.submissions.map(\.voice.id) == ["GHA", "PER", "TGO"])
    #expect(document.submissions.map(\.passages.count) == [2, 2, 2])
  }

  @Test("a list of names alone is no compilation")
  func namesAlone() throws {
    let document = try read("Participants\n\nGhana\n\nPeru\n\nTogo\n\nThe meeting closed at noon.\n")
    #expect(document.kind == .context)
    #expect(document.submissions.isEmpty)
  }

  @Test("a numbered heading between two entries is the document's")
  func sectionHeading() throws {
    try expectReading(
      """
      E|  Ghana
      e|[Original: English]
       |
      p|  The text names its aims.
       |
       |
      s| III. Comments received from groups
       |
       |
      E|  European Union and its member States
      e|[Original: English]
      e|[29 October 2021]
       |
      p|  They agree.
      """)
  }
}

@Suite("Voices") struct VoiceTests {
  func voice(_ name: String, rest: String = "") throws -> Submission.Voice {
    let document = try read(
      "\(name)\n\n[Original: English]\n[29 October 2021]\n\nThey agree on all points.\n\(rest)")
    #expect(document.problems == [])
    return try #require(document.submissions.first).voice
  }

  @Test(
    "joint voices",
    arguments: [
      ("Ghana and Peru", ["GHA", "PER"]), ("Ghana, Peru and Togo", ["GHA", "PER", "TGO"]),
      ("Ghana et Pérou", ["GHA", "PER"]),
      ("Ghana, also on behalf of Peru and Togo", ["GHA", "PER", "TGO"]),
      ("Jamaica (on behalf of Barbados, Guyana and Haiti)", ["JAM", "BRB", "GUY", "HTI"]),
      ("Ghana (également au nom du Pérou et du Togo)", ["GHA", "PER", "TGO"]),
      ("Australia, Canada\nand New Zealand", ["AUS", "CAN", "NZL"]), ("Ghana; Peru", ["GHA", "PER"]),
      ("Ghana, au nom aussi des Fidji et de l’Australie", ["GHA", "FJI", "AUS"]),
    ])
  func joint(name: String, members: [String]) throws {
    let voice = try voice(name)
    #expect(voice.kind == .joint)
    #expect(voice.members == members)
    #expect(voice.id == "JOINT-\(members[0])-\(members[1])-\(members.count)")
  }

  @Test(
    "the European Union by all its names",
    arguments: [
      "European Union", "European Union and its member States", "EUROPEAN UNION", "Union européenne",
      "Union européenne et ses\nÉtats membres",
      "European Union (on behalf of the European Union and its member States)",
    ])
  func union(name: String) throws {
    let voice = try voice(name)
    #expect(voice.id == "EU")
    #expect(voice.kind == .group)
    #expect(voice.members.count == 27)
    #expect(voice.members == voice.members.sorted())
  }

  @Test("a State that speaks for a group alone speaks as the group")
  func forGroup() throws {
    let voice = try voice("Slovenia (on behalf of the European Union and its member States)")
    #expect(voice.id == "EU")
    #expect(voice.kind == .group)
  }

  @Test("members come from the footnote before the tables")
  func footnoteMembers() throws {
    let voice = try voice(
      "European Union and its member States1",
      rest: "\n__________________\n1 Austria, Belgium, Bulgaria and\nCroatia.\n\nMore text follows here.\n")
    #expect(voice.members == ["AUT", "BEL", "BGR", "HRV"])
  }

  @Test("a footnote cited in another's entry lists nobody's members")
  func otherFootnote() throws {
    let document = try read(
      """
      Ghana
      [Original: English]

      Ghana agrees with some others.1

      __________________
      1 Austria, Belgium, Bulgaria.

      European Union
      [Original: English]

      It agrees too.
      """)
    #expect(document.submissions.last?.voice.members.count == 27)
  }

  @Test(
    "the note of the secretariat stands for a submission",
    arguments: ["Note by the Secretariat: ", "Note du Secrétariat : ", "[Note by the Secretariat] "])
  func note(words: String) throws {
    let document = try read(
      "Ghana\n[Original: English]\n\nGhana agrees.\n\n\nPeru\n\n\n\(words)The views stand in another document.\n"
    )
    #expect(document.submissions.map(\.voice.kind) == [.state, .note])
    #expect(document.submissions.map(\.voice.id) == ["GHA", "PER"])
    #expect(document.submissions.last?.passages.count == 1)
  }
}

@Suite("Sponsors of proposals") struct SponsorTests {
  static let french =
    "Algérie, Angola, Bolivie (État plurinational de), Iran (République\nislamique d’), République démocratique\npopulaire lao et Zimbabwe :\nprojet de résolution"
  static let english =
    "Algeria, Angola, Bolivia (Plurinational State of), Iran (Islamic\nRepublic of), Lao People’s Democratic\nRepublic and Zimbabwe:\ndraft resolution"
  static let body =
    "\n\nThe General Assembly,\n\nRecalling its earlier texts,\n\n1. Decides to go on;\n\n2. Asks for a report.\n"

  @Test(
    "a list broken over lines",
    arguments: [french, english, french.replacing("\n", with: "\n\n"), english.replacing("\n", with: "\n\n")])
  func lists(sponsors: String) throws {
    let document = try read("Item 107\n\nA title without a stop\n\n\n" + sponsors + Self.body)
    let submission = try #require(document.submissions.first)
    #expect(document.kind == .proposal)
    #expect(document.submissions.count == 1)
    #expect(submission.voice.members == ["DZA", "AGO", "BOL", "IRN", "LAO", "ZWE"])
    #expect(submission.voice.kind == .joint)
    #expect(submission.voice.id == "JOINT-DZA-AGO-6")
    #expect(submission.openings.first?.lowerBound == 6)
    #expect(submission.passages.count == 4)
    #expect(document.problems == [])
    #expect(faults(of: document) == [])
  }

  @Test(
    "one sponsor",
    arguments: [
      ("Ghana: draft resolution", "GHA"), ("Ghana : projet de résolution", "GHA"),
      ("**Ghana: draft decision**", "GHA"),
      ("GHANA: REVISED DRAFT RESOLUTION", "GHA"), ("Ghana:\ndraft resolution", "GHA"),
      ("Ghana: working paper", "GHA"),
      ("États-Unis d’Amérique : projet de résolution", "USA"), ("Ghana*: draft resolution", "GHA"),
      ("Ghana: draft resolution*", "GHA"),
      ("Ghana: amendments to draft resolution", "GHA"), ("Ghana: proyecto de resolución", "GHA"),
    ])
  func one(line: String, id: String) throws {
    let document = try read("4 May 2021\nOriginal: English\n\nItem 4\n\n" + line + Self.body)
    #expect(document.submissions.map(\.voice.id) == [id])
    #expect(document.submissions.first?.voice.kind == .state)
    #expect(document.submissions.first?.date == "2021-05-04")
    #expect(document.submissions.first?.original == .english)
    #expect(document.date == "2021-05-04")
  }

  @Test(
    "sponsors on behalf of others",
    arguments: [
      ("Slovenia, on behalf of the European Union: draft resolution", "EU"),
      ("Ghana, also on behalf of Peru: draft resolution", "JOINT-GHA-PER-2"),
      ("Slovénie, au nom de l’Union européenne : projet de résolution", "EU"),
    ])
  func onBehalf(line: String, id: String) throws {
    let document = try read("Item 4\n\n" + line + Self.body)
    #expect(document.submissions.map(\.voice.id) == [id])
    #expect(document.problems == [])
  }

  @Test("a sponsor that no table knows is named in a problem")
  func unknown() throws {
    let document = try read("Item 4\n\nGhana, Peru, Ruritania and Togo: draft resolution" + Self.body)
    #expect(document.submissions.first?.voice.members == ["GHA", "PER", "TGO"])
    #expect(document.problems.map(\.line) == [3])
    #expect(document.problems.first?.message.contains("'ruritania'") == true)
  }

  @Test(
    "a sentence with a colon is no sponsor",
    arguments: ["We table the following: draft resolution", "Item 4: draft resolution", "Note: proposal"])
  func none(line: String) throws {
    #expect(try read(line + Self.body).submissions.isEmpty)
  }
}
