import TestSupport
import Testing

@testable import Submissions

@Suite("Joining lines and mending spaces") struct MendingTests {
  func passages(_ body: String) throws -> [Passage] {
    let document = try read("Chili\n[Original : français]\n\n\(body)\n")
    #expect(faults(of: document) == [])
    return document.submissions.flatMap(\.passages)
  }

  func english(_ body: String) throws -> [Passage] {
    let document = try read("Chile\n[Original: Spanish]\n\n\(body)\n")
    #expect(faults(of: document) == [])
    return document.submissions.flatMap(\.passages)
  }

  /// Words that let the reader tell the language and hold each needed word once.
  static let french =
    " Les parties et les États dans le texte de la convention, pour des résolutions nationales, sont d’accord sur le fait que "
    + "l’information et la coopération ne sont pas plus que des moyens."
  static let english =
    " The parties to the convention and the States in this text should be of the view that information and cooperation "
    + "are not more than means to an end for them."

  @Test(
    "closes a stray space in French",
    arguments: [
      ("Il agit dans d es résolutions.", "Il agit dans des résolutions."),
      ("Ce sont des résol utions.", "Ce sont des résolutions."),
      ("Voici l ’information utile.", "Voici l’information utile."),
      ("Voici l 'information utile.", "Voici l'information utile."),
      ("Il importe qu ’elle vienne.", "Il importe qu’elle vienne."),
      ("Les raisons ci -dessus valent.", "Les raisons ci-dessus valent."),
      ("Les É tats agissent.", "Les États agissent."),
      ("La coop ération avance.", "La coopération avance."),
    ])
  func closesFrench(written: String, expected: String) throws {
    let passage = try #require(try passages(written + Self.french).first)
    #expect(passage.text.string == expected + Self.french)
    #expect(passage.text.mendings == 1)
  }

  @Test(
    "leaves a space that may be right in French",
    arguments: [
      "Il va de pair avec elle.", "Une partie du texte a été lue.", "Il y a des moyens.",
      "La Convention a pour but un fait.",
      "Voici un par don de sa part.", "Il est sur le point de dire oui.", "Elle a accord sur tout.",
      "Le mot A et le mot B.",
      "Le texte d’application.", "Les uns et les autres ont des droits.", "Une zone inter disciplinaire.",
      "Il va à Paris.",
      "Ô temps.", "Les parties des parties.", "On lit « la » et « les ».", "Le point a) et le point b).",
    ])
  func leavesFrench(written: String) throws {
    let passage = try #require(try passages(written + Self.french).first)
    #expect(passage.text.string == written + Self.french)
    #expect(passage.text.mendings == 0)
  }

  @Test(
    "closes a stray space in English",
    arguments: [
      ("It is about informa tion.", "It is about information."),
      ("Such coope ration helps.", "Such cooperation helps."),
      ("All part ies agree.", "All parties agree."), ("The St ates agree.", "The States agree."),
    ])
  func closesEnglish(written: String, expected: String) throws {
    let passage = try #require(try english(written + Self.english).first)
    #expect(passage.text.string == expected + Self.english)
    #expect(passage.text.mendings == 1)
  }

  @Test(
    "leaves a space that may be right in English",
    arguments: [
      "It is a long text.", "I am of this view.", "A State may do so.", "They are in formation flight.",
      "It can not be so.",
      "We go on to the end.", "It is an end.", "Some one may see it.", "Take part in it.",
      "The text of the States' views.",
      "Article 5 a should go.", "As to the rest, we agree.", "The parties' aim is as such.", "An other view.",
    ])
  func leavesEnglish(written: String) throws {
    let passage = try #require(try english(written + Self.english).first)
    #expect(passage.text.string == written + Self.english)
    #expect(passage.text.mendings == 0)
  }

  @Test(
    "joins words cut at a line's end only where the whole is known",
    arguments: [
      ("Une bonne coopé-\nration aide.", "Une bonne coopération aide."),
      ("La parité femmes-\nhommes compte.", "La parité femmes-hommes compte."),
      ("Une bonne coopé\u{AD}\nration aide.", "Une bonne coopé\u{AD}ration aide."),
      ("La règle public-\nprivé vaut.", "La règle public-privé vaut."),
      ("Un texte –\nlong – aide.", "Un texte – long – aide."),
      ("Un  texte\tà\u{A0}lire\nvient.", "Un texte à lire vient."),
    ])
  func lineEnds(written: String, expected: String) throws {
    let passage = try #require(try passages(written + Self.french).first)
    #expect(passage.text.string == expected + Self.french)
  }

  @Test("leads every byte back to the document")
  func wayBack() throws {
    let written = "Il agit dans d es résolutions,\n  et l ’information va." + Self.french
    let document = try read("Chili\n[Original : français]\n\n\(written)\n")
    let text = try #require(document.text)
    let passage = try #require(document.submissions.first?.passages.first)
    let joined = passage.text.bytes
    func place(_ needle: String) throws -> Range<Int> {
      let needle = bytes(needle)
      let at = try #require(joined.indices.first { joined[$0...].starts(with: needle) })
      return passage.text.source(of: at..<at + needle.count)
    }
    #expect(text.string(try place("des")) == "d es")
    #expect(text.string(try place("résolutions, et")) == "résolutions,\n  et")
    #expect(text.string(try place("l’information")) == "l ’information")
    #expect(text.string(try place("agit")) == "agit")
  }
}
