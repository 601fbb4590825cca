/// Level 1: a dense automaton over folded bytes that names the class of each word.
///
/// Two words are of one class when no pattern can tell them apart, that is, when the same forms
/// (`Pattern.Alternative`) match both. Class 0 holds the words that no form matches.
struct WordClassifier: Sendable {
  /// Class of the words that no pattern knows.
  static let unknown: UInt32 = 0
  /// Class of the words that texts and patterns do not count.
  static let skipped: UInt32 = 1

  /// The automaton: rows of `stride` cells, a row a state.
  ///
  /// Cell 0 is the class of a word that ends here; the others are
  /// offsets of the next row, so that a step is one addition and one load.
  private(set) var cells: [UInt32] = []
  /// Column of a folded byte within a row; 1 for bytes that no pattern holds.
  private(set) var columns: [UInt8]
  /// Column of an ASCII letter or digit as written, 0 for every other byte.
  let columnsAsWritten: [UInt8]
  let stride: Int
  /// Offset of the row where words start.
  static let start: UInt32 = 0
  /// Number of classes, `unknown` and `skipped` among them.
  private(set) var classCount = 2
  /// For each form, by its number, the classes of the words that it matches, ascending.
  private(set) var classesOfForm: [[UInt32]]

  /// - Parameters:
  ///   - forms: the words and prefixes of all patterns, each once.
  ///   - skipped: words to put in class `skipped`, whatever prefix matches them.
  init(forms: [Pattern.Alternative], skipped: SkippedWords) {
    var columns = [UInt8](repeating: 1, count: 256)
    var width: UInt8 = 2
    let skippedWords = skipped.words.sorted { $0.lexicographicallyPrecedes($1) }
    for bytes in forms.lazy.map(\.bytes) + skippedWords {
      for byte in bytes where columns[Int(byte)] == 1 {
        columns[Int(byte)] = width
        width += 1
      }
    }
    self.columns = columns
    columnsAsWritten = FoldingTables.shared.ascii.map {
      $0 >= FoldingTables.firstLetter ? columns[Int($0)] : 0
    }
    stride = Int(width)
    classesOfForm = Array(repeating: [], count: forms.count)

    // A trie of all forms, its nodes numbered so that a child follows its parent. Cell 0 and missing cells
    // are 0 for now, and no cell leads back to the root.
    let none = -1
    var nodes = [NodeForms(exact: none, prefix: none, isSkipped: false)]
    let blankRow = [UInt32](repeating: 0, count: stride)
    cells = blankRow
    func node(_ bytes: [UInt8]) -> Int {
      var row = 0
      for byte in bytes {
        let cell = row + Int(columns[Int(byte)])
        if cells[cell] == 0 {
          cells[cell] = UInt32(cells.count)
          cells += blankRow
          nodes.append(NodeForms(exact: none, prefix: none, isSkipped: false))
        }
        row = Int(cells[cell])
      }
      return row / stride
    }
    for (number, form) in forms.enumerated() {
      let place = node(form.bytes)
      if form.isPrefix { nodes[place].prefix = number } else { nodes[place].exact = number }
    }
    for word in skippedWords { nodes[node(word)].isSkipped = true }

    // Going down, the prefixes passed pile up: a chain of (form, rest of the chain). A word that leaves the
    // trie ends in the class of its chain, whatever follows: in the sink of the chain, one row a chain.
    var chains: [(form: Int, rest: Int, wordClass: UInt32)] = [(none, 0, Self.unknown)]
    var chainOfNode = [Int](repeating: 0, count: nodes.count)
    func newClass(exact: Int, chain: Int) -> UInt32 {
      let number = UInt32(classCount)
      classCount += 1
      if exact != none { classesOfForm[exact].append(number) }
      var chain = chain
      while chain != 0 {
        classesOfForm[chains[chain].form].append(number)
        chain = chains[chain].rest
      }
      return number
    }
    let sinks = cells.count
    for index in nodes.indices {
      let form = nodes[index]
      if form.prefix != none {
        chains.append((form.prefix, chainOfNode[index], 0))
        chainOfNode[index] = chains.count - 1
        chains[chains.count - 1].wordClass = newClass(exact: none, chain: chains.count - 1)
      }
      let chain = chainOfNode[index]
      let row = index * stride
      for cell in row + 1..<row + stride {
        if cells[cell] == 0 {
          cells[cell] = UInt32(sinks + chain * stride)
        } else {
          chainOfNode[Int(cells[cell]) / stride] = chain
        }
      }
      if form.isSkipped {
        cells[row] = Self.skipped
      } else if form.exact != none {
        cells[row] = newClass(exact: form.exact, chain: chain)
      } else {
        cells[row] = chains[chain].wordClass
      }
    }
    for (number, chain) in chains.enumerated() {
      let row = sinks + number * stride
      cells += [UInt32](repeating: UInt32(row), count: stride)
      cells[row] = chain.wordClass
    }
  }

  /// The forms that end at a node of the trie.
  private struct NodeForms {
    var exact: Int
    var prefix: Int
    var isSkipped: Bool
  }
}
