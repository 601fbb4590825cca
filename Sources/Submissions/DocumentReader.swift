public import Codebook
public import Files
internal import Matching

/// Reads a file's bytes into a document: text, submissions, passages, and an account of every line.
public struct DocumentReader: Sendable {
  private let vocabulary: LayoutVocabulary
  private let register: ParticipantRegister
  private let lexicon: [Language: Set<[UInt8]>]
  private let detector: LanguageDetector

  /// Prepares to read documents.
  ///
  /// - Parameters:
  ///   - vocabulary: the words by which documents mark their parts.
  ///   - register: the participants and their names.
  ///   - words: folded words known to be words of a language, beside those of the participants' names.
  public init(vocabulary: LayoutVocabulary, register: ParticipantRegister, words: [Language: Set<[UInt8]>]) {
    self.vocabulary = vocabulary
    self.register = register
    lexicon = words.merging(register.nameWords) { $0.union($1) }
    detector = LanguageDetector(vocabulary: vocabulary)
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - file: its bytes.
  ///   - path: its path relative to the input folder, as it is published.
  ///   - request: what is known of it beforehand.
  /// - Returns: the document; one whose bytes hold no text is `unusable` and says why.
  public func read(_ file: [UInt8], path: String, request: ReadingRequest = ReadingRequest()) -> Document {
    let digest = SHA256.hexadecimal(of: file)
    let text: SourceText
    do {
      text = try SourceText(decoding: file)
    } catch {
      return unusable(path: path, Self.problem(error, path: path), digest: digest, size: file.count)
    }
    let reading = LayoutReader(
      text: text, path: path, vocabulary: vocabulary, register: register, request: request
    ).reading()
    let language = detector.language(of: CollectionOfOne(text.bytes))
    // Below a title and its State stand the session and the date yet.
    let first = reading.openings.first { $0.shape != .whole }?.lines.lowerBound
    let facts = FactsReader(page: reading.page, vocabulary: vocabulary).facts(
      before: first ?? reading.page.lines.count)
    var assembly = Assembly(
      path: path, reading: reading, register: register, vocabulary: vocabulary,
      mender: TextMender(text: text, vocabulary: vocabulary, language: language, lexicon: lexicon),
      detector: detector, language: language, facts: facts)
    assembly.run()
    return Document(
      path: path, kind: assembly.kind, layout: reading.layout, layoutConfidence: reading.confidence,
      text: text,
      language: language, facts: facts, submissions: assembly.submissions, pieces: reading.page.pieces,
      accounts: assembly.accounts, footnotes: reading.page.furniture.footnotes,
      problems: assembly.problems(for: text), sha256: digest, size: file.count)
  }

  /// A document for a file that could not be opened.
  ///
  /// - Parameters:
  ///   - path: its path relative to the input folder.
  ///   - error: what the file system said.
  /// - Returns: an unusable document that says why.
  public func unreadable(path: String, error: FileError) -> Document {
    let reason = FileSystem.message(for: error.code)
    return unusable(
      path: path,
      Problem(path: path, line: 0, severity: .error, message: "cannot be read: \(reason); left out"),
      digest: "",
      size: 0)
  }

  /// A document for something that is not opened.
  ///
  /// - Parameters:
  ///   - path: its path relative to the input folder.
  ///   - message: why, and what to do.
  /// - Returns: an unusable document that says why.
  public func refused(path: String, message: String) -> Document {
    unusable(
      path: path, Problem(path: path, line: 0, severity: .error, message: message), digest: "", size: 0)
  }

  /// A document for a file that is not read at all.
  ///
  /// - Parameters:
  ///   - file: its bytes.
  ///   - path: its path relative to the input folder.
  ///   - message: why, and what to do.
  /// - Returns: an unusable document that says why.
  public func refused(_ file: [UInt8], path: String, message: String) -> Document {
    unusable(
      path: path, Problem(path: path, line: 0, severity: .error, message: message),
      digest: SHA256.hexadecimal(of: file), size: file.count)
  }

  private func unusable(path: String, _ problem: Problem, digest: String, size: Int) -> Document {
    Document(
      path: path, kind: .unusable, layout: nil, layoutConfidence: nil, text: nil, language: nil,
      facts: Document.Facts(),
      submissions: [], pieces: [], accounts: [], footnotes: [], problems: [problem], sha256: digest,
      size: size)
  }

  private static func problem(_ refusal: SourceText.Refusal, path: String) -> Problem {
    let (line, message) =
      switch refusal {
      case .empty: (0, "the file holds no text; left out")
      case .binary(let line):
        (line, "this is no text file (bytes that no text holds begin here); left out, save it as plain text")
      case .unmarkedUTF16:
        (1, "this looks like UTF-16 without its byte-order mark; left out, save it as UTF-8")
      case .brokenUTF16(let line): (line, "the UTF-16 text is broken here; left out, save it as UTF-8")
      }
    return Problem(path: path, line: line, severity: .error, message: message)
  }
}
