public import Convergence
public import Files
public import Spreadsheet
public import Tables

/// Why a run could not be carried through; the output of the run before still stands.
public enum RunError: Error, CustomStringConvertible {
  /// The input folder is missing, is no folder, or cannot be listed.
  case noInput(path: String, reason: String)
  /// The input folder holds no text file.
  case emptyInput(path: String)
  /// Not one of the input files could be used; the problems say why.
  case nothingUsable(path: String)
  /// The output folder lies within another one that the run uses, or the other way round.
  case entangled(_ what: String, _ path: String, output: String)
  /// Another run is at work on the same output.
  case busy(output: String)
  /// The output could not be prepared.
  case cannotCreate(FileError)
  /// The output could not be written.
  case cannotWrite(FileError)
  /// The workbook could not be written.
  case workbook(SpreadsheetError)
  /// A table that was named, such as gold coding, cannot be read.
  case cannotRead(FileError)
  /// A table that was named, such as gold coding, is faulty.
  case faultyInput(TableError)
  /// A table of the program itself is faulty.
  case table(TableError)
  /// A table of the analyst's codebook, or one that does not fit it, is faulty.
  case codebook(TableError, folder: String)
  /// The folder to export to holds a table already.
  case occupied(folder: String, name: String)
  /// A participant or an issue was asked for that there is not.
  case unknownCell(String)
  /// The positions coded cannot be compared; a fault of the program or of its tables.
  case comparison(PositionsError)

  /// One line: what failed, on what, why, and what to do.
  public var description: String {
    switch self {
    case .noInput(let path, let reason):
      "no input: \(path): \(reason); name a folder of .txt files with --input"
    case .emptyInput(let path): "no input: \(path) holds no .txt file; put the documents there as plain text"
    case .nothingUsable(let path): "none of the files in \(path) could be used; the output stays as it was"
    case .entangled(let what, let path, let output):
      "the output folder \(output) and the \(what) \(path) must not hold each other"
    case .busy(let output): "another run is writing \(output); try again when it has ended"
    case .cannotCreate(let error): "\(error); the output stays as it was"
    // Where the output is not as it was, the advice says what became of it.
    case .cannotWrite(let error): error.advice == nil ? "\(error); the output stays as it was" : "\(error)"
    case .workbook(let error): "the workbook could not be written: \(error); the output stays as it was"
    case .cannotRead(let error): "\(error)"
    case .faultyInput(let error), .table(let error): "\(error)"
    case .codebook(let error, let folder):
      "\(error); for every fault: synoptic codebook check \(folder)"
    case .occupied(let folder, let name):
      "\(folder) holds \(name) already; export to a new or empty folder"
    case .unknownCell(let message): message
    case .comparison(let error): "the positions cannot be compared: \(error)"
    }
  }
}
