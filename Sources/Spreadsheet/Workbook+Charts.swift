internal import CLibXLSXWriter

extension Workbook {
  /// Puts a chart over the cells of a sheet.
  ///
  /// - Parameters:
  ///   - chart: the chart.
  ///   - cell: under its top left corner.
  ///   - sheet: where it stands; its numbers may be in another sheet of the workbook.
  /// - Throws: ``SpreadsheetError`` when cells are out of a sheet, series are missing or not a row or a column,
  ///   or a setting is beyond its limits.
  public mutating func insert(
    _ chart: Chart, at cell: CellReference, in sheet: Sheet
  ) throws(SpreadsheetError) {
    let pointer = try pointer(to: sheet)
    try locate(CellRange(cell, cell), in: sheet)
    try validate(chart)
    let kind =
      switch chart.kind {
      case .column: LXW_CHART_COLUMN
      case .columnStacked: LXW_CHART_COLUMN_STACKED
      case .columnStackedPercent: LXW_CHART_COLUMN_STACKED_PERCENT
      case .bar: LXW_CHART_BAR
      case .barStacked: LXW_CHART_BAR_STACKED
      case .barStackedPercent: LXW_CHART_BAR_STACKED_PERCENT
      case .scatter: LXW_CHART_SCATTER
      }
    guard let native = workbook_add_chart(handle.pointer, UInt8(kind.rawValue)) else {
      throw .library(.outOfMemory, doing: "adding a chart to \(sheet.name)")
    }
    for series in chart.series { try add(series, to: native, isPoints: chart.kind == .scatter) }
    if chart.title.isEmpty {
      chart_title_off(native)
    } else {
      chart_title_set_name(native, CellText.notFormula(chart.title, escaping: false))
    }
    // The library's x axis is the one that lies, whatever it shows.
    let (lying, standing) = (native.pointee.x_axis, native.pointee.y_axis)
    set(chart.categoryAxis, on: chart.kind.isBar ? standing : lying, isValue: chart.kind == .scatter)
    set(chart.valueAxis, on: chart.kind.isBar ? lying : standing, isValue: true)
    let legend =
      switch chart.legend {
      case .none: LXW_CHART_LEGEND_NONE
      case .right: LXW_CHART_LEGEND_RIGHT
      case .left: LXW_CHART_LEGEND_LEFT
      case .top: LXW_CHART_LEGEND_TOP
      case .bottom: LXW_CHART_LEGEND_BOTTOM
      }
    chart_legend_set_position(native, UInt8(legend.rawValue))
    if let gap = chart.gap { chart_set_series_gap(native, UInt16(gap)) }

    var strings = CStrings()
    var options = lxw_chart_options()
    // The library knows a chart as 480 by 288 pixels and a scale.
    options.x_scale = Double(chart.width) / 480
    options.y_scale = Double(chart.height) / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    options.description = strings.copy(CellText(chart.description, limit: 255, escaping: false).text)
    let code = worksheet_insert_chart_opt(
      pointer, UInt32(cell.row), UInt16(cell.column), native, &options)
    _ = consume strings
    try check(code, "inserting a chart at \(sheet.name)!\(cell)")
  }

  /// Refuses a chart before anything of it reaches the library.
  private func validate(_ chart: Chart) throws(SpreadsheetError) {
    try require("number of series", Double(chart.series.count), in: 1...255)
    try require("width of a chart", Double(chart.width), in: 40...10_000)
    try require("height of a chart", Double(chart.height), in: 40...10_000)
    if let gap = chart.gap { try require("gap between bars", Double(gap), in: 0...500) }
    for axis in [chart.categoryAxis, chart.valueAxis] {
      for bound in [axis.minimum, axis.maximum, axis.step].compactMap(\.self) where !bound.isFinite {
        throw .invalidValue(what: "bound of an axis", value: "\(bound)", allowed: "finite numbers")
      }
      if let step = axis.step, step <= 0 {
        throw .invalidValue(what: "step of an axis", value: "\(step)", allowed: "above zero")
      }
      try validate(numberFormat: axis.numberFormat, fontSize: axis.fontSize)
    }
    for series in chart.series {
      for range in [series.categories, series.values] {
        _ = try index(of: range.sheet)
        try locate(range.cells, in: range.sheet)
        if range.cells.rowCount > 1, range.cells.columnCount > 1 {
          throw .invalidValue(
            what: "cells of a series", value: range.cells.a1, allowed: "one row or one column")
        }
        try require(
          "cells of a series", Double(range.cells.rowCount * range.cells.columnCount),
          in: 1...Double(Chart.maximumPoints))
      }
      if case .cell(let sheet, let cell) = series.name {
        _ = try index(of: sheet)
        try locate(CellRange(cell, cell), in: sheet)
      }
      if let labels = series.labels {
        try validate(numberFormat: labels.numberFormat, fontSize: labels.fontSize)
        if labels.position == .outsideEnd, chart.kind.isStacked {
          throw .invalidValue(what: "labels", value: "outside", allowed: "inside, for stacked bars")
        }
        if labels.position != .center, labels.position.isOfPoints != (chart.kind == .scatter) {
          throw .invalidValue(
            what: "labels", value: "\(labels.position)",
            allowed: "center, right or above for points, any other for bars")
        }
      }
      if let texts = series.labelTexts {
        let values = series.values.cells.rowCount * series.values.cells.columnCount
        if series.labels == nil || texts.count != values || texts.contains(where: \.isEmpty) {
          throw .invalidValue(
            what: "texts of labels", value: "\(texts.count)",
            allowed: "one for each of \(values) values, none empty, in a series with labels")
        }
      }
    }
  }

  private func validate(numberFormat: String?, fontSize: Double?) throws(SpreadsheetError) {
    try CellStyle {
      $0.numberFormat = numberFormat
      $0.fontSize = fontSize
    }.validate()
  }

  private func add(
    _ series: Chart.Series, to chart: UnsafeMutablePointer<lxw_chart>, isPoints: Bool
  ) throws(SpreadsheetError) {
    guard let native = chart_add_series(chart, nil, nil) else {
      throw .library(.outOfMemory, doing: "adding a series")
    }
    // The library quotes too few names in its formulas (see SheetName.quoted), hence the replacements.
    let (labels, values) = (series.categories.cells, series.values.cells)
    chart_series_set_categories(
      native, series.categories.sheet.name, UInt32(labels.first.row), UInt16(labels.first.column),
      UInt32(labels.last.row), UInt16(labels.last.column))
    CStrings.replace(
      &native.pointee.categories.pointee.formula, with: series.categories.sheet.formula(for: labels))
    chart_series_set_values(
      native, series.values.sheet.name, UInt32(values.first.row), UInt16(values.first.column),
      UInt32(values.last.row), UInt16(values.last.column))
    CStrings.replace(
      &native.pointee.values.pointee.formula, with: series.values.sheet.formula(for: values))
    switch series.name {
    case .text(let text): chart_series_set_name(native, CellText.notFormula(text, escaping: false))
    case .cell(let sheet, let cell):
      chart_series_set_name_range(native, sheet.name, UInt32(cell.row), UInt16(cell.column))
      CStrings.replace(
        &native.pointee.title.range.pointee.formula, with: sheet.formula(for: CellRange(cell, cell)))
    }
    if let color = series.color {
      var fill = lxw_chart_fill()
      fill.color = color.native
      if isPoints {
        chart_series_set_marker_type(native, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
        chart_series_set_marker_size(native, 7)
        chart_series_set_marker_fill(native, &fill)
      } else {
        chart_series_set_fill(native, &fill)
      }
    }
    guard let labels = series.labels else { return }
    chart_series_set_labels(native)
    let position =
      switch labels.position {
      case .center: LXW_CHART_LABEL_POSITION_CENTER
      case .insideEnd: LXW_CHART_LABEL_POSITION_INSIDE_END
      case .insideBase: LXW_CHART_LABEL_POSITION_INSIDE_BASE
      case .outsideEnd: LXW_CHART_LABEL_POSITION_OUTSIDE_END
      case .right: LXW_CHART_LABEL_POSITION_RIGHT
      case .above: LXW_CHART_LABEL_POSITION_ABOVE
      }
    chart_series_set_labels_position(native, UInt8(position.rawValue))
    if let format = labels.numberFormat { chart_series_set_labels_num_format(native, format) }
    if labels.color != nil || labels.fontSize != nil {
      var font = lxw_chart_font()
      font.size = labels.fontSize ?? 10
      font.color = (labels.color ?? .black).native
      chart_series_set_labels_font(native, &font)
    }
    if let texts = series.labelTexts { try set(texts, on: native) }
  }

  /// Names the points of a series.
  private func set(
    _ texts: [String], on series: UnsafeMutablePointer<lxw_chart_series>
  ) throws(SpreadsheetError) {
    var strings = CStrings()
    var labels = texts.map { text in
      var label = lxw_chart_data_label()
      label.value = strings.copy(CellText.notFormula(text, escaping: false))
      return label
    }
    let code = labels.withUnsafeMutableBufferPointer { labels in
      // The library reads an array of pointers that ends with a null.
      var pointers: [UnsafeMutablePointer<lxw_chart_data_label>?] = labels.indices.map {
        labels.baseAddress?.advanced(by: $0)
      }
      pointers.append(nil)
      return chart_series_set_labels_custom(series, &pointers)
    }
    _ = consume strings
    try check(code, "naming the points of a series")
  }

  private func set(_ axis: Chart.Axis, on native: UnsafeMutablePointer<lxw_chart_axis>?, isValue: Bool) {
    guard let native else { return }
    if !axis.title.isEmpty { chart_axis_set_name(native, CellText.notFormula(axis.title, escaping: false)) }
    if let format = axis.numberFormat { chart_axis_set_num_format(native, format) }
    if isValue {
      if let minimum = axis.minimum { chart_axis_set_min(native, minimum) }
      if let maximum = axis.maximum { chart_axis_set_max(native, maximum) }
      if let step = axis.step { chart_axis_set_major_unit(native, step) }
    }
    if axis.namesAll { chart_axis_set_interval_unit(native, 1) }
    if axis.reversed { chart_axis_set_reverse(native) }
    chart_axis_major_gridlines_set_visible(native, (axis.gridlines ?? isValue) ? 1 : 0)
    let position =
      switch axis.labelPosition {
      case .nextToAxis: LXW_CHART_AXIS_LABEL_POSITION_NEXT_TO
      case .low: LXW_CHART_AXIS_LABEL_POSITION_LOW
      case .high: LXW_CHART_AXIS_LABEL_POSITION_HIGH
      case .none: LXW_CHART_AXIS_LABEL_POSITION_NONE
      }
    chart_axis_set_label_position(native, UInt8(position.rawValue))
    if let size = axis.fontSize {
      var font = lxw_chart_font()
      font.size = size
      chart_axis_set_num_font(native, &font)
    }
  }
}
