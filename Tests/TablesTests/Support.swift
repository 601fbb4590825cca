import Tables

func write(_ header: [String], _ rows: [[String]], _ dialect: CSVDialect = .rfc4180) -> [UInt8] {
  var writer = CSVWriter(header: header, dialect: dialect)
  for row in rows { writer.append(row) }
  return writer.bytes
}

/// The rows of a file, its mark left aside, by a reader of a few lines.
func fields(_ bytes: [UInt8], _ dialect: CSVDialect) -> [[String]] {
  var rows: [[[UInt8]]] = [[[]]]
  var isQuoted = false
  var before: UInt8 = 0
  for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...] {
    if byte == 0x22 {
      if !isQuoted, before == 0x22 { rows[rows.count - 1][rows[rows.count - 1].count - 1].append(byte) }
      isQuoted.toggle()
    } else if !isQuoted, byte == dialect.separator.asciiValue {
      rows[rows.count - 1].append([])
    } else if !isQuoted, byte == 0x0A {
      rows.append([[]])
    } else if isQuoted || byte != 0x0D {
      rows[rows.count - 1][rows[rows.count - 1].count - 1].append(byte)
    }
    before = byte
  }
  return rows.dropLast().map { $0.map { String(decoding: $0, as: UTF8.self) } }
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// Fields byte for byte: strings that differ only in how accents are composed are not equal here.
func exact(_ rows: some Collection<[String]>) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }

/// All strings of up to `length` pieces.
func strings(of pieces: [String], upTo length: Int) -> [String] {
  var all = [""]
  var latest = [""]
  for _ in 0..<length {
    latest = latest.flatMap { start in pieces.map { start + $0 } }
    all += latest
  }
  return all
}

let nasty = ["\"", ",", "\r", "\n", " ", "é", "=", "-"]
