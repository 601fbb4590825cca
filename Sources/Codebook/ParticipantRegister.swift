internal import Matching
public import Tables

/// A State, an observer or a group that takes part, as the tables know it.
public struct Participant: Sendable {
  /// What kind of participant the tables know.
  public enum Kind: String, Sendable {
    case state, observer, group
  }

  /// The ISO 3166-1 alpha-3 code of a State, `EU`, or the upper-case identifier of a group.
  public let id: String
  /// State, observer or group.
  public let kind: Kind
  /// The short name that United Nations documents print, in English.
  public let nameEnglish: String
  /// The short name that United Nations documents print, in French.
  public let nameFrench: String
  /// The regional group of the General Assembly, empty for groups and where there is none.
  public let regionalGroup: String
}

/// All participants, found by any of their names in French, English or Spanish.
public struct ParticipantRegister: Sendable {
  private let participants: [String: Participant]
  private let byName: [[UInt8]: String]
  private let membership: [String: [Membership]]
  /// The most words in any name.
  private let longest: Int
  /// The words that names begin with.
  private let firstWords: Set<[UInt8]>
  /// Every folded word that occurs in a name, by the name's language.
  public let nameWords: [Language: Set<[UInt8]>]

  private struct Membership {
    let member: String
    let from: String
    let until: String
  }

  /// Reads and checks the tables of participants, names and membership.
  ///
  /// - Parameter source: where the tables come from.
  /// - Throws: `TableError` for a doubled code, a name that means two participants, an unknown member, a bad
  ///   date.
  public init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    var participants: [String: Participant] = [:]
    var byName: [[UInt8]: String] = [:]
    var longest = 1
    var nameWords: [Language: Set<[UInt8]>] = [:]

    func add(_ name: String, in language: Language, for id: String, _ fault: (String) -> TableError)
      throws(TableError)
    {
      let key = Folding.fold(Array(name.utf8))
      nameWords[language, default: []].formUnion(key.split(separator: 0x20).map(Array.init))
      guard !key.isEmpty else { throw fault("a name without a letter") }
      if let other = byName[key], other != id { throw fault("'\(name)' already means \(other)") }
      byName[key] = id
      longest = max(longest, key.count { $0 == 0x20 } + 1)
    }

    let columns = [
      "participant", "kind", "name_en", "name_fr", "formal_en", "formal_fr", "regional_group",
    ]
    let table = try source.table("participants/participants.csv", required: columns)
    let reader = try FieldReader(table, columns)
    for row in table.rows {
      let id = try reader.text(row, 0)
      guard let kind = Participant.Kind(rawValue: reader.value(row, 1)) else {
        throw reader.fault(
          row, 1, "'\(reader.value(row, 1))' is no kind; allowed are state, observer, group")
      }
      guard participants[id] == nil else {
        throw reader.fault(row, 0, "the participant '\(id)' stands twice")
      }
      participants[id] = Participant(
        id: id, kind: kind, nameEnglish: try reader.text(row, 2), nameFrench: try reader.text(row, 3),
        regionalGroup: reader.value(row, 6))
      for column in 2...5 where !reader.value(row, column).isEmpty {
        let language: Language = columns[column].hasSuffix("_en") ? .english : .french
        try add(reader.value(row, column), in: language, for: id) { reader.fault(row, column, $0) }
      }
    }

    let names = try source.table("participants/names.csv", required: ["participant", "language", "name"])
    let nameReader = try FieldReader(names, ["participant", "language", "name"])
    for row in names.rows {
      let id = nameReader.value(row, 0)
      guard participants[id] != nil else { throw nameReader.fault(row, 0, "'\(id)' is no participant") }
      let language = Language(nameReader.value(row, 1))
      let name = try nameReader.text(row, 2)
      // Letters other than Latin ones keep their case when they are folded.
      for written in [name, name.uppercased()] {
        try add(written, in: language, for: id) { nameReader.fault(row, 2, $0) }
      }
    }

    var membership: [String: [Membership]] = [:]
    let spans = ["group", "member", "from", "until"]
    let groups = try source.table("participants/membership.csv", required: spans)
    let groupReader = try FieldReader(groups, spans)
    for row in groups.rows {
      for column in 0...1 where participants[groupReader.value(row, column)] == nil {
        throw groupReader.fault(row, column, "'\(groupReader.value(row, column))' is no participant")
      }
      for column in 2...3 where !Self.isDateOrEmpty(groupReader.value(row, column)) {
        throw groupReader.fault(
          row, column, "'\(groupReader.value(row, column))' is no date; write YYYY-MM-DD or nothing")
      }
      membership[groupReader.value(row, 0), default: []].append(
        Membership(
          member: groupReader.value(row, 1), from: groupReader.value(row, 2),
          until: groupReader.value(row, 3)))
    }
    self.participants = participants
    self.byName = byName
    self.membership = membership
    self.longest = longest
    self.nameWords = nameWords
    firstWords = Set(byName.keys.map { Array($0.prefix { $0 != 0x20 }) })
  }

  /// The participant of a code.
  ///
  /// - Parameter id: an ISO 3166-1 alpha-3 code or a group's identifier.
  /// - Returns: nil where the tables do not know it.
  public func participant(_ id: String) -> Participant? {
    participants[id]
  }

  /// All participants in the order of their codes.
  public var all: [Participant] {
    participants.values.sorted { $0.id < $1.id }
  }

  /// The participant whose name the text is, and nothing else.
  ///
  /// - Parameter text: UTF-8; case, accents and punctuation do not count, nor does a leading article.
  /// - Returns: nil where the text as a whole is no known name.
  public func participant(named text: [UInt8]) -> String? {
    let key = Folding.fold(text)
    if let id = byName[key] { return id }
    // "the Netherlands", "La Suisse", "L'Australie": an article before a name is no part of it.
    for article in ["the ", "la ", "le ", "les ", "l "] where key.starts(with: article.utf8) {
      if let id = byName[Array(key.dropFirst(article.utf8.count))] { return id }
    }
    return nil
  }

  /// The participant whose name a text was meant to be, where scanning has spoilt a letter or two.
  ///
  /// Near is a name one slip away, two for names of ten bytes and more, where every name of another participant is
  /// twice as far off; a slip is a byte put in, left out, changed, or swapped with the next.
  ///
  /// - Parameter text: UTF-8; case, accents and punctuation do not count.
  /// - Returns: nil for less than five bytes, where no name is near, and where two participants' are.
  public func participant(misspelt text: [UInt8]) -> String? {
    let key = Folding.fold(text)
    guard key.count >= 5 else { return nil }
    let reach = key.count < 10 ? 1 : 2
    var nearest: [String: Int] = [:]
    for (name, id) in byName where abs(name.count - key.count) <= reach + 1 {
      let slips = NearestNames.slips(key, name)
      if slips <= reach + 1 { nearest[id] = min(slips, nearest[id] ?? slips) }
    }
    guard let least = nearest.values.min(), least <= reach else { return nil }
    let near = nearest.filter { $0.value < least * 2 }
    return near.count == 1 ? near.first?.key : nil
  }

  /// The members of a group on a day.
  ///
  /// - Parameters:
  ///   - group: a group's identifier.
  ///   - date: `YYYY-MM-DD`; empty asks for today's list, the memberships that have no end.
  /// - Returns: codes in their order; empty where the tables give none.
  public func members(of group: String, on date: String) -> [String] {
    (membership[group] ?? []).filter { membership in
      if date.isEmpty { return membership.until.isEmpty }
      return (membership.from.isEmpty || membership.from <= date)
        && (membership.until.isEmpty || date <= membership.until)
    }.map(\.member).sorted()
  }

  /// What a list of names holds, read from its first word to its last.
  public struct NameList: Sendable {
    /// The participants named, in their order.
    public let participants: [String]
    /// The runs of words that are neither a name nor a word between names, folded.
    public let unknown: [String]
  }

  /// Reads a list such as "Algeria, Bolivia (Plurinational State of) and Cuba".
  ///
  /// Of all the ways to cut the text in names, the one that leaves the fewest words over; of those, the one
  /// whose names hold the fewest commas, then the one with the fewest names. So "Guinea, Republic of" is one
  /// State, and "Guinea, Republic of Korea" is two.
  ///
  /// - Parameters:
  ///   - text: UTF-8; digits behind a name are a footnote's mark.
  ///   - fillers: folded words that may stand between names, such as "et", "and".
  /// - Returns: the participants and what was left over.
  public func nameList(in text: [UInt8], fillers: Set<[UInt8]>) -> NameList {
    let written = Folding.words(in: text)
    let words = written.map(\.bytes)
    let endsItem = written.indices.map { index in
      let end = index + 1 < written.count ? written[index + 1].range.lowerBound : text.count
      return text[written[index].range.upperBound..<end].contains { $0 == 0x2C || $0 == 0x3B }
    }
    // From the last word backwards: the cheapest way to read the words from here on.
    var ways = Array(repeating: Reading(), count: words.count + 1)
    for index in words.indices.reversed() {
      let isFiller = fillers.contains(words[index]) || words[index].allSatisfy(Self.isDigit)
      var best = ways[index + 1]
      best.cost.unknown += isFiller ? 0 : 1
      (best.length, best.name) = (1, nil)
      let reach = firstWords.contains(words[index]) ? min(longest, words.count - index) : 1
      for length in stride(from: reach, through: 1, by: -1) {
        guard let id = participant(spelt: words[index..<index + length]) else { continue }
        var way = ways[index + length]
        way.cost.commas += endsItem[index..<index + length - 1].count { $0 }
        way.cost.names += 1
        (way.length, way.name) = (length, id)
        if way.cost < best.cost || best.name == nil && way.cost.unknown <= best.cost.unknown { best = way }
      }
      ways[index] = best
    }

    var found: [String] = []
    var unknown: [String] = []
    var stray: [String] = []
    func closeStray() {
      if !stray.isEmpty { unknown.append(stray.joined(separator: " ")) }
      stray = []
    }
    var index = 0
    while index < words.count {
      let way = ways[index]
      if let id = way.name {
        closeStray()
        if !found.contains(id) { found.append(id) }
      } else if fillers.contains(words[index]) || words[index].allSatisfy(Self.isDigit) {
        // Footnote marks and years of a list stand between names as bare digits.
        closeStray()
      } else {
        stray.append(String(decoding: words[index], as: UTF8.self))
      }
      index += way.length
    }
    closeStray()
    return NameList(participants: found, unknown: unknown)
  }

  /// A way to read a list from one of its words to the end.
  private struct Reading {
    struct Cost: Comparable {
      var unknown = 0
      var commas = 0
      var names = 0

      static func < (left: Cost, right: Cost) -> Bool {
        (left.unknown, left.commas, left.names) < (right.unknown, right.commas, right.names)
      }
    }

    var cost = Cost()
    /// How many words the name takes, or 1.
    var length = 1
    /// Nil where the first word is part of no name.
    var name: String?
  }

  /// The participant that folded words name, the last of them with or without a footnote's digits.
  private func participant(spelt words: ArraySlice<[UInt8]>) -> String? {
    var key = Array(words.joined(separator: [0x20]))
    if let id = byName[key] { return id }
    guard let last = words.last, !last.allSatisfy(Self.isDigit), key.last.map(Self.isDigit) == true else {
      return nil
    }
    while key.last.map(Self.isDigit) == true {
      key.removeLast()
      if let id = byName[key] { return id }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isDateOrEmpty(_ text: String) -> Bool {
    text.isEmpty || CalendarDay.year(of: text) != nil
  }
}
