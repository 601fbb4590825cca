import Codebook
import TestSupport
import Testing

@testable import Submissions

/// Writes compilations of every make together with the reading that is expected of them.
struct Generator {
  var random: SplitMix64
  private var marked: [String] = []
  private var footnotes = 0
  private var pages = 0
  private(set) var voices: [String] = []

  let isFrench: Bool
  let isDouble: Bool
  let width: Int

  static let participants = [
    "GHA", "PER", "TGO", "CHL", "JPN", "IRN", "BOL", "GBR", "CIV", "LAO", "TZA", "AUS", "KOR", "EU",
  ]
  static let words = [
    false:
      "the treaty should help all courts and police with evidence across borders while it keeps rights safe under law"
      .split(separator: " ").map(String.init),
    true:
      "le traité devrait aider les tribunaux et la police à réunir des preuves au-delà des frontières tout en protégeant"
      .split(separator: " ").map(String.init),
  ]

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
    isFrench = Bool.random(using: &random)
    isDouble = Int.random(in: 0..<4, using: &random) == 0
    width = Int.random(in: 60...95, using: &random)
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func word() -> String { (Self.words[isFrench] ?? []).randomElement(using: &random) ?? "" }

  private mutating func blank(_ count: Int = 1) { for _ in 0..<count { marked.append(" |") } }

  /// A page's end and the next one's head, with or without footnotes.
  private mutating func pageBreak() {
    pages += 1
    if chance(40) {
      footnotes += 1
      blank()
      marked.append("^|__________________")
      marked.append("^|\(footnotes) \(isFrench ? "Voir la note d’à côté." : "See the other note.")")
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: marked.append("@|https://undocs.org/en/A/RES/74/247")
    case 1:
      blank()
      marked.append("=|\(pages)/77 V.21-08421")
      marked.append("=|\u{C}A/AC.291/4")
    case 2:
      marked.append("=|GE.22-12345")
      blank()
    default:
      blank()
      marked.append("=|A/AC.291/4")
      blank()
      marked.append("=|V.21-08421 \(pages)/77")
    }
  }

  /// A paragraph or item wrapped to the width, sometimes cut by a page's end.
  private mutating func paragraph(_ kind: String, opening: String, words count: Int, end: String) {
    var lines: [String] = []
    var line = opening
    for place in 0..<count {
      var next = word()
      if place == 0 { next = next.prefix(1).uppercased() + next.dropFirst() }
      if place == count - 1 { next += end }
      if line.count + next.count + 1 > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty || line == opening ? next : " " + next
    }
    lines.append(line)
    for (place, line) in lines.enumerated() {
      if place > 0, chance(5) { pageBreak() } else if place > 0, isDouble { blank() }
      marked.append("\(place == 0 ? kind : "+")|\(line)")
    }
  }

  mutating func run() -> String {
    let count = Int.random(in: 1...6, using: &random)
    if chance(70) {
      marked.append(isFrench ? "-| II. Commentaires reçus" : "-| II. Comments received")
      blank(3)
    }
    for id in Self.participants.shuffled(using: &random).prefix(count) { entry(of: id) }
    return marked.joined(separator: "\n")
  }

  private mutating func entry(of id: String) {
    voices.append(id)
    let participant = try? Tools.shared.get().register.participant(id)
    marked.append(
      "E|\(chance(50) ? "  " : "")\((isFrench ? participant?.nameFrench : participant?.nameEnglish) ?? id)")
    blank(Int.random(in: 0...3, using: &random))
    marked.append(isFrench ? "e|[Original : anglais]" : "e|[Original: Spanish]")
    if chance(80) { marked.append(isFrench ? "e|[1er novembre 2021]" : "e|[29 October 2021]") }
    blank(2)
    var number = 0
    for part in 0..<Int.random(in: 1...5, using: &random) {
      if chance(40) {
        if part > 0 { blank() }
        marked.append(
          "h|  \(isFrench ? "Élément numéro" : "Element number") \(["un", "deux", "one", "two"].randomElement(using: &random) ?? "")"
        )
        blank(2)
      }
      let isNumbered = chance(40)
      if isNumbered { number += 1 }
      let opensList = chance(40)
      paragraph(
        "p", opening: isNumbered ? "\(number). " : chance(50) ? "  " : "",
        words: Int.random(in: 20...90, using: &random),
        end: opensList ? (isFrench ? " :" : ":") : ".")
      blank(isDouble ? 2 : 1)
      if opensList { list() }
    }
    blank(2)
  }

  private mutating func list() {
    let style = Int.random(in: 0..<4, using: &random)
    let count = Int.random(in: 2...5, using: &random)
    for place in 0..<count {
      let letter = String(UnicodeScalar(UInt8(0x61 + place)))
      let sign = ["\(letter)) ", "(\(letter)) ", "• ", "(\(MarkerTests.roman(place + 1))) "][style]
      paragraph(
        "i", opening: " " + sign, words: Int.random(in: 2...40, using: &random),
        end: place == count - 1 ? "." : (isFrench ? " ;" : ";"))
      blank(isDouble ? 2 : 1)
    }
  }
}

@Suite("Generated documents") struct GeneratedTests {
  static let seeds: Range<UInt64> = 0..<100

  @Test("every paragraph comes back as one passage on its lines")
  func readings() throws {
    var wrong = 0
    for seed in Self.seeds where wrong < 3 {
      var generator = Generator(seed: seed)
      let marked = generator.run()
      let document = try read(MarkedText.plain(marked) + "\n")
      let rendered = MarkedText.render(document)
      if rendered != marked {
        wrong += 1
        let lines = (
          rendered.split(separator: "\n", omittingEmptySubsequences: false),
          marked.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let at = zip(lines.0, lines.1).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
        let range = max(0, at - 6)..<min(lines.0.count, at + 4)
        Issue.record(
          "seed \(seed), line \(at + 1), read as\n\(lines.0[range].joined(separator: "\n"))\nbut expected \(lines.1[at].prefix(1))"
        )
      }
      #expect(document.submissions.map(\.voice.id) == generator.voices, "seed \(seed)")
      #expect(faults(of: document) == [], "seed \(seed)")
      // Words at random need be in no language.
      #expect(document.problems.filter { $0.severity != .warning } == [], "seed \(seed)")
    }
  }

  @Test("a reading is the same every time, in every encoding of line ends")
  func repeatable() throws {
    for seed: UInt64 in 0..<20 {
      var generator = Generator(seed: seed)
      let text = MarkedText.plain(generator.run())
      let first = try read(text)
      for other in [
        text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), "\u{FEFF}" + text,
      ] {
        let second = try read(other)
        #expect(second.accounts == first.accounts)
        #expect(
          second.submissions.flatMap(\.passages).map(\.text.bytes)
            == first.submissions.flatMap(\.passages).map(\.text.bytes))
      }
    }
  }

  @Test("mutations of documents leave every account whole")
  func mutations() throws {
    for seed: UInt64 in 0..<100 {
      var generator = Generator(seed: seed)
      var file = bytes(MarkedText.plain(generator.run()))
      var random = SplitMix64(state: seed &* 7919)
      let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      switch seed % 5 {
      case 0:
        for _ in 0..<20 {
          file[Int.random(in: 0..<file.count, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
        }
      case 1:
        for _ in 0..<5 {
          file[Int.random(in: 0..<file.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
      case 2: file = Array(lines.shuffled(using: &random).joined(separator: [0x0A]))
      case 3: file = Array(lines.filter { _ in Bool.random(using: &random) }.joined(separator: [0x0A]))
      default:
        let cut = Int.random(in: 0..<file.count, using: &random)
        file = Array(file[cut...]) + file[..<Int.random(in: 0...cut, using: &random)]
      }
      #expect(faults(of: try read(file)) == [], "seed \(seed)")
    }
  }

  @Test("random bytes, and random strings of the reader's own signs, leave every account whole")
  func noise() throws {
    let pieces: [String] = [
      "\n", "\n", "\n", " ", "  ", "\t", "\r", "\r\n", "\u{C}", "\u{A0}", "Ghana", "France",
      "Union européenne", "[Original: English]",
      "[29 October 2021]", "1.", "a)", "(i)", "- ", "• ", "____________", "1 ", "*", "**", "#", "## ",
      "[a](b)", "](", "^{2}", "A/AC.291/4",
      "https://a.b", ":", ";", ".", ",", "draft resolution", "on behalf of", "Chapter I", "1.2", "d es",
      "l ’", "-\n", "\u{AD}\n", "é", "’",
      "«", "»", "Note by the Secretariat", "12/34", "V.21-08421", "page 4", "😀", "\u{0}", "\u{FFFD}", "États",
      "and",
    ]
    for seed: UInt64 in 0..<400 {
      var random = SplitMix64(state: seed)
      var file: [UInt8] = []
      if seed % 4 == 0 {
        file = (0..<Int.random(in: 1...400, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      } else {
        for _ in 0..<Int.random(in: 1...120, using: &random) {
          file += bytes(pieces.randomElement(using: &random) ?? "")
        }
      }
      #expect(faults(of: try read(file)) == [], "seed \(seed): \(String(decoding: file, as: UTF8.self))")
    }
  }
}
