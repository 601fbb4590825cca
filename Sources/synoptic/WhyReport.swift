import Codebook
import Coding
import Regeneration

/// What `why` prints: the answer to "why this cell?" in a few lines.
enum WhyReport {
  /// The explanation as text for a terminal.
  ///
  /// - Parameter explanation: of one participant on one issue.
  /// - Returns: lines that end in line feeds.
  static func text(of explanation: Explanation) -> String {
    let issue = explanation.issue
    var lines = ["\(explanation.participant) on \(issue.id) (\(issue.labelEnglish)): \(verdict(explanation))"]
    if let override = explanation.override { lines += said(override) }
    lines.append("  support means: \(issue.supportMeans)")
    lines.append("  oppose means:  \(issue.opposeMeans)")
    for (place, passage) in explanation.passages.enumerated() {
      lines.append("")
      lines.append(
        "  \(passage.id), \(passage.document), lines \(passage.lines.lowerBound)-\(passage.lines.upperBound)")
      lines.append("    “\(passage.quotation)”")
      if place == 0, explanation.override != nil { continue }
      if let stance = passage.stance {
        lines.append(
          "    by itself: \(words(stance)); \(percentage(passage.presence)) likely to speak to the issue")
        lines.append("    " + named(passage))
      } else {
        lines.append(
          "    the nearest to a position: \(percentage(passage.presence)) likely to speak to the issue; "
            + "a position takes \(percentage(explanation.leastPresence.unnamed)), or "
            + "\(percentage(explanation.leastPresence.named)) where a clause names the issue")
      }
      // The reasons of one passage are enough for an answer of a few lines.
      guard place == 0, let why = explanation.reasons else { continue }
      lines += reasons("makes it speak to the issue", why.presence, explanation)
      if passage.stance != nil {
        lines += reasons("makes it speak this way", why.stance, explanation)
      }
    }
    if explanation.position == nil && explanation.passages.isEmpty {
      lines.append("  no passage of it could be coded")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func verdict(_ explanation: Explanation) -> String {
    guard let position = explanation.position else {
      if explanation.override != nil { return "silent" }
      let languages = explanation.uncodedLanguages
      return languages.isEmpty
        ? "silent"
        : "not coded, as text of it is in \(languages.joined(separator: ", ")), without wording of the concepts"
    }
    if position.override != nil { return words(position.stance) }
    var verdict = "\(words(position.stance)), \(percentage(position.confidence)) sure"
    if position.isContradictory { verdict += "; passages point both ways" }
    if position.needsReview { verdict += "; to be checked" }
    return verdict
  }

  /// Who decided in place of the program, and what it coded.
  private static func said(_ override: PositionOverride) -> [String] {
    let signature = override.signature
    let who = signature.analyst.isEmpty ? "an analyst" : signature.analyst
    let when = signature.date.isEmpty ? "" : ", \(signature.date)"
    let reason = signature.reason.isEmpty ? "" : ": “\(signature.reason)”"
    let coded =
      override.coded.map { "\(words($0)), \(percentage(override.codedConfidence ?? 0)) sure" }
      ?? "no position"
    return [
      "  decided by \(who)\(when), line \(signature.line) of the overrides\(reason)",
      "  the program coded: \(coded)",
    ]
  }

  private static func words(_ stance: Stance) -> String {
    switch stance {
    case .support: "supports"
    case .conditional: "conditional"
    case .oppose: "opposes"
    }
  }

  private static func named(_ passage: Explanation.Shown) -> String {
    var parts: [String] = []
    let objects = passage.objects.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    parts.append(
      objects.isEmpty
        ? "named by no clause: found by what the passage sounds like"
        : "named by " + objects.map { "“\($0)”" }.joined(separator: ", "))
    for cue in passage.cues {
      let place =
        switch cue.place {
        case .clause: ""
        case .next: " in the clause behind"
        case .above: " in what opens it"
        }
      parts.append("\(words(cue.cue)) “\(cue.words)”\(place)")
    }
    return parts.joined(separator: "; ")
  }

  private static func words(_ cue: Cue) -> String {
    switch cue {
    case .reject: "rejected by"
    case .rejectSoft: "weakened by"
    case .condition: "on condition by"
    case .onlyWhere: "limited by"
    case .undecided: "left open by"
    case .conditionalAssent: "assented to by"
    }
  }

  private static func reasons(
    _ title: String, _ weights: [PositionReasons.Weight], _ explanation: Explanation
  ) -> [String] {
    let words = weights.compactMap { weight -> String? in
      switch weight.feature {
      case .concept(let place): explanation.codebook.lexicon.concepts[place].labelEnglish
      case .named: "a clause names it"
      case .governed(let cue): "a cue governs it (\(cue.rawValue))"
      case .words(let stems): "words “\(stems)”"
      case .other: nil
      }
    }
    let distinct = words.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return distinct.isEmpty ? [] : ["    \(title): " + distinct.joined(separator: "; ")]
  }

  private static func percentage(_ value: Double) -> String { "\(Int((value * 100).rounded()))%" }
}
