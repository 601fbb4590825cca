import Foundation
import TestSupport
import Testing

/// How a document sets out who says what, from outside: what is reported, and what can be said beforehand.
@Suite struct LayoutTests {
  private let views = "Views\n\nThe treaty should provide for mutual legal assistance, and we support it.\n"

  /// The fields of a table by the names of its columns.
  private func rows(_ folder: Folder, _ table: String) throws -> [[String: String]] {
    let lines = try folder.text("output/csv/\(table).csv").components(separatedBy: "\r\n").filter {
      !$0.isEmpty
    }
    let header = lines[0].components(separatedBy: ",")
    return lines.dropFirst().map {
      Dictionary(zip(header, $0.components(separatedBy: ","))) { first, _ in first }
    }
  }

  @Test func documentsSayTheirLayoutAndPassagesTheirArticle() throws {
    let folder = try Folder()
    try folder.write(
      "State\tArticle\tComment\nGhana\tArticle 5\tWe support mutual legal assistance.\n", to: "in/table.txt")
    try Program.run(["--input", folder.path("in"), "--output", folder.path("output")])
    let document = try #require(try rows(folder, "documents").first)
    #expect(try folder.text("output/csv/documents.csv").contains(",table,0.900,"))
    #expect(document["participants"] == "GHA")
    let passage = try #require(try rows(folder, "passages").first { $0["kind"] == "paragraph" })
    #expect(passage["article"] == "5")
    #expect(passage["start_line"] == "2")
  }

  @Test func aTableBesideTheFilesNamesTheirParticipants() throws {
    let folder = try Folder()
    try folder.write(views, to: "in/views.txt")
    try folder.write("file,participant\nviews.txt,NZL\n", to: "in/participants.csv")
    let outcome = try Program.run(["--input", folder.path("in"), "--output", folder.path("output")])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try rows(folder, "passages").allSatisfy { $0["participant"] == "NZL" })

    for (table, message) in [
      ("views.txt,Atlantis", "'Atlantis' is no participant"),
      ("other.txt,NZL", "there is no file 'other.txt'"),
    ] {
      try folder.write("file,participant\n\(table)\n", to: "in/participants.csv")
      let refused = try Program.run(["--input", folder.path("in"), "--output", folder.path("output")])
      #expect(refused.code != 0)
      #expect(refused.errors.contains(message), "\(refused.errors)")
    }
  }

  @Test func aLayoutCanBeForced() throws {
    let folder = try Folder()
    try folder.write("Mr. Abe (Japan): We agree.\n\nMs. Roy (Chile): We do not.\n", to: "in/views.txt")
    for (layout, participants) in [("record", "JPN;CHL"), ("compilation", "")] {
      try Program.run([
        "--input", folder.path("in"), "--output", folder.path("output"), "--layout", layout,
      ])
      #expect(try rows(folder, "documents").first?["participants"] == participants)
    }
    let refused = try Program.run(["--input", folder.path("in"), "--layout", "novel"])
    #expect(refused.code == 64)
  }

  @Test func aTextThatAParticipantWantsOutIsOpposed() throws {
    let folder = try Folder()
    try folder.write(
      "Article 5\n\n1. [The convention should provide for extradition] [delete: Japan] [retain: Chile]\n\n"
        + "2. [Ghana: The convention should provide for mutual legal assistance]\n", to: "in/text.txt")
    try Program.run(["--input", folder.path("in"), "--output", folder.path("output")])
    let positions = try rows(folder, "positions")
    #expect(positions.contains { $0["participant"] == "CHL" && $0["stance"] == "support" })
    #expect(!positions.contains { $0["participant"] == "JPN" && $0["stance"] == "support" })
  }
}
