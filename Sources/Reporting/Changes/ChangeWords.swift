internal import Codebook
internal import Convergence

/// The words in which changes are told; one value a language.
struct ChangeWords: Sendable {
  /// Words that notes use too.
  let notes: BriefingWords
  /// Names of classes.
  let labels: WorkbookLabels
  private let isFrench: Bool

  init(_ language: Language) {
    notes = .words(in: language)
    labels = .of(language)
    isFrench = language == .french
  }

  private func either(_ english: String, _ french: String) -> String { isFrench ? french : english }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    // French takes zero for a singular.
    "\(count) " + (count == 1 || isFrench && count == 0 ? one : many)
  }

  // MARK: Headings

  var title: String { either("What changed", "Ce qui a changé") }
  var sheetName: String { either("Changes", "Changements") }
  /// Not "History": Excel keeps that name for itself.
  var historySheetName: String { either("Over time", "Évolution") }
  var changed: String { either("Positions changed", "Positions modifiées") }
  var added: String { either("New positions", "Nouvelles positions") }
  var withdrawn: String { either("Positions no longer found", "Positions disparues") }
  var classes: String { either("Where issues moved", "Questions qui ont bougé") }
  var submissions: String { either("Submissions and documents", "Contributions et documents") }
  var overrides: String { either("Analysts’ verdicts", "Verdicts des analystes") }

  // MARK: Sentences

  var firstRun: String {
    either(
      "This is the first run: there is nothing to compare it with.",
      "C’est la première exécution\u{A0}: il n’y a rien à quoi la comparer.")
  }

  func since(_ date: String) -> String {
    date.isEmpty
      ? either("Compared with the run before", "Par rapport à l’exécution précédente")
      : either(
        "Compared with the run of \(notes.date(date))", "Par rapport à l’exécution du \(notes.date(date))")
  }

  var nothing: String { either("nothing changed.", "rien n’a changé.") }
  var samePositions: String {
    either("no position changed.", "aucune position n’a changé.")
  }

  func summary(changed: Int, new: Int, withdrawn: Int) -> String {
    let parts = [
      (changed, either("changed", "modifiées")), (new, either("new", "nouvelles")),
      (withdrawn, either("no longer found", "disparues")),
    ].filter { $0.0 > 0 }
    return parts.enumerated().map { place, part in
      let state = isFrench && part.0 == 1 ? String(part.1.dropLast()) : part.1
      return place == 0 ? counted(part.0, "position", "positions") + " " + state : "\(part.0) \(state)"
    }.joined(separator: ", ")
  }

  func causes(_ counts: [(RunChanges.Cause, Int)]) -> String {
    let list = counts.map { counts.count == 1 ? name(of: $0.0) : "\(name(of: $0.0)) \($0.1)" }
    return either("Cause: ", "Cause\u{A0}: ") + list.joined(separator: ", ") + "."
  }

  func name(of cause: RunChanges.Cause) -> String {
    switch cause {
    case .text: either("text", "texte")
    case .codebook: either("codebook", "livre de codes")
    case .override: either("analyst’s verdict", "verdict d’analyste")
    case .version: either("version of the program", "version du programme")
    }
  }

  func name(of kind: RunChanges.Kind) -> String {
    switch kind {
    case .participantNew: either("Participant new", "Participant nouveau")
    case .participantGone: either("Participant gone", "Participant disparu")
    case .documentNew: either("Document new", "Document nouveau")
    case .documentChanged: either("Document changed", "Document modifié")
    case .documentRenamed: either("Document renamed", "Document renommé")
    case .documentGone: either("Document gone", "Document disparu")
    case .new: either("Position new", "Position nouvelle")
    case .changed: either("Position changed", "Position modifiée")
    case .withdrawn: either("Position no longer found", "Position disparue")
    case .convergence: either("Issue moved", "Question déplacée")
    case .passageNew: either("Passage new", "Passage nouveau")
    case .passageChanged: either("Passage changed", "Passage modifié")
    case .passageMoved: either("Passage moved", "Passage déplacé")
    case .passageGone: either("Passage gone", "Passage disparu")
    case .themesChanged: either("Themes changed", "Thèmes modifiés")
    }
  }

  func fromTo(_ before: String, _ after: String) -> String {
    either("from \(before) to \(after)", "de «\u{A0}\(before)\u{A0}» à «\u{A0}\(after)\u{A0}»")
  }

  func was(_ stance: String) -> String { either("was \(stance)", "était \(stance)") }
  var toCheck: String { either("to be checked", "à vérifier") }
  var newParticipant: String { either("new participant", "nouveau participant") }
  func because(_ causes: [RunChanges.Cause]) -> String {
    either("cause: ", "cause\u{A0}: ") + notes.list(causes.map(name))
  }
  func positions(_ count: Int) -> String { counted(count, "position", "positions") }
  func toCheck(_ count: Int) -> String { either("\(count) to be checked", "\(count) à vérifier") }
  func more(_ count: Int) -> String {
    either("\(count) more: see csv/changes.csv.", "\(count) de plus\u{A0}: voir csv/changes.csv.")
  }

  func people(_ kind: RunChanges.Kind, _ names: String) -> String {
    (kind == .participantNew
      ? either("New: ", "Nouveaux\u{A0}: ") : either("No longer there: ", "Disparus\u{A0}: ")) + names + "."
  }

  func document(_ change: RunChanges.Change) -> String {
    let (before, after) = (Markdown.escaped(change.before), Markdown.escaped(change.after))
    return switch change.kind {
    case .documentNew: either("\(after) is new", "\(after) est nouveau")
    case .documentChanged: either("\(after) changed", "\(after) a changé")
    case .documentRenamed: either("\(before) is now \(after)", "\(before) s’appelle maintenant \(after)")
    default: either("\(before) is gone", "\(before) a disparu")
    }
  }

  func passages(_ kind: RunChanges.Kind, _ count: Int) -> String {
    switch kind {
    case .passageNew:
      counted(count, either("passage new", "passage nouveau"), either("passages new", "passages nouveaux"))
    case .passageChanged: either("\(count) changed", counted(count, "modifié", "modifiés"))
    case .passageMoved: either("\(count) moved", counted(count, "déplacé", "déplacés"))
    case .passageGone: either("\(count) gone", counted(count, "disparu", "disparus"))
    default: either("\(count) under other themes", "\(count) sous d’autres thèmes")
    }
  }

  func inForce(_ count: Int) -> String {
    either(
      count == 1 ? "1 verdict holds." : "\(count) verdicts hold.",
      count < 2 ? "\(count) verdict tient." : "\(count) verdicts tiennent.")
  }

  func stale(_ count: Int, _ list: String) -> String {
    either(
      "**To be looked at anew**, as the words quoted are gone or changed: \(list).",
      "**À revoir**, les mots cités ayant disparu ou changé\u{A0}: \(list).")
  }

  func line(_ number: String) -> String { either("line \(number)", "ligne \(number)") }

  // MARK: Sheets

  var sheetReading: String {
    either(
      "What differs from the run that was published before, and why. Passages are matched by their words, so that a "
        + "passage put in before them changes nothing.",
      "Ce qui diffère de l’exécution publiée avant, et pourquoi. Les passages sont appariés par leurs mots\u{A0}: un "
        + "passage inséré avant eux ne change rien.")
  }
  var historyReading: String {
    either(
      "Agreement A of the voices on each issue, run by run: 1 where all agree, -1 where they split in two; blank below "
        + "three voices. The class now stands at the right.",
      "Accord A des voix sur chaque question, exécution par exécution\u{A0}: 1 si toutes s’accordent, -1 si elles se "
        + "partagent en deux\u{A0}; vide sous trois voix. La classe actuelle est à droite.")
  }
  var columns: [(title: String, width: Double)] {
    [
      (either("What", "Quoi"), 20), (labels.columns.participant, 22), (labels.evidence.issue, 30),
      (either("Before", "Avant"), 18), (either("After", "Après"), 18), (either("Cause", "Cause"), 18),
      (labels.columns.passageID, 15), (either("Words before", "Mots avant"), 55),
      (either("Words after", "Mots après"), 55),
    ]
  }
  var classNow: String { either("Class now", "Classe actuelle") }

  /// A stance, a class or whatever else a change is from or to.
  func value(_ text: String) -> String {
    if let stance = Stance(rawValue: text) { return notes.stance(stance) }
    if let convergence = ConvergenceClass(rawValue: text) { return labels.name(of: convergence).lowercased() }
    return text
  }
}
