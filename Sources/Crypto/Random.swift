import COpenSSL

/// Unpredictable bytes from OpenSSL's generator, fit for keys and tokens. Programs take them through `Ambient`, so that
/// a test can replay them; only `Ambient` itself calls this.
public func randomBytes(_ count: Int) -> [UInt8] {
  precondition(count >= 0 && count <= Int(Int32.max), "count of random bytes out of range")
  if count == 0 { return [] }
  return makeBytes(count) { mustSucceed(RAND_bytes($0, Int32(count)), "give random bytes") }
}
