/// Level 2 as it is built: the patterns as a trie over word classes, made deterministic.
///
/// A pattern is cut at its gaps and at `_` in runs of plain words. Within a run the graph is deterministic: a
/// state stands for the set of all patterns that have read the same classes. Across a gap a state *spawns*
/// the state behind it at each distance the gap allows. Gaps kept inside the sets would multiply the states
/// (patterns `a ... b c`, a thousand different `b`, would need a million); spawned, they add one each.
///
/// Bound: a set of several trie nodes costs its members and its transitions; once `budget` of these are
/// spent, further sets are not merged but spawn their members at distance 0. So the size is linear in the
/// patterns times the classes of their forms, whatever the patterns.
struct PhraseGraph: Sendable {
  /// A match is complete, `least` to `most` words (the `_` at its end) behind the last word read.
  struct Acceptance: Sendable {
    var id: Int
    var least: Int
    var most: Int
  }

  /// Read on from `state` too, at `least` to `most` words from here.
  struct Spawn: Sendable {
    var state: UInt32
    var least: Int
    var most: Int
  }

  /// What holds once a state is reached.
  struct State: Sendable {
    var acceptances: Range<UInt32>
    var spawns: Range<UInt32>
    /// A bit for each class modulo 64 that leads on: most words are turned away without a look-up.
    var classes: UInt64
  }

  /// The state from which nothing follows.
  static let dead: UInt32 = 0

  private(set) var states: [State] = [State(acceptances: 0..<0, spawns: 0..<0, classes: 0)]
  private(set) var acceptances: [Acceptance] = []
  private(set) var spawns: [Spawn] = []
  /// The state that the first word of a match leads to, by word class.
  private(set) var first: [UInt32]
  /// Where matches start that open with `_`.
  private(set) var leads: [Spawn] = []
  /// Number of transitions behind the first word.
  private(set) var transitionCount = 0
  /// Open addressing, half empty at least: (state, class) packed, and the next state; key 0 is free.
  private var table: [(key: UInt64, next: UInt32)] = []
  private var shift: UInt64 = 0

  /// - Parameters:
  ///   - trie: the patterns.
  ///   - classesOfLabel: for each label of the trie, the word classes that it matches.
  ///   - classCount: number of word classes.
  ///   - budget: what may be spent on merged sets.
  init(trie: PatternTrie, classesOfLabel: [[UInt32]], classCount: Int, budget: Int) {
    first = Array(repeating: Self.dead, count: classCount)
    var builder = Builder(trie: trie, classesOfLabel: classesOfLabel, budget: budget)
    builder.run()
    states = builder.states
    acceptances = builder.acceptances
    spawns = builder.spawns
    let root = builder.stateOfNode[0]
    leads = Array(spawns[Int(states[Int(root)].spawns.lowerBound)..<Int(states[Int(root)].spawns.upperBound)])

    transitionCount = builder.transitions.count
    var bits: UInt64 = 4
    while 1 << bits < transitionCount * 2 { bits += 1 }
    shift = 64 - bits
    table = Array(repeating: (0, 0), count: 1 << bits)
    for transition in builder.transitions {
      if transition.state == root {
        first[Int(transition.wordClass)] = transition.next
        continue
      }
      let key = Self.key(transition.state, transition.wordClass)
      var slot = Int((key &* Self.mixer) >> shift)
      while table[slot].key != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = (key, transition.next)
    }
  }

  /// The tables without bounds checks, valid while `withView` runs.
  struct View {
    let states: UnsafeBufferPointer<State>
    let acceptances: UnsafeBufferPointer<Acceptance>
    let spawns: UnsafeBufferPointer<Spawn>
    let first: UnsafeBufferPointer<UInt32>
    let leads: UnsafeBufferPointer<Spawn>
    fileprivate let table: UnsafeBufferPointer<(key: UInt64, next: UInt32)>
    fileprivate let shift: UInt64

    /// The state reached from a state by a word of a class, `dead` if no pattern goes on so.
    @inline(__always)
    func next(_ state: UInt32, _ wordClass: UInt32) -> UInt32 {
      let key = PhraseGraph.key(state, wordClass)
      var slot = Int((key &* PhraseGraph.mixer) >> shift)
      while true {
        let entry = table[slot]
        if entry.key == key { return entry.next }
        if entry.key == 0 { return PhraseGraph.dead }
        slot = (slot &+ 1) & (table.count &- 1)
      }
    }
  }

  /// Lends the tables to a search.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    states.withUnsafeBufferPointer { states in
      acceptances.withUnsafeBufferPointer { acceptances in
        spawns.withUnsafeBufferPointer { spawns in
          first.withUnsafeBufferPointer { first in
            leads.withUnsafeBufferPointer { leads in
              table.withUnsafeBufferPointer { table in
                body(
                  View(
                    states: states, acceptances: acceptances, spawns: spawns, first: first, leads: leads,
                    table: table, shift: shift))
              }
            }
          }
        }
      }
    }
  }

  fileprivate static let mixer: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  fileprivate static func key(_ state: UInt32, _ wordClass: UInt32) -> UInt64 {
    UInt64(state) << 32 | UInt64(wordClass)
  }
}

/// Patterns that begin alike share nodes.
struct PatternTrie {
  /// A set of forms, any of which the next word may take.
  typealias Label = Int

  struct Node {
    var moves: [(label: Label, child: Int)] = []
    var gaps: [(least: Int, most: Int, child: Int)] = []
    var acceptances: [PhraseGraph.Acceptance] = []
  }

  private(set) var nodes = [Node()]
  /// Every form of every pattern, once.
  private(set) var forms: [Pattern.Alternative] = []
  /// For each label, its forms by number.
  private(set) var formsOfLabel: [[Int]] = []
  private var numberOfForm: [Pattern.Alternative: Int] = [:]
  private var numberOfLabel: [[Pattern.Alternative]: Label] = [:]
  private var children: [Edge: Int] = [:]

  private struct Edge: Hashable {
    var parent: Int
    var label: Label
    var least: Int
    var most: Int
  }

  mutating func insert(_ pattern: Pattern, id: Int) {
    var node = 0
    // The words without a form since the last word: at least, at most.
    var (least, most) = (0, 0)
    for step in pattern.steps {
      switch step {
      case .any:
        least += 1
        most += 1
      case .gap: most += Pattern.longestGap
      case .word(let alternatives):
        if most > 0 {
          node = child(of: node, Edge(parent: node, label: -1, least: least, most: most))
          (least, most) = (0, 0)
        }
        node = child(of: node, Edge(parent: node, label: label(alternatives), least: 0, most: 0))
      }
    }
    nodes[node].acceptances.append(PhraseGraph.Acceptance(id: id, least: least, most: most))
  }

  private mutating func child(of parent: Int, _ edge: Edge) -> Int {
    if let child = children[edge] { return child }
    let child = nodes.count
    children[edge] = child
    nodes.append(Node())
    if edge.label < 0 {
      nodes[parent].gaps.append((edge.least, edge.most, child))
    } else {
      nodes[parent].moves.append((edge.label, child))
    }
    return child
  }

  private mutating func label(_ alternatives: [Pattern.Alternative]) -> Label {
    if let label = numberOfLabel[alternatives] { return label }
    let label = formsOfLabel.count
    numberOfLabel[alternatives] = label
    formsOfLabel.append(
      alternatives.map { form in
        if let number = numberOfForm[form] { return number }
        let number = forms.count
        numberOfForm[form] = number
        forms.append(form)
        return number
      })
    return label
  }
}

/// The subset construction over the nodes of a trie.
private struct Builder {
  let trie: PatternTrie
  let classesOfLabel: [[UInt32]]
  var budget: Int
  var states = [PhraseGraph.State(acceptances: 0..<0, spawns: 0..<0, classes: 0)]
  var acceptances: [PhraseGraph.Acceptance] = []
  var spawns: [PhraseGraph.Spawn] = []
  var transitions: [(state: UInt32, wordClass: UInt32, next: UInt32)] = []
  /// State of the set that holds one node; `dead` until it is needed.
  var stateOfNode: [UInt32]
  private var stateOfSet: [[Int]: UInt32] = [:]
  /// States to complete, first come first served, so that short beginnings are merged first.
  private var queue: [(state: UInt32, members: [Int], isSplit: Bool)] = []

  init(trie: PatternTrie, classesOfLabel: [[UInt32]], budget: Int) {
    self.trie = trie
    self.classesOfLabel = classesOfLabel
    self.budget = budget
    stateOfNode = Array(repeating: PhraseGraph.dead, count: trie.nodes.count)
  }

  mutating func run() {
    _ = state(of: [0])
    var done = 0
    while done < queue.count {
      let (state, members, isSplit) = queue[done]
      queue[done].members = []
      done += 1
      complete(state, members, isSplit: isSplit)
    }
  }

  private mutating func state(of members: [Int]) -> UInt32 {
    if members.count == 1 {
      if stateOfNode[members[0]] == PhraseGraph.dead {
        stateOfNode[members[0]] = newState(members, isSplit: false)
      }
      return stateOfNode[members[0]]
    }
    if let known = stateOfSet[members] { return known }
    budget -= members.count
    let state = newState(members, isSplit: budget < 0)
    stateOfSet[members] = state
    return state
  }

  private mutating func newState(_ members: [Int], isSplit: Bool) -> UInt32 {
    states.append(PhraseGraph.State(acceptances: 0..<0, spawns: 0..<0, classes: 0))
    queue.append((UInt32(states.count - 1), members, isSplit))
    return UInt32(states.count - 1)
  }

  private mutating func complete(_ state: UInt32, _ members: [Int], isSplit: Bool) {
    if isSplit {
      complete(
        state,
        spawning: members.map { PhraseGraph.Spawn(state: self.state(of: [$0]), least: 0, most: 0) })
      return
    }
    let firstAcceptance = UInt32(acceptances.count)
    var moves: [UInt64] = []
    var gaps: [(least: Int, most: Int, children: [Int])] = []
    for member in members {
      let node = trie.nodes[member]
      acceptances += node.acceptances
      for (label, child) in node.moves {
        for wordClass in classesOfLabel[label] { moves.append(UInt64(wordClass) << 32 | UInt64(child)) }
      }
      for (least, most, child) in node.gaps {
        if let index = gaps.firstIndex(where: { $0.least == least && $0.most == most }) {
          gaps[index].children.append(child)
        } else {
          gaps.append((least, most, [child]))
        }
      }
    }
    states[Int(state)].acceptances = firstAcceptance..<UInt32(acceptances.count)
    for move in moves { states[Int(state)].classes |= 1 << (move >> 32 & 63) }
    if members.count > 1 { budget -= moves.count }
    complete(
      state,
      spawning: gaps.map {
        PhraseGraph.Spawn(state: self.state(of: $0.children.sorted()), least: $0.least, most: $0.most)
      })

    moves.sort()
    var start = 0
    while start < moves.count {
      let wordClass = moves[start] >> 32
      var end = start
      var children: [Int] = []
      while end < moves.count, moves[end] >> 32 == wordClass {
        children.append(Int(moves[end] & 0xFFFF_FFFF))
        end += 1
      }
      transitions.append((state, UInt32(wordClass), self.state(of: children)))
      start = end
    }
  }

  private mutating func complete(_ state: UInt32, spawning found: [PhraseGraph.Spawn]) {
    let firstSpawn = UInt32(spawns.count)
    spawns += found
    states[Int(state)].spawns = firstSpawn..<UInt32(spawns.count)
  }
}
