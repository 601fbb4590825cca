import Foundation
import TestSupport
import Testing

@testable import Convergence

@Suite("Logarithm") struct LogarithmTests {
  @Test("powers of two are exact, everything else is within a few units in the last place")
  func values() {
    for exponent in -60...60 { #expect(Logarithm.base2(scalbn(1, exponent)) == Double(exponent)) }
    var generator = SplitMix64(state: 4)
    for _ in 0..<20_000 {
      let number = Double.random(in: 0.0001...4, using: &generator)
      #expect(abs(Logarithm.base2(number) - log2(number)) <= 3 * max(log2(number).ulp, 0x1p-53))
    }
  }
}
