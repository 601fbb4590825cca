import Codebook
import Tables
import TestSupport
import Testing

@Suite struct ParticipantNamesTests {
  private let register = Result { try ParticipantRegister() }

  @Test(
    arguments: [
      ("австралия", nil), ("Австралия", "AUS"), ("Российская Федерация", "RUS"), ("大韩民国", "KOR"),
      ("巴西", "BRA"),
      ("مصر", "EGY"), ("الاتحاد الروسي", "RUS"), ("Swaziland", "SWZ"), ("Burma", "MMR"), ("Turquie", "TUR"),
      ("República Checa", "CZE"), ("the Netherlands (Kingdom of the)", "NLD"), ("Vietnam", "VNM"),
      ("Macedonia", "MKD"), ("Iran (Islamic Republic of)", "IRN"),
    ] as [(String, String?)])
  func aNameInAnyLanguageIsItsParticipants(name: String, id: String?) throws {
    #expect(try register.get().participant(named: bytes(name)) == id)
  }

  @Test(
    arguments: [
      ("Austra1ia", "AUS"), ("Switzer1and", "CHE"), ("Nigerla", "NGA"), ("Untied States of Arnerica", nil),
      ("Unlted States of Arnerica", nil), ("Repub1ic of K0rea", "KOR"), ("Atlantis", nil), ("Irau", nil),
      ("Austraia", nil), ("Peru", nil),
    ] as [(String, String?)])
  func aSpoiltNameIsReadWhereItCanBeNoOther(name: String, id: String?) throws {
    #expect(try register.get().participant(misspelt: bytes(name)) == id)
  }

  @Test func everyStateHasANameInTheSixOfficialLanguages() throws {
    let names = try CodebookSource().table("participants/names.csv", required: ["participant", "language"])
    let known = Set(names.rows.map { $0.fields[0] + " " + $0.fields[1] })
    for state in try register.get().all where state.kind == .state {
      for language in ["ar", "es", "ru", "zh"] { #expect(known.contains("\(state.id) \(language)")) }
    }
  }
}
