import CCrashVFS
import Store

/// A disk in memory that can lose power: the file system of the database and of the anchor in one.
final class CrashDisk: FileCalls, @unchecked Sendable {
  let name: String
  // The C side locks for itself.
  private let disk: OpaquePointer

  init(_ name: String) {
    self.name = name
    disk = crash_disk_create(name)
  }

  deinit { crash_disk_destroy(disk) }

  var isDead: Bool { crash_disk_is_dead(disk) != 0 }

  /// Lets the disk die at a later changing call.
  func kill(after calls: Int) { crash_disk_kill_after(disk, Int64(calls)) }

  /// Cuts the power now, if it is still on, and comes back with what survived.
  func reboot(_ seed: UInt64) { crash_disk_reboot(disk, seed) }

  func setFull(_ isFull: Bool) { crash_disk_set_full(disk, isFull ? 1 : 0) }
  func setLying(_ lies: Bool) { crash_disk_set_lying(disk, lies ? 1 : 0) }
  func mark(_ value: Int) { crash_disk_mark(disk, Int64(value)) }

  /// All calls so far.
  var trace: [crash_event] {
    let capacity = 100_000
    return [crash_event](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = crash_disk_trace(disk, 0, buffer.baseAddress, capacity)
    }
  }

  func read(_ path: String) throws(FileFailure) -> [UInt8]? {
    var count: Int64 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, initialized in
      count = crash_disk_read(disk, path, buffer.baseAddress, buffer.count)
      initialized = max(0, Int(count))
    }
    if count == -1 { throw FileFailure(call: "read", error: 5) }
    return count < 0 ? nil : bytes
  }

  func writeSynced(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try check(crash_disk_write_synced(disk, path, bytes, bytes.count), "write")
  }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    try check(crash_disk_rename(disk, path, newPath), "rename")
  }

  func syncDirectory(_ path: String) throws(FileFailure) {
    try check(crash_disk_sync_directory(disk), "sync directory")
  }

  private func check(_ status: Int32, _ call: String) throws(FileFailure) {
    guard status == 0 else { throw FileFailure(call: call, error: 5) }
  }
}
