/// Where a message ends: what two readers could understand differently is refused.
let framingConversations = #"""
  # a body by length
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4
  >
  > abcd\+
  < 200 abcd

  # a body of length zero
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 0
  >
  < 200

  # a chunked body, with extension and trailer
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: Chunked
  >
  > 3;a=b
  > abc
  > 00A
  > 0123456789
  > 0
  > X-Sum: 1
  >
  < 200 abc0123456789

  # pipelined requests are answered in order
  > GET /hello HTTP/1.1
  > Host: localhost
  >
  > GET /later HTTP/1.1
  > Host: localhost
  >
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 2
  >
  > ab\+
  > GET /accounts/1 HTTP/1.1
  > Host: localhost
  >
  < 200 hello
  < 200 later
  < 200 ab
  < 200 1

  # sixty pipelined requests, more than one turn
  > {GET /hello HTTP/1.1\r\nHost: localhost\r\nX: 1\r\n\r\n*20}\+
  > {GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n*40}\+
  < 200 hello *20
  < 200 later *40

  # both lengths
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4
  > Transfer-Encoding: chunked
  >
  > 0
  >
  < 400
  < closed

  # both lengths, the other way round
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  > Content-Length: 5
  >
  > 0
  >
  < 400
  < closed

  # two different lengths
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4
  > Content-Length: 5
  >
  > abcd\+
  < 400
  < closed

  # the same length twice
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4
  > content-length: 4
  >
  > abcd\+
  < 400
  < closed

  # a list of lengths
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4, 4
  >
  > abcd\+
  < 400
  < closed

  # a length with a sign
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: +4
  >
  > abcd\+
  < 400
  < closed

  # a negative length
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: -1
  >
  < 400
  < closed

  # a hexadecimal length
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 0x4
  >
  > abcd\+
  < 400
  < closed

  # a length that overflows
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 18446744073709551620
  >
  < 400
  < closed

  # an empty length
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length:
  >
  < 400
  < closed

  # another transfer coding
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: xchunked
  >
  > 0
  >
  < 400
  < closed

  # a list of transfer codings
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: gzip, chunked
  >
  > 0
  >
  < 400
  < closed

  # two transfer codings
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  > Transfer-Encoding: chunked
  >
  > 0
  >
  < 400
  < closed

  # a transfer coding behind a vertical tab
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding:\x0bchunked
  >
  > 0
  >
  < 400
  < closed

  # a transfer coding in HTTP/1.0
  > POST /echo HTTP/1.0
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 0
  >
  < 400
  < closed

  # a chunk size with a blank
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 4\x20
  > abcd
  > 0
  >
  < 400
  < closed

  # a chunk size with 0x
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 0x4
  > abcd
  > 0
  >
  < 400
  < closed

  # an empty chunk size
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  >
  < 400
  < closed

  # a chunk line that ends with a bare LF
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 4\nabcd
  > 0
  >
  < 400
  < closed

  # a chunk size that overflows
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > ffffffffffffffffff
  > abcd
  < 400
  < closed

  # chunk data longer than its size
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 3
  > abcd
  > 0
  >
  < 400
  < closed

  # a bare LF in a chunk extension
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 1;\n
  > a
  > 0
  >
  < 400
  < closed

  # a folded trailer
  > POST /echo HTTP/1.1
  > Host: localhost
  > Transfer-Encoding: chunked
  >
  > 0
  >  X: 1
  >
  < 400
  < closed

  # a body that announces itself is asked for
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4
  > Expect: 100-continue
  >
  < 100
  > abcd\+
  < 200 abcd

  # a body too large is refused before it is sent
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 1048577
  > Expect: 100-continue
  >
  < 413
  < closed

  # an unknown expectation
  > POST /echo HTTP/1.1
  > Host: localhost
  > Content-Length: 4
  > Expect: 200-ok
  >
  < 417
  < closed
  """#
