import Codebook
import Coding
import Foundation
import Reporting
import Spreadsheet
import Submissions
import TestSupport
import Testing

/// The tests that make workbooks, one after the other.
@Suite(.serialized) enum WorkbookTests {}

/// A python3 with openpyxl, an independent reader of workbooks; without it the tests that need it are skipped.
let openpyxl = Shell.python(with: "openpyxl")

extension Folder {
  /// Where a test's workbook goes.
  func path() -> String { path("book.xlsx") }
}

/// A cell as openpyxl reads it.
struct Cell: Decodable, Equatable {
  /// `s` for text, `n` for a number, `f` for a formula.
  let type: String
  /// The formula itself for a formula.
  let value: String
  /// What a formula showed when the file was made.
  let cached: String
  /// Where its link goes, as `'Passages'!A5`; empty for none.
  let link: String
}

/// A workbook as openpyxl reads it.
struct ReadBook: Decodable {
  let names: [String]
  let cells: [String: [String: Cell]]
  let rows: [String: Int]

  init(_ path: String) throws {
    let script = """
      import sys, json, openpyxl
      live = openpyxl.load_workbook(sys.argv[1])
      shown = openpyxl.load_workbook(sys.argv[1], data_only=True)
      show = lambda v: "" if v is None else str(v)
      cells = {}
      for sheet in live:
        cells[sheet.title] = {c.coordinate: {"type": c.data_type, "value": show(c.value),
          "cached": show(shown[sheet.title][c.coordinate].value),
          "link": c.hyperlink.location if c.hyperlink else ""}
          for row in sheet.iter_rows() for c in row if c.value is not None}
      print(json.dumps({"names": live.sheetnames, "cells": cells,
        "rows": {s.title: s.max_row for s in live}}))
      """
    let printed = try Shell.run(openpyxl ?? "", ["-c", script, path]).succeeded().bytes
    self = try JSONDecoder().decode(ReadBook.self, from: Data(printed))
  }

  subscript(sheet: String, cell: String) -> Cell? { cells[sheet]?[cell] }

  /// The values of some columns of a row; empty where a cell is.
  func row(_ row: Int, of sheet: String, columns: String) -> [String] {
    columns.map { self[sheet, "\($0)\(row)"]?.value ?? "" }
  }

  /// The first row with a text in a column.
  func row(with text: String, in column: String, of sheet: String) -> Int? {
    (1...(rows[sheet] ?? 1)).first { self[sheet, "\(column)\($0)"]?.value == text }
  }
}

/// Small invented inputs with a coder that knows three words.
struct Sample {
  let codebook: Codebook
  let register: ParticipantRegister
  let corpus: CodedCorpus
  let comparison: Comparison

  /// Read once: preparing the wording takes longer than a test.
  private static let tables = Result { (codebook: try Codebook(), register: try ParticipantRegister()) }

  /// Reads and codes texts, given with their paths in the order of these.
  init(_ texts: [(path: String, text: String)]) throws {
    codebook = try Self.tables.get().codebook
    register = try Self.tables.get().register
    let reader = DocumentReader(
      vocabulary: try LayoutVocabulary(), register: register, words: codebook.lexicon.words)
    let documents = texts.map { reader.read(Array($0.text.utf8), path: $0.path) }
    let weights = """
      stage,feature,scope,objectives,criminalisation,procedure,cooperation,human_rights,implementation
      3,bias,-3,-3,-3,-3,-3,-3,-3
      3,t:extradition,0,0,0,0,9,0,0
      3,t:privacy,0,0,0,0,0,9,0
      """
    let source = CodebookSource(replacing: [ThemeModel.tableName: Array((weights + "\n").utf8)])
    let coder = ThemeCoder(lexicon: codebook.lexicon, model: try ThemeModel(from: source))
    corpus = CodedCorpus(
      documents: documents, themes: coder, positions: PositionCoder(codebook: codebook),
      model: PositionModel(codebook: codebook))
    comparison = try Comparison(corpus: corpus, codebook: codebook, register: register)
  }

  func report(date: String = "2026-11-21") -> WorkbookReport {
    WorkbookReport(
      corpus: corpus, comparison: comparison, codebook: codebook, date: date,
      version: "1.2")
  }

  /// Several participants who say plain things on a few issues, each a little less than the one before.
  static func positions(
    names: [String] = ["Norway", "Ghana", "Peru", "Togo", "Chile", "=Atlantis(1)"]
  ) throws -> Sample {
    let wishes = [
      "The convention should provide for extradition.",
      "The convention should provide for mutual legal assistance.",
      "The convention should provide for technical assistance and capacity-building.",
      "The convention should protect privacy and personal data.",
      "The convention should respect human rights and fundamental freedoms.",
      "The convention should make illegal access to computer systems an offence.",
      "The convention should provide for the expedited preservation of stored data.",
    ]
    let doubts = [
      "We oppose any rule on extradition.", "Extradition should not be included in the convention.",
    ]
    let texts = names.enumerated().map { place, name in
      let own =
        place == 1 ? doubts + wishes.dropFirst() : Array(wishes.dropLast(place == 0 ? 0 : place - 1))
      return "                \(name)\n\n[Original: English]\n[3 November 2021]\n\n"
        + own.joined(separator: "\n\n") + "\n"
    }
    let note =
      "                Chad\n\nNote by the Secretariat\n\nThe views of this country are a separate paper.\n"
    return try Sample([("one.txt", texts.joined(separator: "\n") + "\n" + note)])
  }

  static let compilation = """
    I. Introduction

    The views below reached the office before the end of the year.

    II. Views

                    Norway

    [Original: English]
    [3 November 2021]

    A. Extradition

    The text should make extradition easier between the parties that wish for it.

    We would like privacy to be kept in mind whenever extradition is asked for.

    =SUM(1,2) is how our delegation adds up what it has to say on privacy.

    Nothing more comes to our mind on this sunny morning in the mountains.

                    Atlantis

    [Original: English]
    [4 November 2021]

    Our island would like to see privacy honoured below the waves as well.

                    Chad

    Note by the Secretariat

    The views of this country have been made available as a separate paper.

    """
}
