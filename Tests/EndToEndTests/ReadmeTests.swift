import Foundation
import TestSupport
import Testing

/// What the read-me shows is what the program does.
///
/// `SYNOPTIC_RENEW=1` before the test command rewrites the picture.
@Suite struct ReadmeTests {
  private let readme = Repository.root.appendingPathComponent("README.md")

  @Test func thePictureIsARealRunOverTheShippedInput() throws {
    let folder = try Folder()
    try Program.run([
      "--input", Repository.root.appendingPathComponent("input").path, "--output", folder.path("output"),
    ])
    let picture = Self.picture(
      themes: try folder.text("output/csv/themes.csv"),
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
    let text = try String(contentsOf: readme, encoding: .utf8)
    let help = try Program.run(["--help"]).output
    for line in help.split(separator: "\n")
    where line.hasPrefix("usage:") || line.hasPrefix("       synoptic") {
      #expect(text.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
  }

  /// The matrix of the States, a dot for nothing, in the order of their names.
  private static func picture(themes: String, participants: String) -> String {
    func rows(_ table: String) -> [[String]] {
      table.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }.map {
        $0.components(separatedBy: ",")
      }
    }
    var names: [String: String] = [:]
    for row in rows(participants) where row[3] == "state" || row[3] == "group" { names[row[0]] = row[1] }
    let heads = ["scope", "aims", "crimes", "proc.", "coop.", "rights", "impl.", "none"]
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String) -> String { String(repeating: " ", count: max(0, 7 - text.count)) + text }
    var lines = [pad("passages under", 26) + heads.map(right).joined()]
    for row in rows(themes).sorted(by: { (names[$0[0]] ?? "") < (names[$1[0]] ?? "") }) {
      guard let name = names[row[0]] else { continue }
      let short = name.components(separatedBy: " of Great")[0]
      lines.append(pad(short, 26) + row[1...8].map { right($0 == "0" ? "·" : $0) }.joined())
    }
    return "\n```text\n" + lines.joined(separator: "\n") + "\n```\n"
  }
}
