import Codebook
import Foundation
import Submissions
import Tables
import TestSupport
import Testing

@testable import Coding

/// Sentences in words that nothing was learned from, coded by the model that the program ships with.
///
/// Each stands alone, so what a list or a heading would tell is missing. See Tests/Breadth/README.md.
@Suite struct ParaphraseTests {
  private struct Figures: CustomStringConvertible {
    var themes = ThemeReliability()
    var positions = PositionReliability()

    var description: String {
      let oppose = positions.recall(of: .oppose)
      let conditional = positions.recall(of: .conditional)
      return "themes macro-F1 \(themes.macroF1), positions found-F1 \(positions.foundF1), "
        + "stance-F1 \(positions.stanceF1), oppose \(oppose.found) of \(oppose.gold), conditional "
        + "\(conditional.found) of \(conditional.gold), wrong side \(positions.wrongSide) of \(positions.shared)"
    }
  }

  private func measure(_ language: Language) throws -> Figures {
    let path = Repository.root.appendingPathComponent("Tests/Breadth/paraphrases.csv")
    let columns = ["id", "language", "text", "themes", "positions"]
    let table = try CSVTable(
      Array(try Data(contentsOf: path)), name: "paraphrases.csv", required: columns)
    let codebook = try Codebook()
    let themeModel = try ThemeModel(from: CodebookSource())
    let themes = ThemeCoder(lexicon: codebook.lexicon, model: themeModel)
    let coder = PositionCoder(codebook: codebook)
    let model = try PositionModel(from: CodebookSource(), codebook: codebook)
    let places = codebook.issuePlaces
    var figures = Figures()
    for row in table.rows where row.fields[1] == language.code {
      let passages = [Passage(sentence: Array(row.fields[2].utf8))]
      let concepts = themes.concepts(of: passages, language: language)
      let given = ThemeCoder.themes(
        of: themes.likelihoods(of: passages, concepts: concepts, model: themeModel)[0])
      let gold = ThemeSet(
        try row.fields[3].split(separator: ";").map { try #require(Theme(rawValue: String($0))) })
      figures.themes.add(given: given, gold: gold, disputed: ThemeSet(rawValue: 0))
      let cells = try row.fields[4].split(separator: ";").map { part in
        let halves = part.split(separator: ":").map(String.init)
        let stance: Stance = try #require(Stance(rawValue: halves[1]))
        return GoldPositions.Cell(
          participant: row.fields[0], issue: try #require(places[halves[0]]), stance: stance, lines: [])
      }
      let reading = coder.read(passages, concepts: concepts, language: language)
      let coded = coder.candidates(in: [reading], model: model).enumerated().compactMap {
        issue, found -> PositionReliability.Coded? in
        if found.speaking.isEmpty { return nil }
        let decision = coder.decide(issue, found.speaking, in: [reading], model: model)
        return .init(issue: issue, stance: decision.stance, confidence: model.confidence.value(decision))
      }
      _ = figures.positions.add(gold: cells, coded: coded, issues: codebook.issues.count)
    }
    return figures
  }

  @Test(arguments: [(Language.french, 0.77, 0.70, 0.58), (.english, 0.84, 0.76, 0.64)])
  func agreeWithTheSentencesTheySay(language: Language, themes: Double, found: Double, stances: Double) throws
  {
    let figures = try measure(language)
    print("paraphrases, \(language): \(figures)")
    #expect(figures.themes.macroF1 >= themes, "\(figures)")
    #expect(figures.positions.foundF1 >= found, "\(figures)")
    #expect(figures.positions.stanceF1 >= stances, "\(figures)")
    #expect(Double(figures.positions.wrongSide) <= 0.06 * Double(figures.positions.shared), "\(figures)")
  }
}
