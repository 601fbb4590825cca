import Files
import TestSupport
import Testing

@testable import Conversion

/// The programs themselves, over documents that they make of the tests' own text.
@Suite struct RealProgramsTests {
  private static let markdown = """
    # Submission of Ruritania

    ## Scope

    Ruritania would leave *cybersecurity* out of the convention, and asks that it hold **only** offences that
    depend on computers.

    The convention should hold:

    (a) Rules on preserving electronic evidence;

    (b) A network that answers at every hour.

    | Article | Comment |
    | --- | --- |
    | Article 5 | Ruritania supports it. |

    """

  /// What every format must leave of it: its paragraphs in their order.
  private static let paragraphs = [
    "Submission of Ruritania", "Scope",
    "Ruritania would leave cybersecurity out of the convention, and asks that it hold only offences that depend on "
      + "computers.",
    "The convention should hold:", "(a) Rules on preserving electronic evidence;",
    "(b) A network that answers at every hour.", "Article | Comment", "Article 5 | Ruritania supports it.",
  ]

  private static func paragraphs(of text: ConvertedText) -> [String] {
    string(text.bytes).split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(
    .enabled(if: Shell.find("pandoc") != nil, "pandoc is not installed"),
    arguments: ["docx", "rtf", "html", "md"])
  func pandocLeavesTheParagraphs(ending: String) throws {
    let text = try text(of: try document(ending))
    // A web page holds what kind of letters count a list, and not what stands around them.
    let expected = Self.paragraphs.map { line in
      ending == "html" && line.hasPrefix("(") ? String(line.dropFirst().replacing(")", with: ".")) : line
    }
    #expect(Self.paragraphs(of: text) == expected)
    #expect(text.programs.hasPrefix("pandoc "))
    #expect(text.emptyPages == [])
  }

  @Test(
    .enabled(
      if: Shell.find("pandoc") != nil && Office.hasWriter, "pandoc or LibreOffice Writer is not installed"))
  func textAndOldWordFilesTakeTwoSteps() throws {
    #expect(Self.paragraphs(of: try text(of: try document("odt"))) == Self.paragraphs)
    // Neither lists nor tables live through LibreOffice's writing of old Word files.
    try folder.write("# A head\n\nA first *paragraph*.\n\nA second one.\n", to: "plain.md")
    let pandoc = try #require(Shell.find("pandoc"))
    _ = try Shell.run(pandoc, [folder.path("plain.md"), "--output", folder.path("plain.docx")]).succeeded()
    let text = try text(of: try converted(folder.path("plain.docx"), to: "doc"))
    #expect(Self.paragraphs(of: text) == ["A head", "A first paragraph.", "A second one."])
    #expect(text.programs.hasPrefix("soffice ") && text.programs.contains(", pandoc "))
  }

  @Test(
    .enabled(
      if: Shell.find("pdftotext") != nil && Shell.find("pandoc") != nil && Office.hasWriter,
      "pdftotext, pandoc or LibreOffice Writer is not installed"))
  func everyWordOfAPDFIsKept() throws {
    let text = try text(of: try converted(try document("docx"), to: "pdf"))
    let words = { (paragraphs: [String]) in
      paragraphs.flatMap { $0.split { " \u{0C}".contains($0) }.map(String.init) }.filter { $0 != "|" }
    }
    #expect(words(Self.paragraphs(of: text)) == words(Self.paragraphs))
    #expect(text.bytes.last == 0x0C)
    #expect(text.programs.hasPrefix("pdftotext "))
  }

  @Test(.enabled(if: Shell.find("pdftotext") != nil, "pdftotext is not installed"))
  func aFileThatIsNoPDFIsRefusedInTheProgramsWords() throws {
    #expect {
      try Conversion(cache: nil).text(of: bytes("no PDF at all"), format: .pdf)
    } throws: { error in
      guard case ConversionError.failed("pdftotext", let reason) = error else { return false }
      return reason.hasPrefix("Syntax") && !reason.contains("/")
    }
  }

  /// The text of the tests as a file of a format that pandoc writes.
  private func document(_ ending: String) throws -> String {
    try folder.write(Self.markdown, to: "text.md")
    let path = folder.path("text." + ending)
    if ending != "md" {
      _ = try Shell.run(
        try #require(Shell.find("pandoc")), ["--standalone", folder.path("text.md"), "--output", path]
      ).succeeded()
    }
    return path
  }

  private func converted(_ path: String, to ending: String) throws -> String {
    _ = try Office.convert([path], to: ending, into: folder.path("made-" + ending))
    return folder.path("made-\(ending)/\(FileSystem.name(of: path).split(separator: ".")[0]).\(ending)")
  }

  private func text(of path: String) throws -> ConvertedText {
    let format = try #require(DocumentFormat(path: path))
    return try Conversion(cache: nil).text(of: FileSystem.read(path), format: format)
  }
}
