import Codebook
import Coding
import Files
import Regeneration
import Reporting

/// What `reliability` prints, and the list of disagreements it writes.
struct ReliabilityReport {
  let learning: Learning
  let leaveOut: Bool
  let reduction: Learning.Reduction

  /// Measures, prints, and writes what differs where a path is given.
  ///
  /// - Throws: `RunError` where the list cannot be written.
  func write(disagreements path: String?) throws(RunError) {
    let themes = leaveOut ? learning.leavingOut() : learning.shipped()
    say(lines(of: themes, title: title))
    let learned = leaveOut ? learning.positionsLeavingOut() : nil
    let positions = learned?.leftOut ?? learning.shippedPositions()
    if let positions { say(lines(of: positions)) }
    if let written = learned?.writersLeftOut, written.reliability.participants > 0 {
      say(["submissions written for training, each writer left out"] + lines(of: written))
    }
    guard let path else { return }
    let list = ReadingList(
      themes.disagreements + (positions.map(learning.disagreements) ?? []), codebook: learning.codebook)
    do {
      try FileSystem.write(list.csv, to: path)
    } catch {
      throw .cannotWrite(error)
    }
  }

  /// What was measured.
  private var title: String {
    if !leaveOut { return "shipped weights" }
    let parts = Learning.Reduction.Part.allCases.filter { reduction.without.contains($0) }.map(\.rawValue)
    return "each participant left out"
      + (reduction.share > 1 ? ", learned from 1/\(reduction.share) of the corpus" : "")
      + (parts.isEmpty ? "" : ", without " + parts.joined(separator: " and "))
  }

  private func say(_ lines: [String]) { FileSystem.say(lines.map { $0 + "\n" }.joined()) }

  // MARK: - Figures

  /// A share with three decimals; n/a where there is none.
  static func figure(_ value: Double?) -> String {
    guard let value else { return "n/a" }
    let scaled = Int((value * 1000).rounded())
    let digits = String(scaled.magnitude % 1000)
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / 1000)."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// Both ends of an interval; n/a where there is none.
  static func figure(_ interval: ConfidenceInterval?) -> String {
    interval.map { "\(figure($0.lower)) to \(figure($0.upper))" } ?? "n/a"
  }

  /// How the intervals came about.
  static func intervals(over participants: Int) -> String {
    "95% intervals: percentile bootstrap over \(participants) participants, \(Bootstrap.resamples) resamples, "
      + "seed \(Bootstrap.seed)"
  }

  /// What was said by how sure it was said, and what is left for review from which threshold on.
  static func lines(of calibration: Calibration, doubts: [Calibration.Doubt], said: String) -> [String] {
    var bins = TextTable(["called", said, "said", "right"])
    for bin in calibration.bins where bin.given > 0 {
      bins.append([
        "\(figure(bin.from)) to \(figure(bin.to))", "\(bin.given)", figure(bin.said), figure(bin.found),
      ])
    }
    var curve = TextTable(["review below", "left for review", "right of the rest"])
    for doubt in doubts {
      curve.append([figure(doubt.threshold), figure(doubt.leftShare), figure(doubt.accuracy)])
    }
    return ["  calibration of \(said): expected calibration error \(figure(calibration.expectedError))"]
      + bins.lines + curve.lines
  }
}

extension ReliabilityReport {
  /// What is printed of themes.
  func lines(of measurement: Learning.Measurement, title: String) -> [String] {
    let reliability = measurement.reliability
    let intervals = ThemeReliability.intervals(over: measurement.participants)
    var table = TextTable(["theme", "gold", "precision", "recall", "F1", "95% interval", "alpha"])
    for (place, theme) in Theme.allCases.enumerated() {
      let counts = reliability.counts[place]
      table.append([
        theme.rawValue, "\(counts.both + counts.missed)", Self.figure(counts.precision),
        Self.figure(counts.recall), Self.figure(counts.f1), Self.figure(intervals[place]),
        Self.figure(counts.alpha),
      ])
    }
    return [
      "\(title): \(reliability.paragraphs) gold paragraphs, \(measurement.uncovered.count) without a passage; "
        + Self.intervals(over: measurement.participants.count)
    ] + table.lines
      + Self.lines(of: measurement.calibration, doubts: measurement.doubts.doubts, said: "themes") + [
        "  macro-F1 \(Self.figure(reliability.macroF1)) "
          + "(\(Self.figure(ThemeReliability.macroInterval(over: measurement.participants))))"
      ]
  }

  /// What is printed of positions.
  func lines(of measurement: PositionTrainer.Measurement) -> [String] {
    let reliability = measurement.reliability
    let found = PositionReliability.foundInterval(over: measurement.participants)
    let stance = PositionReliability.stanceInterval(over: measurement.participants)
    let oppose = reliability.recall(of: .oppose)
    let conditional = reliability.recall(of: .conditional)
    return [
      "positions: \(reliability.goldCells) gold cells, \(reliability.codedCells) coded, "
        + "\(reliability.shared) shared; " + Self.intervals(over: measurement.participants.count),
      "  found-F1 \(Self.figure(reliability.foundF1)) (\(Self.figure(found)))  "
        + "stance-F1 \(Self.figure(reliability.stanceF1)) (\(Self.figure(stance)))",
      "  alpha \(Self.figure(reliability.alpha)) over all cells, silence a value like the stances",
      "  recall of oppose \(oppose.found) of \(oppose.gold), of conditional \(conditional.found) of \(conditional.gold)",
      "  support taken for oppose or the reverse: \(reliability.wrongSide)",
    ] + confusion(reliability)
      + Self.lines(of: reliability.calibration, doubts: reliability.doubts.doubts, said: "positions")
      + weakIssues(measurement)
  }

  private func confusion(_ reliability: PositionReliability) -> [String] {
    let names = PositionReliability.values.map { $0?.rawValue ?? "silent" }
    var table = TextTable(["gold by row, coded by column"] + names + ["recall"])
    for (place, counts) in reliability.table.enumerated() {
      let recall = PositionReliability.values[place].map(reliability.recall).map { ($0.found, $0.gold) }
      table.append([names[place]] + counts.map(String.init) + [recall.map(Self.share) ?? ""])
    }
    let precision = PositionReliability.values.map { stance in
      stance.map(reliability.precision).map { Self.share(($0.right, $0.coded)) } ?? ""
    }
    table.append(["precision"] + precision + [""])
    return table.lines
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    figure(whole == 0 ? nil : Double(part) / Double(whole))
  }

  private static func share(_ counts: (part: Int, whole: Int)) -> String {
    share(counts.part, of: counts.whole)
  }

  /// The issues that have some gold positions, most of which the coder does not find or finds otherwise.
  private func weakIssues(_ measurement: PositionTrainer.Measurement) -> [String] {
    let (least, below) = (5, 0.5)
    var table = TextTable(["issue", "gold", "coded", "right", "F1"])
    var count = 0
    for (issue, reliability) in measurement.byIssue.sorted(by: { $0.key < $1.key })
    where reliability.goldCells >= least && reliability.stanceF1 < below {
      count += 1
      let cells = [reliability.goldCells, reliability.codedCells, reliability.right].map(String.init)
      table.append(
        [learning.codebook.issues[issue].id + " " + learning.codebook.issues[issue].labelEnglish] + cells
          + [Self.figure(reliability.stanceF1)])
    }
    let head =
      "  issues with \(least) gold cells or more, found with their stance at an F1 below \(below): \(count)"
    return [head] + (count > 0 ? table.lines : [])
  }
}
