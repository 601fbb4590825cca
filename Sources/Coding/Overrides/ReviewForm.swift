public import Codebook

/// The form on which a person checks a coding: the columns of the review sheet and the words of its verdicts.
///
/// The sheet is written with these words and overrides are read by them, so that the sheet saved as CSV is an
/// overrides file as it is, in either language.
public enum ReviewForm {
  /// What a row says, in the order of the sheet's columns.
  public enum Column: String, CaseIterable, Sendable {
    /// The participant's code.
    case participant
    /// The participant's name, for people.
    case name
    /// The issue's id; empty where a row is about the themes of a passage.
    case issue
    /// The issue's label, for people.
    case subject
    /// What the program coded.
    case coded
    /// How sure the program is, from 0 to 1.
    case confidence
    /// Why a person should check.
    case doubt
    /// What the person finds; a row without one is no override.
    case verdict
    /// Why.
    case reason
    /// Who says so.
    case analyst
    /// When it was said, `YYYY-MM-DD`.
    case date
    /// The words that the row rests on: they anchor the verdict wherever the passage moves.
    case quotation
    /// The id of the passage that holds them.
    case passage
  }

  /// What a person can find of a cell.
  public enum Verdict: Hashable, Sendable {
    case stance(Stance)
    case silent

    /// All of them, in the order of the drop-down.
    public static let all: [Verdict] = Stance.allCases.map(Verdict.stance) + [.silent]
  }

  /// The head of a column.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - language: French, or English for any other.
  /// - Returns: the word in the sheet's first row.
  public static func title(of column: Column, in language: Language) -> String {
    let isFrench = language == .french
    return switch column {
    case .participant: "Participant"
    case .name: isFrench ? "Nom" : "Name"
    case .issue: isFrench ? "Question" : "Issue"
    case .subject: isFrench ? "Objet" : "Subject"
    case .coded: isFrench ? "Codage" : "Coded"
    case .confidence: isFrench ? "Confiance" : "Confidence"
    case .doubt: isFrench ? "À vérifier" : "To check"
    case .verdict: "Verdict"
    case .reason: isFrench ? "Motif" : "Reason"
    case .analyst: isFrench ? "Analyste" : "Analyst"
    case .date: "Date"
    case .quotation: isFrench ? "Citation" : "Quotation"
    case .passage: "Passage"
    }
  }

  /// The word of a verdict in the sheet's drop-down.
  ///
  /// - Parameters:
  ///   - verdict: the verdict.
  ///   - language: French, or English for any other.
  /// - Returns: a word without a comma, as drop-downs need.
  public static func word(of verdict: Verdict, in language: Language) -> String {
    let isFrench = language == .french
    return switch verdict {
    case .stance(.support): isFrench ? "soutien" : "support"
    case .stance(.conditional): isFrench ? "sous condition" : "conditional"
    case .stance(.oppose): isFrench ? "opposition" : "oppose"
    case .silent: isFrench ? "silence" : "silent"
    }
  }
}
