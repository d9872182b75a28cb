public import Keeper

extension Identity {
  /// Keeps clients and tokens in the book's own store.
  public convenience init(keeper: Keeper, masterKeyDirectory: String) throws(IdentityError) {
    try self.init(
      store: keeper.store, surroundings: keeper.surroundings, masterKeyDirectory: masterKeyDirectory)
  }
}
