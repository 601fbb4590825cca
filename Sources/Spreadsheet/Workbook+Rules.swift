internal import CLibXLSXWriter

extension Workbook {
  /// Makes the look of cells follow from what they hold; rules added first come first.
  ///
  /// - Parameters:
  ///   - rule: which look.
  ///   - range: the cells.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError`` when cells are out of the sheet, or a number or a text is beyond its limits.
  public mutating func addRule(
    _ rule: ConditionalFormat, to range: CellRange, in sheet: Sheet
  ) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    try locate(range, in: sheet)
    var strings = CStrings()
    var native = lxw_conditional_format()
    switch rule {
    case .twoColors(let low, let high):
      native.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
      native.min_color = low.native
      native.max_color = high.native
    case .threeColors(let low, let middle, let high, let percentile):
      try require("percentile", percentile, in: 0...100)
      native.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
      native.min_color = low.native
      native.mid_color = middle.native
      native.max_color = high.native
      native.mid_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_PERCENTILE.rawValue)
      native.mid_value = percentile
    case .dataBar(let color, let barOnly, let bounds):
      native.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
      native.bar_color = color.native
      native.bar_only = barOnly ? 1 : 0
      // The bars of Excel 2010: the older ones have no zero line and draw the least value as a bar.
      native.data_bar_2010 = 1
      native.bar_solid = 1
      if let bounds {
        guard bounds.lowerBound.isFinite, bounds.upperBound.isFinite else {
          throw .invalidValue(what: "bounds of a bar", value: "\(bounds)", allowed: "finite numbers")
        }
        native.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        native.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        native.min_value = bounds.lowerBound
        native.max_value = bounds.upperBound
      }
    case .cell(let comparison, let format):
      native.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
      native.format = try self.pointer(to: format)
      try comparison.apply(to: &native, strings: &strings)
    }
    let code = worksheet_conditional_format_range(
      pointer, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
      UInt16(range.last.column), &native)
    _ = consume strings
    try check(code, "adding a rule to \(sheet.name)!\(range)")
  }

  /// Offers a list of choices in cells.
  ///
  /// - Parameters:
  ///   - list: the choices.
  ///   - range: the cells.
  ///   - sheet: the sheet.
  /// - Throws: ``SpreadsheetError`` when cells are out of the sheet, or the list is beyond its limits.
  public mutating func offer(
    _ list: DropDown, at range: CellRange, in sheet: Sheet
  ) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    try locate(range, in: sheet)
    for (title, text) in [(list.hintTitle, list.hint), (list.objectionTitle, list.objection)] {
      try require("length of a title", Double(title.utf16.count), in: 0...32)
      try require("length of a message", Double(text.utf16.count), in: 0...255)
    }
    var strings = CStrings()
    var native = lxw_data_validation()
    native.input_title = strings.copy(CellText.notFormula(list.hintTitle))
    native.input_message = strings.copy(CellText.notFormula(list.hint))
    native.error_title = strings.copy(CellText.notFormula(list.objectionTitle))
    native.error_message = strings.copy(CellText.notFormula(list.objection))
    native.error_type =
      switch list.strictness {
      case .stop: UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
      case .warning: UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
      case .information: UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
      }
    var words: [UnsafeMutablePointer<CChar>?] = []
    switch list.source {
    case .words(let choices):
      try DropDown.validate(choices)
      native.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      words = choices.map { strings.copy($0) } + [nil]
    case .cells(let source):
      _ = try index(of: source.sheet)
      try locate(source.cells, in: source.sheet)
      if source.cells.rowCount > 1, source.cells.columnCount > 1 {
        throw .invalidValue(what: "list", value: source.cells.a1, allowed: "one row or one column")
      }
      native.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      native.value_formula = strings.copy("=" + source.sheet.formula(for: source.cells))
    }
    let code = words.withUnsafeMutableBufferPointer { words in
      native.value_list = words.baseAddress
      return worksheet_data_validation_range(
        pointer, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
        UInt16(range.last.column), &native)
    }
    _ = consume strings
    try check(code, "offering a list at \(sheet.name)!\(range)")
  }
}

extension DropDown {
  /// Refuses what the library would overflow its buffer with: it has 258 bytes, and counts code points.
  fileprivate static func validate(_ words: [String]) throws(SpreadsheetError) {
    let bytes = words.reduce(words.count - 1) { $0 + $1.utf8.count }
    let isFine = words.allSatisfy { word in
      !word.isEmpty && CellText.isClean(word) && !word.utf8.contains { $0 == UInt8(ascii: ",") || $0 == 0x22 }
    }
    guard !words.isEmpty, bytes <= 255, isFine else {
      throw .invalidValue(
        what: "list", value: words.joined(separator: ","),
        allowed: "words without comma, quotation mark or control character, 255 bytes of UTF-8 in all; put "
          + "longer lists in cells")
    }
  }
}

extension ConditionalFormat.Comparison {
  fileprivate func apply(
    to native: inout lxw_conditional_format, strings: inout CStrings
  ) throws(SpreadsheetError) {
    var numbers: [Double] = []
    let criterion: lxw_conditional_criteria
    switch self {
    case .equal(let value): (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_EQUAL_TO, [value])
    case .notEqual(let value): (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_NOT_EQUAL_TO, [value])
    case .greater(let value): (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_GREATER_THAN, [value])
    case .greaterOrEqual(let value):
      (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO, [value])
    case .less(let value): (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_LESS_THAN, [value])
    case .lessOrEqual(let value):
      (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_LESS_THAN_OR_EQUAL_TO, [value])
    case .between(let low, let high): (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_BETWEEN, [low, high])
    case .notBetween(let low, let high):
      (criterion, numbers) = (LXW_CONDITIONAL_CRITERIA_NOT_BETWEEN, [low, high])
    case .text(let text):
      guard text.utf16.count <= 255, CellText.isClean(text) else {
        throw .invalidValue(
          what: "text of a rule", value: text, allowed: "255 UTF-16 units without control character")
      }
      criterion = LXW_CONDITIONAL_CRITERIA_EQUAL_TO
      // The rule is a formula: quotation marks of the text are doubled, so that none ends it.
      var literal = "\""
      for scalar in text.unicodeScalars {
        if scalar == "\"" { literal.unicodeScalars.append("\"") }
        literal.unicodeScalars.append(scalar)
      }
      native.value_string = strings.copy(literal + "\"")
    }
    for number in numbers where !number.isFinite {
      throw .invalidValue(what: "number of a rule", value: "\(number)", allowed: "finite numbers")
    }
    native.criteria = UInt8(criterion.rawValue)
    native.value = numbers.first ?? 0
    native.min_value = numbers.first ?? 0
    native.max_value = numbers.last ?? 0
  }
}
