public import Codebook

/// Participants by issues, with a stance or silence in every cell.
///
/// Participants stand in the order of their ids, issues in the order given, which is the codebook's. A matrix
/// does not depend on the order of participants and positions given.
public struct PositionsMatrix: Hashable, Sendable {
  /// An issue as far as computing needs it.
  public struct Issue: Hashable, Sendable {
    /// Its id in the codebook, such as `CO03`.
    public let id: String
    /// The theme it belongs to.
    public let theme: Theme

    /// Names an issue.
    ///
    /// - Parameters:
    ///   - id: its id in the codebook.
    ///   - theme: the theme it belongs to.
    public init(id: String, theme: Theme) {
      self.id = id
      self.theme = theme
    }

    /// Takes over an issue of the codebook.
    ///
    /// - Parameter issue: a row of the codebook.
    public init(_ issue: Codebook.Issue) {
      self.init(id: issue.id, theme: issue.theme)
    }
  }

  /// A Member State that speaks, by itself or through others.
  public struct MemberState: Hashable, Sendable {
    /// Its ISO 3166-1 alpha-3 code.
    public let id: String
    /// Its regional group of the General Assembly; nil where there is none.
    public let regionalGroup: String?

    /// Names a Member State.
    ///
    /// - Parameters:
    ///   - id: its ISO 3166-1 alpha-3 code.
    ///   - regionalGroup: its regional group; an empty text is taken as none.
    public init(_ id: String, regionalGroup: String? = nil) {
      self.id = id
      self.regionalGroup = regionalGroup == "" ? nil : regionalGroup
    }
  }

  /// One voice, and the Member States it speaks for.
  public struct Participant: Hashable, Sendable {
    /// The code of a State or the identifier of a group.
    public let id: String
    /// The Member States it speaks for, each once, in the order of their ids: itself for a State, none for an
    /// observer.
    public let members: [MemberState]
    /// Its regional group, under which its voice is counted; nil where it belongs to none.
    public let regionalGroup: String?

    /// A group, a joint submission or an observer: one voice for the members given.
    ///
    /// - Parameters:
    ///   - id: its identifier.
    ///   - members: the Member States it speaks for, in any order.
    ///   - regionalGroup: the regional group its voice belongs to as a whole; an empty text is taken as none.
    public init(group id: String, members: [MemberState], regionalGroup: String? = nil) {
      self.id = id
      let placed = Set(members.filter { $0.regionalGroup != nil }.map(\.id))
      // Two regional groups of one State stay, for the matrix to refuse.
      self.members = Set(members.filter { $0.regionalGroup != nil || !placed.contains($0.id) })
        .sorted { ($0.id, $0.regionalGroup ?? "") < ($1.id, $1.regionalGroup ?? "") }
      self.regionalGroup = regionalGroup == "" ? nil : regionalGroup
    }

    /// A State that speaks for itself: one voice, one Member State.
    ///
    /// - Parameters:
    ///   - id: its ISO 3166-1 alpha-3 code.
    ///   - regionalGroup: its regional group; an empty text is taken as none.
    public init(state id: String, regionalGroup: String? = nil) {
      self.init(
        group: id, members: [MemberState(id, regionalGroup: regionalGroup)], regionalGroup: regionalGroup)
    }

    /// Whether it is a State that speaks for itself and nobody else.
    public var isState: Bool { members.count == 1 && members[0].id == id }
  }

  /// A stance that a participant takes on an issue.
  public struct Position: Hashable, Sendable {
    /// The participant's id.
    public let participant: String
    /// The issue's id.
    public let issue: String
    /// The stance taken.
    public let stance: Stance

    /// States that a participant takes a stance on an issue.
    ///
    /// - Parameters:
    ///   - participant: the participant's id.
    ///   - issue: the issue's id.
    ///   - stance: the stance taken.
    public init(_ participant: String, _ issue: String, _ stance: Stance) {
      self.participant = participant
      self.issue = issue
      self.stance = stance
    }
  }

  /// The participants in the order of their ids.
  public let participants: [Participant]
  /// The issues in the order given.
  public let issues: [Issue]
  /// The Member States that any participant speaks for, each once, in the order of their ids.
  public let memberStates: [MemberState]
  /// For every Member State the participants that speak for it: itself first, then groups, smallest first.
  let speakers: [[Int]]
  /// The ids of participants some of whose text could not be coded: where they have no stance they are not silent.
  public let uncoded: Set<String>
  /// Row by row.
  private let cells: [Stance?]
  private let participantIndex: [String: Int]
  private let issueIndex: [String: Int]
  private let memberIndex: [String: Int]

  /// Builds a matrix; cells without a position are silent, or not coded.
  ///
  /// - Parameters:
  ///   - participants: everyone in scope, those without any stance too, in any order.
  ///   - issues: the issues in the order of the codebook.
  ///   - positions: stances, in any order; the same one may be given more than once.
  ///   - uncoded: participants some of whose text could not be coded: their cells without a position are not silent
  ///     and are out of scope on the issue.
  /// - Throws: `PositionsError` for a double, an unknown id, two stances in a cell, two regional groups of a
  ///   State.
  public init(
    participants: [Participant], issues: [Issue], positions: [Position], uncoded: Set<String> = []
  ) throws(PositionsError) {
    let participants = participants.sorted { $0.id < $1.id }
    self.participants = participants
    self.issues = issues

    var participantIndex: [String: Int] = [:]
    for (index, participant) in participants.enumerated() {
      guard participantIndex.updateValue(index, forKey: participant.id) == nil else {
        throw .participantTwice(participant.id)
      }
    }
    var issueIndex: [String: Int] = [:]
    for (index, issue) in issues.enumerated() {
      guard issueIndex.updateValue(index, forKey: issue.id) == nil else { throw .issueTwice(issue.id) }
    }

    var cells: [Stance?] = Array(repeating: nil, count: participants.count * issues.count)
    // In a fixed order, so that the same fault is reported whatever the order given.
    let ordered = positions.sorted {
      ($0.participant, $0.issue, $1.stance.value) < ($1.participant, $1.issue, $0.stance.value)
    }
    for position in ordered {
      guard let row = participantIndex[position.participant] else {
        throw .unknownParticipant(position.participant, issue: position.issue)
      }
      guard let column = issueIndex[position.issue] else {
        throw .unknownIssue(position.issue, participant: position.participant)
      }
      let cell = row * issues.count + column
      if let before = cells[cell], before != position.stance {
        throw .twoStances(
          participant: position.participant, issue: position.issue, before, position.stance)
      }
      cells[cell] = position.stance
    }

    let members = try Self.unite(participants.flatMap(\.members))
    var memberIndex: [String: Int] = [:]
    for (index, member) in members.enumerated() { memberIndex[member.id] = index }
    var speakers: [[Int]] = Array(repeating: [], count: members.count)
    for (index, participant) in participants.enumerated() {
      for member in participant.members {
        guard let place = memberIndex[member.id], speakers[place].last != index else { continue }
        speakers[place].append(index)
      }
    }
    for (place, member) in members.enumerated() {
      func rank(_ index: Int) -> (Int, Int) {
        (participants[index].id == member.id ? 0 : participants[index].members.count, index)
      }
      speakers[place].sort { rank($0) < rank($1) }
    }
    self.cells = cells
    self.uncoded = uncoded
    self.participantIndex = participantIndex
    self.issueIndex = issueIndex
    self.memberIndex = memberIndex
    self.memberStates = members
    self.speakers = speakers
  }

  /// Each member once; a regional group given in one place holds for all places.
  private static func unite(_ members: [MemberState]) throws(PositionsError) -> [MemberState] {
    var groups: [String: String] = [:]
    for member in members {
      guard let group = member.regionalGroup else { continue }
      if let other = groups[member.id], other != group {
        throw .twoRegionalGroups(member: member.id, min(other, group), max(other, group))
      }
      groups[member.id] = group
    }
    return Set(members.map(\.id)).sorted().map { MemberState($0, regionalGroup: groups[$0]) }
  }

  /// The stance in a cell.
  ///
  /// - Parameters:
  ///   - participant: a participant's id.
  ///   - issue: an issue's id.
  /// - Returns: nil where the participant is silent or not coded, or where the matrix knows no such participant or issue.
  public func stance(of participant: String, on issue: String) -> Stance? {
    guard let row = participantIndex[participant], let column = issueIndex[issue] else { return nil }
    return self[row, column]
  }

  /// The cell by place.
  ///
  /// - Parameters:
  ///   - participant: 0-based place in `participants`.
  ///   - issue: 0-based place in `issues`.
  public subscript(participant: Int, issue: Int) -> Stance? {
    cells[participant * issues.count + issue]
  }

  /// Whether a cell holds no stance because text of the participant could not be coded.
  ///
  /// - Parameters:
  ///   - participant: 0-based place in `participants`.
  ///   - issue: 0-based place in `issues`.
  /// - Returns: false where there is a stance, and where the participant is silent.
  public func isUncoded(participant: Int, issue: Int) -> Bool {
    self[participant, issue] == nil && uncoded.contains(participants[participant].id)
  }

  /// All stances of a participant, in the order of the issues.
  ///
  /// - Parameter participant: 0-based place in `participants`.
  /// - Returns: as many entries as there are issues, nil where silent or not coded.
  public func profile(of participant: Int) -> [Stance?] {
    Array(cells[participant * issues.count..<(participant + 1) * issues.count])
  }

  /// All stances taken, by participant and issue in the order of the matrix.
  public var positions: [Position] {
    participants.indices.flatMap { row in
      issues.indices.compactMap { column in
        self[row, column].map { Position(participants[row].id, issues[column].id, $0) }
      }
    }
  }

  func place(ofMember id: String) -> Int? { memberIndex[id] }

  func place(ofIssue id: String) -> Int? { issueIndex[id] }

  func contains(participant id: String) -> Bool { participantIndex[id] != nil }
}
