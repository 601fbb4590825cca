public import Codebook
public import Coding
public import Convergence

/// A note a theme for whoever must speak on it in the morning: who stands where, and in which words.
///
/// Everything in a note is a count, a name, a label or a quotation of the run. Positions that need review are
/// counted as such and never told.
public struct BriefingNotes: Sendable {
  /// The notes by their names below the folder of notes, in the order of the themes.
  public let files: [(name: String, bytes: [UInt8])]

  /// Writes the notes.
  ///
  /// - Parameters:
  ///   - corpus: the coded documents.
  ///   - comparison: their positions compared.
  ///   - codebook: the coding frame.
  ///   - language: of everything that is the program's own words, English or French.
  ///   - date: the day of the run, `YYYY-MM-DD`, or empty where the input has no date.
  /// - Throws: `PositionsError` where the positions that need no review make no matrix.
  public init(
    corpus: CodedCorpus, comparison: Comparison, codebook: Codebook, language: Language = .english,
    date: String
  ) throws(PositionsError) {
    try self.init(
      corpus: corpus, positions: corpus.positions.positions, matrix: comparison.matrix,
      participants: comparison.participants, codebook: codebook, language: language, date: date)
  }

  /// Writes the notes on given positions.
  ///
  /// - Parameters:
  ///   - corpus: the documents that the positions quote.
  ///   - positions: the positions.
  ///   - matrix: all of them as a matrix; its participants are in scope.
  ///   - participants: everyone who speaks.
  ///   - codebook: the coding frame.
  ///   - language: of everything that is the program's own words, English or French.
  ///   - date: the day of the run, `YYYY-MM-DD`, or empty.
  /// - Throws: `PositionsError` where the positions that need no review make no matrix.
  init(
    corpus: CodedCorpus, positions: [CodedPosition], matrix: PositionsMatrix,
    participants: [ParticipantSummary], codebook: Codebook, language: Language, date: String
  ) throws(PositionsError) {
    let inScope = Set(matrix.participants.map(\.id))
    let sure = try PositionsMatrix(
      participants: matrix.participants, issues: matrix.issues,
      positions: positions.filter { !$0.needsReview && inScope.contains($0.participant) }.map {
        .init($0.participant, codebook.issues[$0.issue].id, $0.stance)
      }, uncoded: matrix.uncoded)
    let (allConvergence, sureConvergence) = (IssueConvergence.all(in: matrix), IssueConvergence.all(in: sure))
    let words = BriefingWords.words(in: language)
    files = codebook.themes.map { theme in
      let findings = ThemeFindings(
        theme.theme, codebook: codebook, participants: matrix.participants.map(\.id), positions: positions,
        all: allConvergence, sure: sureConvergence, uncoded: matrix.uncoded)
      let note = BriefingNote(
        theme: theme, findings: findings, corpus: corpus, codebook: codebook, participants: participants,
        words: words, date: date)
      return (theme.theme.rawValue + ".md", Array(note.text.utf8))
    }
  }
}
