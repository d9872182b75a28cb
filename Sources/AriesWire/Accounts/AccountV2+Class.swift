import WireMembers

extension AccountV2 {
  /// The class as a word; nil while it is empty.
  public var knownClass: AccountClass? {
    accountClass.isEmpty ? nil : AccountClass(code: accountClass)
  }

  /// Whether orders may be placed.
  public var canTrade: Bool { status == .open }
}
