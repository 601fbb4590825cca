internal import Codebook
internal import Matching

/// Reads the participant that a file's name gives: `australia.txt`, `NZL_submission.txt`.
struct FileNameReader {
  let vocabulary: LayoutVocabulary
  let voices: VoiceReader

  /// Who a file is named after: one participant, where every other word of the name says nothing.
  ///
  /// - Parameter path: the path below the input folder.
  /// - Returns: nil where the name holds no participant, several, or words that are neither.
  func participant(of path: String) -> String? {
    let file = path.split(separator: "/").last ?? ""
    let stem = file.split(separator: ".").dropLast().joined(separator: " ")
    let words = stem.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // A code counts in capitals, and where the word is no other.
    let codes = words.filter {
      $0.count <= 3 && $0 == $0.uppercased() && voices.register.participant($0) != nil
    }
    let rest = words.filter { !codes.contains($0) }
    let list = voices.register.nameList(
      in: Array(rest.joined(separator: " ").utf8), fillers: VoiceReader.articles)
    let noise = vocabulary.phrases(.fileWord)
    guard
      list.unknown.allSatisfy({ $0.utf8.split(separator: 0x20).allSatisfy { noise.isWhole([Array($0)]) } }),
      codes.count + list.participants.count == 1
    else { return nil }
    return codes.first ?? list.participants.first
  }
}
