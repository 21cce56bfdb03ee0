import Testing

@testable import ContractTesting

@Suite struct StableHashTests {
  /// Published FNV-1a test values.
  @Test(
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func knownValues(_ text: String, _ hash: UInt64) { #expect(StableHash.of(text) == hash) }

  @Test func digitsAreTwelveAndDiffer() {
    var seen: Set<String> = []
    for number in 0..<3000 {
      let digits = StableHash.digits(of: "\(number)")
      #expect(digits.utf8.count == 12)
      #expect(digits.allSatisfy { $0.isHexDigit })
      seen.insert(digits)
    }
    #expect(seen.count == 3000)
  }
}
