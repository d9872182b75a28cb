// Measures signed reads of balances in process: no socket, all else of the production path.
do {
  try await SignedReads().run()
} catch {
  print("benchmark failed: \(error)")
}
