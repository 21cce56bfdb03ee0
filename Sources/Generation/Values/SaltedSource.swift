import JSON

/// What makes the values of one payload its own: seed and salt, folded into positions, tags and streams.
struct SaltedSource: Sendable {
  let seed: UInt64
  let salt: UInt64

  /// A number from 0 up to `count` that differs between salts as long as they are less than `count` apart.
  func position(below count: Int, at location: Location) -> Int {
    guard count > 1 else { return 0 }
    let size = UInt64(count)
    var stream = sharedGenerator(at: location)
    let offset = stream.next()
    let step = Self.step(for: size)
    let stride = size > 64 ? size / 17 : 1
    let ordinal = UInt64(truncatingIfNeeded: location.ordinal) % size
    let turns = (salt % size) * step % size + ordinal * stride % size
    return Int((offset % size + turns) % size)
  }

  /// Four hexadecimal digits that name this payload; they differ between salts less than 65,536 apart.
  func tag(at location: Location) -> String {
    let digits = String(tagNumber(at: location), radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The tag as a number from 0 to 65,535.
  func tagNumber(at location: Location) -> UInt64 {
    let ordinal = UInt64(truncatingIfNeeded: location.ordinal)
    return ((salt &+ seed &* 257 &+ ordinal &* 4099) &* 40_503 &+ 12_345) & 0xFFFF
  }

  /// A stream for this payload and place.
  func generator(at location: Location, attempt: Int = 0) -> DeterministicGenerator {
    DeterministicGenerator(
      mixing: seed, salt, location.fingerprint, UInt64(truncatingIfNeeded: location.ordinal), UInt64(attempt))
  }

  /// A stream for this place in every payload.
  func sharedGenerator(at location: Location) -> DeterministicGenerator {
    DeterministicGenerator(mixing: seed, location.fingerprint)
  }

  /// A step coprime to `size`, so that consecutive salts visit every position before one comes again.
  private static func step(for size: UInt64) -> UInt64 {
    guard size > 8 else { return 1 }
    var step = size * 5 / 8 | 1
    while divisor(step, size) != 1 { step += 2 }
    return step
  }

  private static func divisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
