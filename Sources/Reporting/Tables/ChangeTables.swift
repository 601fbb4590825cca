internal import Codebook
internal import Tables

/// What a run records of itself and of its difference from the run before.
extension RunTables {
  static let changesSchema = TableSchema(
    "changes", "Changes since the run that was published before: none in a first run",
    key: ["kind", "participant", "issue", "document", "before", "after", "passages"],
    [
      (
        "kind", .string,
        "new, changed, withdrawn: a position; participant_, document_, passage_ with new, changed, moved, renamed, "
          + "gone; themes_changed of a passage; convergence: the class of an issue"
      ),
      ("participant", .string, "code or identifier; empty where a document or an issue as a whole is meant"),
      ("issue", .string, "issue id"),
      ("before", .string, "stance, class, theme ids joined with ;, passage id or path before"),
      ("after", .string, "the same after"),
      (
        "passages", .string,
        "ids of the passages behind it joined with ;, of this run, or where gone of the one before"
      ),
      (
        "cause", .string,
        "text: what the participant says; codebook: its tables; override: an analyst's verdict; version: the program; "
          + "joined with ; where several cannot be told apart"
      ),
      ("document", .string, "path of the document, for documents and passages"),
      ("words_before", .string, "the quotation or passage before"),
      ("words_after", .string, "the same after"),
      ("needs_review", .boolean, "whether a position should be checked before relying on it"),
    ])

  static func rows(of changes: RunChanges) -> [[String]] {
    changes.changes.map { change in
      [
        change.kind.rawValue, change.participant, change.issue, change.before, change.after,
        change.passages.joined(separator: ";"), change.causes.map(\.rawValue).joined(separator: ";"),
        change.document, change.wordsBefore, change.wordsAfter,
        change.kind.isPosition ? (change.needsReview ? "true" : "false") : "",
      ]
    }
  }

  static let runSchema = TableSchema(
    "run", "The run: what its results depend on beside the documents", key: ["item"],
    [
      (
        "item", .string,
        "version: of the program; date: of the run; codebook: SHA-256 over all its tables; overrides: SHA-256 of the "
          + "file, empty without one"
      ), ("value", .string, "its value"),
    ])

  /// What the results of a run depend on beside the documents.
  public struct Facts: Sendable {
    /// One row a fact: its name and its value.
    public let rows: [[String]]

    /// Records a run.
    ///
    /// - Parameters:
    ///   - version: the program's version.
    ///   - date: the day of the run, `YYYY-MM-DD`, or empty.
    ///   - codebook: the digest of all tables of the codebook.
    ///   - overrides: the digest of the overrides file; empty without one.
    public init(version: String, date: String, codebook: String, overrides: String) {
      rows = [["version", version], ["date", date], ["codebook", codebook], ["overrides", overrides]]
    }
  }
}

extension RunChanges {
  /// The changes as a table by themselves, in the verbatim form.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: RunTables.changesSchema.header)
    for row in RunTables.rows(of: self) { writer.append(row) }
    return writer.bytes
  }
}
