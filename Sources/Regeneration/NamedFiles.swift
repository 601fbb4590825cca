internal import Codebook
internal import Files
internal import Submissions
internal import Tables

/// The files of an input folder whose participant a table there gives, since their text does not say.
struct NamedFiles {
  /// The name of the table, in letters of either case.
  static let fileName = "participants.csv"

  private let participants: [String: String]

  /// Reads the table; a folder without one names no file.
  ///
  /// - Parameters:
  ///   - folder: the input folder.
  ///   - paths: the files in it.
  ///   - register: the participants there are.
  /// - Throws: `RunError` where it cannot be read, names a file that is not there, or a participant that none is.
  init(in folder: String, files paths: [String], register: ParticipantRegister) throws(RunError) {
    guard let name = paths.first(where: { $0.lowercased() == Self.fileName }) else {
      participants = [:]
      return
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(folder + "/" + name)
    } catch {
      throw .cannotRead(error)
    }
    do throws(TableError) {
      participants = try Self.read(CSVTable(bytes, name: name, required: Self.columns), paths, register)
    } catch {
      throw .faultyInput(error)
    }
  }

  private static let columns = ["file", "participant"]

  private static func read(
    _ table: CSVTable, _ paths: [String], _ register: ParticipantRegister
  ) throws(TableError) -> [String: String] {
    let reader = try FieldReader(table, columns)
    var named: [String: String] = [:]
    for row in table.rows {
      let (file, who) = (try reader.text(row, 0), try reader.text(row, 1))
      guard paths.contains(file) else {
        throw reader.fault(row, 0, "there is no file '\(file)' in the input folder")
      }
      let name = Array(who.utf8)
      guard register.participant(who) != nil || register.participant(named: name) != nil else {
        throw reader.fault(row, 1, "'\(who)' is no participant; write a code such as NZL, or a name")
      }
      guard named.updateValue(who, forKey: file) == nil else {
        throw reader.fault(row, 0, "the file '\(file)' stands twice")
      }
    }
    return named
  }

  /// The participant that the table gives for a file; nil where it gives none.
  func participant(of path: String) -> String? { participants[path] }
}
