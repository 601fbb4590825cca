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

    /// Of those given, the share that is gold; 1 where none is given.
    public var precision: Double { both + given == 0 ? 1 : Double(both) / Double(both + given) }
    /// Of the gold ones, the share that is given; 1 where there is none.
    public var recall: Double { both + missed == 0 ? 1 : Double(both) / Double(both + missed) }
    /// The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was given.
    public var f1: Double {
      let all = 2 * both + given + missed
      return all == 0 ? 1 : 2 * Double(both) / Double(all)
    }
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
      case (false, false): break
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

  /// Takes all paragraphs of a gold coding in: each is held against the union of what its passages were given.
  ///
  /// - Parameters:
  ///   - gold: the gold coding.
  ///   - given: the themes given, in any order.
  /// - Returns: the gold paragraphs that no passage answers.
  public mutating func add(_ gold: [GoldCoding.Paragraph], given: [Given]) -> [GoldCoding.Paragraph] {
    let byDocument = Dictionary(grouping: given, by: \.document)
    return gold.filter { paragraph in
      let answers = (byDocument[paragraph.document] ?? []).filter {
        GoldCoding.answer(paragraph.lines, $0.lines)
      }
      let themes = answers.reduce(ThemeSet(rawValue: 0)) { $0.union($1.themes) }
      add(given: themes, gold: paragraph.themes, disputed: paragraph.disputed)
      return answers.isEmpty
    }
  }

  /// The mean of the themes' F1.
  public var macroF1: Double {
    counts.reduce(0) { $0 + $1.f1 } / Double(counts.count)
  }
}
