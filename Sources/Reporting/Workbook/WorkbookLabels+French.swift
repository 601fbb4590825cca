internal import Codebook
internal import Coding
internal import Convergence

extension WorkbookLabels {
  /// The words in French; blanks before double punctuation do not break.
  static let french = WorkbookLabels(
    language: .french,
    decimalMark: ",",
    colon: " : ",
    percent: { hundredths in "\(hundredths) %" },
    monthNames: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre",
    ],
    day: { year, month, day in "\(day == 1 ? "1er" : "\(day)") \(month) \(year)" },
    page: "Page ",
    ofPages: " sur ",
    documentTitle: "Contributions écrites : qui défend quoi",
    documentSubject: "Contributions à une convention des Nations Unies sur la cybercriminalité",
    sheets: SheetNames(
      front: "Synoptic", positions: "Positions", convergence: "Convergence", agreement: "Accord",
      evidence: "Citations", themes: "Thèmes", passages: "Passages", participants: "Participants",
      issues: "Questions", method: "Méthode", leftOut: "Non repris"),
    stances: Stances(
      support: "Soutien", conditional: "Sous condition", oppose: "Opposition", silent: "Silence",
      uncoded: "Non codé",
      unsure: "incertain"),
    front: frenchFront,
    themesSheet: Themes(
      caption: "Passages par participant et par thème",
      reading: """
        Les titres ne sont pas comptés ; un passage à deux thèmes compte sous les deux, un passage sans thème \
        sous aucun : les parts ne font pas 100 %. Plus la case est foncée, plus grande est la part des \
        passages du participant. Cliquer sur un nombre pour lire le premier.
        """,
      share: "Part des passages du participant",
      shareClasses: ["aucun", "moins de 10 %", "10 à 19 %", "20 à 34 %", "35 à 49 %", "50 % et plus"],
      allParticipants: "Tous les participants",
      shareOfAll: "Part de tous les passages",
      participantsWithOne: "Participants avec au moins un",
      noParticipant: "Aucun participant n'a été trouvé dans les documents.",
      chartTitle: "Passages par thème, tous participants confondus",
      openPassages: { participant, theme in "Premier passage de \(participant) sur \(theme)" }),
    positions: Positions(
      caption: "Positions par question et par participant",
      reading: """
        + soutien   ± sous condition ou réservé   – opposition   · silence.   Un signe suivi de ? en italique \
        est incertain : à vérifier. Cliquer sur un signe pour lire la phrase qui le porte. Changer un signe par \
        sa liste : couleurs, totaux et feuille Convergence suivent.
        """,
      order: "Les participants se suivent comme sur la feuille Accord : les semblables côte à côte.",
      notInGrid: { names in
        "Hors du tableau, connus par une simple note tenant lieu de contribution : \(names)."
      },
      uncoded: { names in
        "n/c, non codé, n'est pas un silence : texte dans une langue que le programme ne connaît pas, de \(names)."
      },
      totals: "Toutes les questions",
      openEvidence: { participant, issue, stance in "\(participant), \(issue) : \(stance)" },
      pickTitle: "Prise de position",
      pick: "Choisir dans la liste. Avec ? : à vérifier par une personne.",
      refusedTitle: "Signe inconnu",
      refused: "Choisir un des signes de la liste ; · signifie silence, n/c non codé."),
    convergence: frenchConvergence,
    agreement: frenchAgreement,
    evidence: Evidence(
      issueID: "Question", issue: "De quoi il s'agit", stance: "Prise de position", confidence: "Certitude",
      review: "À vérifier", toCheck: "vérifier : incertain", contradicts: "vérifier : passages divergents",
      sure: "", quotation: "La phrase qui la porte", lines: "Lignes", firstPassage: "Passage cité",
      named: "Ce qui désigne la question", cues: "Mots qui la retournent",
      otherWay: "Ce qui va dans un autre sens", otherPassages: "Autres passages",
      openPassage: "Ouvrir le passage", none: "Aucune position n'a été trouvée.",
      cueNames: [
        .reject: "rejette", .rejectSoft: "préfère l'éviter", .condition: "sous condition",
        .onlyWhere: "seulement si", .undecided: "réservé", .conditionalAssent: "acceptable si",
      ],
      quoted: { text in "« \(text) »" }),
    issues: Issues(
      caption: "Questions et sens d'une position",
      reading: """
        Chaque question est une proposition : qui la veut la soutient, qui veut le contraire s'y oppose. Le \
        livre de codes ne définit le soutien, l'opposition et les thèmes qu'en anglais.
        """,
      supportMeans: "Soutient qui demande ceci (en anglais)",
      opposeMeans: "S'oppose qui demande ceci (en anglais)",
      filedUnder: { covers in covers }),
    method: frenchMethod,
    columns: Columns(
      file: "Fichier", symbol: "Cote", kind: "Nature", language: "Langue", submissions: "Contributions",
      passages: "Passages", remarks: "Remarques", theme: "Thème", participant: "Participant", code: "Code",
      untagged: "Sans thème", passageID: "Passage", document: "Document", firstLine: "De la ligne",
      lastLine: "À la ligne", headingsAbove: "Titres au-dessus", themes: "Thèmes", howSure: "Certitude",
      concepts: "Notions trouvées", text: "Texte", nameEnglish: "Nom anglais",
      nameFrench: "Nom français", memberCount: "Membres", members: "Lesquels",
      regionalGroup: "Groupe régional", documents: "Documents", originalLanguage: "Langue originale",
      date: "Date", positions: "Positions", reason: "Pourquoi"),
    values: Values(
      compilation: "Recueil", submission: "Contribution", proposal: "Proposition",
      mixed: "Recueil avec propositions",
      context: "Contexte", unusable: "Inutilisable", state: "État", group: "Groupe",
      joint: "Proposition commune", noteOnly: "Simple note", unknown: "Nom inconnu",
      observer: "Observateur", paragraph: "Paragraphe", item: "Élément de liste", heading: "Titre",
      address: "Lien seul sur sa ligne", pageHeader: "En-tête ou pied de page",
      footnote: "Note de bas de page",
      frontMatter: "Avant la première contribution", aside: "Paroles de qui ne participe pas",
      frame: "Cadre d'un tableau", draft: "Texte en discussion",
      sectionHeading: "Titre du document, entre deux contributions",
      contextText: "Document où personne ne prend position",
      opening: "Ouvre une contribution : nom, langue, date", unusableFile: "Fichier qui n'a pu servir",
      languages: [
        "ar": "arabe", "zh": "chinois", "en": "anglais", "fr": "français", "ru": "russe", "es": "espagnol",
        "pt": "portugais", "de": "allemand", "it": "italien", "nl": "néerlandais", "uk": "ukrainien",
        "fa": "persan",
        "ur": "ourdou", "ja": "japonais", "ko": "coréen", "el": "grec", "he": "hébreu",
      ], unknownLanguage: "langue non reconnue",
      regionalGroups: [
        "african": "États d'Afrique", "asia_pacific": "États d'Asie et du Pacifique",
        "eastern_european": "États d'Europe orientale",
        "latin_american_caribbean": "États d'Amérique latine et des Caraïbes",
        "western_european_other": "États d'Europe occidentale et autres États",
      ]))

  private static let frenchFront = Front(
    whatThisIs:
      "Qui soutient, conditionne ou refuse quoi dans les contributions ci-dessous, avec les phrases.",
    howToTake: "Positions et thèmes sont donnés par un programme : lire la phrase avant de s'y fier.",
    runOf: { day in "Au \(day)" },
    undated: "Aucune date ne figure dans les documents",
    atAGlance: "En bref", sheetsTitle: "Feuilles", documentsTitle: "Documents lus",
    problemsTitle: "Difficultés rencontrées",
    documentCount: "Documents", submissionCount: "Contributions", participantCount: "Participants",
    passageCount: "Passages (titres non comptés)", untaggedCount: "  sans thème",
    positionCount: "Positions",
    cellsSpoken: "  part de toutes les cases, le reste se tait",
    allIssues: { count in "Sur \(count) questions :" },
    reviewCount: "  à vérifier avant emploi", opposeCount: "  d'opposition",
    mostConvergent: "Questions les plus convergentes, le plus de voix d'abord",
    mostDivided: "Questions les plus disputées, indice le plus bas d'abord",
    noneConvergent: "Aucune question n'est convergente parmi celles où assez de voix s'expriment.",
    noneDivided: "Aucune question n'est disputée parmi celles où assez de voix s'expriment.",
    whoSpeaks: "Qui s'exprime", mostPositions: "Sur le plus de questions",
    fewestPositions: "Sur le moins de questions",
    noPositions: "Sans aucune position", nobody: "personne",
    notCoded: "Avec un texte non codé",
    aboutPositions: "Qui veut quoi : questions et participants. Cliquer pour lire la phrase.",
    aboutConvergence: "Jusqu'où les participants s'accordent, et de quel côté ils penchent.",
    aboutAgreement: "Qui s'accorde avec qui ; blocs et carte.",
    aboutEvidence: "La phrase derrière chaque position ; utiliser les filtres.",
    aboutThemes: "Combien de passages de chaque participant portent chaque thème.",
    aboutPassages: "Chaque passage, ses thèmes et notions ; utiliser les filtres.",
    aboutParticipants: "Qui parle, pour qui, dans quel document, quelle langue et quand.",
    aboutIssues: "Ce que soutien et opposition veulent dire pour chaque question.",
    aboutMethod: "Comment les positions sont trouvées et mesurées, ce qui échappe.",
    aboutLeftOut: "Chaque ligne des documents hors de tout passage, et pourquoi.",
    noProblems: "Aucune : chaque document a pu servir tel quel.",
    messagesLanguage: "Les messages du programme sont en anglais.",
    error: "Erreur", warning: "Avertissement", note: "Remarque",
    contextRemark: "Personne n'y prend position ; lu, non codé.",
    unusableRemark: "N'a pu servir.",
    uncodedLanguageRemark: { languages in
      "Non codé, faute de connaître les mots de la langue : contributions en \(languages)."
    },
    unknownLanguageRemark: "Non codé : contributions dont la langue n'a pu être reconnue.",
    problemsRemark: { errors, notes in
      let parts = [(errors, "erreur"), (notes, "remarque")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      return parts.joined(separator: " et ") + ", voir plus bas."
    })

  private static let frenchConvergence = Convergence(
    caption: "Convergence par question",
    order: """
      De la classe la plus convergente à la moins convergente, puis les questions à trop peu de voix ; dans une classe, les \
      questions où s'expriment le plus de participants d'abord. L'ordre est celui du calcul ; les nombres \
      suivent les changements faits sur la feuille Positions.
      """,
    below: "Graphique par thème, classes et groupes régionaux : sous le tableau",
    classOfIssue: "Classe", direction: "Sens",
    addressed: { scope in "S'expriment, sur \(scope)" },
    addressedShare: "Part qui s'exprime", netSupport: "Soutien net (−1 à 1)", index: "Indice A (−1 à 1)",
    leik: "1 − D de Leik (0 à 1)", participants: "Participants, un groupe comptant pour un",
    memberStates: "États Membres", regionalGroups: "Participants par groupe régional : + / ± / –",
    contradictory: "non comptés, groupes divergents",
    regional: { group, scope in "\(group), sur \(scope)" },
    classNames: [
      .convergent: "Convergente", .convergentWithConditions: "Convergente sous conditions",
      .leaning: "Tendance", .divided: "Partagée", .tooFewVoices: "Trop peu de voix",
    ],
    towardsSupport: "soutien", towardsOppose: "opposition", noDirection: "aucun",
    classesTitle: "Ce que veulent dire les classes",
    classRules: { least, opposition, pole, majority in
      [
        (
          .convergent,
          "Au plus \(opposition) des voix du petit côté, et au moins \(pole) de l'autre."
        ),
        (
          .convergentWithConditions,
          "Au plus \(opposition) des voix du petit côté ; le reste est soutien ou refus sous conditions."
        ),
        (
          .leaning,
          "Parmi qui choisit un côté, au moins \(majority) du même ; ou autant de toutes les voix sous condition."
        ),
        (.divided, "Tout le reste."),
        (
          .tooFewVoices,
          "Moins de \(least) participants s'expriment : pas d'indice, il paraîtrait toujours parfait."
        ),
      ]
    },
    share: { numerator, denominator in "\(numerator) sur \(denominator)" },
    regionalReading: """
      Une classe ne dit pas dans quel sens : lire « Sens » à côté d'elle. Un groupe est ici une voix, et \
      autant d'États Membres dans les colonnes voisines ; un État qui se tait compte avec le plus petit groupe \
      qui parle pour lui. Sous chaque groupe régional : soutien / sous condition / opposition de ses \
      participants.
      """,
    byTheme: "Positions par thème, silence compris",
    byThemeReading: "Une position est celle d'un participant sur une question.",
    theme: "Thème")

  private static let frenchAgreement = Agreement(
    caption: "Accord des participants entre eux",
    reading: { least in
      """
      Sous la diagonale : l'accord, 1 pour les mêmes positions sur toutes les questions communes, 0 pour des \
      positions contraires ; vide sous \(least) questions communes. Au-dessus : le nombre de questions \
      communes. Ces nombres sont ceux du calcul et ne suivent pas les changements.
      """
    },
    elsewhere: "L'accord thème par thème est dans csv/agreement.csv.",
    classes: ["moins de 0,70", "0,70 à 0,79", "0,80 à 0,89", "0,90 à 0,94", "0,95 et plus"],
    bloc: "N°",
    blocsTitle: "Les blocs",
    blocsReading: { threshold, reclusterings in
      """
      Participants dont l'accord moyen dépasse \(threshold). Pour voir ce qui tient à une seule question, les \
      blocs ont été refaits \(reclusterings) fois, chaque fois sans une question.
      """
    },
    membersOfBloc: "Membres du bloc", inside: "Accord interne", nearest: "Plus proche voisin",
    towardsNearest: "Accord avec lui", separation: "Écart",
    stability: "Restés ensemble", weakestTie: "Lien le plus faible", knownShare: "Paires connues",
    howFirm: "Solidité", firm: "solide", fair: "probable", weak: "faible : ne pas s'y fier",
    firmRule: { stability, known, separation in
      """
      Solide : paires restées ensemble dans au moins \(stability) des essais, au moins \(known) des paires \
      internes avec assez de questions communes, et accord interne supérieur d'au moins \(separation) à celui \
      avec le plus proche voisin. Faible : deux de ces points manquent. Lien le plus faible : la paire restée \
      le moins souvent ensemble.
      """
    },
    alone: "Dans aucun bloc", nobodyAlone: "personne",
    noBloc: "Aucun bloc : personne ne s'accorde assez avec quiconque.",
    mapTitle: "Carte des participants",
    mapReading: "Plus deux points sont proches, plus l'accord est grand ; les axes n'ont pas de sens.",
    stress: { stress, word in "Stress \(stress) : \(word)." },
    stressWords: ["bonne carte", "carte passable", "mauvaise carte", "les distances trompent"],
    stressWarning: """
      Deux dimensions ne contiennent pas ces accords : des points voisins peuvent être éloignés en vérité. Pour \
      une paire, lire le tableau ci-dessus.
      """,
    filled: { pairs in
      "\(pairs) paires ont trop peu de questions communes ; leur distance est déduite des autres."
    },
    notOnMap: { names in "Hors de la carte, trop peu de questions communes : \(names)." },
    across: "Abscisse", up: "Ordonnée",
    noMap: "Pas de carte : trop peu de participants ont assez de questions communes.")

  private static let frenchMethod = Method(
    caption: "Méthode et limites",
    coding: .init(
      title: "Comment les positions sont trouvées",
      paragraphs: [
        """
        Les contributions sont découpées en passages : paragraphes et éléments de liste. Dans chacun, le \
        programme cherche les notions du livre de codes qui désignent une question, et les mots qui les \
        gouvernent : rejet, condition, doute. Il les connaît en français, en anglais et en espagnol.
        """,
        """
        Tous les passages d'un participant sur une question décident ensemble de sa position ; le plus fort \
        est cité sur la feuille Citations. Où des passages vont en sens contraires, la position est sous \
        condition et signalée à vérifier.
        """,
      ]),
    stancesTitle: "Ce que veut dire une position",
    supportMeans: "Le participant demande ce que la question propose.",
    conditionalMeans: "Il le veut à une condition, en partie, ou laisse la question ouverte.",
    opposeMeans: "Il le rejette, demande le contraire ou le renvoie à une autre enceinte.",
    silentMeans:
      "Aucun passage trouvé sur la question. Le silence n'est ni un soutien ni une opposition.",
    uncodedMeans:
      "Aucune position trouvée, et un texte du participant est dans une langue que le programme ne sait ni coder ni "
      + "reconnaître. La case ne compte nulle part ; lire le texte et choisir un signe.",
    confidence: { sureFrom in
      .init(
        title: "Certitude",
        paragraphs: [
          """
          « Certitude » estime la probabilité que la position soit juste, trouvée et dans le bon sens. Sous \
          \(sureFrom), ou si des passages se contredisent, la case porte un ? et figure parmi celles à vérifier.
          """
        ])
    },
    measuresTitle: "Mesures",
    measures: { leastVoices, leastShared in
      [
        (
          "Part qui s'exprime",
          "Participants ayant une position sur la question, sur tous les participants. À lire d'abord."
        ),
        (
          "Soutien net",
          "(soutien − opposition) / toutes les positions, de −1 (tous opposés) à 1 (tous favorables)."
        ),
        (
          "Indice A",
          """
          Accord de van der Eijk (2001) sur opposition, condition, soutien : 1 tous pareils, 0 répartis \
          également, −1 partagés entre les pôles ; vide sous \(leastVoices) voix.
          """
        ),
        (
          "1 − D de Leik",
          "Leik (1966) : 1 tous pareils, 0 une moitié à chaque pôle ; vide sous \(leastVoices) voix."
        ),
        (
          "Accord de deux participants",
          """
          Moyenne sur les questions communes de 1 pour la même position, 0,5 pour une voisine et 0 pour la \
          contraire ; vide sous \(leastShared) questions communes.
          """
        ),
        (
          "Blocs",
          "Liaison moyenne sur 1 − accord, coupée à la hauteur dite sur la feuille Accord."
        ),
        (
          "Carte",
          "Positionnement classique (Torgerson 1952) de 1 − accord ; stress-1 de Kruskal (1964)."
        ),
      ]
    },
    limits: .init(
      title: "Ce que le programme ne voit pas",
      paragraphs: [
        "Seul compte le texte lu : ce qu'une délégation a dit ailleurs, ou en séance, n'y est pas.",
        "Se taire n'est ni s'opposer ni consentir : la place a pu manquer, ou un autre texte le dire.",
        "L'ironie, la litote et les positions étendues sur plusieurs paragraphes peuvent échapper.",
        "Les passages en d'autres langues que le français, l'anglais et l'espagnol sont gardés, non codés.",
        "Notes de bas de page, en-têtes, notes tenant lieu de contribution et tableaux ne sont pas codés.",
        "La position d'un groupe ne compte pour ses membres que dans les colonnes des États Membres.",
      ]),
    accuracyTitle: "Justesse",
    notMeasured: """
      La justesse n'a pas été mesurée pour ce classeur. Tenir chaque position pour une suggestion et lire sa \
      phrase.
      """,
    accuracy: { accuracy in
      let oppose = accuracy.recall(of: .oppose)
      return [
        (
          "Comment on a mesuré",
          "Chaque participant a été codé d'après ce qu'enseignent les autres, puis comparé à deux lectures "
            + "indépendantes, faites par des modèles de langage selon des règles écrites ; les cases où elles "
            + "divergent ne comptent pas. Les mots que les règles connaissent ont été réunis avec ces textes "
            + "sous les yeux : en attendre moins de textes qui disent les choses autrement."
        ),
        (
          "Mesuré sur",
          "\(accuracy.participants) participants, \(accuracy.goldCells) positions dans les lectures"
        ),
        ("Oppositions trouvées", "\(oppose.found) sur \(oppose.gold)"),
        ("Soutien pris pour opposition ou l'inverse", "\(accuracy.wrongSide)"),
      ]
    },
    foundF1: "Trouver qu'il y a une position (F1, 1 est parfait)",
    stanceF1: "La trouver dans le bon sens (F1)",
    calibrationReading: "Des positions données pour si certaines, combien étaient justes :",
    calledSure: "Certitude donnée", calledCells: "Positions", rightCells: "Justes",
    rightShare: "Part de justes",
    provenanceTitle: "Ce qui a été lu",
    hash: "SHA-256", lineCount: "Nombre de lignes",
    program: "Programme")
}
