/// The UTF-8 of a text.
///
/// - Parameter text: any text.
/// - Returns: its bytes, without a mark at their start.
public func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The text that bytes hold.
///
/// - Parameter bytes: UTF-8; what is none is repaired.
/// - Returns: the text.
public func string(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
