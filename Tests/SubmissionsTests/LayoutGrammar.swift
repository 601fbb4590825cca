import TestSupport

/// Writes documents in each layout and language together with the reading that is expected of them.
struct LayoutGrammar {
  /// A passage as it should be read.
  struct Expected: Hashable {
    let participant: String
    let lines: ClosedRange<Int>
    let text: String
    var article = ""
  }

  /// The layouts it writes, by the names that documents.csv gives them, and mixtures.
  enum Form: String, CaseIterable {
    case compilation, byArticle, submission, note, statement, record, summaryRecord, gapTable, strokeTable
    case tabTable, alternatives, resolution, mixture

    var layout: String {
      switch self {
      case .compilation, .byArticle, .mixture: "compilation"
      case .submission: "submission"
      case .note: "note-verbale"
      case .statement: "statement"
      case .record, .summaryRecord: "record"
      case .gapTable, .strokeTable, .tabTable: "table"
      case .alternatives: "alternatives"
      case .resolution: "draft-resolution"
      }
    }
  }

  enum Tongue: Int, CaseIterable { case english, french, spanish }

  let form: Form
  let tongue: Tongue
  private(set) var expected: [Expected] = []
  private var lines: [String] = []
  private var random: SplitMix64
  private let width: Int
  private let margin: String
  private var pages = 0
  private var number = 0

  /// The text of a document of a form.
  ///
  /// - Parameters:
  ///   - form: how it sets out who says what.
  ///   - seed: the same seed gives the same document.
  init(_ form: Form, seed: UInt64) {
    self.form = form
    random = SplitMix64(
      state: seed &* 977 &+ UInt64(form.rawValue.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }))
    tongue = Tongue.allCases[Int.random(in: 0..<3, using: &random)]
    width = Int.random(in: 64...92, using: &random)
    margin = String(repeating: " ", count: [0, 0, 2, 8][Int.random(in: 0..<4, using: &random)])
    write()
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  // MARK: - Words

  /// Names alone and behind "of", in each language.
  private struct Name {
    let id: String
    let alone: [String]
    let of: [String]
  }

  private static let names = [
    Name(
      id: "AUS", alone: ["Australia", "Australie", "Australia"],
      of: ["of Australia", "de l’Australie", "de Australia"]),
    Name(
      id: "CHE", alone: ["Switzerland", "Suisse", "Suiza"],
      of: ["of Switzerland", "de la Suisse", "de Suiza"]),
    Name(id: "CHL", alone: ["Chile", "Chili", "Chile"], of: ["of Chile", "du Chili", "de Chile"]),
    Name(id: "JPN", alone: ["Japan", "Japon", "Japón"], of: ["of Japan", "du Japon", "del Japón"]),
    Name(
      id: "USA", alone: ["United States of America", "États-Unis d’Amérique", "Estados Unidos de América"],
      of: [
        "of the United States of America", "des États-Unis d’Amérique", "de los Estados Unidos de América",
      ]),
    Name(
      id: "IRN",
      alone: [
        "Iran (Islamic Republic of)", "Iran (République islamique d’)", "Irán (República Islámica del)",
      ],
      of: [
        "of the Islamic Republic of Iran", "de la République islamique d’Iran",
        "de la República Islámica del Irán",
      ]),
    Name(
      id: "GBR",
      alone: [
        "United Kingdom of Great Britain and Northern Ireland",
        "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
        "Reino Unido de Gran Bretaña e Irlanda del Norte",
      ], of: ["of the United Kingdom", "du Royaume-Uni", "del Reino Unido"]),
    Name(
      id: "NLD",
      alone: ["Netherlands (Kingdom of the)", "Pays-Bas (Royaume des)", "Países Bajos (Reino de los)"],
      of: ["of the Kingdom of the Netherlands", "du Royaume des Pays-Bas", "del Reino de los Países Bajos"]),
    Name(
      id: "KOR", alone: ["Republic of Korea", "République de Corée", "República de Corea"],
      of: ["of the Republic of Korea", "de la République de Corée", "de la República de Corea"]),
    Name(
      id: "EU", alone: ["European Union", "Union européenne", "Unión Europea"],
      of: ["of the European Union", "de l’Union européenne", "de la Unión Europea"]),
    Name(
      id: "TUR", alone: ["Türkiye", "Türkiye", "Türkiye"], of: ["of Türkiye", "de la Türkiye", "de Türkiye"]),
    Name(
      id: "VNM", alone: ["Viet Nam", "Viet Nam", "Viet Nam"],
      of: ["of Viet Nam", "du Viet Nam", "de Viet Nam"]),
    Name(
      id: "DOM", alone: ["Dominican Republic", "République dominicaine", "República Dominicana"],
      of: ["of the Dominican Republic", "de la République dominicaine", "de la República Dominicana"]),
  ]

  private static let words = [
    "the treaty should help all courts and police with evidence across borders while it keeps rights safe under law",
    "le traité devrait aider les tribunaux et la police à réunir des preuves tout en protégeant les droits de chacun",
    "el tratado debería ayudar a los tribunales y a la policía con pruebas y proteger los derechos de cada persona",
  ].map { $0.split(separator: " ").map(String.init) }

  /// The wording of the document's language.
  private func said(_ english: String, _ french: String, _ spanish: String) -> String {
    [english, french, spanish][tongue.rawValue]
  }

  private func alone(_ name: Name) -> String { name.alone[tongue.rawValue] }
  private func of(_ name: Name) -> String { name.of[tongue.rawValue] }
  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
  private mutating func some(_ count: ClosedRange<Int>) -> [Name] {
    Array(Self.names.shuffled(using: &random).prefix(Int.random(in: count, using: &random)))
  }

  private mutating func sentence(_ count: ClosedRange<Int>) -> String {
    let words = (0..<Int.random(in: count, using: &random)).map { _ in pick(Self.words[tongue.rawValue]) }
    let joined = words.joined(separator: " ")
    return joined.prefix(1).uppercased() + joined.dropFirst() + "."
  }

  // MARK: - Lines

  private mutating func put(_ line: String) { lines.append(line.isEmpty ? "" : margin + line) }
  private mutating func blank(_ count: Int = 1) { for _ in 0..<count { lines.append("") } }

  /// The head of a page, with the foot of the one before.
  private mutating func pageBreak() {
    pages += 1
    blank()
    lines.append(pick(["V.21-08421", "\(pages)/40 V.21-08421", "GE.21-08421 (E)"]))
    lines.append(
      "\u{C}A/AC.291/\(form == .record ? "PV.3" : "4")".replacing("\u{C}", with: chance(50) ? "\u{C}" : ""))
    blank()
  }

  private func wrapped(_ text: String, to width: Int) -> [String] {
    var wrapped: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > width {
        wrapped.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return wrapped + [line]
  }

  /// A paragraph of a participant, with words before it that are its opening and not its text.
  private mutating func paragraph(
    of id: String, _ text: String, behind opening: String = "", article: String = ""
  ) {
    let first = lines.count + 1
    let parts = wrapped(opening.isEmpty ? text : opening + " " + text, to: width)
    for (place, part) in parts.enumerated() {
      if place > 1, chance(4), form != .alternatives { pageBreak() }
      put(part)
    }
    // Where the opening fills lines of its own, the text begins below them.
    var skipped = 0
    if !opening.isEmpty {
      var left = opening.count
      for part in parts where left > 0 {
        if left >= part.count { skipped += 1 }
        left -= part.count + 1
      }
    }
    expected.append(
      Expected(participant: id, lines: first + skipped...lines.count, text: text, article: article))
    blank()
  }

  private mutating func paragraphs(of name: Name, _ count: ClosedRange<Int>, article: String = "") {
    for _ in 0..<Int.random(in: count, using: &random) {
      number += 1
      let text = sentence(16...60)
      paragraph(
        of: name.id, chance(30) && form != .alternatives ? "\(number). \(text)" : text, article: article)
      if chance(12) { pageBreak() }
    }
  }

  private mutating func masthead() {
    put("A/AC.291/4")
    put(said("Distr.: General", "Distr. générale", "Distr. general"))
    put(said("12 January 2022", "12 janvier 2022", "12 de enero de 2022"))
    put(said("Original: English", "Original : anglais", "Original: inglés"))
    blank(2)
  }

  // MARK: - Documents

  private mutating func write() {
    switch form {
    case .compilation: compilation()
    case .byArticle: byArticle()
    case .submission: submission()
    case .note: note()
    case .statement: statement()
    case .record: record()
    case .summaryRecord: summaryRecord()
    case .gapTable, .strokeTable, .tabTable: table()
    case .alternatives: alternatives()
    case .resolution: resolution()
    case .mixture:
      compilation()
      resolution()
    }
  }

  private mutating func compilation() {
    if chance(50) { masthead() }
    put(
      said(
        "II. Replies received from Governments", "II. Réponses reçues des gouvernements",
        "II. Respuestas recibidas"))
    blank(2)
    for (place, name) in some(2...5).enumerated() {
      let numeral = ["I", "II", "III", "IV", "V"][place]
      put(pick([alone(name), alone(name).uppercased(), "\(numeral). \(alone(name))", "  \(alone(name))"]))
      blank(Int.random(in: 1...2, using: &random))
      put(pick([said("[Original: Spanish]", "[Original : anglais]", "[Original: inglés]")]))
      put(said("[29 October 2021]", "[29 octobre 2021]", "[29 de octubre de 2021]"))
      blank(2)
      paragraphs(of: name, 1...4)
      blank()
    }
  }

  private mutating func byArticle() {
    let names = some(3...5)
    put(said("Comments by article", "Observations par article", "Observaciones por artículo"))
    blank(2)
    for article in 3..<Int.random(in: 5...7, using: &random) {
      put(said("Article \(article)", "Article \(article)", "Artículo \(article)"))
      blank(2)
      for name in names where article == 3 || chance(70) {
        put(alone(name))
        blank()
        paragraphs(of: name, 1...2, article: "\(article)")
        blank()
      }
    }
  }

  private mutating func submission() {
    let name = pick(Self.names)
    if chance(40) { masthead() }
    let titles = [
      ["Submission by the Government \(of(name))", "Contribution \(of(name))", "Contribución \(of(name))"],
      [
        "Comments of the Government \(of(name)) on the draft", "Observations \(of(name)) sur le projet",
        "Observaciones \(of(name)) sobre el proyecto",
      ],
      [
        "Working paper submitted by the delegation \(of(name))",
        "Document présenté par la délégation \(of(name))",
        "Documento presentado por la delegación \(of(name))",
      ],
      [
        "Permanent Mission \(of(name)) to the United Nations",
        "Mission permanente \(of(name)) auprès des Nations Unies",
        "Misión Permanente \(of(name)) ante las Naciones Unidas",
      ],
    ]
    for part in wrapped(pick(titles)[tongue.rawValue], to: width - 10) { put("          " + part) }
    blank(2)
    paragraphs(of: name, 2...6)
  }

  private mutating func note() {
    let name = pick(Self.names)
    if chance(50) {
      put("NOTE VERBALE")
      put("No. 12/2022")
      blank(2)
    }
    let opening = said(
      "The Permanent Mission \(of(name)) to the United Nations presents its compliments to the Secretariat and has the honour to say what follows.",
      "La Mission permanente \(of(name)) auprès de l’Organisation des Nations Unies présente ses compliments au Secrétariat et a l’honneur de lui dire ce qui suit.",
      "La Misión Permanente \(of(name)) ante las Naciones Unidas saluda muy atentamente a la Secretaría y tiene el honor de decir lo siguiente."
    )
    paragraph(of: name.id, opening)
    paragraphs(of: name, 1...5)
  }

  private mutating func statement() {
    let name = pick(Self.names)
    let titles = [
      [
        "Statement by H.E. Ms. Anna Roy, Permanent Representative \(of(name))",
        "Déclaration de S.E. Mme Anna Roy, Représentante permanente \(of(name))",
        "Declaración de la Excma. Sra. Anna Roy, Representante Permanente \(of(name))",
      ],
      [
        "Statement by the delegation \(of(name))", "Déclaration de la délégation \(of(name))",
        "Declaración de la delegación \(of(name))",
      ],
    ]
    for part in wrapped(pick(titles)[tongue.rawValue], to: width - 10) { put("     " + part) }
    blank()
    put(said("Vienna, 12 January 2022", "Vienne, le 12 janvier 2022", "Viena, 12 de enero de 2022"))
    blank(2)
    paragraphs(of: name, 2...6)
  }

  private func person(_ name: Name) -> String {
    said("Ms. Roy (\(alone(name)))", "Mme Roy (\(alone(name)))", "Sra. Roy (\(alone(name)))")
  }

  private mutating func record() {
    if chance(50) { masthead() }
    for _ in 0..<Int.random(in: 3...8, using: &random) {
      if chance(25) {
        for part in wrapped(
          said("The Chair: ", "La Présidente : ", "La Presidenta: ") + sentence(10...20), to: width)
        { put(part) }
        blank()
        continue
      }
      let name = pick(Self.names)
      let person = person(name)
      let behind = pick([
        said("\(person):", "\(person) :", "\(person):"),
        said(
          "\(person) (spoke in French):", "\(person) (parle en anglais) :", "\(person) (habla en inglés):"),
      ])
      paragraph(of: name.id, sentence(20...60), behind: behind)
      if chance(50) { paragraphs(of: name, 1...2) }
    }
    // Two at least, or it is a statement.
    for name in Self.names.prefix(2) { paragraph(of: name.id, sentence(20...40), behind: "\(person(name)):") }
  }

  private mutating func summaryRecord() {
    put(
      said(
        "The meeting was called to order at 10 a.m.", "La séance est ouverte à 10 heures.",
        "Se declara abierta la sesión a las 10.00 horas."))
    blank()
    let names = some(3...6)
    for (place, name) in (names + some(1...4)).enumerated() {
      if chance(25) {
        put(
          said(
            "Agenda item \(place + 3): General debate (continued)",
            "Point \(place + 3) de l’ordre du jour : débat général (suite)",
            "Tema \(place + 3) del programa: debate general (continuación)"))
        blank()
      }
      number += 1
      let verb = said("said that", "dit que", "dice que")
      let text = sentence(20...50)
      let speaker = pick([
        person(name),
        said(
          "The representative \(of(name))", "La représentante \(of(name))", "La representante \(of(name))"),
      ])
      paragraph(
        of: name.id, "\(number). \(speaker) \(verb) \(text.prefix(1).lowercased() + text.dropFirst())")
      if chance(40) {
        number += 1
        paragraph(of: name.id, "\(number). \(sentence(15...40))")
      }
    }
    put(
      said(
        "The meeting rose at 1 p.m.", "La séance est levée à 13 heures.",
        "Se levanta la sesión a las 13.00 horas."))
  }

  private mutating func table() {
    put(
      said(
        "Table of comments received", "Tableau des observations reçues", "Cuadro de observaciones recibidas"))
    blank(2)
    let head = [
      said("State", "État", "Estado"),
      "Article".replacing("Article", with: said("Article", "Article", "Artículo")),
      said("Comments", "Observations", "Observaciones"),
    ]
    let label = said("Article", "Article", "Artículo")
    switch form {
    case .strokeTable:
      lines.append("| " + head.joined(separator: " | ") + " |")
      lines.append("|---|---|---|")
    case .tabTable: lines.append(head.joined(separator: "\t"))
    default:
      put(row(head[0], head[1], head[2]))
      blank()
    }
    for name in some(3...7) {
      let article = Int.random(in: 2...40, using: &random)
      if form != .gapTable {
        let text = sentence(8...30)
        let cells = [alone(name), "\(label) \(article)", text]
        lines.append(
          form == .tabTable ? cells.joined(separator: "\t") : "| " + cells.joined(separator: " | ") + " |")
        expected.append(
          Expected(participant: name.id, lines: lines.count...lines.count, text: text, article: "\(article)"))
        continue
      }
      let first = lines.count + 1
      let state = wrapped(alone(name), to: 20)
      var cell: [String] = []
      for part in 0..<Int.random(in: 1...3, using: &random) {
        if part > 0 { cell.append("") }
        let text = sentence(8...30)
        let parts = wrapped(text, to: 40)
        expected.append(
          Expected(
            participant: name.id, lines: first + cell.count...first + cell.count + parts.count - 1,
            text: text,
            article: "\(article)"))
        cell += parts
      }
      // A name is not broken where a cell's paragraphs are.
      for place in 0..<max(state.count, cell.count) {
        let left = place < state.count ? state[place] : ""
        let right = place < cell.count ? cell[place] : ""
        put(row(left, place == 0 ? "\(label) \(article)" : "", right))
      }
      blank()
    }
  }

  /// A line of a table by wide gaps.
  private func row(_ state: String, _ article: String, _ comment: String) -> String {
    let line =
      state + String(repeating: " ", count: max(2, 24 - state.count)) + article
      + String(repeating: " ", count: max(2, 16 - article.count)) + comment
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private mutating func alternatives() {
    for article in 4..<Int.random(in: 6...9, using: &random) {
      put(said("Article \(article)", "Article \(article)", "Artículo \(article)"))
      blank()
      for _ in 0..<Int.random(in: 2...3, using: &random) {
        number += 1
        let names = some(1...3)
        let list = names.map { alone($0) }.joined(separator: ", ")
        let first = lines.count + 1
        let text = String(sentence(6...14).dropLast())
        let line: String
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          line = "\(number). [\(text)] [\(said("retain", "conserver", "mantener")): \(list)]"
        case 1:
          line = "\(number). [\(text)] [\(said("delete", "supprimer", "suprimir")): \(list)]"
          for name in names {
            expected.append(
              Expected(
                participant: name.id, lines: first...first, text: said("delete:", "supprimer:", "suprimir:"),
                article: "\(article)"))
          }
        default: line = "\(number). [\(list): \(text)]"
        }
        for name in names {
          expected.append(
            Expected(participant: name.id, lines: first...first, text: text, article: "\(article)"))
        }
        put(line)
        blank()
        if chance(40) {
          number += 1
          put("\(number). \(sentence(8...14))")
          blank()
        }
      }
    }
  }

  private mutating func resolution() {
    let names = some(1...6)
    if chance(50), form == .resolution {
      put(said("Agenda item 107", "Point 107 de l’ordre du jour", "Tema 107 del programa"))
      blank(2)
    }
    let and = said(" and ", " et ", " y ")
    let list =
      names.count == 1
      ? alone(names[0])
      : names.dropLast().map { alone($0) }.joined(separator: ", ") + and + alone(names[names.count - 1])
    for part in wrapped(
      list + said(": draft resolution", " : projet de résolution", ": proyecto de resolución"), to: width)
    {
      put(part)
    }
    blank(2)
    let ids = names.map(\.id)
    let id = ids.count == 1 ? ids[0] : "JOINT-\(ids[0])-\(ids[1])-\(ids.count)"
    paragraph(of: id, said("The General Assembly,", "L’Assemblée générale,", "La Asamblea General,"))
    for place in 1...Int.random(in: 2...6, using: &random) {
      let text = sentence(15...50)
      paragraph(of: id, "\(place). \(text)")
    }
  }
}
