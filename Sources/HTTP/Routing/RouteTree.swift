/// Patterns as a tree of segments, in one flat array of nodes.
struct RouteTree: Sendable {
  /// One segment of a pattern.
  enum Piece: Sendable {
    case literal([UInt8])
    case parameter(String)
    case rest(String)

    init(_ text: String) {
      guard text.hasPrefix("{"), text.hasSuffix("}") else {
        precondition(!text.contains("{") && !text.contains("}"), "a parameter is a whole segment: \(text)")
        self = .literal(Array(text.utf8))
        return
      }
      let name = text.dropFirst().dropLast()
      precondition(!name.isEmpty, "a parameter has a name")
      self = name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .parameter(String(name))
    }

    var parameterName: String? {
      switch self {
      case .literal: nil
      case .parameter(let name), .rest(let name): name
      }
    }
  }

  struct Node: Sendable {
    var literals: [(text: [UInt8], node: Int)] = []
    var parameter: Int?
    var rest: Int?
    var routes: [Int] = []
  }

  let caseInsensitive: Bool
  private(set) var nodes = [Node()]

  init(caseInsensitive: Bool) { self.caseInsensitive = caseInsensitive }

  func routes(at node: Int) -> [Int] { nodes[node].routes }

  mutating func attach(_ route: Int, to node: Int) { nodes[node].routes.append(route) }

  /// The node at the end of the pattern, made where it is missing.
  mutating func insert(_ pieces: [Piece]) -> Int {
    var node = 0
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let text):
        let folded = caseInsensitive ? text.map(HTTPBytes.lowercased) : text
        if let known = nodes[node].literals.first(where: { $0.text == folded }) {
          node = known.node
        } else {
          let next = add()
          nodes[node].literals.append((folded, next))
          node = next
        }
      case .parameter:
        let next = nodes[node].parameter ?? add()
        nodes[node].parameter = next
        node = next
      case .rest:
        precondition(index == pieces.count - 1, "{name...} stands last")
        let next = nodes[node].rest ?? add()
        nodes[node].rest = next
        node = next
      }
    }
    return node
  }

  private mutating func add() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }
}

/// One walk through the tree, the literal branch first. Of the nodes that the path reaches, the first with the method
/// wins.
struct RouteSearch {
  let path: UnsafeBufferPointer<UInt8>
  private(set) var route = 0
  /// Where the parameters' segments lie in the path, in order.
  private(set) var parameters: [Range<Int>] = []
  /// Methods of nodes that the path reached without finding its own.
  private(set) var allow: Set<String> = []

  init(path: UnsafeBufferPointer<UInt8>) { self.path = path }

  mutating func run(_ tree: RouteTree, _ routes: [Router.Route], _ method: String) -> Bool {
    guard path.first == HTTPBytes.slash else { return false }
    return descend(tree, routes, method, node: 0, from: 1)
  }

  private mutating func descend(
    _ tree: RouteTree, _ routes: [Router.Route], _ method: String, node: Int, from start: Int
  ) -> Bool {
    if start > path.count { return settle(tree.nodes[node].routes, routes, method) }
    var end = start
    while end < path.count && path[end] != HTTPBytes.slash { end += 1 }
    for literal in tree.nodes[node].literals where equals(literal.text, start..<end, tree.caseInsensitive) {
      if descend(tree, routes, method, node: literal.node, from: end + 1) { return true }
    }
    if let next = tree.nodes[node].parameter, end > start {
      parameters.append(start..<end)
      if descend(tree, routes, method, node: next, from: end + 1) { return true }
      parameters.removeLast()
    }
    if let next = tree.nodes[node].rest {
      parameters.append(start..<path.count)
      if settle(tree.nodes[next].routes, routes, method) { return true }
      parameters.removeLast()
    }
    return false
  }

  /// Takes the route of the method; HEAD is answered by GET where it has no route of its own.
  private mutating func settle(_ candidates: [Int], _ routes: [Router.Route], _ method: String) -> Bool {
    for candidate in candidates where routes[candidate].method == method {
      route = candidate
      return true
    }
    if method == "HEAD", let get = candidates.first(where: { routes[$0].method == "GET" }) {
      route = get
      return true
    }
    for candidate in candidates {
      allow.insert(routes[candidate].method)
      if routes[candidate].method == "GET" { allow.insert("HEAD") }
    }
    return false
  }

  private func equals(_ text: [UInt8], _ range: Range<Int>, _ caseInsensitive: Bool) -> Bool {
    guard text.count == range.count else { return false }
    var index = range.lowerBound
    for byte in text {
      let other = caseInsensitive ? HTTPBytes.lowercased(path[index]) : path[index]
      if byte != other { return false }
      index += 1
    }
    return true
  }
}
