/// Pairs uncovered calls with uncovered puts so that the most is saved: of each pair only the larger requirement is
/// asked for, and the market value of the other.
///
/// The maximum is exact: paths that save the most are added one after the other, as in any transport problem.
struct StrangleMatching {
  /// Contracts of one leg that stand alone.
  struct Side {
    let leg: Int
    let contracts: Int
    let uncovered: Int128
    let value: Int128
  }

  private(set) var saving: Int128 = 0
  /// Contracts paired, by call and put.
  private(set) var flow: [[Int]]

  init(calls: [Side], puts: [Side]) {
    flow = Array(repeating: Array(repeating: 0, count: puts.count), count: calls.count)
    guard !calls.isEmpty, !puts.isEmpty else { return }
    if calls.count == 1, puts.count == 1 {
      flow[0][0] = min(calls[0].contracts, puts[0].contracts)
      saving = Self.saving(calls[0], puts[0]) * Int128(flow[0][0])
      return
    }
    var callsLeft = calls.map(\.contracts)
    var putsLeft = puts.map(\.contracts)
    while let path = bestPath(calls, puts, callsLeft, putsLeft) {
      augment(path, &callsLeft, &putsLeft)
    }
  }

  static func saving(_ call: Side, _ put: Side) -> Int128 {
    call.uncovered >= put.uncovered ? put.uncovered - put.value : call.uncovered - call.value
  }

  /// Calls and puts in turn, from a call with contracts left to a put with contracts left.
  private struct Path {
    let saving: Int128
    let nodes: [Int]
  }

  /// The most that is saved on the way to a call or a put, and where the way comes from; nil: no way so far.
  private struct Step {
    var saving: Int128
    var from: Int?
  }

  /// The path that saves the most, over pairs still to make (forward) and pairs to take apart (backward).
  private func bestPath(_ calls: [Side], _ puts: [Side], _ callsLeft: [Int], _ putsLeft: [Int]) -> Path? {
    var toCall: [Step?] = callsLeft.map { $0 > 0 ? Step(saving: 0, from: nil) : nil }
    var toPut: [Step?] = Array(repeating: nil, count: puts.count)
    // As many rounds as there are nodes: no path that saves most visits one twice.
    for _ in 0..<(calls.count + puts.count) {
      var changed = false
      for call in calls.indices {
        guard let step = toCall[call] else { continue }
        for put in puts.indices {
          let saved = step.saving + Self.saving(calls[call], puts[put])
          if let known = toPut[put], known.saving >= saved { continue }
          toPut[put] = Step(saving: saved, from: call)
          changed = true
        }
      }
      for put in puts.indices {
        guard let step = toPut[put] else { continue }
        for call in calls.indices where flow[call][put] > 0 {
          let saved = step.saving - Self.saving(calls[call], puts[put])
          if let known = toCall[call], known.saving >= saved { continue }
          toCall[call] = Step(saving: saved, from: put)
          changed = true
        }
      }
      if !changed { break }
    }
    var best: (saving: Int128, put: Int)?
    for put in puts.indices where putsLeft[put] > 0 {
      guard let step = toPut[put], step.saving > (best?.saving ?? 0) else { continue }
      best = (step.saving, put)
    }
    return best.map { Path(saving: $0.saving, nodes: Self.nodes(to: $0.put, toCall, toPut)) }
  }

  private static func nodes(to put: Int, _ toCall: [Step?], _ toPut: [Step?]) -> [Int] {
    var nodes: [Int] = []
    var last: Int? = put
    while let put = last, let call = toPut[put]?.from {
      nodes += [put, call]
      last = toCall[call]?.from
    }
    return nodes.reversed()
  }

  private mutating func augment(_ path: Path, _ callsLeft: inout [Int], _ putsLeft: inout [Int]) {
    let nodes = path.nodes
    var amount = min(callsLeft[nodes[0]], putsLeft[nodes[nodes.count - 1]])
    for step in stride(from: 1, to: nodes.count - 1, by: 2) { amount = min(amount, flow[nodes[step + 1]][nodes[step]]) }
    for step in 0..<(nodes.count - 1) {
      if step.isMultiple(of: 2) {
        flow[nodes[step]][nodes[step + 1]] += amount
      } else {
        flow[nodes[step + 1]][nodes[step]] -= amount
      }
    }
    callsLeft[nodes[0]] -= amount
    putsLeft[nodes[nodes.count - 1]] -= amount
    saving += path.saving * Int128(amount)
  }
}
