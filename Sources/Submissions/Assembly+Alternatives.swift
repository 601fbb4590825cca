internal import Codebook

extension Assembly {
  /// Gives each participant named in a bracket the text that the bracket speaks of, below the wish to have it out where
  /// that is the wish; the rest is the text under discussion.
  mutating func runAlternatives() {
    for index in lines.indices where accounts[index] == .omitted(.context) {
      accounts[index] = .omitted(.draft)
    }
    let articles = articlesAbove()
    for alternative in alternatives {
      guard let first = alternative.text.first else { continue }
      for id in alternative.participants {
        let target = submission(of: id, at: alternative)
        if let wish = alternative.wish {
          add([wish], to: target, as: .paragraph, opener: nil, articles[first])
        }
        let opener = alternative.wish.map { _ in submissions[target].passages.count - 1 }
        add(
          alternative.text, to: target, as: opener == nil ? .paragraph : .item, opener: opener,
          articles[first])
        account(alternative.bracket, as: .entryHeader(submission: target))
      }
    }
    found.append(
      Problem(
        path: path, line: 0, severity: .note,
        message:
          "read as a text under negotiation: \(alternatives.count) parts of it are given to those whom its "
          + "brackets name, and the rest to nobody"))
    tellLanguages()
    reportUncoded()
  }

  /// The article under whose heading each line stands.
  private func articlesAbove() -> [String] {
    let reader = ArticleReader(vocabulary: vocabulary)
    var article = ""
    return lines.indices.map { index in
      if page.isText(index), lines[index].width <= 100, !furniture.endsSentence(index) {
        let label = reader.article(ofHeading: page.bytes(index))
        if !label.isEmpty { article = label }
      }
      return article
    }
  }

  /// The submission of a participant, made at the first bracket that names it.
  private mutating func submission(of id: String, at alternative: Alternative) -> Int {
    let bracket = alternative.bracket.map { lines[$0].number }
    let opening = (bracket.min() ?? 1)...(bracket.max() ?? 1)
    if let known = turns[id] {
      submissions[known].openings.append(opening)
      return known
    }
    turns[id] = submissions.count
    let place = alternative.bracket.first ?? 0
    let voice = voice(
      of: Opening(shape: .turn, lines: place..<place, name: name(of: id), participants: [id]),
      end: lines.count)
    submissions.append(
      Submission(
        voice: voice, language: nil, original: facts.original, date: facts.date, openings: [opening],
        passages: []))
    return submissions.count - 1
  }

  private func name(of id: String) -> String { register.participant(id)?.nameEnglish ?? id }

  private mutating func add(
    _ pieces: [Int], to target: Int, as kind: Passage.Kind, opener: Int?, _ article: String
  ) {
    let place = submissions[target].passages.count
    let block = Block(lines: pieces, marker: pieces.first.flatMap { lines[$0].marker }, gap: 0)
    guard var passage = builder.passages(from: [block], after: place).first else { return }
    (passage.kind, passage.opener, passage.article) = (kind, opener, article)
    submissions[target].passages.append(passage)
    account(pieces, as: .passage(submission: target, passage: place))
  }

  /// Books pieces that nobody has yet: of those whom a bracket names the first has them.
  private mutating func account(_ pieces: [Int], as account: LineAccount) {
    for piece in pieces where accounts[piece] == .omitted(.draft) { accounts[piece] = account }
  }
}
