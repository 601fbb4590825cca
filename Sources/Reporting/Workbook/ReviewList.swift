internal import Codebook
internal import Coding
internal import Convergence

/// The positions that a person should check, those on which most hangs first.
///
/// First come positions whose passages point both ways, then oppositions, then those where another verdict would put
/// the issue into another class, then the rest; within each the least sure first.
struct ReviewList {
  /// Why a position is to be checked, what weighs most first.
  enum Doubt: Int, CaseIterable {
    /// Some passages support and others oppose.
    case passagesDiffer
    /// It is one of few voices against.
    case opposition
    /// With another verdict the issue would be in another class.
    case decidesClass
    /// Nothing but its confidence.
    case unsure
  }

  /// A position with the reason.
  struct Row {
    let position: CodedPosition
    let doubt: Doubt
  }

  /// In the order in which they should be checked.
  let rows: [Row]

  /// Sorts what needs a check.
  ///
  /// - Parameters:
  ///   - positions: all positions; the order of those that weigh the same.
  ///   - convergence: one entry an issue of the codebook.
  init(_ positions: [CodedPosition], convergence: [IssueConvergence]) {
    rows = positions.filter(\.needsReview).map { position in
      Row(
        position: position, doubt: Self.doubt(on: position, counts: convergence[position.issue].voices.counts)
      )
    }.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.doubt != second.doubt { return first.doubt.rawValue < second.doubt.rawValue }
      if first.position.confidence != second.position.confidence {
        return first.position.confidence < second.position.confidence
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private static func doubt(on position: CodedPosition, counts: StanceCounts) -> Doubt {
    if position.isContradictory { return .passagesDiffer }
    if position.stance == .oppose { return .opposition }
    let isClass = ConvergenceClass(counts)
    let verdicts = [nil] + Stance.allCases.map(Optional.some)
    let others = verdicts.map { counts.replacing(position.stance, by: $0) }
    return others.contains { ConvergenceClass($0) != isClass } ? .decidesClass : .unsure
  }
}

extension StanceCounts {
  /// The counts after one voice has changed; nil makes it silent.
  fileprivate func replacing(_ stance: Stance, by other: Stance?) -> StanceCounts {
    func count(_ kind: Stance) -> Int {
      self[kind] - (kind == stance ? 1 : 0) + (kind == other ? 1 : 0)
    }
    return StanceCounts(support: count(.support), conditional: count(.conditional), oppose: count(.oppose))
  }
}
