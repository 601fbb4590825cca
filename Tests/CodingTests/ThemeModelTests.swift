import Codebook
import Tables
import TestSupport
import Testing

@testable import Coding

@Suite struct ThemeModelTests {
  private func model(_ lines: [String], header: String = modelHeader) throws -> ThemeModel {
    try ThemeModel(
      from: CodebookSource(replacing: [ThemeModel.tableName: rows(lines, header: header)]))
  }

  private func features(_ pairs: [(String, Double)]) -> FeatureVector {
    var features = FeatureVector()
    for (name, value) in pairs { features.add(name, value) }
    return features
  }

  @Test func findsNothingWithoutWeights() {
    for stage in ThemeModel.Stage.allCases {
      #expect(ThemeModel().probabilities(features([("t:aid", 1)]), stage: stage).allSatisfy { $0 == 0 })
    }
  }

  @Test func addsWeightsOfItsOwnStage() throws {
    let model = try model([
      "1,bias,-1.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000",
      "1,t:aid,0.5000,0.0000,0.0000,0.0000,2.0000,0.0000,0.0000",
      "2,t:aid,9.0000,9.0000,9.0000,9.0000,9.0000,9.0000,9.0000",
    ])
    let likely = model.probabilities(features([("t:aid", 2), ("t:unknown", 7)]), stage: .text)
    #expect(abs(likely[0] - 0.5) < 1e-12)
    #expect(abs(likely[4] - Logistic.value(4)) < 1e-12)
    #expect(likely[1] == 0.5)
  }

  @Test func comesBackFromItsTable() throws {
    var model = ThemeModel()
    model.set("t:b", stage: .text, to: [0.12345, -1.5, 0, 0, 12.00004, -0.00001, 1])
    model.set("bias", stage: .text, to: [-2, -2, -2, -2, -2, -2, -2])
    model.set("xh:scope", stage: .settled, to: [0.1, 0, 0, 0, 0, 0, 0])
    model.set("t:nothing", stage: .context, to: [0.001, 0, 0, 0, 0, 0, 0])
    let table = """
      \(modelHeader)
      1,bias,-2.0000,-2.0000,-2.0000,-2.0000,-2.0000,-2.0000,-2.0000
      1,t:b,0.1235,-1.5000,0.0000,0.0000,12.0000,0.0000,1.0000
      3,xh:scope,0.1000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000

      """
    #expect(string(model.csv) == table)
    let again = try ThemeModel(from: CodebookSource(replacing: [ThemeModel.tableName: model.csv]))
    #expect(again.csv == model.csv)
  }

  @Test func shipsWithATableThatComesBack() throws {
    let source = CodebookSource()
    let model = try ThemeModel(from: source)
    #expect(model.csv == (try source.bytes(of: ThemeModel.tableName)))
  }

  @Test(arguments: [
    ("4,t:a,0,0,0,0,0,0,0", 1, "'4' is no stage; allowed are 1, 2, 3"),
    ("x,t:a,0,0,0,0,0,0,0", 1, "'x' is no stage; allowed are 1, 2, 3"),
    ("1,t:a,0,much,0,0,0,0,0", 9, "'much' is no number"),
    ("1,t:a,nan,0,0,0,0,0,0", 7, "'nan' is no number"),
    ("1,t:a,0,0,0,0,0,0,inf", 19, "'inf' is no number"),
    ("1,bias,0,0,0,0,0,0,0", 3, "the feature 'bias' stands twice in stage 1"),
  ])
  func refusesABadRow(row: String, column: Int, message: String) {
    #expect(
      throws: TableError(table: ThemeModel.tableName, line: 3, column: column, message: message)
    ) {
      try model(["1,bias,0,0,0,0,0,0,0", row])
    }
  }

  @Test func refusesAMissingColumn() {
    #expect(throws: TableError.self) { try model([], header: "stage,feature,scope") }
  }
}
