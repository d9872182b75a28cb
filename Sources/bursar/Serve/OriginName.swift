/// The origins of the program, each one API on an address of its own.
enum OriginName: String, Sendable, CaseIterable {
  case hub, tradestation, aries, book

  var defaultPort: Int {
    switch self {
    case .hub: 7100
    case .tradestation: 7101
    case .aries: 7102
    case .book: 7103
    }
  }

  var sentence: String { "Where the \(title) listens; 127.0.0.1:\(defaultPort) without it." }

  private var title: String {
    switch self {
    case .hub: "SnapTrade API"
    case .tradestation: "TradeStation API"
    case .aries: "Aries API"
    case .book: "book API"
    }
  }
}
