/// Request lines and fields.
let headConversations = #"""

  # a plain request
  > GET /hello HTTP/1.1
  > Host: localhost
  >
  < 200 hello

  # an empty line before the request is passed over
  >
  > GET /hello HTTP/1.1
  > Host: localhost
  >
  < 200 hello

  # but only one
  >
  >
  > GET /hello HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # a request that asks for the end
  > GET /hello HTTP/1.1
  > Host: localhost
  > Connection: foo, Close
  >
  < 200 hello
  < closed

  # HTTP/1.0 ends with its answer, Host or not
  > GET /later HTTP/1.0
  >
  < 200 later
  < closed

  # HEAD has the fields of GET and no body
  > HEAD /hello HTTP/1.1
  > Host: localhost
  >
  < 200 head

  # every name of this machine, with a port or without
  > GET /hello HTTP/1.1
  > Host: 127.0.0.1:7100
  >
  < 200 hello
  > GET /hello HTTP/1.1
  > host:LOCALHOST:1
  >
  < 200 hello
  > GET /hello HTTP/1.1
  > Host: [::1]:7100
  >
  < 200 hello
  > GET /hello HTTP/1.1
  > Host: book.example
  >
  < 200 hello

  # the host of another is not answered for
  > GET /hello HTTP/1.1
  > Host: evil.example:7100
  >
  < 421
  < closed

  # nor an address that only looks like this machine's
  > GET /hello HTTP/1.1
  > Host: 127.0.0.1.evil.example
  >
  < 421
  < closed

  # HTTP/1.1 without Host
  > GET /hello HTTP/1.1
  >
  < 400
  < closed

  # an empty Host
  > GET /hello HTTP/1.1
  > Host:
  >
  < 400
  < closed

  # two Hosts
  > GET /hello HTTP/1.1
  > Host: localhost
  > Host: localhost
  >
  < 400
  < closed

  # a Host with a user
  > GET /hello HTTP/1.1
  > Host: localhost@evil.example
  >
  < 400
  < closed

  # a Host with a broken port
  > GET /hello HTTP/1.1
  > Host: localhost:80a
  >
  < 400
  < closed

  # an absolute target
  > GET http://localhost:7100/hello HTTP/1.1
  > Host: localhost:7100
  >
  < 200 hello

  # an absolute target for another host than Host says
  > GET http://book.example/hello HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # an absolute target for a host that is not answered for
  > GET http://evil.example/hello HTTP/1.1
  > Host: evil.example
  >
  < 421
  < closed

  # an absolute target of another scheme
  > GET file:///etc/passwd HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # the target of a proxy
  > CONNECT localhost:443 HTTP/1.1
  > Host: localhost:443
  >
  < 400
  < closed

  # the server as a whole
  > OPTIONS * HTTP/1.1
  > Host: localhost
  >
  < 404

  # a blank before the colon
  > GET /hello HTTP/1.1
  > Host : localhost
  >
  < 400
  < closed

  # a tab before the colon
  > GET /hello HTTP/1.1
  > Host: localhost
  > X\t: 1
  >
  < 400
  < closed

  # a blank in a name
  > GET /hello HTTP/1.1
  > Host: localhost
  > X Y: 1
  >
  < 400
  < closed

  # a field without colon
  > GET /hello HTTP/1.1
  > Host: localhost
  > XY
  >
  < 400
  < closed

  # a field without name
  > GET /hello HTTP/1.1
  > Host: localhost
  > : 1
  >
  < 400
  < closed

  # a folded field
  > GET /hello HTTP/1.1
  > Host: localhost
  > X: a
  >  b
  >
  < 400
  < closed

  # a first field that is folded
  > GET /hello HTTP/1.1
  >  Host: localhost
  >
  < 400
  < closed

  # lines that end with a bare LF
  > GET /hello HTTP/1.1\nHost: localhost\n\n\+
  < 400
  < closed

  # one line that ends with a bare LF
  > GET /hello HTTP/1.1
  > Host: localhost\nX: 1
  >
  < 400
  < closed

  # a bare CR in a value
  > GET /hello HTTP/1.1
  > Host: localhost
  > X: a\rb
  >
  < 400
  < closed

  # a NUL in a value
  > GET /hello HTTP/1.1
  > Host: localhost
  > X: a\0b
  >
  < 400
  < closed

  # other bytes than ASCII in a value are borne
  > GET /hello HTTP/1.1
  > Host: localhost
  > X: \xe4\xff
  >
  < 200 hello

  # two blanks in the request line
  > GET  /hello HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # a blank in the target
  > GET /hello you HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # a blank behind the version
  > GET /hello HTTP/1.1\x20
  > Host: localhost
  >
  < 400
  < closed

  # a control character in the target
  > GET /hel\x01lo HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # a fragment in the target
  > GET /hello#there HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # other bytes than ASCII in the target
  > GET /h\xe4llo HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # a method that is none
  > G(T /hello HTTP/1.1
  > Host: localhost
  >
  < 400
  < closed

  # no version
  > GET /hello
  > Host: localhost
  >
  < 400
  < closed

  # a version in small letters
  > GET /hello http/1.1
  > Host: localhost
  >
  < 400
  < closed

  # an unknown version
  > GET /hello HTTP/1.2
  > Host: localhost
  >
  < 505
  < closed

  # the preface of HTTP/2
  > PRI * HTTP/2.0
  >
  > SM
  >
  < 505
  < closed

  # the hello of TLS
  > \x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\n\+
  < 400
  < closed

  # a target that is too long
  > GET /{a*9000} HTTP/1.1
  > Host: localhost
  >
  < 414
  < closed

  # a request line without end
  > GET /{a*17000}\+
  < 414
  < closed

  # a field that is too long
  > GET /hello HTTP/1.1
  > Host: localhost
  > X: {a*17000}
  >
  < 431
  < closed

  # a hundred fields, and one more
  > GET /hello HTTP/1.1
  > Host: localhost
  > {X: 1\r\n*99}\+
  >
  < 200 hello
  > GET /hello HTTP/1.1
  > Host: localhost
  > {X: 1\r\n*100}\+
  >
  < 431
  < closed
  """#
