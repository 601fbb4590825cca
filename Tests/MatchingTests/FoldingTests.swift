import Matching
import TestSupport
import Testing

@Suite("Folding") struct FoldingTests {
  @Test(
    "text folds to its words",
    arguments: [
      ("L'accès aux données à caractère personnel", "l acces aux donnees a caractere personnel"),
      ("L’ACCÈS — cyber-crime, 24/7", "l acces cyber crime 24 7"),
      ("Œuvre œuvre ÆGIS æ Straße STRAẞE ça Ça", "oeuvre oeuvre aegis ae strasse strasse ca ca"),
      ("cyber\u{2011}crime cyber\u{00AD}crime cy\u{200B}ber\u{FEFF}", "cyber crime cybercrime cyber"),
      ("e\u{301}tat E\u{301}TAT \u{301}x\u{301}\u{302}", "etat etat x"),
      ("Łódź Đorđe ŞİŞLİ Ångström Nguyễn ṩ", "lodz dorde sisli angstrom nguyen s"),
      ("deux\u{00A0}mots\u{202F}ici\u{3000}la", "deux mots ici la"),
      ("ﬁnancement eﬀets conﬂit eﬃcace", "financement effets conflit efficace"),
      ("преступность Договор", "преступность Договор"),
      ("الجريمة 犯罪 שלום", "الجريمة 犯罪 שלום"),
      ("x² 5° nº € © ™ 😀 a_b", "x 5 no a b"),
      ("", ""), (" .;! ", ""), ("a", "a"),
    ])
  func folds(text: String, expected: String) {
    #expect(string(Folding.fold(bytes(text))) == expected)
  }

  @Test("every Latin letter that decomposes folds as its decomposition")
  func decompositions() {
    // The standard library's canonical equivalence: a precomposed letter equals its base with marks.
    let marks: [Unicode.Scalar] = (0x300...0x36F).compactMap { Unicode.Scalar(UInt32($0)) }
    let seconds =
      "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{309}\u{30A}\u{30C}\u{31B}\u{323}\u{328}"
      .unicodeScalars
    var decomposed: [Character: UInt8] = [:]
    for base in UInt8(ascii: "a")...UInt8(ascii: "z") {
      for upper in [false, true] {
        let letter = Unicode.Scalar(upper ? base - 32 : base)
        for first in marks {
          var scalars = String.UnicodeScalarView([letter, first])
          decomposed[Character(String(scalars))] = base
          for second in seconds {
            scalars = String.UnicodeScalarView([letter, first, second])
            decomposed[Character(String(scalars))] = base
          }
        }
      }
    }
    var checked = 0
    for code in Array(0x80..<0x250) + Array(0x1E00..<0x1F00) {
      guard let scalar = Unicode.Scalar(UInt32(code)), let base = decomposed[Character(scalar)] else {
        continue
      }
      #expect(Folding.fold(bytes(String(scalar))) == [base], "U+\(String(code, radix: 16))")
      checked += 1
    }
    #expect(checked > 470)
  }

  @Test("ASCII folds byte by byte")
  func ascii() {
    for byte in UInt8(0)..<128 {
      let scalar = Unicode.Scalar(byte)
      let isWord = scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
      let expected = isWord ? bytes(String(scalar).lowercased()) : []
      #expect(Folding.fold([byte]) == expected)
    }
  }

  @Test("bytes that are no UTF-8 separate words")
  func invalid() {
    let broken: [[UInt8]] = [
      [0xFF], [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE0, 0x80, 0xAF], [0xF0, 0x9F, 0x98], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ]
    for bad in broken {
      let text = bytes("avant") + bad + bytes("apres") + bad
      let words = Folding.words(in: text)
      #expect(words.map { string($0.bytes) } == ["avant", "apres"], "\(bad)")
      #expect(words.map(\.range) == [0..<5, 5 + bad.count..<10 + bad.count], "\(bad)")
    }
  }

  @Test("words keep the place where they were written")
  func ranges() {
    let text = bytes("«\u{00A0}L’Œuvre e\u{301}t\u{00AD}é\u{200B} fin")
    let written = Folding.words(in: text).map { string(text[$0.range]) }
    #expect(written == ["L", "Œuvre", "e\u{301}t\u{00AD}é", "fin"])
    #expect(Folding.words(in: text, range: 8..<11).map(\.range) == [8..<11])
    #expect(Folding.words(in: text, range: -5..<4000).count == 4)
    #expect(Folding.words(in: text, range: 3000..<4000).isEmpty)
  }

  @Test(
    "a stop before white space, a closing mark or the end is a wall",
    arguments: [
      ("un. deux", [0, 1]), ("un.deux", [0, 0]), ("un; deux: trois! quatre? cinq", [0, 1, 2, 3, 4]),
      ("24:7 un.org 3.5", [0, 0, 0, 0, 0, 0]), ("un.» deux", [0, 1]), ("un.”deux", [0, 1]),
      ("un.\"deux", [0, 1]), ("(un.)deux", [0, 1]), ("[un.]deux", [0, 1]), ("un.\u{00A0}deux", [0, 1]),
      ("un.\u{202F}deux", [0, 1]), ("un.\u{200B} deux", [0, 1]), ("un.\u{200B}deux", [0, 0]),
      ("un... deux", [0, 1]), ("un ?! deux", [0, 1]), ("un. ; . deux", [0, 1]), (". un.", [0]),
      ("un.«deux", [0, 0]), ("un, deux", [0, 0]), ("un.\ndeux", [0, 1]), ("un\n\ndeux", [0, 0]),
      ("un.’deux", [0, 1]),
    ])
  func walls(text: String, sentences: [Int]) {
    #expect(Folding.words(in: bytes(text)).map(\.sentence) == sentences)
  }
}
