import Foundation
import TestSupport
import Testing

/// Documents that are no plain text, beside the same as text.
@Suite struct ConvertedInputTests {
  @Test(
    .enabled(
      if: Office.hasWriter && Shell.find("pdftotext") != nil,
      "pdftotext or LibreOffice Writer is not installed"))
  func aPDFSaysWhatItsTextSays() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "text/comments.txt")
    _ = try Office.convert([folder.path("text/comments.txt")], to: "pdf", into: folder.path("pdf"))
    let cache = ["XDG_CACHE_HOME": folder.path("cache")]
    for kind in ["text", "pdf"] {
      _ = try Program.run(
        ["--input", folder.path(kind), "--output", folder.path(kind + "-out")], environment: cache
      )
      .succeeded()
    }
    for table in ["themes", "issues"] {
      #expect(
        try folder.text("pdf-out/csv/\(table).csv") == folder.text("text-out/csv/\(table).csv"), "\(table)")
    }
    #expect(try folder.text("pdf-out/csv/documents.csv").contains("pdftotext"))
    #expect(try folder.text("pdf-out/csv/passages.csv").contains(",1,coded,"))
    #expect(folder.all.contains { $0.hasPrefix("cache/synoptic/") })
  }

  @Test func aFileThatCannotBeConvertedIsLeftOutWithAReason() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/comments.txt")
    try folder.write("no PDF at all", to: "input/views.pdf")
    let outcome = try Program.run(
      ["--input", folder.path("input"), "--output", folder.path("output")],
      environment: ["XDG_CACHE_HOME": folder.path("cache")])
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("views.pdf: error: cannot be read: pdftotext "), "\(outcome.errors)")
    #expect(try folder.text("output/csv/documents.csv").contains("views.pdf,,unusable,"))
    #expect(try folder.text("output/csv/passages.csv").contains("comments.txt,NOR,"))
  }
}
