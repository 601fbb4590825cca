internal import Codebook
internal import Coding
internal import Spreadsheet

/// How a position shows in a cell: a sign and a colour, neither without the other.
///
/// The signs tell positions apart on a black-and-white printer and for eyes that do not tell colours apart; the
/// colours, blue, pale yellow and orange, differ in lightness too. Dark letters read on all three: LibreOffice sets the
/// letters of links dark whatever a format says.
enum StanceMark {
  /// Of a participant without a position on the issue.
  static let silent = "·"
  /// Of a participant without a position on the issue some of whose text could not be coded.
  static let uncoded = "n/c"
  /// Behind the sign of a position that a person should check.
  static let doubt = "?"
  /// Behind the sign of a cell that an analyst decided.
  static let decided = "†"

  /// The sign of a stance; one character, none of which a spreadsheet's patterns take for a wildcard.
  static func sign(_ stance: Stance) -> String {
    switch stance {
    case .support: "+"
    case .conditional: "±"
    case .oppose: "–"
    }
  }

  /// The sign of a position, with the mark of doubt where it needs one.
  static func sign(_ position: CodedPosition) -> String {
    sign(position.stance) + (position.needsReview ? doubt : position.override == nil ? "" : decided)
  }

  /// Everything a cell may hold, in the order of the list to choose from.
  static var choices: [String] {
    stances.flatMap { [sign($0), sign($0) + doubt] } + [silent, uncoded]
  }

  /// From the one pole to the other, as columns and lists have them.
  static let stances: [Stance] = [.support, .conditional, .oppose]

  /// The colour behind a stance.
  static func fill(_ stance: Stance) -> Color {
    switch stance {
    case .support: Color(rawValue: 0x8F_C1E3)
    case .conditional: Color(rawValue: 0xFB_EBA6)
    case .oppose: Color(rawValue: 0xE2_7B36)
    }
  }

  /// Between the cells of a theme's block and in bars for silence.
  static let silentFill = Color(rawValue: 0xE3_E7EC)

  private static let silentInk = Color(rawValue: 0xA9_B2BC)

  private static let cell = CellStyle {
    $0.fontSize = 11
    $0.horizontal = .center
    $0.vertical = .center
    $0.borders = .thin(WorkbookStyles.rule)
    // Cells of text: a plus that someone types in begins no formula.
    $0.numberFormat = "@"
  }

  /// The look of a cell; nil for a silent one.
  static func style(_ stance: Stance?, isUnsure: Bool = false) -> CellStyle {
    cell.with {
      guard let stance else {
        $0.fontColor = silentInk
        return
      }
      $0.background = fill(stance)
      $0.fontColor = WorkbookStyles.ink
      $0.bold = true
      $0.italic = isUnsure
    }
  }

  /// What a rule changes in a cell that someone filled in anew: rules take no sizes and no alignment.
  static func ruleStyle(_ stance: Stance?, isUnsure: Bool = false) -> CellStyle {
    CellStyle {
      $0.background = stance.map(fill) ?? .white
      $0.fontColor = stance == nil ? silentInk : WorkbookStyles.ink
      $0.bold = stance != nil
      $0.italic = isUnsure
    }
  }
}

extension Workbook {
  /// Makes cells look like the position that their sign says.
  ///
  /// - Parameters:
  ///   - range: cells of signs.
  ///   - sheet: the sheet.
  /// - Throws: `SpreadsheetError` where the sheet has no such cells.
  mutating func addStanceRules(to range: CellRange, in sheet: Sheet) throws(SpreadsheetError) {
    for stance in StanceMark.stances {
      for isUnsure in [false, true] {
        let sign = StanceMark.sign(stance) + (isUnsure ? StanceMark.doubt : "")
        let format = try format(StanceMark.ruleStyle(stance, isUnsure: isUnsure))
        try addRule(.cell(.text(sign), format), to: range, in: sheet)
      }
    }
  }
}
