import Spreadsheet
import Testing

struct CellReferenceTests {
  /// Counts like an odometer, knowing nothing of division.
  @Test func namesOfAllColumns() {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var wheels: [Int] = []
    for column in 0..<16_384 {
      var position = wheels.count - 1
      while position >= 0, wheels[position] == 25 {
        wheels[position] = 0
        position -= 1
      }
      if position >= 0 { wheels[position] += 1 } else { wheels.insert(0, at: 0) }
      #expect(CellReference.columnName(column) == String(wheels.map { alphabet[$0] }))
    }
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func knownColumns(column: Int, name: String) {
    #expect(CellReference.columnName(column) == name)
  }

  @Test func absoluteMarkers() {
    let cell = CellReference(6, 2)
    #expect(cell.a1 == "C7")
    #expect(cell.a1(absoluteRow: true) == "C$7")
    #expect(cell.a1(absoluteColumn: true) == "$C7")
    #expect(cell.a1(absoluteRow: true, absoluteColumn: true) == "$C$7")
    #expect(CellReference(1_048_575, 16_383).a1 == "XFD1048576")
  }

  @Test(arguments: [(-1, 0), (0, -1), (1_048_576, 0), (0, 16_384), (Int.min, Int.max)])
  func outsideTheSheet(row: Int, column: Int) {
    #expect(!CellReference(row, column).isInSheet)
    #expect(CellReference(row, column).a1 == "#REF!")
  }

  @Test func ranges() {
    let range = CellRange(CellReference(8, 2), CellReference(0, 0))
    #expect(range.a1 == "A1:C9")
    #expect(range.a1(absolute: true) == "$A$1:$C$9")
    #expect(range == CellRange(rows: 0...8, columns: 0...2))
    #expect(CellRange(CellReference(0, 0), CellReference(0, 0)).a1 == "A1")
    #expect((range.rowCount, range.columnCount) == (9, 3))
  }

  /// Every pair of ranges in a 3 × 3 sheet against a comparison cell by cell.
  @Test func overlapsExhaustively() {
    let cells = (0..<9).map { CellReference($0 / 3, $0 % 3) }
    let ranges = cells.flatMap { first in cells.map { CellRange(first, $0) } }
    func members(_ range: CellRange) -> Set<CellReference> {
      Set(
        cells.filter {
          (range.first.row...range.last.row).contains($0.row)
            && (range.first.column...range.last.column).contains($0.column)
        })
    }
    for one in ranges {
      for other in ranges {
        #expect(one.overlaps(other) == !members(one).isDisjoint(with: members(other)))
      }
    }
  }
}
