public import CivilTime
public import JSON

/// The answer of `POST /accounts/{account}/dry-run`: what the figures would be after events that nobody keeps.
public struct BookDryRun: Sendable, Equatable {
  public var asOf: Instant
  /// Events that would be taken.
  public var accepted: Int
  /// Events that the book has already, by their ids.
  public var repeated: Int
  /// Events that would be refused, with their places in `index`; those behind them were tried all the same.
  public var refusals: [BookFault]
  public var before: [BookFigure]
  public var after: [BookFigure]
  /// After less before, of the figures that differ; nil where one of both is unknown.
  public var differences: [BookFigure]

  public init(
    asOf: Instant, accepted: Int, repeated: Int, refusals: [BookFault], before: [BookFigure], after: [BookFigure],
    differences: [BookFigure]
  ) {
    self.asOf = asOf
    self.accepted = accepted
    self.repeated = repeated
    self.refusals = refusals
    self.before = before
    self.after = after
    self.differences = differences
  }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    asOf = try reader.instant("as_of")
    accepted = try reader.integer("accepted")
    repeated = try reader.integer("repeated")
    refusals = try reader.list("refusals") { (row) throws(BookWireError) in try BookFault(row) }
    before = try reader.amounts("before")
    after = try reader.amounts("after")
    differences = try reader.amounts("differences")
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("as_of", string: asOf.rfc3339())
    writer.member("accepted", integer: accepted)
    writer.member("repeated", integer: repeated)
    writer.name("refusals" as StaticString)
    writer.beginArray()
    for refusal in refusals { refusal.writeMembers(to: &writer) }
    writer.endArray()
    for (name, figures) in [("before", before), ("after", after), ("differences", differences)] {
      writer.name(name)
      BookFigure.write(figures, to: &writer)
    }
    writer.endObject()
  }
}
