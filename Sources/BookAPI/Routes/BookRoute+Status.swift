import HTTP
import JSON
import Telemetry

// Whether the program lives, is ready, and what it counts.
extension BookRoute {
  static let status: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/health", summary: "200 while the program is alive.", answer: "Health",
      handler: { _ in
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("status", string: "alive")
        writer.endObject()
        return .fresh(writer.bytes)
      }),
    BookRoute(
      method: "GET", path: "/ready", summary: "200 when every part is ready to serve, else 503.", answer: "Readiness",
      refusals: [503], handler: { ready($0) }),
    BookRoute(
      method: "GET", path: "/metrics", summary: "Figures about the program for Prometheus.",
      answerType: Metrics.contentType, answer: "Text",
      handler: { call in
        HTTPResponse(status: 200, contentType: Metrics.contentType, text: call.core.metrics.text())
      }),
  ]

  private static func ready(_ call: BookCall) -> HTTPResponse {
    let (all, parts) = call.core.readiness.parts
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("ready", bool: all)
    writer.name("parts" as StaticString)
    writer.beginObject()
    for part in parts {
      writer.name(part.name)
      writer.bool(part.isReady)
    }
    writer.endObject()
    writer.endObject()
    var response = HTTPResponse.fresh(writer.bytes)
    response.status = all ? 200 : 503
    return response
  }
}
