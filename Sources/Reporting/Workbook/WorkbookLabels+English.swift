internal import Codebook
internal import Coding
internal import Convergence

extension WorkbookLabels {
  /// The words in English.
  static let english = WorkbookLabels(
    language: .english,
    decimalMark: ".",
    colon: ": ",
    semicolon: "; ",
    percent: { hundredths in "\(hundredths)%" },
    monthNames: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ],
    day: { year, month, day in "\(day) \(month) \(year)" },
    page: "Page ",
    ofPages: " of ",
    documentTitle: "Written submissions: who stands where",
    documentSubject: "Submissions on a United Nations convention on cybercrime",
    sheets: SheetNames(
      front: "Synoptic", review: "Review", positions: "Positions", positionsByName: "Positions A–Z",
      convergence: "Convergence", camps: "Camps",
      agreement: "Agreement", profile: "Profile",
      evidence: "Evidence", themes: "Themes", passages: "Passages", participants: "Participants",
      issues: "Issues", method: "Method", leftOut: "Left out"),
    stances: Stances(
      .english, uncoded: "Not coded", unsure: "unsure"),
    front: englishFront,
    review: englishReview,
    themesSheet: Themes(
      caption: "Passages by participant and theme",
      reading: """
        Headings are not counted; a passage with two themes counts under both, one without a theme under \
        none, so shares do not add up to 100%. The darker the cell, the larger the share of the \
        participant’s passages. Click a number for the first of them.
        """,
      share: "Share of the participant’s passages",
      shareClasses: ["none", "under 10%", "10 to 19%", "20 to 34%", "35 to 49%", "50% and more"],
      allParticipants: "All participants",
      shareOfAll: "Share of all passages",
      participantsWithOne: "Participants with at least one",
      noParticipant: "No participant was found in the documents.",
      chartTitle: "Passages by theme, all participants together",
      openPassages: { participant, theme in "First passage of \(participant) on \(theme)" }),
    positions: Positions(
      caption: "Positions by issue and participant",
      reading: """
        + support   ± conditional or undecided   – oppose   · silent.   A mark with ? in italics is unsure: \
        check it. Click a mark for the sentence that carries it. Change a mark by its list: colours, totals \
        and the sheet Convergence follow.
        """,
      order: "Participants stand as on the sheet Agreement: like beside like.",
      captionByName: "Positions by issue, participants by name",
      readingByName: """
        + support   ± conditional or undecided   – oppose   · silent.   A mark with ? in italics is unsure: \
        check it. Click a mark for the sentence that carries it. Marks are changed on the sheet Positions; this \
        one follows.
        """,
      orderByName: "Participants stand in the order of their names.",
      beyond: { count in
        "A sheet has no columns for \(count) more participants; they are in csv/issues.csv, and totals are without them."
      },
      notInGrid: { names in
        "Not in the grid, known only from a note in place of a submission: \(names)."
      },
      uncoded: { names in
        "n/c is not coded, which is no silence: text in a language without wording by \(names)."
      },
      totals: "All issues",
      noteHead: { participant, issue, stance in "\(participant) on \(issue): \(stance)" },
      refusedTitle: "Not a position",
      refused: "Choose one of the marks from the list; · is silent, n/c not coded."),
    convergence: englishConvergence,
    camps: englishCamps,
    agreement: englishAgreement,
    profile: englishProfile,
    evidence: Evidence(
      issueID: "Issue", issue: "What it is about", stance: "Position", confidence: "How sure",
      review: "To check", toCheck: "check: not sure", contradicts: "check: passages differ", sure: "",
      quotation: "The sentence that carries it", lines: "Lines", firstPassage: "Passage",
      named: "What names the issue", cues: "Words that turn it",
      otherWay: "What points another way", otherPassages: "Further passages", room: "The room",
      short: "In short",
      number: "Number, for the sheet Profile", apart: "Number among those where few stand with it",
      openPassage: "Open the passage", none: "No position was found.",
      cueNames: [
        .reject: "rejects", .rejectSoft: "would rather not", .condition: "on a condition",
        .onlyWhere: "only where", .undecided: "undecided", .conditionalAssent: "acceptable if",
      ],
      quoted: { text in "“\(text)”" }),
    issues: Issues(
      caption: "Issues and what a position on them means",
      reading: "Each issue is a proposition; who wants it supports, who wants the contrary opposes.",
      supportMeans: "Supports who asks for this", opposeMeans: "Opposes who asks for this",
      filedUnder: { covers in covers }),
    method: englishMethod,
    columns: Columns(
      file: "File", symbol: "Symbol", kind: "Kind", language: "Language", submissions: "Submissions",
      passages: "Passages", remarks: "Remarks", theme: "Theme", participant: "Participant", code: "Code",
      untagged: "Without a theme", passageID: "Passage", document: "Document", firstLine: "From line",
      lastLine: "To line", headingsAbove: "Headings above", themes: "Themes", howSure: "How sure",
      concepts: "Concepts found", text: "Text", nameEnglish: "Name in English",
      nameFrench: "Name in French", memberCount: "Members", members: "Who they are",
      regionalGroup: "Regional group", documents: "Documents", originalLanguage: "Original language",
      date: "Date", positions: "Positions", reason: "Why"),
    values: Values(
      compilation: "Compilation", submission: "Submission", proposal: "Proposal",
      mixed: "Compilation with proposals",
      context: "Context", unusable: "Not usable", state: "State", group: "Group", joint: "Joint proposal",
      noteOnly: "Note only", unknown: "Name not known", observer: "Observer", paragraph: "Paragraph",
      item: "List item", heading: "Heading", address: "Link on a line of its own",
      pageHeader: "Page header or footer", footnote: "Footnote",
      frontMatter: "Before the first submission", aside: "Words of no participant",
      frame: "Frame of a table", draft: "Text under discussion",
      sectionHeading: "Heading of the document, between submissions",
      contextText: "Document in which nobody takes a position",
      opening: "Opens a submission: name, language, date", unusableFile: "File that could not be used",
      languages: [
        "ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish",
        "pt": "Portuguese", "de": "German", "it": "Italian", "nl": "Dutch", "uk": "Ukrainian",
        "fa": "Persian",
        "ur": "Urdu", "ja": "Japanese", "ko": "Korean", "el": "Greek", "he": "Hebrew",
      ], unknownLanguage: "language not told",
      regionalGroups: [
        "african": "African States", "asia_pacific": "Asia-Pacific States",
        "eastern_european": "Eastern European States",
        "latin_american_caribbean": "Latin American and Caribbean States",
        "western_european_other": "Western European and other States",
      ]))

  private static let englishFront = Front(
    whatThisIs: "Who supports, conditions or opposes what in the submissions below, with the sentences.",
    howToTake: "Positions and themes are given by a program: read the sentence before relying on them.",
    runOf: { day in "As of \(day)" },
    undated: "No date stands in the input",
    atAGlance: "At a glance", sheetsTitle: "Where to read on", documentsTitle: "Documents read",
    problemsTitle: "Problems in the input",
    documentCount: "Documents", submissionCount: "Submissions", participantCount: "Participants",
    passageCount: "Passages (headings not counted)", untaggedCount: "  without a theme",
    positionCount: "Positions",
    cellsSpoken: "  share of all cells, the rest is silent",
    allIssues: { count in "Of \(count) issues:" },
    reviewCount: "  to check before use", opposeCount: "  of opposition",
    mostConvergent: "Most convergent issues, most voices first",
    mostDivided: "Most divided issues, lowest index first",
    noneConvergent: "No issue with enough voices is convergent.",
    noneDivided: "No issue with enough voices is divided or leaning.",
    whoSpeaks: "Who speaks", mostPositions: "On most issues", fewestPositions: "On fewest issues",
    noPositions: "Without any position", nobody: "nobody",
    notCoded: "With text that is not coded",
    checkFirst: "To check first; click for the sheet Review, on the position for its cell",
    nothingToCheck: "Nothing: every position is sure enough.",
    marks:
      "+ support   ± conditional or undecided   – oppose   · silent   n/c not coded;   with ? a person should check it",
    aboutReview: "What to check before use, what weighs most first; takes your verdicts.",
    aboutPositions: "Who wants what: issues by participants. Click a mark for the sentence.",
    aboutPositionsByName: "The same, participants in the order of their names.",
    aboutConvergence: "How far the participants agree on each issue, and where they lean.",
    aboutCamps: "Theme by theme, who supports, conditions and opposes what, with quotations.",
    aboutProfile: "One participant at a time, chosen from a list: what it wants, whom it stands with.",
    aboutAgreement: "Who agrees with whom; blocs and a map.",
    aboutEvidence: "The sentence behind every position; use the filters.",
    aboutThemes: "How many passages of each participant carry each theme.",
    aboutPassages: "Every passage with its themes and concepts; use the filters.",
    aboutParticipants: "Who speaks, for whom, in which document, language and when.",
    aboutIssues: "What support and opposition mean on each issue.",
    aboutMethod: "How positions are found and measured, what the program cannot see.",
    aboutLeftOut: "Every line of the documents that is in no passage, and why.",
    noProblems: "None: every document could be used as it stands.",
    messagesLanguage: "",
    error: "Error", warning: "Warning", note: "Note",
    contextRemark: "Nobody takes a position in it; read, not coded.",
    unusableRemark: "Could not be used.",
    uncodedLanguageRemark: { languages in
      "Not coded, the program has no wording for the language: entries in \(languages)."
    },
    unknownLanguageRemark: "Not coded: entries whose language could not be told.",
    problemsRemark: { errors, notes in
      let parts = [(errors, "error"), (notes, "note")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      return parts.joined(separator: " and ") + ", see below."
    })

  private static let englishReview = Review(
    doubts: [
      .passagesDiffer: "passages differ", .opposition: "opposition, not sure",
      .decidesClass: "decides the class of the issue", .unsure: "not sure",
    ],
    notes: [
      .participant: """
      One row a position that the program is not sure of. To give a verdict on another cell, add a row below the \
      last with its participant code, issue, verdict and a sentence of the participant as quotation.
      """,
      .coded: "What the program coded. Click for everything that speaks for it on the sheet Evidence.",
      .confidence: "How likely the coding is right, 0 to 1, rounded down.",
      .doubt: """
      In the order in which to check: passages that differ, then oppositions, then cells where another verdict \
      would put the issue into another class of convergence, then the rest; within each the least sure first.
      """,
      .verdict: """
      Read the quotation, then choose from the list; to confirm the coding choose the same word. A row without a \
      verdict changes nothing. When done, save this sheet alone as CSV (UTF-8) and run synoptic with --overrides \
      and that file: headings and columns must stay as they are.
      """,
      .reason: "Why, in a few words for whoever reads it later.",
      .analyst: "Your name or initials.",
      .date: "The day of the verdict, as 2026-11-21.",
      .quotation:
        "The whole sentence. The verdict stays with these words wherever the passage moves: do not edit them.",
      .passage: "Click for the passage with what stands around it.",
    ],
    openEvidence: "Open the evidence",
    refusedTitle: "Not a verdict", refused: "Choose one of the words from the list.")

  private static let englishConvergence = Convergence(
    caption: "Convergence by issue",
    order: """
      From the most convergent class to the least, then too few voices; within a class the issues on which \
      most participants speak come first. The order is that of the run; numbers follow changes on the sheet \
      Positions.
      """,
    below: "Chart by theme, classes and regional groups: below the table",
    classOfIssue: "Class", direction: "Towards",
    addressed: { scope in "Speak, of \(scope)" },
    addressedShare: "Share that speaks", netSupport: "Net support (−1 to 1)", index: "Index A (−1 to 1)",
    leik: "1 − Leik’s D (0 to 1)", participants: "Participants, a group as one",
    memberStates: "Member States", regionalGroups: "Participants by regional group: + / ± / –",
    contradictory: "groups differ, not counted",
    regional: { group, scope in "\(group), of \(scope)" },
    classNames: [
      .convergent: "Convergent", .convergentWithConditions: "Convergent with conditions",
      .leaning: "Leaning", .divided: "Divided", .tooFewVoices: "Too few voices",
    ],
    towardsSupport: "support", towardsOppose: "opposition", noDirection: "neither",
    classesTitle: "What the classes mean",
    classRules: { least, opposition, pole, majority in
      [
        (
          .convergent,
          "At most \(opposition) of those who speak take the lesser side, and at least \(pole) the other."
        ),
        (
          .convergentWithConditions,
          "At most \(opposition) take the lesser side; the rest is support or opposition with conditions."
        ),
        (
          .leaning,
          "Of those who take a side at least \(majority) are on one; or as many of all set conditions."
        ),
        (.divided, "Anything else."),
        (
          .tooFewVoices,
          "Fewer than \(least) participants speak: no index is given, for any would look perfect."
        ),
      ]
    },
    share: { numerator, denominator in "\(numerator) in \(denominator)" },
    regionalReading: """
      A class does not say in which direction: read “Towards” beside it. A group is one voice here and so many \
      Member States in the columns beside; a State silent itself counts with the smallest group that speaks \
      for it. Under each regional group: support / conditional / oppose among its participants.
      """,
    byTheme: "Positions by theme, silence included",
    byThemeReading: "One position is one participant on one issue.",
    theme: "Theme")

  private static let englishCamps = Camps(
    caption: "Theme by theme: who stands in which camp, and in which words",
    reading: """
      Each camp speaks through its surest position. A name with ? is unsure: check it. Click an issue for its row on \
      the sheet Positions; fold a theme away with the sign at the left.
      """,
    wording: "In their words",
    positions: { count in count == 1 ? "1 position" : "\(count) positions" },
    silent: { count in "\(count) silent" },
    silentOnTheme: { names in "Silent on the whole theme: \(names)" },
    nobodySilent: "Nobody is silent on the whole theme.", nobody: "Nobody speaks")

  private static let englishProfile = Profile(
    caption: "Profile of a participant",
    reading: """
      Choose a participant: everything below follows. Click a position for the evidence. The room counts + support, \
      ± conditional, – oppose among all participants, a group as one. Beside those it stands with: agreement and, in \
      brackets, the issues that both address.
      """,
    choose: "Participant",
    refusedTitle: "Not a participant", refused: "Choose one of the names from the list.",
    agreesMost: "Stands with", agreesLeast: "Stands farthest from",
    tie: { name, agreement, shared in "\(name) \(agreement) (\(shared))" },
    inList: "Name in the list of the sheet Profile",
    themesTitle: "What it says on each theme", noPosition: "No position",
    apartTitle: "Where it stands apart, at most one voice in four being with it",
    positionsTitle: "What it wants, issue by issue")

  private static let englishAgreement = Agreement(
    caption: "Agreement of participants with each other",
    reading: { least in
      """
      Below the diagonal: agreement, 1 for the same positions on all issues that both address, 0 for opposite \
      ones; blank under \(least) shared issues. Above it: how many issues both address. Numbers are those of \
      the run and do not follow changes.
      """
    },
    elsewhere: "Agreement theme by theme is in csv/agreement.csv.",
    classes: ["under 0.70", "0.70 to 0.79", "0.80 to 0.89", "0.90 to 0.94", "0.95 and more"],
    bloc: "Bloc",
    blocsTitle: "Blocs",
    blocsReading: { threshold, reclusterings in
      """
      Participants whose mean agreement is above \(threshold). To see how much hangs on a single issue, blocs \
      were formed again \(reclusterings) times, each time without one issue.
      """
    },
    membersOfBloc: "Members", inside: "Agreement inside", nearest: "Nearest outside",
    towardsNearest: "Agreement with it", separation: "Difference",
    stability: "Kept together", weakestTie: "Weakest tie", knownShare: "Pairs known",
    howFirm: "How sure", firm: "firm", fair: "likely", weak: "weak: do not build on it",
    firmRule: { stability, known, separation in
      """
      Firm: pairs kept together in at least \(stability) of the trials, at least \(known) of the pairs inside \
      share enough issues, and agreement inside is \(separation) or more above that with the nearest outside. \
      Weak: two of these fail. Weakest tie: the pair that was kept together least often.
      """
    },
    alone: "In no bloc", nobodyAlone: "nobody", noBloc: "No bloc: nobody agrees enough with anybody.",
    mapTitle: "Map of participants",
    mapReading: """
      The nearer two points, the more the participants agree; the axes have no meaning. Where points crowd a code \
      stands for the name, see the list beside.
      """,
    stress: { stress, word in "Stress \(stress): \(word)." },
    stressWords: ["a good map", "a fair map", "a poor map", "distances mislead"],
    stressWarning: """
      Two dimensions do not hold these agreements: points that lie near each other may be far apart. Use the \
      table above for any pair.
      """,
    filled: { pairs in "\(pairs) pairs share too few issues; their distance is filled in from the others." },
    notOnMap: { names in "Not on the map, too few issues shared with anybody: \(names)." },
    across: "Across", up: "Up", noMap: "No map: too few participants share enough issues.")

  private static let englishMethod = Method(
    caption: "Method and limits",
    coding: .init(
      title: "How positions are found",
      paragraphs: [
        """
        The submissions are split into passages: paragraphs and list items. In each, the program looks for \
        concepts of the codebook that name what an issue is about, and for cues that govern them: words that \
        reject, condition or doubt. Both are known in French, English and Spanish.
        """,
        """
        All passages of a participant on an issue decide its position together; the strongest of them is \
        quoted on the sheet Evidence. Where passages point both ways the position is conditional and marked \
        for checking.
        """,
      ]),
    stancesTitle: "What a position means",
    supportMeans: "The participant asks for what the issue proposes.",
    conditionalMeans: "It wants it on a condition, in part, or leaves the question open.",
    opposeMeans: "It rejects it, asks for the contrary, or wants it dealt with elsewhere.",
    silentMeans: "No passage was found that speaks to the issue. Silence is neither support nor opposition.",
    uncodedMeans:
      "No position was found, and text of the participant is in a language that the program cannot code or tell. "
      + "The cell counts nowhere; read the text and choose a mark.",
    confidence: { sureFrom in
      .init(
        title: "How sure",
        paragraphs: [
          """
          “How sure” estimates how likely the position is right, found and with the right stance. Below \
          \(sureFrom), or where passages contradict each other, the cell is marked with ? and listed to check.
          """
        ])
    },
    review: .init(
      title: "How to check and correct",
      paragraphs: [
        """
        The sheet Review lists what is unsure, what weighs most first. Read the quotation, choose a verdict, say why, who \
        and when; then save that sheet alone as CSV (UTF-8) and run synoptic with --overrides and the file. The \
        verdicts hold in every later run as long as the participant says these words.
        """,
        """
        To look at what would follow without a run, change marks on the sheet Positions: totals, the sheet Positions \
        A–Z and the counts and classes of the sheet Convergence follow; all else is as the run left it.
        """,
      ]),
    measuresTitle: "Measures",
    measures: { leastVoices, leastShared in
      [
        (
          "Share that speaks",
          "Participants with a position on the issue, by all participants. Read it first."
        ),
        ("Net support", "(support − oppose) / all positions, from −1 (all oppose) to 1 (all support)."),
        (
          "Index A",
          """
          Agreement of van der Eijk (2001) over oppose, conditional, support: 1 all alike, 0 evenly spread, \
          −1 split between the poles; blank under \(leastVoices) voices.
          """
        ),
        (
          "1 − Leik’s D",
          "Leik (1966): 1 all alike, 0 half on each pole; blank under \(leastVoices) voices."
        ),
        (
          "Agreement of two",
          """
          Mean over the issues both address of 1 for the same, 0.5 for neighbouring and 0 for opposite \
          positions; blank under \(leastShared) shared issues.
          """
        ),
        (
          "Blocs",
          "Average linkage over 1 − agreement, cut at a height stated on the sheet Agreement."
        ),
        ("Map", "Classical scaling (Torgerson 1952) of 1 − agreement; stress-1 of Kruskal (1964)."),
      ]
    },
    limits: .init(
      title: "What the program cannot see",
      paragraphs: [
        "Only the text read counts: what a delegation said elsewhere, or in the room, is not here.",
        "Silence is no opposition and no consent: a participant may have had no room, or another paper.",
        "Irony, diplomatic understatement and positions spread over several paragraphs can be missed.",
        "Passages in languages other than French, English and Spanish are kept and not coded.",
        "Footnotes, page headers, notes in place of submissions and the layout of tables are not coded.",
        "A group’s position is counted for its members only in the columns of Member States.",
      ]),
    accuracyTitle: "How accurate it is",
    notMeasured: """
      Accuracy was not measured for this workbook. Take every position as a suggestion and read its sentence.
      """,
    accuracy: { accuracy in
      let oppose = accuracy.recall(of: .oppose)
      return [
        (
          "How it was measured",
          "Each participant was coded by what was learned from the others, and compared with two independent "
            + "readings, made by language models under written rules; cells on which they differ do not count. "
            + "The words that the rules know were gathered with these submissions at hand: expect less of "
            + "submissions that say things in other words."
        ),
        (
          "Measured on",
          "\(accuracy.participants) participants, \(accuracy.goldCells) positions in the readings"
        ),
        ("Oppositions found", "\(oppose.found) of \(oppose.gold)"),
        ("Called support for opposition or the reverse", "\(accuracy.wrongSide)"),
      ]
    },
    foundF1: "Finding that there is a position (F1, 1 is perfect)",
    stanceF1: "Finding it with the right stance (F1)",
    calibrationReading: "Of the positions called so sure, how many were right:",
    calledSure: "Called sure", calledCells: "Positions", rightCells: "Right", rightShare: "Share right",
    provenanceTitle: "What was read",
    hash: "SHA-256", lineCount: "Lines",
    program: "Program", codebook: "Codebook",
    codebookCounts: { themes, issues, concepts in
      "\(themes) themes, \(issues) issues, \(concepts) concepts; what they mean is on the sheet Issues"
    })
}
