import JSON
import Testing

/// What the grammar of RFC 8259 takes and refuses, row by row.
struct ConformanceTests {
  /// Texts that are accepted, and how they are written again (the same if not told).
  static let accepted: [(String, String?)] = [
    // Structure and white space.
    ("{}", nil), ("[]", nil), (" \t\r\n[ \n] ", "[]"), ("{ }", "{}"), ("[1,2]", nil), ("[ 1 ,\t2 ]", "[1,2]"),
    (#"{"a":1}"#, nil), (#"{ "a" : 1 , "b" : 2 }"#, #"{"a":1,"b":2}"#), ("[[],[[]],{}]", nil),
    (#"{"":0}"#, nil), (#"{"a":{"b":{"c":[{}]}}}"#, nil), ("[null,true,false]", nil),
    // Scalars at the top.
    ("null", nil), ("true", nil), ("false", nil), ("0", nil), (" 1 ", "1"), (#""""#, nil), (#""a""#, nil),
    // Numbers keep their text.
    ("-0", nil), ("-1", nil), ("10", nil), ("1.0", nil), ("1.10", nil), ("0.0", nil), ("-0.0", nil), ("0.5", nil),
    ("1e5", nil), ("1E5", nil), ("1e+5", nil), ("1e-5", nil), ("1.25E-07", nil), ("0e0", nil), ("0e+1", nil),
    ("-1e-999", nil), ("1e999", nil), ("123456789012345678901234567890", nil), ("19638.14545186560000000000", nil),
    // Strings: escapes are resolved, and written again only where they must be.
    (#""\"""#, nil), (#""\\""#, nil), (#""\/""#, #""/""#), (#""\b\f\n\r\t""#, nil), (#""\u0041""#, #""A""#),
    (#""\u00e9""#, #""é""#), (#""\u00E9""#, #""é""#), (#""\u20ac""#, #""€""#), (#""\ud83d\ude00""#, #""😀""#),
    (#""\uD834\uDD1E""#, #""𝄞""#), (#""\u0000""#, nil), (#""\u001f""#, nil), (#""\u001F""#, #""\u001f""#),
    (#""\u0022""#, #""\"""#), (#""\u005c""#, #""\\""#), (#""\u007f""#, "\"\u{7F}\""), ("\"\u{7F}\"", nil),
    (#""\u2028""#, "\"\u{2028}\""), (#""\uffff""#, "\"\u{FFFF}\""), (#""\ufeff""#, "\"\u{FEFF}\""),
    (#""\udbff\udfff""#, "\"\u{10FFFF}\""), (#""\\u0041""#, nil), (#""\\\"""#, nil), (#""é€😀""#, nil),
    ("\"e\u{301}\"", nil), (#""a b""#, nil), (#""12345678\"12345678\\123""#, nil),
    (#""1234567\u0009""#, #""1234567\t""#), (#"{"\u0061\n":1}"#, #"{"a\n":1}"#), (#"["//","/*"]"#, nil),
    (#"{"a":1,"A":2}"#, nil), ("{\"\u{E9}\":1,\"e\u{301}\":2}", nil),
  ]

  @Test(arguments: 0..<accepted.count) func accepts(row: Int) throws {
    let (text, again) = Self.accepted[row]
    let value = try JSONValue(parsing: text)
    #expect(value.description.unicodeScalars.elementsEqual((again ?? text).unicodeScalars), "\(text) → \(value)")
    #expect(try JSONValue(parsing: value.bytes) == value)
  }

  /// Texts that are refused, why, and at which byte.
  static let refused: [(String, JSONError.Code, Int)] = [
    // Nothing, or cut.
    ("", .endOfText, 0), (" ", .endOfText, 1), ("[", .endOfText, 1), ("{", .endOfText, 1), ("[1", .endOfText, 2),
    ("[1,", .endOfText, 3), (#"{"a""#, .endOfText, 4), (#"{"a":"#, .endOfText, 5), (#"{"a":1"#, .endOfText, 6),
    (#"{"a":1,"#, .endOfText, 7), (#"""#, .endOfText, 1), (#""abc"#, .endOfText, 4), (#""abc\"#, .endOfText, 5),
    (#""\u"#, .endOfText, 3), (#""\u00"#, .endOfText, 5), (#""\ud83d"#, .endOfText, 7), (#""\ud83d\u"#, .endOfText, 9),
    ("tru", .endOfText, 3), ("n", .endOfText, 1), ("-", .endOfText, 1), ("1.", .endOfText, 2), ("1e", .endOfText, 2),
    ("1e+", .endOfText, 3), ("[[[", .endOfText, 3),
    // Structure.
    ("[1,]", .syntax, 3), ("[,1]", .syntax, 1), ("[,]", .syntax, 1), ("[1,,2]", .syntax, 3), ("[1 2]", .syntax, 3),
    ("[1}", .syntax, 2), ("{]", .syntax, 1), ("]", .syntax, 0), ("}", .syntax, 0), (",", .syntax, 0),
    (":", .syntax, 0), (#"{"a":1,}"#, .syntax, 7), (#"{,"a":1}"#, .syntax, 1), (#"{"a" 1}"#, .syntax, 5),
    (#"{"a":}"#, .syntax, 5), (#"{"a"}"#, .syntax, 4), (#"{"a":1 "b":2}"#, .syntax, 7),
    (#"{"a":1,,"b":2}"#, .syntax, 7),
    (#"{"a"::1}"#, .syntax, 5), (#"["a":1]"#, .syntax, 4), ("{1:1}", .syntax, 1), ("{a:1}", .syntax, 1),
    ("{null:1}", .syntax, 1), ("{'a':1}", .syntax, 1), (#"{"a":1]"#, .syntax, 6), ("[{]}", .syntax, 2),
    // Something behind the value.
    ("1 2", .trailingText, 2), ("[]]", .trailingText, 2), ("{}}", .trailingText, 2), ("{},", .trailingText, 2),
    (#""a"b"#, .trailingText, 3), ("nulll", .trailingText, 4), ("{}//", .trailingText, 2), ("{}#", .trailingText, 2),
    ("1.5.5", .trailingText, 3), ("0x1", .trailingText, 1), ("1a", .trailingText, 1), ("-0-", .trailingText, 2),
    // Words.
    ("True", .syntax, 0), ("nul1", .syntax, 3), ("falsy", .syntax, 4), ("undefined", .syntax, 0), ("NaN", .syntax, 0),
    ("Infinity", .syntax, 0), ("'a'", .syntax, 0), ("/*c*/1", .syntax, 0), ("//c\n1", .syntax, 0), ("a", .syntax, 0),
    ("tRue", .syntax, 1), ("nan", .syntax, 1),
    // Numbers.
    ("01", .number, 1), ("-01", .number, 2), ("00", .number, 1), ("+1", .syntax, 0), (".5", .syntax, 0),
    ("-.5", .number, 1), ("1.e5", .number, 2), ("[1.]", .number, 3), ("[-]", .number, 2), ("[1e]", .number, 3),
    ("1.5e ", .number, 4), ("-Infinity", .number, 1), ("--1", .number, 1), ("-a", .number, 1), ("1e+-2", .number, 3),
    ("１", .syntax, 0), ("[0123]", .number, 2),
    // Strings.
    ("\"a\nb\"", .string, 2), ("\"\t\"", .string, 1), ("\"\u{0}\"", .string, 1), ("\"12345678\u{1F}\"", .string, 9),
    (#""\x41""#, .string, 1), (#""\'""#, .string, 1), (#""\a""#, .string, 1), (#""\0""#, .string, 1),
    (#""\U0041""#, .string, 1), (#""\ ""#, .string, 1), (#""\u00g0""#, .string, 5), (#""\u+041""#, .string, 3),
    (#""\u""#, .string, 3), (#""\u12""#, .string, 5), (#""\é""#, .string, 1), (#"{"\q":1}"#, .string, 2),
    // Surrogates.
    (#""\ud83d""#, .encoding, 1), (#""\ude00""#, .encoding, 1), (#""\ud83d\ud83d""#, .encoding, 1),
    (#""\ude00\ud83d""#, .encoding, 1), (#""\ud83dx\ude00""#, .encoding, 1), (#""\ud83d\n""#, .encoding, 1),
    (#""ab\ud83d\u0041""#, .encoding, 3),
    // White space is four characters, and a mark of the byte order is none of them.
    ("\u{FEFF}{}", .syntax, 0), ("\u{A0}1", .syntax, 0), ("\u{B}1", .syntax, 0), ("\u{C}1", .syntax, 0),
    ("[1\u{2028}]", .syntax, 2), ("1\u{0}", .trailingText, 1), ("\u{0}", .syntax, 0),
    // Duplicate members, also when escapes hide them.
    (#"{"a":1,"a":1}"#, .duplicateMember, 7), (#"{"a":1,"b":2,"\u0061":3}"#, .duplicateMember, 13),
    (#"{"":1,"":2}"#, .duplicateMember, 6), (#"[{"a":{"b":1,"b":1}}]"#, .duplicateMember, 13),
  ]

  @Test(arguments: 0..<refused.count) func refuses(row: Int) {
    let (text, code, offset) = Self.refused[row]
    #expect("\(text) must be refused") {
      try JSONValue(parsing: text)
    } throws: { error in
      guard let error = error as? JSONError else { return false }
      #expect(error.code == code && error.offset == offset, "\(text): \(error)")
      return true
    }
  }

  @Test(arguments: 0..<refused.count) func skippingIsAsStrictAsReading(row: Int) {
    #expect(throws: JSONError.self) {
      var reader = try JSONReader(Self.refused[row].0.utf8)
      try reader.skipValue()
      try reader.finish()
    }
  }

  /// Byte strings that are not UTF-8, each put between quotes.
  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0xE9],
    ] as [[UInt8]]) func refusesWhatIsNotUTF8(bytes: [UInt8])
  {
    for prefix in 0..<9 {
      let text = [0x22] + [UInt8](repeating: 0x20, count: prefix) + bytes + [0x22]
      #expect {
        try JSONValue(parsing: text)
      } throws: { error in
        (error as? JSONError)?.code == .encoding
      }
    }
  }

  @Test func everyScalarAtTheEdgesOfUTF8Passes() throws {
    for value: UInt32 in [0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] {
      let text = String(Character(Unicode.Scalar(value)!))
      #expect(try JSONValue(parsing: "\"\(text)\"") == .string(text))
    }
  }

  @Test func everyControlCharacterIsRefusedAtEveryPlace() {
    for control in UInt8(0)..<0x20 {
      for place in 0..<20 {
        var text = [UInt8](repeating: UInt8(ascii: "x"), count: 22)
        text[0] = UInt8(ascii: "\"")
        text[21] = UInt8(ascii: "\"")
        text[place + 1] = control
        #expect {
          try JSONValue(parsing: text)
        } throws: { error in
          (error as? JSONError)?.code == .string && (error as? JSONError)?.offset == place + 1
        }
      }
    }
  }
}
