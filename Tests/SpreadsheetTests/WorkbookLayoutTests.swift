import Foundation
import Spreadsheet
import TestSupport
import Testing

extension WorkbookTests {
  struct Layout {
    /// Writes a workbook of one sheet and gives its parts; the library must print nothing.
    func parts(
      named name: String = "COP29", _ body: (inout Workbook, Sheet) throws -> Void
    ) throws -> (scratch: Folder, parts: Parts) {
      let scratch = try Folder()
      let printed = try complaints {
        var book = try Workbook(path: scratch.path(), properties: properties())
        let sheet = try book.addSheet(name)
        try body(&book, sheet)
        #expect(try book.close().isEmpty)
      }
      #expect(printed == "")
      let parts = Parts(scratch.path())
      #expect(try parts.areWellFormed())
      return (scratch, parts)
    }

    @Test func columnsRowsAndPanes() throws {
      let (scratch, parts) = try parts { book, sheet in
        try book.setColumns(0...2, in: sheet, LineLayout(size: 20))
        try book.setColumns(1...1, in: sheet, LineLayout(size: 5, hidden: true, outlineLevel: 1))
        try book.setRows(3...3, in: sheet, LineLayout(size: 30, outlineLevel: 2))
        try book.freeze(rows: 1, columns: 2, in: sheet)
        try book.zoom(85, in: sheet)
        try book.setTabColor(.black, of: sheet)
        try book.hideGridlines(in: sheet)
      }
      let xml = try parts.sheet(1)
      #expect(xml.components(separatedBy: "<col ").count == 4)
      #expect(
        xml.contains(
          "<col min=\"2\" max=\"2\" width=\"5.7109375\" hidden=\"1\" customWidth=\"1\" outlineLevel=\"1\""))
      #expect(xml.contains("<row r=\"4\" ht=\"30\" customHeight=\"1\" outlineLevel=\"2\""))
      #expect(xml.contains("<pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\""))
      #expect(xml.contains("showGridLines=\"0\"") && xml.contains("zoomScale=\"85\""))
      #expect(xml.contains("<tabColor rgb=\"FF000000\"/>"))
      withExtendedLifetime(scratch) {}
    }

    /// `COP29` is also a cell, `2024` a number: bare, both would break the formulas of Excel.
    @Test(arguments: ["COP29", "2024", "it's", "Plain", "Ключевые позиции сторон"])
    func namesAreAlwaysQuoted(name: String) throws {
      let quoted = "'" + name.replacing("'", with: "''") + "'"
      let (scratch, parts) = try parts(named: name) { book, sheet in
        try book.write(text: "x", at: a1, in: sheet)
        try book.write(number: 7, at: CellReference(0, 1), in: sheet)
        try book.filter(CellRange(rows: 0...9, columns: 0...1), in: sheet)
        try book.setUpPage(
          PageSetup {
            $0.repeatedRows = 0...0
            $0.printArea = CellRange(rows: 0...9, columns: 0...1)
          }, of: sheet)
        try book.insert(
          Chart(
            .columnStacked,
            series: [
              .init(
                name: .cell(sheet, a1), categories: SheetRange(sheet, CellRange(a1, a1)),
                values: SheetRange(sheet, CellRange(rows: 0...0, columns: 1...1)))
            ]), at: CellReference(12, 0), in: sheet)
      }
      let book = try parts["xl/workbook.xml"]
      #expect(book.contains(">\(quoted)!$A$1:$B$10</definedName>"))
      #expect(book.contains(">\(quoted)!$1:$1</definedName>"))
      let chart = try parts["xl/charts/chart1.xml"]
      #expect(chart.contains("<c:f>\(quoted)!$A$1</c:f>") && chart.contains("<c:f>\(quoted)!$B$1</c:f>"))
      #expect(chart.contains("<c:v>7</c:v>"))
      withExtendedLifetime(scratch) {}
    }

    @Test func nameTooLongForTheBufferOfTitles() throws {
      let scratch = try Folder()
      var book = try Workbook(path: scratch.path(), properties: properties())
      let sheet = try book.addSheet(String(repeating: "Ж", count: 31))
      do {
        try book.setUpPage(
          PageSetup {
            $0.repeatedRows = 0...0
            $0.repeatedColumns = 0...0
          }, of: sheet)
        Issue.record("accepted")
      } catch {}
    }

    @Test func page() throws {
      let (scratch, parts) = try parts { book, sheet in
        try book.setUpPage(
          PageSetup {
            $0.paper = .a3
            $0.landscape = true
            $0.fit = .oneWide
            $0.repeatedRows = 0...1
            $0.repeatedColumns = 0...2
            $0.margins = .init(left: 0.25, right: 0.25, top: 0.5, bottom: 0.5)
            $0.header = PageLine(left: [.text("R&D &G &[Picture]")])
            $0.footer = PageLine(right: [.page, .text(" / "), .pageCount])
            $0.centeredHorizontally = true
          }, of: sheet)
      }
      let xml = try parts.sheet(1)
      #expect(xml.contains("<pageSetup paperSize=\"8\" fitToHeight=\"0\" orientation=\"landscape\"/>"))
      #expect(xml.contains("<pageMargins left=\"0.25\" right=\"0.25\" top=\"0.5\" bottom=\"0.5\""))
      #expect(xml.contains("<oddHeader>&amp;LR&amp;&amp;D &amp;&amp; G &amp;&amp; [Picture]</oddHeader>"))
      #expect(xml.contains("<oddFooter>&amp;R&amp;P / &amp;N</oddFooter>"))
      #expect(xml.contains("horizontalCentered=\"1\""))
      #expect(try parts["xl/workbook.xml"].contains(">'COP29'!$A:$C,'COP29'!$1:$2</definedName>"))
      withExtendedLifetime(scratch) {}
    }

    @Test func onlyOneSheetIsSelected() throws {
      let scratch = try Folder()
      var book = try Workbook(path: scratch.path(), properties: properties())
      _ = try book.addSheet("A")
      let second = try book.addSheet("B")
      let third = try book.addSheet("C")
      try book.activate(second)
      try book.activate(third)
      try book.scrollTabs(to: second)
      _ = try book.close()
      let parts = Parts(scratch.path())
      for (number, selected) in [(1, false), (2, false), (3, true)] {
        #expect(try parts.sheet(number).contains("tabSelected") == selected)
      }
      #expect(try parts["xl/workbook.xml"].contains("firstSheet=\"1\" activeTab=\"2\""))
    }

    @Test func rules() throws {
      let (scratch, parts) = try parts { book, sheet in
        let red = try book.format(
          CellStyle {
            $0.background = Color(rawValue: 0xFFC7CE)
            $0.fontColor = .black
          })
        let range = CellRange(rows: 1...9, columns: 1...1)
        try book.addRule(.twoColors(low: .white, high: .black), to: range, in: sheet)
        try book.addRule(
          .threeColors(low: .black, middle: .white, high: Color(rawValue: 0x0000FF), percentile: 40),
          to: range,
          in: sheet)
        try book.addRule(.dataBar(Color(rawValue: 0x638EC6)), to: range, in: sheet)
        try book.addRule(.cell(.between(1, 2.5), red), to: range, in: sheet)
        try book.addRule(.cell(.text("say \"no\""), red), to: range, in: sheet)
        try book.write(text: "x", at: a1, in: sheet, format: red)
      }
      let xml = try parts.sheet(1)
      #expect(xml.contains("<color rgb=\"FFFFFFFF\"/><color rgb=\"FF000000\"/></colorScale>"))
      #expect(xml.contains("<cfvo type=\"percentile\" val=\"40\"/>"))
      #expect(xml.contains("<dataBar>"))
      #expect(xml.contains("operator=\"between\"><formula>1</formula><formula>2.5</formula>"))
      #expect(xml.contains("operator=\"equal\"><formula>\"say \"\"no\"\"\"</formula>"))
      let styles = try parts["xl/styles.xml"]
      let dxf = try #require(styles.firstRange(of: "<dxfs count=\"1\">"))
      #expect(styles[dxf.upperBound...].contains("<bgColor rgb=\"FFFFC7CE\"/>"))
      #expect(styles[..<dxf.lowerBound].contains("<fgColor rgb=\"FFFFC7CE\"/>"))
      withExtendedLifetime(scratch) {}
    }

    @Test func lists() throws {
      let (scratch, parts) = try parts { book, sheet in
        var words = DropDown(.words(["oui", "non", "=peut-être"]))
        words.hintTitle = "=choisir"
        words.strictness = .warning
        try book.offer(words, at: CellRange(a1, a1), in: sheet)
        try book.offer(
          DropDown(.cells(SheetRange(sheet, CellRange(rows: 0...4, columns: 5...5)))),
          at: CellRange(rows: 1...3, columns: 0...0), in: sheet)
      }
      let xml = try parts.sheet(1)
      #expect(xml.contains("<formula1>\"oui,non,=peut-être\"</formula1>"))
      #expect(xml.contains("promptTitle=\" =choisir\"") && xml.contains("errorStyle=\"warning\""))
      #expect(xml.contains("<formula1>'COP29'!$F$1:$F$5</formula1>"))
      withExtendedLifetime(scratch) {}
    }

    /// 200 letters of two bytes each: the library counts 200 and writes 400 into 258.
    @Test(arguments: [[], [""], ["a,b"], ["\""], ["a", ""], [String(repeating: "é", count: 200)]])
    func refusedLists(words: [String]) throws {
      let scratch = try Folder()
      var book = try Workbook(path: scratch.path(), properties: properties())
      let sheet = try book.addSheet("A")
      do {
        try book.offer(DropDown(.words(words)), at: CellRange(a1, a1), in: sheet)
        Issue.record("accepted")
      } catch {}
    }

    @Test(arguments: [
      Chart.Kind.column, .columnStacked, .columnStackedPercent, .bar, .barStacked, .barStackedPercent,
    ])
    func charts(kind: Chart.Kind) throws {
      let (scratch, parts) = try parts { book, sheet in
        for row in 0..<3 {
          try book.write(text: "Party \(row)", at: CellReference(row, 0), in: sheet)
          try book.write(number: Double(row), at: CellReference(row, 1), in: sheet)
        }
        var chart = Chart(
          kind,
          series: [
            .init(
              name: .text("=support"), categories: SheetRange(sheet, CellRange(rows: 0...2, columns: 0...0)),
              values: SheetRange(sheet, CellRange(rows: 0...2, columns: 1...1)),
              color: Color(rawValue: 0x1B9E77), labels: .init(numberFormat: "0;-0;;", color: .white))
          ])
        chart.title = "=Positions"
        chart.legend = .bottom
        chart.gap = 40
        chart.width = 960
        chart.height = 576
        chart.description = "how many"
        chart.categoryAxis = .init {
          $0.title = "Party"
          $0.reversed = true
          $0.labelPosition = .low
        }
        chart.valueAxis = .init {
          $0.title = "Count"
          $0.minimum = 0
          $0.maximum = 10
          $0.step = 2
        }
        try book.insert(chart, at: CellReference(0, 3), in: sheet)
      }
      let xml = try parts["xl/charts/chart1.xml"]
      let categories = try #require(
        xml.split(separator: "<c:catAx>").last?.split(separator: "</c:catAx>").first)
      let values = try #require(xml.split(separator: "<c:valAx>").last?.split(separator: "</c:valAx>").first)
      #expect(categories.contains("<a:t>Party</a:t>") && categories.contains("maxMin"))
      #expect(categories.contains("<c:tickLblPos val=\"low\"/>") && !categories.contains("majorGridlines"))
      #expect(values.contains("<a:t>Count</a:t>") && values.contains("<c:majorUnit val=\"2\"/>"))
      #expect(values.contains("<c:max val=\"10\"/><c:min val=\"0\"/>") && values.contains("majorGridlines"))
      #expect(xml.contains("<a:t> =Positions</a:t>") && xml.contains("<c:v> =support</c:v>"))
      #expect(xml.contains("<a:srgbClr val=\"1B9E77\"/>") && xml.contains("<c:gapWidth val=\"40\"/>"))
      #expect(xml.contains("<c:legendPos val=\"b\"/>") && xml.contains("<c:showVal val=\"1\"/>"))
      #expect(try parts["xl/drawings/drawing1.xml"].contains("descr=\"how many\""))
      withExtendedLifetime(scratch) {}
    }

    @Test func pointsBearTheirNames() throws {
      let (scratch, parts) = try parts { book, sheet in
        for row in 0..<2 {
          try book.write(number: Double(row), at: CellReference(row, 0), in: sheet)
          try book.write(number: Double(-row), at: CellReference(row, 1), in: sheet)
        }
        var chart = Chart(
          .scatter,
          series: [
            .init(
              name: .text("map"), categories: SheetRange(sheet, CellRange(rows: 0...1, columns: 0...0)),
              values: SheetRange(sheet, CellRange(rows: 0...1, columns: 1...1)),
              color: Color(rawValue: 0x24629B), labels: .init(position: .right),
              labelTexts: ["Chad", "=SUM(1,2) & Peru"])
          ])
        chart.categoryAxis = .init {
          $0.minimum = -1
          $0.maximum = 2
        }
        try book.insert(chart, at: CellReference(0, 3), in: sheet)
      }
      let xml = try parts["xl/charts/chart1.xml"]
      #expect(xml.contains("<c:scatterChart>") && xml.contains("<c:symbol val=\"circle\"/>"))
      #expect(xml.contains("<a:t>Chad</a:t>") && xml.contains("<a:t> =SUM(1,2) &amp; Peru</a:t>"))
      #expect(xml.contains("<c:max val=\"2\"/><c:min val=\"-1\"/>"))
      #expect(try parts.areWellFormed())
      withExtendedLifetime(scratch) {}
    }

    @Test func barsHaveBoundsAndOutlinesTheirHeadsAbove() throws {
      let (scratch, parts) = try parts { book, sheet in
        let range = CellRange(rows: 1...9, columns: 1...1)
        try book.addRule(.dataBar(.black, bounds: 0...26), to: range, in: sheet)
        try book.putOutlineHeadsAbove(in: sheet)
        try book.setRows(1...9, in: sheet, LineLayout(outlineLevel: 1))
        do {
          try book.addRule(.dataBar(.black, bounds: 0 ... .infinity), to: range, in: sheet)
          Issue.record("accepted")
        } catch {}
      }
      let xml = try parts.sheet(1)
      #expect(xml.contains("<cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"26\"/>"))
      #expect(xml.contains("<outlinePr summaryBelow=\"0\"/>"))
      withExtendedLifetime(scratch) {}
    }

    @Test func refusedCharts() throws {
      let scratch = try Folder()
      var book = try Workbook(path: scratch.path(), properties: properties())
      let sheet = try book.addSheet("A")
      let line = SheetRange(sheet, CellRange(rows: 0...2, columns: 0...0))
      let block = SheetRange(sheet, CellRange(rows: 0...2, columns: 0...1))
      let endless = SheetRange(sheet, CellRange(rows: 0...40_000, columns: 0...0))
      for chart in [
        Chart(.bar, series: []),
        Chart(.bar, series: [.init(name: .text(""), categories: line, values: block)]),
        Chart(.bar, series: [.init(name: .text(""), categories: line, values: endless)]),
        Chart(
          .barStacked,
          series: [
            .init(name: .text(""), categories: line, values: line, labels: .init(position: .outsideEnd))
          ]),
        Chart(
          .scatter,
          series: [
            .init(name: .text(""), categories: line, values: line, labels: .init(position: .insideEnd))
          ]),
        Chart(
          .bar,
          series: [.init(name: .text(""), categories: line, values: line, labels: .init(position: .right))]),
        Chart(
          .scatter,
          series: [
            .init(name: .text(""), categories: line, values: line, labels: .init(), labelTexts: ["one"])
          ]),
      ] {
        do {
          try book.insert(chart, at: a1, in: sheet)
          Issue.record("accepted")
        } catch {}
      }
      #expect(try book.close().isEmpty)
    }

    @Test func refusedStyles() throws {
      let scratch = try Folder()
      var book = try Workbook(path: scratch.path(), properties: properties())
      for style in [
        CellStyle { $0.rotation = 91 }, CellStyle { $0.indent = 16 }, CellStyle { $0.fontSize = .nan },
        CellStyle { $0.numberFormat = String(repeating: "é", count: 64) }, CellStyle { $0.fontName = "" },
      ] {
        do {
          _ = try book.format(style)
          Issue.record("accepted")
        } catch {}
      }
    }

    @Test func styles() throws {
      let (scratch, parts) = try parts { book, sheet in
        let format = try book.format(
          CellStyle {
            $0.underline = true
            $0.fontSize = 9.5
            $0.fontName = "Noto Sans"
            $0.background = .black
            $0.borders = .thin(Color(rawValue: 0x112233))
            $0.horizontal = .center
            $0.vertical = .top
            $0.wrap = true
            $0.rotation = -45
            $0.numberFormat = "0.0%"
            $0.locked = false
          })
        try book.write(number: 0.5, at: a1, in: sheet, format: format)
      }
      let xml = try parts["xl/styles.xml"]
      #expect(xml.contains("<u/><sz val=\"9.5\"/>") && xml.contains("<name val=\"Noto Sans\"/>"))
      #expect(xml.contains("<patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/>"))
      #expect(xml.contains("<left style=\"thin\"><color rgb=\"FF112233\"/></left>"))
      #expect(
        xml.contains(
          "<alignment horizontal=\"center\" vertical=\"top\" textRotation=\"135\" wrapText=\"1\"/>"))
      #expect(xml.contains("<protection locked=\"0\"/>") && xml.contains("formatCode=\"0.0%\""))
      withExtendedLifetime(scratch) {}
    }
  }
}
