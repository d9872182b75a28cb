import JSON

/// The OpenAPI document, printed from the routes.
enum OpenAPIDocument {
  static let bytes: [UInt8] = document.bytes

  private static var document: JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Bursar book API", "version": "1",
        "description": "Accounts, events and figures of one book. Amounts are decimal strings.",
      ],
      "paths": paths,
      "components": [
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]], "schemas": OpenAPISchemas.all,
      ],
    ]
  }

  private static var paths: JSONValue {
    var paths = JSONObject()
    for route in BookRoute.all {
      var item = paths[route.path]?.objectValue ?? JSONObject()
      item[route.method.lowercased()] = operation(route)
      paths[route.path] = .object(item)
    }
    return .object(paths)
  }

  private static func operation(_ route: BookRoute) -> JSONValue {
    var operation = JSONObject([("summary", .string(route.summary))])
    let parameters = pathParameters(route) + route.parameters.map(parameter)
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if !route.body.isEmpty {
      let content = route.body.map { (name: $0.type, value: schema($0.schema)) }
      operation["requestBody"] = ["required": true, "content": .object(JSONObject(content))]
    }
    operation["responses"] = responses(route)
    if let scope = route.scope { operation["security"] = [["token": [.string(scope.rawValue)]]] }
    return .object(operation)
  }

  private static func pathParameters(_ route: BookRoute) -> [JSONValue] {
    route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { piece in
      ["name": .string(String(piece.dropFirst().dropLast())), "in": "path", "required": true, "schema": text]
    }
  }

  private static func parameter(_ parameter: BookRoute.Parameter) -> JSONValue {
    let type: JSONValue =
      switch parameter.type {
      case "date": ["type": "string", "format": "date"]
      default: ["type": .string(parameter.type)]
      }
    return [
      "name": .string(parameter.name), "in": "query", "description": .string(parameter.sentence), "schema": type,
    ]
  }

  private static let text: JSONValue = ["type": "string"]

  private static func schema(_ name: String) -> JSONValue {
    ["schema": ["$ref": .string("#/components/schemas/\(name)")]]
  }

  private static func responses(_ route: BookRoute) -> JSONValue {
    let type = String(route.answerType.prefix { $0 != ";" })
    var responses = JSONObject([
      (
        "200",
        ["description": "The answer.", "content": .object(JSONObject([(type, schema(route.answer))]))]
      )
    ])
    let common = [400] + (route.scope == nil ? [] : [401, 403])
    for status in (common + route.refusals).sorted() {
      responses[String(status)] = [
        "description": .string(meaning[status] ?? "Refused."), "content": ["application/json": schema("Error")],
      ]
    }
    return .object(responses)
  }

  private static let meaning = [
    400: "The request is malformed; the error names the field.", 401: "No token, or an unknown one.",
    403: "The token does not allow it.", 404: "There is no such thing.",
    409: "The id belongs to an event with other content.", 413: "Too much at once.",
    422: "The book refuses the event; nothing was applied.", 503: "Not now; Retry-After tells when.",
  ]
}
