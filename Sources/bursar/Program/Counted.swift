extension BinaryInteger {
  /// The number with what it counts, such as `1 event` and `2 events`.
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
