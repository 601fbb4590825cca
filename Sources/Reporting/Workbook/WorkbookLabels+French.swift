internal import Codebook
internal import Coding
internal import Convergence

extension WorkbookLabels {
  /// The words in French: a narrow no-break space stands before `;`, `!`, `?` and inside quotation marks, a no-break
  /// space before `:` and `%`, as the Imprimerie nationale sets them.
  static let french = WorkbookLabels(
    language: .french,
    decimalMark: ",",
    colon: "\u{A0}: ",
    semicolon: "\u{202F}; ",
    percent: { hundredths in "\(hundredths)\u{A0}%" },
    monthNames: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre",
    ],
    day: { year, month, day in "\(day == 1 ? "1er" : "\(day)") \(month) \(year)" },
    page: "Page ",
    ofPages: " sur ",
    documentTitle: "Contributions écrites\u{A0}: qui défend quoi",
    documentSubject: "Contributions à une convention des Nations Unies sur la cybercriminalité",
    sheets: SheetNames(
      front: "Synoptic", review: "À vérifier", positions: "Positions", positionsByName: "Positions A–Z",
      convergence: "Convergence", camps: "Camps",
      agreement: "Accord", profile: "Profil",
      evidence: "Citations", themes: "Thèmes", passages: "Passages", participants: "Participants",
      issues: "Questions", method: "Méthode", leftOut: "Non repris"),
    stances: Stances(
      .french, uncoded: "Non codé", unsure: "incertain"),
    front: frenchFront,
    review: frenchReview,
    themesSheet: Themes(
      caption: "Passages par participant et par thème",
      reading: """
        Les titres ne sont pas comptés\u{202F}; un passage à deux thèmes compte sous les deux, un passage sans thème \
        sous aucun\u{A0}: les parts ne font pas 100\u{A0}%. Plus la case est foncée, plus grande est la part des \
        passages du participant. Cliquer sur un nombre pour lire le premier.
        """,
      share: "Part des passages du participant",
      shareClasses: [
        "aucun", "moins de 10\u{A0}%", "10 à 19\u{A0}%", "20 à 34\u{A0}%", "35 à 49\u{A0}%",
        "50\u{A0}% et plus",
      ],
      allParticipants: "Tous les participants",
      shareOfAll: "Part de tous les passages",
      participantsWithOne: "Participants avec au moins un",
      noParticipant: "Aucun participant n’a été trouvé dans les documents.",
      chartTitle: "Passages par thème, tous participants confondus",
      openPassages: { participant, theme in "Premier passage de \(participant) sur \(theme)" }),
    positions: Positions(
      caption: "Positions par question et par participant",
      reading: """
        + soutien   ± sous condition ou réservé   – opposition   · silence.   Un signe suivi de\u{202F}? en italique \
        est incertain\u{A0}: à vérifier. Cliquer sur un signe pour lire la phrase qui le porte. Changer un signe par \
        sa liste\u{A0}: couleurs, totaux et feuille Convergence suivent.
        """,
      order: "Les participants se suivent comme sur la feuille Accord\u{A0}: les semblables côte à côte.",
      captionByName: "Positions par question, participants par nom",
      readingByName: """
        + soutien   ± sous condition ou réservé   – opposition   · silence.   Un signe suivi de\u{202F}? en italique \
        est incertain\u{A0}: à vérifier. Cliquer sur un signe pour lire la phrase qui le porte. Les signes se changent \
        sur la feuille Positions\u{202F}; celle-ci suit.
        """,
      orderByName: "Les participants se suivent dans l’ordre de leurs noms.",
      beyond: { count in
        "\(count) participants de plus n’ont pas de colonne\u{A0}: voir csv/issues.csv\u{202F}; les totaux sont sans eux."
      },
      notInGrid: { names in
        "Hors du tableau, connus par une simple note tenant lieu de contribution\u{A0}: \(names)."
      },
      uncoded: { names in
        "n/c, non codé, n’est pas un silence\u{A0}: texte dans une langue que le programme ne connaît pas, de \(names)."
      },
      totals: "Toutes les questions",
      noteHead: { participant, issue, stance in "\(participant), \(issue)\u{A0}: \(stance)" },
      refusedTitle: "Signe inconnu",
      refused: "Choisir un des signes de la liste\u{202F}; · signifie silence, n/c non codé."),
    convergence: frenchConvergence,
    camps: frenchCamps,
    agreement: frenchAgreement,
    profile: frenchProfile,
    evidence: Evidence(
      issueID: "Question", issue: "De quoi il s’agit", stance: "Prise de position", confidence: "Certitude",
      review: "À vérifier", toCheck: "vérifier\u{A0}: incertain",
      contradicts: "vérifier\u{A0}: passages divergents",
      sure: "", quotation: "La phrase qui la porte", lines: "Lignes", firstPassage: "Passage cité",
      named: "Ce qui désigne la question", cues: "Mots qui la retournent",
      otherWay: "Ce qui va dans un autre sens", otherPassages: "Autres passages", room: "La salle",
      short: "En bref",
      number: "Numéro, pour la feuille Profil", apart: "Numéro là où peu sont du même avis",
      openPassage: "Ouvrir le passage", none: "Aucune position n’a été trouvée.",
      cueNames: [
        .reject: "rejette", .rejectSoft: "préfère l’éviter", .condition: "sous condition",
        .onlyWhere: "seulement si", .undecided: "réservé", .conditionalAssent: "acceptable si",
      ],
      quoted: { text in "«\u{202F}\(text)\u{202F}»" }),
    issues: Issues(
      caption: "Questions et sens d’une position",
      reading: """
        Chaque question est une proposition\u{A0}: qui la veut la soutient, qui veut le contraire s’y oppose. Le \
        livre de codes ne définit le soutien, l’opposition et les thèmes qu’en anglais.
        """,
      supportMeans: "Soutient qui demande ceci (en anglais)",
      opposeMeans: "S’oppose qui demande ceci (en anglais)",
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
      frame: "Cadre d’un tableau", draft: "Texte en discussion",
      sectionHeading: "Titre du document, entre deux contributions",
      contextText: "Document où personne ne prend position",
      opening: "Ouvre une contribution\u{A0}: nom, langue, date", unusableFile: "Fichier qui n’a pu servir",
      languages: [
        "ar": "arabe", "zh": "chinois", "en": "anglais", "fr": "français", "ru": "russe", "es": "espagnol",
        "pt": "portugais", "de": "allemand", "it": "italien", "nl": "néerlandais", "uk": "ukrainien",
        "fa": "persan",
        "ur": "ourdou", "ja": "japonais", "ko": "coréen", "el": "grec", "he": "hébreu",
      ], unknownLanguage: "langue non reconnue",
      regionalGroups: [
        "african": "États d’Afrique", "asia_pacific": "États d’Asie et du Pacifique",
        "eastern_european": "États d’Europe orientale",
        "latin_american_caribbean": "États d’Amérique latine et des Caraïbes",
        "western_european_other": "États d’Europe occidentale et autres États",
      ]))

  private static let frenchFront = Front(
    whatThisIs:
      "Qui soutient, conditionne ou refuse quoi dans les contributions ci-dessous, avec les phrases.",
    howToTake: "Positions et thèmes sont donnés par un programme\u{A0}: lire la phrase avant de s’y fier.",
    runOf: { day in "Au \(day)" },
    undated: "Aucune date ne figure dans les documents",
    atAGlance: "En bref", sheetsTitle: "Où lire la suite", documentsTitle: "Documents lus",
    problemsTitle: "Difficultés rencontrées",
    documentCount: "Documents", submissionCount: "Contributions", participantCount: "Participants",
    passageCount: "Passages (titres non comptés)", untaggedCount: "  sans thème",
    positionCount: "Positions",
    cellsSpoken: "  part de toutes les cases, le reste se tait",
    allIssues: { count in "Sur \(count) questions\u{A0}:" },
    reviewCount: "  à vérifier avant emploi", opposeCount: "  d’opposition",
    mostConvergent: "Questions les plus convergentes, le plus de voix d’abord",
    mostDivided: "Questions les plus disputées, indice le plus bas d’abord",
    noneConvergent: "Aucune question n’est convergente parmi celles où assez de voix s’expriment.",
    noneDivided: "Aucune question n’est disputée parmi celles où assez de voix s’expriment.",
    whoSpeaks: "Qui s’exprime", mostPositions: "Sur le plus de questions",
    fewestPositions: "Sur le moins de questions",
    noPositions: "Sans aucune position", nobody: "personne",
    notCoded: "Avec un texte non codé",
    checkFirst:
      "À vérifier d’abord\u{202F}; cliquer pour la feuille À vérifier, sur la position pour sa case",
    nothingToCheck: "Rien\u{A0}: toutes les positions sont assez sûres.",
    marks:
      "+ soutien   ± sous condition ou réservé   – opposition   · silence   n/c non codé\u{202F};   avec\u{202F}? à vérifier",
    aboutReview: "Ce qui est à vérifier, le plus lourd de conséquences d’abord\u{202F}; reçoit les verdicts.",
    aboutPositions: "Qui veut quoi\u{A0}: questions et participants. Cliquer pour lire la phrase.",
    aboutPositionsByName: "Les mêmes, participants dans l’ordre de leurs noms.",
    aboutConvergence: "Jusqu’où les participants s’accordent, et de quel côté ils penchent.",
    aboutCamps: "Thème par thème, qui soutient, conditionne et refuse quoi, avec des citations.",
    aboutProfile:
      "Un participant à la fois, choisi dans une liste\u{A0}: ce qu’il veut, de qui il est proche.",
    aboutAgreement: "Qui s’accorde avec qui\u{202F}; blocs et carte.",
    aboutEvidence: "La phrase derrière chaque position\u{202F}; utiliser les filtres.",
    aboutThemes: "Combien de passages de chaque participant portent chaque thème.",
    aboutPassages: "Chaque passage, ses thèmes et notions\u{202F}; utiliser les filtres.",
    aboutParticipants: "Qui parle, pour qui, dans quel document, quelle langue et quand.",
    aboutIssues: "Ce que soutien et opposition veulent dire pour chaque question.",
    aboutMethod: "Comment les positions sont trouvées et mesurées, ce qui échappe.",
    aboutLeftOut: "Chaque ligne des documents hors de tout passage, et pourquoi.",
    noProblems: "Aucune\u{A0}: chaque document a pu servir tel quel.",
    messagesLanguage: "Les messages du programme sont en anglais.",
    error: "Erreur", warning: "Avertissement", note: "Remarque",
    contextRemark: "Personne n’y prend position\u{202F}; lu, non codé.",
    unusableRemark: "N’a pu servir.",
    uncodedLanguageRemark: { languages in
      "Non codé, faute de connaître les mots de la langue\u{A0}: contributions en \(languages)."
    },
    unknownLanguageRemark: "Non codé\u{A0}: contributions dont la langue n’a pu être reconnue.",
    problemsRemark: { errors, notes in
      let parts = [(errors, "erreur"), (notes, "remarque")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      return parts.joined(separator: " et ") + ", voir plus bas."
    })

  private static let frenchReview = Review(
    doubts: [
      .passagesDiffer: "passages divergents", .opposition: "opposition incertaine",
      .decidesClass: "décide de la classe de la question", .unsure: "incertain",
    ],
    notes: [
      .participant: """
      Une ligne par position dont le programme n’est pas sûr. Pour un verdict sur une autre case, ajouter une ligne \
      sous la dernière avec le code du participant, la question, le verdict et, en citation, une phrase du participant.
      """,
      .coded: "Ce que le programme a codé. Cliquer pour voir sur la feuille Citations tout ce qui l’appuie.",
      .confidence: "Probabilité que le codage soit juste, de 0 à 1, arrondie vers le bas.",
      .doubt: """
      Dans l’ordre où vérifier\u{A0}: les passages divergents, puis les oppositions, puis les cases où un autre verdict \
      changerait la classe de convergence de la question, puis le reste\u{202F}; dans chaque groupe, les moins sûres d’abord.
      """,
      .verdict: """
      Lire la citation, puis choisir dans la liste\u{202F}; pour confirmer le codage, choisir le même mot. Une ligne \
      sans verdict ne change rien. À la fin, enregistrer cette seule feuille en CSV (UTF-8) et lancer synoptic avec \
      --overrides et ce fichier\u{A0}: titres et colonnes doivent rester tels quels.
      """,
      .reason: "Pourquoi, en quelques mots pour qui le lira plus tard.",
      .analyst: "Nom ou initiales.",
      .date: "Le jour du verdict, sous la forme 2026-11-21.",
      .quotation: """
      La phrase entière. Le verdict reste attaché à ces mots, où que le passage se déplace\u{A0}: ne pas les modifier.
      """,
      .passage: "Cliquer pour lire le passage et ce qui l’entoure.",
    ],
    openEvidence: "Voir les citations",
    refusedTitle: "Verdict inconnu", refused: "Choisir un des mots de la liste.")

  private static let frenchConvergence = Convergence(
    caption: "Convergence par question",
    order: """
      De la classe la plus convergente à la moins convergente, puis les questions à trop peu de voix\u{202F}; dans une classe, les \
      questions où s’expriment le plus de participants d’abord. L’ordre est celui du calcul\u{202F}; les nombres \
      suivent les changements faits sur la feuille Positions.
      """,
    below: "Graphique par thème, classes et groupes régionaux\u{A0}: sous le tableau",
    classOfIssue: "Classe", direction: "Sens",
    addressed: { scope in "S’expriment, sur \(scope)" },
    addressedShare: "Part qui s’exprime", netSupport: "Soutien net (−1\u{A0}à\u{A0}1)",
    index: "Indice A (−1\u{A0}à\u{A0}1)",
    leik: "1 − D de Leik (0\u{A0}à\u{A0}1)", participants: "Participants, un groupe comptant pour un",
    memberStates: "États Membres", regionalGroups: "Participants par groupe régional\u{A0}: + / ± / –",
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
          "Au plus \(opposition) des voix du petit côté, et au moins \(pole) de l’autre."
        ),
        (
          .convergentWithConditions,
          "Au plus \(opposition) des voix du petit côté\u{202F}; le reste est soutien ou refus sous conditions."
        ),
        (
          .leaning,
          "Parmi qui choisit un côté, au moins \(majority) du même\u{202F}; ou autant de toutes les voix sous condition."
        ),
        (.divided, "Tout le reste."),
        (
          .tooFewVoices,
          "Moins de \(least) participants s’expriment\u{A0}: pas d’indice, il paraîtrait toujours parfait."
        ),
      ]
    },
    share: { numerator, denominator in "\(numerator) sur \(denominator)" },
    regionalReading: """
      Une classe ne dit pas dans quel sens\u{A0}: lire «\u{202F}Sens\u{202F}» à côté d’elle. Un groupe est ici une voix, et \
      autant d’États Membres dans les colonnes voisines\u{202F}; un État qui se tait compte avec le plus petit groupe \
      qui parle pour lui. Sous chaque groupe régional\u{A0}: soutien / sous condition / opposition de ses \
      participants.
      """,
    byTheme: "Positions par thème, silence compris",
    byThemeReading: "Une position est celle d’un participant sur une question.",
    theme: "Thème")

  private static let frenchCamps = Camps(
    caption: "Thème par thème\u{A0}: qui est dans quel camp, et en quels mots",
    reading: """
      Chaque camp parle par sa position la plus sûre. Un nom suivi de\u{202F}? est incertain\u{A0}: à vérifier. Cliquer \
      sur une question pour sa ligne sur la feuille Positions\u{202F}; replier un thème par le signe à gauche.
      """,
    wording: "Dans leurs mots",
    positions: { count in count == 1 ? "1\u{A0}position" : "\(count)\u{A0}positions" },
    silent: { count in count < 2 ? "\(count) se tait" : "\(count) se taisent" },
    silentOnTheme: { names in "Se taisent sur tout le thème\u{A0}: \(names)" },
    nobodySilent: "Personne ne se tait sur tout le thème.", nobody: "Personne ne s’exprime")

  private static let frenchProfile = Profile(
    caption: "Profil d’un participant",
    reading: """
      Choisir un participant\u{A0}: tout ce qui suit s’y conforme. Cliquer sur une position pour ce qui l’appuie. La \
      salle compte + soutien, ± sous condition, – opposition parmi tous les participants, un groupe comptant pour un. \
      À côté de ceux dont il est proche\u{A0}: l’accord et, entre parenthèses, le nombre de questions communes.
      """,
    choose: "Participant",
    refusedTitle: "Participant inconnu", refused: "Choisir un des noms de la liste.",
    agreesMost: "Proche de", agreesLeast: "Le plus loin de",
    tie: { name, agreement, shared in "\(name)\u{A0}\(agreement) (\(shared))" },
    inList: "Nom dans la liste de la feuille Profil",
    themesTitle: "Ce qu’il dit sur chaque thème", noPosition: "Sans position",
    apartTitle: "Où il est isolé, une voix sur quatre au plus étant avec lui",
    positionsTitle: "Ce qu’il veut, question par question")

  private static let frenchAgreement = Agreement(
    caption: "Accord des participants entre eux",
    reading: { least in
      """
      Sous la diagonale\u{A0}: l’accord, 1 pour les mêmes positions sur toutes les questions communes, 0 pour des \
      positions contraires\u{202F}; vide sous \(least) questions communes. Au-dessus\u{A0}: le nombre de questions \
      communes. Ces nombres sont ceux du calcul et ne suivent pas les changements.
      """
    },
    elsewhere: "L’accord thème par thème est dans csv/agreement.csv.",
    classes: ["moins de 0,70", "0,70 à 0,79", "0,80 à 0,89", "0,90 à 0,94", "0,95 et plus"],
    bloc: "N°",
    blocsTitle: "Les blocs",
    blocsReading: { threshold, reclusterings in
      """
      Participants dont l’accord moyen dépasse \(threshold). Pour voir ce qui tient à une seule question, les \
      blocs ont été refaits \(reclusterings) fois, chaque fois sans une question.
      """
    },
    membersOfBloc: "Membres du bloc", inside: "Accord interne", nearest: "Plus proche voisin",
    towardsNearest: "Accord avec lui", separation: "Écart",
    stability: "Restés ensemble", weakestTie: "Lien le plus faible", knownShare: "Paires connues",
    howFirm: "Solidité", firm: "solide", fair: "probable", weak: "faible\u{A0}: ne pas s’y fier",
    firmRule: { stability, known, separation in
      """
      Solide\u{A0}: paires restées ensemble dans au moins \(stability) des essais, au moins \(known) des paires \
      internes avec assez de questions communes, et accord interne supérieur d’au moins \(separation) à celui \
      avec le plus proche voisin. Faible\u{A0}: deux de ces points manquent. Lien le plus faible\u{A0}: la paire restée \
      le moins souvent ensemble.
      """
    },
    alone: "Dans aucun bloc", nobodyAlone: "personne",
    noBloc: "Aucun bloc\u{A0}: personne ne s’accorde assez avec quiconque.",
    mapTitle: "Carte des participants",
    mapReading: """
      Plus deux points sont proches, plus l’accord est grand\u{202F}; les axes n’ont pas de sens. Où les points se serrent, \
      un code tient lieu de nom\u{A0}: voir la liste à côté.
      """,
    stress: { stress, word in "Stress \(stress)\u{A0}: \(word)." },
    stressWords: ["bonne carte", "carte passable", "mauvaise carte", "les distances trompent"],
    stressWarning: """
      Deux dimensions ne contiennent pas ces accords\u{A0}: des points voisins peuvent être éloignés en vérité. Pour \
      une paire, lire le tableau ci-dessus.
      """,
    filled: { pairs in
      "\(pairs) paires ont trop peu de questions communes\u{202F}; leur distance est déduite des autres."
    },
    notOnMap: { names in "Hors de la carte, trop peu de questions communes\u{A0}: \(names)." },
    across: "Abscisse", up: "Ordonnée",
    noMap: "Pas de carte\u{A0}: trop peu de participants ont assez de questions communes.")

  private static let frenchMethod = Method(
    caption: "Méthode et limites",
    coding: .init(
      title: "Comment les positions sont trouvées",
      paragraphs: [
        """
        Les contributions sont découpées en passages\u{A0}: paragraphes et éléments de liste. Dans chacun, le \
        programme cherche les notions du livre de codes qui désignent une question, et les mots qui les \
        gouvernent\u{A0}: rejet, condition, doute. Il les connaît en français, en anglais et en espagnol.
        """,
        """
        Tous les passages d’un participant sur une question décident ensemble de sa position\u{202F}; le plus fort \
        est cité sur la feuille Citations. Où des passages vont en sens contraires, la position est sous \
        condition et signalée à vérifier.
        """,
      ]),
    stancesTitle: "Ce que veut dire une position",
    supportMeans: "Le participant demande ce que la question propose.",
    conditionalMeans: "Il le veut à une condition, en partie, ou laisse la question ouverte.",
    opposeMeans: "Il le rejette, demande le contraire ou le renvoie à une autre enceinte.",
    silentMeans:
      "Aucun passage trouvé sur la question. Le silence n’est ni un soutien ni une opposition.",
    uncodedMeans:
      "Aucune position trouvée, et un texte du participant est dans une langue que le programme ne sait ni coder ni "
      + "reconnaître. La case ne compte nulle part\u{202F}; lire le texte et choisir un signe.",
    confidence: { sureFrom in
      .init(
        title: "Certitude",
        paragraphs: [
          """
          «\u{202F}Certitude\u{202F}» estime la probabilité que la position soit juste, trouvée et dans le bon sens. Sous \
          \(sureFrom), ou si des passages se contredisent, la case porte un\u{202F}? et figure parmi celles à vérifier.
          """
        ])
    },
    review: .init(
      title: "Vérifier et corriger",
      paragraphs: [
        """
        La feuille À vérifier réunit ce qui est incertain, le plus lourd de conséquences d’abord. Lire la citation, \
        choisir un verdict, dire pourquoi, qui et quand\u{202F}; enregistrer cette seule feuille en CSV (UTF-8) et lancer \
        synoptic avec --overrides et ce fichier. Les verdicts valent pour tous les calculs suivants tant que le \
        participant dit ces mots.
        """,
        """
        Pour voir sans nouveau calcul ce qui changerait, modifier des signes sur la feuille Positions\u{A0}: les totaux, \
        la feuille Positions A–Z, les nombres et les classes de la feuille Convergence suivent\u{202F}; le reste ne bouge \
        pas.
        """,
      ]),
    measuresTitle: "Mesures",
    measures: { leastVoices, leastShared in
      [
        (
          "Part qui s’exprime",
          "Participants ayant une position sur la question, sur tous les participants. À lire d’abord."
        ),
        (
          "Soutien net",
          "(soutien − opposition) / toutes les positions, de −1 (tous opposés) à 1 (tous favorables)."
        ),
        (
          "Indice A",
          """
          Accord de van der Eijk (2001) sur opposition, condition, soutien\u{A0}: 1 tous pareils, 0 répartis \
          également, −1 partagés entre les pôles\u{202F}; vide sous \(leastVoices) voix.
          """
        ),
        (
          "1 − D de Leik",
          "Leik (1966)\u{A0}: 1 tous pareils, 0 une moitié à chaque pôle\u{202F}; vide sous \(leastVoices) voix."
        ),
        (
          "Accord de deux participants",
          """
          Moyenne sur les questions communes de 1 pour la même position, 0,5 pour une voisine et 0 pour la \
          contraire\u{202F}; vide sous \(leastShared) questions communes.
          """
        ),
        (
          "Blocs",
          "Liaison moyenne sur 1 − accord, coupée à la hauteur dite sur la feuille Accord."
        ),
        (
          "Carte",
          "Positionnement classique (Torgerson 1952) de 1 − accord\u{202F}; stress-1 de Kruskal (1964)."
        ),
      ]
    },
    limits: .init(
      title: "Ce que le programme ne voit pas",
      paragraphs: [
        "Seul compte le texte lu\u{A0}: ce qu’une délégation a dit ailleurs, ou en séance, n’y est pas.",
        "Se taire n’est ni s’opposer ni consentir\u{A0}: la place a pu manquer, ou un autre texte le dire.",
        "L’ironie, la litote et les positions étendues sur plusieurs paragraphes peuvent échapper.",
        "Les passages en d’autres langues que le français, l’anglais et l’espagnol sont gardés, non codés.",
        "Notes de bas de page, en-têtes, notes tenant lieu de contribution et tableaux ne sont pas codés.",
        "La position d’un groupe ne compte pour ses membres que dans les colonnes des États Membres.",
      ]),
    accuracyTitle: "Justesse",
    notMeasured: """
      La justesse n’a pas été mesurée pour ce classeur. Tenir chaque position pour une suggestion et lire sa \
      phrase.
      """,
    accuracy: { accuracy in
      let oppose = accuracy.recall(of: .oppose)
      return [
        (
          "Comment on a mesuré",
          "Chaque participant a été codé d’après ce qu’enseignent les autres, puis comparé à deux lectures "
            + "indépendantes, faites par des modèles de langage selon des règles écrites ; les cases où elles "
            + "divergent ne comptent pas. Les mots que les règles connaissent ont été réunis avec ces textes "
            + "sous les yeux : en attendre moins de textes qui disent les choses autrement."
        ),
        (
          "Mesuré sur",
          "\(accuracy.participants) participants, \(accuracy.goldCells) positions dans les lectures"
        ),
        ("Oppositions trouvées", "\(oppose.found) sur \(oppose.gold)"),
        ("Soutien pris pour opposition ou l’inverse", "\(accuracy.wrongSide)"),
      ]
    },
    foundF1: "Trouver qu’il y a une position (F1, 1 est parfait)",
    stanceF1: "La trouver dans le bon sens (F1)",
    calibrationReading: "Des positions données pour si certaines, combien étaient justes\u{A0}:",
    calledSure: "Certitude donnée", calledCells: "Positions", rightCells: "Justes",
    rightShare: "Part de justes",
    provenanceTitle: "Ce qui a été lu",
    hash: "SHA-256", lineCount: "Nombre de lignes",
    program: "Programme", codebook: "Livre de codes",
    codebookCounts: { themes, issues, concepts in
      "\(themes) thèmes, \(issues) questions, \(concepts) notions\u{202F}; leur sens est sur la feuille Questions"
    })
}
