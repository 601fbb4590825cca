import Tables
import TestSupport
import Testing

@Suite struct RoundTripTests {
  private static let python = Shell.python(with: "csv")

  /// 4,681 strings, each alone, first, last and between others.
  @Test func everyShortString() throws {
    let fields = strings(of: nasty, upTo: 4)
    let rows = fields.map { [$0, "x", $0 + "y", $0] }
    let table = try CSVTable(write(["a", "b", "c", "d"], rows), name: "t", required: [])
    #expect(exact(table.rows.map(\.fields)) == exact(rows))
  }

  @Test func everyPairOfShortStrings() throws {
    let fields = strings(of: nasty, upTo: 2)
    let rows = fields.flatMap { first in fields.map { [first, $0] } }
    let table = try CSVTable(write(["a", "b"], rows), name: "t", required: ["a", "b"])
    #expect(exact(table.rows.map(\.fields)) == exact(rows))
  }

  /// In a table of one column, an empty field must not become an empty line, which is no row.
  @Test func everyShortStringAloneInItsRow() throws {
    let rows = strings(of: nasty, upTo: 4).map { [$0] }
    let bytes = write(["a"], rows + [[]])
    let table = try CSVTable(bytes, name: "t", required: ["a"])
    #expect(exact(table.rows.map(\.fields)) == exact(rows + [[""]]))
    #expect(text(write(["a"], [[""], []])) == "a\r\n\"\"\r\n\"\"\r\n")
  }

  @Test func everyShortStringInTheHeader() throws {
    for name in strings(of: nasty, upTo: 3) {
      let table = try CSVTable(write([name, "b"], [["1", "2"]]), name: "t", required: [name, "b"])
      #expect(exact([table.header]) == exact([[name, "b"]]))
      #expect(table.index(of: "b") == (name == "b" ? 0 : 1))
    }
  }

  /// A byte-order mark within the first field is no mark of the file.
  @Test func aMarkThatBelongsToTheFirstFieldStays() throws {
    let bytes = write(["\u{FEFF}a", "\u{FEFF}b"], [["\u{FEFF}", "x"]])
    let table = try CSVTable(bytes, name: "t", required: [])
    #expect(
      exact([table.header] + table.rows.map(\.fields))
        == exact([["\u{FEFF}a", "\u{FEFF}b"], ["\u{FEFF}", "x"]]))
  }

  @Test func randomTables() throws {
    var random = SplitMix64(state: 20_251_110)
    let pieces = nasty + ["\"\"", "\r\n", "\t", "e\u{301}", "😀", "a", "'", ";", "\u{A0}", "\u{2028}", "\0"]
    for _ in 0..<2_000 {
      let columns = Int.random(in: 1...5, using: &random)
      func field() -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
          .joined()
      }
      let header = (0..<columns).map { "c\($0)" }
      let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in (0..<columns).map { _ in field() } }
      let bytes = write(header, rows)
      let table = try CSVTable(bytes, name: "t", required: header)
      #expect(exact(table.rows.map(\.fields)) == exact(rows))
      // What was read is written the same again, and a mark or plain line feeds change nothing.
      #expect(write(table.header, table.rows.map(\.fields)) == bytes)
      let marked = try CSVTable([0xEF, 0xBB, 0xBF] + bytes, name: "t", required: header)
      #expect(exact(marked.rows.map(\.fields)) == exact(rows))
      // The line of each row: one more than the line feeds before it.
      var line = 1 + header.joined().utf8.count { $0 == 0x0A } + 1
      for (row, read) in zip(rows, table.rows) {
        #expect(read.line == line)
        line += 1 + row.joined().utf8.count { $0 == 0x0A }
      }
    }
  }

  /// Whatever the bytes, reading ends in a table or in an error that points into the file.
  @Test func randomBytesNeverTrap() {
    var random = SplitMix64(state: 7)
    let alphabet = [UInt8]("\"\",,\n\r aé\u{FEFF}".utf8) + [0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      do throws(TableError) {
        let table = try CSVTable(bytes, name: "t", required: [])
        #expect(table.rows.allSatisfy { $0.fields.count == table.header.count })
        #expect(table.rows.allSatisfy { $0.columns.count == table.header.count })
      } catch {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect((1...lines.count).contains(error.line))
        #expect((0...bytes.count + 1).contains(error.column))
      }
    }
  }

  @Test(.enabled(if: python != nil, "python3 is missing"))
  func pythonReadsWhatIsWritten() throws {
    var random = SplitMix64(state: 99)
    var rows = strings(of: nasty, upTo: 3).map { [$0, "x", $0] }
    let pieces = nasty + ["\r\n", "\"\"", "😀", "abc", "\t"]
    for _ in 0..<2_000 {
      rows.append(
        (0..<3).map { _ in
          (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
        })
    }
    // Each field as the numbers of its bytes, a row a line.
    let script = """
      import csv, io, sys
      text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
      for row in csv.reader(text, strict=True):
        print(','.join(field.encode().hex() or '-' for field in row))
      """
    let output = try Shell.run(
      Self.python ?? "", ["-c", script], input: write(["a", "b", "c"], rows)
    ).succeeded().bytes
    let expected = ([["a", "b", "c"]] + rows).map { row in
      row.map { field in
        field.isEmpty
          ? "-" : field.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }.joined(separator: ",")
    }
    #expect(text(output).split(separator: "\n").map(String.init) == expected)
  }

  @Test(.enabled(if: python != nil, "python3 is missing"))
  func whatPythonWritesIsRead() throws {
    let script = """
      import csv, io, itertools, sys
      out = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8', newline='')
      writer = csv.writer(out)
      writer.writerow(['a', 'b'])
      for n in range(4):
        for field in itertools.product('",\\r\\n é=-', repeat=n):
          writer.writerow([''.join(field), 'x'])
      """
    let output = try Shell.run(Self.python ?? "", ["-c", script]).succeeded().bytes
    let table = try CSVTable(output, name: "t", required: ["a", "b"])
    #expect(exact(table.rows.map(\.fields)) == exact(strings(of: nasty, upTo: 3).map { [$0, "x"] }))
  }
}
