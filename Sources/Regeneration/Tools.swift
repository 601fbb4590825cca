internal import Codebook
internal import Coding
internal import Files
internal import Submissions
internal import Tables

/// What reading and coding take, made from the tables of the program.
struct Tools {
  let codebook: Codebook
  let vocabulary: LayoutVocabulary
  let register: ParticipantRegister
  let reader: DocumentReader
  let themes: ThemeCoder
  let positions: PositionCoder
  let model: PositionModel
  /// What was measured when the weights were learned.
  let accuracy: PositionReliability
  private let source: CodebookSource

  init(from source: CodebookSource = CodebookSource()) throws(TableError) {
    codebook = try Codebook(from: source)
    register = try ParticipantRegister(from: source)
    vocabulary = try LayoutVocabulary(from: source)
    reader = DocumentReader(
      vocabulary: vocabulary, register: register, words: codebook.lexicon.words)
    themes = ThemeCoder(lexicon: codebook.lexicon, model: try ThemeModel(from: source))
    positions = PositionCoder(codebook: codebook)
    model = try PositionModel(from: source, codebook: codebook)
    accuracy = try PositionReliability(from: source)
    self.source = source
  }

  /// SHA-256 over all tables that these were made from, by their names.
  var digest: String {
    SHA256.hexadecimal(
      of: source.contents.flatMap { Array("\($0.name) \($0.bytes.count)\n".utf8) + $0.bytes })
  }

  /// Makes the tools by an analyst's codebook.
  ///
  /// - Parameter folder: the folder as it was typed; nil takes the built-in codebook.
  /// - Throws: `RunError` for the first fault.
  init(codebook folder: String?) throws(RunError) {
    let source = try CodebookFolder.source(folder)
    do throws(TableError) {
      try self.init(from: source)
    } catch {
      throw CodebookFolder.fault(error, in: folder)
    }
  }
}
