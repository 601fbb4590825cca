internal import Files

/// A document whose text was made from a file of another kind: lines are those of the text, the hash is the file's.
extension Document {
  /// The document as one of the file that its text was made from.
  ///
  /// - Parameters:
  ///   - file: that file's bytes.
  ///   - conversion: what made the text of it.
  ///   - emptyPages: its pages without a word, from 1.
  /// - Returns: the same text with the file's facts.
  public func converted(from file: [UInt8], by conversion: String, emptyPages: [Int]) -> Document {
    var document = self
    document.sha256 = SHA256.hexadecimal(of: file)
    document.size = file.count
    document.conversion = conversion
    if !emptyPages.isEmpty {
      let pages = emptyPages.map(String.init).joined(separator: ", ")
      document.problems.insert(
        Problem(
          path: path, line: 0, severity: .warning,
          message: "no text on page \(pages); where that is a scan, run it through text recognition first"),
        at: 0)
    }
    return document
  }

  /// The page of a line, counted from 1 as a viewer of the file counts, not as printed on it.
  ///
  /// - Parameter line: 1-based line of the text.
  /// - Returns: nil where no form feed parts the text into pages, and for a line that it does not have.
  public func page(ofLine line: Int) -> Int? {
    guard let text, !text.pageEnds.isEmpty, text.lines.indices.contains(line - 1) else { return nil }
    let end = text.lines[line - 1].upperBound
    var (low, high) = (0, text.pageEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if text.pageEnds[middle] < end { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}
