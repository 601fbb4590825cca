import Codebook
import Tables

/// The codebook as lines for a terminal, none longer than `width` as long as its words are not.
struct CodebookListing {
  static let width = 92
  /// How many patterns of a concept are shown in each language, the shortest first.
  static let patternsShown = 5

  let codebook: Codebook
  let source: CodebookSource
  let language: Language

  private var isFrench: Bool { language == .french }

  /// All themes with their issues.
  var all: [String] {
    let blocks = codebook.themes.map { [head($0)] + issues(of: $0.theme) }
    return Array(blocks.joined(separator: [""]))
  }

  /// A theme, what belongs to it and what does not, and its issues.
  func lines(of theme: Theme) -> [String] {
    guard let entry = codebook.themes.first(where: { $0.theme == theme }) else { return [] }
    return [head(entry)]
      + wrapped(entry.covers, behind: isFrench ? "  comprend     " : "  covers  ")
      + wrapped(entry.doesNotCover, behind: isFrench ? "  sans         " : "  not     ")
      + issues(of: theme)
  }

  /// An issue, the rows of objects that name it, and their concepts with some of their wording.
  func lines(ofIssueAt place: Int) -> [String] {
    let issue = codebook.issues[place]
    let theme = codebook.themes.first { $0.theme == issue.theme }
    var lines = brief(issue)
    lines.insert(
      contentsOf: wrapped(isFrench ? issue.labelEnglish : issue.labelFrench, behind: indent), at: 1)
    lines.insert(indent + (theme.map(head) ?? issue.theme.rawValue), at: 2)
    let objects = codebook.objects.filter { $0.issue == place }
    lines += ["", isFrench ? "nommé par (issue-objects.csv)" : "named by (issue-objects.csv)"]
    if objects.isEmpty { lines.append(isFrench ? "  aucune ligne" : "  no row") }
    for object in objects {
      let turns =
        object.turns ? "" : isFrench ? " (un rejet ne l'inverse pas)" : " (a rejection does not turn it)"
      lines += wrapped(
        object.groups.map(written).joined(separator: " ") + turns, behind: "  " + side(object.side))
      if !object.unless.isEmpty {
        lines += wrapped(
          written(object.unless), behind: "  " + "".padded(to: 9) + (isFrench ? "sauf " : "unless "))
      }
    }
    let named = Set(objects.flatMap { $0.groups.joined() + $0.unless }).sorted()
    if named.isEmpty { return lines }
    lines += ["", "concepts"]
    let wording = Language.coded.map { ($0, patterns(in: $0)) }
    for concept in named.map({ codebook.lexicon.concepts[$0] }) {
      let label = isFrench ? concept.labelFrench : concept.labelEnglish
      lines += wrapped(label, behind: "  " + concept.id + "  ", indent: 4)
      for (language, patterns) in wording {
        let own = (patterns[concept.id] ?? []).sorted { $0.utf8.count < $1.utf8.count }
        let rest = own.count - Self.patternsShown
        let shown = own.prefix(Self.patternsShown) + (rest > 0 ? ["+\(rest)"] : [])
        if !own.isEmpty { lines += wrapped(shown.joined(separator: " · "), behind: "    \(language.code)  ") }
      }
    }
    return lines
  }

  private let indent = "        "

  private func head(_ entry: Codebook.ThemeEntry) -> String {
    entry.theme.rawValue + " · " + (isFrench ? entry.labelFrench : entry.labelEnglish)
  }

  private func issues(of theme: Theme) -> [String] {
    codebook.issues.filter { $0.theme == theme }.flatMap(brief)
  }

  private func brief(_ issue: Codebook.Issue) -> [String] {
    wrapped(isFrench ? issue.labelFrench : issue.labelEnglish, behind: "  " + issue.id + "  ")
      + wrapped(issue.supportMeans, behind: indent + side(.support))
      + wrapped(issue.opposeMeans, behind: indent + side(.oppose))
  }

  private func side(_ stance: Stance) -> String {
    (isFrench ? (stance == .support ? "pour" : "contre") : stance.rawValue).padded(to: 9)
  }

  /// A group as its table writes it.
  private func written(_ group: [Int]) -> String {
    group.map { codebook.lexicon.concepts[$0].id }.joined(separator: "|")
  }

  /// The patterns of every concept by its id; a codebook that was read has no fault left in them.
  private func patterns(in language: Language) -> [String: [String]] {
    let columns = ["concept", "pattern"]
    guard let table = try? source.table("codebook/wording.\(language.code).csv", required: columns),
      let concept = table.index(of: columns[0]), let pattern = table.index(of: columns[1])
    else { return [:] }
    return table.rows.reduce(into: [:]) { $0[$1.fields[concept], default: []].append($1.fields[pattern]) }
  }

  private func wrapped(_ text: String, behind head: String, indent: Int? = nil) -> [String] {
    text.wrapped(to: Self.width, behind: head, indent: indent)
  }
}
