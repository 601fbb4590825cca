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
    #expect((figure("macro-F1", in: outcome.output) ?? 0) >= 0.93, "\(outcome.output)")
    #expect((figure("found-F1", in: outcome.output) ?? 0) >= 0.85, "\(outcome.output)")
    #expect((figure("stance-F1", in: outcome.output) ?? 0) >= 0.70, "\(outcome.output)")
    #expect((figure("recall of oppose", in: outcome.output) ?? 0) >= 24, "\(outcome.output)")
    #expect(
      (figure("support taken for oppose or the reverse:", in: outcome.output) ?? 99) <= 12,
      "\(outcome.output)")
  }
}
