import Testing

@testable import Coding

@Suite struct LogisticTests {
  @Test(arguments: [
    (0.0, 0.5),
    (1, 0.7310585786300049),
    (-1, 0.2689414213699951),
    (2.5, 0.9241418199787566),
    (-5, 0.0066928509242848554),
    (10, 0.9999546021312976),
    (-20, 2.0611536181902037e-9),
  ])
  func agreesWithKnownValues(x: Double, value: Double) {
    #expect(abs(Logistic.value(x) - value) < 1e-9)
  }

  @Test func isSymmetricAndRises() {
    var before = 0.0
    for step in -400...400 {
      let x = Double(step) / 10
      let value = Logistic.value(x)
      #expect(abs(value + Logistic.value(-x) - 1) < 1e-12)
      #expect(value >= before)
      before = value
    }
  }

  @Test(arguments: [-800.0, 800, -.infinity, .infinity])
  func staysFiniteFarOut(x: Double) {
    #expect(Logistic.value(x) == (x > 0 ? 1 : 0))
  }
}
