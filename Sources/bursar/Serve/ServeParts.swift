import Ambient
import BookAPI
import Crypto
import Identity
import Keeper
import Telemetry

/// What the origins of one program share.
struct ServeParts: Sendable {
  let options: ServeOptions
  let surroundings: any Surroundings
  let log: Log
  let metrics = Metrics()
  let readiness = Readiness()
  let keeper: Keeper
  let identity: Identity
  let hubPlace = HubPlace()
  /// Allows everything on the book API; told in `server.json` alone.
  let operatorToken: String

  /// Opens the book.
  init(_ options: ServeOptions, _ call: Invocation) throws(CommandFailure) {
    self.options = options
    surroundings = call.surroundings
    log = Log(to: DescriptorSink(descriptor: 2), surroundings: call.surroundings)
    operatorToken = Base64URL.encode(call.surroundings.randomBytes(32))
    switch options.directory.holder {
    case .nobody: break
    case .server(let url, _): throw .failed("\(options.directory.path) is in use by the server at \(url)")
    case .other: throw .failed("\(options.directory.path) is in use by another process")
    }
    do throws(KeeperError) {
      keeper = try Keeper(directory: options.directory.path, surroundings: surroundings)
    } catch {
      throw .failed("the book in \(options.directory.path) cannot be opened: \(error.text)")
    }
    do throws(IdentityError) {
      identity = try Identity(
        store: keeper.store, surroundings: surroundings, masterKeyDirectory: options.directory.path)
    } catch {
      keeper.close()
      throw .failed("the clients in \(options.directory.path) cannot be read: \(error.text)")
    }
  }
}
