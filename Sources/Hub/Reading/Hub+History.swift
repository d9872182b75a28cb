import Ambient
import Book
public import CivilTime
import JSON
import Keeper
import Ledger
import Market
import Money
import Persistent
import Store

extension Hub {
  /// Total value per day, oldest first: the broker's own history where it keeps one, else what the mirror was told day
  /// by day.
  public func history(of reading: MirrorReading, from first: CivilDate, to last: CivilDate) -> BrokerHistory {
    let kept = keptHistory(of: reading.account) ?? reading.gatheredHistory
    return BrokerHistory(days: kept.days.filter { $0.date >= first && $0.date <= last }, currency: kept.currency)
  }

  private func keptHistory(of account: LinkedAccount) -> BrokerHistory? {
    guard
      let bytes = try? keeper.store.reader.document(account.identifier.description, in: Collection.histories)
    else { return nil }
    return BrokerHistory(document: bytes)
  }

  /// Asks for the histories of a connection's accounts and keeps them. A broker without histories, or one that fails
  /// here, takes nothing from the synchronisation.
  func keepHistories(
    of accounts: [BrokerAccount], _ linked: [LinkedAccount], through broker: any Broker, within budget: BrokerBudget
  ) async {
    let today = MarketZone.newYork.date(of: keeper.surroundings.now())
    var documents: [(key: String, value: [UInt8])] = []
    for (account, link) in zip(accounts, linked) {
      do throws(BrokerError) {
        let first = today.advanced(byDays: -options.historyDays)
        guard let history = try await broker.history(of: account, from: first, to: today, within: budget) else {
          return
        }
        documents.append((link.identifier.description, history.document))
      } catch {
        continue
      }
    }
    let kept = documents
    _ = try? await change { (_, batch) throws(HubError) in
      for document in kept { batch.put(document.value, key: document.key, in: Collection.histories) }
    }
  }
}

extension MirrorReading {
  /// The reported total value of each trading day: what a later day's statement says that it began with, which is the
  /// total of the close; until then what the day's last statement says (a weekend's belongs to the trading day before
  /// it), which may know of money that came in after the close.
  var gatheredHistory: BrokerHistory {
    var days: [BrokerHistory.Day] = []
    let calendar = TradingCalendar.newYork
    for index in 0..<book.log.count {
      let entry = book.log[index]
      guard entry.recorded.event.at >= connection.createdAt,
        case .statement(let statement) = entry.recorded.event.payload
      else { continue }
      let told = MarketZone.newYork.date(of: entry.recorded.event.at)
      let isTradingDay = calendar.isTradingDay(told)
      let before = calendar.previousTradingDay(before: told)
      if isTradingDay, let first = days.first, first.date <= before,
        let value = statement.figure("start_of_day_equity")
      {
        days.settle(before, value)
      }
      if let value = statement.figure("equity") { days.settle(isTradingDay ? told : before, value) }
    }
    return BrokerHistory(days: days, currency: profile.currency)
  }
}

extension [BrokerHistory.Day] {
  /// The row of the last day or of the one before it, in place of what stood there.
  fileprivate mutating func settle(_ date: CivilDate, _ value: ExactDecimal) {
    let row = BrokerHistory.Day(date: date, totalValue: value)
    let index = lastIndex { $0.date <= date }
    if let index, self[index].date == date { self[index] = row } else { insert(row, at: index.map { $0 + 1 } ?? 0) }
  }
}

extension BrokerHistory {
  fileprivate var document: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("currency", string: currency.code)
    writer.name("days")
    writer.beginArray()
    for day in days {
      writer.beginArray()
      writer.string(day.date.description)
      writer.decimalString(day.totalValue)
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  fileprivate init?(document: [UInt8]) {
    guard let json = try? JSONValue(parsing: document, limits: .answer),
      let currency = json["currency"]?.stringValue.flatMap({ Currency($0) }), let rows = json["days"]?.arrayValue
    else { return nil }
    self.init(
      days: rows.compactMap { row in
        guard let date = row[0]?.stringValue.flatMap({ CivilDate($0) }), let value = row[1]?.decimalValue else {
          return nil
        }
        return Day(date: date, totalValue: value)
      }, currency: currency)
  }
}
