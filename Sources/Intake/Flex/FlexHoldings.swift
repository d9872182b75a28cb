import CivilTime
import Ledger
import Market
import Money

/// Gathers what a Flex query says the account held at its end.
struct FlexHoldings {
  private var end: CivilDate?
  private var line = 0
  private var positions: [StatementPosition] = []
  private var cash: [StatementCash] = []
  private var faults: [(line: Int, label: String, error: IntakeError)] = []
  private var proposed: [(symbol: String, kind: InstrumentKind?, currency: Currency, name: String, line: Int)] = []

  mutating func note(period tag: XMLReader.Tag) {
    line = tag.line
    end = (try? FlexRow.dates.value(tag["toDate"]))?.date
  }

  mutating func take(position tag: XMLReader.Tag, _ context: ImportContext) {
    guard isWanted(tag, context) else { return }
    do throws(IntakeError) {
      guard let symbol = try FlexSymbol.symbol(tag), let quantity = try FlexRow.number(tag, "position") else {
        throw IntakeError(.missingValue, column: "position", "symbol and position are due")
      }
      var position = StatementPosition(symbol: symbol, quantity: quantity)
      position.price = try FlexRow.number(tag, "markPrice").flatMap { $0.isPositive ? $0 : nil }
      // Zero stands for a basis that has not come along with a transfer yet.
      position.averagePrice = try FlexRow.number(tag, "costBasisPrice").flatMap { $0.isZero ? nil : $0 }
      positions.append(position)
      proposed.append(
        (symbol, FlexSymbol.kind(tag), try FlexRow.currency(tag, "currency"), tag["description"], tag.line))
    } catch {
      faults.append((tag.line, "position \(tag["symbol"])", error))
    }
  }

  mutating func take(cash tag: XMLReader.Tag, _ context: ImportContext) {
    guard isWanted(tag, context), tag["currency"] != "BASE_SUMMARY" else { return }
    do throws(IntakeError) {
      guard let amount = try FlexRow.number(tag, "endingCash") else {
        throw IntakeError(.missingValue, column: "endingCash", "the amount is missing")
      }
      var line = StatementCash(currency: try FlexRow.currency(tag, "currency"), amount: amount)
      line.settled = try FlexRow.number(tag, "endingSettledCash")
      cash.append(line)
    } catch {
      faults.append((tag.line, "cash \(tag["currency"])", error))
    }
  }

  private func isWanted(_ tag: XMLReader.Tag, _ context: ImportContext) -> Bool {
    guard let number = context.number, !tag["accountId"].isEmpty else { return true }
    return tag["accountId"] == number
  }

  /// Adds the statement, at the end of the query's last day.
  func finish(_ run: inout ActivityImport, _ context: ImportContext) {
    for fault in faults {
      run.add(ImportRow(line: fault.line, action: fault.label, outcome: .refused(fault.error.at(line: fault.line))))
    }
    guard !positions.isEmpty || !cash.isEmpty else { return }
    guard let at = end.map({ MarketZone.newYork.instant(of: $0, secondsOfDay: 86_399) }) ?? context.asOf else {
      let error = IntakeError(.missingValue, line: line, column: "toDate", "the day of the holdings is not told")
      return run.add(ImportRow(line: line, action: "holdings", outcome: .refused(error)))
    }
    var statement = Statement(cash: cash, positions: positions)
    statement.assertsCash = !cash.isEmpty
    statement.assertsPositions = !positions.isEmpty
    let event = StatementEvent.event(statement, profile: BuiltInProfiles.flex, at: at, context)
    run.add(ImportRow(line: line, action: "holdings", outcome: .events([event])), proposing: proposed)
  }
}
