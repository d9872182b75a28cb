public import Market

/// What the world says of an instrument; a later definition of the same symbol replaces the earlier one.
public struct InstrumentDefinition: Sendable, Equatable {
  public var instrument: Instrument

  public init(instrument: Instrument) {
    self.instrument = instrument
  }
}
