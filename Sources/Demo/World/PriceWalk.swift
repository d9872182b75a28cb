import Money

/// How the price of one thing moves from session to session: whole ticks, drawn back to a slowly rising line.
struct PriceWalk {
  /// The symbol or pair.
  let name: String
  /// The price at the start, in units of 10^−`decimals`.
  let base: Int
  let decimals: Int
  /// The largest usual move of a session, in hundredths of a percent.
  let swing: Int
  /// The price step, in units of 10^−`decimals`.
  let tick: Int
  /// How much the line rises in 2,520 sessions (ten years), in percent of the base.
  let rise: Int

  init(_ name: String, base: Int, decimals: Int = 2, swing: Int, tick: Int = 1, rise: Int = 60) {
    self.name = name
    self.base = base
    self.decimals = decimals
    self.swing = swing
    self.tick = tick
    self.rise = rise
  }

  /// The closes of the first `count` sessions, in units of 10^−`decimals`. More sessions only add to the end.
  func closes(_ count: Int, seed: UInt64) -> [Int] {
    var generator = DemoGenerator(seed: seed, subject: "walk " + name)
    var closes: [Int] = []
    closes.reserveCapacity(count)
    var price = base
    for session in 0..<count {
      // Three draws make middling moves likelier than wild ones.
      let move = (0..<3).reduce(0) { sum, _ in sum + generator.number(within: swing) } / 2
      let line = base + base / 100 * rise * session / 2_520
      price += price / 100 * move / 100 + (line - price) / 100
      price = max(tick, price / tick * tick)
      closes.append(price)
    }
    return closes
  }

  /// A price of this walk as a number.
  func decimal(_ price: Int) throws(MoneyError) -> ExactDecimal {
    try ExactDecimal(coefficient: Int128(price), scale: decimals)
  }
}
