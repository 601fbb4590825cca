import Codebook
import Files
import Submissions

do {
  let codebook = try Codebook()
  let reader = DocumentReader(
    vocabulary: try LayoutVocabulary(), register: try ParticipantRegister(), words: codebook.lexicon.words)
  func concepts(_ bytes: [UInt8], _ l: Language) -> String {
    codebook.lexicon.findings(in: bytes, language: l).map { codebook.lexicon.concepts[$0.concept].id }.joined(separator: " ")
  }
  for path in CommandLine.arguments.dropFirst() {
    let bytes = try FileSystem.read(path)
    if path.hasSuffix(".rows") {
      for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) { print("R", concepts(Array(line), .french), separator: "\t") }
      continue
    }
    let document = reader.read(bytes, path: FileSystem.name(of: path))
    for (submission) in document.submissions {
      for (number, passage) in submission.passages.enumerated() {
        let heads = passage.headings.map { concepts(submission.passages[$0].text.bytes, document.language ?? .french) }.joined(separator: " | ")
        let opener = passage.opener.map { concepts(submission.passages[$0].text.bytes, document.language ?? .french) } ?? ""
        print("P", document.path, submission.voice.id, number, passage.lines.lowerBound, passage.lines.upperBound, passage.kind.rawValue, passage.headings.map(String.init).joined(separator: " "), passage.opener.map(String.init) ?? "", passage.text.string, concepts(passage.text.bytes, document.language ?? .french), heads, opener, separator: "\t")
      }
    }
  }
} catch {
  print(error)
}
