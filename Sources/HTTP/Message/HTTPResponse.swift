/// A whole response.
///
/// The server adds `Date`, `X-Request-ID`, `Content-Length` and `Connection` itself; such fields set here are left out.
public struct HTTPResponse: Sendable {
  public var status: Int
  public var headers: HTTPHeaders
  public var body: [UInt8]
  /// Writes the body piece by piece instead, chunked (or up to the end of the connection in HTTP/1.0).
  public var stream: HTTPStream.Producer?

  /// No body and no fields but these.
  public init(status: Int, headers: HTTPHeaders = [:]) {
    self.status = status
    self.headers = headers
    body = []
  }

  public init(status: Int, contentType: String, body: [UInt8]) {
    self.status = status
    self.body = body
    headers = contentType == "application/json" ? Self.json : ["Content-Type": contentType]
  }

  /// Almost every answer has these: made once.
  private static let json: HTTPHeaders = ["Content-Type": "application/json"]

  /// With text as the body.
  public init(status: Int, contentType: String, text: String) {
    self.init(status: status, contentType: contentType, body: Array(text.utf8))
  }

  /// With a body that is written piece by piece.
  public static func streaming(
    status: Int = 200, contentType: String, _ producer: @escaping HTTPStream.Producer
  ) -> HTTPResponse {
    var response = HTTPResponse(status: status, contentType: contentType, body: [])
    response.stream = producer
    return response
  }

  /// A body of JSON bytes.
  public static func json(_ body: [UInt8], status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, contentType: "application/json", body: body)
  }

  /// Sends the caller to another address.
  public static func redirect(to location: String, status: Int = 302) -> HTTPResponse {
    HTTPResponse(status: status, headers: ["Location": location])
  }
}
