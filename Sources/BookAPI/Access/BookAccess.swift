import Crypto

/// What a token of the book API allows.
public enum BookScope: String, Sendable, Hashable, CaseIterable {
  /// Accounts, figures, events and exports.
  case read
  /// New events.
  case write
}

/// Who may ask the book API: answers what a token allows, nil for a token that nobody issued.
public struct BookAccess: Sendable {
  let scopes: @Sendable (_ token: String) -> Set<BookScope>?

  public init(scopes: @escaping @Sendable (_ token: String) -> Set<BookScope>?) {
    self.scopes = scopes
  }

  /// One token that allows everything; only its digest is kept. Another access is asked for tokens that are not it.
  public static func operatorToken(_ token: String, or other: BookAccess = .nobody) -> BookAccess {
    let digest = SHA256.digest(Array(token.utf8))
    return BookAccess { presented in
      constantTimeEqual(SHA256.digest(Array(presented.utf8)), digest)
        ? Set(BookScope.allCases) : other.scopes(presented)
    }
  }

  /// No token is known.
  public static let nobody = BookAccess { _ in nil }
  /// Every request may do everything, token or not; for a program that opened the book itself.
  public static let everybody = BookAccess { _ in Set(BookScope.allCases) }
}
