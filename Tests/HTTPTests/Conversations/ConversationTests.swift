import HTTP
import Testing

@Suite struct ConversationTests {
  private static let all = Conversation.parse(framingConversations + headConversations + pathConversations)

  @Test(arguments: all)
  func `the conversation goes as written, whole and byte by byte`(_ conversation: Conversation) async throws {
    try await served(allowedHosts: ["book.example"], router: echoRouter()) { port in
      conversation.hold(port: port, pieces: 1 << 20)
      conversation.hold(port: port, pieces: 1)
      conversation.hold(port: port, pieces: 7)
    }
  }

  @Test func `a conversation that goes otherwise is noticed`() async throws {
    let wrong = Conversation.parse("# wrong\n> GET /hello HTTP/1.1\n> Host: localhost\n>\n< 404 bye")
    try await served(router: echoRouter()) { port in
      withKnownIssue { wrong[0].hold(port: port, pieces: 1 << 20) }
    }
  }
}
