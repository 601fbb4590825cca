#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// C copies of strings, for the option structures of the library; freed together.
///
/// The library copies what it is given, so the copies need to live only until the call returns. Pass the
/// arena to the call last, or keep it with `withExtendedLifetime`.
struct CStrings: ~Copyable {
  private var copies: [UnsafeMutablePointer<CChar>?] = []

  /// Copies a string; nil and the empty string give nil, which the library takes for "not set".
  mutating func copy(_ text: String?) -> UnsafeMutablePointer<CChar>? {
    guard let text, !text.isEmpty, let copy = strdup(text) else { return nil }
    copies.append(copy)
    return copy
  }

  /// Replaces a string the library owns: the old one is freed, the new one is the library's to free.
  static func replace(_ slot: inout UnsafeMutablePointer<CChar>?, with text: String) {
    guard let copy = strdup(text) else { return }
    free(slot)
    slot = copy
  }

  deinit {
    for copy in copies { free(copy) }
  }
}
