internal import Codebook
internal import Coding
internal import Convergence
internal import Submissions

/// Every word of the workbook that is the program's own, in one language.
///
/// Another language is another value of this structure; nothing else in the folder holds words to read. No
/// field has a default, so that a language that lacks one does not compile.
struct WorkbookLabels: Sendable {
  let language: Language
  /// Between the digits of a number written into a sentence; numbers in cells take the reader's own.
  let decimalMark: String
  /// Between a name and what is said of it, with its blanks.
  let colon: String
  /// Between entries of a list whose entries hold commas, with its blanks.
  let semicolon: String
  let percent: @Sendable (_ hundredths: Int) -> String
  let monthNames: [String]
  /// A day in words from its parts.
  let day: @Sendable (_ year: Int, _ month: String, _ day: Int) -> String
  let page: String
  let ofPages: String
  let documentTitle: String
  let documentSubject: String

  let sheets: SheetNames
  let stances: Stances
  let front: Front
  let review: Review
  let themesSheet: Themes
  let positions: Positions
  let convergence: Convergence
  let camps: Camps
  let agreement: Agreement
  let profile: Profile
  let evidence: Evidence
  let issues: Issues
  let method: Method
  let columns: Columns
  let values: Values

  /// The words of a language; English where there are none.
  static func of(_ language: Language) -> WorkbookLabels { language == .french ? french : english }

  /// The tabs; each at most 31 characters, none with an apostrophe.
  struct SheetNames: Sendable {
    let front: String
    let review: String
    let positions: String
    let positionsByName: String
    let convergence: String
    let camps: String
    let agreement: String
    let profile: String
    let evidence: String
    let themes: String
    let passages: String
    let participants: String
    let issues: String
    let method: String
    let leftOut: String
  }

  struct Stances: Sendable {
    let support: String
    let conditional: String
    let oppose: String
    let silent: String
    let uncoded: String
    /// Of a cell for a person to check.
    let unsure: String

    /// Takes the words of the verdicts, so that the grid and the form never differ.
    init(_ language: Language, uncoded: String, unsure: String) {
      func word(_ verdict: ReviewForm.Verdict) -> String {
        let word = ReviewForm.word(of: verdict, in: language)
        return word.prefix(1).uppercased() + word.dropFirst()
      }
      support = word(.stance(.support))
      conditional = word(.stance(.conditional))
      oppose = word(.stance(.oppose))
      silent = word(.silent)
      self.uncoded = uncoded
      self.unsure = unsure
    }
  }

  /// The form itself has its words from `ReviewForm`.
  struct Review: Sendable {
    let doubts: [ReviewList.Doubt: String]
    /// What the headings tell of how the form is used.
    let notes: [ReviewForm.Column: String]
    let openEvidence: String
    let refusedTitle: String
    let refused: String
  }

  struct Front: Sendable {
    let whatThisIs: String
    let howToTake: String
    let runOf: @Sendable (_ day: String) -> String
    let undated: String
    let atAGlance: String
    let sheetsTitle: String
    let documentsTitle: String
    let problemsTitle: String
    let documentCount: String
    let submissionCount: String
    let participantCount: String
    let passageCount: String
    let untaggedCount: String
    let positionCount: String
    let cellsSpoken: String
    let allIssues: @Sendable (_ count: Int) -> String
    let reviewCount: String
    let opposeCount: String
    let mostConvergent: String
    let mostDivided: String
    let noneConvergent: String
    let noneDivided: String
    let whoSpeaks: String
    let mostPositions: String
    let fewestPositions: String
    let noPositions: String
    let nobody: String
    let notCoded: String
    let checkFirst: String
    let nothingToCheck: String
    let marks: String
    let aboutReview: String
    let aboutPositions: String
    let aboutPositionsByName: String
    let aboutConvergence: String
    let aboutCamps: String
    let aboutProfile: String
    let aboutAgreement: String
    let aboutEvidence: String
    let aboutThemes: String
    let aboutPassages: String
    let aboutParticipants: String
    let aboutIssues: String
    let aboutMethod: String
    let aboutLeftOut: String
    let noProblems: String
    /// Said where messages of the program stand in another language; empty where they do not.
    let messagesLanguage: String
    let error: String
    let warning: String
    let note: String
    let contextRemark: String
    let unusableRemark: String
    let uncodedLanguageRemark: @Sendable (_ languages: String) -> String
    let unknownLanguageRemark: String
    let problemsRemark: @Sendable (_ errors: Int, _ notes: Int) -> String
  }

  struct Themes: Sendable {
    let caption: String
    let reading: String
    let share: String
    /// The classes of shares as the legend words them, the lightest first.
    let shareClasses: [String]
    let allParticipants: String
    let shareOfAll: String
    let participantsWithOne: String
    let noParticipant: String
    let chartTitle: String
    let openPassages: @Sendable (_ participant: String, _ theme: String) -> String
  }

  struct Positions: Sendable {
    let caption: String
    let reading: String
    let order: String
    let captionByName: String
    let readingByName: String
    let orderByName: String
    /// Participants for whom the sheet has no column left.
    let beyond: @Sendable (_ count: Int) -> String
    let notInGrid: @Sendable (_ names: String) -> String
    /// Participants in the grid with text that could not be coded.
    let uncoded: @Sendable (_ names: String) -> String
    let totals: String
    let noteHead: @Sendable (_ participant: String, _ issue: String, _ stance: String) -> String
    let refusedTitle: String
    let refused: String
  }

  struct Convergence: Sendable {
    let caption: String
    let order: String
    let below: String
    let classOfIssue: String
    let direction: String
    let addressed: @Sendable (_ scope: Int) -> String
    let addressedShare: String
    let netSupport: String
    let index: String
    let leik: String
    let participants: String
    let memberStates: String
    let regionalGroups: String
    let contradictory: String
    let regional: @Sendable (_ group: String, _ scope: Int) -> String
    let classNames: [ConvergenceClass: String]
    let towardsSupport: String
    let towardsOppose: String
    let noDirection: String
    let classesTitle: String
    let classRules:
      @Sendable (_ least: Int, _ opposition: String, _ pole: String, _ majority: String) -> [(
        ConvergenceClass, String
      )]
    let share: @Sendable (_ numerator: Int, _ denominator: Int) -> String
    let regionalReading: String
    let byTheme: String
    let byThemeReading: String
    let theme: String
  }

  struct Camps: Sendable {
    let caption: String
    let reading: String
    let wording: String
    let positions: @Sendable (_ count: Int) -> String
    let silent: @Sendable (_ count: Int) -> String
    let silentOnTheme: @Sendable (_ names: String) -> String
    let nobodySilent: String
    let nobody: String
  }

  struct Profile: Sendable {
    let caption: String
    let reading: String
    let choose: String
    let refusedTitle: String
    let refused: String
    let agreesMost: String
    let agreesLeast: String
    /// One of those it agrees with.
    let tie: @Sendable (_ name: String, _ agreement: String, _ shared: Int) -> String
    /// Above the names of the list to choose from.
    let inList: String
    let themesTitle: String
    let noPosition: String
    let apartTitle: String
    let positionsTitle: String
  }

  struct Agreement: Sendable {
    let caption: String
    let reading: @Sendable (_ least: Int) -> String
    let elsewhere: String
    let classes: [String]
    let bloc: String
    let blocsTitle: String
    let blocsReading: @Sendable (_ threshold: String, _ reclusterings: Int) -> String
    let membersOfBloc: String
    let inside: String
    let nearest: String
    let towardsNearest: String
    let separation: String
    let stability: String
    let weakestTie: String
    let knownShare: String
    let howFirm: String
    let firm: String
    let fair: String
    let weak: String
    let firmRule: @Sendable (_ stability: String, _ known: String, _ separation: String) -> String
    let alone: String
    let nobodyAlone: String
    let noBloc: String
    let mapTitle: String
    let mapReading: String
    let stress: @Sendable (_ stress: String, _ word: String) -> String
    /// What Kruskal calls a stress up to 0.05, 0.1, 0.2 and above.
    let stressWords: [String]
    let stressWarning: String
    let filled: @Sendable (_ pairs: Int) -> String
    let notOnMap: @Sendable (_ names: String) -> String
    let across: String
    let up: String
    let noMap: String
  }

  struct Evidence: Sendable {
    let issueID: String
    let issue: String
    let stance: String
    let confidence: String
    let review: String
    let toCheck: String
    let contradicts: String
    let sure: String
    let quotation: String
    let lines: String
    let firstPassage: String
    let named: String
    let cues: String
    let otherWay: String
    let otherPassages: String
    let room: String
    let short: String
    let number: String
    let apart: String
    let openPassage: String
    let none: String
    let cueNames: [Cue: String]
    let quoted: @Sendable (_ text: String) -> String
  }

  struct Issues: Sendable {
    let caption: String
    let reading: String
    let supportMeans: String
    let opposeMeans: String
    let filedUnder: @Sendable (_ covers: String) -> String
  }

  struct Method: Sendable {
    /// A heading with paragraphs; the sentences that hold numbers are functions of them.
    struct Section: Sendable {
      let title: String
      let paragraphs: [String]
    }

    let caption: String
    let coding: Section
    let stancesTitle: String
    let supportMeans: String
    let conditionalMeans: String
    let opposeMeans: String
    let silentMeans: String
    let uncodedMeans: String
    let confidence: @Sendable (_ sureFrom: String) -> Section
    let review: Section
    let measuresTitle: String
    let measures: @Sendable (_ leastVoices: Int, _ leastShared: Int) -> [(name: String, meaning: String)]
    let limits: Section
    let accuracyTitle: String
    let notMeasured: String
    let accuracy: @Sendable (_ accuracy: PositionReliability) -> [(name: String, value: String)]
    let foundF1: String
    let stanceF1: String
    let calibrationReading: String
    let calledSure: String
    let calledCells: String
    let rightCells: String
    let rightShare: String
    let provenanceTitle: String
    let hash: String
    let lineCount: String
    let program: String
    let codebook: String
    let codebookCounts: @Sendable (_ themes: Int, _ issues: Int, _ concepts: Int) -> String
  }

  struct Columns: Sendable {
    let file: String
    let symbol: String
    let kind: String
    let language: String
    let submissions: String
    let passages: String
    let remarks: String
    let theme: String
    let participant: String
    let code: String
    let untagged: String
    let passageID: String
    let document: String
    let firstLine: String
    let lastLine: String
    let headingsAbove: String
    let themes: String
    let howSure: String
    let concepts: String
    let text: String
    let nameEnglish: String
    let nameFrench: String
    let memberCount: String
    let members: String
    let regionalGroup: String
    let documents: String
    let originalLanguage: String
    let date: String
    let positions: String
    let reason: String
  }

  /// Words for what the program tells apart.
  struct Values: Sendable {
    let compilation: String
    let submission: String
    let proposal: String
    let mixed: String
    let context: String
    let unusable: String
    let state: String
    let group: String
    let joint: String
    let noteOnly: String
    let unknown: String
    let observer: String
    let paragraph: String
    let item: String
    let heading: String
    let address: String
    let pageHeader: String
    let footnote: String
    let frontMatter: String
    let aside: String
    let frame: String
    let draft: String
    let sectionHeading: String
    let contextText: String
    let opening: String
    let unusableFile: String
    let languages: [String: String]
    /// In place of a language's name, where it is not told.
    let unknownLanguage: String
    /// The regional groups of the General Assembly by their ids in the tables.
    let regionalGroups: [String: String]
  }
}

// MARK: - Words for values

extension WorkbookLabels {
  func label(of entry: Codebook.ThemeEntry) -> String {
    typeset(language == .french ? entry.labelFrench : entry.labelEnglish)
  }

  func label(of issue: Codebook.Issue) -> String {
    typeset(language == .french ? issue.labelFrench : issue.labelEnglish)
  }

  func label(of concept: Lexicon.Concept) -> String {
    typeset(language == .french ? concept.labelFrench : concept.labelEnglish)
  }

  /// A label of a table, where marks stand as they are typed, as print has it: round apostrophes, and in French
  /// no-break spaces before high marks.
  func typeset(_ label: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      if language == .french, result.last == " ", ";:!?".unicodeScalars.contains(scalar) {
        result.removeLast()
        result.append(scalar == ":" ? "\u{A0}" : "\u{202F}")
      }
      result.append(scalar == "'" ? "’" : scalar)
    }
    return String(result)
  }

  func name(of stance: Stance) -> String {
    switch stance {
    case .support: stances.support
    case .conditional: stances.conditional
    case .oppose: stances.oppose
    }
  }

  func name(of convergenceClass: ConvergenceClass) -> String {
    convergence.classNames[convergenceClass] ?? convergenceClass.rawValue
  }

  func name(of kind: Document.Kind) -> String {
    switch kind {
    case .compilation: values.compilation
    case .submission: values.submission
    case .proposal: values.proposal
    case .mixed: values.mixed
    case .context: values.context
    case .unusable: values.unusable
    }
  }

  func name(of kind: Submission.Voice.Kind) -> String {
    switch kind {
    case .state: values.state
    case .group: values.group
    case .joint: values.joint
    case .note: values.noteOnly
    case .unknown: values.unknown
    }
  }

  func name(of kind: Passage.Kind) -> String {
    switch kind {
    case .paragraph: values.paragraph
    case .item: values.item
    case .heading: values.heading
    }
  }

  func name(of omission: Omission) -> String {
    switch omission {
    case .address: values.address
    case .pageHeader: values.pageHeader
    case .footnote: values.footnote
    case .frontMatter: values.frontMatter
    case .sectionHeading: values.sectionHeading
    case .context: values.contextText
    case .aside: values.aside
    case .frame: values.frame
    case .draft: values.draft
    }
  }

  func name(of reason: LeftOut.Reason) -> String {
    switch reason {
    case .omitted(let omission): name(of: omission)
    case .opening: values.opening
    }
  }

  /// The name of a language; its code where it has none here.
  func name(of language: Language) -> String { values.languages[language.code] ?? language.code }

  /// A number in a sentence.
  ///
  /// - Parameters:
  ///   - number: finite.
  ///   - places: digits after the mark, 0 to 6.
  /// - Returns: rounded half away from zero, with the language's own mark.
  func decimal(_ number: Double, places: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = Int((abs(number) * scale).rounded())
    let digits = String(rounded)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = number < 0 && rounded > 0 ? "−" : ""
    if places == 0 { return sign + padded }
    return sign + padded.dropLast(places) + decimalMark + padded.suffix(places)
  }

  /// A day written `YYYY-MM-DD` in words; as it is where it is written otherwise.
  func dayInWords(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, monthNames.indices.contains(parts[1] - 1) else { return date }
    return day(parts[0], monthNames[parts[1] - 1], parts[2])
  }
}
