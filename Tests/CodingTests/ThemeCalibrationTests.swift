import Codebook
import Testing

@testable import Coding

@Suite struct ThemeCalibrationTests {
  @Test func countsOnlyThemesGivenAndUndisputed() {
    var calibration = Calibration.ofThemes
    calibration.add([0.39, 0.4, 0.59, 0.6, 0.79, 0.97, 1], gold: [], disputed: [])
    #expect(calibration.bins.map(\.given) == [2, 2, 0, 0, 1, 1])
    #expect(calibration.bins.map(\.right) == [0, 0, 0, 0, 0, 0])
    calibration.add(
      Theme.allCases.map { _ in 0.9 }, gold: ThemeSet([.scope, .procedure]), disputed: ThemeSet([.scope]))
    #expect(calibration.bins.map(\.given) == [2, 2, 0, 6, 1, 1])
    #expect(calibration.bins.map(\.right) == [0, 0, 0, 1, 0, 0])
  }

  @Test func saysWhatWasSaidAndWhatWasFound() {
    var calibration = Calibration.ofThemes
    #expect(calibration.bins.allSatisfy { $0.said == nil && $0.found == nil })
    for turn in 0..<10 {
      calibration.add([0.8, 0, 0, 0, 0, 0, 0], gold: turn < 8 ? ThemeSet([.scope]) : [], disputed: [])
    }
    #expect(calibration.bins[2].found == 0.8)
    #expect(abs((calibration.bins[2].said ?? 0) - 0.8) < 1e-12)
  }
}
