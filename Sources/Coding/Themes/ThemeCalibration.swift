public import Codebook

extension Calibration {
  /// Themes given, by how likely the model called them.
  public static var ofThemes: Calibration {
    Calibration(from: [ThemeModel.threshold, 0.6, 0.8, 0.9, 0.95, 0.99])
  }

  /// Themes given, by the thresholds of the curve of doubt.
  public static var ofThemeDoubts: Calibration { .ofDoubts(from: ThemeModel.threshold) }

  /// Takes the themes of one passage in; those less likely than the threshold were not given.
  ///
  /// - Parameters:
  ///   - likelihoods: what the model says of each theme, in the order of `Theme.allCases`.
  ///   - gold: the themes that both readings gave.
  ///   - disputed: the themes that count neither way.
  public mutating func add(_ likelihoods: [Double], gold: ThemeSet, disputed: ThemeSet) {
    for (theme, likelihood) in zip(Theme.allCases, likelihoods) where !disputed.contains(theme) {
      add(likelihood, isRight: gold.contains(theme))
    }
  }
}
