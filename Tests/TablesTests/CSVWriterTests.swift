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

  /// OWASP, "CSV injection": the characters that make a field a formula.
  @Test func spreadsheetFormDisarmsFormulas() throws {
    for first in ["=", "+", "-", "@", "\t", "\r"] {
      for rest in ["", "1+1", "cmd|' /C calc'!A0", "a,b", "\"x\"", "\u{301}"] {
        let field = first + rest
        let disarmed = write(["a", "b"], [["x", field]], .spreadsheet)
        let table = try CSVTable(disarmed, name: "t", required: ["a"])
        #expect(exact(table.rows.map(\.fields)) == exact([["x", "'" + field]]))
        let verbatim = try CSVTable(write(["a", "b"], [["x", field]]), name: "t", required: ["a"])
        #expect(exact(verbatim.rows.map(\.fields)) == exact([["x", field]]))
      }
    }
  }

  @Test func spreadsheetFormLeavesOtherTextAlone() {
    let rows = [["a=1", "é"], ["", "1-2"], ["'=1", "x@y"], [" =1", "\u{2212}1"], ["a,b", "\"q\""]]
    #expect(write(["a", "b"], rows, .spreadsheet) == [0xEF, 0xBB, 0xBF] + write(["a", "b"], rows))
  }

  @Test func spreadsheetFormDisarmsEveryPlaceOfARowAndTheHeader() {
    #expect(
      write(["=a", "b"], [["-1", "+2"], ["x", "@"]], .spreadsheet)
        == [0xEF, 0xBB, 0xBF] + Array("'=a,b\r\n'-1,'+2\r\nx,'@\r\n".utf8))
  }

  @Test func numbersOfTheProgramKeepTheirSign() {
    var writer = CSVWriter(header: ["-a", "b"], form: .spreadsheet, numbers: [0])
    writer.append(["-0.500", "-0.500"])
    #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("'-a,b\r\n-0.500,'-0.500\r\n".utf8))
  }

  @Test func oneMarkHoweverManyRows() {
    let bytes = write(["a"], [["x"], ["y"]], .spreadsheet)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!bytes.dropFirst(3).contains(0xEF))
  }
}
