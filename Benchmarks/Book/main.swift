// Measures the book's hot paths; `make bench` runs it. Figures are CPU-bound, one thread, medians of several runs.
// `book`, `options` or `keeper` runs one part alone, `peer` what Benchmarks/Nautilus compares; `sheet`, `history`,
// `orders`, `mixed`, `fills`, `day`, `few` and `scattered` run single rows, for profiles, the last four with `tenth` a
// tenth of their events.
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
  let isShort = chosen.contains("tenth")
  if chosen.contains("fills") { try BookBenchmarks().fills(count: isShort ? 40_000 : 400_000) }
  let keeper = KeeperBenchmarks(total: isShort ? 100_000 : 1_000_000)
  if chosen.isEmpty || chosen.contains("keeper") { try await keeper.run() }
  // Nothing runs on another thread that need not: profilers follow one better.
  for row in ["day", "few", "scattered"] where chosen.contains(row) { try await keeper.run(row: row) }
} catch {
  print("benchmark failed: \(error)")
}
