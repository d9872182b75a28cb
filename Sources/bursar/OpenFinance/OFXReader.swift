import Ambient
import CLinuxIO
import Glibc

/// Has an OFX file read by `bursar-ofx`, a process of its own with limits on memory, time and output, because libofx
/// and the SGML parser below it are C++ of some age. What it says are lines of JSON, which the room Intake reads.
struct OFXReader {
  /// Bytes of a file: 64 MiB.
  private static let fileLimit = 64 << 20
  /// Bytes of the answer; the helper keeps it too.
  private static let outputLimit = 64 << 20
  /// How long the helper may take, in nanoseconds; it ends itself before, unless it is broken.
  private static let patience: UInt64 = 90_000_000_000
  /// What the helper opens when the file is its standard input.
  private static let inherited = "/proc/self/fd/0"

  static func records(of file: String, _ surroundings: any Surroundings) throws(CommandFailure) -> [UInt8] {
    var status = stat()
    guard stat(file, &status) == 0, access(file, R_OK) == 0 else {
      throw .failed("\(file) cannot be read: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .failed("\(file): an OFX file must be a plain file") }
    guard status.st_size <= fileLimit else {
      throw .failed("\(file) is larger than \(fileLimit >> 20) MiB: no OFX statement is")
    }
    return try records(of: file, standardInput: nil, surroundings)
  }

  /// The same of bytes, which lie in memory alone on their way to the helper.
  static func records(of bytes: [UInt8], _ surroundings: any Surroundings) throws(CommandFailure) -> [UInt8] {
    let file = bursar_memory_file("ofx")
    guard file >= 0 else { throw .failed("no memory for the file: \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress! + written, $0.count - written) }
      if count > 0 { written += count } else if errno != EINTR { throw .failed("no memory for the file") }
    }
    return try records(of: inherited, standardInput: file, surroundings)
  }

  private static func records(
    of file: String, standardInput: Int32?, _ surroundings: any Surroundings
  ) throws(CommandFailure) -> [UInt8] {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .failed("no pipe: \(String(cString: strerror(errno)))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child: pid_t
    do throws(CommandFailure) {
      child = try start(file, standardInput: standardInput, output: ends[1])
    } catch {
      close(ends[0])
      close(ends[1])
      throw error
    }
    close(ends[1])
    let output = drain(ends[0], surroundings)
    close(ends[0])
    if output == nil { kill(child, SIGKILL) }
    var code: Int32 = 0
    while waitpid(child, &code, 0) < 0, errno == EINTR {}
    let subject = standardInput == nil ? "\(file): " : ""
    guard let output, code == 0 else { throw .failed(subject + reason(code, isCut: output == nil)) }
    return output
  }

  /// Beside this program.
  private static func helper() -> String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? ""
    return folder + "/bursar-ofx"
  }

  private static func start(
    _ file: String, standardInput: Int32?, output: Int32
  ) throws(CommandFailure) -> pid_t {
    let helper = helper()
    guard access(helper, X_OK) == 0 else {
      throw .failed("\(helper) is not there: `swift build --product bursar-ofx` makes it")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let standardInput {
      posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // A name that begins with a dash is a file all the same.
    let path = file.hasPrefix("/") ? file : "./" + file
    // Days without a time depend on the zone; nothing else of the surroundings is its business.
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(helper), strdup(path), nil]
    var variables: [UnsafeMutablePointer<CChar>?] = [strdup("TZ=UTC"), strdup("LC_ALL=C.UTF-8"), nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, helper, &actions, nil, &arguments, &variables)
    guard result == 0 else { throw .failed("\(helper) cannot be started: \(String(cString: strerror(result)))") }
    return child
  }

  /// Everything the helper says; nil when it says too much or takes too long.
  private static func drain(_ descriptor: Int32, _ surroundings: any Surroundings) -> [UInt8]? {
    let start = surroundings.monotonicNanoseconds()
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let passed = surroundings.monotonicNanoseconds() - start
      guard passed < patience else { return nil }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32((patience - passed) / 1_000_000) + 1)
      if ready == 0 { return nil }
      if ready < 0 { if errno == EINTR { continue } else { return nil } }
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 { if errno == EINTR { continue } else { return nil } }
      bytes += chunk[..<count]
      guard bytes.count <= outputLimit else { return nil }
    }
  }

  private static func reason(_ code: Int32, isCut: Bool) -> String {
    let signal = code & 0x7F
    if isCut || signal != 0 || (code >> 8) & 0xFF == 3 {
      return "reading it would cost more memory, time or room than an OFX file may; nothing was taken"
    }
    return "libofx cannot read it as OFX; nothing was taken"
  }
}
