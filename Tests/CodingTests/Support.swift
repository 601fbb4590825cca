import Codebook
import Submissions
import Tables
import TestSupport

@testable import Coding

/// What a reading needs: a lexicon of four concepts, so that the tests know every feature.
struct Tools: Sendable {
  let lexicon: Lexicon
  let reader: DocumentReader

  init() throws {
    let source = CodebookSource(replacing: [
      "codebook/concepts.csv": bytes(
        """
        concept,kind,label_en,label_fr
        aim,frame,Aim,But
        aid,object,Mutual assistance,Entraide
        crime,object,Offence,Infraction
        rights,object,Rights,Droits

        """),
      "codebook/wording.en.csv": bytes(
        "concept,pattern\naim,aims\naid,mutual assistance\ncrime,offence*\nrights,rights\n"),
      "codebook/wording.es.csv": bytes("concept,pattern\n"),
      "codebook/wording.fr.csv": bytes(
        "concept,pattern\naim,objectif*\naid,entraide\ncrime,infraction*\nrights,droits\n"),
    ])
    lexicon = try Lexicon(from: source)
    reader = DocumentReader(
      vocabulary: try LayoutVocabulary(), register: try ParticipantRegister(), words: lexicon.words)
  }

  static let shared = Result { try Tools() }
}

/// An invented document of two submissions.
let ghana = """
    Ghana

  [Original: English]
  [1 November 2021]

    Aims of the convention

  The convention should serve the following aims, among others:

    (a) To speed up mutual assistance between the parties;

    (b) To respect the rights of everyone.

    Offences

  The offences of the convention should be few, and the rights of the accused guarded.

    Peru

  [Original: English]
  [2 November 2021]

  We ask for mutual assistance without delay.

  Every offence should be defined narrowly.

  """

func read(_ text: String, path: String) throws -> Document {
  try Tools.shared.get().reader.read(bytes(text), path: path)
}

func rows(_ lines: [String], header: String) -> [UInt8] {
  bytes(([header] + lines).map { $0 + "\n" }.joined())
}

let goldHeader = "document,participant,start_line,end_line,themes,disputed"
let modelHeader =
  "stage,feature,scope,objectives,criminalisation,procedure,cooperation,human_rights,implementation"
