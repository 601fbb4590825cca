/// Runs level 2 over the classified words of sentences, and keeps the matches that count.
struct SentenceSearch {
  private let graph: PhraseGraph.View
  /// Transitions looked up so far.
  private(set) var steps = 0
  /// What starts at the current word: an id once, with its last word.
  private var found: [(last: Int, id: Int)] = []
  /// Matches already reported that reach the current word or beyond.
  private var open: [(last: Int, id: Int)] = []
  /// States reached and the word they read next; each pair once, so that nested gaps stay cheap.
  private var threads: [(state: UInt32, place: Int)] = []

  init(graph: PhraseGraph.View) { self.graph = graph }

  /// Visits the matches of one sentence.
  mutating func run(over words: [ClassifiedWord], _ visit: (Match) -> Void) {
    open.removeAll(keepingCapacity: true)
    for start in words.indices {
      let state = graph.first[Int(words[start].wordClass)]
      if state == PhraseGraph.dead && graph.leads.isEmpty { continue }
      found.removeAll(keepingCapacity: true)
      threads.removeAll(keepingCapacity: true)
      for lead in graph.leads { spawn(lead, at: start, words) }
      if state != PhraseGraph.dead { follow(state, from: start + 1, words) }
      var next = 0
      while next < threads.count {
        follow(threads[next].state, from: threads[next].place, words)
        next += 1
      }
      if !found.isEmpty { report(from: start, words, visit) }
    }
  }

  /// Reads on from a state until no pattern goes on.
  private mutating func follow(_ state: UInt32, from place: Int, _ words: [ClassifiedWord]) {
    var (state, place) = (state, place)
    while true {
      let record = graph.states[Int(state)]
      for index in record.acceptances {
        let acceptance = graph.acceptances[Int(index)]
        let last = place &- 1
        if last + acceptance.least < words.count {
          note(acceptance.id, last: min(last + acceptance.most, words.count - 1))
        }
      }
      for index in record.spawns { spawn(graph.spawns[Int(index)], at: place, words) }
      guard record.classes != 0, place < words.count else { return }
      steps &+= 1
      let wordClass = words[place].wordClass
      guard record.classes & 1 << UInt64(wordClass & 63) != 0 else { return }
      state = graph.next(state, wordClass)
      place &+= 1
      if state == PhraseGraph.dead { return }
    }
  }

  private mutating func spawn(_ spawn: PhraseGraph.Spawn, at place: Int, _ words: [ClassifiedWord]) {
    guard place + spawn.least <= words.count else { return }
    for place in place + spawn.least...min(place + spawn.most, words.count)
    where !threads.contains(where: { $0.state == spawn.state && $0.place == place }) {
      threads.append((spawn.state, place))
    }
  }

  private mutating func note(_ id: Int, last: Int) {
    if let index = found.firstIndex(where: { $0.id == id }) {
      found[index].last = max(found[index].last, last)
    } else {
      found.append((last, id))
    }
  }

  private mutating func report(from start: Int, _ words: [ClassifiedWord], _ visit: (Match) -> Void) {
    if !open.isEmpty { open.removeAll { $0.last < start } }
    if found.count > 1 { found.sort { ($0.last, $0.id) < ($1.last, $1.id) } }
    let reported = open.count
    for (last, id) in found where !open[..<reported].contains(where: { $0.id == id }) {
      open.append((last, id))
      visit(
        Match(
          id: id, range: words[start].start..<words[last].end,
          firstWord: words[start].index, lastWord: words[last].index))
    }
  }
}
