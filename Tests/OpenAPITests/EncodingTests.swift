import Testing

@testable import OpenAPI

/// Encoding Objects (§4.8.15), and what 2.0 has instead of them.
@Suite struct EncodingTests {
  private func document(_ encoding: String, version: String = "3.1.0") throws -> Loaded {
    try Loaded(
      """
      openapi: \(version)
      info: {title: t, version: '1'}
      paths:
        /a:
          put:
            requestBody:
              content:
                multipart/form-data:
                  schema: {type: object}
                  encoding:
                    photo: \(encoding)
            responses: {'200': {description: d}}
      """)
  }

  @Test func fieldsAreRead() throws {
    let loaded = try document(
      "{contentType: 'image/png, image/jpeg', headers: {X-A: {required: true, schema: {const: b}}}, explode: false}")
    let encoding = try #require(loaded.operation("PUT /a")?.requestBody?.content.first?.encoding["photo"])
    #expect(encoding.contentType == "image/png, image/jpeg")
    #expect(encoding.headers.map(\.name) == ["X-A"])
    #expect(encoding.explode == false && encoding.style == nil && encoding.allowReserved == nil)
    #expect(encoding.serializer("photo")?.serializedQuery(["a", "b"]) == ["photo=a,b"])
    #expect(loaded.found == [])
  }

  @Test func withoutAStyleTheMediaTypeDecides() throws {
    let loaded = try document("{contentType: text/plain}")
    #expect(loaded.operation("PUT /a")?.requestBody?.content.first?.encoding["photo"]?.serializer("photo") == nil)
  }

  @Test func mistakesAreNoted() throws {
    #expect(try document("{style: matrix, contenttype: a}").found == ["11:30 wrong-value", "11:38 unknown-field"])
    #expect(try document("text").found == ["11:22 wrong-type"])
    #expect(try document("{itemEncoding: {}}").found == ["11:23 unknown-field"])
    #expect(try document("{itemEncoding: {}}", version: "3.2.0").found == [])
  }

  @Test func cookieIsAStyleSince32() throws {
    func style(_ version: String) throws -> Parameter.Style? {
      try Loaded(
        """
        openapi: \(version)
        info: {title: t, version: '1'}
        paths: {/a: {get: {parameters: [{name: c, in: cookie, style: cookie, schema: {}}], responses: {'200': {description: d}}}}}
        """
      ).operation("GET /a")?.parameters.first?.style
    }
    #expect(try style("3.2.0") == .cookie)
    #expect(try style("3.1.0") == .form)
    let cookie = ParameterSerializer(name: "c d", style: .cookie, explode: true)
    #expect(cookie.serializedCookies("a%b c") == ["c d=a%b c"])
    #expect(cookie.serializedCookies(["a", "b"]) == ["c d=a", "c d=b"])
    #expect(cookie.serializedCookies(["x": 1]) == ["x=1"])
  }
}
