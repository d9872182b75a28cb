import Crypto

/// The hash that chains the rows of the journal:
///
/// `SHA-256(previous hash ‖ first ‖ last ‖ recorded ‖ length of offsets ‖ offsets ‖ payload)`
///
/// The four numbers are 64-bit big-endian. The length stands there so that no byte can wander from the offsets into the
/// payload unseen. The row's own number is not hashed: it follows from the chain.
enum ChainHash {
  /// What the first row has as its previous hash.
  static let start = [UInt8](repeating: 0, count: SHA256.length)

  /// The hash that `row` must carry.
  static func of(_ row: CommitRow) -> [UInt8] {
    var digest = SHA256()
    digest.update(row.previousHash)
    var numbers: [UInt8] = []
    numbers.reserveCapacity(32)
    for number in [row.first, row.last, row.recorded, Int64(row.offsets.count)] {
      withUnsafeBytes(of: number.bigEndian) { numbers.append(contentsOf: $0) }
    }
    digest.update(numbers)
    digest.update(row.offsets)
    digest.update(row.payload)
    return digest.finish()
  }
}
