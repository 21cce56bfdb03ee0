import HTTPExchange
import JSON
import Testing

@testable import ContractTesting

@Suite struct RedactionTests {
  private let redaction = Redaction(origin: "http://h:1", secretNames: ["authorization", "api_key"])

  private func curl(_ body: [UInt8]) throws -> String {
    redaction.curl(try Sample().exchange(body: body))
  }

  @Test func wordsAreQuotedForTheShell() throws {
    #expect(
      try curl(Array(#"{"a":"it's $HOME `x` \n"}"#.utf8))
        == #"curl -i -X PUT 'http://h:1/articles/1' --data-binary '{"a":"it'\''s $HOME `x` \n"}'"#)
  }

  @Test func bytesThatAreNoPrintableTextAreEscaped() throws {
    let command = try curl([0x61, 0xC3, 0x28, 0x27, 0x5C, 0x0A, 0xFF])
    #expect(command.hasSuffix(#"--data-binary $'a\xc3(\'\\\x0a\xff'"#))
    #expect(try curl(Array("é".utf8)).hasSuffix("--data-binary 'é'"))
  }

  @Test func anEmptyBodyIsSent() throws {
    #expect(try curl([]).hasSuffix("--data-binary ''"))
  }

  @Test func secretsAreVariables() throws {
    let exchange = try Sample().exchange(
      "GET /articles/{id}", target: "/articles/1?a=b&api_key=k%20k&API_KEY=z&c",
      fields: [HTTPField("Authorization", "Bearer abc"), HTTPField("X-A", "it's"), HTTPField("Accept", "*/*")])
    let command = redaction.curl(exchange)
    #expect(
      command
        == #"curl -i 'http://h:1/articles/1?a=b&api_key=[redacted]&API_KEY=[redacted]&c' -H "Authorization: $AUTHORIZATION" -H 'X-A: it'\''s'"#
    )
    let recorded = redaction.recorded(exchange)
    #expect(recorded.url.hasSuffix("?a=b&api_key=[redacted]&API_KEY=[redacted]&c"))
    #expect(recorded.requestFields.map(\.value) == ["[redacted]", "it's", "*/*"])
    #expect(recorded.requestBody == nil)
    #expect(recorded.responseBody == nil)
  }

  @Test func longContentIsCut() throws {
    let body = [UInt8](repeating: 0x61, count: Redaction.contentLimit + 5)
    let shown = try #require(redaction.recorded(try Sample().exchange(body: body)).requestBody)
    #expect(shown.utf8.count < body.count + 40)
    #expect(shown.hasSuffix("(\(body.count) bytes)"))
  }
}
