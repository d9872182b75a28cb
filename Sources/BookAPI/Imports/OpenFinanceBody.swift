import HTTP

/// An OFX file that comes as it is: it is read by `bursar-ofx`, in a process of its own with limits of its own.
enum OpenFinanceBody {
  /// Bytes of a file: 64 MiB; no statement is larger.
  private static let limit = 64 << 20

  /// - Throws: 422 for what cannot be read, or where there is no reader; 503 while too many files are being read.
  static func records(of file: [UInt8], _ controls: BookControls) async throws(BookAPIError) -> [UInt8] {
    guard file.count <= limit else {
      throw BookAPIError(413, "too_large", "An OFX file has at most \(limit >> 20) MiB.")
    }
    guard let read = controls.openFinance else {
      throw BookAPIError(
        422, "unsupported", field: "profile", "This server reads no OFX; send what bursar-ofx prints for the file.")
    }
    switch await read(file) {
    case .records(let records): return records
    case .refused(let text): throw BookAPIError(422, "malformed", text)
    case .busy:
      var busy = BookAPIError(503, "busy", "Other OFX files are being read; try again.")
      busy.retryAfter = 1
      throw busy
    }
  }
}
