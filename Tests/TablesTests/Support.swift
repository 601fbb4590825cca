import Tables

func write(_ header: [String], _ rows: [[String]], _ form: CSVWriter.Form = .verbatim) -> [UInt8] {
  var writer = CSVWriter(header: header, form: form)
  for row in rows { writer.append(row) }
  return writer.bytes
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Fields byte for byte: strings that differ only in how accents are composed are not equal here.
func exact(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }

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
