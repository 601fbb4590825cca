extension String {
  /// The text in lines no longer than a width, as long as its words are not.
  ///
  /// - Parameters:
  ///   - width: characters a line.
  ///   - head: what stands before the first word.
  ///   - indent: blanks before the lines that follow; nil for as many as the head is long.
  /// - Returns: the lines, none for a text without words.
  func wrapped(to width: Int, behind head: String = "", indent: Int? = nil) -> [String] {
    var lines: [String] = []
    var line = head
    var isFresh = true
    for word in split(whereSeparator: \.isWhitespace) {
      if !isFresh, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent ?? head.count)
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return isFresh ? lines : lines + [line]
  }

  /// The text with blanks behind it, as many as bring it to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
