/// A broker's account number. Printing or logging it shows its last four characters at most, and nothing of a short
/// one.
public struct AccountNumber: Sendable, Hashable {
  private let text: String

  /// Hides `text`.
  public init(_ text: String) { self.text = text }

  /// The whole number, for answers to its owner.
  public func exposedForUse() -> String { text }

  /// What may be seen of it: `…8443`; `…` for numbers of fewer than eight characters.
  public var masked: String { text.count >= 8 ? "…" + text.suffix(4) : "…" }
}

extension AccountNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { masked }
  public var debugDescription: String { masked }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
