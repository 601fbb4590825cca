internal import CLibXLSXWriter

/// A result code of libxlsxwriter 1.1.4.
public struct LibraryCode: RawRepresentable, Hashable, Sendable {
  /// The number of the C enumeration.
  public let rawValue: UInt32

  /// Wraps a number.
  ///
  /// - Parameter rawValue: the number of the C enumeration.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No error.
  public static let ok = LibraryCode(rawValue: 0)
  /// Memory ran out.
  public static let outOfMemory = LibraryCode(rawValue: 1)
  /// The workbook file could not be made.
  public static let cannotCreateFile = LibraryCode(rawValue: 2)
  /// A temporary file could not be made.
  public static let cannotCreateTemporaryFile = LibraryCode(rawValue: 3)
  /// A temporary file could not be read back.
  public static let cannotReadTemporaryFile = LibraryCode(rawValue: 4)
  /// The zip layer failed to read or write.
  public static let zipFileOperation = LibraryCode(rawValue: 5)
  /// A part could not be added to the zip.
  public static let zipFileAdd = LibraryCode(rawValue: 9)
  /// The zip could not be finished.
  public static let zipClose = LibraryCode(rawValue: 10)
  /// A parameter was refused.
  public static let parameterValidation = LibraryCode(rawValue: 13)
  /// A sheet name was refused as too long.
  public static let sheetNameTooLong = LibraryCode(rawValue: 14)
  /// A sheet name was refused for a character.
  public static let sheetNameCharacter = LibraryCode(rawValue: 15)
  /// A sheet name is in use.
  public static let sheetNameTaken = LibraryCode(rawValue: 17)
  /// A text was refused as longer than a cell.
  public static let stringTooLong = LibraryCode(rawValue: 21)
  /// A row or a column lies outside the sheet.
  public static let indexOutOfRange = LibraryCode(rawValue: 23)
  /// An address was refused as too long.
  public static let linkTooLong = LibraryCode(rawValue: 24)
  /// A sheet has too many links.
  public static let tooManyLinks = LibraryCode(rawValue: 25)
}

extension LibraryCode: CustomStringConvertible {
  /// The library's own words, and the number.
  public var description: String {
    guard let words = lxw_strerror(lxw_error(rawValue: rawValue)) else { return "code \(rawValue)" }
    return "\(String(cString: words)) (code \(rawValue))"
  }
}
