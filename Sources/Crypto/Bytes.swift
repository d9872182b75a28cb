/// Calls `body` with the bytes in one piece, copying them only if the collection does not keep them so.
@inlinable
func withContiguousBytes<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result
) -> Result {
  let direct = bytes.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
  if let direct { return direct }
  return Array(bytes).withUnsafeBytes { body($0) }
}

/// Makes an array of `count` bytes that `fill` writes completely.
func makeBytes(_ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    if let base = buffer.baseAddress { fill(base) }
    initialized = count
  }
}

/// OpenSSL answers 1 for success; anything else here is lack of memory or a broken library, which nobody can repair.
func mustSucceed(_ status: Int32, _ what: StaticString) {
  precondition(status == 1, "OpenSSL could not \(what)")
}
