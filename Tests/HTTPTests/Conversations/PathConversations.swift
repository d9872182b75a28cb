/// Paths as the router sees them.
let pathConversations = #"""

  # nothing there, and a method that is not known
  > GET /nothing HTTP/1.1
  > Host: localhost
  >
  < 404
  > DELETE /hello HTTP/1.1
  > Host: localhost
  >
  < 405

  # an encoded slash stays in its segment
  > GET /accounts/A%2FB HTTP/1.1
  > Host: localhost
  >
  < 200 A/B

  # escapes are decoded once
  > GET /accounts/%2541 HTTP/1.1
  > Host: localhost
  >
  < 200 %41

  # dots are a segment like any other
  > GET /accounts/../hello HTTP/1.1
  > Host: localhost
  >
  < 404
  > GET /accounts/.. HTTP/1.1
  > Host: localhost
  >
  < 200 ..
  > GET /accounts/%2e%2e%2Fhello HTTP/1.1
  > Host: localhost
  >
  < 200 ../hello
  > GET /hello/../hello HTTP/1.1
  > Host: localhost
  >
  < 404

  # slashes are not merged
  > GET //hello HTTP/1.1
  > Host: localhost
  >
  < 404
  > GET /accounts/ HTTP/1.1
  > Host: localhost
  >
  < 404
  > GET /hello/ HTTP/1.1
  > Host: localhost
  >
  < 404

  # a query is not part of the path
  > GET /hello?a=/b HTTP/1.1
  > Host: localhost
  >
  < 200 hello

  # an encoded NUL
  > GET /accounts/a%00b HTTP/1.1
  > Host: localhost
  >
  < 400

  # bytes that are no UTF-8
  > GET /accounts/%ff%fe HTTP/1.1
  > Host: localhost
  >
  < 400

  # an overlong form
  > GET /accounts/%c0%af HTTP/1.1
  > Host: localhost
  >
  < 400

  # a broken escape
  > GET /accounts/a%2 HTTP/1.1
  > Host: localhost
  >
  < 400
  > GET /accounts/a%zz HTTP/1.1
  > Host: localhost
  >
  < 400
  """#
