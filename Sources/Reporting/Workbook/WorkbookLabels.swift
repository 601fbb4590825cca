internal import Codebook
internal import Coding
internal import Submissions

/// Every word of the workbook that is the program's own, in English.
///
/// Another language is another value of this structure; nothing else in the folder holds words to read.
struct WorkbookLabels: Sendable {
  // MARK: Sheets and properties

  var frontSheet = "Synoptic"
  var themesSheet = "Themes"
  var passagesSheet = "Passages"
  var participantsSheet = "Participants"
  var leftOutSheet = "Left out"
  var documentTitle = "Written submissions by participant and theme"
  var documentSubject = "Submissions on a United Nations convention on cybercrime"
  var page = "Page "
  var ofPages = " of "

  // MARK: Front sheet

  var whatThisIs =
    "Every paragraph and list item of the submissions below, under the participant that put it forward and "
    + "the themes it speaks to."
  var howToTake =
    "The themes are given by a program: check them against the text of the passage before relying on them."
  var atAGlance = "At a glance"
  var sheetsTitle = "Sheets"
  var documentsTitle = "Documents read"
  var themesTitle = "Themes"
  var coloursTitle = "Colours"
  var problemsTitle = "Problems in the input"
  var runOf: @Sendable (String) -> String = {
    $0.isEmpty ? "No date stands in the input" : "As of \($0)"
  }
  var documentCount = "Documents"
  var submissionCount = "Submissions"
  var participantCount = "Participants"
  var passageCount = "Passages (headings not counted)"
  var taggedCount = "  with a theme"
  var untaggedCount = "  without a theme"
  var aboutThemes = "How many passages of each participant carry each theme; click a number to read them."
  var aboutPassages = "Every passage with its themes, the concepts found in it and its text; use the filters."
  var aboutParticipants = "Who speaks, for whom, in which document, in which language and when."
  var aboutLeftOut = "Every line of the documents that is in no passage, and why."
  var coveredByTheme = "What is filed under it"
  var shareOfPassages = "Share of the participant's passages"
  var colourRule =
    "On the sheet Themes a cell is the darker, the larger the share of the participant's passages that carry "
    + "the theme. A passage may carry several themes or none, so shares do not add up to 100%."
  var noProblems = "Nothing: every document could be used as it stands."
  var place = "Place"
  var severity = "Kind"
  var message = "What was met and what was done"
  var error = "Error"
  var note = "Note"

  /// The classes of shares as the legend words them, the lightest first.
  var shareClasses = ["none", "under 10%", "10 to 19%", "20 to 34%", "35 to 49%", "50% and more"]

  // MARK: Columns

  var file = "File"
  var symbol = "Symbol"
  var kind = "Kind"
  var language = "Language"
  var submissions = "Submissions"
  var passages = "Passages"
  var remarks = "Remarks"
  var theme = "Theme"
  var participant = "Participant"
  var code = "Code"
  var untagged = "Without a theme"
  var passageID = "Passage"
  var document = "Document"
  var firstLine = "From line"
  var lastLine = "To line"
  var headingsAbove = "Headings above"
  var themes = "Themes"
  var howSure = "How sure"
  var concepts = "Concepts found"
  var text = "Text"
  var nameEnglish = "Name in English"
  var nameFrench = "Name in French"
  var memberCount = "Members"
  var members = "Who they are"
  var regionalGroup = "Regional group"
  var documents = "Documents"
  var originalLanguage = "Original language"
  var date = "Date"
  var reason = "Why"

  // MARK: Themes sheet

  var themesCaption = "Passages by participant and theme"
  var themesReading =
    "Headings are not counted; a passage with two themes counts under both. The darker the cell, the larger "
    + "the share of the participant's passages (legend on the first sheet). Click a number for the first of them."
  var allParticipants = "All participants"
  var shareOfAll = "Share of all passages"
  var participantsWithOne = "Participants with at least one"
  var noParticipant = "No participant was found in the documents."
  var chartTitle = "Passages by theme, all participants together"
  var openPassages: @Sendable (_ participant: String, _ theme: String) -> String = {
    "First passage of \($0) on \($1)"
  }

  // MARK: Words for values

  func label(of entry: Codebook.ThemeEntry) -> String { entry.labelEnglish }

  func label(of concept: Lexicon.Concept) -> String { concept.labelEnglish }

  func name(of kind: Document.Kind) -> String {
    switch kind {
    case .compilation: "Compilation"
    case .proposal: "Proposal"
    case .mixed: "Compilation with proposals"
    case .context: "Context"
    case .unusable: "Not usable"
    }
  }

  func name(of kind: Submission.Voice.Kind) -> String {
    switch kind {
    case .state: "State"
    case .group: "Group"
    case .joint: "Joint proposal"
    case .note: "Note only"
    case .unknown: "Name not known"
    }
  }

  var observer = "Observer"

  func name(of kind: Passage.Kind) -> String {
    switch kind {
    case .paragraph: "Paragraph"
    case .item: "List item"
    case .heading: "Heading"
    }
  }

  func name(of omission: Omission) -> String {
    switch omission {
    case .address: "Link on a line of its own"
    case .pageHeader: "Page header or footer"
    case .footnote: "Footnote"
    case .frontMatter: "Before the first submission"
    case .sectionHeading: "Heading of the document, between submissions"
    case .context: "Document in which nobody takes a position"
    }
  }

  func name(of reason: LeftOut.Reason) -> String {
    switch reason {
    case .omitted(let omission): name(of: omission)
    case .opening: openingReason
    }
  }

  var openingReason = "Opens a submission: name, language, date"
  var fileReason = "File that could not be used"

  /// The name of a language; its code where it has none here.
  func name(of language: Language) -> String { languages[language.code] ?? language.code }

  var languages = [
    "ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish",
    "pt": "Portuguese", "de": "German",
  ]

  /// The regional groups of the General Assembly by their ids in the tables.
  var regionalGroups = [
    "african": "African States", "asia_pacific": "Asia-Pacific States",
    "eastern_european": "Eastern European States",
    "latin_american_caribbean": "Latin American and Caribbean States",
    "western_european_other": "Western European and other States",
  ]

  // MARK: Remarks on documents

  var contextRemark = "Nobody takes a position in it; read, not coded."
  var unusableRemark = "Could not be used."
  var uncodedLanguageRemark = "No themes given: the program does not know the wording of this language."
  var unknownLanguageRemark = "No themes given: its language could not be told."
  var problemsRemark: @Sendable (_ errors: Int, _ notes: Int) -> String = { errors, notes in
    let parts = [(errors, "error"), (notes, "note")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.joined(separator: " and ") + ", see below."
  }
}
