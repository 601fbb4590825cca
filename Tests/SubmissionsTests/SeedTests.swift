import Codebook
import Files
import Submissions
import Testing

/// Reads the documents that stay outside the repository.
@Suite(
  "Real documents", .enabled(if: Seeds.areThere, "../shared/seeds is not there; real documents are not read"))
struct SeedTests {
  func seed(_ prefix: String) throws -> Document {
    let name = try #require(try FileSystem.names(in: Seeds.folder).first { $0.hasPrefix(prefix) })
    return try read(FileSystem.read(Seeds.folder + "/" + name), path: name)
  }

  @Test("the compilation has its 26 entries in order")
  func compilation() throws {
    let document = try seed("003")
    #expect(document.kind == .compilation)
    #expect(document.symbol == "A/AC.291/4")
    #expect(
      document.submissions.map(\.voice.id) == [
        "AUS", "BRA", "CAN", "CHL", "CHN", "COL", "EGY", "USA", "RUS", "IDN", "JAM", "JPN", "JOR", "KWT",
        "LIE", "MEX",
        "NGA", "NOR", "NZL", "OMN", "PAN", "DOM", "GBR", "CHE", "TUR", "EU",
      ])
    #expect(document.submissions.filter { $0.voice.kind == .note }.map(\.voice.id) == ["RUS"])
    let union = try #require(document.submissions.first { $0.voice.id == "EU" })
    #expect(union.voice.kind == .group)
    #expect(
      union.voice.members
        == "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
        .split(separator: " ").map(String.init))
    #expect(
      document.submissions.allSatisfy { $0.voice.kind == .note || ($0.date != nil && $0.original != nil) })
    #expect(document.problems == [])
  }

  @Test("proposals and their sponsors")
  func proposals() throws {
    let single = try seed("001")
    #expect(single.submissions.map(\.voice.id) == ["USA"])
    #expect(single.submissions.first?.date == "2021-05-04")
    let joint = try seed("002")
    #expect(joint.submissions.map(\.voice.kind) == [.joint])
    #expect(joint.submissions.first?.voice.members.count == 27)
    #expect(joint.problems == [])
  }

  @Test("documents in which nobody takes a position", arguments: ["000", "004"])
  func context(prefix: String) throws {
    let document = try seed(prefix)
    #expect(document.kind == .context)
    #expect(document.submissions.isEmpty)
    #expect(document.problems == [])
  }

  @Test("nothing is lost", arguments: ["000", "001", "002", "003", "004"])
  func balance(prefix: String) throws {
    let document = try seed(prefix)
    #expect(faults(of: document) == [])
    #expect(document.balance.total > 0)
    #expect(document.balance.total == document.balance.accounted)
  }

  @Test(
    "passages are the paragraphs of the gold coding", .enabled(if: FileSystem.kind(of: Seeds.gold) == .file))
  func gold() throws {
    var ranges: [String: [ClosedRange<Int>]] = [:]
    for name in try FileSystem.names(in: Seeds.folder) where name.hasSuffix(".txt") {
      let document = try read(FileSystem.read(Seeds.folder + "/" + name), path: name)
      ranges[name] = document.submissions.flatMap(\.passages).map(\.lines)
    }
    var exact = 0
    var missed: [String] = []
    let rows = String(decoding: try FileSystem.read(Seeds.gold), as: UTF8.self).split(
      whereSeparator: \.isNewline
    ).dropFirst()
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let (start, end) = (try #require(Int(cells[2])), try #require(Int(cells[3])))
      let passages = ranges[String(cells[0])] ?? []
      exact += passages.contains(start...end) ? 1 : 0
      // The rule of gold/evaluate.py: shared lines are at least half of the shorter of the two.
      let covered = passages.contains { passage in
        let shared = min(end, passage.upperBound) - max(start, passage.lowerBound) + 1
        return shared > 0 && 2 * shared >= min(end - start + 1, passage.count)
      }
      if !covered { missed.append("\(cells[0]):\(start)-\(end)") }
    }
    #expect(rows.count == 638)
    #expect(missed == [])
    // The ten others are oddities of the gold, such as a heading counted with the paragraph above it.
    #expect(exact >= 628)
  }
}
