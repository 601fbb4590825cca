/// A colour as red, green and blue: `Color(rawValue: 0xC8_1E_1E)`.
public struct Color: RawRepresentable, Hashable, Sendable {
  /// 0xRRGGBB; the top byte is always zero.
  public let rawValue: UInt32

  /// Takes the low 24 bits as red, green and blue.
  ///
  /// - Parameter rawValue: 0xRRGGBB.
  public init(rawValue: UInt32) { self.rawValue = rawValue & 0xFF_FFFF }

  /// Black.
  public static let black = Color(rawValue: 0)

  /// White.
  public static let white = Color(rawValue: 0xFF_FFFF)

  /// The colour as the library wants it: zero means "unset" there, and its black has one more bit, masked
  /// away when it writes.
  var native: UInt32 { rawValue == 0 ? 0x100_0000 : rawValue }
}
