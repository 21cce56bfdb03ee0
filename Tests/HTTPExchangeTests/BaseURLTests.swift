import HTTPExchange
import Testing

@Suite("Base URLs")
struct BaseURLTests {
  @Test(
    "are read into origin and path",
    arguments: [
      ("http://localhost:8080", "http://localhost:8080", ""),
      ("HTTP://Example.com", "http://Example.com", ""),
      ("https://example.com:443/", "https://example.com", ""),
      ("http://example.com:/api/v1/", "http://example.com", "/api/v1"),
      ("https://example.com:80/a%20b//", "https://example.com:80", "/a%20b"),
      ("http://[::1]:8080/x", "http://[::1]:8080", "/x"),
      ("http://[2001:db8::7]", "http://[2001:db8::7]", ""),
      ("http://127.0.0.1:65535", "http://127.0.0.1:65535", ""),
    ])
  func valid(text: String, origin: String, path: String) throws {
    let configuration = try HTTPClientConfiguration(baseURL: text)
    #expect(configuration.origin == origin)
    #expect(configuration.basePath == path)
  }

  @Test("ports are those of the scheme unless written")
  func ports() throws {
    #expect(try HTTPClientConfiguration(baseURL: "http://a").port == 80)
    #expect(try HTTPClientConfiguration(baseURL: "https://a").port == 443)
    #expect(try HTTPClientConfiguration(baseURL: "https://a:8443").port == 8443)
  }

  @Test(
    "are refused with what is wrong",
    arguments: [
      ("", "empty"), ("localhost:8080", "no scheme"), ("ftp://a", "ftp"), ("http://", "no host"),
      ("http://:80", "no host"), ("http://a:b", "\"b\""), ("http://a:0", "\"0\""), ("http://a:65536", "65536"),
      ("http://a:+80", "+80"), ("http://::1", "more than one colon"), ("http://[::1", "bracket"),
      ("http://[::1]x", "IPv6"), ("http://[name]", "IPv6"), ("http://a/x?y", "query"), ("http://a#f", "fragment"),
      ("http://a b", "blank"), ("http://{host}/", "{"),
    ])
  func invalid(text: String, word: String) {
    #expect {
      try HTTPClientConfiguration(baseURL: text)
    } throws: { error in
      guard let error = error as? HTTPConfigurationError else { return false }
      return error.message.contains(word) && !error.remedy.isEmpty
    }
  }

  @Test("never show the credentials that they hold")
  func credentials() {
    #expect {
      try HTTPClientConfiguration(baseURL: "http://user:secret@host/")
    } throws: { error in
      let text = "\(error)"
      return text.contains("credentials") && !text.contains("secret")
    }
  }

  @Test("a TLS file that cannot be read is named")
  func missingFile() throws {
    var configuration = try HTTPClientConfiguration(baseURL: "https://localhost")
    configuration.caFile = "/nonexistent/ca.pem"
    #expect {
      _ = try HTTPClient(configuration)
    } throws: { error in
      "\(error)".contains("/nonexistent/ca.pem")
    }
  }
}
