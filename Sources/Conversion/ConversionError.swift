public import Files

/// Why a document could not be turned into text.
public enum ConversionError: Error, Equatable, CustomStringConvertible {
  /// The program that does it is not installed.
  case missing(program: String, package: String)
  /// The program refused the document or broke off.
  case failed(program: String, reason: String)
  /// The program took longer than it may.
  case tooSlow(program: String, seconds: UInt32)
  /// There are pages but no words in them.
  case noText
  /// A file that the conversion needs could not be handled.
  case files(FileError)

  /// What failed, why, and what to do.
  public var description: String {
    switch self {
    case .missing(let program, let package):
      "\(program) is not installed; install the Debian package \(package)"
    case .failed(let program, let reason):
      "\(program) cannot convert it: \(reason); open it and save it anew, or as plain text"
    case .tooSlow(let program, let seconds):
      "\(program) did not finish in \(seconds) seconds; save it as plain text"
    case .noText:
      "it holds no text, as a scan does; run it through text recognition (such as ocrmypdf) first"
    case .files(let error): error.description
    }
  }
}
