import Foundation
import TestSupport
import Testing

/// What the read-me shows is what the program does.
///
/// `SYNOPTIC_RENEW=1` before the test command rewrites the picture and the help.
@Suite(.serialized) struct ReadmeTests {
  private let readme = Repository.root.appendingPathComponent("README.md")

  @Test func thePictureIsARealRunOverTheShippedInput() throws {
    let folder = try Folder()
    try Program.run([
      "--input", Repository.root.appendingPathComponent("input").path, "--output", folder.path("output"),
    ])
    let picture = Self.picture(
      issues: try folder.text("output/csv/issues.csv"),
      participants: try folder.text("output/csv/participants.csv"))
    let text = try String(contentsOf: readme, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- picture -->")
    try #require(parts.count == 3)
    if ProcessInfo.processInfo.environment["SYNOPTIC_RENEW"] != nil {
      try (parts[0] + "<!-- picture -->" + picture + "<!-- picture -->" + parts[2]).write(
        to: readme, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == picture)
    }
  }

  @Test func theHelpInTheReadmeIsTheProgramsOwn() throws {
    let help = try Program.run(["--help"]).output
    let text = try String(contentsOf: readme, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- help -->")
    try #require(parts.count == 3)
    let block = "\n```text\n" + help + "```\n"
    if ProcessInfo.processInfo.environment["SYNOPTIC_RENEW"] != nil {
      try (parts[0] + "<!-- help -->" + block + "<!-- help -->" + parts[2]).write(
        to: readme, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == block)
    }
  }

  /// The positions of the States on scope, a dot for silence, in the order of their names.
  private static func picture(issues: String, participants: String) -> String {
    func rows(_ table: String) -> [[String]] {
      table.components(separatedBy: "\r\n").filter { !$0.isEmpty }.map { $0.components(separatedBy: ",") }
    }
    var names: [String: String] = [:]
    for row in rows(participants) where row[3] == "state" || row[3] == "group" { names[row[0]] = row[1] }
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let marks = ["support": "+", "conditional": "±", "oppose": "–", "silent": "·"]
    let table = rows(issues)
    var lines = [pad("", 26) + table[0][1...10].map { "  " + $0 }.joined()]
    for row in table.dropFirst().sorted(by: { (names[$0[0]] ?? "") < (names[$1[0]] ?? "") }) {
      guard let name = names[row[0]] else { continue }
      let short = name.components(separatedBy: " of Great")[0]
      lines.append(pad(short, 26) + row[1...10].map { "   " + (marks[$0] ?? "?") + "  " }.joined())
    }
    let trimmed = lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    return "\n```text\n" + trimmed.joined(separator: "\n") + "\n```\n"
  }
}
