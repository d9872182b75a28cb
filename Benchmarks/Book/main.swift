// Measures the book's hot paths; `make bench` runs it. Figures are CPU-bound, one thread, medians of several runs.
do {
  try await BookBenchmarks().run()
  try await KeeperBenchmarks().run()
} catch {
  print("benchmark failed: \(error)")
}
