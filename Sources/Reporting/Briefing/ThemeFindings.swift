internal import Codebook
internal import Coding
internal import Convergence

/// What the positions of a run say on one theme, sorted by what an officer asks first.
///
/// Only positions that need no review are counted; the others are numbers to be checked. Every issue stands in
/// exactly one of the lists.
struct ThemeFindings {
  /// One issue with the positions that are counted.
  struct Issue {
    /// The issue's place in the codebook.
    let place: Int
    /// The positions counted, in the order of participants.
    let sure: [CodedPosition]
    /// How many more are to be checked.
    let unsure: Int
    /// The counted positions as voices.
    let voices: ConvergenceTally
    /// The Member States behind them.
    let states: ConvergenceTally

    /// The pole with more voices; nil where both have the same number.
    var prevailing: Stance? { voices.counts.prevailing }

    /// Who takes a stance, as ids in their order.
    func participants(_ stance: Stance) -> [String] {
      sure.filter { $0.stance == stance }.map(\.participant)
    }
  }

  /// Nearly all stand on one side, the most addressed first.
  private(set) var converging: [Issue] = []
  /// One participant stands against nearly all others, the most addressed first.
  private(set) var apart: [Issue] = []
  /// Sides are taken, the most divided first.
  private(set) var dividing: [Issue] = []
  /// What is counted says one thing and what is to be checked could say another.
  private(set) var open: [Issue] = []
  /// Addressed by too few to compare.
  private(set) var few: [Issue] = []
  /// Places of issues that nobody addresses.
  private(set) var unaddressed: [Int] = []
  /// How many positions there are on the theme, those to be checked among them.
  let positions: Int
  /// How many are to be checked.
  let unsure: Int
  /// Participants with a position on the theme, as ids in their order.
  let speaking: [String]
  /// Participants with none all of whose text could be coded, as ids in their order.
  let silent: [String]
  /// Participants some of whose text could not be coded, whether they have a position or none.
  let uncoded: Set<String>

  /// All issues of the theme with a counted position, list by list.
  var issues: [Issue] { apart + dividing + converging + open + few }

  /// Sorts the positions on a theme.
  ///
  /// - Parameters:
  ///   - theme: the theme.
  ///   - codebook: the issues.
  ///   - participants: everybody in scope, as ids in their order.
  ///   - positions: all positions of the run.
  ///   - all: all of them compared, one entry an issue of the codebook.
  ///   - sure: those that need no review compared, likewise.
  ///   - uncoded: participants some of whose text could not be coded.
  init(
    _ theme: Theme, codebook: Codebook, participants: [String], positions: [CodedPosition],
    all: [IssueConvergence], sure: [IssueConvergence], uncoded: Set<String> = []
  ) {
    let inScope = Set(participants)
    let onTheme = positions.filter { position in
      codebook.issues[position.issue].theme == theme && inScope.contains(position.participant)
    }
    let speaking = Set(onTheme.map(\.participant))
    self.positions = onTheme.count
    self.uncoded = uncoded.intersection(inScope)
    unsure = onTheme.count(where: \.needsReview)
    self.speaking = participants.filter(speaking.contains)
    silent = participants.filter { !speaking.contains($0) && !uncoded.contains($0) }
    let byIssue = Dictionary(grouping: onTheme, by: \.issue)
    for place in codebook.issues.indices where codebook.issues[place].theme == theme {
      guard let cells = byIssue[place] else {
        unaddressed.append(place)
        continue
      }
      let counted = cells.filter { !$0.needsReview }.sorted { $0.participant < $1.participant }
      file(
        Issue(
          place: place, sure: counted, unsure: cells.count - counted.count, voices: sure[place].voices,
          states: sure[place].memberStates), all: all[place].voices)
    }
    converging = Self.mostAddressedFirst(converging)
    apart = Self.mostAddressedFirst(apart)
    dividing.sort { left, right in
      let (first, second) = (left.voices.index ?? 1, right.voices.index ?? 1)
      return first == second ? left.place < right.place : first < second
    }
  }

  /// Puts an issue into its list.
  private mutating func file(_ issue: Issue, all: ConvergenceTally) {
    let kind = Self.kind(of: issue.voices)
    switch kind {
    case .few: few.append(issue)
    case _ where kind != Self.kind(of: all): open.append(issue)
    case .apart: apart.append(issue)
    case .converging: converging.append(issue)
    case .dividing: dividing.append(issue)
    }
  }

  private enum Kind {
    case converging, apart, dividing, few
  }

  private static func kind(of tally: ConvergenceTally) -> Kind {
    let (support, oppose) = (tally.counts.support, tally.counts.oppose)
    let (greater, lesser) = (max(support, oppose), min(support, oppose))
    let pole = ConvergenceClass.convergentPole
    switch tally.convergenceClass {
    case .tooFewVoices: return .few
    // With few voices one alone makes an issue lean; whoever reads wants to know that it is one alone.
    case _ where lesser == 1 && greater * pole.denominator >= pole.numerator * tally.counts.total:
      return .apart
    case .convergent, .convergentWithConditions: return .converging
    case .leaning, .divided: return .dividing
    }
  }

  private static func mostAddressedFirst(_ issues: [Issue]) -> [Issue] {
    issues.sorted { left, right in
      let (first, second) = (left.voices.counts.total, right.voices.counts.total)
      return first == second ? left.place < right.place : first > second
    }
  }
}
