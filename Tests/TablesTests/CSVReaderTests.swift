import Tables
import Testing

@Suite struct CSVReaderTests {
  private func read(_ text: String, required: [String] = []) throws(TableError) -> CSVTable {
    try CSVTable(Array(text.utf8), name: "dir/t.csv", required: required)
  }

  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func lineEndsAndMarks(end: String, mark: String) throws {
    for last in ["", end] {
      let lines = ["a,b", "1,2", "", "\"x\(end)y\",", ",\"\"", "é, z"]
      let table = try read(mark + lines.joined(separator: end) + last)
      #expect(table.header == ["a", "b"])
      #expect(table.rows.map(\.fields) == [["1", "2"], ["x\(end)y", ""], ["", ""], ["é", " z"]])
      try #require(table.rows.map(\.line) == [2, 4, 6, 7])
      #expect(table.rows[0].columns == [1, 3])
      #expect(table.rows[2].columns == [1, 3])
      #expect(table.rows[3].columns == [1, 4])
    }
  }

  @Test func aReadingThatGathersFaultsGoesOnBehindThem() throws {
    var faults: [TableError] = []
    let table = try CSVTable(
      Array("a,b\n1,2\nshort\n3,4\n5,6,7\n8,9\n\"open".utf8), name: "t.csv", required: ["a"], faults: &faults)
    #expect(table.rows.map(\.fields) == [["1", "2"], ["3", "4"], ["8", "9"]])
    #expect(table.misfits.map(\.fields) == [["short"], ["5", "6", "7"]])
    #expect(!table.isWhole)
    #expect(
      faults.map(\.description) == [
        "t.csv:3: error: 1 fields stand under a header of 2",
        "t.csv:5: error: 3 fields stand under a header of 2",
        "t.csv:7:1: error: a quotation mark is opened here and never closed",
      ])
  }

  @Test func oneTableFollowsAnother() throws {
    let first = try CSVTable(Array("a,b,c\n1,2,3\n".utf8), name: "one.csv", required: ["a"])
    let second = try CSVTable(Array("d,b,a\nx,é,z\n".utf8), name: "two.csv", required: ["a"])
    let both = first.followed(by: second)
    #expect(both.name == "one.csv")
    #expect(both.header == ["a", "b", "c"])
    #expect(both.rows.map(\.fields) == [["1", "2", "3"], ["z", "é", ""]])
    #expect(both.rows.map { both.fault($0, field: 0, "m").place } == ["one.csv:2:1", "two.csv:2:6"])
    #expect(both.rows.map { both.fault($0, field: 2, offset: 1, "m").place } == ["one.csv:2:6", "two.csv:2"])
  }

  @Test func aMessageThatQuotesLinesIsOneLine() {
    let error = TableError(table: "t.csv", line: 3, message: "'a\r\nb\u{2028}c\n' is no word")
    #expect(error.description == "t.csv:3: error: 'a b c ' is no word")
  }

  @Test func placesLeaveOutWhatIsNotKnown() {
    for (line, column, place) in [(0, 0, "t.csv"), (3, 0, "t.csv:3"), (3, 4, "t.csv:3:4"), (0, 4, "t.csv")] {
      let error = TableError(table: "t.csv", line: line, column: column, message: "m")
      #expect(error.place == place)
      #expect(error.description == place + ": error: m")
    }
  }

  @Test func columnsMayStandInAnyOrderAmongOthers() throws {
    let table = try read("z,b,a\n1,2,3\n", required: ["a", "b"])
    #expect(table.index(of: "a") == 2)
    #expect(table.index(of: "b") == 1)
    #expect(table.index(of: "none") == nil)
    #expect(table.name == "dir/t.csv")
  }

  @Test func aHeaderAloneIsATableWithoutRows() throws {
    for text in ["a,b", "a,b\n", "a,b\r\n", "a,b\n\n\r\n\n"] { #expect(try read(text).rows.isEmpty) }
  }

  @Test func aLoneCarriageReturnIsText() throws {
    #expect(try read("a,b\n1\r2,\"3\r4\"\n").rows.map(\.fields) == [["1\r2", "3\r4"]])
  }

  @Test func emptyLinesAreNoRowsButEmptyFieldsAre() throws {
    #expect(try read("a\n\n\"\"\n\nx\n\r\n").rows.map(\.fields) == [[""], ["x"]])
    #expect(try read("a\n\n\"\"\n\nx\n\r\n").rows.map(\.line) == [3, 5])
  }

  /// Places are counted in bytes, so that `é` before a fault takes two.
  @Test(arguments: [
    ("", "dir/t.csv:1: error: the table is empty; its columns are a,b"),
    ("\u{FEFF}", "dir/t.csv:1: error: the table is empty; its columns are a,b"),
    ("a,c\n", "dir/t.csv:1: error: the column 'b' is missing; needed are a,b"),
    ("\na,b\n", "dir/t.csv:1: error: the column 'a' is missing; needed are a,b"),
    ("a,B\n", "dir/t.csv:1: error: the column 'b' is missing; needed are a,b"),
    ("a,b\n1\n", "dir/t.csv:2: error: 1 fields stand under a header of 2"),
    ("a,b\n1,2\n\n1,2,3\n", "dir/t.csv:4: error: 3 fields stand under a header of 2"),
    ("a,b\n\"1\n2\",3\n4", "dir/t.csv:4: error: 1 fields stand under a header of 2"),
    ("a,b\n1,\"2\n", "dir/t.csv:2:3: error: a quotation mark is opened here and never closed"),
    ("a,b\né,\"2\"\"\n\n", "dir/t.csv:2:4: error: a quotation mark is opened here and never closed"),
    ("\u{FEFF}\"a,b\n", "dir/t.csv:1:1: error: a quotation mark is opened here and never closed"),
    (
      "a,b\n\"1\" ,2\n",
      "dir/t.csv:2:4: error: after a closing quotation mark only a comma or the line's end may stand"
    ),
    (
      "a,b\n1,\"2\n3\"é\n",
      "dir/t.csv:3:3: error: after a closing quotation mark only a comma or the line's end may stand"
    ),
    (
      "a,b\n1,\"2\"\r",
      "dir/t.csv:2:6: error: after a closing quotation mark only a comma or the line's end may stand"
    ),
    (
      "a,b\n1, \"2\"\n",
      "dir/t.csv:2:4: error: a quotation mark stands inside a field; put the field in quotation marks and "
        + "double it"
    ),
  ])
  func faults(text: String, message: String) {
    #expect {
      try read(text, required: ["a", "b"])
    } throws: {
      "\($0)" == message
    }
  }

  @Test func faultsPointIntoFieldsWithAndWithoutQuotationMarks() throws {
    let table = try read("a,b,c\né,xyz,\"u,v\"\n")
    let row = table.rows[0]
    #expect(table.fault(row, field: 0, "wrong") == place(1))
    #expect(table.fault(row, field: 1, offset: 2, "wrong") == place(6))
    // The third byte of u,v: behind the quotation mark, which is no part of the field.
    #expect(table.fault(row, field: 2, offset: 2, "wrong") == place(11))
    #expect(table.fault(row, field: 3, "wrong") == place(0))
    #expect(table.fault(row, field: 3, "wrong").description == "dir/t.csv:2: error: wrong")

    func place(_ column: Int) -> TableError {
      TableError(table: "dir/t.csv", line: 2, column: column, message: "wrong")
    }
  }
}
