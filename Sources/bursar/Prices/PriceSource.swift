import CivilTime
import Intake

/// Where closing prices come from. An implementation answers with a table as the profile `prices` reads it.
protocol PriceSource: Sendable {
  /// - Parameters:
  ///   - symbols: of the book, with the source's names.
  ///   - from, to: days wanted; nil: all that the source has.
  func prices(
    of symbols: [PriceSourceSettings.Symbol], from: CivilDate?, to: CivilDate?
  ) async throws(CommandFailure) -> [UInt8]
}

/// A table on disk.
struct FilePriceSource: PriceSource {
  let path: String

  /// The file as it is: its rows are judged when they are imported.
  func prices(
    of symbols: [PriceSourceSettings.Symbol], from: CivilDate?, to: CivilDate?
  ) async throws(CommandFailure) -> [UInt8] {
    try FileText.read(path)
  }
}
