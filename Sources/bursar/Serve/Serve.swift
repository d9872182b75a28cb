import BookAPI
import HTTP
import Hub
import Keeper
import Telemetry

/// The life of a server: open, listen, say `ready`, wait to be asked to end, end in good order.
enum Serve {
  /// How long requests under way may take once the server ends.
  private static let grace = Duration.seconds(10)

  private static let bookPart = "book"
  private static let hubPart = "hub"

  static func run(_ call: Invocation) async throws(CommandFailure) {
    let options = try ServeOptions(call)
    let signals = SignalThread()
    try signals.start()
    let parts = try ServeParts(options, call)
    var running: [RunningOrigin] = []
    do throws(CommandFailure) {
      try await start(parts, &running)
    } catch {
      await stop(running, parts)
      throw error
    }
    let origins = OriginName.allCases.compactMap { name in running.first { $0.name == name } }
    call.console.say((["ready"] + origins.map { "\($0.name.rawValue)=\($0.url)" }).joined(separator: " "))
    call.console.flush()
    await signals.asked()
    await stop(running, parts)
  }

  private static func start(_ parts: ServeParts, _ running: inout [RunningOrigin]) async throws(CommandFailure) {
    parts.readiness.expect(bookPart)
    if parts.options.address(of: .hub) != nil { parts.readiness.expect(hubPart) }
    let demo = try await DemoStart(parts)
    for plan in parts.plansOverTheBook {
      guard let address = parts.options.address(of: plan.name) else { continue }
      running.append(try RunningOrigin(plan, at: address, parts))
    }
    if let book = running.first(where: { $0.name == .book }) {
      try ServerFile(url: book.url, token: parts.operatorToken).write(in: parts.options.directory.path)
    }
    parts.readiness.isReady(bookPart)
    var hub: Hub?
    if let address = parts.options.address(of: .hub) {
      let made = try parts.makeHub(over: running)
      running.append(try RunningOrigin(parts.hubPlan(made), at: address, parts))
      parts.readiness.isReady(hubPart)
      try parts.startDaily(made)
      hub = made
    }
    try await demo?.finish(running, hub)
    parts.log.info("ready", ["directory": .configured(parts.options.directory.path)])
  }

  /// The hub first, whose requests under way ask the brokers; then the others at once; then the book.
  private static func stop(_ running: [RunningOrigin], _ parts: ServeParts) async {
    parts.readiness.stop()
    parts.log.info("ending")
    parts.hubPlace.stopDaily()
    for origin in running where origin.name == .hub { await origin.server.stop(within: grace) }
    await withTaskGroup(of: Void.self) { group in
      for origin in running where origin.name != .hub {
        group.addTask { await origin.server.stop(within: grace) }
      }
    }
    ServerFile.remove(in: parts.options.directory.path)
    parts.keeper.close()
    parts.log.info("ended")
  }
}
