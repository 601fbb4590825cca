import Codebook
import Tables
import TestSupport
import Testing

@Suite struct LayoutVocabularyTests {
  private func read(_ rows: String) throws(TableError) -> LayoutVocabulary {
    try LayoutVocabulary(from: source(["layout/layout.csv": "kind,language,words,value\n" + rows]))
  }

  @Test func theTableHoldsTwelveMonthsAndTheLanguagesOfTheUnitedNations() throws {
    let vocabulary = try LayoutVocabulary()
    #expect(Set(vocabulary.months.values) == Set(1...12))
    for (name, month) in [("janvier", 1), ("fevrier", 2), ("august", 8), ("aout", 8), ("december", 12)] {
      #expect(vocabulary.months[bytes(name)] == month)
    }
    #expect(
      Set(vocabulary.languages.values.map(\.code)).isSuperset(of: ["ar", "en", "es", "fr", "ru", "zh"]))
    #expect(vocabulary.languages[bytes("francais")] == .french)
    #expect(Set(vocabulary.functionWords.keys).isSuperset(of: Language.coded))
    // Every language that can be told has a name to tell it by.
    for language in Array(vocabulary.functionWords.keys) + vocabulary.scripts.map(\.language) {
      #expect(vocabulary.name(of: language) != language.code, "\(language)")
    }
    for list in [vocabulary.original, vocabulary.notes, vocabulary.proposals, vocabulary.onBehalf] {
      #expect(!list.isEmpty)
      #expect(list.allSatisfy { !$0.isEmpty })
    }
    // The longest first, so that "also on behalf of" is not read as "on behalf of".
    #expect(vocabulary.onBehalf.map(\.count) == vocabulary.onBehalf.map(\.count).sorted(by: >))
    #expect(vocabulary.proposals.map(\.count) == vocabulary.proposals.map(\.count).sorted(by: >))
  }

  @Test func everyKind() throws {
    let vocabulary = try read(
      """
      original,fr,Langue d’Origine,
      language,fr,Français,fr
      month,fr,Août,8
      note,en,Note by the Secretariat,
      proposal,en,proposal,
      proposal,en,draft resolution,
      on_behalf,fr,au nom de,
      on_behalf,fr,également au nom de,
      conjunction,fr,ainsi que,
      enumerator,fr,Préambule,
      page,en,page,
      function_word,en,The,
      elision,fr,qu,
      letter_word,fr,à,
      language,en,French,fr
      script,el,Greek,0370-03FF 1FFF
      """)
    #expect(vocabulary.original == [bytes("langue d origine")])
    #expect(vocabulary.languages == [bytes("francais"): .french, bytes("french"): .french])
    #expect(vocabulary.name(of: .french) == "French")
    #expect(vocabulary.name(of: Language("el")) == "el")
    #expect(vocabulary.scripts.map(\.script) == ["Greek"])
    #expect(vocabulary.scripts.map(\.language) == [Language("el")])
    #expect(vocabulary.scripts.map(\.scalars) == [[0x370...0x3FF, 0x1FFF...0x1FFF]])
    #expect(vocabulary.months == [bytes("aout"): 8])
    #expect(vocabulary.notes == [bytes("note by the secretariat")])
    #expect(vocabulary.proposals == ["draft resolution", "proposal"].map(bytes))
    #expect(vocabulary.onBehalf == ["egalement au nom de", "au nom de"].map(bytes))
    #expect(vocabulary.conjunctions == Set(["ainsi", "que"].map(bytes)))
    #expect(vocabulary.enumerators == [bytes("preambule")])
    #expect(vocabulary.pages == [bytes("page")])
    #expect(vocabulary.functionWords == [.english: [bytes("the")]])
    #expect(vocabulary.elisions == [bytes("qu")])
    #expect(vocabulary.letterWords == [.french: [bytes("a")]])
  }

  @Test(arguments: [
    (
      "months,fr,Août,8",
      "2:1: error: 'months' is no kind; allowed are original, language, month, note, proposal, on_behalf, "
        + "conjunction, enumerator, page, function_word, elision, letter_word, script, "
        + Phrase.allCases.map(\.rawValue).joined(separator: ", ")
    ),
    ("page,fr, ,", "2:9: error: 'words' is empty"),
    ("language,fr,Français,", "2:23: error: 'value' is empty"),
    ("month,fr,Août,0", "2:16: error: '0' is no month; write a number from 1 to 12"),
    ("month,fr,Août,13", "2:16: error: '13' is no month; write a number from 1 to 12"),
    ("month,fr,Août,", "2:16: error: '' is no month; write a number from 1 to 12"),
    (
      "script,el,Greek,03FF-0370",
      "2:17: error: '03FF-0370' are no letters; write ranges such as 0370-03FF 1F00-1FFF"
    ),
    (
      "script,el,Greek,0370-",
      "2:17: error: '0370-' are no letters; write ranges such as 0370-03FF 1F00-1FFF"
    ),
    ("month,fr,Août,août", "2:16: error: 'août' is no month; write a number from 1 to 12"),
  ])
  func faults(row: String, message: String) {
    #expect(
      complaint { () throws(TableError) in _ = try read(row) } == "layout/layout.csv:" + message)
  }
}
