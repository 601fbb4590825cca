import Foundation
import TestSupport
import Testing

/// Figures on the real input, held as floors.
///
/// The input and its gold coding stand beside the repository; without them these tests are skipped.
@Suite(
  .enabled(
    if: Repository.hasShared, "skipped: there is no folder ../shared with the real input and its gold coding")
)
struct RealInputTests {
  private let seeds = Repository.shared.appendingPathComponent("seeds").path
  private let gold = Repository.shared.appendingPathComponent("gold").path
  private let corpus = Repository.root.appendingPathComponent("Sources/Coding/TrainingCorpus").path

  /// The macro-F1 that a command printed.
  private func macroF1(_ output: String) -> Double? {
    output.split(separator: "\n").last { $0.contains("macro-F1 ") }?
      .components(separatedBy: "macro-F1 ").last?.split(separator: " ").first.flatMap { Double($0) }
  }

  @Test func everyGoldParagraphIsCoveredAndTheThemesAgree() throws {
    let folder = try Folder()
    let outcome = try Program.run(["--input", seeds, "--output", folder.path("output")])
    #expect(outcome.code == 0, "\(outcome.errors)")
    guard let python = Shell.find("python3") else { return }
    let score = try Shell.run(
      python, [Repository.shared.appendingPathComponent("gold/evaluate.py").path, folder.path("output/csv")])
    #expect(score.output.contains("638 gold paragraphs, 638 covered by a generated passage"))
    // Learned from this coding, so no measure of what to expect elsewhere: that is the next test.
    #expect((macroF1(score.output) ?? 0) >= 0.95, "\(score.output)")
    #expect((figure("found-F1", in: score.output) ?? 0) >= 0.90, "\(score.output)")
    #expect((figure("stance-F1", in: score.output) ?? 0) >= 0.88, "\(score.output)")
    #expect((figure("recall of oppose:", in: score.output) ?? 0) >= 14, "\(score.output)")
    #expect((figure("support taken for oppose or the reverse:", in: score.output) ?? 9) <= 2)
  }

  @Test func participantsLeftOutAgreeToo() throws {
    let outcome = try Program.run(
      ["reliability", "--leave-out", "--gold", gold, "--input", seeds, "--corpus", corpus])
    #expect(outcome.output.contains("638 gold paragraphs, 0 without a passage"))
    #expect((macroF1(outcome.output) ?? 0) >= 0.85, "\(outcome.output)")
    // What is called nearly certain is: the figure the workbook shows can be believed.
    let surest = outcome.output.split(separator: "\n").first { $0.hasPrefix("  0.990 to 1.000 ") }
    let right = surest?.split(separator: " ").last.flatMap { Double($0) }
    #expect((right ?? 0) >= 0.97, "\(outcome.output)")

    let parts = outcome.output.components(separatedBy: "submissions written for training")
    #expect(parts.count == 2, "\(outcome.output)")
    #expect((figure("found-F1", in: parts[0]) ?? 0) >= 0.85, "\(parts[0])")
    #expect((figure("stance-F1", in: parts[0]) ?? 0) >= 0.81, "\(parts[0])")
    #expect((figure("recall of oppose", in: parts[0]) ?? 0) >= 10, "\(parts[0])")
    #expect((figure("support taken for oppose or the reverse:", in: parts[0]) ?? 9) <= 4)
    // Submissions of writers left out, a quarter of whose positions oppose.
    #expect((figure("found-F1", in: parts[1]) ?? 0) >= 0.88, "\(parts[1])")
    #expect((figure("stance-F1", in: parts[1]) ?? 0) >= 0.72, "\(parts[1])")
    #expect((figure("recall of oppose", in: parts[1]) ?? 0) >= 380, "\(parts[1])")
    #expect((figure("support taken for oppose or the reverse:", in: parts[1]) ?? 900) <= 210)
    // Of the cells called nine tenths sure about nine in ten are right.
    let sure = parts[0].split(separator: "\n").first { $0.hasPrefix("  0.900 to 1.000 ") }
    #expect((sure?.split(separator: " ").last.flatMap { Double($0) } ?? 0) >= 0.88, "\(outcome.output)")
  }

  @Test func theDigestSaysWhatTheSubmissionsSay() throws {
    guard let python = Shell.find("python3") else { return }
    let folder = try Folder()
    try Program.run([
      "--input", Repository.root.appendingPathComponent("input").path, "--output", folder.path("output"),
    ])
    let score = try Shell.run(
      python, [Repository.shared.appendingPathComponent("gold/evaluate.py").path, folder.path("output/csv")])
    #expect((figure("stance accuracy on shared cells", in: score.output) ?? 0) >= 0.85, "\(score.output)")
    #expect(figure("support taken for oppose or the reverse:", in: score.output) == 0, "\(score.output)")
  }

  @Test(arguments: [("fr", 0.90, 0.69, 15.0), ("en", 0.91, 0.71, 13.0)])
  func inventedSubmissionsInOtherWordsAgree(
    language: String, themes: Double, stances: Double, oppose: Double
  ) throws {
    let written = Repository.shared.appendingPathComponent("gold/written")
    let outcome = try Program.run([
      "reliability", "--gold", written.appendingPathComponent("gold-" + language).path,
      "--input", written.appendingPathComponent(language).path,
    ])
    #expect((macroF1(outcome.output) ?? 0) >= themes, "\(outcome.output)")
    #expect((figure("found-F1", in: outcome.output) ?? 0) >= 0.82, "\(outcome.output)")
    #expect((figure("stance-F1", in: outcome.output) ?? 0) >= stances, "\(outcome.output)")
    #expect((figure("recall of oppose", in: outcome.output) ?? 0) >= oppose, "\(outcome.output)")
  }

  /// `synoptic train --gold ../shared/gold --input ../shared/seeds --corpus Sources/Coding/TrainingCorpus
  /// --output Sources/EmbeddedData/codebook` renews the tables.
  @Test func theShippedWeightsAreWhatTrainingGives() throws {
    let folder = try Folder()
    let outcome = try Program.run([
      "train", "--gold", gold, "--input", seeds, "--corpus", corpus, "--output",
      folder.path("weights"),
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let shipped = Repository.root.appendingPathComponent("Sources/EmbeddedData/codebook")
    let tables = try FileManager.default.contentsOfDirectory(atPath: folder.path("weights")).sorted()
    #expect(
      tables == [
        "confidence-weights.csv", "position-accuracy.csv", "presence-weights.csv", "stance-weights.csv",
        "theme-weights.csv",
      ])
    for table in tables {
      let learned = try Data(contentsOf: URL(fileURLWithPath: folder.path("weights/" + table)))
      #expect(learned == (try Data(contentsOf: shipped.appendingPathComponent(table))), "\(table)")
    }
  }

  @Test func noByteOfTextIsLost() throws {
    let folder = try Folder()
    try Program.run(["--input", seeds, "--output", folder.path("output")])
    let lines = try folder.text("output/csv/documents.csv").components(separatedBy: "\r\n").filter {
      !$0.isEmpty
    }
    let header = lines[0].components(separatedBy: ",")
    #expect(lines.count == 6)
    // Notes may hold commas: counted from the end.
    let behind = header.count - (try #require(header.firstIndex(of: "bytes_text")))
    for line in lines.dropFirst() {
      let numbers = line.components(separatedBy: ",").suffix(behind).prefix(5).compactMap(Int.init)
      try #require(numbers.count == 5)
      #expect(numbers[0] == numbers.dropFirst().reduce(0, +), "\(line)")
      #expect(numbers[0] > 4000, "\(line)")
    }
    // What is left out is listed line by line, and its bytes are those of the account.
    let leftOut = lines.dropFirst().compactMap {
      $0.components(separatedBy: ",").suffix(behind).prefix(5).last.flatMap(Int.init)
    }
    .reduce(0, +)
    guard let python = Shell.find("python3") else { return }
    let sum = try Shell.run(
      python,
      [
        "-c",
        "import csv,sys; print(sum(int(r['bytes']) for r in csv.DictReader(open(sys.argv[1], newline=''))))",
        folder.path("output/csv/left-out.csv"),
      ])
    #expect(sum.output == "\(leftOut)\n")
  }
}
