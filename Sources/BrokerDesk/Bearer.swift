/// Reads credentials out of an `Authorization` field.
public enum Bearer {
  /// The token behind the scheme `Bearer` in any case; nil for another scheme or none.
  public static func token(in field: String) -> String? {
    let parts = field.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    let token = parts[1].drop { $0 == " " }
    return token.isEmpty || token.contains(" ") ? nil : String(token)
  }
}
