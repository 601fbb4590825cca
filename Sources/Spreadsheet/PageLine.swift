/// A header or a footer, in three places.
///
/// ```swift
/// PageLine(left: [.text("R&D")], right: [.text("page "), .page, .text(" of "), .pageCount])
/// ```
public struct PageLine: Hashable, Sendable {
  /// A part of a line.
  public enum Piece: Hashable, Sendable {
    /// As it stands, an ampersand included.
    case text(String)
    /// Number of the page.
    case page
    /// How many pages there are.
    case pageCount
    /// Name of the sheet.
    case sheetName
    /// Name of the file.
    case fileName
  }

  /// At the left edge.
  public var left: [Piece]
  /// In the middle.
  public var center: [Piece]
  /// At the right edge.
  public var right: [Piece]

  /// Fills the three places.
  ///
  /// - Parameters:
  ///   - left: at the left edge.
  ///   - center: in the middle.
  ///   - right: at the right edge.
  public init(left: [Piece] = [], center: [Piece] = [], right: [Piece] = []) {
    self.left = left
    self.center = center
    self.right = right
  }

  /// Excel's limit for the whole line with its codes, in UTF-16 units.
  static let maximumLength = 255

  /// The line in Excel's codes.
  ///
  /// Ampersands of texts are doubled, so that none is a code. A space keeps them from a `G` or a bracket: the
  /// library takes even the `&G` of `&&G` for a picture, misses the picture, and frees the line twice.
  var code: String {
    var result = ""
    for (mark, pieces) in [("&L", left), ("&C", center), ("&R", right)] where !pieces.isEmpty {
      result += mark
      for piece in pieces {
        switch piece {
        case .text(let text):
          for scalar in CellText(text).text.unicodeScalars {
            if scalar == "&" { result += "&" }
            if scalar == "G" || scalar == "[", result.unicodeScalars.last == "&" { result += " " }
            result.unicodeScalars.append(scalar)
          }
        case .page: result += "&P"
        case .pageCount: result += "&N"
        case .sheetName: result += "&A"
        case .fileName: result += "&F"
        }
      }
    }
    return result
  }
}
