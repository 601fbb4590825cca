internal import Matching
public import Tables

/// Something in the codebook's tables that is allowed and yet hardly meant.
public struct CodebookWarning: Hashable, Sendable, CustomStringConvertible {
  /// `table:line:column`, the column in UTF-8 bytes.
  public let place: String
  /// What is odd and what follows from it.
  public let message: String

  init(at fault: TableError) {
    place = fault.place
    message = fault.message
  }

  /// `table:line:column: warning: message`.
  public var description: String { "\(place): warning: \(message)" }
}

/// All that can be said of a codebook's tables before they are used: every fault, or else what is odd and how much
/// there is.
public struct CodebookReview: Sendable {
  /// The faults, table by table from top to bottom; with any of them the codebook is refused.
  public private(set) var faults: [TableError]
  /// What is allowed and yet hardly meant, in the order of issues, objects, concepts and wording; empty where there
  /// are faults.
  public private(set) var warnings: [CodebookWarning]
  /// The codebook; nil where there are faults.
  public let codebook: Codebook?
  /// How many patterns there are, in the order of `Language.coded`.
  public let patterns: [(language: Language, count: Int)]
  /// How many patterns stand under more than one concept of their language.
  public let sharedPatterns: Int

  /// Reads and checks the tables of a codebook.
  ///
  /// - Parameter source: where they come from.
  public init(of source: CodebookSource) {
    let tables = CodebookTables(from: source)
    faults = Self.ordered(tables.faults)
    patterns = Language.coded.map { ($0, tables.lexicon.patterns[$0]?.count ?? 0) }
    guard faults.isEmpty else {
      (warnings, codebook, sharedPatterns) = ([], nil, 0)
      return
    }
    codebook = Codebook(tables)
    let learned = source.learnedNames()
    let wording = Self.wordingWarnings(tables)
    sharedPatterns = wording.shared
    warnings =
      Self.meaningWarnings(tables, source, learned) + Self.issueWarnings(tables, learned)
      + Self.objectWarnings(tables)
      + Self.conceptWarnings(tables, learned) + wording.warnings
  }

  /// Adds what a reader further up found wrong with a table of the same source, such as learned weights.
  ///
  /// - Parameter fault: the fault.
  public mutating func add(_ fault: TableError) {
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// The review without warnings that are known.
  ///
  /// - Parameter known: such as those that the built-in codebook gives by itself.
  /// - Returns: the same review with fewer warnings.
  public func leavingOut(_ known: [CodebookWarning]) -> CodebookReview {
    var review = self
    review.warnings.removeAll(where: Set(known).contains)
    return review
  }

  private static func ordered(_ faults: [TableError]) -> [TableError] {
    var order: [String: Int] = [:]
    for fault in faults where order[fault.table] == nil { order[fault.table] = order.count }
    return faults.enumerated().sorted { left, right in
      let key = { (fault: TableError, place: Int) in
        (order[fault.table] ?? 0, fault.line, fault.column, place)
      }
      return key(left.element, left.offset) < key(right.element, right.offset)
    }.map(\.element)
  }

  private static func issueWarnings(_ tables: CodebookTables, _ learned: Set<[UInt8]>) -> [CodebookWarning] {
    let named = Set(tables.objects.map(\.value.issue))
    var warnings: [CodebookWarning] = []
    for (place, issue) in tables.issues.enumerated() {
      let value = issue.value
      let kin = tables.issues.filter { $0.value.theme == value.theme }
      if let letters = mostCommon(kin.map { String($0.value.id.prefix(2)) }), !value.id.hasPrefix(letters) {
        warnings.append(
          issue.warning(0, "issues of \(value.theme.rawValue) begin with \(letters) as a rule"))
      }
      for (column, label) in [(2, \Codebook.Issue.labelEnglish), (3, \Codebook.Issue.labelFrench)] {
        let twin = tables.issues[..<place].first { $0.value[keyPath: label] == value[keyPath: label] }
        if let twin {
          warnings.append(
            issue.warning(column, "'\(value[keyPath: label])' is the label of \(twin.value.id) too"))
        }
      }
      if !named.contains(place) {
        warnings.append(
          issue.warning(
            0,
            learned.contains(Array(value.id.utf8))
              ? "no row of issue-objects.csv names \(value.id); only the learned weights can find it"
              : "no row of issue-objects.csv names \(value.id); no participant will ever have a position on it"
          ))
      }
    }
    return warnings
  }

  /// Built-in weights were learned from built-in propositions.
  private static func meaningWarnings(
    _ tables: CodebookTables, _ source: CodebookSource, _ learned: Set<[UInt8]>
  ) -> [CodebookWarning] {
    guard source.replaced.contains("issues.csv"), !source.replaced.contains(where: CodebookSource.isLearned),
      let builtIn = try? Codebook()
    else { return [] }
    var meanings: [String: [String]] = [:]
    for issue in builtIn.issues { meanings[issue.id] = [issue.supportMeans, issue.opposeMeans] }
    return tables.issues.compactMap { issue in
      let value = issue.value
      guard let meaning = meanings[value.id], meaning != [value.supportMeans, value.opposeMeans],
        learned.contains(Array(value.id.utf8))
      else { return nil }
      return issue.warning(
        0,
        "the built-in weights know another proposition as \(value.id); give a new one an id of its own, or learn "
          + "the weights anew")
    }
  }

  private static func objectWarnings(_ tables: CodebookTables) -> [CodebookWarning] {
    tables.objects.compactMap { object in
      guard let first = object.value.groups.first, Set(first).isSubset(of: object.value.unless) else {
        return nil
      }
      return object.warning(3, "every concept of the first group stands in 'unless': the row never applies")
    }
  }

  private static func conceptWarnings(_ tables: CodebookTables, _ learned: Set<[UInt8]>) -> [CodebookWarning]
  {
    var used: Set<Int> = []
    for object in tables.objects { used.formUnion(object.value.groups.joined() + object.value.unless) }
    var worded: [Language: Set<Int>] = [:]
    for language in Language.coded {
      worded[language] = Set((tables.lexicon.patterns[language] ?? []).map(\.value.concept))
    }
    var warnings: [CodebookWarning] = []
    for (place, concept) in tables.lexicon.concepts.enumerated() {
      let id = concept.value.id
      for language in Language.coded where worded[language]?.contains(place) == false {
        warnings.append(
          concept.warning(
            0, "'\(id)' has no pattern in wording.\(language.code).csv; texts in that language never show it")
        )
      }
      if !used.contains(place), !Cue.concepts.contains(id), !learned.contains(Array(id.utf8)) {
        warnings.append(
          concept.warning(
            0, "no row of issue-objects.csv uses '\(id)' and no learned weight knows it; it changes nothing"))
      }
    }
    return warnings
  }

  private static func wordingWarnings(_ tables: CodebookTables) -> (warnings: [CodebookWarning], shared: Int)
  {
    var warnings: [CodebookWarning] = []
    var shared = 0
    for language in Language.coded {
      var seen: [Pattern: [Int: String]] = [:]
      for wording in tables.lexicon.patterns[language] ?? [] {
        let (pattern, concept) = (wording.value.pattern, wording.value.concept)
        if let place = seen[pattern]?[concept] {
          let id = tables.lexicon.concepts[concept].value.id
          warnings.append(wording.warning(1, "the pattern stands twice for '\(id)', first at \(place)"))
        } else {
          seen[pattern, default: [:]][concept] = wording.place
        }
      }
      shared += seen.values.count { $0.count > 1 }
    }
    return (warnings, shared)
  }

  /// The commonest of some texts, of equally common ones the first.
  private static func mostCommon(_ texts: [String]) -> String? {
    let counts = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let most = counts.values.max()
    return texts.first { counts[$0] == most }
  }
}
