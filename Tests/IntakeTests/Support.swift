import CivilTime
import Crypto
import Foundation
import Intake
import Journal
import Ledger
import Market
import Money
import Testing

/// A sample file beside the tests.
enum Sample {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples/\(name)").path
  }

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  static func lines(_ name: String) throws -> [String] {
    try text(name).split(separator: "\n").map(String.init)
  }
}

extension ImportContext {
  /// A book that knows these instruments.
  static func knowing(_ instruments: [Instrument] = [], account: String? = "A1") -> ImportContext {
    let known = Dictionary(uniqueKeysWithValues: instruments.map { ($0.symbol, $0) })
    return ImportContext(account: account, instrument: { known[$0] }, hash: { SHA256.digest($0) })
  }
}

/// A table below the Fidelity header.
enum Table {
  static let header =
    "Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),Fees ($),Accrued Interest ($),"
    + "Amount ($),Cash Balance ($),Settlement Date"

  static func fidelity(_ rows: String..., header: String = header) -> [UInt8] {
    Array(([header] + rows).joined(separator: "\n").utf8)
  }

  /// A purchase of ten that costs 1,000.
  static let purchase =
    "03/04/2026,YOU BOUGHT ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,100,10,,,,-1000.00,0,03/05/2026"
}

extension ImportPlan {
  /// The events as lines of a file.
  var text: [String] { eventsInOrder.map { String(decoding: EventCodec.encode($0.event), as: UTF8.self) } }

  /// Refused rows: line, code and column.
  var refusals: [String] {
    rows.compactMap { row in
      guard case .refused(let error) = row.outcome else { return nil }
      return "\(error.line ?? 0) \(error.code.rawValue) \(error.column ?? "-")"
    }
  }

  var skips: [String] {
    rows.compactMap { row in
      guard case .skipped(let reason) = row.outcome else { return nil }
      return "\(row.line) \(reason)"
    }
  }
}

func plan(_ bytes: [UInt8], _ profile: String = "fidelity", _ context: ImportContext = .knowing()) throws -> ImportPlan
{
  try Intake.plan(bytes, try BuiltInProfiles.profile(named: profile), context)
}
