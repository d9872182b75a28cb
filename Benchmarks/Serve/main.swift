import Glibc

// Measures what the APIs answer over a thousand accounts. Alone: signed reads in process, no socket, all else of the
// production path. `serve`: the servers themselves, for Benchmarks/Serve/run.
do {
  if CommandLine.arguments.contains("serve") {
    try await ServedReads().run()
  } else {
    try await SignedReads().run()
  }
} catch {
  print("benchmark failed: \(error)")
}
