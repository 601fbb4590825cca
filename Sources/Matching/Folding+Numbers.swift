extension Folding {
  /// The words of a paragraph without the number or letter that opens it, which says only where it stands.
  ///
  /// - Parameter bytes: a paragraph, UTF-8, such as `12. The text` or `(b) The text`.
  /// - Returns: its words; all of them where nothing opens it, or nothing would be left.
  public static func wordsBehindNumber(in bytes: [UInt8]) -> [FoldedWord] {
    let words = words(in: bytes)
    guard words.count > 1, let first = words.first, first.bytes.count <= 4,
      first.range.upperBound < bytes.count,
      [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[first.range.upperBound])
    else { return words }
    return Array(words.dropFirst())
  }
}
