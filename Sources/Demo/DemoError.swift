/// Why the demo world could not be made or set up.
public struct DemoError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure; more kinds may come.
  public enum Code: String, Sendable, CaseIterable {
    /// A script names something that the demo market does not price.
    case unknownSymbol = "unknown_symbol"
    /// An amount does not fit; a fault of the script.
    case amount
    /// The book refuses an event of the world.
    case refused
    /// Clients, users or connections could not be made.
    case setup
    /// `demo.json` could not be read or written.
    case file
  }

  public var code: Code
  /// One sentence for people; carries no secret.
  public var text: String

  public init(_ code: Code, _ text: String) {
    self.code = code
    self.text = text
  }

  public var description: String { text }
}
