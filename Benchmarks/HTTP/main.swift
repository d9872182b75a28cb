// Serves what the benchmark of the HTTP room asks for, until it is told to end.
import Glibc
import HTTP

let arguments = CommandLine.arguments
let port = arguments.count > 1 ? Int(arguments[1]) ?? 0 : 0
let server = HTTPServer(
  configuration: HTTPServerConfiguration(port: port, router: benchmarkRouter), router: benchmarkRouter)
print("listening on \(try server.start())")
fflush(nil)
waitForTermination()
await server.stop()
