import CivilTime
import Ledger
import Market
import Money

/// Reads rows of prices, rates and splits. The events have no ids: a row that is told again is known by its content,
/// and a corrected price is told later and counts instead of the first.
struct MarketReader {
  let profile: ImportProfile
  let names: ColumnNames
  let context: ImportContext

  func row(_ row: TableRow) -> ImportRow {
    let label = DecimalForm.shown(row[profile.content == .rates ? .pair : .symbol])
    if context.leftOut.contains(row.line) {
      return ImportRow(line: row.line, action: label, outcome: .skipped("left out on request"))
    }
    do throws(IntakeError) {
      return ImportRow(line: row.line, action: label, outcome: .events([try event(row)]))
    } catch {
      return ImportRow(line: row.line, action: label, outcome: .refused(error.at(line: row.line)))
    }
  }

  private func event(_ row: TableRow) throws(IntakeError) -> Event {
    guard row.isWhole else {
      throw IntakeError(.truncated, "the row has \(row.fields.count) columns, fewer than the header")
    }
    let day: DateForm.Value?
    do throws(IntakeError) {
      day = try profile.dates.value(row[.date])
    } catch {
      throw names.naming(error, .date)
    }
    guard let day else { throw missing(.date) }
    switch profile.content {
    case .rates: return Event(account: nil, at: profile.dates.instant(day), payload: .rate(try rate(row)))
    case .splits: return try split(row, day)
    default: return try price(row, day)
    }
  }

  private func price(_ row: TableRow, _ day: DateForm.Value) throws(IntakeError) -> Event {
    let instrument = try instrument(row)
    let price = try quoted(row, .price)
    let bid = try quoted(row, .bid)
    let ask = try quoted(row, .ask)
    if price == nil, bid == nil, ask == nil { throw missing(.price) }
    if !row[.currency].isEmpty, row[.currency] != instrument.currency.code {
      throw IntakeError(
        .badValue, column: names[.currency], "\(instrument.symbol) is priced in \(instrument.currency.code) in the book"
      )
    }
    let quote = PriceQuote(symbol: instrument.symbol, price: price, bid: bid, ask: ask)
    let at: Instant
    if let told = day.instant { at = told } else { at = try close(of: instrument, on: day.date) }
    return Event(account: nil, at: at, payload: .price(quote))
  }

  /// The official close of the instrument's exchange; of New York for what is listed nowhere (the hour of funds' net
  /// asset values); the end of the day in UTC for crypto, which trades on all days.
  private func close(of instrument: Instrument, on date: CivilDate) throws(IntakeError) -> Instant {
    if instrument.kind == .crypto { return MarketZone.utc.instant(of: date.advanced(byDays: 1), secondsOfDay: 0) }
    let exchange = instrument.exchange.flatMap(Exchange.named)
    let calendar = exchange?.calendar ?? .newYork
    guard let close = calendar.close(on: date) else {
      throw IntakeError(
        .badValue, column: names[.date],
        "\(date) is no trading day of \(exchange?.name ?? "the New York Stock Exchange")")
    }
    return close
  }

  private func rate(_ row: TableRow) throws(IntakeError) -> ExchangeRate {
    let text = row[.pair].replacing("/", with: "").replacing(".", with: "")
    guard let pair = CurrencyPair(text), pair.base != pair.quote else {
      throw IntakeError(
        .badValue, column: names[.pair], "a pair of currencies such as EURUSD is due: \(DecimalForm.shown(row[.pair]))")
    }
    return ExchangeRate(pair: pair, rate: try positive(row, .rate))
  }

  private func split(_ row: TableRow, _ day: DateForm.Value) throws(IntakeError) -> Event {
    let instrument = try instrument(row)
    let separators: Set<Character> = [":", "/"]
    let parts = row[.ratio].split(omittingEmptySubsequences: false) { separators.contains($0) }.map {
      Int($0.trimmed) ?? 0
    }
    guard parts.count == 2, parts[0] > 0, parts[1] > 0, parts[0] != parts[1] else {
      throw IntakeError(
        .badValue, column: names[.ratio],
        "new units to old ones are due, such as 2:1: \(DecimalForm.shown(row[.ratio]))")
    }
    let calendar = instrument.exchange.flatMap(Exchange.named)?.calendar ?? .newYork
    guard let session = calendar.session(on: day.date) else {
      throw IntakeError(.badValue, column: names[.date], "\(day.date) is no trading day")
    }
    let split = Split(symbol: instrument.symbol, numerator: parts[0], denominator: parts[1])
    return Event(account: nil, at: day.instant ?? session.open, payload: .split(split))
  }

  private func instrument(_ row: TableRow) throws(IntakeError) -> Instrument {
    let symbol: String?
    do throws(IntakeError) {
      symbol = try profile.symbols.symbol(row[.symbol])
    } catch {
      throw names.naming(error, .symbol)
    }
    guard let symbol else { throw missing(.symbol) }
    // A price of something unknown is a slip of the pen rather than a new instrument: nothing says what it is.
    guard let instrument = context.instrument(symbol) else {
      throw IntakeError(
        .unsupported, column: names[.symbol],
        "the book knows no instrument \(DecimalForm.shown(symbol)); define it first")
    }
    return instrument
  }

  /// A price where there is one; nothing may be bid for what is worth nothing.
  private func quoted(_ row: TableRow, _ role: ColumnRole) throws(IntakeError) -> ExactDecimal? {
    row[role].isEmpty ? nil : try positive(row, role, orZero: role == .bid)
  }

  private func positive(
    _ row: TableRow, _ role: ColumnRole, orZero: Bool = false
  ) throws(IntakeError) -> ExactDecimal {
    let number: ExactDecimal?
    do throws(IntakeError) {
      number = try profile.numbers.number(row[role])
    } catch {
      throw names.naming(error, role)
    }
    guard let number else { throw missing(role) }
    guard number.isPositive || orZero && number.isZero else {
      throw IntakeError(.wrongSign, column: names[role], "it is above zero")
    }
    return number
  }

  private func missing(_ role: ColumnRole) -> IntakeError {
    IntakeError(.missingValue, column: names[role] ?? role.rawValue, "nothing stands there")
  }
}
