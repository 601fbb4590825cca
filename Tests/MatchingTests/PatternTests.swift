import Testing

@testable import Matching

@Suite("Patterns") struct PatternTests {
  let french = SkippedWords("le la les l un une des du de d au aux a".split(separator: " ").map(String.init))

  @Test("a pattern is read to its steps")
  func steps() throws {
    func form(_ word: String, prefix: Bool = false) throws -> Pattern.Alternative {
      let source = prefix ? word + "*" : word
      guard case .word(let forms) = try Pattern(source, skipping: .none).steps[0] else {
        throw PatternError(reason: .noWord, column: 0)
      }
      return forms[0]
    }
    let pattern = try Pattern("  L'Accès  DEVRAI*|doit _ ... à non\u{2011}autorisé", skipping: french)
    #expect(
      pattern.steps == [
        .word([try form("acces")]), .word([try form("devrai", prefix: true), try form("doit")]), .any, .gap,
        .word([try form("non")]), .word([try form("autorise")]),
      ])
    #expect(try form("devrai", prefix: true).isPrefix)
    #expect(try Pattern("b|a|b", skipping: .none) == Pattern("a|b", skipping: .none))
    #expect(try Pattern("le|ce un|le pacte", skipping: french) == Pattern("ce pacte", skipping: french))
    #expect(try Pattern("un* pacte", skipping: french).steps.count == 2)
  }

  @Test(
    "what is no pattern is refused with its column",
    arguments: [
      ("", 1, .noWord), ("  ", 1, .noWord), ("de la", 1, .noWord), ("_ ... _", 1, .noWord),
      ("... preuve", 1, .gapAtEnd), ("preuve ...", 8, .gapAtEnd), ("de ... preuve", 4, .gapAtEnd),
      ("é ... la", 4, .gapAtEnd), ("...", 1, .gapAtEnd),
      ("a|", 3, .emptyAlternative), ("|a", 1, .emptyAlternative), ("é x||y", 6, .emptyAlternative),
      ("|", 1, .emptyAlternative),
      ("*", 1, .misplacedStar), ("a*b", 2, .misplacedStar), ("é*a", 3, .misplacedStar),
      ("a**", 3, .misplacedStar), ("x|*", 3, .misplacedStar), ("x *", 3, .misplacedStar),
      ("24/7", 3, .unexpectedCharacter("/")), ("é, a", 3, .unexpectedCharacter(",")),
      ("a _b", 3, .unexpectedCharacter("_")), ("a|_", 3, .unexpectedCharacter("_")),
      ("a ....", 3, .unexpectedCharacter(".")), ("a … b", 3, .unexpectedCharacter("…")),
      ("é e-mail|lettre", 5, .jointInAlternatives("-")), ("x|l’acces", 4, .jointInAlternatives("’")),
    ] as [(String, Int, PatternError.Reason)])
  func errors(source: String, column: Int, reason: PatternError.Reason) {
    #expect(throws: PatternError.self) { try Pattern(source, skipping: french) }
    do {
      _ = try Pattern(source, skipping: french)
    } catch {
      #expect(error.reason == reason)
      #expect(error.column == column)
      #expect(error.description.hasPrefix("column \(column): "))
    }
  }
}
