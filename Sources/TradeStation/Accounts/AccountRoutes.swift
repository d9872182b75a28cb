import Ambient
import Book
import BrokerDesk
import CivilTime
import HTTP
import Identity
import JSON
import Keeper
import Ledger
import TradeStationWire
import WireMembers

/// What a user sees: the list of accounts, and of each its balances, positions and orders.
struct AccountRoutes: Sendable {
  let keeper: Keeper
  let gate: AccessGate
  let isBookAvailable: @Sendable () -> Bool

  /// Added to an account's counter, so that a key has six digits.
  static let firstKey = 100_000

  func add(to router: inout Router, prefix: String) {
    let isVersioned = !prefix.isEmpty
    router.on("GET", prefix + "/users/{userid}/accounts") { request, path in
      try accounts(request, user: path["userid"])
    }
    router.on("GET", prefix + "/accounts/{keys}/balances") { request, path in
      try balances(request, keys: path["keys"], isAlwaysArray: isVersioned)
    }
    router.on("GET", prefix + "/accounts/{keys}/positions") { request, path in
      try positions(request, keys: path["keys"])
    }
    router.on("GET", prefix + "/accounts/{keys}/orders") { request, path in
      try orders(request, keys: path["keys"])
    }
  }

  private func accounts(_ request: HTTPRequest, user: String) throws -> HTTPResponse {
    let grant = try gate.reader(request)
    _ = try APIVersion(of: request)
    let edition = try edition()
    guard user.lowercased() == grant.owner.lowercased() else {
      throw edition.snapshot.accounts(of: user, shownBy: .tradestation).isEmpty
        ? TradeStationFailure(404, "Not Found. userid: There is no such user.") : TradeStationFailure.otherOwner
    }
    let shown = edition.accounts(of: grant.owner, shownBy: .tradestation, at: keeper.surroundings.now())
    return Self.answer { AccountInfo.write(shown.map(AccountInfo.init), to: &$0) }
  }

  private func balances(_ request: HTTPRequest, keys: String, isAlwaysArray: Bool) throws -> HTTPResponse {
    let grant = try gate.reader(request)
    let version = try APIVersion(of: request)
    let views = try views(keys, grant)
    let balances = try views.map { try BalanceSheetWriter(view: $0).balance() }
    return Self.answer { writer in
      var pass = NullingWriter(writer: writer, hidden: version.hiddenMembers(isOriginalPath: !isAlwaysArray))
      if balances.count == 1, !isAlwaysArray {
        pass.write(balances[0])
      } else {
        pass.write(balances)
      }
      writer = pass.writer
    }
  }

  private func positions(_ request: HTTPRequest, keys: String) throws -> HTTPResponse {
    let grant = try gate.reader(request)
    let filter = try SymbolFilter(query(request))
    let views = try views(keys, grant)
    var positions: [TradeStationWire.Position] = []
    for view in views {
      let lines = try view.positionLines().filter { filter.takes($0.symbol) }
      let margins = try AccountMargins(of: view, lines)
      for line in lines {
        positions.append(try TradeStationWire.Position(line, by: margins))
      }
    }
    return Self.answer { TradeStationWire.Position.write(positions, to: &$0) }
  }

  private func orders(_ request: HTTPRequest, keys: String) throws -> HTTPResponse {
    let grant = try gate.reader(request)
    let query = try query(request)
    let now = keeper.surroundings.now()
    let page = try OrderPage(query, now: now)
    let filter = try SymbolFilter(query)
    let orders = try views(keys, grant).flatMap { view in
      view.state.orders.filter { filter.takes($0.symbol) }.map { (order: $0, view: view) }
    }
    let listed = try page.cut(orders.map(\.order)).map { try OrderDetail(orders[$0].order, in: orders[$0].view) }
    return Self.answer { OrderDetail.write(listed, to: &$0) }
  }

  /// The accounts of a key list as they stand now, all from one snapshot. Any key that fails, fails the request.
  private func views(_ segment: String, _ grant: Grant) throws -> [AccountView] {
    let keys: [Int]
    do {
      keys = try AccountKeys(segment).keys
    } catch {
      throw TradeStationFailure.invalid("accountkeys", error.text)
    }
    let snapshot = try edition().snapshot
    let now = keeper.surroundings.now()
    return try keys.map { key in
      guard let book = snapshot.account(key: key - Self.firstKey), BrokerAPI.tradestation.shows(book.state.profile)
      else { throw TradeStationFailure(404, "Not Found. accountkeys: There is no account with the key \(key).") }
      guard book.state.profile.owner == grant.owner else { throw TradeStationFailure.otherOwner }
      guard let view = try AccountView(book.identifier, in: snapshot, at: now) else {
        throw TradeStationFailure(404, "Not Found. accountkeys: The account \(key) is not open.")
      }
      return view
    }
  }

  private func edition() throws -> Edition {
    guard isBookAvailable() else { throw TradeStationFailure.unavailable }
    return keeper.edition
  }

  private func query(_ request: HTTPRequest) throws -> QueryItems {
    _ = try APIVersion(of: request)
    return try request.queryItems()
  }

  private static func answer(_ write: (inout JSONWriter) -> Void) -> HTTPResponse {
    var writer = JSONWriter(capacity: 2048)
    write(&writer)
    return HTTPResponse.tradeStation(writer.bytes)
  }
}
