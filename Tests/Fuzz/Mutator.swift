import TestSupport

/// Changes bytes as documents and tables go wrong: by lines, by the marks that carry structure, by bytes.
struct Mutator {
  let marks: [[UInt8]]
  let seeds: [[UInt8]]

  /// An input of its own for every number, the same on every machine.
  func input(_ random: inout SplitMix64) -> [UInt8] {
    var bytes = pick(seeds, &random)
    for _ in 0..<Int.random(in: 1...8, using: &random) { change(&bytes, &random) }
    return bytes
  }

  private func pick(_ choices: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    choices.randomElement(using: &random) ?? []
  }

  private func change(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    let line = lineRange(around: at, in: bytes)
    switch Int.random(in: 0..<14, using: &random) {
    case 0: bytes.removeSubrange(line)
    case 1: bytes.insert(contentsOf: bytes[line], at: line.upperBound)
    case 2:
      let other = lineRange(around: Int.random(in: 0...bytes.count, using: &random), in: bytes)
      bytes.insert(contentsOf: Array(bytes[other]), at: line.upperBound)
    case 3, 4, 5: bytes.insert(contentsOf: pick(marks, &random), at: at)
    case 6: bytes.replaceSubrange(line, with: pick(marks, &random) + [0x0A])
    case 7: bytes.insert(contentsOf: pick(marks, &random), at: line.lowerBound)
    case 8 where !bytes.isEmpty:
      bytes[min(at, bytes.count - 1)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 9: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
    case 10: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0...40, using: &random)))
    case 11:
      let mark = pick(marks, &random)
      for _ in 0..<Int.random(in: 2...60, using: &random) { bytes.insert(contentsOf: mark, at: at) }
    case 12:
      let other = pick(seeds, &random)
      bytes.replaceSubrange(at..., with: other.suffix(Int.random(in: 0...other.count, using: &random)))
    default: bytes.removeAll { $0 == 0x0A && Int.random(in: 0..<4, using: &random) == 0 }
    }
    // A few thousand bytes hold every structure; more of them only make it slow.
    if bytes.count > 6000 { bytes.removeSubrange(6000...) }
  }

  private func lineRange(around at: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    return start..<end
  }
}
