import Codebook
import Convergence
import Foundation
import Submissions
import TestSupport
import Testing

@testable import Coding
@testable import Reporting

@Suite struct BriefingNotesTests {
  private func notes(_ sample: Sample, _ claims: [Claim], _ language: Language = .english, date: String = "")
    throws -> [String: String]
  {
    let notes = try BriefingNotes(
      corpus: sample.corpus, positions: try sample.positions(claims), matrix: try sample.matrix(claims),
      participants: sample.comparison.participants, codebook: sample.codebook, language: language, date: date)
    return Dictionary(
      uniqueKeysWithValues: notes.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  // MARK: - A whole note

  private static let entries: [(name: String, paragraphs: [String])] = [
    (
      "Norway",
      [
        "Whoever flees our fjords should be handed over without much ado.",
        "Our postmen would gladly carry requests by night.",
      ]
    ),
    (
      "Kenya",
      [
        "Nobody should be handed over for picking *one* mango from [a neighbour's] tree.",
        "Requests may come by night, provided that somebody brings a lamp.",
      ]
    ),
    ("Peru", ["We hand over those who steal alpacas, and we always will."]),
    ("Togo", ["Handing over is what friends do for each other on the lagoon."]),
    ("Ghana", ["Letters by night keep our drummers awake, and the answer is no."]),
    (
      "European Union and its member States",
      ["The Union hands over with a form, a stamp and a second form."]
    ),
    ("Panama", ["The canal is long."]),
  ]

  private static let claims = [
    Claim(
      participant: "NOR", issue: "CO02", stance: .support,
      words: "Whoever flees our fjords should be handed over without much ado."),
    Claim(
      participant: "PER", issue: "CO02", stance: .support,
      words: "We hand over those who steal alpacas, and we always will.", confidence: 0.95),
    Claim(
      participant: "TGO", issue: "CO02", stance: .support,
      words: "Handing over is what friends do for each other on the lagoon."),
    Claim(
      participant: "EU", issue: "CO02", stance: .support,
      words: "The Union hands over with a form, a stamp and a second form."),
    Claim(
      participant: "KEN", issue: "CO02", stance: .oppose,
      words: "Nobody should be handed over for picking *one* mango from [a neighbour's] tree."),
    Claim(
      participant: "NOR", issue: "CO03", stance: .support,
      words: "Our postmen would gladly carry requests by night."),
    Claim(
      participant: "KEN", issue: "CO03", stance: .conditional,
      words: "Requests may come by night, provided that somebody brings a lamp."),
    Claim(
      participant: "GHA", issue: "CO03", stance: .oppose,
      words: "Letters by night keep our drummers awake, and the answer is no."),
    Claim(
      participant: "TGO", issue: "CO03", stance: .support,
      words: "Handing over is what friends do for each other on the lagoon.", confidence: 0.4),
    Claim(
      participant: "NOR", issue: "CO01", stance: .support,
      words: "Whoever flees our fjords should be handed over without much ado."),
  ]

  @Test func aNoteInEnglish() throws {
    let sample = try Sample([("one.txt", Sample.compilation(Self.entries))])
    let note = try #require(
      try notes(sample, Self.claims, date: "2021-11-03")["cooperation.md"])
    #expect(note == Self.english, "\(note)")
  }

  @Test func aNoteInFrench() throws {
    let sample = try Sample([("one.txt", Sample.compilation(Self.entries, original: "Spanish"))])
    let note = try #require(
      try notes(sample, Self.claims, .french, date: "2021-12-01")["cooperation.md"])
    #expect(note == Self.french, "\(note)")
  }

  private static let english = """
    # International cooperation

    Briefing note, 3 November 2021. 6 of the 7 participants speak to this theme, with 10 positions on 3 of the 10 issues; 1 of the positions is still to be checked and not counted below. A group counts as one participant: European Union, for 27 Member States. Where Member States are counted, its members count one by one.

    ## Where they divide

    - **24/7 network of contact points**. Divided. 1 supports it: Norway. 1 opposes it: Ghana. 1 sets conditions: Kenya. 1 more position is to be checked.

    ## Conditions

    > “Requests may come by night, provided that somebody brings a lamp.”
    >
    > — Kenya on **24/7 network of contact points** (on conditions). one.txt, line 18, KEN.1.002; in English.

    ## Who stands alone

    - **Extradition**. 4 of the 5 participants who address it support it (30 Member States). Alone against it: Kenya.

    ## Who is silent

    Silent on the whole theme: Panama.

    ## Too little to tell

    - Fewer than three sure positions: **Mutual legal assistance** (1 in favour).
    - Nobody addresses: **Dual criminality kept as a condition**; **Asset recovery and confiscation**; **Spontaneous information**; **Faster or electronic channels for requests**; **Police and informal cooperation**; **Cross-border access to data without the other State**; **Grounds for refusing cooperation**.

    ## In their words

    > “Letters by night keep our drummers awake, and the answer is no.”
    >
    > — Ghana on **24/7 network of contact points** (against). one.txt, line 42, GHA.1.001; in English.

    > “Our postmen would gladly carry requests by night.”
    >
    > — Norway on **24/7 network of contact points** (in favour). one.txt, line 8, NOR.1.002; in English.

    > “Nobody should be handed over for picking \\*one\\* mango from \\[a neighbour's\\] tree.”
    >
    > — Kenya on **Extradition** (against). one.txt, line 16, KEN.1.001; in English.

    > “We hand over those who steal alpacas, and we always will.”
    >
    > — Peru on **Extradition** (in favour). one.txt, line 26, PER.1.001; in English.

    ## To be checked

    1 position is to be checked before use: 1 on **24/7 network of contact points**. The workbook and csv/positions.csv mark it.

    """

  private static let french = """
    # Coopération internationale

    Note de synthèse, 1er décembre 2021. 6 des 7 participants s’expriment sur ce thème, avec 10 positions sur 3 des 10 questions\u{A0}; 1 de ces positions est encore à vérifier et n’est pas comptée ci-dessous. Un groupe compte pour un participant\u{A0}: Union européenne, pour 27 États Membres. Là où des États Membres sont comptés, ses membres comptent un par un.

    ## Ce qui les divise

    - **Réseau de points de contact 24/7**. Avis partagés. 1 y est favorable\u{A0}: Norvège. 1 s’y oppose\u{A0}: Ghana. 1 pose des conditions\u{A0}: Kenya. 1 autre position est à vérifier.

    ## Conditions

    > «\u{A0}Requests may come by night, provided that somebody brings a lamp.\u{A0}»
    >
    > — Kenya, sur **Réseau de points de contact 24/7** (sous conditions). one.txt, ligne 18, KEN.1.002\u{A0}; en anglais, original en espagnol.

    ## Qui est seul de son avis

    - **Extradition**. 4 des 5 participants qui en parlent y sont favorables (30 États Membres). Seul contre\u{A0}: Kenya.

    ## Qui ne dit rien

    Sans un mot sur tout le thème\u{A0}: Panama.

    ## Trop peu pour conclure

    - Moins de trois positions sûres\u{A0}: **Entraide judiciaire** (1 pour).
    - Personne n’en parle\u{A0}: **Double incrimination comme condition**\u{A0}; **Recouvrement d'avoirs et confiscation**\u{A0}; **Communication spontanée d'informations**\u{A0}; **Voies rapides ou électroniques pour les demandes**\u{A0}; **Coopération policière et informelle**\u{A0}; **Accès transfrontière sans l'autre État**\u{A0}; **Motifs de refus de coopération**.

    ## Dans leurs mots

    > «\u{A0}Letters by night keep our drummers awake, and the answer is no.\u{A0}»
    >
    > — Ghana, sur **Réseau de points de contact 24/7** (contre). one.txt, ligne 42, GHA.1.001\u{A0}; en anglais, original en espagnol.

    > «\u{A0}Our postmen would gladly carry requests by night.\u{A0}»
    >
    > — Norvège, sur **Réseau de points de contact 24/7** (pour). one.txt, ligne 8, NOR.1.002\u{A0}; en anglais, original en espagnol.

    > «\u{A0}Nobody should be handed over for picking \\*one\\* mango from \\[a neighbour's\\] tree.\u{A0}»
    >
    > — Kenya, sur **Extradition** (contre). one.txt, ligne 16, KEN.1.001\u{A0}; en anglais, original en espagnol.

    > «\u{A0}We hand over those who steal alpacas, and we always will.\u{A0}»
    >
    > — Pérou, sur **Extradition** (pour). one.txt, ligne 26, PER.1.001\u{A0}; en anglais, original en espagnol.

    ## À vérifier

    1 position est à vérifier avant usage\u{A0}: 1 sur **Réseau de points de contact 24/7**. Le classeur et csv/positions.csv la signalent.

    """

  // MARK: - What holds for any note

  private static let states = [
    "AUS": "Australia", "BRA": "Brazil", "CAN": "Canada", "CHL": "Chile", "CHN": "China", "EGY": "Egypt",
    "GHA": "Ghana", "JPN": "Japan", "KEN": "Kenya", "MEX": "Mexico", "NOR": "Norway", "PER": "Peru",
  ]

  /// States that say nonsense of any length with every mark of Markdown in it.
  private func nonsense(_ random: inout SplitMix64) throws -> (sample: Sample, words: [String: [String]]) {
    let pieces = [
      "lamp", "*bright*", "_moon_", "[tide](x)", "`reef`", "<b>", "a|b", "# no", "\\",
      "https://example.org/x",
      "&amp;", "~~", "salt,", "wind;", "été", "—", "“so”", "1.", "- x", "harbour",
    ]
    var words: [String: [String]] = [:]
    for id in Self.states.keys.sorted() {
      words[id] = (0..<6).map { number in
        "Paragraph \(number) of \(id) "
          + (0..<Int.random(in: 1...110, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
          }.joined(separator: " ") + " it ends."
      }
    }
    let entries = words.sorted { $0.key < $1.key }.map { (Self.states[$0.key] ?? "", $0.value) }
    let sample = try Sample([("any.txt", Sample.compilation(entries))])
    // What was read, which is what can be quoted.
    for participant in sample.corpus.participants {
      words[participant.id] = sample.corpus.entries[participant.entries[0]].submission.passages.map(
        \.text.string)
    }
    return (sample, words)
  }

  private func claims(
    _ words: [String: [String]], _ issues: [String], _ random: inout SplitMix64
  ) -> [Claim] {
    let silence = Double.random(in: 0...1, using: &random)
    let support = Double.random(in: 0...1, using: &random)
    return words.keys.sorted().flatMap { id in
      issues.compactMap { issue -> Claim? in
        guard Double.random(in: 0...1, using: &random) > silence,
          let words = words[id]?.randomElement(using: &random)
        else { return nil }
        let isContradictory = Int.random(in: 0..<12, using: &random) == 0
        let stance: Stance =
          isContradictory || Int.random(in: 0..<6, using: &random) == 0
          ? .conditional : Double.random(in: 0...1, using: &random) < support ? .support : .oppose
        return Claim(
          participant: id, issue: issue, stance: stance, words: words,
          confidence: Double.random(in: 0.7...1, using: &random), isContradictory: isContradictory)
      }
    }
  }

  @Test func whatANoteSaysStandsInTheMatrix() throws {
    var random = SplitMix64(state: 20)
    let (sample, words) = try nonsense(&random)
    let issues = sample.codebook.issues
    for _ in 0..<60 {
      let claims = claims(words, issues.map(\.id), &random)
      let notes = try notes(sample, claims)
      #expect(notes.keys.sorted() == Theme.allCases.map { $0.rawValue + ".md" }.sorted())
      for theme in Theme.allCases {
        let note = try #require(notes[theme.rawValue + ".md"])
        let own = Set(issues.filter { $0.theme == theme }.map(\.id))
        try check(note, claims.filter { own.contains($0.issue) }, sample, theme)
      }
    }
  }

  private func check(_ note: String, _ claims: [Claim], _ sample: Sample, _ theme: Theme) throws {
    let lines = note.components(separatedBy: "\n")
    let prose = lines.dropFirst().filter { !$0.hasPrefix(">") }.joined(separator: " ")
    #expect(prose.split(separator: " ").count <= BriefingNote.limit, "\(note)")
    #expect(lines.first == "# \(sample.codebook.themes.first { $0.theme == theme }?.labelEnglish ?? "")")
    let issues = sample.codebook.issues.filter { $0.theme == theme }
    if claims.isEmpty {
      #expect(
        prose.contains("None of the 12 participants takes a position on any of the \(issues.count) issues"))
      return
    }
    for issue in issues { #expect(prose.contains("**\(issue.labelEnglish)**"), "\(issue.id)") }
    let unsure = claims.filter { $0.confidence < CodedPosition.sureFrom || $0.isContradictory }.count
    #expect(prose.contains("## To be checked") == (unsure > 0))

    // Who is named for an issue takes that stance, and surely.
    let sentences =
      #/(?:(\d+) (supports? it|opposes? it|sets? conditions)|(Alone against it|Alone in favour|Against|In favour|On conditions)): ([^.]+)\./#
    let kinds: [(String, Stance)] = [
      ("support", .support), ("oppose", .oppose), ("set", .conditional), ("Alone a", .oppose),
      ("Alone i", .support), ("Against", .oppose), ("In f", .support), ("On c", .conditional),
    ]
    for line in lines where line.hasPrefix("- **") {
      let label = line.components(separatedBy: "**")[1]
      let issue = try #require(issues.first { $0.labelEnglish == label })
      for match in line.matches(of: sentences) {
        let phrase = String(match.2 ?? match.3 ?? "")
        let stance = try #require(kinds.first { phrase.hasPrefix($0.0) }?.1)
        let names = String(match.4).replacingOccurrences(of: " and ", with: ", ").components(
          separatedBy: ", ")
        if let count = match.1 { #expect(Int(count) == names.count, "\(line)") }
        for name in names {
          let claim = claims.first { Self.states[$0.participant] == name && $0.issue == issue.id }
          #expect(claim?.stance == stance, "\(name) on \(label): \(line)")
          #expect((claim?.confidence ?? 0) >= CodedPosition.sureFrom && claim?.isContradictory == false)
        }
      }
    }
    let silent = Set(Self.states.keys).subtracting(claims.map(\.participant)).compactMap { Self.states[$0] }
    #expect(prose.contains("No participant is silent") == silent.isEmpty)
    if let match = prose.firstMatch(of: #/Silent on the whole theme: ([^.]+)\./#) {
      let names = String(match.1).replacingOccurrences(of: " and ", with: ", ").components(separatedBy: ", ")
      #expect(Set(names) == Set(silent))
    }
    try checkQuotations(lines, claims, sample)
  }

  private func checkQuotations(_ lines: [String], _ claims: [Claim], _ sample: Sample) throws {
    var passages: [String: String] = [:]
    for entry in sample.corpus.entries {
      for (id, passage) in zip(entry.passageIDs, entry.submission.passages) {
        passages[id] = passage.text.string
      }
    }
    let quoted = lines.indices.filter { lines[$0].hasPrefix("> “") }
    #expect(quoted.count <= 6)
    var used: Set<String> = []
    for place in quoted {
      #expect(lines[place + 1] == ">")
      let reference = try #require(
        lines[place + 2].firstMatch(
          of: #/^> — (.+) on \*\*(.+)\*\* \((.+)\)\. any\.txt, lines? [\d–]+, (\S+)(?:; in English)?\.$/#),
        "\(lines[place + 2])")
      let text = Self.plain(String(lines[place].dropFirst(3).dropLast()))
      let passage = try #require(passages[String(reference.4)])
      let parts = text.components(separatedBy: "[…]").map { $0.trimmingCharacters(in: .whitespaces) }
      for part in parts where !part.isEmpty {
        #expect(passage.contains(part), "\(part)")
      }
      #expect(text.replacingOccurrences(of: "[…]", with: "").split(separator: " ").count <= 60)
      #expect(used.insert(String(reference.4)).inserted, "one passage twice")
      let issue = sample.codebook.issues.first { $0.labelEnglish == String(reference.2) }?.id
      let claim = claims.first {
        Self.states[$0.participant] == String(reference.1) && $0.issue == issue
      }
      let stance: [String: Stance] = [
        "in favour": .support, "against": .oppose, "on conditions": .conditional,
      ]
      #expect(claim?.stance == stance[String(reference.3)])
      #expect(String(reference.4).hasPrefix((claim?.participant ?? "?") + "."))
    }
  }

  /// Text without the backslashes that keep Markdown away.
  private static func plain(_ text: String) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if character == "\\" && !isEscaped {
        isEscaped = true
      } else {
        plain.append(character)
        isEscaped = false
      }
    }
    return plain
  }

  @Test func marksAreEscapedAndComeBack() {
    for text in [
      "*a*", "- x", "+ y", "1. z", "# h", "a_b_c", "[l](u)", "<b>", "\\", "`c`", "a|b", "https://x.org",
      "&amp;", "$x$",
    ] {
      #expect(Self.plain(Markdown.escaped(text)) == text)
      #expect(!Markdown.escaped(text).contains("\n"))
    }
    #expect(Markdown.escaped("a\nb\tc") == "a b c")
    #expect(Markdown.escaped("* [x] _y_ - z") == "\\* \\[x\\] \\_y\\_ - z")
    #expect(Markdown.escaped("- z") == "\\- z")
  }

  @Test(arguments: [1, 59, 60, 61, 90, 200], [0, 30, 58, 60, 85, 199])
  func aQuotationIsCutAtClausesAroundItsKey(count: Int, key: Int) {
    let words = (0..<count).map { "w\($0)" + ($0 % 7 == 6 ? "," : "") }
    let bytes = Array(words.joined(separator: " ").utf8)
    var start = 0
    var ranges: [Range<Int>] = []
    for word in words {
      ranges.append(start..<start + word.utf8.count)
      start += word.utf8.count + 1
    }
    let keys = key < count ? [ranges[key]] : []
    let cut = BriefingQuotation.cut(bytes, 0..<bytes.count, around: keys)
    #expect(cut.isWhole == (count <= 60))
    let shown = cut.text.components(separatedBy: " ").filter { $0 != "[…]" }
    #expect(shown.count <= 60)
    #expect(!shown.isEmpty)
    if key < count { #expect(shown.contains(words[key]), "\(cut.text)") }
    #expect(words.joined(separator: " ").contains(shown.joined(separator: " ")))
    #expect(cut.text.hasPrefix("[…] ") == (shown.first != "w0"))
    #expect(cut.text.hasSuffix(" […]") == (shown.last != words.last))
    // At the end of a clause, unless the key stands behind the last one that there is room for.
    if count > 60, shown.last != words.last {
      #expect(shown.last?.hasSuffix(",") == true || shown.count == 60, "\(cut.text)")
    }
  }

  // MARK: - Hardly anything

  @Test func nobodySaysAnything() throws {
    let sample = try Sample([])
    for (name, note) in try notes(sample, []) {
      #expect(note.hasPrefix("# "), "\(name)")
      #expect(note.contains("There is no participant whose positions could be told."))
    }
    let french = try notes(sample, [], .french)
    #expect(french.values.allSatisfy { $0.contains("Il n’y a aucun participant") })
    #expect(french.count == 7)
  }

  @Test func oneParticipant() throws {
    let sample = try Sample([("one.txt", Sample.compilation([("Norway", ["Our boats are red."])]))])
    let claim = Claim(participant: "NOR", issue: "CO02", stance: .support, words: "Our boats are red.")
    let notes = try notes(sample, [claim])
    #expect(
      notes["cooperation.md"]?.contains(
        "The only participant speaks to this theme, with 1 position on 1 of the 10 issues.") == true)
    #expect(
      notes["cooperation.md"]?.contains("Fewer than three sure positions: **Extradition** (1 in favour).")
        == true)
    #expect(
      notes["cooperation.md"]?.contains(
        "> “Our boats are red.”\n>\n> — Norway on **Extradition** (in favour). one.txt, line 6, NOR.1.001."
      ) == true)
    #expect(
      notes["scope.md"]?.contains(
        "The only participant takes no position on any of the 10 issues of this theme.") == true)
  }

  @Test func whatIsToBeCheckedIsNeverTold() throws {
    let sample = try Sample([("one.txt", Sample.compilation(Self.entries))])
    let unsure = Self.claims.map { claim in
      var claim = claim
      claim.confidence = 0.5
      return claim
    }
    let note = try #require(try notes(sample, unsure)["cooperation.md"])
    #expect(note.contains("none of them is sure enough to be stated before it is checked"))
    #expect(!note.contains("> “"))
    #expect(!note.contains("Kenya") && !note.contains("in favour"))
    #expect(note.contains("10 positions are to be checked before use: 5 on **Extradition**"))
  }

  /// What is sure agrees; what is not would turn it: nothing may be claimed.
  @Test func anIssueThatUnsurePositionsWouldTurnIsLeftOpen() throws {
    let sample = try Sample([("one.txt", Sample.compilation(Self.entries))])
    var claims = Self.claims.filter { $0.issue == "CO02" }
    claims[4].confidence = 0.5
    claims.append(
      Claim(participant: "GHA", issue: "CO02", stance: .oppose, words: "Letters by night", confidence: 0.5))
    let note = try #require(try notes(sample, claims)["cooperation.md"])
    #expect(
      note.contains("What is to be checked could turn these: **Extradition** (4 in favour, 2 to be checked).")
    )
    #expect(!note.contains("## Where participants converge"))
  }

  @Test func theSamePositionsGiveTheSameBytes() throws {
    let sample = try Sample([("one.txt", Sample.compilation(Self.entries))])
    let once = try notes(sample, Self.claims)
    for _ in 0..<5 { #expect(try notes(sample, Self.claims.reversed()) == once) }
  }
}
