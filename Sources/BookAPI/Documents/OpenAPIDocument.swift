import Book
import JSON
import Journal

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
    var operation = JSONObject([
      ("operationId", .string(identifier(of: route))), ("summary", .string(route.summary)),
    ])
    var parameters = pathParameters(route) + route.parameters.map(parameter)
    if route.hasKey { parameters.append(key) }
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if !route.body.isEmpty {
      let content = route.body.map { (name: $0.type, value: schema($0.schema)) }
      operation["requestBody"] = ["required": true, "content": .object(JSONObject(content))]
    }
    operation["responses"] = responses(route)
    operation["security"] = security(route.scope)
    return .object(operation)
  }

  private static func security(_ scope: BookScope?) -> JSONValue {
    guard let scope else { return [] }
    return [["token": [.string(scope.rawValue)]]]
  }

  /// `GET /accounts/{account}/figures` as `get_accounts_account_figures`.
  private static func identifier(of route: BookRoute) -> String {
    let words = route.path.split { "/{}.-".contains($0) }
    return ([route.method.lowercased()] + words.map(String.init)).joined(separator: "_")
  }

  private static func pathParameters(_ route: BookRoute) -> [JSONValue] {
    route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { piece in
      let name = String(piece.dropFirst().dropLast())
      let words = pathWords[name].map(SchemaForm.words)
      let form = name == "date" ? SchemaForm.day : SchemaForm.text
      return ["name": .string(name), "in": "path", "required": true, "schema": words ?? form]
    }
  }

  /// Pieces of paths that stand for one of some words.
  private static let pathWords = [
    "drill": ConnectionDrill.allCases.map(\.rawValue), "figure": FigureRule.all.map(\.name),
    "edge": DaySnapshot.Edge.allCases.map(\.rawValue), "part": DayPart.allCases.map(\.name),
  ]

  private static func parameter(_ parameter: BookRoute.Parameter) -> JSONValue {
    var item = JSONObject([
      ("name", .string(parameter.name)), ("in", "query"), ("description", .string(parameter.sentence)),
    ])
    if !parameter.words.isEmpty {
      item["schema"] = SchemaForm.list(of: SchemaForm.words(parameter.words))
      item["style"] = "form"
      item["explode"] = false
    } else {
      item["schema"] = schema(of: parameter)
    }
    return .object(item)
  }

  private static func schema(of parameter: BookRoute.Parameter) -> JSONValue {
    switch parameter.type {
    case "date": return SchemaForm.day
    case "integer":
      var schema = JSONObject([("type", "integer")])
      if let range = parameter.range {
        schema["minimum"] = .integer(Int(range.lowerBound))
        if range.upperBound < Int64.max { schema["maximum"] = .integer(Int(range.upperBound)) }
      }
      return .object(schema)
    default: return ["type": .string(parameter.type)]
    }
  }

  private static let key: JSONValue = [
    "name": "Idempotency-Key", "in": "header",
    "description": "The id of the one event, where its body has none; the same again acts once.",
    "schema": ["type": "string", "minLength": 1, "maxLength": .integer(EventLimits.input.identifier)],
  ]

  private static func schema(_ name: String) -> JSONValue {
    ["schema": SchemaForm.reference(name)]
  }

  private static func responses(_ route: BookRoute) -> JSONValue {
    let type = String(route.answerType.prefix { $0 != ";" })
    var answer = JSONObject([
      ("description", "The answer."), ("content", .object(JSONObject([(type, schema(route.answer))]))),
    ])
    if type == BookRoute.lines {
      answer["headers"] = [
        "Next-After": ["description": "Where the next page begins; absent on the last.", "schema": SchemaForm.number]
      ]
    }
    var responses = JSONObject([("200", .object(answer))])
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
