/// Estimates how many lines a text takes in a wrapped cell, so that its row can be made high enough.
///
/// A workbook stores the heights of rows and cannot ask for "as high as it takes". Widths are in digits, the
/// unit of column widths; each is the larger of what Calibri and Arial have (the usual stand-in), so that the
/// estimate errs on the side of a line too many.
enum TextMeasure {
  /// The height that Excel allows a row, in points.
  static let highestRow = 409.0

  /// The height of a row that shows a text whole, or as much of it as a row may.
  ///
  /// - Parameter cells: texts with the width of their columns, in digits of the default font, and the size of
  ///   their letters, in points.
  /// - Returns: points, at most ``highestRow``.
  static func rowHeight(_ cells: [(text: String, width: Double, size: Double)]) -> Double {
    var height = 0.0
    for cell in cells {
      let lines = lineCount(of: cell.text, width: cell.width, size: cell.size)
      height = max(height, Double(lines) * cell.size * 1.3 + 4)
    }
    return min((height * 4).rounded(.up) / 4, highestRow)
  }

  /// How many lines a text takes.
  ///
  /// - Parameters:
  ///   - text: any text; newlines count.
  ///   - width: of the column, in digits of the default font at 11 points.
  ///   - size: of the letters, in points.
  /// - Returns: at least 1.
  static func lineCount(of text: String, width: Double, size: Double) -> Int {
    // Small letters are drawn on the pixel grid and come out wider than their size says.
    let room = Int(width * 100 * 11 / max(size, 1) * 0.97)
    var lines = 1
    var used = 0
    var word = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines += 1
        used = 0
        word = 0
        continue
      }
      let advance = hundredths(of: scalar)
      if scalar == " " {
        used += advance
        word = 0
        continue
      }
      used += advance
      word += advance
      if used > room {
        lines += 1
        // The word moves to the next line; one longer than a line is broken.
        used = word < room ? word : advance
        if word >= room { word = advance }
      }
      if scalar == "-" || scalar == "/" { word = 0 }
    }
    return lines
  }

  /// The width of a character, in hundredths of a digit.
  private static func hundredths(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20, 0xA0: return 50
    case 0x202F: return 30
    case 0x27, 0x2019, 0x69, 0x6A, 0x6C: return 46
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x7C, 0x49: return 52
    case 0x63, 0x6B, 0x73, 0x76, 0x78, 0x79, 0x7A: return 90
    case 0x66, 0x74, 0x28, 0x29, 0x2D, 0x2F, 0x5B, 0x5D, 0x72: return 68
    case 0x6D, 0x4D, 0x57, 0x40, 0x25: return 165
    case 0x77: return 141
    case 0x41...0x5A: return 130
    case 0x300...0x36F: return 0
    // Where letters are drawn in squares.
    case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F300...0x1FAFF,
      0x20000...0x3FFFF:
      return 205
    case 0xC0...0xDE, 0x2026, 0x2014: return 180 - (scalar.value < 0x100 ? 50 : 0)
    default: return 101
    }
  }
}
