/// Numbers that look like chance and are the same on every machine: Steele, Lea and Flood's SplitMix64 (2014).
struct FixedRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number from 0 to one less than a bound.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(Self.mixed(state).multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number that a text always has, and that says nothing about the text (Fowler, Noll and Vo's FNV-1a, mixed).
  static func number(of text: String) -> UInt64 {
    mixed(text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
