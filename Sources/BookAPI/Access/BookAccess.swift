import Crypto
public import Identity

/// What a token of the book API allows.
public enum BookScope: String, Sendable, Hashable, CaseIterable {
  /// Accounts, figures, events and exports.
  case read
  /// New events.
  case write
  /// Tokens, and the hub's connections.
  case admin
}

/// Who may ask the book API: answers what a token allows, nil for a token that nobody issued.
public struct BookAccess: Sendable {
  let scopes: @Sendable (_ token: String) -> Set<BookScope>?

  /// What a token allows; nil when nobody issued it.
  public func scopes(of token: String) -> Set<BookScope>? { scopes(token) }

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

  /// The tokens of the book API that were created and not revoked.
  public static func tokens(of identity: Identity) -> BookAccess {
    BookAccess { token in
      identity.bearer(token, kind: .book).map { Set($0.scopes.compactMap(BookScope.init)) }
    }
  }

  /// No token is known.
  public static let nobody = BookAccess { _ in nil }
  /// Every request may do everything, token or not; for a program that opened the book itself.
  public static let everybody = BookAccess { _ in Set(BookScope.allCases) }
}
