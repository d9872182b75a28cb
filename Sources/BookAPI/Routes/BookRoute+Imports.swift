import BookWire
import HTTP
import Intake
import JSON
import Telemetry

// Brokers' own files.
extension BookRoute {
  static let imports: [BookRoute] = [
    BookRoute(
      method: "POST", path: "/accounts/{account}/imports", scope: .write,
      summary: "Takes a broker's file by a profile; all or nothing. Rows that the book knows change nothing.",
      parameters: importParameters, body: importBodies, bodyLimit: IntakeLimits().bytes, answer: "Document",
      refusals: [404, 413, 422, 503], handler: { try await take($0, account: $0.path["account"]) }),
    BookRoute(
      method: "POST", path: "/world/imports", scope: .write,
      summary: "Takes a file of prices, rates or splits by a profile; all or nothing.", parameters: importParameters,
      body: importBodies, bodyLimit: IntakeLimits().bytes, answer: "Document", refusals: [404, 413, 422, 503],
      handler: { try await take($0, account: nil) }),
  ]

  private static let importParameters = [
    Parameter(name: "profile", type: "string", sentence: "Name of a built-in profile; not with a JSON body."),
    Parameter(name: "dry_run", type: "boolean", sentence: "Says what would happen, row by row, and takes nothing."),
    Parameter(
      name: "number", type: "string", sentence: "The broker's number of the account, where a file has several."),
    Parameter(name: "as_of", type: "date", sentence: "The day of a file of positions that does not tell its own."),
    Parameter(name: "leave_out", type: "string", sentence: "Lines to leave out, such as 4,17."),
    Parameter(
      name: "opening", type: "boolean",
      sentence: "Units that rows take away and none brings were there before the file, at an unknown basis."),
  ]

  private static let importBodies: [(type: String, schema: String)] = [
    ("text/csv", "Text"), ("application/xml", "Text"), ("application/x-ndjson", "Text"),
    ("application/x-ofx", "Text"), ("application/json", "Document"),
  ]

  private static func take(_ call: BookCall, account: String?) async throws -> HTTPResponse {
    var asked = try ImportRequest(call, account: account)
    if asked.isRawOpenFinance { asked.file = try await OpenFinanceBody.records(of: asked.file, call.core.controls) }
    let request = asked
    let keeper = call.core.keeper
    let progress = call.core.controls.progress
    let report = try await Task.detached {
      let file = FileImport(
        try request.plan(progress), account: account, opens: request.opens, into: keeper, progress)
      return request.isDryRun ? file.report : try await file.take()
    }.value
    if !report.isDryRun { call.core.taken.add(report.count(.new)) }
    var writer = JSONWriter()
    report.write(to: &writer)
    return .fresh(writer.bytes)
  }
}
