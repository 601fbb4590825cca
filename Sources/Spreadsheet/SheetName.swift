/// The rules Excel has for the names of sheets.
public enum SheetName {
  /// In UTF-16 units, as Excel counts; the library counts code points and would let more through.
  public static let maximumLength = 31

  /// Why a name is refused.
  public enum Fault: Hashable, Sendable {
    /// No character.
    case empty
    /// More than 31 UTF-16 units.
    case tooLong(Int)
    /// One of `[ ] : * ? / \` or a control character.
    case forbiddenCharacter(Unicode.Scalar)
    /// An apostrophe at the start or the end.
    case apostropheAtEdge
    /// `History`, which Excel keeps for itself.
    case reserved
    /// Another sheet has the name, upper and lower case being the same.
    case taken
  }

  /// Finds what is wrong with a name.
  ///
  /// - Parameters:
  ///   - name: the candidate.
  ///   - taken: the names in use.
  /// - Returns: the first fault, or nil for a name Excel accepts.
  public static func fault(in name: String, avoiding taken: some Sequence<String> = []) -> Fault? {
    if name.isEmpty { return .empty }
    if let scalar = name.unicodeScalars.first(where: isForbidden) { return .forbiddenCharacter(scalar) }
    if name.utf16.count > maximumLength { return .tooLong(name.utf16.count) }
    if name.unicodeScalars.first == "'" || name.unicodeScalars.last == "'" { return .apostropheAtEdge }
    let key = name.lowercased()
    if key == "history" { return .reserved }
    return taken.contains { $0.lowercased() == key } ? .taken : nil
  }

  /// Makes a name Excel accepts, as close to the text as the rules allow.
  ///
  /// Forbidden characters become spaces, and so does `#`, at which the library would split links to the sheet.
  /// Runs of spaces shrink to one, apostrophes leave the edges, the end is cut between characters, and a
  /// number in brackets makes the name unique:
  ///
  /// ```swift
  /// SheetName.make(from: "Loss/damage", avoiding: ["loss damage"])   // "Loss damage (2)"
  /// ```
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - taken: the names in use.
  /// - Returns: a name without fault; `Sheet` when nothing of the text is left.
  public static func make(from text: String, avoiding taken: some Sequence<String> = []) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let mapped: Unicode.Scalar =
        isForbidden(scalar) || scalar == "#" || scalar.properties.isWhitespace ? " " : scalar
      if mapped == " ", scalars.last == " " { continue }
      scalars.append(mapped)
    }
    var stem = trimmed(String(scalars))
    if stem.isEmpty { stem = "Sheet" }
    let keys = Set(taken.map { $0.lowercased() }).union(["history"])
    var candidate = shortened(stem, to: maximumLength)
    var number = 2
    while keys.contains(candidate.lowercased()) {
      let mark = " (\(number))"
      candidate = shortened(stem, to: maximumLength - mark.utf16.count) + mark
      number += 1
    }
    return candidate
  }

  /// The name between apostrophes, its own apostrophes doubled.
  ///
  /// The library leaves out the apostrophes it thinks needless, and so lets `COP29` and `2024` stand bare in
  /// formulas, where the first is a cell and the second a number. Always quoting is always right.
  static func quoted(_ name: String) -> String {
    var result = "'"
    for scalar in name.unicodeScalars {
      if scalar == "'" { result.unicodeScalars.append("'") }
      result.unicodeScalars.append(scalar)
    }
    return result + "'"
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "[", "]", ":", "*", "?", "/", "\\": true
    default: CellText.isUnwritable(scalar) || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
  }

  private static func trimmed(_ text: String) -> String {
    var view = text.unicodeScalars[...]
    while let edge = view.first, edge == " " || edge == "'" { view.removeFirst() }
    while let edge = view.last, edge == " " || edge == "'" { view.removeLast() }
    return String(String.UnicodeScalarView(view))
  }

  private static func shortened(_ text: String, to units: Int) -> String {
    let cut = trimmed(CellText.prefix(of: text, units: units))
    return cut.isEmpty ? "Sheet" : cut
  }
}
