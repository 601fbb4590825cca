import Codebook
import Coding
import Convergence
import Foundation
import Spreadsheet
import Testing

@testable import Reporting

/// Every word of the workbook exists in both languages.
struct WorkbookLabelsTests {
  /// What is written alike in both languages: names, signs, words that both share.
  private static let shared: Set = [
    "Synoptic", "Positions", "Positions A–Z", "Camps", "Passages", "Participants", "Convergence", "Documents",
    "Participant", "Code",
    "Document", "Date", "SHA-256", "Page ", "Passage", "opposition", "",
  ]

  /// The texts of a value and of everything in it, by their path.
  private func texts(of value: Any, at path: String = "") -> [(path: String, text: String)] {
    if let text = value as? String { return [(path, text)] }
    if let table = value as? [String: String] {
      return table.sorted { $0.key < $1.key }.map { (path + "." + $0.key, $0.value) }
    }
    if let table = value as? [ReviewList.Doubt: String] {
      return ReviewList.Doubt.allCases.map { (path + ".\($0)", table[$0] ?? "") }
    }
    if let table = value as? [ReviewForm.Column: String] {
      return ReviewForm.Column.allCases.map { (path + "." + $0.rawValue, table[$0] ?? "") }
    }
    if let table = value as? [Cue: String] {
      return Cue.allCases.map { (path + "." + $0.rawValue, table[$0] ?? "") }
    }
    if let table = value as? [ConvergenceClass: String] {
      return ConvergenceClass.allCases.map { (path + "." + $0.rawValue, table[$0] ?? "") }
    }
    return Mirror(reflecting: value).children.enumerated().flatMap {
      texts(of: $1.value, at: path + "." + ($1.label ?? "\($0)"))
    }
  }

  @Test func noFieldIsEnglishInFrench() {
    let english = texts(of: WorkbookLabels.english)
    let french = texts(of: WorkbookLabels.french)
    #expect(english.map(\.path) == french.map(\.path))
    #expect(english.count > 200)
    for (one, other) in zip(english, french) where one.text == other.text {
      #expect(Self.shared.contains(one.text), "\(one.path): \(one.text)")
    }
    for (one, other) in zip(english, french) where one.text.isEmpty != other.text.isEmpty {
      #expect(one.path == ".front.messagesLanguage", "\(one.path) is empty in one language")
    }
  }

  /// What the functions of a language make of plain arguments.
  private func sentences(_ labels: WorkbookLabels) -> [String] {
    var all = [
      labels.day(2026, labels.monthNames[3], 2), labels.front.runOf("x"), labels.front.allIssues(3),
      labels.front.problemsRemark(1, 2), labels.themesSheet.openPassages("x", "y"),
      labels.positions.notInGrid("x"), labels.convergence.addressed(3),
      labels.convergence.regional("x", 2), labels.convergence.share(1, 2), labels.agreement.reading(5),
      labels.agreement.blocsReading("0", 3), labels.agreement.firmRule("1", "2", "3"),
      labels.agreement.stress("1", "x"), labels.agreement.filled(2), labels.agreement.notOnMap("x"),
      labels.evidence.quoted("x"), labels.percent(5), labels.positions.beyond(3),
      labels.positions.uncoded("x"),
      labels.positions.noteHead("x", "y", "z"), labels.camps.positions(1), labels.camps.positions(2),
      labels.camps.silent(1), labels.camps.silent(2), labels.camps.silentOnTheme("x"),
      labels.profile.tie("x", labels.decimal(0.5), 3), labels.method.codebookCounts(1, 2, 3),
      labels.front.uncodedLanguageRemark("x"),
    ]
    all += labels.convergence.classRules(3, "a", "b", "c").map(\.1)
    all += labels.method.measures(3, 5).map(\.meaning) + labels.method.confidence("0").paragraphs
    all += labels.method.accuracy(PositionReliability()).map(\.name)
    return all
  }

  @Test func noSentenceMadeInFrenchIsEnglish() {
    let english = sentences(.english)
    let french = sentences(.french)
    #expect(english.count == french.count)
    for (one, other) in zip(english, french) where one == other {
      // A name, a number: the same in both.
      #expect(one == "x, of 2" || one == "1 in 2", "\(one)")
    }
    // Words that no French sentence holds.
    let words: Set<Substring> = ["the", "of", "and", "is", "to", "by", "with", "not", "issues", "which"]
    for (path, text) in texts(of: WorkbookLabels.french) + french.map({ ("sentence", $0) }) {
      // Names of files are the same in both.
      let found = words.intersection(
        text.replacing("csv/issues.csv", with: "").lowercased().split { !$0.isLetter && $0 != "-" })
      #expect(found.isEmpty, "\(path): \(text)")
    }
    #expect(labelsOfClasses(.english) == Set(ConvergenceClass.allCases))
    #expect(labelsOfClasses(.french) == Set(ConvergenceClass.allCases))
  }

  /// Every text and sentence of the French workbook, marks as print sets them: a narrow no-break space before high
  /// marks and inside quotation marks, a no-break space before the colon, round apostrophes, no straight quotes.
  @Test func frenchMarksStandAsPrintSetsThem() {
    let faults = [
      "[^\u{202F}?!…][;!?](?!\\))", "[^\u{A0}]:(?!//)", "«[^\u{202F}]", "[^\u{202F}]»", "[a-zé]'[a-zé]",
      "[0-9)]%", " %",
    ]
    for (path, text) in texts(of: WorkbookLabels.french) + sentences(.french).map({ ("sentence", $0) }) {
      for fault in faults { #expect(!text.has(fault), "\(path): \(text)") }
    }
  }

  private func labelsOfClasses(_ labels: WorkbookLabels) -> Set<ConvergenceClass> {
    Set(labels.convergence.classRules(3, "", "", "").map(\.0))
  }

  @Test(arguments: [Language.english, .french])
  func sheetNamesAreValidAndInFormulasSafe(language: Language) {
    let names = texts(of: WorkbookLabels.of(language).sheets).map(\.text)
    #expect(names.count == 15)
    var taken: [String] = []
    for name in names {
      #expect(SheetName.fault(in: name, avoiding: taken) == nil, "\(name)")
      #expect(!name.contains("'") && !name.contains("#"))
      taken.append(name)
    }
  }

  /// They stand between quotation marks in formulas.
  @Test(arguments: [Language.english, .french])
  func wordsOfFormulasHoldNoQuotationMark(language: Language) {
    let words = WorkbookLabels.of(language).convergence
    let all =
      Array(words.classNames.values) + [words.noDirection, words.towardsSupport, words.towardsOppose]
    #expect(all.allSatisfy { !$0.contains("\"") && !$0.isEmpty })
  }

  @Test(arguments: [
    (0.0, 2, "0,00"), (0.955, 2, "0,96"), (-0.25, 1, "−0,3"), (-0.001, 2, "0,00"), (12.5, 0, "13"),
    (0.05, 2, "0,05"),
  ])
  func decimals(number: Double, places: Int, written: String) {
    #expect(WorkbookLabels.french.decimal(number, places: places) == written)
    #expect(
      WorkbookLabels.english.decimal(number, places: places)
        == written.replacing(",", with: "."))
  }

  @Test func labelsOfTablesAreSetAsInPrint() {
    #expect(
      WorkbookLabels.french.typeset("Commune d'enquête : qui ?") == "Commune d’enquête\u{A0}: qui\u{202F}?")
    #expect(WorkbookLabels.english.typeset("A State's own; why?") == "A State’s own; why?")
  }

  @Test func textsAreCutBetweenWords() {
    #expect(WorkbookContent.shortened("short enough", to: 12) == "short enough")
    let long = String(repeating: "seven letters ", count: 20)
    #expect(WorkbookContent.shortened(long, to: 100).hasSuffix("seven letters …"))
    #expect(WorkbookContent.shortened(long, to: 100).count <= 100)
  }

  @Test func daysInWords() {
    #expect(WorkbookLabels.english.dayInWords("2021-11-03") == "3 November 2021")
    #expect(WorkbookLabels.french.dayInWords("2021-08-01") == "1er août 2021")
    #expect(WorkbookLabels.french.dayInWords("some day") == "some day")
  }

  @Test func namesAreListedUntilTheyGrowTooLong() {
    #expect(WorkbookContent.listed([], to: 10) == "")
    #expect(WorkbookContent.listed(["Chad"], to: 2) == "Chad")
    #expect(WorkbookContent.listed(["Chad", "Peru", "Togo"], to: 9) == "Chad, Peru, … (+1)")
  }
}

extension String {
  /// Whether a pattern of regular expressions is found.
  fileprivate func has(_ pattern: String) -> Bool { range(of: pattern, options: .regularExpression) != nil }
}

struct StanceMarkTests {
  @Test func signsDifferAndFitAListAndAPattern() throws {
    let choices = StanceMark.choices
    #expect(choices.count == 8 && Set(choices).count == 8)
    #expect(Set(Stance.allCases) == Set(StanceMark.stances))
    for stance in Stance.allCases {
      let sign = StanceMark.sign(stance)
      // Counted by "sign and anything": no sign may open another, none be a wildcard or an operator.
      #expect(choices.filter { $0.hasPrefix(sign) }.count == 2)
      #expect(!["*", "?", "~", "=", "<", ">", "-"].contains(sign))
    }
  }
}
