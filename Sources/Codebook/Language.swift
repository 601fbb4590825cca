/// A language that documents come in, by its ISO 639-1 code.
public struct Language: Hashable, Sendable, CustomStringConvertible {
  /// Two lower-case letters, such as `fr`.
  public let code: String

  /// Names a language.
  ///
  /// - Parameter code: two lower-case letters of ISO 639-1.
  public init(_ code: String) {
    self.code = code
  }

  /// French.
  public static let french = Language("fr")
  /// English.
  public static let english = Language("en")
  /// Spanish.
  public static let spanish = Language("es")
  /// The languages whose wording of the concepts is known, in the order of their codes.
  public static let coded: [Language] = [.english, .spanish, .french]

  /// The code.
  public var description: String { code }
}
