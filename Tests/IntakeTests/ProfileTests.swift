import Intake
import Testing

/// Profiles of one's own.
@Suite struct ProfileTests {
  private static let german = #"""
    {
      "name": "haus-bank", "delimiter": ";", "currency": "EUR",
      "columns": {"date": "Datum", "action": "Art", "symbol": "Kürzel", "quantity": "Stück", "price": "Kurs",
                  "fees": "Gebühr", "amount": ["Betrag", "Betrag EUR"], "id": "Beleg"},
      "required": ["date", "action", "amount"],
      "dates": {"patterns": "DD.MM.YYYY", "zone": "Europe/Berlin", "time": "10:30"},
      "numbers": {"point": ",", "thousands": ".", "signs": ["€"]},
      "quantity_signs": "unsigned", "tolerance": "0.01",
      "symbols": {"map": {"SAP SE": "SAP.DE"}},
      "actions": [{"words": ["Kauf"], "event": "buy"}, {"words": "Einzahlung", "match": "prefix", "event": "cash"}]
    }
    """#

  @Test func `another decimal form, delimiter, zone and language`() throws {
    let profile = try ImportProfile(parsing: Array(Self.german.utf8))
    let rows = [
      "Kontoauszug;;;;;;;", "Datum;Art;Kürzel;Stück;Kurs;Gebühr;Betrag EUR;Beleg",
      "02.03.2026;Einzahlung Überweisung;;;;;10.000,00 €;B1",
      "03.03.2026;Kauf;SAP SE;20;\"1.234,50\";9,90;-24.699,90;B2",
    ]
    let plan = try Intake.plan(Array(rows.joined(separator: "\r\n").utf8), profile, .knowing())
    #expect(plan.refusals.isEmpty)
    #expect(
      plan.text == [
        #"{"event":"instrument","symbol":"SAP.DE","kind":"equity","currency":"EUR"}"#,
        #"{"event":"deposit","account":"A1","at":"2026-03-02T08:30:00Z","id":"haus-bank:B1","amount":"10000.00","#
          + #""currency":"EUR","note":"Einzahlung Überweisung"}"#,
        #"{"event":"trade","account":"A1","at":"2026-03-03T09:30:00Z","id":"haus-bank:B2","symbol":"SAP.DE","#
          + #""side":"buy","quantity":"20","price":"1234.50","fees":"9.90"}"#,
      ])
  }

  @Test(arguments: [
    (#""name": "haus-bank""#, #""name": "Haus Bank""#, "name"),
    (#""delimiter": ";""#, #""delimiter": ";;""#, "delimiter"),
    (#""tolerance": "0.01""#, #""tolerance": "-1""#, "tolerance"),
    (#""tolerance": "0.01""#, #""tollerance": "1""#, "tollerance"),
    (#""zone": "Europe/Berlin""#, #""zone": "Europe/Utopia""#, "dates.zone"),
    (#""time": "10:30""#, #""time": "25:30""#, "dates.time"),
    (#""event": "buy""#, #""event": "juggle""#, "actions[0].event"),
    (#""id": "Beleg""#, #""beleg": "Beleg""#, "columns.beleg"),
    (#""required": ["date", "action", "amount"]"#, #""required": ["isin"]"#, "required"),
    (#""date": "Datum", "#, "", "required"),
    (#""quantity_signs": "unsigned""#, #""quantity_signs": "guess""#, "quantity_signs"),
    (#""currency": "EUR""#, #""currency": "euro""#, "currency"),
  ])
  func `a profile that cannot be is refused with the member`(_ text: String, _ wrong: String, _ member: String) {
    do {
      _ = try ImportProfile(parsing: Array(Self.german.replacing(text, with: wrong).utf8))
      Issue.record("\(wrong) is accepted")
    } catch {
      #expect(error.code == .badProfile)
      #expect(error.column == member)
    }
  }

  @Test func `no JSON is no profile`() {
    #expect(throws: IntakeError.self) { try ImportProfile(parsing: Array("{".utf8)) }
  }
}
