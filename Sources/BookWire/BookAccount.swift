public import JSON

/// One account of the list `GET /accounts`.
public struct BookAccount: Sendable, Equatable {
  /// The account's name in the book.
  public var identifier: String
  /// A counter in order of opening, from 1.
  public var key: Int
  /// All members of the row, those of the event `account_opened` among them.
  public var profile: JSONObject

  public init(identifier: String, key: Int, profile: JSONObject) {
    self.identifier = identifier
    self.key = key
    self.profile = profile
  }

  /// Reads the answer of `GET /accounts`.
  public static func list(_ answer: JSONValue) throws(BookWireError) -> [BookAccount] {
    let reader = try ObjectReader(answer)
    let rows = try reader.objects("accounts")
    var accounts: [BookAccount] = []
    for (index, row) in rows.enumerated() {
      do throws(BookWireError) {
        let member = ObjectReader(row)
        accounts.append(
          BookAccount(identifier: try member.text("account"), key: try member.integer("key"), profile: row))
      } catch {
        throw error.within("accounts[\(index)]")
      }
    }
    return accounts
  }
}
