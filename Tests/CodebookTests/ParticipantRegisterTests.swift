import Codebook
import Foundation
import Matching
import Tables
import TestSupport
import Testing

@Suite struct ParticipantRegisterTests {
  private static let shared = Result { try ParticipantRegister() }
  private let register: ParticipantRegister

  init() throws { register = try Self.shared.get() }

  private func named(_ text: String) -> String? { register.participant(named: bytes(text)) }

  /// Every name of the tables with the participant it means.
  private static func names() throws -> [(name: String, id: String)] {
    var names: [(String, String)] = []
    let table = try CodebookSource().table("participants/participants.csv", required: [])
    for row in table.rows {
      for column in ["name_en", "name_fr", "formal_en", "formal_fr"] {
        names.append((row.fields[try #require(table.index(of: column))], row.fields[0]))
      }
    }
    let more = try CodebookSource().table("participants/names.csv", required: [])
    for row in more.rows { names.append((row.fields[2], row.fields[0])) }
    return names.filter { !$0.0.isEmpty }
  }

  @Test func allMembersOfTheUnitedNationsAndBothObservers() throws {
    let states = register.all.filter { $0.kind == .state }
    #expect(states.count == 193)
    #expect(register.all.filter { $0.kind == .observer }.map(\.id) == ["PSE", "VAT"])
    #expect(register.all.map(\.id) == register.all.map(\.id).sorted())
    #expect(states.allSatisfy { $0.id.utf8.count == 3 })
    #expect(states.allSatisfy { $0.id.utf8.allSatisfy { (0x41...0x5A).contains($0) } })
    // The General Assembly's groups, with Israel and the United States counted among the last.
    let groups = Dictionary(grouping: states, by: \.regionalGroup).mapValues(\.count)
    #expect(
      groups == [
        "african": 54, "asia_pacific": 54, "eastern_european": 23, "latin_american_caribbean": 33,
        "western_european_other": 29,
      ])
    #expect(register.participant("FRA")?.nameFrench == "France")
    #expect(register.participant("XXX") == nil)
  }

  @Test func everyNameIsFoundInAnyDress() throws {
    for (name, id) in try Self.names() {
      guard name.unicodeScalars.allSatisfy({ $0.value < 0x370 || $0.value >= 0x2000 && $0.value < 0x2070 })
      else {
        for written in [name, name.uppercased(), "  \(name) "] { #expect(named(written) == id, "\(written)") }
        continue
      }
      let plain = name.folding(options: .diacriticInsensitive, locale: nil)
      for written in [
        name, plain, name.uppercased(), plain.lowercased(), "The " + name, "the \(name)", "La \(name)",
        "LE \(name)", "les " + name, "L’\(name)", "l'\(plain)", "  \(name) ", "**\(name)**:",
        name.decomposedStringWithCanonicalMapping,
      ] {
        #expect(named(written) == id, "\(written)")
      }
    }
  }

  @Test func theBeginningOfANameIsNoName() throws {
    var known: [[UInt8]: String] = [:]
    for (name, id) in try Self.names() { known[Folding.fold(bytes(name))] = id }
    for (name, _) in try Self.names() {
      let words = Folding.fold(bytes(name)).split(separator: 0x20)
      for start in words.indices {
        for end in start..<words.count {
          let part = Array(words[start...end].joined(separator: [0x20]))
          let bare =
            ["the", "la", "le", "les", "l"].map(bytes).contains(Array(words[start]))
            ? Array(words[start...end].dropFirst().joined(separator: [0x20])) : part
          #expect(register.participant(named: part) == known[part] ?? known[bare])
        }
      }
    }
  }

  @Test(
    arguments: [
      ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Guinée-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"),
      ("Papua New Guinea", "PNG"), ("Guinea, Equatorial", nil), ("Guineas", nil), ("Bissau", nil),
      ("Congo", "COG"), ("Democratic Republic of the Congo", "COD"), ("République du Congo", "COG"),
      ("Democratic Republic of the", nil), ("Republic of", nil), ("Korea", nil), ("Corée", nil),
      ("Republic of Korea", "KOR"), ("République populaire démocratique de Corée", "PRK"), ("Niger", "NER"),
      ("Nigeria", "NGA"), ("Nigéria", "NGA"), ("Nigerian", nil), ("Dominica", "DMA"), ("Dominique", "DMA"),
      ("Dominican", nil), ("Dominican Republic", "DOM"), ("République dominicaine", "DOM"), ("Sudan", "SDN"),
      ("South Sudan", "SSD"), ("South", nil), ("Ireland", "IRL"), ("Irlande du Nord", nil), ("Samoa", "WSM"),
      ("American Samoa", nil), ("Roman", nil), ("United", nil), ("Saint", nil), ("France and Italy", nil),
      ("the the France", nil), ("", nil), ("the", nil), ("—", nil), ("Union européenne", "EU"),
      ("GRULAC", "GRULAC"),
    ] as [(String, String?)])
  func namesThatLookAlike(text: String, id: String?) { #expect(named(text) == id) }

  // MARK: - Lists

  private let fillers = Set(["and", "et", "ainsi", "que", "as", "well"].map(bytes))

  private func list(_ text: String) -> String {
    let list = register.nameList(in: bytes(text), fillers: fillers)
    return list.participants.joined(separator: " ")
      + (list.unknown.isEmpty ? "" : " | " + list.unknown.joined(separator: ", "))
  }

  @Test(arguments: [
    ("Algeria, Bolivia (Plurinational State of) and Cuba", "DZA BOL CUB"),
    ("Algérie, Bolivie (État plurinational de) et Cuba", "DZA BOL CUB"),
    ("Iran (République islamique d’), Venezuela (République bolivarienne du)", "IRN VEN"),
    ("Antigua and Barbuda and Bosnia and Herzegovina", "ATG BIH"),
    ("Trinité-et-Tobago et Saint-Vincent-et-les Grenadines, ainsi que Sao Tomé-et-Principe", "TTO VCT STP"),
    ("Guinée, Guinée-Bissau, Guinée équatoriale; Papouasie-Nouvelle-Guinée", "GIN GNB GNQ PNG"),
    ("Niger, Nigeria", "NER NGA"), ("CHINA, RUSSIAN\nFEDERATION", "CHN RUS"),
    ("Cuba, Cuba and Chile", "CUB CHL"), ("G77 et Chine, Union européenne", "G77 EU"),
    ("Belarus 1, Cuba 2 and China 12", "BLR CUB CHN"),
    ("Belarus1, Cuba2 et Fédération de Russie12", "BLR CUB RUS"),
    ("Belarus¹, Cuba² and China¹²", "BLR CUB CHN"), ("G7, G77 1 and NB82", "G7 G77 NORDIC_BALTIC"),
    ("Algeria, Atlantis and Cuba", "DZA CUB | atlantis"), ("Ruritanie du Nord", " | ruritanie du nord"),
    ("France, Korea, Italy", "FRA ITA | korea"), ("", ""), ("and, et", ""),
    ("Cuba, Shangri-La, Chile, Nowhere, and Else", "CUB CHL | shangri la, nowhere, else"),
  ])
  func lists(text: String, expected: String) { #expect(list(text) == expected) }

  /// "Guinea, Republic of" is a name of Guinea: the words must not be taken from the Republic of Korea.
  @Test(arguments: [
    ("Guinea, Republic of Korea", "GIN KOR"), ("Guinée, République de Corée", "GIN KOR"),
    ("Peru, Poland, Republic of Korea, Republic of Moldova", "PER POL KOR MDA"),
    ("Congo, Democratic Republic of the Congo", "COG COD"),
    ("Congo, République démocratique du Congo, Costa Rica", "COG COD CRI"),
    ("Guinea, Republic of, Kenya", "GIN KEN"), ("Korea, Republic of, Kuwait", "KOR KWT"),
    ("Congo, Democratic Republic of the", "COD"), ("Portugal, République tchèque", "PRT CZE"),
  ])
  func wordsBetweenTwoNamesGoWhereTheyBelong(text: String, expected: String) {
    #expect(list(text) == expected)
  }

  @Test func everyTwoStatesInBothLanguages() {
    let states = register.all.filter { $0.kind != .group }
    for (name, and) in [(\Participant.nameEnglish, " and "), (\Participant.nameFrench, " et ")] {
      for (place, first) in states.enumerated() {
        for second in states where second.id != first.id {
          let joint = (place + (second.id.utf8.first.map(Int.init) ?? 0)) % 2 == 0 ? ", " : and
          let text = first[keyPath: name] + joint + second[keyPath: name]
          let list = register.nameList(in: bytes(text), fillers: fillers)
          #expect(list.participants == [first.id, second.id] && list.unknown.isEmpty, "\(text)")
        }
      }
    }
  }

  @Test func randomLists() {
    var random = SplitMix64(state: 1)
    let all = register.all.filter { $0.kind != .group }
    for _ in 0..<2_000 {
      let some = all.shuffled(using: &random).prefix(Int.random(in: 0...12, using: &random))
      let (name, and) =
        Bool.random(using: &random) ? (\Participant.nameFrench, " et ") : (\Participant.nameEnglish, " and ")
      var names = some.map { participant in
        participant[keyPath: name] + (Int.random(in: 0..<5, using: &random) == 0 ? " 3" : "")
      }
      if Bool.random(using: &random) { names = names.map { $0.uppercased() } }
      let text = names.dropLast().joined(separator: ", ") + (names.count > 1 ? and : "") + (names.last ?? "")
      let list = register.nameList(in: bytes(text), fillers: fillers)
      #expect(list.participants == some.map(\.id), "\(text)")
      #expect(list.unknown == [], "\(text)")
    }
  }

  @Test func randomWordsNeverTrap() throws {
    var random = SplitMix64(state: 2)
    let words =
      try Self.names().flatMap { $0.name.split(separator: " ").map(String.init) } + ["and", "x", "7", ","]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...20, using: &random)
      let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let list = register.nameList(in: bytes(text), fillers: fillers)
      #expect(Set(list.participants).count == list.participants.count)
      #expect(list.participants.allSatisfy { register.participant($0) != nil })
      #expect(list.unknown.allSatisfy { !$0.isEmpty })
    }
  }

  @Test func nameWords() throws {
    #expect(register.nameWords[.english]?.isSuperset(of: ["plurinational", "77"].map(bytes)) == true)
    #expect(register.nameWords[.french]?.isSuperset(of: ["cote", "d"].map(bytes)) == true)
    #expect(register.nameWords[.spanish]?.contains(bytes("del")) == true)
    #expect(register.nameWords[.french]?.contains(bytes("del")) == false)
    #expect(register.nameWords.values.allSatisfy { !$0.contains([]) })
  }

  // MARK: - Groups

  /// The days of accession, each with the members from that day on; the United Kingdom left at midnight,
  /// Central European time, that ended 31 January 2020.
  @Test func theEuropeanUnionOnItsDays() {
    let steps: [(day: String, before: String, joined: [String])] = [
      ("1958-01-01", "1957-12-31", ["BEL", "DEU", "FRA", "ITA", "LUX", "NLD"]),
      ("1973-01-01", "1972-12-31", ["DNK", "GBR", "IRL"]),
      ("1981-01-01", "1980-12-31", ["GRC"]),
      ("1986-01-01", "1985-12-31", ["ESP", "PRT"]),
      ("1995-01-01", "1994-12-31", ["AUT", "FIN", "SWE"]),
      (
        "2004-05-01", "2004-04-30",
        ["CYP", "CZE", "EST", "HUN", "LTU", "LVA", "MLT", "POL", "SVK", "SVN"]
      ),
      ("2007-01-01", "2006-12-31", ["BGR", "ROU"]),
      ("2013-07-01", "2013-06-30", ["HRV"]),
    ]
    var members: [String] = []
    for step in steps {
      #expect(register.members(of: "EU", on: step.before) == members.sorted(), "\(step.before)")
      members += step.joined
      #expect(register.members(of: "EU", on: step.day) == members.sorted(), "\(step.day)")
    }
    #expect(members.count == 28)
    #expect(register.members(of: "EU", on: "2020-01-31") == members.sorted())
    members.removeAll { $0 == "GBR" }
    #expect(register.members(of: "EU", on: "2020-02-01") == members.sorted())
    #expect(register.members(of: "EU", on: "") == members.sorted())
  }

  @Test func otherGroups() {
    #expect(register.members(of: "NORDIC", on: "2022-01-01") == ["DNK", "FIN", "ISL", "NOR", "SWE"])
    #expect(register.members(of: "none", on: "") == [])
    #expect(register.members(of: "FRA", on: "") == [])
    // Left, and came back.
    #expect(
      ["2004-06-30", "2004-07-01", "2008-08-15", "2008-08-16"].map {
        register.members(of: "SADC", on: $0).contains("SYC")
      } == [true, false, false, true])
    // The regional groups of the tables are those of the participants.
    for (group, regional) in [
      ("AFRICAN_GROUP", "african"), ("ASIA_PACIFIC_GROUP", "asia_pacific"), ("EEG", "eastern_european"),
      ("GRULAC", "latin_american_caribbean"), ("WEOG", "western_european_other"),
    ] {
      #expect(
        register.members(of: group, on: "")
          == register.all.filter { $0.regionalGroup == regional }.map(\.id))
    }
  }

  @Test func noMemberStandsTwiceOnAnyDay() throws {
    let table = try CodebookSource().table("participants/membership.csv", required: [])
    for day in Set(table.rows.flatMap { [$0.fields[2], $0.fields[3]] }) {
      for group in register.all where group.kind == .group {
        let members = register.members(of: group.id, on: day)
        #expect(Set(members).count == members.count, "\(group.id) \(day)")
      }
    }
  }

  // MARK: - Faults

  private func complaintOf(participants: String = "", names: String = "", membership: String = "") -> String?
  {
    let given = source([
      "participants/participants.csv":
        "participant,kind,name_en,name_fr,formal_en,formal_fr,regional_group\nFRA,state,France,France,,,\n"
        + "EU,group,European Union,Union européenne,,,\n" + participants,
      "participants/names.csv": "participant,language,name\nFRA,fr,La France\n" + names,
      "participants/membership.csv": "group,member,from,until\n" + membership,
    ])
    return complaint { () throws(TableError) in _ = try ParticipantRegister(from: given) }
  }

  @Test(
    arguments: [
      ("", nil), ("FRA,state,A,A,,,", "4:1: error: the participant 'FRA' stands twice"),
      ("ITA,country,A,A,,,", "4:5: error: 'country' is no kind; allowed are state, observer, group"),
      (",state,A,A,,,", "4:1: error: 'participant' is empty"),
      ("ITA,state,,A,,,", "4:11: error: 'name_en' is empty"),
      ("ITA,state,A,,,,", "4:13: error: 'name_fr' is empty"),
      ("ITA,state,Italy,FRÂNCE,,,", "4:17: error: 'FRÂNCE' already means FRA"),
      ("ITA,state,\"Union, Européenne\",Italie,,,", "4:12: error: 'Union, Européenne' already means EU"),
      ("ITA,state,Italy,Italie,,France,", "4:25: error: 'France' already means FRA"),
      ("ITA,state,—,A,,,", "4:11: error: a name without a letter"),
    ] as [(String, String?)])
  func faultsOfParticipants(row: String, message: String?) {
    #expect(complaintOf(participants: row) == message.map { "participants/participants.csv:" + $0 })
  }

  @Test(
    arguments: [
      ("FRA,en,France", nil), ("ITA,en,Italy", "3:1: error: 'ITA' is no participant"),
      ("FRA,en,", "3:8: error: 'name' is empty"),
      ("FRA,en,\"UNION-EUROPEENNE\"", "3:9: error: 'UNION-EUROPEENNE' already means EU"),
    ] as [(String, String?)])
  func faultsOfNames(row: String, message: String?) {
    #expect(complaintOf(names: row) == message.map { "participants/names.csv:" + $0 })
  }

  @Test(
    arguments: [
      ("EU,FRA,1958-01-01,", nil), ("EU,FRA,,", nil), ("EU,FRA,2020-02-29,2024-12-31", nil),
      ("EU,FRA,2000-02-29,", nil), ("EC,FRA,,", "2:1: error: 'EC' is no participant"),
      ("EU,ITA,,", "2:4: error: 'ITA' is no participant"), (",FRA,,", "2:1: error: '' is no participant"),
      ("EU,FRA,1958,", "2:8: error: '1958' is no date; write YYYY-MM-DD or nothing"),
      ("EU,FRA,,31/01/2020", "2:9: error: '31/01/2020' is no date; write YYYY-MM-DD or nothing"),
    ] as [(String, String?)])
  func faultsOfMembership(row: String, message: String?) {
    #expect(complaintOf(membership: row) == message.map { "participants/membership.csv:" + $0 })
  }

  @Test(arguments: [
    "1958-1-1", "1958-13-01", "1958-00-10", "1958-01-00", "1958-01-32", "2021-02-29", "1900-02-29",
    "2021-04-31", "1958-01-01 ", "1958/01/01", "1958-01--1", "+958-01-01", "x",
  ])
  func daysThatAreNone(day: String) {
    #expect(
      complaintOf(membership: "EU,FRA,\(day),")
        == "participants/membership.csv:2:8: error: '\(day)' is no date; write YYYY-MM-DD or nothing")
  }
}
