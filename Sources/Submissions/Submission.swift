public import Codebook

/// What one participant, or several together, put forward in one document.
public struct Submission: Sendable {
  /// Who speaks.
  public struct Voice: Sendable {
    /// State, group, joint proposal, a note in place of a submission, or a name that no table knows.
    public enum Kind: String, Sendable {
      case state, group, joint, note, unknown
    }

    /// ISO 3166-1 alpha-3 code, `EU`, a group's identifier, or an identifier made for a joint or unknown voice.
    public let id: String
    /// State, group, joint, note or unknown.
    public let kind: Kind
    /// The name as the document writes it.
    public let name: String
    /// For groups and joint proposals, the codes of those who speak through it, in their order.
    public let members: [String]
  }

  /// Who speaks.
  public let voice: Voice
  /// The language of its text, where it is told; the document's where the text is too short to tell.
  public internal(set) var language: Language?
  /// The language of the original, where the document says it.
  public let original: Language?
  /// `YYYY-MM-DD`, where the document says it.
  public let date: String?
  /// 1-based lines of each opening; a speaker opens as often as he speaks, a file's own participant nowhere.
  public internal(set) var openings: [ClosedRange<Int>]
  /// Its paragraphs, items and headings in their order.
  public internal(set) var passages: [Passage]
}
