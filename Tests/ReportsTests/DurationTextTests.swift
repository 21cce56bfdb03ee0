import Testing

@testable import Reports

@Suite struct DurationTextTests {
  @Test(arguments: [
    (0, "0 ms"), (0.0042, "4 ms"), (0.9996, "1.0 s"), (1.24, "1.2 s"), (59.96, "1 min 0 s"), (125, "2 min 5 s"),
  ])
  func readable(seconds: Double, text: String) {
    #expect(DurationText.readable(seconds) == text)
  }

  @Test(arguments: [(0, "0.000"), (1.2, "1.200"), (0.0005, "0.001"), (61.05, "61.050"), (Double.infinity, "0.000")])
  func seconds(seconds: Double, text: String) {
    #expect(DurationText.seconds(seconds) == text)
  }
}
