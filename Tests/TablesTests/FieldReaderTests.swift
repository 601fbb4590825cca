import Tables
import Testing

@Suite struct FieldReaderTests {
  private let columns = ["fruit", "note"]

  /// A reader of `note` and `fruit`, the columns standing in another order in the table, with its only row.
  private func read(_ row: String) throws -> (reader: FieldReader, row: CSVTable.Row) {
    let table = try CSVTable(Array("id,note,fruit\n\(row)\n".utf8), name: "t.csv", required: columns)
    return (try FieldReader(table, columns), try #require(table.rows.first))
  }

  private func fault<Value>(_ body: () throws(TableError) -> Value) -> String? {
    do throws(TableError) {
      _ = try body()
      return nil
    } catch {
      return error.description
    }
  }

  private let allowed = ["1", "2", "3", "many"]

  @Test(arguments: [
    ("", []), ("1", [1]), ("3;1", [3, 1]), ("2;2", [2, 2]), (";1;;2;", [1, 2]),
  ])
  func choicesComeInTheOrderWritten(field: String, expected: [Int]) throws {
    let (reader, row) = try read("x,,\(field)")
    #expect(try reader.choices(row, 0, allowed, called: "number") { Int($0) } == expected)
  }

  @Test(arguments: [
    ("4", "4"), ("1;one;2", "one"), ("1; 2", " 2"), ("\"1,2\"", "1,2"),
    // Allowed, and yet without a value.
    ("1;many", "many"),
  ])
  func aChoiceThatIsNoneIsToldWithThoseAllowed(field: String, wrong: String) throws {
    let (reader, row) = try read("x,yz,\(field)")
    let said = fault { () throws(TableError) in
      try reader.choices(row, 0, allowed, called: "number") { Int($0) }
    }
    let column = field.hasPrefix("\"") ? 7 : 6
    #expect(said == "t.csv:2:\(column): error: '\(wrong)' is no number; allowed are 1, 2, 3, many")
  }

  @Test func aSingleChoiceIsTheWholeField() throws {
    let (reader, row) = try read("x,,1;2")
    let said = fault { () throws(TableError) in
      try reader.choice(row, 0, allowed, called: "number") { Int($0) }
    }
    #expect(said == "t.csv:2:4: error: '1;2' is no number; allowed are 1, 2, 3, many")
    let (other, second) = try read("x,,2")
    #expect(try other.choice(second, 0, allowed, called: "number") { Int($0) } == 2)
  }

  @Test func textsHoldMoreThanBlanks() throws {
    let (reader, row) = try read("x, ,apple pie")
    #expect(try reader.text(row, 0) == "apple pie")
    #expect(reader.value(row, 1) == " ")
    #expect(
      fault { () throws(TableError) in try reader.text(row, 1) } == "t.csv:2:3: error: 'note' is empty")
    #expect(reader.fault(row, 0, offset: 6, "no pie").description == "t.csv:2:11: error: no pie")
  }

  @Test func aMissingColumnIsNamed() throws {
    let table = try CSVTable(Array("id,note\n1,2\n".utf8), name: "t.csv", required: [])
    #expect(
      fault { () throws(TableError) in try FieldReader(table, columns) }
        == "t.csv:1: error: the column 'fruit' is missing")
  }
}
