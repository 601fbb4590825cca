internal import Codebook
internal import Coding

/// What notes and sheets say of an analyst's verdict beside what was coded.
struct OverrideWords {
  let language: Language
  private var isFrench: Bool { language == .french }

  /// What was coded where no position was.
  var silent: String { isFrench ? "silence" : "silent" }

  /// Who set a stance, what was coded, and why, as part of a sentence.
  func said(_ override: PositionOverride, coded: String) -> String {
    let signature = override.signature
    let who = [signature.analyst, signature.date].filter { !$0.isEmpty }.joined(separator: ", ")
    let isConfirmed = override.verdict == override.coded.map(ReviewForm.Verdict.stance) ?? .silent
    let opening =
      switch (isFrench, isConfirmed) {
      case (false, false): "set by an analyst"
      case (false, true): "checked by an analyst"
      case (true, false): "fixé par un analyste"
      case (true, true): "vérifié par un analyste"
      }
    return opening + (who.isEmpty ? "" : " (\(who))")
      + (isConfirmed ? "" : (isFrench ? " ; codage : " : "; coded: ") + coded)
  }

  /// The same with the reason.
  func saidWithReason(_ override: PositionOverride, coded: String) -> String {
    let reason = override.signature.reason
    return said(override, coded: coded)
      + (reason.isEmpty ? "" : (isFrench ? " ; motif : " : "; reason: ") + reason)
  }

  /// What the mark in the grid means.
  var legend: String {
    isFrench
      ? "Un signe suivi de \(StanceMark.decided) a été fixé par un analyste ; csv/overrides.csv donne le codage."
      : "A mark with \(StanceMark.decided) was set by an analyst; csv/overrides.csv tells what was coded."
  }
}
