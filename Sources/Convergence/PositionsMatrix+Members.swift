public import Codebook

/// How a Member State is counted on an issue.
///
/// Its own stance counts first, and once. A State that is silent on the issue counts with the stance of the
/// smallest group that speaks for it and takes one, as the one closest to it. Where groups of the same size
/// take different stances nothing tells which is the State's: it is contradictory and not counted.
public enum MemberStance: Hashable, Sendable {
  /// Nobody who speaks for it takes a stance.
  case silent
  /// No stance was found, and text of somebody who speaks for it could not be coded.
  case uncoded
  /// The stance it takes itself.
  case own(Stance)
  /// The stance that a group, named by its id, takes for it.
  case through(String, Stance)
  /// Equally close groups take different stances for it.
  case contradictory

  /// The stance that is counted; nil where none is.
  public var stance: Stance? {
    switch self {
    case .own(let stance), .through(_, let stance): stance
    case .silent, .uncoded, .contradictory: nil
    }
  }
}

extension PositionsMatrix {
  /// The participants that speak for a Member State.
  ///
  /// - Parameter member: an ISO 3166-1 alpha-3 code.
  /// - Returns: ids: itself first where it speaks for itself, then its groups, smallest first; empty for a
  ///   State that nobody speaks for.
  public func voices(for member: String) -> [String] {
    place(ofMember: member).map { speakers[$0].map { participants[$0].id } } ?? []
  }

  /// Everything said for a Member State on an issue: what it says itself and what its groups say.
  ///
  /// - Parameters:
  ///   - member: an ISO 3166-1 alpha-3 code.
  ///   - issue: an issue's id.
  /// - Returns: its own position first, then those of its groups, smallest first, without the silent.
  public func positions(for member: String, on issue: String) -> [Position] {
    voices(for: member).compactMap { voice in
      stance(of: voice, on: issue).map { Position(voice, issue, $0) }
    }
  }

  /// The one stance with which a Member State is counted on an issue.
  ///
  /// - Parameters:
  ///   - member: an ISO 3166-1 alpha-3 code.
  ///   - issue: an issue's id.
  /// - Returns: `silent` for a State or an issue that the matrix does not know.
  public func memberStance(of member: String, on issue: String) -> MemberStance {
    guard let place = place(ofMember: member), let column = self.place(ofIssue: issue) else { return .silent }
    return memberStance(member: place, issue: column).stance
  }

  /// The stance by place, with the participant that decided it.
  func memberStance(member: Int, issue: Int) -> (stance: MemberStance, voice: Int?) {
    let speaking = speakers[member].filter { self[$0, issue] != nil }
    guard let first = speaking.first, let stance = self[first, issue] else {
      let isUncoded = speakers[member].contains { self.isUncoded(participant: $0, issue: issue) }
      return (isUncoded ? .uncoded : .silent, nil)
    }
    if participants[first].id == memberStates[member].id { return (.own(stance), first) }
    let size = participants[first].members.count
    let agreed = speaking.allSatisfy { participants[$0].members.count > size || self[$0, issue] == stance }
    return agreed ? (.through(participants[first].id, stance), first) : (.contradictory, nil)
  }

  /// The regional group under which a voice is counted; a State's may be known from a group it is a member
  /// of.
  func regionalGroup(of participant: Participant) -> String? {
    if let group = participant.regionalGroup { return group }
    guard participant.isState, let place = place(ofMember: participant.id) else { return nil }
    return memberStates[place].regionalGroup
  }
}
