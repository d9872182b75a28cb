/// What `bursar serve` was asked for.
struct ServeOptions: Sendable {
  var directory: DataDirectory
  var hasDemo: Bool
  /// Names that are answered besides the bound ones.
  var allowedHosts: [String]
  private var addresses: [OriginName: OriginAddress] = [:]

  init(_ call: Invocation) throws(CommandFailure) {
    directory = try call.data()
    hasDemo = call.has("demo")
    allowedHosts = call.all("allow-host")
    for origin in OriginName.allCases {
      let text = call.value(origin.rawValue) ?? "127.0.0.1:\(origin.defaultPort)"
      if text == "off" { continue }
      guard let address = OriginAddress(text) else {
        throw call.misused("--\(origin.rawValue) takes HOST:PORT or off")
      }
      addresses[origin] = address
    }
  }

  /// Nil: the origin is off.
  func address(of origin: OriginName) -> OriginAddress? { addresses[origin] }
}
