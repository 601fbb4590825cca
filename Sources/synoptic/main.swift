import Codebook
import Coding
import Files
import Submissions

do {
  let codebook = try Codebook()
  let reader = DocumentReader(
    vocabulary: try LayoutVocabulary(), register: try ParticipantRegister(), words: codebook.lexicon.words)
  var corpus = TrainingCorpus()
  try corpus.add(try FileSystem.read("Sources/Coding/TrainingCorpus/corpus.fr.csv"), name: "corpus.fr.csv")
  let gold = try GoldCoding(try FileSystem.read("../shared/gold/themes.csv"), name: "themes.csv")
  let path = "003_fa6085c70adee522.txt"
  let document = reader.read(try FileSystem.read("../shared/seeds/" + path), path: path)
  let trainer = ThemeTrainer(lexicon: codebook.lexicon, corpus: corpus)
  let lessons = trainer.lessons(from: [document], gold: gold)
  let model = trainer.train(on: lessons)
  try FileSystem.write(model.csv, to: "/tmp/weights.csv")
  var all: [ThemeReliability.Given] = []
  for lesson in lessons {
    for (p, t) in zip(lesson.passages, trainer.code(lesson, with: model)) { all.append(.init(path: path, lines: p.lines, themes: t)) }
  }
  var r = ThemeReliability()
  _ = r.add(gold.paragraphs, given: all)
  print("all", r.macroF1, r.counts.map(\.f1))
  if CommandLine.arguments.count > 1 {
  var held: [ThemeReliability.Given] = []
  for lesson in lessons {
    let model = trainer.train(on: lessons.filter { $0.participant != lesson.participant })
    for (p, t) in zip(lesson.passages, trainer.code(lesson, with: model)) { held.append(.init(path: path, lines: p.lines, themes: t)) }
  }
  r = ThemeReliability()
  _ = r.add(gold.paragraphs, given: held)
  print("held", r.macroF1, r.counts.map(\.f1))
  }
} catch {
  print(error)
}
