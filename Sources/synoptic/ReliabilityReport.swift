import Codebook
import Coding
import Files
import Regeneration

/// What `reliability` prints, and the list of disagreements it writes.
struct ReliabilityReport {
  let learning: Learning
  let leaveOut: Bool

  /// Measures, prints, and writes the cells that differ where a path is given.
  ///
  /// - Throws: `RunError` where the list cannot be written.
  func write(disagreements path: String?) throws(RunError) {
    let title = leaveOut ? "each participant left out" : "shipped weights"
    FileSystem.say(
      Self.lines(leaveOut ? learning.leavingOut() : learning.shipped(), title: title).map { $0 + "\n" }
        .joined())
    let learned = leaveOut ? learning.positionsLeavingOut() : nil
    guard let positions = learned?.leftOut ?? learning.shippedPositions() else { return }
    var lines = Self.lines(positions)
    if let written = learned?.writersLeftOut, written.reliability.participants > 0 {
      lines += ["submissions written for training, each writer left out"] + Self.lines(written)
    }
    FileSystem.say(lines.map { $0 + "\n" }.joined())
    guard let path else { return }
    do {
      try FileSystem.write(learning.disagreements(positions), to: path)
    } catch {
      throw .cannotWrite(error)
    }
  }

  private static func lines(_ measurement: Learning.Measurement, title: String) -> [String] {
    var lines = [
      "\(title): \(measurement.reliability.paragraphs) gold paragraphs, \(measurement.uncovered.count) without a passage"
    ]
    for (theme, counts) in zip(Theme.allCases, measurement.reliability.counts) {
      lines.append(
        "  " + column(theme.rawValue, 16)
          + "precision \(figure(counts.precision))  recall \(figure(counts.recall))  "
          + "F1 \(figure(counts.f1))  (\(counts.both + counts.missed) in gold)")
    }
    for bin in measurement.calibration.bins {
      guard let said = bin.said, let found = bin.found else { continue }
      lines.append(
        "  called \(figure(bin.from)) likely or more: \(bin.given) themes, \(figure(said)) on average, "
          + "\(figure(found)) of them right")
    }
    lines.append("  macro-F1 \(figure(measurement.reliability.macroF1))")
    return lines
  }

  private static func lines(_ measurement: PositionTrainer.Measurement) -> [String] {
    let reliability = measurement.reliability
    let oppose = reliability.recall(of: .oppose)
    let conditional = reliability.recall(of: .conditional)
    var lines = [
      "positions: \(reliability.goldCells) gold cells, \(reliability.codedCells) coded, "
        + "\(reliability.shared) shared; \(reliability.participants) participants",
      "  found-F1 \(figure(reliability.foundF1))  stance-F1 \(figure(reliability.stanceF1))",
      "  recall of oppose \(oppose.found) of \(oppose.gold), of conditional \(conditional.found) of \(conditional.gold)",
      "  support taken for oppose or the reverse: \(reliability.wrongSide)",
    ]
    for bin in reliability.calibration.bins {
      guard let said = bin.said, let found = bin.found else { continue }
      lines.append(
        "  called \(figure(bin.from)) sure or more: \(bin.given) cells, \(figure(said)) on average, "
          + "\(figure(found)) of them right")
    }
    return lines
  }

  private static func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A share with three decimals.
  static func figure(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    let digits = String(scaled % 1000)
    return "\(scaled / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
