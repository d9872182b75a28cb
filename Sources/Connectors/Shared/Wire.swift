import Hub
import WireMembers

/// Reading a broker's answer in its wire's types.
enum Wire {
  static func read<Value>(_ body: () throws(WireError) -> Value) throws(BrokerError) -> Value {
    do throws(WireError) {
      return try body()
    } catch {
      throw BrokerError(.malformed, "The brokerage's answer cannot be read: \(error)")
    }
  }
}
