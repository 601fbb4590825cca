import Tables
import Testing

@Suite struct CSVWriterTests {
  @Test func verbatimBytes() {
    let rows = [
      ["1", "é", ""], ["a,b", "say \"no\"", "x\ny"], ["x\ry", " lead", "trail "], ["=1+1", "-2", "@x"],
      ["\t", "'", ";"], ["short"], [],
    ]
    #expect(
      text(write(["a", "b", "c"], rows))
        == "a,b,c\r\n1,é,\r\n\"a,b\",\"say \"\"no\"\"\",\"x\ny\"\r\n\"x\ry\",\" lead\",\"trail \"\r\n"
        + "=1+1,-2,@x\r\n\t,',;\r\nshort,,\r\n,,\r\n")
  }

  private static let spreadsheets = CSVDialect.allCases.filter(\.isForSpreadsheets)
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  @Test(arguments: [
    (CSVDialect.excel, "\u{FEFF}a,b\r\nx,\"y,z\"\r\nu;v,w\r\n"),
    (.excelFrench, "\u{FEFF}a;b\r\nx;y,z\r\n\"u;v\";w\r\n"),
  ])
  func spreadsheetsGetOneMarkAndTheirSeparator(dialect: CSVDialect, expected: String) {
    #expect(write(["a", "b"], [["x", "y,z"], ["u;v", "w"]], dialect) == Array(expected.utf8))
  }

  /// OWASP, "CSV Injection": the characters that make a field a formula.
  @Test(arguments: spreadsheets)
  func spreadsheetsGetNoFormulaAtTheStartOfAField(dialect: CSVDialect) {
    for first in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
      for rest in ["", "1+1", "cmd|' /C calc'!A0", "a,b", "\"x\"", "\u{301}"] {
        let field = first + rest
        #expect(
          exact(fields(write(["a", "b"], [["x", field]], dialect), dialect)[1..<2])
            == exact([["x", "'" + field]]))
        #expect(exact(fields(write(["a", "b"], [["x", field]]), .rfc4180)[1..<2]) == exact([["x", field]]))
      }
    }
  }

  /// Where a program cuts a field at another separator, no cell that begins there runs either.
  @Test(arguments: [
    ("a;=1", "a;'=1"), ("a,-1,+2", "a,'-1,'+2"), ("a\t@b", "a\t'@b"), ("a|=b", "a|'=b"),
    ("a\r\n=b", "a\r'\n'=b"),
    ("a;\"=1\"", "a;\"'=1\""), ("\"\"=1", "\"\"'=1"), ("a;＝1", "a;'＝1"), ("=;=", "'=;'="),
    ("\t\t=", "'\t'\t'="),
  ])
  func noFormulaBehindASeparator(field: String, disarmed: String) {
    for dialect in Self.spreadsheets {
      #expect(
        exact(fields(write(["a", "b"], [["x", field]], dialect), dialect)[1..<2]) == exact([["x", disarmed]]))
    }
  }

  /// Whatever the text, no cell begins with what runs, whichever separator a program cuts it at.
  @Test func noShortTextRuns() {
    for field in strings(of: ["=", "-", "\"", ";", ",", "\t", "a", "'", " "], upTo: 4) {
      let written = text(write(["a"], [[field]], .excel).dropFirst(6).dropLast(2))
      for separator in [",", ";", "\t"] as [Character] {
        for cell in written.split(separator: separator, omittingEmptySubsequences: false) {
          let bare = cell.drop { $0 == "\"" }
          #expect(bare.first.map { !"=-".contains($0) } ?? true, "\(field) gives \(written)")
        }
      }
    }
  }

  @Test func otherTextStaysAsItIs() {
    let rows = [
      ["a=1", "é"], ["", "1-2"], ["'=1", "x@y"], [" =1", "\u{2212}1"], ["a,b", "\"q\""],
      ["a; - b", "\u{EF}1"],
    ]
    #expect(write(["a", "b"], rows, .excel) == Self.mark + write(["a", "b"], rows))
  }

  @Test func headersAreTextToo() {
    #expect(
      write(["=a", "b"], [["-1", "+2"], ["x", "@"]], .excel)
        == Self.mark + Array("'=a,b\r\n'-1,'+2\r\nx,'@\r\n".utf8))
  }

  @Test(arguments: [
    (CSVDialect.rfc4180, "-a,b\r\n-0.500,-0.500\r\n"), (.excel, "\u{FEFF}'-a,b\r\n-0.500,'-0.500\r\n"),
    (.excelFrench, "\u{FEFF}'-a;b\r\n-0,500;'-0.500\r\n"),
  ])
  func onlyNumbersOfTheProgramHaveADecimalMarkAndKeepTheirSign(dialect: CSVDialect, expected: String) {
    var writer = CSVWriter(header: ["-a", "b"], dialect: dialect, numbers: [0])
    writer.append(["-0.500", "-0.500"])
    #expect(writer.bytes == Array(expected.utf8))
  }
}
