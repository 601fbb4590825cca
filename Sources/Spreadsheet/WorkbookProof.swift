internal import CLibXLSXWriter

/// Reads a finished workbook back.
///
/// The library writes each part to a temporary file first and does not notice when that file cannot take it: a full
/// disk would leave a sheet without its end in a workbook that seems complete.
enum WorkbookProof {
  /// Whether every part of a package can be unpacked, has its checksum, and is XML that closes what it opens.
  ///
  /// - Parameter package: a ZIP archive as PKWARE's APPNOTE describes it, without comment and without ZIP64.
  /// - Returns: false also for bytes that are no such archive.
  static func isWhole(_ package: [UInt8]) -> Bool {
    let end = package.count - 22
    guard end >= 0, number(package, end, 4) == 0x0605_4B50 else { return false }
    let count = number(package, end + 10, 2)
    var at = number(package, end + 16, 4)
    for _ in 0..<count {
      guard at + 46 <= end, number(package, at, 4) == 0x0201_4B50,
        let part = part(package, at), isClosed(part)
      else { return false }
      at += 46 + number(package, at + 28, 2) + number(package, at + 30, 2) + number(package, at + 32, 2)
    }
    return count > 0 && at == end
  }

  /// The contents that an entry of the central directory leads to; nil where they are damaged.
  private static func part(_ package: [UInt8], _ entry: Int) -> [UInt8]? {
    let local = number(package, entry + 42, 4)
    guard local + 30 <= entry, number(package, local, 4) == 0x0403_4B50 else { return nil }
    let start = local + 30 + number(package, local + 26, 2) + number(package, local + 28, 2)
    let (packed, size) = (number(package, entry + 20, 4), number(package, entry + 24, 4))
    // Deflate packs a thousandfold at most, so a size beyond that is none.
    guard number(package, entry + 10, 2) == 8, start + packed <= entry, size <= packed * 1100 else {
      return nil
    }
    var part = [UInt8](repeating: 0, count: size)
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var source = Array(package[start..<start + packed])
    let code = source.withUnsafeMutableBufferPointer { source in
      part.withUnsafeMutableBufferPointer { part in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = part.baseAddress
        stream.avail_out = UInt32(part.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    let sum = crc32(0, part, UInt32(part.count))
    guard code == Z_STREAM_END, stream.avail_out == 0, sum == UInt(number(package, entry + 16, 4)) else {
      return nil
    }
    return part
  }

  /// Whether each element of an XML text is closed in its turn, with one around all others.
  static func isClosed(_ xml: [UInt8]) -> Bool {
    xml.withUnsafeBufferPointer { xml in
      var opened: [Range<Int>] = []
      var roots = 0
      var at = 0
      while at < xml.count {
        if xml[at] != UInt8(ascii: "<") {
          at += 1
          continue
        }
        guard let end = tagEnd(xml, at), end > at + 1 else { return false }
        let start = at + 1
        at = end + 1
        switch xml[start] {
        case UInt8(ascii: "?"), UInt8(ascii: "!"): continue
        case UInt8(ascii: "/"):
          guard let name = opened.popLast(), xml[name].elementsEqual(xml[start + 1..<end]) else {
            return false
          }
        default:
          if opened.isEmpty { roots += 1 }
          if xml[end - 1] == UInt8(ascii: "/") { continue }
          opened.append(start..<(xml[start..<end].firstIndex { $0 <= 0x20 } ?? end))
        }
      }
      return opened.isEmpty && roots == 1
    }
  }

  /// The `>` that ends a tag; nil where none does before the next tag begins.
  private static func tagEnd(_ xml: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var isQuoted = false
    for at in start + 1..<xml.count {
      switch xml[at] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: ">") where !isQuoted: return at
      default: continue
      }
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int {
    bytes[at..<at + width].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
