import BookAPI

// The one place where each origin is put together from what the program shares.
extension ServeParts {
  /// The APIs over the book: they need no other origin.
  var plansOverTheBook: [OriginPlan] { [bookPlan] }

  private var bookPlan: OriginPlan {
    let server = BookServer(
      keeper: keeper, access: .operatorToken(operatorToken), readiness: readiness, metrics: metrics)
    return OriginPlan(
      name: .book, configuration: { server.configuration(host: $0.host, port: $0.port) },
      respond: { await server.respond(to: $0) })
  }
}
