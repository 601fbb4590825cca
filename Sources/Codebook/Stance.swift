/// What a participant asks for on an issue; silence is the absence of a stance, never a stance of its own.
public enum Stance: String, CaseIterable, Hashable, Sendable {
  case support, conditional, oppose

  /// The stance as a number: 1 for support, 0 for conditional, -1 for oppose.
  public var value: Int {
    switch self {
    case .support: 1
    case .conditional: 0
    case .oppose: -1
    }
  }

  /// How far two stances lie apart.
  ///
  /// - Parameter other: the stance to compare with.
  /// - Returns: 0 for the same stance, 2 from pole to pole.
  public func distance(to other: Stance) -> Int {
    abs(value - other.value)
  }
}
