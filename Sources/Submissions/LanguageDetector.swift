internal import Codebook
internal import Matching

/// Tells a text's language by its commonest words.
struct LanguageDetector {
  let vocabulary: LayoutVocabulary

  /// The language of a text.
  ///
  /// - Returns: nil where no language has one word in eight, or where the text has fewer than four such words.
  func language(of bytes: [UInt8]) -> Language? {
    var hits: [Language: Int] = [:]
    var total = 0
    for word in Folding.words(in: bytes) {
      total += 1
      for (language, words) in vocabulary.functionWords where words.contains(word.bytes) {
        hits[language, default: 0] += 1
      }
    }
    let ranked = hits.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }
    guard let best = ranked.first, best.value >= 4, best.value * 8 >= total else { return nil }
    return best.key
  }
}
