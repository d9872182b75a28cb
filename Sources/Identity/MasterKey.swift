import Ambient
import Crypto
import Glibc

/// The 32 bytes that everything sealed rests on, in a file that only its owner may read.
enum MasterKey {
  static let fileName = "master.key"
  static let length = 32

  /// The key of the directory; made when there is none and `mayMake`.
  static func load(
    directory: String, mayMake: Bool, surroundings: any Surroundings
  ) throws(IdentityError) -> [UInt8] {
    let path = directory + "/" + fileName
    if let key = try read(path) { return key }
    guard mayMake else {
      throw IdentityError(.masterKeyFile, "The store holds sealed texts, but \(fileName) is not there.")
    }
    let key = surroundings.randomBytes(length)
    try write(key, to: path, in: directory)
    return key
  }

  private static func read(_ path: String) throws(IdentityError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0, errno == ENOENT { return nil }
    guard file >= 0 else { throw failure("open", errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("fstat", errno) }
    guard status.st_mode & 0o077 == 0 else {
      throw IdentityError(.masterKeyExposed, "\(fileName) must be readable by its owner only (mode 0600).")
    }
    var bytes = [UInt8](repeating: 0, count: length + 1)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count == length else {
      throw IdentityError(.masterKeyFile, "\(fileName) does not hold exactly \(length) bytes.")
    }
    return Array(bytes.prefix(length))
  }

  private static func write(_ key: [UInt8], to path: String, in directory: String) throws(IdentityError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure("create", errno) }
    let written = key.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    let isSynced = written == key.count && fsync(file) == 0
    let error = errno
    close(file)
    guard isSynced else {
      unlink(path)
      throw failure("write", error)
    }
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("open directory", errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure("sync directory", errno) }
  }

  private static func failure(_ call: String, _ error: Int32) -> IdentityError {
    IdentityError(.masterKeyFile, "\(fileName) cannot be used.", detail: "\(call): error \(error)")
  }
}
