import Synchronization

/// The figures that a program tells about itself, printed for Prometheus by `text()`. Asking for a figure that exists
/// gives the same one again. Labels are `LogValue`s: what must not be logged cannot become a label either.
public final class Metrics: Sendable {
  /// Most label sets of one figure. What comes beyond shares one set, `overflow="true"`.
  public static let seriesLimit = 1_000

  enum Source: Sendable {
    case counter(Counter)
    case gauge(Gauge)
    case reading(@Sendable () -> Int)
    case histogram(Histogram)

    var type: String {
      switch self {
      case .counter: "counter"
      case .gauge, .reading: "gauge"
      case .histogram: "histogram"
      }
    }
  }

  struct Family: Sendable {
    let help: StaticString
    let type: String
    /// By the labels as printed.
    var series: [String: Source] = [:]
  }

  private let families = Mutex<[String: Family]>([:])

  /// No figures yet.
  public init() {}

  /// The counter with this name and these labels. By custom its name ends in `_total`.
  public func counter(_ name: StaticString, help: StaticString, _ labels: LogFields = [:]) -> Counter {
    guard case .counter(let counter) = source(name, help, labels, { .counter(Counter()) }) else { taken(name) }
    return counter
  }

  /// The gauge with this name and these labels.
  public func gauge(_ name: StaticString, help: StaticString, _ labels: LogFields = [:]) -> Gauge {
    guard case .gauge(let gauge) = source(name, help, labels, { .gauge(Gauge()) }) else { taken(name) }
    return gauge
  }

  /// Registers a gauge that is read when the figures are printed.
  public func reading(
    _ name: StaticString, help: StaticString, _ labels: LogFields = [:], _ read: @escaping @Sendable () -> Int
  ) {
    _ = source(name, help, labels) { .reading(read) }
  }

  /// The histogram with this name and these labels. `bounds` ascend; each is the largest value of its range.
  public func histogram(
    _ name: StaticString, help: StaticString, _ labels: LogFields = [:], unit: Histogram.Unit = .nanoseconds,
    bounds: [Int] = Histogram.requestBounds
  ) -> Histogram {
    let made = source(name, help, labels) { .histogram(Histogram(unit: unit, bounds: bounds)) }
    guard case .histogram(let histogram) = made else { taken(name) }
    return histogram
  }

  private func taken(_ name: StaticString) -> Never { preconditionFailure("\(name) is a figure of another type") }

  private func source(
    _ name: StaticString, _ help: StaticString, _ labels: LogFields, _ make: () -> Source
  ) -> Source {
    precondition(MetricsText.isName(name.description), "\(name) is no name of a figure")
    let key = MetricsText.labels(labels)
    return families.withLock { families in
      var family = families[name.description] ?? Family(help: help, type: make().type)
      let place = family.series[key] != nil || family.series.count < Self.seriesLimit ? key : "overflow=\"true\""
      if let known = family.series[place] { return known }
      let source = make()
      precondition(source.type == family.type, "\(name) is a figure of another type")
      family.series[place] = source
      families[name.description] = family
      return source
    }
  }

  /// All figures in the text format of Prometheus, version 0.0.4, sorted by name and labels.
  public func text() -> String {
    // Readings may take locks of their own, hence outside ours.
    let families = families.withLock { $0 }
    var text = MetricsText()
    for (name, family) in families.sorted(by: { $0.key < $1.key }) { text.add(name, family) }
    return text.text
  }

  /// The content type that goes with `text()`.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"
}
