import Telemetry
import Testing

/// The text for Prometheus, and the limits of what is kept.
struct MetricsTests {
  @Test func figuresArePrintedSorted() {
    let metrics = Metrics()
    metrics.counter("requests_total", help: "Requests answered.", ["status": 404, "route": "/b"]).add()
    metrics.counter("requests_total", help: "Requests answered.", ["status": 200, "route": "/a"]).add(3)
    metrics.gauge("open_connections", help: "Connections\nopen.").set(5)
    metrics.gauge("open_connections", help: "Connections\nopen.").add(-2)
    metrics.reading("queue_length", help: "Waiting.", ["queue": "a\"b\\"]) { 7 }
    #expect(
      metrics.text() == #"""
        # HELP open_connections Connections\nopen.
        # TYPE open_connections gauge
        open_connections 3
        # HELP queue_length Waiting.
        # TYPE queue_length gauge
        queue_length{queue="a\"b\\"} 7
        # HELP requests_total Requests answered.
        # TYPE requests_total counter
        requests_total{status="200",route="/a"} 3
        requests_total{status="404",route="/b"} 1

        """#)
  }

  @Test func histogramsAddUpAndPrintSeconds() {
    let metrics = Metrics()
    let histogram = metrics.histogram(
      "answer_seconds", help: "Spans.", ["route": "/a"], bounds: [1_000_000, 250_000_000, 2_000_000_000])
    for nanoseconds: UInt64 in [1, 1_000_000, 1_000_001, 2_000_000_000, 2_000_000_001] { histogram.note(nanoseconds) }
    #expect(
      metrics.text() == """
        # HELP answer_seconds Spans.
        # TYPE answer_seconds histogram
        answer_seconds_bucket{route="/a",le="0.001"} 2
        answer_seconds_bucket{route="/a",le="0.25"} 3
        answer_seconds_bucket{route="/a",le="2"} 4
        answer_seconds_bucket{route="/a",le="+Inf"} 5
        answer_seconds_sum{route="/a"} 4.002000003
        answer_seconds_count{route="/a"} 5

        """)
  }

  @Test func histogramsOfCountsPrintWholeNumbers() {
    let metrics = Metrics()
    metrics.histogram("batch_rows", help: "Rows.", unit: .count, bounds: [1, 10]).note(10)
    #expect(metrics.text().contains("batch_rows_bucket{le=\"1\"} 0\nbatch_rows_bucket{le=\"10\"} 1\n"))
    #expect(metrics.text().hasSuffix("batch_rows_sum 10\nbatch_rows_count 1\n"))
  }

  @Test func theSameNameAndLabelsAreTheSameFigure() {
    let metrics = Metrics()
    let first = metrics.counter("a_total", help: "A.", ["x": 1])
    #expect(first === metrics.counter("a_total", help: "A.", ["x": 1]))
    #expect(first !== metrics.counter("a_total", help: "A.", ["x": 2]))
  }

  @Test func tooManyLabelSetsShareOne() {
    let metrics = Metrics()
    for number in 0..<(Metrics.seriesLimit + 50) {
      metrics.counter("a_total", help: "A.", ["x": .integer(number)]).add()
    }
    let lines = metrics.text().split(separator: "\n")
    #expect(lines.count == Metrics.seriesLimit + 3)
    #expect(lines.contains("a_total{overflow=\"true\"} 50"))
  }

  @Test func countersAreAddedToFromManyTasks() async {
    let metrics = Metrics()
    let counter = metrics.counter("a_total", help: "A.")
    let histogram = metrics.histogram("b", help: "B.", unit: .count, bounds: [10])
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for value in 0..<1_000 {
            counter.add()
            histogram.note(value % 20)
          }
        }
      }
    }
    #expect(counter.total == 8_000)
    #expect(metrics.text().contains("b_bucket{le=\"10\"} 4400\nb_bucket{le=\"+Inf\"} 8000\n"))
  }
}
