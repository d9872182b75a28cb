public import Identity

/// What drills may do with a connection of the hub.
public enum ConnectionDrill: String, Sendable, CaseIterable {
  /// As when the login has run out.
  case disable
  /// As when another synchronisation holds the lock.
  case lock
  /// As when the broker fails.
  case `break`
  /// Undoes the others.
  case heal
}

/// What became of a drill.
public enum DrillOutcome: Sendable, Equatable {
  case done
  /// The hub has no such connection.
  case unknownConnection
  /// The hub cannot do it now; one sentence for people.
  case refused(String)
}

/// What became of an OFX file that was given to its reader.
public enum OpenFinanceReading: Sendable, Equatable {
  /// The lines that `bursar-ofx` prints.
  case records([UInt8])
  /// The file breaks the reader or is none; one sentence for people.
  case refused(String)
  /// As many files as may be are being read already.
  case busy
}

/// How far the import of a file has come.
public struct ImportProgress: Sendable, Equatable {
  public enum Phase: String, Sendable {
    /// Bytes of the file are read.
    case reading
    /// Events are tried out on a copy of the book.
    case trying
    /// Events are told to the book.
    case taking
  }

  public var phase: Phase
  public var done: Int
  public var total: Int
}

/// Parts of the program beside the book that its operator steers through the book API.
public struct BookControls: Sendable {
  public typealias Drill = @Sendable (_ connection: String, ConnectionDrill) async -> DrillOutcome

  /// Brings a connection of the hub into a state; nil: there is no hub in this program.
  public var drill: Drill?

  /// Keeps the tokens of this API; nil: none are created or listed.
  public var identity: Identity?

  /// Reads an OFX file in a process of its own; nil: only what `bursar-ofx` printed is taken.
  public var openFinance: (@Sendable (_ file: [UInt8]) async -> OpenFinanceReading)?

  /// Is told now and then how far an import has come, on any thread.
  public var progress: (@Sendable (ImportProgress) -> Void)?

  public init(identity: Identity? = nil, drill: Drill? = nil) {
    self.drill = drill
    self.identity = identity
  }
}
