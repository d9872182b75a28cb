import BookAPI
import Demo
import Hub
import Telemetry

/// The part of a start with `--demo` that comes before and after the origins listen.
struct DemoStart {
  private let setup: DemoSetup
  private let parts: ServeParts

  private static let part = "demo"

  private var path: String { parts.options.directory.path + "/demo.json" }

  /// Nil when no demo was asked for. Fills the book with what is new of the world.
  init?(_ parts: ServeParts) async throws(CommandFailure) {
    guard parts.options.hasDemo else { return nil }
    self.parts = parts
    setup = DemoSetup(keeper: parts.keeper, identity: parts.identity)
    parts.readiness.expect(Self.part)
    do throws(DemoError) {
      let added = try await setup.fill()
      parts.log.info("demo world", ["events": .integer(added)])
    } catch {
      throw .failed(error.text)
    }
  }

  /// Registers the keys, connects the hub's users, and writes `demo.json`, for its owner alone.
  func finish(_ running: [RunningOrigin], _ hub: Hub?) async throws(CommandFailure) {
    func url(_ name: OriginName) -> String { running.first { $0.name == name }?.url ?? "" }
    do throws(DemoError) {
      var credentials = try await setup.register(known: known)
      credentials.origins = DemoOrigins(
        hub: url(.hub), tradestation: url(.tradestation), aries: url(.aries), book: url(.book))
      // Written before and after: a start that ends between does not lose the keys.
      try write(credentials)
      if let hub {
        try await setup.connect(hub, &credentials)
        try write(credentials)
      }
    } catch {
      throw .failed(error.text)
    }
    parts.readiness.isReady(Self.part)
  }

  /// What the last start wrote; nil when there is no such file or it cannot be read.
  private var known: DemoCredentials? { (try? FileText.read(path)).flatMap(DemoCredentials.init(json:)) }

  private func write(_ credentials: DemoCredentials) throws(DemoError) {
    do throws(CommandFailure) {
      try FileText.write(credentials.json, to: path)
    } catch {
      throw DemoError(.file, "\(path) cannot be written")
    }
  }
}
