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
    ("uri-reference", "a b", false), ("iri", "http://ƒøø.ßår/?∂éœ=πîx#πîüx", true),
  ])
  func textsAreTold(name: String, text: String, isValid: Bool) {
    #expect(Format.isValid(name, text) == isValid)
  }

  @Test(arguments: [
    ("int32", "-2147483648", true), ("int32", "-2147483649", false), ("int64", "9223372036854775807", true),
    ("int64", "9223372036854775808", false), ("float", "3.4028235e38", true), ("float", "3.5e38", false),
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
