import Foundation
import TestSupport
import Testing

/// Figures on invented submissions that nothing is learned from; see Tests/Breadth/README.md.
@Suite struct BreadthTests {
  @Test func spanishSubmissionsAgree() throws {
    let folder = Repository.root.appendingPathComponent("Tests/Breadth/submissions")
    let outcome = try Program.run([
      "reliability", "--gold", folder.appendingPathComponent("gold-es").path, "--input",
      folder.appendingPathComponent("es").path,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("196 gold paragraphs, 0 without a passage"), "\(outcome.output)")
    func figure(_ words: String) -> Double {
      outcome.output.components(separatedBy: words).dropFirst().last?
        .split(whereSeparator: { " \n,".contains($0) }).first.flatMap { Double($0) } ?? 0
    }
    #expect(figure("macro-F1") >= 0.93, "\(outcome.output)")
    #expect(figure("found-F1") >= 0.85, "\(outcome.output)")
    #expect(figure("stance-F1") >= 0.70, "\(outcome.output)")
    #expect(figure("recall of oppose") >= 24, "\(outcome.output)")
    #expect(figure("support taken for oppose or the reverse:") <= 12, "\(outcome.output)")
  }
}
