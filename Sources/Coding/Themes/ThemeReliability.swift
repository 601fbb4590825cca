public import Codebook

/// How well given themes agree with gold coding: counts a theme, and the measures made of them.
public struct ThemeReliability: Sendable, Equatable {
  /// Counts of one theme over paragraphs where it is not disputed.
  public struct Counts: Sendable, Equatable {
    /// Given and gold.
    public var both = 0
    /// Given and not gold.
    public var given = 0
    /// Gold and not given.
    public var missed = 0
    /// Neither given nor gold.
    public var neither = 0

    /// Of those given, the share that is gold; 1 where none is given.
    public var precision: Double { both + given == 0 ? 1 : Double(both) / Double(both + given) }
    /// Of the gold ones, the share that is given; 1 where there is none.
    public var recall: Double { both + missed == 0 ? 1 : Double(both) / Double(both + missed) }
    /// The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was given.
    public var f1: Double {
      let all = 2 * both + given + missed
      return all == 0 ? 1 : 2 * Double(both) / Double(all)
    }
    /// Krippendorff's alpha of what is gold and what is given; nil where every paragraph is alike.
    public var alpha: Double? { KrippendorffAlpha.nominal([[both, missed], [given, neither]]) }
  }

  /// The counts in the order of `Theme.allCases`.
  public private(set) var counts = Array(repeating: Counts(), count: Theme.allCases.count)
  /// Paragraphs compared.
  public private(set) var paragraphs = 0

  /// Nothing compared yet.
  public init() {}

  /// Takes one paragraph in.
  ///
  /// - Parameters:
  ///   - given: the themes given.
  ///   - gold: the themes that both readings gave.
  ///   - disputed: the themes that count neither way.
  public mutating func add(given: ThemeSet, gold: ThemeSet, disputed: ThemeSet) {
    paragraphs += 1
    for (place, theme) in Theme.allCases.enumerated() where !disputed.contains(theme) {
      switch (given.contains(theme), gold.contains(theme)) {
      case (true, true): counts[place].both += 1
      case (true, false): counts[place].given += 1
      case (false, true): counts[place].missed += 1
      case (false, false): counts[place].neither += 1
      }
    }
  }

  /// Themes given to a run of lines.
  public struct Given: Sendable {
    let document: String
    let lines: ClosedRange<Int>
    let themes: ThemeSet

    /// Records themes given.
    ///
    /// - Parameters:
    ///   - path: the path of the document; the file name counts.
    ///   - lines: 1-based lines of the document.
    ///   - themes: the themes given to them.
    public init(path: String, lines: ClosedRange<Int>, themes: ThemeSet) {
      document = path.split(separator: "/").last.map(String.init) ?? path
      self.lines = lines
      self.themes = themes
    }
  }

  /// A gold paragraph with what was given to it.
  public struct Answer: Sendable {
    /// The paragraph.
    public let paragraph: GoldCoding.Paragraph
    /// The passages that answer it, as places in what was given.
    public let passages: [Int]
    /// What they were given together.
    public let themes: ThemeSet
  }

  /// Takes paragraphs of a gold coding in: each is held against the union of what its passages were given.
  ///
  /// - Parameters:
  ///   - gold: the paragraphs.
  ///   - given: the themes given, in any order.
  /// - Returns: the paragraphs with what answers them, in their order.
  @discardableResult
  public mutating func add(_ gold: [GoldCoding.Paragraph], given: [Given]) -> [Answer] {
    let byDocument = Dictionary(grouping: given.indices) { given[$0].document }
    return gold.map { paragraph in
      let passages = (byDocument[paragraph.document] ?? []).filter {
        GoldCoding.answer(paragraph.lines, given[$0].lines)
      }
      let themes = passages.reduce(ThemeSet(rawValue: 0)) { $0.union(given[$1].themes) }
      add(given: themes, gold: paragraph.themes, disputed: paragraph.disputed)
      return Answer(paragraph: paragraph, passages: passages, themes: themes)
    }
  }

  /// The mean of the themes' F1.
  public var macroF1: Double { Self.mean(of: counts) }
}

extension ThemeReliability {
  /// The intervals of the themes' F1 when participants are drawn anew; a draw without a theme says nothing of it.
  ///
  /// - Parameter participants: what each participant's paragraphs give.
  /// - Returns: one a theme, in the order of `Theme.allCases`.
  public static func intervals(over participants: [ThemeReliability]) -> [ConfidenceInterval?] {
    Theme.allCases.indices.map { theme in
      Bootstrap.interval(over: participants.map { $0.counts[theme].parts }) { sum in
        sum.allSatisfy { $0 == 0 } ? nil : Counts(sum[...]).f1
      }
    }
  }

  /// The interval of the macro-F1 when participants are drawn anew.
  ///
  /// - Parameter participants: what each participant's paragraphs give.
  /// - Returns: nil for fewer than two participants.
  public static func macroInterval(over participants: [ThemeReliability]) -> ConfidenceInterval? {
    let width = Counts().parts.count
    return Bootstrap.interval(over: participants.map { $0.counts.flatMap(\.parts) }) { sum in
      let themes = Theme.allCases.indices.map { Counts(sum[($0 * width)..<(($0 + 1) * width)]) }
      return mean(of: themes)
    }
  }

  fileprivate static func mean(of counts: [Counts]) -> Double {
    counts.reduce(0) { $0 + $1.f1 } / Double(counts.count)
  }
}

extension ThemeReliability.Counts {
  /// What F1 is made of.
  fileprivate var parts: [Int] { [both, given, missed] }

  fileprivate init(_ parts: ArraySlice<Int>) {
    let parts = Array(parts)
    self.init(both: parts[0], given: parts[1], missed: parts[2])
  }
}
