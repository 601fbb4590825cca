/// What pandoc is told to leave of a document: its words, paragraphs, lists and rows of tables.
enum PlainText {
  /// The name of the filter's file.
  static let filterName = "filter.lua"

  /// Takes emphasis, images, links' targets and the drawing of tables away; deleted text goes, a table's row becomes
  /// a paragraph with a bar between its cells.
  static let filter = """
    local function bare(element) return element.content end
    local function none() return {} end
    local function row_text(row)
      local cells = {}
      for _, cell in ipairs(row.cells) do
        local inlines = pandoc.utils.blocks_to_inlines(cell.contents, { pandoc.Space() })
        table.insert(cells, inlines)
      end
      local line = {}
      for place, inlines in ipairs(cells) do
        if place > 1 then
          table.insert(line, pandoc.Space())
          table.insert(line, pandoc.Str("|"))
          table.insert(line, pandoc.Space())
        end
        for _, inline in ipairs(inlines) do table.insert(line, inline) end
      end
      return pandoc.Para(line)
    end
    return {
      {
        Emph = bare, Strong = bare, Underline = bare, SmallCaps = bare, Superscript = bare, Subscript = bare,
        Span = bare, Link = bare, Strikeout = none, Image = none, RawInline = none, RawBlock = none,
        LineBreak = function() return pandoc.Space() end,
        BlockQuote = bare, Div = bare,
        HorizontalRule = none,
      },
      {
        Table = function(table_)
          local rows = {}
          for _, row in ipairs(table_.head.rows) do table.insert(rows, row_text(row)) end
          for _, body in ipairs(table_.bodies) do
            for _, row in ipairs(body.head) do table.insert(rows, row_text(row)) end
            for _, row in ipairs(body.body) do table.insert(rows, row_text(row)) end
          end
          for _, row in ipairs(table_.foot.rows) do table.insert(rows, row_text(row)) end
          return rows
        end,
      },
    }
    """
}
