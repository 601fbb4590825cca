internal import Codebook
internal import Matching
internal import Submissions

/// A submission read for positions: its clauses, the issues they name, the words they use.
struct SubmissionReading {
  let passages: [Passage]
  let clauses: [PassageClauses]
  /// The issues named in each passage.
  let hits: [[ObjectHit]]
  let language: Language?

  /// The passages whose sentences open the lists that a passage is in, nearest first.
  func openers(of passage: Int, depth: Int) -> [Int] { passages.openers(of: passage, depth: depth) }

  /// Where a passage names an issue by firm objects.
  func firmHits(on issue: Int, in passage: Int) -> [ObjectHit] {
    hits[passage].filter { $0.issue == issue && !$0.isLoose }
  }

  /// The concepts of a passage, each once, in ascending order.
  func concepts(of passage: Int) -> [Int] {
    Set(clauses[passage].clauses.flatMap { $0.findings.map(\.concept) }).sorted()
  }

  /// The folded words of a clause, each cut to its first six bytes: a stem of sorts in either language.
  func stems(of clause: Clause, in passage: Int) -> [String] {
    Folding.words(in: passages[passage].text.bytes, range: clause.range).map {
      String(decoding: $0.bytes.prefix(6), as: UTF8.self)
    }
  }
}

extension [Passage] {
  /// The passages whose sentences open the lists that a passage is in, nearest first.
  ///
  /// - Parameters:
  ///   - passage: its place.
  ///   - depth: how many at the most.
  /// - Returns: their places.
  func openers(of passage: Int, depth: Int) -> [Int] {
    var openers: [Int] = []
    var next = self[passage].opener
    while let opener = next, openers.count < depth {
      openers.append(opener)
      next = self[opener].opener
    }
    return openers
  }
}
