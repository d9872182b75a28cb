public import Hub
public import Identity

/// The vault keeps the hub's credentials.
extension Vault: CredentialVault {}
