/// What a Unicode scalar becomes when text is folded.
///
/// Packed in 32 bits so that a table entry costs one load: the low byte holds the number of folded bytes
/// (1 to 3), or one of the codes below; the folded bytes follow, first byte lowest.
struct FoldedScalar: Equatable {
  var packed: UInt32

  /// Cuts words.
  static let separator = FoldedScalar(packed: 0)
  /// Cuts words, and lets a preceding full stop end a sentence.
  static let blank = FoldedScalar(packed: 0xF0)
  /// A closing quotation mark or bracket: cuts words, and lets a preceding full stop end a sentence.
  static let closing = FoldedScalar(packed: 0xF1)
  /// Invisible (soft hyphen, zero width): as though it were not there.
  static let dropped = FoldedScalar(packed: 0xF2)
  /// A combining mark: dropped, but part of the word that it follows.
  static let mark = FoldedScalar(packed: 0xF3)
  /// A letter without a fold: its own UTF-8 bytes are kept.
  static let kept = FoldedScalar(packed: 0xF4)

  init(packed: UInt32) { self.packed = packed }

  init(letters: some Collection<UInt8>) {
    packed = UInt32(letters.count)
    var shift: UInt32 = 8
    for letter in letters {
      packed |= UInt32(letter) << shift
      shift += 8
    }
  }

  /// Number of folded bytes, 0 for anything but a folded letter.
  var count: Int { packed & 0xFF <= 3 ? Int(packed & 0xFF) : 0 }
}

/// The fold of ASCII bytes and of Latin letters, built once for the whole run of the program.
struct FoldingTables: Sendable {
  static let shared = FoldingTables()

  /// Codes of `ascii` for bytes that are no letter or digit; all below `firstLetter`.
  static let separator: UInt8 = 0
  static let stop: UInt8 = 1
  static let beyondASCII: UInt8 = 2
  static let firstLetter: UInt8 = 0x30

  /// A byte to its lower-case letter or digit, or to one of the codes above.
  let ascii: [UInt8]
  /// U+0080 to U+024F, then U+1E00 to U+1EFF.
  let latin: [UInt32]

  private init() {
    var ascii = [UInt8](repeating: Self.separator, count: 256)
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { ascii[Int(byte)] = byte }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      ascii[Int(byte)] = byte
      ascii[Int(byte - 0x20)] = byte
    }
    for byte in ".;:!?".utf8 { ascii[Int(byte)] = Self.stop }
    for byte in 0x80...0xFF { ascii[byte] = Self.beyondASCII }
    self.ascii = ascii

    var latin: [UInt32] = []
    for code in Self.latinRows.utf8 where code != UInt8(ascii: "\n") {
      let fold: FoldedScalar =
        switch code {
        case UInt8(ascii: "."): .separator
        case UInt8(ascii: "_"): .blank
        case UInt8(ascii: ">"): .closing
        case UInt8(ascii: "~"): .dropped
        case UInt8(ascii: "="), UInt8(ascii: "+"): .kept
        default: FoldedScalar(letters: CollectionOfOne(code))
        }
      latin.append(fold.packed)
    }
    for (letters, scalars) in Self.ligatures {
      for scalar in scalars.unicodeScalars {
        if let index = Self.latinIndex(scalar.value), index < latin.count {
          latin[index] = FoldedScalar(letters: letters.utf8).packed
        }
      }
    }
    self.latin = latin
  }

  /// Place of a scalar in `latin`, nil outside the two ranges that it covers.
  @inline(__always)
  static func latinIndex(_ scalar: UInt32) -> Int? {
    if scalar >= 0x80 && scalar < 0x250 { return Int(scalar - 0x80) }
    if scalar >= 0x1E00 && scalar < 0x1F00 { return Int(scalar - 0x1E00 + 0x1D0) }
    return nil
  }

  /// Letters that fold to two.
  private static let ligatures: [(String, String)] = [
    ("ae", "ÆæǢǣǼǽ"), ("oe", "Œœ"), ("ss", "ßẞ"), ("th", "Þþ"), ("ij", "Ĳĳ"), ("dz", "ǄǅǆǱǲǳ"),
    ("lj", "Ǉǈǉ"), ("nj", "Ǌǋǌ"), ("db", "ȸ"), ("qp", "ȹ"), ("hv", "ƕǶ"),
  ]

  /// Sixteen scalars a row: the letter each folds to; `=` kept as it is, `+` in `ligatures`, `.` separates,
  /// `_` blank, `>` closing quotation mark, `~` dropped.
  private static let latinRows = """
    ....._..........
    ................
    _.........a..~..
    .....=....o>....
    aaaaaa+ceeeeiiii
    dnooooo.ouuuuy++
    aaaaaa+ceeeeiiii
    dnooooo.ouuuuy+y
    aaaaaaccccccccdd
    ddeeeeeeeeeegggg
    gggghhhhiiiiiiii
    ii++jjkkklllllll
    lllnnnnnnnnnoooo
    oo++rrrrrrssssss
    ssttttttuuuuuuuu
    uuuuwwyyyzzzzzzs
    bbbb===cc=ddd===
    =ffg=+=ikkl==nno
    oo==pp=====ttttu
    u=vyyzz=========
    ====+++++++++aai
    ioouuuuuuuuuu=aa
    aa++ggggkkoooo==
    j+++gg+=nnaa++oo
    aaaaeeeeiiiioooo
    rrrruuuusstt==hh
    nd==zzaaeeoooooo
    ooyylnt=++acclts
    z==b==eejj=qrryy
    aabbbbbbccdddddd
    ddddeeeeeeeeeeff
    gghhhhhhhhhhiiii
    kkkkkkllllllllmm
    mmmmnnnnnnnnoooo
    oooopppprrrrrrrr
    sssssssssstttttt
    ttuuuuuuuuuuvvvv
    wwwwwwwwwwxxxxyy
    zzzzzzhtwyas==+=
    aaaaaaaaaaaaaaaa
    aaaaaaaaeeeeeeee
    eeeeeeeeiiiioooo
    oooooooooooooooo
    oooouuuuuuuuuuuu
    uuyyyyyyyy====yy
    """

  /// The fold of a scalar outside `latin`: the rare path.
  ///
  /// Letters, marks and decimal digits of other scripts are kept, so that a foreign word is one word, known
  /// to no Latin pattern.
  static func foldOther(_ scalar: UInt32) -> FoldedScalar {
    switch scalar {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F,
      0xFE20...0xFE2F:
      return .mark
    case 0x02B9...0x02FF: return .separator
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: return .dropped
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .blank
    case 0x2019, 0x201D, 0x203A: return .closing
    case 0x2010...0x205E: return .separator
    case 0xFB00: return FoldedScalar(letters: "ff".utf8)
    case 0xFB01: return FoldedScalar(letters: "fi".utf8)
    case 0xFB02: return FoldedScalar(letters: "fl".utf8)
    case 0xFB03: return FoldedScalar(letters: "ffi".utf8)
    case 0xFB04: return FoldedScalar(letters: "ffl".utf8)
    case 0xFB05, 0xFB06: return FoldedScalar(letters: "st".utf8)
    default: break
    }
    guard let scalar = Unicode.Scalar(scalar) else { return .separator }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      return .kept
    default: return .separator
    }
  }
}
