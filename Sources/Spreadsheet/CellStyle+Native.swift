internal import CLibXLSXWriter

extension CellStyle {
  /// Sets on a fresh format what differs from a new sheet; the style has been validated.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if bold { format_set_bold(format) }
    if italic { format_set_italic(format) }
    if underline { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let fontSize { format_set_font_size(format, fontSize) }
    if let fontName { format_set_font_name(format, fontName) }
    if let fontColor { format_set_font_color(format, fontColor.native) }
    if let background {
      // A solid pattern named outright: in conditional formats the library does not infer it.
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, background.native)
    }
    if case .thin(let color) = borders.top {
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_top_color(format, color.native)
    }
    if case .thin(let color) = borders.bottom {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, color.native)
    }
    if case .thin(let color) = borders.left {
      format_set_left(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_left_color(format, color.native)
    }
    if case .thin(let color) = borders.right {
      format_set_right(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_right_color(format, color.native)
    }
    switch horizontal {
    case .general: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case .justify: format_set_align(format, UInt8(LXW_ALIGN_JUSTIFY.rawValue))
    }
    switch vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: break
    }
    if wrap { format_set_text_wrap(format) }
    if rotation != 0 { format_set_rotation(format, Int16(rotation)) }
    if indent != 0 { format_set_indent(format, UInt8(indent)) }
    if let numberFormat { format_set_num_format(format, numberFormat) }
    if !locked { format_set_unlocked(format) }
  }
}
