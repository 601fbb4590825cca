internal import Tables

extension CSVWriter {
  /// The table as the repository keeps it, with bare line feeds.
  var bareLines: [UInt8] { bytes.filter { $0 != 0x0D } }
}

/// Numbers as the tables of weights hold them: four decimals.
enum Decimal4 {
  /// The nearest number that the tables can hold.
  static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  /// The number in digits, such as `-0.2500`.
  static func text(_ value: Double) -> String {
    let scaled = Int((abs(value) * 10_000).rounded())
    let digits = String(scaled % 10_000)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + "\(scaled / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
