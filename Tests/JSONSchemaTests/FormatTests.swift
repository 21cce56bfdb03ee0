import JSON
import Testing

@testable import JSONSchema

@Suite struct FormatTests {
  @Test(arguments: [
    ("byte", "aGVsbG8=", true), ("byte", "aGVsbG8", false), ("byte", "a=b=", false), ("byte", "", true),
    ("decimal", "-12.50", true), ("decimal", "1,5", false),
    ("duration", "P1Y2M3DT4H5M6S", true), ("duration", "P1Y2D", false), ("duration", "P1W1D", false),
    ("duration", "PT", false), ("email", "\"a b\"@example.org", true), ("email", "a..b@example.org", false),
    ("email", "a@[IPv6:::1]", true), ("hostname", "r3---sn-example.test", true), ("hostname", "-a.test", false),
    ("ipv6", "::ffff:1.2.3.4", true), ("ipv6", "1::2::3", false), ("ipv6", ":::", false),
    ("uuid", "123e4567-e89b-12d3-a456-42661417400", false), ("date-time", "1998-12-31T15:59:60-08:00", true),
    ("date-time", "1998-12-31T15:59:60Z", false), ("uri", "http://[::1]:80/a%20b?c#d", true), ("uri", "/a", false),
    ("base64url", "_-8", true), ("base64url", "_-8=", true), ("base64url", "_-8==", false),
    ("base64url", "a+b/", false),
    ("base64url", "a", false), ("char", "a", true), ("char", "\u{1F600}", true), ("char", "ab", false),
    ("char", "", false),
    ("decimal128", "1234567890123456789012345678901234", true),
    ("decimal128", "12345678901234567890123456789012345", false),
    ("decimal128", "0.00123456789012345678901234567890123400", true), ("decimal128", "1e6145", false),
    ("date-time-local", "2024-02-29T23:59:59.5", true), ("date-time-local", "2024-02-29T23:59:59Z", false),
    ("time-local", "23:59:59", true), ("time-local", "24:00:00", false), ("time-local", "12:00:00Z", false),
    ("http-date", "Sun, 06 Nov 1994 08:49:37 GMT", true), ("http-date", "Sunday, 06-Nov-94 08:49:37 GMT", true),
    ("http-date", "Sun Nov  6 08:49:37 1994", true), ("http-date", "Sun, 31 Nov 1994 08:49:37 GMT", false),
    ("http-date", "Sun, 06 Nov 1994 08:49:37 UTC", false), ("http-date", "1994-11-06T08:49:37Z", false),
    ("media-range", "*/*", true), ("media-range", "text/*;level=1", true), ("media-range", "a/b; c=\"d\\\"e\"", true),
    ("media-range", "*/json", false), ("media-range", "text", false), ("media-range", "text/html x", false),
    ("sf-binary", ":aGVsbG8=:", true), ("sf-binary", "aGVsbG8=", false), ("sf-binary", ":", false),
    ("sf-boolean", "?1", true), ("sf-boolean", "true", false), ("sf-string", "a b", true),
    ("sf-string", "\u{E9}", false),
    ("sf-token", "*a/b:c", true), ("sf-token", "1a", false), ("sf-token", "", false),
    ("uri-reference", "a b", false), ("iri", "http://ƒøø.ßår/?∂éœ=πîx#πîüx", true),
  ])
  func textsAreTold(name: String, text: String, isValid: Bool) {
    #expect(Format.isValid(name, text) == isValid)
  }

  @Test(arguments: [
    ("int32", "-2147483648", true), ("int32", "-2147483649", false), ("int64", "9223372036854775807", true),
    ("int64", "9223372036854775808", false), ("float", "3.4028235e38", true), ("float", "3.5e38", false),
    ("int8", "-128", true), ("int8", "128", false), ("int16", "32768", false), ("uint8", "255", true),
    ("uint8", "-1", false), ("uint16", "65536", false), ("uint32", "4294967296", false),
    ("uint64", "18446744073709551615", true), ("uint64", "18446744073709551616", false), ("int32", "1.0", true),
    ("int32", "1.5", false), ("double-int", "9007199254740991", true), ("double-int", "9007199254740993", false),
    ("decimal128", "1234567890123456789012345678901234e10", true), ("decimal128", "1e-6177", false),
    ("sf-integer", "999999999999999", true), ("sf-integer", "1000000000000000", false),
    ("sf-decimal", "-999999999999.125", true), ("sf-decimal", "0.1234", false), ("sf-decimal", "1000000000000", false),
    ("double", "1.7976931348623157e308", true), ("double", "1.8e308", false), ("double", "1e-400", true),
  ])
  func numbersAreTold(name: String, literal: String, isValid: Bool) throws {
    #expect(Format.isValid(name, try #require(JSONNumber(literal: literal))) == isValid)
  }

  @Test func unknownFormatsSayNothing() throws {
    #expect(Format.isValid("colour", "red") == nil)
    #expect(Format.isValid("int32", "red") == nil)
    #expect(!Format.isKnown("colour"))
    #expect(Format.isKnown("password"))
    #expect(try CompiledText("{format: colour}").isValid("\"red\""))
  }

  @Test func formatsAreAssertedOnRequest() throws {
    let schema = try CompiledText("{format: ipv4}").schema
    #expect(!schema.isValid("1.2.3"))
    #expect(schema.isValid("1.2.3", options: ValidationOptions(assertFormats: false)))
  }

  @Test func punycodeGoesBothWays() {
    let label = Array("bücher".unicodeScalars)
    #expect(Punycode.encode(label) == "bcher-kva")
    #expect(Punycode.decode("bcher-kva") == label)
    #expect(Punycode.decode("99999999") == nil)
  }
}
