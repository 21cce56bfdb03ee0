import ContractTesting
import JSON
import Testing

@Suite("The same value in another form is a canonical difference")
struct ComparisonCanonicalTests {
  @Test(
    "text",
    arguments: [
      ComparisonCase(#""  Big hammer ""#, #""Big hammer""#, "outer blanks trimmed"),
      ComparisonCase(#"" a""#, #""a""#, "outer blanks trimmed"),
      ComparisonCase(#"" a ""#, #"" a""#, "outer blanks trimmed"),
      ComparisonCase(#""\n\ta\u00a0""#, #""a""#, "outer blanks trimmed"),
      ComparisonCase(#""   ""#, #""""#, "outer blanks trimmed"),
      ComparisonCase(#""cafe\u0301""#, #""caf\u00e9""#, "Unicode normalised (NFC)"),
      ComparisonCase(#""caf\u00e9""#, #""cafe\u0301""#, "Unicode normalised (NFD)"),
      ComparisonCase(#"" cafe\u0301 ""#, #""caf\u00e9""#, "outer blanks trimmed, Unicode normalised (NFC)"),
      ComparisonCase(#""{\"b\": 2}""#, #""{\"b\":2}""#, "JSON text in another spelling"),
      ComparisonCase(#""+/8""#, #""-_8=""#, "base64 in another spelling", format: "byte"),
      ComparisonCase(#""aGk""#, #""aGk=""#, "base64 in another spelling", format: "byte"),
    ])
  func text(_ example: ComparisonCase) { example.expect(.canonical) }

  @Test(
    "identifiers and addresses",
    arguments: [
      ComparisonCase(
        #""0D0C6F7A-5D57-4E5F-8F6C-1B3F7A0C9A11""#, #""0d0c6f7a-5d57-4e5f-8f6c-1b3f7a0c9a11""#, "UUID in lower case",
        format: "uuid"),
      ComparisonCase(
        #""{0d0c6f7a-5d57-4e5f-8f6c-1b3f7a0c9a11}""#, #""0d0c6f7a5d574e5f8f6c1b3f7a0c9a11""#,
        "UUID in another spelling"),
      ComparisonCase(#""A.b@EXAMPLE.com""#, #""A.b@example.com""#, "e-mail address: letter case of its domain"),
      ComparisonCase(#""A.b@EXAMPLE.com""#, #""a.b@example.com""#, "e-mail address in another letter case"),
      ComparisonCase(#""Example.COM""#, #""example.com""#, "host name in another letter case", format: "hostname"),
      ComparisonCase(
        #""a.example""#, #""a.example.""#, "host name with its final dot changed", format: "hostname"),
      ComparisonCase(#""HTTP://Example.COM""#, #""http://example.com/""#, "URI in its canonical spelling"),
      ComparisonCase(
        #""https://a.b:443/x/../%7ey?q=%2f#F""#, #""https://a.b/~y?q=%2F#F""#, "URI in its canonical spelling"),
      ComparisonCase(#""http://a/é ""#, #""http://a/%C3%A9""#, "outer blanks trimmed, URI in its canonical spelling"),
      ComparisonCase(#""2001:DB8:0:0:0:0:0:1""#, #""2001:db8::1""#, "IPv6 address in another spelling"),
      ComparisonCase(#""::ffff:1.2.3.4/96""#, #""::ffff:102:304/96""#, "IPv6 address in another spelling"),
      ComparisonCase(
        #""AA-BB-CC-00-11-22""#, #""aa:bb:cc:00:11:22""#, "MAC address in another spelling", format: "mac"),
    ])
  func addresses(_ example: ComparisonCase) { example.expect(.canonical) }

  @Test(
    "numbers",
    arguments: [
      ComparisonCase("12.5", #""12.50""#, "number written as a string"),
      ComparisonCase("1", #""1.00""#, "number written as a string", format: "decimal"),
      ComparisonCase("9007199254740993", #""9007199254740993""#, "number written as a string"),
      ComparisonCase(#""12.5""#, #""12.50""#, "decimal written to its scale"),
      ComparisonCase(#""1""#, #""1.00""#, "decimal written to its scale"),
      ComparisonCase(#""007.10""#, #""7.1""#, "decimal written to its scale", format: "decimal"),
      ComparisonCase(#""1e3""#, #""1000""#, "decimal written to its scale", traits: ValueTraits(isNumericString: true)),
      ComparisonCase(
        #""12.5""#, "12.5", "numeric string shown as a number", traits: ValueTraits(isNumericString: true)),
    ])
  func numbers(_ example: ComparisonCase) { example.expect(.canonical) }

  @Test(
    "dates, times and durations",
    arguments: [
      ComparisonCase(
        #""2024-02-29T10:00:00+02:00""#, #""2024-02-29T02:00:00-06:00""#, "shown in another time zone"),
      ComparisonCase(#""2024-02-29T23:30:00-06:00""#, #""2024-03-01T05:30:00Z""#, "shown in another time zone"),
      ComparisonCase(#""1800-01-01T00:00:00Z""#, #""1799-12-31T18:09:24-05:50:36""#, "shown in another time zone"),
      ComparisonCase(#""2024-01-01T10:00:00Z""#, #""2024-01-01 10:00:00.000+00:00""#, "time in another spelling"),
      ComparisonCase(#""2024-01-01t10:00:00.120z""#, #""2024-01-01T10:00:00.12+0000""#, "time in another spelling"),
      ComparisonCase(#""2016-12-31T23:59:60Z""#, #""2017-01-01T00:00:00Z""#, "time in another spelling"),
      ComparisonCase(
        #""2024-01-01T10:00:00Z""#, #""Mon, 01 Jan 2024 10:00:00 GMT""#, "time in another spelling"),
      ComparisonCase(#""2024-01-01T10:00:00Z""#, #""2024-01-01T10:00:00""#, "time zone left out"),
      ComparisonCase(#""2024-01-01T10:00:00""#, #""2024-01-01T10:00:00Z""#, "time zone added"),
      ComparisonCase(#""2024-01-01T10:00:00""#, #""2024-01-01T10:00:00-06:00""#, "time zone added"),
      ComparisonCase(#""2024-01-01T10:00:00""#, #""2024-01-01T16:00:00Z""#, "taken for the server's local time"),
      ComparisonCase(
        #""2024-01-01T10:00:00+02:00""#, #""2024-01-01T08:00:00""#, "shown in UTC without its time zone"),
      ComparisonCase(#""10:00""#, #""10:00:00""#, "time in another spelling", format: "time"),
      ComparisonCase(#""01:00:00+02:00""#, #""23:00:00Z""#, "shown in another time zone", format: "time"),
      ComparisonCase(#""2024-01-01""#, #""2024-01-01T00:00:00Z""#, "date shown with a time of day"),
      ComparisonCase(#""2024-01-01T00:00:00Z""#, #""2024-01-01""#, "midnight shown as a date"),
      ComparisonCase(#""1970-01-02T00:00:01Z""#, "86401", "time shown as seconds since 1970"),
      ComparisonCase(#""1970-01-01T00:00:01.5Z""#, "1500", "time shown as milliseconds since 1970"),
      ComparisonCase(#""90""#, #""00:01:30""#, "duration in another spelling"),
      ComparisonCase("60", #""PT1M""#, "duration in another spelling"),
      ComparisonCase("90.5", #""PT1M30.5S""#, "duration in another spelling"),
      ComparisonCase(#""PT90S""#, #""PT1M30S""#, "duration in another spelling"),
      ComparisonCase(#""P1DT2H3M4.5S""#, #""1 02:03:04.500000""#, "duration in another spelling"),
      ComparisonCase(#""P1DT1S""#, #""1 day, 0:00:01""#, "duration in another spelling"),
      ComparisonCase(#""P1W""#, #""P7D""#, "duration in another spelling"),
      ComparisonCase(#""P1Y2M""#, #""P14M""#, "duration in another spelling"),
      ComparisonCase(#""-PT1M30S""#, #""-1m30s""#, "duration in another spelling"),
      ComparisonCase(#""26:03:04""#, #""1.02:03:04""#, "duration in another spelling", format: "duration"),
      ComparisonCase(#""PT1M""#, "60", "duration in another spelling", format: "duration"),
    ])
  func times(_ example: ComparisonCase) { example.expect(.canonical) }

  @Test(
    "references",
    arguments: [
      ComparisonCase("3", #"{"id":3,"name":"r2"}"#, "reference shown as an object"),
      ComparisonCase(#""3""#, #"{"pk":3}"#, "reference shown as an object"),
      ComparisonCase(#""a-b""#, #"{"slug":"a-b","title":"A B"}"#, "reference shown as an object"),
      ComparisonCase("[3]", #"[{"id":3,"name":"r2"}]"#, "reference shown as an object"),
      ComparisonCase(#"{"id":3}"#, "3", "object shown as its reference"),
    ])
  func references(_ example: ComparisonCase) { example.expect(.canonical) }

  @Test(
    "precision that no document promises",
    arguments: [
      ComparisonCase(#""P1Y2M3DT4H5M6S""#, #""P1Y63DT4H5M6S""#, "duration with months counted as 30 days"),
      ComparisonCase(
        #""2024-01-01T10:00:42.123456Z""#, #""2024-01-01T10:00:42.123Z""#, "fraction of a second cut to 3 digits"),
      ComparisonCase(
        #""2024-01-01T10:00:42.123987Z""#, #""2024-01-01T10:00:42.124Z""#, "fraction of a second rounded to 3 digits"),
      ComparisonCase(
        "0.1234567890123456789", "0.12345678901234568", "rounded to double precision",
        traits: ValueTraits(isFractional: true)),
      ComparisonCase(
        "9007199254740993", "9007199254740992", "rounded to double precision (exact up to 2^53 only)",
        before: "9007199254740992", traits: ValueTraits(isFractional: true)),
    ])
  func precision(_ example: ComparisonCase) { example.expect(.canonical) }

  @Test("references in another order, since a set of relations has none")
  func referencesReordered() {
    let example = ComparisonCase(
      "[4,3]", #"[{"id":3},{"id":4}]"#, "references shown as objects, in another order")
    example.expect(.canonical)
  }

  @Test("an id that is read under the name of what it refers to")
  func referenceUnderItsName() {
    let comparison = StateComparison()
    let differences = comparison.differences(
      sent: json(#"{"permission_id":2,"viewMenuId":7,"tag_ids":[1,2]}"#),
      read: json(#"{"permission":{"id":2},"viewMenu":7,"tags":[{"id":1},{"id":2}]}"#))
    #expect(differences.map(\.kind) == [.canonical, .canonical, .canonical])
    #expect(differences.map(\.reason).allSatisfy { $0 == "reference shown as an object" })
    let lost = comparison.differences(sent: json(#"{"permission_id":2}"#), read: json(#"{"permission":{"id":3}}"#))
    #expect(lost.map(\.reason) == ["dropped"])
  }
}
