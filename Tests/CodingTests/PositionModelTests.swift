import Codebook
import Tables
import TestSupport
import Testing

@testable import Coding

@Suite("Weights of positions") struct PositionModelTests {
  private static let issues = """
    issue,theme,label_en,label_fr,support_means,oppose_means
    SC91,scope,Anchors,Ancres,Leave anchors out,Cover them
    CO91,cooperation,Beacons,Balises,Light them,Do not

    """
  private static let headers = (
    presence: "issue,feature,weight", stance: "feature,support,conditional,oppose",
    confidence: "factor,feature,weight"
  )

  /// The tables compiled in with two issues and these rows of weights.
  private func source(presence: [String] = [], stance: [String] = [], confidence: [String] = [])
    -> CodebookSource
  {
    let names = PositionModel.tableNames
    return CodebookSource(replacing: [
      "codebook/issues.csv": bytes(Self.issues),
      "codebook/issue-objects.csv": bytes("issue,side,concepts,unless,turns\n"),
      names.presence: rows(presence, header: Self.headers.presence),
      names.stance: rows(stance, header: Self.headers.stance),
      names.confidence: rows(confidence, header: Self.headers.confidence),
    ])
  }

  private func model(of source: CodebookSource) throws -> PositionModel {
    try PositionModel(from: source, codebook: Codebook(from: source))
  }

  /// The tables of a model as text by their names.
  private func tables(_ model: PositionModel, _ source: CodebookSource) throws -> [String: String] {
    let tables = model.tables(codebook: try Codebook(from: source))
    return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, string($0.bytes)) })
  }

  private func features(_ values: [(String, Double)]) -> FeatureVector {
    var features = FeatureVector()
    for (name, value) in values { features.add(name, value) }
    return features
  }

  @Test("what was learned comes back from its tables, in the codebook's order, then by bytes")
  func roundTrip() throws {
    let source = source()
    let codebook = try Codebook(from: source)
    var model = PositionModel(codebook: codebook)
    model.set("s:tide", issue: 1, to: 0.25)
    model.set("s:Tide", issue: 1, to: -1.5)
    model.set("bias", issue: 1, to: -2)
    model.set("s:tide", issue: 0, to: 3)
    model.set("bias", issue: 0, to: 0.125)
    model.set("side:oppose", to: [-1, 0.5, 0.75])
    model.set("bias", to: [1, 0, -1])
    var confidence = PositionConfidence()
    confidence[.stance] = ["margin": 0.5, "bias": -0.25]
    confidence[.speaks] = ["bias": 2]
    model.set(confidence)
    let written = try tables(model, source)
    let names = PositionModel.tableNames
    #expect(
      written[names.presence] == """
        issue,feature,weight
        SC91,bias,0.1250
        SC91,s:tide,3.0000
        CO91,bias,-2.0000
        CO91,s:Tide,-1.5000
        CO91,s:tide,0.2500

        """)
    #expect(
      written[names.stance] == """
        feature,support,conditional,oppose
        bias,1.0000,0.0000,-1.0000
        side:oppose,-1.0000,0.5000,0.7500

        """)
    #expect(
      written[names.confidence] == """
        factor,feature,weight
        speaks,bias,2.0000
        stance,bias,-0.2500
        stance,margin,0.5000

        """)
    let read = try PositionModel(
      from: CodebookSource(replacing: written.mapValues(bytes)), codebook: codebook)
    #expect(try tables(read, source) == written)
    let seen = features([("s:tide", 2), ("side:oppose", 2), ("s:unheard", 5)])
    #expect(read.presence(seen) == [6.125, -1.5])
    #expect(read.stance(seen) == [-1, 1, 0.5])
    #expect(read.presenceWeight("s:Tide", issue: 1) == -1.5 && read.presenceWeight("s:Tide", issue: 0) == 0)
    #expect(
      read.stanceWeights("side:oppose") == [-1, 0.5, 0.75] && read.stanceWeights("none") == [0, 0, 0])
    #expect(read.confidence.weights == confidence.weights)
  }

  @Test("the tables compiled in are written again byte by byte") func builtIn() throws {
    let source = CodebookSource()
    let codebook = try Codebook(from: source)
    for table in try PositionModel(from: source, codebook: codebook).tables(codebook: codebook) {
      #expect(try source.bytes(of: table.name) == table.bytes, "\(table.name)")
    }
  }

  @Test("an issue without a bias has no model; without weights no stance is likelier")
  func withoutWeights() throws {
    let model = try model(of: source(presence: ["CO91,bias,-1"]))
    let seen = features([("s:tide", 1)])
    #expect(model.presence(seen) == [nil, -1])
    #expect(model.stance(seen) == [0, 0, 0])
    #expect(model.confidence.weights == [[:], [:]])
  }

  @Test("weights of issues that the codebook has no more are left aside") func unknownIssues() throws {
    let source = source(presence: ["CO92,bias,1", "CO91,bias,2", "CO92,s:tide,3", "CO91,s:tide,4"])
    let model = try model(of: source)
    #expect(model.presence(features([("s:tide", 1)])) == [nil, 6])
    #expect(
      try tables(model, source)[PositionModel.tableNames.presence]
        == "issue,feature,weight\nCO91,bias,2.0000\nCO91,s:tide,4.0000\n")
  }

  private func fault(_ source: CodebookSource) throws -> String? {
    let codebook = try Codebook(from: source)
    do throws(TableError) {
      _ = try PositionModel(from: source, codebook: codebook)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    "faults of presence, by line and column",
    arguments: [
      ("CO91,bias,heavy", "11: error: 'heavy' is no number"), ("CO91,bias,", "11: error: '' is no number"),
      ("CO91,bias,nan", "11: error: 'nan' is no number"), ("CO91,bias,inf", "11: error: 'inf' is no number"),
      ("CO92,bias,heavy", "11: error: 'heavy' is no number"),
      ("SC91,bias,2", "6: error: the feature 'bias' stands twice for 'SC91'"),
    ])
  func faultsOfPresence(row: String, expected: String) throws {
    let said = try fault(source(presence: ["SC91,bias,1", row]))
    #expect(said == "\(PositionModel.tableNames.presence):3:\(expected)")
  }

  @Test(
    "faults of stance, by line and column",
    arguments: [
      ("bias,1,2,x", "10: error: 'x' is no number"), ("bias,,2,3", "6: error: '' is no number"),
      ("side:oppose,1,2,3", "1: error: the feature 'side:oppose' stands twice"),
    ])
  func faultsOfStance(row: String, expected: String) throws {
    let said = try fault(source(stance: ["side:oppose,0,0,0", row]))
    #expect(said == "\(PositionModel.tableNames.stance):3:\(expected)")
  }

  @Test(
    "faults of confidence, by line and column",
    arguments: [
      ("silence,bias,1", "1: error: 'silence' is no factor; allowed are speaks, stance"),
      ("stance,bias,-", "13: error: '-' is no number"),
      ("speaks,bias,1", "8: error: the feature 'bias' stands twice for 'speaks'"),
    ])
  func faultsOfConfidence(row: String, expected: String) throws {
    let said = try fault(source(confidence: ["speaks,bias,0", row]))
    #expect(said == "\(PositionModel.tableNames.confidence):3:\(expected)")
  }

  @Test(
    "a table without one of its columns is refused",
    arguments: [
      (PositionModel.tableNames.presence, "issue,weight", "feature"),
      (PositionModel.tableNames.stance, "feature,support,conditional", "oppose"),
      (PositionModel.tableNames.confidence, "feature,weight", "factor"),
    ])
  func missingColumn(table: String, header: String, column: String) throws {
    let said = try fault(
      CodebookSource(replacing: [
        "codebook/issues.csv": bytes(Self.issues),
        "codebook/issue-objects.csv": bytes("issue,side,concepts,unless,turns\n"),
        table: bytes(header + "\n"),
      ]))
    #expect(
      said?.hasPrefix("\(table):1: error: the column '\(column)' is missing; ") == true, "\(said ?? "")")
  }
}
