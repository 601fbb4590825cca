import Testing

@testable import Spreadsheet

struct CellTextTests {
  @Test(arguments: [
    ("a\u{0}b", "a\u{FFFD}b", 1), ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te", 0),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}", 2),
    ("\u{85}\u{7F}\u{9F}\u{A0}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}", 3), ("_x0041_", "_x005F_x0041_", 0),
    ("_x00g1_ _x", "_x00g1_ _x", 0), ("a_x000a__x000A_", "a_x005F_x000a__x005F_x000A_", 0), ("Ａ😀ｿ", "Ａ😀ｿ", 0),
  ])
  func rewriting(original: String, expected: String, replaced: Int) {
    let text = CellText(original)
    // Scalars, since strings compare by canonical equivalence.
    #expect(Array(text.text.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(text.replaced == replaced)
    #expect(text.cutFrom == nil)
  }

  /// The sweep over bytes against the plain definition, for every scalar.
  @Test func everyScalar() {
    for value in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isBad = CellText.isUnwritable(scalar)
      let text = CellText("a" + String(scalar) + "b")
      guard (text.replaced == 1) == isBad, scalar == "\r" || isBad || text.text == "a" + String(scalar) + "b"
      else {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  /// Every limit from 4 to 20 over texts of characters of one to eleven UTF-16 units.
  @Test(arguments: [
    "aaaaaaaaaaaaaaaaaaaaaaaa", "😀😀😀😀😀😀😀😀😀😀😀😀", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
  ])
  func cutting(text: String) {
    for limit in 4...20 {
      let cut = CellText(text, limit: limit)
      #expect(cut.text.utf16.count <= limit)
      #expect(cut.text.hasSuffix(" […]"))
      #expect(text.hasPrefix(cut.text.dropLast(4)))
      #expect(cut.cutFrom == text.utf16.count)
    }
    #expect(CellText(text, limit: text.utf16.count).cutFrom == nil)
  }
}
