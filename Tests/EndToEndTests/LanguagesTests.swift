import Foundation
import TestSupport
import Testing

/// The same text in either language gives the same positions.
@Suite struct LanguagesTests {
  private struct Cell {
    let stance: String
    let confidence: Double
  }

  /// The positions coded of a text, by issue.
  private func positions(_ text: String) throws -> [String: Cell] {
    let folder = try Folder()
    try folder.write(text, to: "input/a.txt")
    let outcome = try Program.run(["--input", folder.path("input"), "--output", folder.path("output")])
    #expect(outcome.code == 0, "\(outcome.errors)")
    var cells: [String: Cell] = [:]
    for row in try folder.text("output/csv/positions.csv").components(separatedBy: "\r\n").dropFirst() {
      let fields = row.components(separatedBy: ",")
      guard fields.count > 4 else { continue }
      cells[fields[1]] = Cell(stance: fields[3], confidence: Double(fields[4]) ?? 0)
    }
    return cells
  }

  @Test(arguments: [english, french])
  func everySentenceIsRead(text: String) throws {
    let expected = [
      "SC02": "support", "SC03": "support", "SC05": "support", "CR01": "support", "CR02": "support",
      "CR06": "support", "CR08": "oppose", "CO02": "support", "CO03": "support", "CO04": "conditional",
      "HR01": "support", "HR02": "support", "HR03": "support", "IM01": "support", "IM03": "oppose",
      "IM06": "support",
    ]
    let cells = try positions(text)
    #expect(cells.filter { expected[$0.key] != nil }.mapValues(\.stance) == expected)
    // What else is heard is said to be unsure.
    #expect(cells.filter { expected[$0.key] == nil }.allSatisfy { $0.value.confidence < 0.8 })
  }

  private static let english = """
                        Norway

    [Original: English]
    [1 November 2021]

    The convention should provide for extradition of persons accused of the offences it establishes.

    A network of contact points available twenty-four hours a day, seven days a week, should be set up.

    Questions of cybersecurity and of Internet governance should be left out of the convention.

    The convention should respect human rights, in particular the right to privacy and freedom of expression.

    We do not support a provision on copyright infringement.

    Norway is opposed to any new review mechanism at this stage.

    The following acts should be made criminal offences:

    (a) Illegal access to computer systems;

    (b) Illegal interception;

    (c) Online child sexual abuse material.

    Dual criminality should be kept as a ground for refusing extradition, provided that it is applied with flexibility.

    Technical assistance and capacity-building for developing countries must be a central part of the convention.

    The convention should build on the United Nations Convention against Transnational Organized Crime.

    """

  private static let french = """
                        Norvège

    [Original : anglais]
    [1er novembre 2021]

    La convention devrait prévoir l'extradition des personnes accusées des infractions qu'elle établit.

    Un réseau de points de contact disponibles vingt-quatre heures sur vingt-quatre et sept jours sur sept devrait être mis en place.

    Les questions de cybersécurité et de gouvernance d'Internet devraient être laissées hors de la convention.

    La convention devrait respecter les droits de l'homme, en particulier le droit à la vie privée et la liberté d'expression.

    Nous ne sommes pas favorables à une disposition sur les atteintes au droit d'auteur.

    La Norvège s'oppose à tout nouveau mécanisme d'examen à ce stade.

    Les actes suivants devraient être érigés en infractions pénales :

    a) L'accès illégal aux systèmes informatiques ;

    b) L'interception illégale ;

    c) Les contenus relatifs aux abus sexuels sur enfants en ligne.

    La double incrimination devrait rester un motif de refus de l'extradition, à condition d'être appliquée avec souplesse.

    L'assistance technique et le renforcement des capacités des pays en développement doivent être au cœur de la convention.

    La convention devrait s'appuyer sur la Convention des Nations Unies contre la criminalité transnationale organisée.

    """
}
