internal import Spreadsheet

/// How cells look, for the sheets to share.
enum WorkbookStyles {
  static let ink = Color(rawValue: 0x1F_2933)
  static let quiet = Color(rawValue: 0x66_6F7A)
  static let rule = Color(rawValue: 0xD3_D9E0)
  static let strongRule = Color(rawValue: 0x8A_97A6)
  static let headerFill = Color(rawValue: 0xE6_EBF1)
  static let accent = Color(rawValue: 0x1F_4E79)
  /// Behind cells that the reader fills in.
  static let entryFill = Color(rawValue: 0xFF_FBE8)
  static let errorInk = Color(rawValue: 0x9C_1C1C)

  /// The size of letters in tables, in points.
  static let size = 10.0

  static let body = CellStyle {
    $0.fontSize = size
    $0.fontColor = ink
    $0.vertical = .top
    $0.wrap = true
    $0.borders.bottom = .thin(rule)
  }
  /// Text that is one line by nature: codes, dates.
  static let short = body.with { $0.wrap = false }
  static let number = short.with {
    $0.horizontal = .right
    // Digits at the right edge would touch the text of the next column.
    $0.indent = 1
    $0.numberFormat = "#,##0"
  }
  static let percentage = number.with { $0.numberFormat = "0%" }
  static let header = CellStyle {
    $0.fontSize = size
    $0.bold = true
    $0.fontColor = ink
    $0.background = headerFill
    $0.vertical = .center
    $0.wrap = true
    $0.borders.bottom = .thin(strongRule)
  }
  static let headerOfNumbers = header.with {
    $0.horizontal = .right
    $0.indent = 1
  }
  static let headerInMiddle = header.with { $0.horizontal = .center }
  static let total = body.with {
    $0.bold = true
    $0.wrap = false
    $0.vertical = .center
  }
  /// A row that opens a theme.
  static let band = CellStyle {
    $0.fontSize = size
    $0.bold = true
    $0.fontColor = accent
    $0.background = headerFill
    $0.vertical = .center
    $0.borders.bottom = .thin(strongRule)
  }
  /// A small whole number in the middle of a narrow cell.
  static let countInGrid = short.with {
    $0.horizontal = .center
    $0.vertical = .center
    $0.numberFormat = "0"
  }
  static let title = CellStyle {
    $0.fontSize = 18
    $0.bold = true
    $0.fontColor = accent
    $0.vertical = .center
  }
  static let section = CellStyle {
    $0.fontSize = 12
    $0.bold = true
    $0.fontColor = accent
    $0.vertical = .center
    $0.borders.bottom = .thin(strongRule)
  }
  static let prose = CellStyle {
    $0.fontSize = 11
    $0.fontColor = ink
    $0.vertical = .top
    $0.wrap = true
  }
  static let caption = prose.with {
    $0.fontSize = size
    $0.fontColor = quiet
  }
  static let link = short.with {
    $0.fontColor = accent
    $0.underline = true
  }

  /// The look of a count by its share of the participant's passages.
  ///
  /// One hue whose lightness falls in even steps, so that it reads on a grey printer too; digits turn white
  /// where black ones would not show.
  ///
  /// - Parameter shareClass: see ``shareClass(of:among:)``.
  /// - Returns: the style; a count of zero is white with quiet digits.
  static func share(_ shareClass: Int) -> CellStyle {
    number.with {
      $0.horizontal = .center
      $0.indent = 0
      $0.vertical = .center
      $0.background = shareClass == 0 ? nil : shareFills[shareClass - 1]
      $0.fontColor = shareClass == 0 ? quiet : shareClass == shareFills.count ? .white : ink
      $0.borders = .thin(.white)
      if shareClass == 0 { $0.borders = .thin(rule) }
    }
  }

  private static let shareFills = [0xEC_F3FA, 0xCB_DFF0, 0x9D_C4E2, 0x62_A0CE, 0x24_629B].map {
    Color(rawValue: $0)
  }
  /// Least percentages of the classes after the first.
  private static let shareBounds = [10, 20, 35, 50]

  /// The class of a share, 0 for none to 5 for half and more; the words for them are in the labels.
  ///
  /// - Parameters:
  ///   - count: passages with the theme.
  ///   - total: all passages of the participant.
  /// - Returns: 0 to 5.
  static func shareClass(of count: Int, among total: Int) -> Int {
    guard count > 0, total > 0 else { return 0 }
    return 1 + shareBounds.count { count * 100 >= $0 * total }
  }
}
