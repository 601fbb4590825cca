/// One of the seven themes under which passages are filed.
///
/// The order of the cases is the order of columns in everything published.
public enum Theme: String, CaseIterable, Sendable {
  case scope, objectives, criminalisation, procedure, cooperation
  case humanRights = "human_rights"
  case implementation
}

/// A set of themes, kept in seven bits.
public struct ThemeSet: OptionSet, Hashable, Sendable {
  /// Bit n stands for the n-th theme.
  public let rawValue: UInt8

  /// Takes seven bits.
  ///
  /// - Parameter rawValue: bit n stands for the n-th theme.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Collects themes.
  ///
  /// - Parameter themes: any themes, in any order.
  public init(_ themes: some Sequence<Theme>) {
    rawValue = Theme.allCases.enumerated().reduce(0) { bits, entry in
      themes.contains(entry.element) ? bits | 1 << UInt8(entry.offset) : bits
    }
  }

  /// Whether a theme is in the set.
  ///
  /// - Parameter theme: the theme asked for.
  /// - Returns: true where it is.
  public func contains(_ theme: Theme) -> Bool {
    Theme.allCases.firstIndex(of: theme).map { rawValue & 1 << UInt8($0) != 0 } ?? false
  }

  /// The themes of the set in the order of the codebook.
  public var themes: [Theme] {
    Theme.allCases.enumerated().compactMap { rawValue & 1 << UInt8($0.offset) != 0 ? $0.element : nil }
  }

  /// The ids joined with `;`, as tables hold them.
  public var list: String {
    themes.map(\.rawValue).joined(separator: ";")
  }
}
