// Measures the book's hot paths; `make bench` runs it. Figures are CPU-bound, one thread, medians of several runs.
// `book`, `options` or `keeper` runs one part alone, `peer` what Benchmarks/Nautilus compares; `sheet`, `history`,
// `orders` and `mixed` run single rows, for profiles.
do {
  let chosen = CommandLine.arguments.dropFirst()
  if chosen.isEmpty || chosen.contains("book") { try await BookBenchmarks().run() }
  if chosen.isEmpty || chosen.contains("options") {
    try BookBenchmarks().options()
    try BookBenchmarks().manySeries()
    try BookBenchmarks().mixed()
  }
  if chosen.contains("sheet") { try BookBenchmarks().sheet() }
  if chosen.contains("history") { try BookBenchmarks().history() }
  if chosen.contains("orders") { try BookBenchmarks().orders() }
  if chosen.contains("mixed") { try BookBenchmarks().mixed() }
  if chosen.contains("peer") { try BookBenchmarks().runBesidePeer() }
  if chosen.isEmpty || chosen.contains("keeper") { try await KeeperBenchmarks().run() }
} catch {
  print("benchmark failed: \(error)")
}
