import HTTP
import Hub
import SnapTradeWire

/// The portal's pages: plain HTML, no script, nothing from elsewhere.
struct PortalPage {
  let key: String
  let session: PortalSession
  let listings: [BrokerListing]

  private var returnAddress: ReturnAddress? {
    session.form.customRedirect.flatMap { $0.isEmpty ? nil : ReturnAddress(base: $0) }
  }

  /// The page of a link that is no longer good.
  static var ended: HTTPResponse {
    let body = SnapTradeErrorBody(.portalNotInProgress)
    return page(
      status: body.status, title: "This link has ended", isDark: false,
      "<p>\(escaped(body.detail))</p><p class=\"code\">Code \(escaped(body.code ?? ""))</p>")
  }

  /// The brokers with a form each; what went wrong last stands above.
  func choice(problem: Refusal?) -> HTTPResponse {
    if let problem, session.form.immediateRedirect, let returnAddress {
      return .redirect(to: returnAddress.failure(problem.body), status: 303)
    }
    var html = ""
    if let problem {
      html += "<p class=\"problem\" role=\"alert\">\(Self.escaped(problem.body.detail))"
      html += " <span class=\"code\">Code \(Self.escaped(problem.body.code ?? ""))</span></p>"
      if let returnAddress { html += Self.link(returnAddress.failure(problem.body), "Return to the app") }
    }
    for listing in listings { html += form(listing, isOpen: listings.count == 1) }
    if let returnAddress, problem == nil { html += Self.link(returnAddress.abandoned, "Cancel") }
    let title = session.form.reconnect == nil ? "Connect a brokerage" : "Reconnect your brokerage"
    return Self.page(status: problem?.body.status ?? 200, title: title, isDark: session.form.darkMode, html)
  }

  func success(_ connection: Connection) -> HTTPResponse {
    let address = returnAddress?.success(connection)
    if session.form.immediateRedirect, let address { return .redirect(to: address, status: 303) }
    let count = connection.accounts.count
    var html = "<p>Connected. \(count) \(count == 1 ? "account is" : "accounts are") now readable by the app.</p>"
    html += "<p class=\"code\">Connection <span id=\"connection\">\(connection.identifier)</span></p>"
    if let address { html += Self.link(address, "Return to the app") }
    return Self.page(status: 200, title: "Connection made", isDark: session.form.darkMode, html)
  }

  private func form(_ listing: BrokerListing, isOpen: Bool) -> String {
    var html = "<details\(isOpen ? " open" : "")><summary>\(Self.escaped(listing.name))</summary>"
    html += "<p>\(Self.escaped(listing.description)) <span class=\"code\">\(Self.escaped(listing.origin))</span></p>"
    html += "<form method=\"post\" action=\"/portal/connect\" autocomplete=\"off\">"
    html += Self.hidden("session", key) + Self.hidden("broker", listing.slug)
    for field in listing.fields {
      html += "<label>\(Self.escaped(field.label))<input required name=\"\(Self.escaped(field.name))\""
      html += " type=\"\(field.isSecret ? "password" : "text")\"></label>"
    }
    html += "<label class=\"consent\"><input required type=\"checkbox\" name=\"consent\" value=\"yes\">"
    html += " The app may read balances, positions and orders of these accounts.</label>"
    html += "<button>Connect</button></form></details>"
    return html
  }

  private static func hidden(_ name: String, _ value: String) -> String {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(escaped(value))\">"
  }

  private static func link(_ address: String, _ text: String) -> String {
    "<p><a href=\"\(escaped(address))\">\(escaped(text))</a></p>"
  }

  private static func page(status: Int, title: String, isDark: Bool, _ content: String) -> HTTPResponse {
    let colours =
      isDark ? "background:#16181d;color:#e8e8e8;color-scheme:dark" : "background:#f5f6f8;color:#1c1e21"
    let html = """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(escaped(title))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>
      body{font:16px/1.5 system-ui,sans-serif;margin:0;\(colours)} main{max-width:34rem;margin:3rem auto;padding:0 1rem}
      details{border:1px solid #8886;border-radius:.5rem;padding:.8rem 1rem;margin:.8rem 0} summary{font-weight:600}
      label{display:block;margin:.7rem 0} input:not([type=checkbox]){display:block;width:100%;box-sizing:border-box;
      font:inherit;padding:.4rem} button{font:inherit;padding:.5rem 1.2rem} .code{opacity:.7;font-size:.9em}
      .problem{border-left:4px solid #c33;padding-left:.8rem}</style></head>
      <body><main><h1>\(escaped(title))</h1>\(content)</main></body></html>
      """
    var response = HTTPResponse(status: status, contentType: "text/html; charset=utf-8", text: html)
    response.headers.add(
      "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'")
    response.headers.add("Referrer-Policy", "no-referrer")
    response.headers.add("X-Content-Type-Options", "nosniff")
    response.headers.add("Cache-Control", "no-store")
    return response
  }

  /// Text in HTML, attribute values included.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
