internal import Files
internal import Tables

/// What a run leaves of itself in its output: a digest of all that went in, and one of each file that came out.
///
/// A run that finds both as they are has nothing to do.
struct Manifest {
  /// Its path below the output folder.
  static let path = "csv/manifest.csv"
  private static let columns = ["kind", "name", "sha256"]

  private let inputs: String
  private let outputs: [String: String]

  /// Takes the digest of what went in and the files of a folder that was filled.
  ///
  /// - Parameters:
  ///   - inputs: the digest of all that went in.
  ///   - folder: the folder of output.
  ///   - names: the names directly in it that are the run's own.
  /// - Throws: `FileError` where a file cannot be read.
  init(inputs: String, folder: String, names: [String]) throws(FileError) {
    var outputs: [String: String] = [:]
    for name in names {
      let path = folder + "/" + name
      let files =
        FileSystem.kind(of: path) == .folder ? try FileSystem.names(in: path).map { name + "/" + $0 } : [name]
      for file in files where file != Self.path {
        outputs[file] = SHA256.hexadecimal(of: try FileSystem.read(folder + "/" + file))
      }
    }
    self.inputs = inputs
    self.outputs = outputs
  }

  /// Reads the manifest of an output folder; nil where there is none that can be read.
  private init?(of output: String) {
    guard let bytes = Self.bytes(in: output),
      let table = try? CSVTable(bytes, name: Self.path, required: Self.columns),
      let reader = try? FieldReader(table, Self.columns)
    else { return nil }
    var inputs = ""
    var outputs: [String: String] = [:]
    for row in table.rows {
      if reader.value(row, 0) == "inputs" {
        inputs = reader.value(row, 2)
      } else {
        outputs[reader.value(row, 1)] = reader.value(row, 2)
      }
    }
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The file.
  var csv: [UInt8] {
    var writer = CSVWriter(header: Self.columns)
    writer.append(["inputs", "", inputs])
    for name in outputs.keys.sorted() { writer.append(["output", name, outputs[name] ?? ""]) }
    return writer.bytes
  }

  /// The manifest as it stands in an output folder, which tells one publication from the next; nil where there is none.
  static func bytes(in output: String) -> [UInt8]? { try? FileSystem.read(output + "/" + path) }

  /// Whether an output folder holds what a run over the same input wrote, to the byte.
  ///
  /// - Parameters:
  ///   - output: the output folder.
  ///   - inputs: the digest of all that goes in.
  ///   - names: the names directly in it that are a run's own.
  /// - Returns: false also where there is no output yet.
  static func isCurrent(_ output: String, inputs: String, names: [String]) -> Bool {
    guard let written = Manifest(of: output), written.inputs == inputs,
      let found = try? Manifest(inputs: inputs, folder: output, names: names)
    else { return false }
    return found.outputs == written.outputs
  }
}
