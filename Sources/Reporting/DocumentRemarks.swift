public import Submissions

/// What a reader of the output should know of a document, in words.
public enum DocumentRemarks {
  /// All remarks on a document in one line.
  ///
  /// - Parameter document: the document.
  /// - Returns: parts joined with `; `, empty where there is nothing to say.
  public static func note(on document: Document) -> String {
    var parts: [String] = []
    if document.kind == .context {
      parts.append(
        "context: no participant's entry and no sponsor of a proposal was found, so no position is taken from it"
      )
    }
    if let encoding = document.text?.encoding, encoding == .windows1252 {
      parts.append("not UTF-8: read as Windows-1252")
    }
    if !document.submissions.isEmpty, document.submissions.allSatisfy({ $0.language == nil }) {
      parts.append("language not told: passages kept, not tagged")
    }
    for problem in document.problems {
      parts.append(problem.line > 0 ? "line \(problem.line): \(problem.message)" : problem.message)
    }
    return parts.joined(separator: "; ")
  }
}
