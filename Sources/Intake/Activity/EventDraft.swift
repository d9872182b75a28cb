import CivilTime
import Ledger
import Market
import Money

/// Writes the events of one row: all at its moment, with ids that begin with the row's.
struct EventDraft {
  private let account: String?
  private var at: Instant
  private let name: String
  /// Bytes of a note in the book.
  private static let noteLength = 200

  init(_ activity: Activity, account: String?, name: String) {
    self.account = account
    at = activity.at
    self.name = name
  }

  /// The same at another moment.
  func at(_ moment: Instant) -> EventDraft {
    var draft = self
    draft.at = moment
    return draft
  }

  /// The row's own event, or a further one that a word tells apart.
  func event(_ payload: Event.Payload, part: String? = nil) -> Event {
    Event(account: account, at: at, identifier: part.map { "\(name):\($0)" } ?? name, payload: payload)
  }

  static func note(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    var kept = ""
    for character in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
      guard kept.utf8.count + character.utf8.count <= noteLength else { break }
      kept.append(character)
    }
    return kept
  }

  func charge(_ charge: Activity.Charge, part: String) -> Event {
    let amount = charge.amount.magnitude
    let note = Self.note(charge.name)
    return charge.isTax
      ? tax(amount, charge.currency, symbol: nil, note: note, part: part)
      : event(.fee(CashAmount(amount: amount, currency: charge.currency, note: note)), part: part)
  }
}
