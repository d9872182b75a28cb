/// The text format of Prometheus, version 0.0.4.
struct MetricsText {
  private(set) var text = ""

  mutating func add(_ name: String, _ family: Metrics.Family) {
    text += "# HELP \(name) \(Self.escaped(family.help.description, quotes: false))\n"
    text += "# TYPE \(name) \(family.type)\n"
    for (labels, source) in family.series.sorted(by: { $0.key < $1.key }) {
      switch source {
      case .counter(let counter): add(name, labels, "\(counter.total)")
      case .gauge(let gauge): add(name, labels, "\(gauge.value)")
      case .reading(let read): add(name, labels, "\(read())")
      case .histogram(let histogram): add(name, labels, histogram)
      }
    }
  }

  private mutating func add(_ name: String, _ labels: String, _ value: String) {
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }

  private mutating func add(_ name: String, _ labels: String, _ histogram: Histogram) {
    let state = histogram.snapshot
    let prefix = labels.isEmpty ? "" : labels + ","
    var total = 0
    for (place, count) in state.counts.enumerated() {
      total += count
      let isLast = place == histogram.bounds.count
      let bound = isLast ? "+Inf" : Self.number(histogram.bounds[place], histogram.unit)
      add(name + "_bucket", "\(prefix)le=\"\(bound)\"", "\(total)")
    }
    add(name + "_sum", labels, Self.number(state.sum, histogram.unit))
    add(name + "_count", labels, "\(total)")
  }

  /// Nanoseconds as seconds, exactly and without needless zeros.
  private static func number(_ value: Int, _ unit: Histogram.Unit) -> String {
    guard unit == .nanoseconds else { return "\(value)" }
    let (seconds, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    let sign = value < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(seconds)" }
    let digits = String(rest)
    var decimals = String(repeating: "0", count: 9 - digits.count) + digits
    while decimals.last == "0" { decimals.removeLast() }
    return "\(sign)\(seconds).\(decimals)"
  }

  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first > UInt8(ascii: "9") || first < UInt8(ascii: "0") else { return false }
    return name.utf8.allSatisfy { byte in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }
  }

  static func labels(_ labels: LogFields) -> String {
    labels.map { name, value in
      precondition(isName(name.description), "\(name) is no name of a label")
      return "\(name)=\"\(escaped(value.text, quotes: true))\""
    }.joined(separator: ",")
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
