import Codebook
import Convergence
import Foundation
import Reporting
import Submissions
import Tables
import Testing

@testable import Coding

/// A position for a note: who, on what, where it stands, how sure, and the words that carry it.
struct Claim {
  var participant: String
  var issue: String
  var stance: Stance
  var words: String
  var confidence = 0.9
  var isContradictory = false
}

extension Sample {
  /// A compilation in which each participant says each of its texts in a paragraph of its own.
  static func compilation(_ entries: [(name: String, paragraphs: [String])], original: String = "English")
    -> String
  {
    entries.map { entry in
      "                \(entry.name)\n\n[Original: \(original)]\n[3 November 2021]\n\n"
        + entry.paragraphs.map { $0 + "\n\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The positions as coded ones, each with the passage that holds its words.
  func positions(_ claims: [Claim]) throws -> [CodedPosition] {
    let ordered = claims.sorted { ($0.participant, $0.issue) < ($1.participant, $1.issue) }
    return try ordered.map { claim in
      let issue = try #require(codebook.issues.firstIndex { $0.id == claim.issue })
      var evidence: PositionEvidence?
      for (place, entry) in corpus.entries.enumerated()
      where entry.submission.voice.id == claim.participant && evidence == nil {
        for (number, passage) in entry.submission.passages.enumerated() {
          let text = passage.text.string
          guard let range = text.range(of: claim.words) else { continue }
          let start = text[..<range.lowerBound].utf8.count
          evidence = PositionEvidence(
            entry: place, passage: number, quotation: start..<start + claim.words.utf8.count,
            stance: claim.stance, presence: claim.confidence, objects: [], cues: [])
          break
        }
      }
      return CodedPosition(
        participant: claim.participant, issue: issue, stance: claim.stance, confidence: claim.confidence,
        isContradictory: claim.isContradictory,
        evidence: [try #require(evidence, "nobody says '\(claim.words)' for \(claim.participant)")])
    }
  }

  /// Everybody who submits and the stances claimed.
  func matrix(_ claims: [Claim]) throws -> PositionsMatrix {
    let voices = corpus.participants.map { participant in
      corpus.entries[participant.entries[0]].submission.voice
    }
    return try PositionsMatrix(
      participants: voices.filter { $0.kind != .note }.map { voice in
        voice.members.count > 1
          ? .init(group: voice.id, members: voice.members.map { .init($0) }) : .init(state: voice.id)
      }, issues: codebook.issues.map(PositionsMatrix.Issue.init),
      positions: claims.map { .init($0.participant, $0.issue, $0.stance) })
  }

  /// A table of the run as rows of fields by column names.
  func table(_ name: String, dialect: CSVDialect = .rfc4180) throws -> [[String: String]] {
    let tables = RunTables(
      corpus: corpus, comparison: comparison, codebook: codebook, dialect: dialect)
    let file = try #require(tables.files.first { $0.name == name + ".csv" })
    let table = try CSVTable(file.bytes, name: name, required: [])
    return table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(table.header, row.fields))
    }
  }
}
