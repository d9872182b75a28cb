/// Reads credentials out of an `Authorization` field.
public enum Bearer {
  /// The token behind the scheme `Bearer` in any case; nil for another scheme or none.
  public static func token(in field: String) -> String? {
    var field = field
    return field.withUTF8 { bytes in token(in: bytes).map { String(decoding: $0, as: UTF8.self) } }
  }

  /// The same in the field's bytes.
  public static func token(in field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let blank = UInt8(ascii: " ")
    var start = 0
    while start < field.count, field[start] == blank { start += 1 }
    let scheme: StaticString = "bearer"
    guard field.count - start > scheme.utf8CodeUnitCount else { return nil }
    for index in 0..<scheme.utf8CodeUnitCount where field[start + index] | 0x20 != scheme.utf8Start[index] {
      return nil
    }
    start += scheme.utf8CodeUnitCount
    guard field[start] == blank else { return nil }
    while start < field.count, field[start] == blank { start += 1 }
    let token = UnsafeBufferPointer(rebasing: field[start...])
    return token.isEmpty || token.contains(blank) ? nil : token
  }
}
