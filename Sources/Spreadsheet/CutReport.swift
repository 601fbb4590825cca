/// What a workbook could not hold as given, to be shown to the reader: nothing is lost in silence.
public struct CutReport: Equatable, Sendable {
  /// Where the text was.
  public enum Place: String, Equatable, Sendable {
    /// In the cell.
    case cell
    /// In the note of the cell.
    case note
    /// In the tooltip of a link, which holds 255.
    case tooltip
  }

  /// A text that was too long.
  public struct Cut: Equatable, Sendable {
    /// Name of the sheet.
    public let sheet: String
    /// The cell written to.
    public let cell: CellReference
    /// The cell, its note or its tooltip.
    public let place: Place
    /// In UTF-16 units, as Excel counts.
    public let originalLength: Int
  }

  /// Links of a sheet that became plain text or plain numbers.
  public struct PlainLinks: Equatable, Sendable {
    /// Name of the sheet.
    public let sheet: String
    /// Links beyond the 65,530 Excel follows in a sheet.
    public let count: Int
  }

  /// Notes of a sheet that were left out.
  public struct MissingNotes: Equatable, Sendable {
    /// Name of the sheet.
    public let sheet: String
    /// Notes beyond the 20,000 of a sheet.
    public let count: Int
  }

  /// Texts cut, in the order they were written.
  public internal(set) var cuts: [Cut] = []

  /// Sheets with more links than Excel follows, in the order of the tabs.
  public internal(set) var plainLinks: [PlainLinks] = []

  /// Sheets with more notes than they take, in the order of the tabs.
  public internal(set) var missingNotes: [MissingNotes] = []

  /// Characters replaced by U+FFFD in the whole workbook: controls, mostly.
  public internal(set) var replacedCharacters = 0

  /// Whether the workbook holds everything as given.
  public var isEmpty: Bool {
    cuts.isEmpty && plainLinks.isEmpty && missingNotes.isEmpty && replacedCharacters == 0
  }
}

extension CutReport: CustomStringConvertible {
  /// One line for each loss; empty when there is none.
  public var description: String {
    var lines = cuts.map {
      "\($0.sheet)!\($0.cell): text of the \($0.place.rawValue) cut from \($0.originalLength) UTF-16 units"
    }
    lines += plainLinks.map {
      "\($0.sheet): \($0.count) links written as plain text, the sheet being full of them"
    }
    lines += missingNotes.map { "\($0.sheet): \($0.count) notes left out, the sheet being full of them" }
    if replacedCharacters > 0 {
      lines.append("\(replacedCharacters) characters no workbook can hold replaced by U+FFFD")
    }
    return lines.joined(separator: "\n")
  }
}
