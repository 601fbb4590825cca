/// What is known of a file before it is read.
public struct ReadingRequest: Sendable {
  /// The code or name of the participant whose text it is; nil where the text is to say so.
  public var participant: String?
  /// The layout to read it in; nil where the text is to show it.
  public var layout: Layout?

  /// Knows as much as is given.
  ///
  /// - Parameters:
  ///   - participant: the code or name of the participant whose text it is.
  ///   - layout: the layout to read it in.
  public init(participant: String? = nil, layout: Layout? = nil) {
    self.participant = participant
    self.layout = layout
  }
}
