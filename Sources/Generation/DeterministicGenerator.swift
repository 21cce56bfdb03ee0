/// A stream of pseudo-random numbers that is the same for the same seed on every machine and in every run.
///
/// The algorithm is SplitMix64, whose output is fixed by its definition; Swift's own hashing, which differs from run to
/// run, plays no part.
public struct DeterministicGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the stream of `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// Starts the stream of several parts, order included: the same parts give the same stream.
  public init(mixing parts: UInt64...) {
    var mixed: UInt64 = 0
    for part in parts { mixed = Self.scramble(mixed &+ part &+ 0x9E37_79B9_7F4A_7C15) }
    state = mixed
  }

  /// Returns the next 64 bits.
  public mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    return Self.scramble(state)
  }

  /// Returns a number from 0 up to `limit`, `limit` excluded; 0 when `limit` is not positive.
  public mutating func below(_ limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A stable 64-bit name of `text` (FNV-1a over its UTF-8 bytes).
  static func fingerprint(_ text: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private static func scramble(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
