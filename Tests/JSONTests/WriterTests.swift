import JSON
import Money
import Testing

/// What the writer puts out, byte for byte.
struct WriterTests {
  func written(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func commasComeByThemselves() {
    let text = written { writer in
      writer.beginObject()
      writer.member("symbol", string: "AAPL")
      writer.name("list")
      writer.beginArray()
      writer.integer(1)
      writer.beginObject()
      writer.endObject()
      writer.beginArray()
      writer.endArray()
      writer.bool(true)
      writer.null()
      writer.endArray()
      writer.name("name of \("run") time")
      writer.bool(false)
      writer.member("raw", value: ["a": [1, nil, "x"]])
      writer.name("copied")
      writer.raw(Array(#"{"z":0}"#.utf8))
      writer.endObject()
    }
    #expect(
      text == #"{"symbol":"AAPL","list":[1,{},[],true,null],"name of run time":false,"raw":{"a":[1,null,"x"]},"#
        + #""copied":{"z":0}}"#)
  }

  @Test func absentValuesAreNull() {
    let text = written { writer in
      writer.beginObject()
      writer.member("a", string: nil)
      writer.member("b", number: nil)
      writer.member("c", decimalString: nil)
      writer.member("d", integer: nil)
      writer.member("e", bool: nil)
      writer.endObject()
    }
    #expect(text == #"{"a":null,"b":null,"c":null,"d":null,"e":null}"#)
  }

  @Test func linesStandAlone() {
    let text = written { writer in
      for number in 1...2 {
        writer.beginObject()
        writer.member("n", integer: number)
        writer.endObject()
        writer.endLine()
      }
    }
    #expect(text == "{\"n\":1}\n{\"n\":2}\n")
  }

  @Test(arguments: [
    ("5", JSONNumberStyle.plain, "5"), ("1.10", .plain, "1.10"), ("-0.50", .plain, "-0.50"),
    ("5", .atLeastOneDecimal, "5.0"), ("1.10", .atLeastOneDecimal, "1.10"), ("0", .atLeastOneDecimal, "0.0"),
    ("5", .padded(to: 4), "5.0000"), ("19638.14545186560000000000", .padded(to: 4), "19638.14545186560000000000"),
    ("1.23456", .padded(to: 4), "1.23456"),
    ("1.2300", .trimmed(atLeast: 2), "1.23"), ("1.5", .trimmed(atLeast: 2), "1.50"),
    ("7", .trimmed(atLeast: 2), "7.00"),
    ("1.23450", .trimmed(atLeast: 2), "1.2345"), ("1.000", .trimmed(atLeast: 0), "1"),
  ]) func decimalsInEachStyle(decimal: String, style: JSONNumberStyle, shown: String) {
    let value = ExactDecimal(decimal)!
    #expect(written { $0.number(value, style) } == shown)
    #expect(written { $0.decimalString(value, style) } == "\"\(shown)\"")
    let members = written { writer in
      writer.beginObject()
      writer.member("n", number: value, style)
      writer.member("s", decimalString: value, style)
      writer.endObject()
    }
    #expect(members == #"{"n":\#(shown),"s":"\#(shown)"}"#)
  }

  @Test func decimalsUnderNamesThatAreNotKnownBeforehand() {
    for asciiOnly in [false, true] {
      var writer = JSONWriter(capacity: 0, asciiEscapes: asciiOnly)
      writer.beginObject()
      for name in ["", "a", "eight by", "longer than eight bytes", #"qu"ote"#, "tab\tand more", "größe"] {
        writer.member(name, decimalString: ExactDecimal("-1.50")!, .trimmed(atLeast: 2))
      }
      writer.member("last", integer: 1)
      writer.endObject()
      let size = asciiOnly ? #"gr\u00f6\u00dfe"# : "größe"
      let members = ["", "a", "eight by", "longer than eight bytes", #"qu\"ote"#, #"tab\tand more"#, size]
        .map { #""\#($0)":"-1.50""# }.joined(separator: ",")
      #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{\#(members),"last":1}"#)
    }
  }

  @Test(arguments: [0, 7, -7, 10, 1_234_567_890, Int.max, Int.min]) func wholeNumbers(value: Int) {
    #expect(written { $0.integer(value) } == String(value))
  }

  @Test func everyASCIICharacterIsEscapedOnlyIfItMustBe() {
    for code in UInt8(0)..<0x80 {
      let character = String(Character(Unicode.Scalar(code)))
      let expected =
        switch code {
        case 0x08: #"\b"#
        case 0x09: #"\t"#
        case 0x0A: #"\n"#
        case 0x0C: #"\f"#
        case 0x0D: #"\r"#
        case 0x22: #"\""#
        case 0x5C: #"\\"#
        case 0..<0x10: #"\u000\#(String(code, radix: 16))"#
        case 0x10..<0x20: #"\u00\#(String(code, radix: 16))"#
        default: character
        }
      for length in 0..<18 {
        let padding = String(repeating: "x", count: length)
        let text = padding + character + padding
        #expect(written { $0.string(text) } == "\"\(padding)\(expected)\(padding)\"")
      }
    }
  }

  @Test func bytesAreWrittenLikeStrings() {
    let bytes = Array("a\"é".utf8)
    #expect(bytes.withUnsafeBufferPointer { buffer in written { $0.string(utf8: buffer) } } == #""a\"é""#)
    #expect(written { $0.string(utf8: UnsafeBufferPointer(start: nil, count: 0)) } == #""""#)
  }

  /// As Python's `json.dumps` writes the same text by default.
  @Test func escapesForASCII() {
    var writer = JSONWriter(asciiEscapes: true)
    writer.string("zoë/7 €\u{7F}~😀\u{2028}\n\"")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #""zo\u00eb/7 \u20ac\u007f~\ud83d\ude00\u2028\n\"""#)
  }

  @Test func aWriterCanBeUsedAgain() {
    var writer = JSONWriter()
    writer.beginArray()
    writer.integer(1)
    writer.removeAll()
    writer.integer(2)
    #expect(writer.bytes == Array("2".utf8))
  }
}
