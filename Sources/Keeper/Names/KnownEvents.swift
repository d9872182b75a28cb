/// Finds the event that was told before.
struct KnownEvents: Sendable {
  private var table = NameTable()
  /// What the batch in work has added.
  private var added: [EventName] = []

  /// Begins a batch of so many events.
  mutating func begin(_ events: Int) {
    added.removeAll(keepingCapacity: events <= 1_000)
    table.reserve(2 * events)
  }

  /// Makes room for so many names, so that none is moved until there are more.
  mutating func reserve(_ names: Int) { table.reserve(names) }

  func position(of names: EventNames) -> Int64? { table[names.name] }

  /// A world event with exactly this content is known.
  func hasContent(of names: EventNames) -> Bool { names.content.map { table[$0] != nil } ?? false }

  /// Notes an event of the batch; false when its name is known.
  @discardableResult
  mutating func note(_ names: EventNames, at position: Int64) -> Bool {
    guard note(names.name, at: position) else { return false }
    if let content = names.content { note(content, at: position) }
    return true
  }

  @discardableResult
  private mutating func note(_ name: EventName, at position: Int64) -> Bool {
    guard table.insert(name, at: position) else { return false }
    added.append(name)
    return true
  }

  /// Forgets the batch, which was refused.
  mutating func undo() {
    for name in added.reversed() { table.removeLast(name) }
    added = []
  }
}
