/// A program of the system that turns documents into text, and how it is called.
enum Converter: String, CaseIterable {
  case pdftotext, pandoc, soffice

  /// The Debian package that holds it.
  var package: String {
    switch self {
    case .pdftotext: "poppler-utils"
    case .pandoc: "pandoc"
    case .soffice: "libreoffice-writer-nogui"
    }
  }

  /// What makes it say its version.
  var versionArguments: [String] { self == .pdftotext ? ["-v"] : ["--version"] }

  /// One call: what it is told to make of a file, and the name of the file it makes.
  struct Call {
    let converter: Converter
    /// The words after its own name; files are named without their folder, which the program works in.
    let arguments: [String]
    /// The name of what it makes.
    let result: String
  }

  /// The calls that lead from a file to text, the result of each being the next one's file.
  ///
  /// - Parameters:
  ///   - format: how the file is written.
  ///   - name: the file's name, which holds nothing but letters, digits and a dot.
  /// - Returns: one call or two.
  static func calls(for format: DocumentFormat, name: String) -> [Call] {
    switch format {
    case .pdf: [pages(name, inColumns: false)]
    case .docx, .rtf, .html, .markdown: [plain(name, from: format)]
    // Of a table of ODT pandoc loses the head.
    case .doc, .odt:
      [
        Call(
          converter: .soffice,
          arguments: ["--headless", "--norestore", "--convert-to", "docx", name], result: "document.docx"),
        plain("document.docx", from: .docx),
      ]
    }
  }

  /// Takes the text out of a PDF.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - inColumns: true reads each column of a page to its end; false keeps what stands side by side on one line,
  ///     with the indents and gaps that tell headings, lists and tables.
  /// - Returns: the call.
  static func pages(_ name: String, inColumns: Bool) -> Call {
    Call(
      converter: .pdftotext,
      arguments: (inColumns ? [] : ["-layout"]) + ["-enc", "UTF-8", "-eol", "unix", name, "text.txt"],
      result: "text.txt")
  }

  private static func plain(_ name: String, from format: DocumentFormat) -> Call {
    Call(
      converter: .pandoc,
      arguments: [
        "--sandbox", "--from", format.pandocName, "--to", "plain", "--wrap=none", "--lua-filter",
        PlainText.filterName, "--output", "text.txt", name,
      ], result: "text.txt")
  }
}

/// How a document that is no plain text is written, told by the end of its name.
public enum DocumentFormat: String, CaseIterable, Sendable {
  case pdf, docx, odt, rtf, doc, html, markdown

  /// Tells the format of a file; nil for plain text and for all that no converter reads.
  ///
  /// - Parameter path: its path or name.
  public init?(path: String) {
    let name = path.lowercased()
    guard let format = Self.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) }) else {
      return nil
    }
    self = format
  }

  /// The ends of names, the first one the usual one.
  public var endings: [String] {
    switch self {
    case .html: [".html", ".htm"]
    case .markdown: [".md", ".markdown"]
    default: ["." + rawValue]
    }
  }

  fileprivate var pandocName: String {
    switch self {
    // Texts are prose: what looks like a formula or code is a sum of money or an indent.
    case .markdown: "markdown-tex_math_dollars-raw_html-raw_tex-citations-smart"
    default: rawValue
    }
  }
}
