import HTTP

// What the API says about itself.
extension BookRoute {
  static let documents: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/openapi.json", summary: "This API as an OpenAPI document.", answer: "Document",
      handler: { _ in .json(OpenAPIDocument.bytes) }),
    BookRoute(
      method: "GET", path: "/figures", summary: "The table of figures: name, sentence, unit and formula.",
      answer: "FigureTable", handler: { _ in .json(FigureTable.bytes) }),
  ]
}
