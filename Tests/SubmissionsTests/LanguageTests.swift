import Codebook
import TestSupport
import Testing

@testable import Submissions

@Suite struct LanguageTests {
  private func language(_ text: String, within document: Language? = nil) throws -> String? {
    LanguageDetector(vocabulary: try Tools.shared.get().vocabulary)
      .language(of: CollectionOfOne(bytes(text)), within: document)?.code
  }

  /// A paragraph of the same drift in each language.
  static let paragraphs: [(language: String, text: String)] = [
    (
      "en",
      "The bridge over the river must be repaired before the winter, and the towns on both banks should share what it "
        + "costs. We have asked for this in each of the last three years, but the answer has not been what we would hope."
    ),
    (
      "fr",
      "Le pont sur la rivière doit être réparé avant l'hiver, et les villes des deux rives devraient partager ce qu'il "
        + "coûte. Nous l'avons demandé chacune des trois dernières années, mais la réponse n'est pas celle que nous espérons."
    ),
    (
      "es",
      "El puente sobre el río debe repararse antes del invierno, y los pueblos de las dos orillas deberían compartir lo "
        + "que cuesta. Lo hemos pedido en cada uno de los tres últimos años, pero la respuesta no es la que esperamos."
    ),
    (
      "pt",
      "A ponte sobre o rio deve ser reparada antes do inverno, e as vilas das duas margens devem partilhar o que ela "
        + "custa. Pedimos isso em cada um dos três últimos anos, mas a resposta não foi a que esperamos."
    ),
    (
      "it",
      "Il ponte sul fiume deve essere riparato prima dell'inverno, e i paesi delle due rive dovrebbero dividere quello "
        + "che costa. Lo abbiamo chiesto in ognuno degli ultimi tre anni, ma la risposta non è quella che speriamo."
    ),
    (
      "de",
      "Die Brücke über den Fluss muss vor dem Winter repariert werden, und die Städte an beiden Ufern sollten die Kosten "
        + "teilen. Wir haben das in jedem der letzten drei Jahre verlangt, aber die Antwort ist nicht die erhoffte."
    ),
    (
      "nl",
      "De brug over de rivier moet voor de winter worden hersteld, en de steden op beide oevers moeten de kosten delen. "
        + "Wij hebben dit in elk van de laatste drie jaar gevraagd, maar het antwoord is niet wat wij hopen."
    ),
    (
      "ru",
      "Мост через реку нужно починить до зимы, а города на обоих берегах должны разделить расходы. Мы просили об этом "
        + "каждый год, но ответа на это ещё не было."
    ),
    (
      "uk",
      "Міст через річку треба полагодити до зими, а міста на обох берегах мають поділити витрати. Ми просили про це "
        + "щороку, але відповіді ще не було."
    ),
    (
      "ar",
      "يجب إصلاح الجسر فوق النهر قبل الشتاء، وعلى المدن في الضفتين أن تتقاسم الكلفة. وقد طلبنا ذلك في كل سنة."
    ),
    (
      "fa",
      "پل روی رودخانه باید پیش از زمستان تعمیر شود و شهرهای دو سوی آن باید هزینه را با هم بپردازند."
    ),
    (
      "ur",
      "دریا پر پل کی مرمت سردیوں سے پہلے ہونی چاہیے اور دونوں کناروں کے شہر اس کا خرچ بانٹ لیں۔"
    ),
    ("zh", "河上的桥必须在冬天之前修好，两岸的城镇应当分担费用。我们每年都提出这一要求，但至今没有答复。"),
    ("ja", "川にかかる橋は冬の前に修理しなければならず、両岸の町が費用を分け合うべきである。"),
    ("ko", "강 위의 다리는 겨울이 오기 전에 고쳐야 하며 양쪽 마을이 비용을 나누어야 한다."),
    ("el", "Η γέφυρα πάνω από το ποτάμι πρέπει να επισκευαστεί πριν από τον χειμώνα."),
    ("he", "יש לתקן את הגשר שמעל הנהר לפני החורף, ועל הערים בשתי הגדות לחלוק בהוצאות."),
  ]

  @Test(arguments: paragraphs)
  func eachLanguageIsTold(expected: String, text: String) throws {
    #expect(try language(text) == expected)
    // What stands around a text that can be told does not matter.
    #expect(try language(text, within: .french) == expected)
    #expect(try language(text, within: .english) == expected)
    #expect(try language(String(repeating: text + "\n", count: 40)) == expected)
  }

  @Test func namesInOtherLettersDoNotTurnAText() throws {
    let english = Self.paragraphs[0].text
    #expect(try language(english + " It is called Большой мост, or 大桥.") == "en")
    let chinese = try paragraph("zh") + paragraph("zh")
    #expect(try language(chinese + "（Convention on Bridges）") == "zh")
    #expect(try language(chinese + "の") == "zh")
  }

  @Test func twoLanguagesAlikeAreNone() throws {
    for (first, second) in [("en", "fr"), ("es", "pt"), ("en", "ru"), ("de", "nl"), ("ar", "he")] {
      let texts = try [first, second].map(paragraph)
      #expect(try language(texts.joined(separator: "\n")) == nil, "\(first) and \(second)")
      #expect(try language(texts.joined(separator: "\n"), within: .english) == nil, "\(first) and \(second)")
    }
  }

  @Test func longTextsInLanguagesUnknownAreNotTakenForTheDocuments() throws {
    let turkish =
      "Nehrin üzerindeki köprü kıştan önce onarılmalı, iki kıyıdaki kasabalar da masrafı paylaşmalıdır. Bunu son üç "
      + "yılın her birinde istedik, ama gelen yanıt umduğumuz gibi olmadı. Köprü her gün yüzlerce kişiye hizmet eder."
    let thai = String(repeating: "ต้องซ่อมสะพานข้ามแม่น้ำก่อนฤดูหนาว ", count: 4)
    for text in [turkish, thai] {
      #expect(try language(text) == nil)
      #expect(try language(text, within: .english) == nil)
    }
  }

  @Test(arguments: ["", "Yes.", "12 (a)", "Bridges: repair, tolls.", "The bridge is old."])
  func shortTextsTakeTheDocuments(text: String) throws {
    #expect(try language(text, within: .french) == "fr")
    #expect(try language(text, within: .english) == "en")
    #expect(try language(text) == nil)
  }

  @Test func lettersOfEveryScriptAreWords() throws {
    for (code, text) in Self.paragraphs where ["ru", "ar", "zh", "el", "he"].contains(code) {
      let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }.count
      #expect(letters > 30, "\(code)")
      let document = try read("  Norway\n\n[Original: English]\n\n  \(text)\n")
      #expect(document.submissions.first?.language?.code == code)
      #expect(document.submissions.first?.passages.first?.text.string == text)
    }
  }

  // MARK: - Documents

  private func compilation(_ entries: [(name: String, text: String)]) -> String {
    entries.map { "  \($0.name)\n\n[Original: English]\n[3 May 2021]\n\n  \($0.text)\n\n" }.joined()
  }

  private func paragraph(_ language: String) throws -> String {
    try #require(Self.paragraphs.first { $0.language == language }).text
  }

  @Test func eachEntryHasItsOwnLanguage() throws {
    let long = try String(repeating: paragraph("en") + " ", count: 8)
    let document = try read(
      compilation([
        ("Norway", long), ("Belgium", try paragraph("fr")), ("Portugal", try paragraph("pt")),
        ("Russian Federation", try paragraph("ru")), ("Kenya", "Bridges: repair, tolls."),
      ]))
    #expect(document.language == .english)
    #expect(document.submissions.map { $0.language?.code } == ["en", "fr", "pt", "ru", "en"])
    let warnings = document.problems.filter { $0.severity == .warning }
    #expect(
      warnings.map(\.description) == [
        "in/texte.txt:15: warning: the entry of PRT is in Portuguese, for which there is no wording of the concepts; "
          + "its text is kept, untagged and without positions",
        "in/texte.txt:22: warning: the entry of RUS is in Russian, for which there is no wording of the concepts; "
          + "its text is kept, untagged and without positions",
      ])
    #expect(document.problems.count == warnings.count)
    #expect(faults(of: document) == [])
  }

  @Test func whereNothingTellsTheLanguageItIsSaid() throws {
    let document = try read(
      compilation([("Norway", try paragraph("en") + " " + paragraph("fr")), ("Kenya", try paragraph("en"))]))
    #expect(document.submissions.map { $0.language?.code } == [nil, "en"])
    #expect(
      document.problems.map(\.message) == [
        "the language of the entry of NOR could not be told; its text is kept, untagged and without positions"
      ])
  }

  @Test func aDocumentAllInOneLanguageIsSaidOnce() throws {
    let document = try read(
      compilation([("Brazil", try paragraph("pt")), ("Portugal", try paragraph("pt")), ("Angola", "Sim.")]))
    #expect(document.language?.code == "pt")
    #expect(document.submissions.allSatisfy { $0.language?.code == "pt" })
    #expect(
      document.problems.map(\.description) == [
        "in/texte.txt:1: warning: each entry of the document is in Portuguese, for which there is no wording of the "
          + "concepts; its text is kept, untagged and without positions"
      ])
  }

  @Test func longTextsWithoutBlanksAreReadInLinearTime() throws {
    let han = try paragraph("zh").filter { $0 != "，" && $0 != "。" }
    let times = try [2_000, 16_000].map { count in
      let text = String(repeating: han, count: count)
      var found: String?
      let time = try ContinuousClock().measure { found = try language(text) }
      #expect(found == "zh")
      return time
    }
    // Eight times the text; a quadratic reader would take sixty-four times as long.
    #expect(times[1] < times[0] * 30 + .milliseconds(50))
  }
}
