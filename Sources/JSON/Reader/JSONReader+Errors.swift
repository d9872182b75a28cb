// Errors are made apart from the reading, which then needs no path and no text while all is well.
extension JSONReader {
  /// An error about the value read last, for callers that find it outside what they take.
  public func refusal(_ text: String, code: JSONError.Code = .unexpectedValue) -> JSONError {
    failure(code, at: valueStart, text)
  }

  @inline(never)
  func failure(_ code: JSONError.Code, at offset: Int, _ text: String) -> JSONError {
    JSONError(code, offset: offset, text: text, path: JSONPointer.path(to: offset, in: base))
  }

  func exceeded(_ text: String, at offset: Int) -> JSONError { failure(.limit, at: offset, text) }

  func endOfText() -> JSONError { failure(.endOfText, at: count, "The text ends inside a value.") }

  /// The next token does not begin a value of the kind that was asked for.
  @inline(never)
  mutating func wrongKind(_ wanted: JSONKind) -> JSONError {
    do {
      let found = try peekKind()
      return failure(.wrongKind, at: position, "Where \(wanted.noun) is due, \(found.noun) was found.")
    } catch {
      return error
    }
  }
}
