import Glibc

// Measures what the APIs answer over a thousand accounts. Alone: reads in process, no socket, all else of the
// production path; a number behind `signed` or `book` says how many of these, else each 200,000. `serve`: the servers
// themselves, for Benchmarks/Serve/run.
let arguments = CommandLine.arguments
let requests = arguments.last.flatMap { Int($0) } ?? 200_000
// In a task of its own: the main thread stays, as tools that count instructions want it.
Task.detached {
  do {
    if arguments.contains("serve") {
      try await ServedReads().run()
    } else {
      if !arguments.contains("book") { try await SignedReads(requests: requests).run() }
      if !arguments.contains("signed") { try await BookReads(requests: requests).run() }
    }
  } catch {
    print("benchmark failed: \(error)")
  }
  exit(0)
}
while true { pause() }
