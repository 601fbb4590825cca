import Spreadsheet
import Testing

struct SheetNameTests {
  @Test(arguments: [
    ("", SheetName.Fault.empty), ("a/b", .forbiddenCharacter("/")), ("a\u{0}", .forbiddenCharacter("\u{0}")),
    ("'a", .apostropheAtEdge), ("a'", .apostropheAtEdge), ("HISTORY", .reserved), ("Été", .taken),
    (String(repeating: "a", count: 32), .tooLong(32)), (String(repeating: "😀", count: 16), .tooLong(32)),
  ])
  func faults(name: String, fault: SheetName.Fault) {
    #expect(SheetName.fault(in: name, avoiding: ["ÉTÉ"]) == fault)
  }

  @Test(arguments: ["COP29", "it's", "2024", "Sheet #3", String(repeating: "é", count: 31), "a!b"])
  func accepted(name: String) {
    #expect(SheetName.fault(in: name) == nil)
  }

  @Test(arguments: [
    ("Loss/damage", "Loss damage"), ("  [a]: b?  ", "a b"), ("''", "Sheet"), ("", "Sheet"),
    ("\u{0}\n", "Sheet"),
    ("History", "History (2)"), ("taken", "taken (3)"), ("Sheet #3", "Sheet 3"),
    (String(repeating: "x", count: 40), String(repeating: "x", count: 31)),
    (String(repeating: "😀", count: 20), String(repeating: "😀", count: 15)),
  ])
  func made(text: String, name: String) {
    #expect(SheetName.make(from: text, avoiding: ["Taken", "TAKEN (2)"]) == name)
  }

  /// Whatever goes in, what comes out has no fault, a hundred times over.
  @Test(arguments: ["History", "", "a'b'", String(repeating: "ß", count: 31), "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "'x'"])
  func madeNamesAreFine(text: String) {
    var names: [String] = []
    for _ in 0..<100 {
      let name = SheetName.make(from: text, avoiding: names)
      #expect(SheetName.fault(in: name, avoiding: names) == nil)
      names.append(name)
    }
  }
}
