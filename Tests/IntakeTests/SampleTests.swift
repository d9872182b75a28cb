import CivilTime
import Intake
import Journal
import Ledger
import Market
import Testing

/// Each sample gives the events that were worked out by hand.
@Suite struct SampleTests {
  struct BrokerFile: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var profile: String
    var testDescription: String { name }

    init(_ name: String, _ file: String? = nil, profile: String? = nil) {
      self.name = name
      self.file = file ?? "\(name).csv"
      self.profile = profile ?? name
    }

    func plan() throws -> ImportPlan {
      var context = ImportContext.knowing()
      if ["prices", "rates", "splits"].contains(name) {
        context = .knowing(
          [try Instrument.defaults(symbol: "AAPL"), try Instrument.defaults(symbol: "ISF.L", kind: .etf)], account: nil)
      }
      context.asOf = Instant(rfc3339: "2026-03-31T23:59:59.999999-04:00")
      return try Intake.plan(Sample.bytes(file), named: profile, context)
    }
  }

  static let samples = [
    BrokerFile("fidelity"), BrokerFile("schwab"), BrokerFile("vanguard"), BrokerFile("trading212"),
    BrokerFile("ibkr-flex", "ibkr-flex.xml"), BrokerFile("ofx", "broker.ofx.records"),
    BrokerFile("bank", "bank.ofx.records", profile: "ofx"),
    BrokerFile("fidelity-positions"), BrokerFile("schwab-positions"),
    BrokerFile("vanguard-positions", "vanguard.csv"), BrokerFile("prices"), BrokerFile("rates"), BrokerFile("splits"),
  ]

  @Test(arguments: samples)
  func `a broker's file becomes the expected events`(_ sample: BrokerFile) throws {
    let plan = try sample.plan()
    #expect(plan.refusals.isEmpty)
    let expected = try Sample.lines("\(sample.name).jsonl")
    #expect(plan.text == expected)
  }

  @Test(arguments: samples)
  func `every event of a file can be written and read again`(_ sample: BrokerFile) throws {
    for (_, event) in try sample.plan().eventsInOrder { try EventCodec.validate(event) }
  }

  @Test(arguments: BuiltInProfiles.texts.map(\.name))
  func `every built-in profile can be read, and is named as it says`(_ name: String) throws {
    #expect(try BuiltInProfiles.profile(named: name).name == name)
  }
}
