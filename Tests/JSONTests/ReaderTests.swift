import JSON
import Money
import Testing

/// Pulling values out of a text one after the other.
struct ReaderTests {
  struct Trade: Equatable {
    var symbol = ""
    var quantity = ExactDecimal.zero
    var price = ExactDecimal.zero
    var lots = 0
    var isOpening: Bool?
  }

  /// As a room would read an event: known names, the rest skipped.
  func trade(_ text: String) throws(JSONError) -> Trade {
    var reader = try JSONReader(text.utf8, limits: .events)
    var trade = Trade()
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.nameIs("symbol") {
        trade.symbol = try reader.readString()
      } else if reader.nameIs("quantity") {
        trade.quantity = try reader.readDecimal()
      } else if reader.nameIs("price") {
        trade.price = try reader.readDecimal()
      } else if reader.nameIs("lots") {
        trade.lots = try reader.readInt()
      } else if reader.nameIs("opening") {
        trade.isOpening = try reader.skipNull() ? nil : try reader.readBool()
      } else {
        try reader.skipValue()
      }
    }
    try reader.finish()
    return trade
  }

  @Test func membersAreReadInAnyOrderAndOthersSkipped() throws {
    let text = #"""
      { "note": ["x", {"symbol": "no"}, null, -1e5, "\u00e9"], "price": 50.10, "sym\u0062ol": "BRK\/B",
        "quantity": "500.0", "lots": -12, "opening": true, "symbols": [] }
      """#
    let trade = try trade(text)
    #expect(trade.symbol == "BRK/B")
    #expect(trade.price.isIdentical(to: ExactDecimal("50.10")!))
    #expect(trade.quantity.isIdentical(to: ExactDecimal("500.0")!))
    #expect(trade.lots == -12)
    #expect(trade.isOpening == true)
    #expect(try self.trade(#"{"opening":null}"#) == Trade())
  }

  @Test(arguments: [
    (#"{"symbol":1}"#, "Where a string is due, a number was found. (byte 10, /symbol)"),
    (#"{"lots":"1"}"#, "Where a number is due, a string was found. (byte 8, /lots)"),
    (#"{"lots":1.0}"#, "A whole number of at most 64 bits is due. (byte 8, /lots)"),
    (#"{"lots":9223372036854775808}"#, "A whole number of at most 64 bits is due. (byte 8, /lots)"),
    (#"{"opening":{}}"#, "Where true or false is due, an object was found. (byte 11, /opening)"),
    ("[]", "Where an object is due, an array was found. (byte 0)"),
    (#"{"price":null}"#, "Where a number is due, null was found. (byte 9, /price)"),
    (#"{"price":"1e5"}"#, "A decimal number of at most 28 decimals and 96 bits is due. (byte 9, /price)"),
    (#"{"price":" 1"}"#, "A decimal number of at most 28 decimals and 96 bits is due. (byte 9, /price)"),
    (#"{"price":""}"#, "A decimal number of at most 28 decimals and 96 bits is due. (byte 9, /price)"),
    (#"{"price":1e40}"#, "A decimal number of at most 28 decimals and 96 bits is due. (byte 9, /price)"),
  ]) func otherKindsAreRefusedWithPlaceAndReason(text: String, sentence: String) {
    #expect {
      try trade(text)
    } throws: { error in
      #expect("\(error)" == sentence)
      return true
    }
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("7", 7), ("-9223372036854775808", Int.min), ("9223372036854775807", Int.max),
  ]) func wholeNumbersOfAllSizes(text: String, value: Int) throws {
    var reader = try JSONReader(text.utf8)
    #expect(try reader.readInt() == value)
    try reader.finish()
  }

  @Test(arguments: [
    ("1.10", "1.10"), ("\"1.10\"", "1.10"), ("-0.0001", "-0.0001"), ("1e-7", "0.0000001"), ("2.5E3", "2500"),
    ("19638.14545186560000000000", "19638.14545186560000000000"),
  ]) func decimalsKeepTheirScale(text: String, shown: String) throws {
    var reader = try JSONReader(text.utf8)
    #expect(try reader.readDecimal().description == shown)
  }

  @Test func bytesOfStringsAreHandedOutUnescaped() throws {
    var reader = try JSONReader(#"["plain","\u00e9\n",""]"#.utf8)
    var texts: [[UInt8]] = []
    try reader.beginArray()
    while try reader.nextElement() { texts.append(try reader.withString { Array($0) }) }
    try reader.finish()
    #expect(texts == [Array("plain".utf8), Array("é\n".utf8), []])
  }

  @Test func kindsAreSeenBeforeReading() throws {
    var reader = try JSONReader(#"[null, true,false,-1,0, "a",[],{}]"#.utf8)
    var kinds: [JSONKind] = []
    try reader.beginArray()
    while try reader.nextElement() {
      kinds.append(try reader.peekKind())
      try reader.skipValue()
    }
    #expect(kinds == [.null, .bool, .bool, .number, .number, .string, .array, .object])
  }

  @Test func rawValuesAreGivenAsWritten() throws {
    var reader = try JSONReader(#"{"content" : {"b": 1.0, "a":"\u00e9"} , "rest":[]}"#.utf8)
    try reader.beginObject()
    #expect(try reader.nextMember())
    #expect(reader.nameText == "content")
    #expect(String(decoding: try reader.readRawValue(), as: UTF8.self) == #"{"b": 1.0, "a":"\u00e9"}"#)
    #expect(try reader.nextMember())
    #expect(try reader.readValue() == [])
    #expect(try reader.nextMember() == false)
    try reader.finish()
  }

  @Test func oneReaderServesManyLines() throws {
    let lines = (0..<100).map { Array(#"{"n":\#($0),"m":{"n":1}}"#.utf8) } + [Array("{}".utf8)]
    var reader = try JSONReader("0".utf8)
    var sum = 0
    for line in lines {
      try line.withUnsafeBufferPointer { buffer in
        try reader.restart(unsafe: buffer)
        try reader.beginObject()
        while try reader.nextMember() {
          if reader.nameIs("n") { sum += try reader.readInt() } else { try reader.skipValue() }
        }
        try reader.finish()
      }
    }
    #expect(sum == 4_950)
  }

  @Test func aReaderGoesOnAfterALineThatWasRefused() throws {
    var reader = try JSONReader("0".utf8)
    for text in [#"{"a":{"b":[1,"#, #"{"a":1,"a":2}"#] {
      #expect(throws: JSONError.self) {
        try Array(text.utf8).withUnsafeBufferPointer { buffer in
          try reader.restart(unsafe: buffer)
          try reader.skipValue()
        }
      }
    }
    try Array(#"{"a":1,"b":2}"#.utf8).withUnsafeBufferPointer { buffer in
      try reader.restart(unsafe: buffer)
      #expect(try reader.readValue() == ["a": 1, "b": 2])
      try reader.finish()
    }
  }

  @Test func callersRefuseValuesAtTheirPlace() throws {
    var reader = try JSONReader(#"{"side":"bought"}"#.utf8)
    try reader.beginObject()
    _ = try reader.nextMember()
    _ = try reader.readString()
    let error = reader.refusal("The side of a trade is buy or sell.")
    #expect("\(error)" == "The side of a trade is buy or sell. (byte 8, /side)")
    #expect(error.code == .unexpectedValue)
  }
}
