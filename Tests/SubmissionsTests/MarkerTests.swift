import TestSupport
import Testing

@testable import Submissions

@Suite("Numbers, letters and bullets") struct MarkerTests {
  func marker(_ text: String) throws -> Marker? {
    let source = try SourceText(decoding: bytes(text))
    return Line(source, LinePiece.whole(source)[0], vocabulary: try Tools.shared.get().vocabulary).marker
  }

  /// A roman numeral by subtraction, apart from the table under test.
  static func roman(_ value: Int) -> String {
    var rest = value
    var text = ""
    for (worth, sign) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
      while rest >= worth {
        text += sign
        rest -= worth
      }
    }
    return text
  }

  @Test("roman numerals 1 to 89, in three wrappings and both cases", arguments: 1...89)
  func romans(value: Int) throws {
    let sign = Self.roman(value)
    for (text, style) in [
      ("\(sign)) texte", Marker.Style.roman(.parenthesis)), ("(\(sign)) texte", .roman(.parentheses)),
      ("\(sign). texte", .roman(.dot)), ("\(sign.uppercased()). Texte", .capitalRoman(.dot)),
      ("(\(sign.uppercased())) Texte", .capitalRoman(.parentheses)),
    ] {
      let marker = try #require(try marker(text))
      #expect(marker.style == style)
      #expect(marker.value == value)
      #expect(marker.length == text.utf8.count - 5)
    }
  }

  @Test("roman numerals in a wrong spelling are none")
  func wrongRomans() {
    for text in ["iiii", "vv", "ic", "iix", "xxxx", "vx", "ll", "xc", ""] {
      #expect(Marker.romanValue(bytes(text)) == nil)
    }
  }

  @Test("letters a to z, and doubled letters after them")
  func letters() throws {
    for (place, scalar) in ("a"..."z" as ClosedRange<Unicode.Scalar>).enumeratedScalars {
      let letter = String(scalar)
      for (text, wrapping) in [
        ("\(letter)) texte", Marker.Wrapping.parenthesis), ("(\(letter)) texte", .parentheses),
      ] {
        let marker = try #require(try marker(text))
        #expect(marker.asLetter?.style == .letter(wrapping))
        #expect(marker.asLetter?.value == place + 1)
        #expect(marker.isItem)
      }
      let capital = try #require(try self.marker("\(letter.uppercased()). Texte"))
      #expect(capital.asLetter?.style == .capital(.dot))
      #expect(!capital.isItem)
      if Self.roman(2) != letter + letter, !"xvl".contains(letter) {
        #expect(try self.marker("\(letter)\(letter)) texte")?.value == 26 + place + 1)
      }
    }
  }

  @Test("numbers 1 to 999")
  func numbers() throws {
    for value in 1...999 {
      for (text, wrapping) in [
        ("\(value). T", Marker.Wrapping.dot), ("\(value)) T", .parenthesis), ("(\(value)) T", .parentheses),
      ] {
        let marker = try #require(try marker(text))
        #expect(marker.style == .number(wrapping))
        #expect(marker.value == value)
      }
    }
  }

  @Test(
    "every other sign",
    arguments: [
      ("- texte", Marker.Style.bullet(0x2D), 0, 2), ("• texte", .bullet(0x2022), 0, 4),
      ("·\u{A0}texte", .bullet(0xB7), 0, 4),
      ("– texte", .bullet(0x2013), 0, 4), ("\u{F0B7} texte", .bullet(0xF0B7), 0, 4),
      ("▪\ttexte", .bullet(0x25AA), 0, 4),
      ("1.2 Texte", .outline(parts: 2), 2, 4), ("3.10.4. Texte", .outline(parts: 3), 4, 8),
      ("## Titre", .markdown(2), 0, 3),
      ("- 4. Texte", .number(.dot), 4, 5), ("Chapitre III. Texte", .named(bytes("chapitre")), 3, 14),
      ("Article premier. Objet", .named(bytes("article")), 1, 17),
      ("Article 12", .named(bytes("article")), 12, 10),
      ("Chapter IV – Crimes", .named(bytes("chapter")), 4, 11),
      ("Annex II: Crimes", .named(bytes("annex")), 2, 10),
      ("ANNEXE B. Crimes", .named(bytes("annexe")), 2, 10),
    ])
  func signs(text: String, style: Marker.Style, value: Int, length: Int) throws {
    let marker = try #require(try marker(text))
    #expect(marker.style == style)
    #expect(marker.value == value)
    #expect(marker.length == length)
  }

  @Test(
    "no sign",
    arguments: [
      "a)b", "1.5 million", "1.", "(a)", "texte", "2021 was", "0. x", "1234. x", "Article 5 of the text says",
      "-texte", "*",
      "Aa) x", "(a x", "a", "#######  x", "#x", "iiii) x", "article 5. x", "Chapitre", "l’État", "1,5 m",
      "24/7 x", "(",
      "v", "A/AC.291/4", "1.2.3.4.5 x", "d'accord) x", "—", "Article of the text", "E.U. law",
    ])
  func none(text: String) throws {
    let found = try marker(text)
    #expect(found == nil || found?.length == text.utf8.count, "\(String(describing: found))")
  }
}

extension ClosedRange<Unicode.Scalar> {
  /// The scalars of the range with their places.
  var enumeratedScalars: [(Int, Unicode.Scalar)] {
    (lowerBound.value...upperBound.value).compactMap(Unicode.Scalar.init).enumerated().map {
      ($0.offset, $0.element)
    }
  }
}
