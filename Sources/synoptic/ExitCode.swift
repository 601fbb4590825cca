import Regeneration

/// Exit codes, as sysexits.h names them.
enum ExitCode: Int32, CaseIterable {
  case done = 0
  case usage = 64
  case badInput = 65
  case noInput = 66
  case faultyProgram = 70
  case cannotCreate = 73
  case cannotWrite = 74
  case busy = 75

  /// What it tells whoever started the program.
  var meaning: String {
    switch self {
    case .done: "done"
    case .usage: "the command line is wrong"
    case .badInput: "some input, or the codebook given, could not be used; what could be is published"
    case .noInput: "there is no input, or it cannot be read"
    case .faultyProgram: "a table of the program is faulty: please report it"
    case .cannotCreate: "the output cannot be made"
    case .cannotWrite: "the output cannot be written"
    case .busy: "another run is writing the same output; try again"
    }
  }

  /// The code that an error ends the program with.
  init(_ error: RunError) {
    self =
      switch error {
      case .noInput, .emptyInput, .cannotRead: .noInput
      case .nothingUsable, .faultyInput, .codebook: .badInput
      case .entangled, .unknownCell: .usage
      case .busy: .busy
      case .cannotCreate, .occupied: .cannotCreate
      case .cannotWrite, .workbook: .cannotWrite
      case .table, .comparison: .faultyProgram
      }
  }
}
